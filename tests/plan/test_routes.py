"""The addresses of the site."""

import pytest

from bilan.language.locales import load_locales
from bilan.load.site import load_site
from bilan.model.records import replace
from bilan.model.source import SourceTree
from bilan.model.standards import COUNTRIES
from bilan.plan.routes import (
    Routes,
    absolute_url,
    alias_path,
    asset_url,
    corrections_url,
    feed_url,
    file_path,
    home_url,
    item_url,
    list_url,
    not_found_url,
    order_url,
    path_address,
    path_url,
    picture_url,
    place_url,
    report_url,
    root_url,
    rooted_url,
    routes_of,
    section_url,
    tag_uri,
)
from tests.load.trees import SETTINGS, tree_of
from tests.sites import project_tree

AT_THE_ROOT = Routes(
    base_url="https://results.example.org/",
    base_path="/",
    sections={
        "en": {"stories": "news-stories", "year": "year", "page": "page"},
        "fr": {"stories": "actualites-recits", "year": "annee", "page": "page"},
    },
)
BELOW = replace(AT_THE_ROOT, base_url="https://example.org/results/", base_path="/results/")
BOTH = pytest.mark.parametrize(
    ("routes", "base"), [(AT_THE_ROOT, "/"), (BELOW, "/results/")], ids=["at the root", "below a path"]
)


@BOTH
def test_every_address_begins_with_the_base_path(routes: Routes, base: str) -> None:
    assert root_url(routes) == base
    assert home_url(routes, "fr") == f"{base}fr/"
    assert section_url(routes, "fr", "stories") == f"{base}fr/actualites-recits/"
    assert item_url(routes, "fr", "stories", "faustina") == f"{base}fr/actualites-recits/faustina/"
    assert not_found_url(routes, "fr") == f"{base}fr/404.html"
    assert asset_url(routes, "site.css") == f"{base}assets/site.css"
    assert rooted_url(routes, "/en/old/") == f"{base}en/old/"


def test_pages_stand_right_under_their_language() -> None:
    assert item_url(AT_THE_ROOT, "en", "pages", "about") == "/en/about/"


def test_the_first_page_of_a_list_has_no_number() -> None:
    assert list_url(AT_THE_ROOT, "en", "stories") == "/en/news-stories/"
    assert list_url(AT_THE_ROOT, "en", "stories", number=2) == "/en/news-stories/page/2/"


def test_a_filter_stands_in_the_address_in_the_words_of_the_language() -> None:
    assert list_url(AT_THE_ROOT, "fr", "stories", ("year", "2021")) == "/fr/actualites-recits/annee/2021/"
    assert (
        list_url(AT_THE_ROOT, "fr", "stories", ("year", "2021"), 3)
        == "/fr/actualites-recits/annee/2021/page/3/"
    )


@BOTH
def test_a_folder_s_file_is_its_index_wherever_the_site_lies(routes: Routes, base: str) -> None:
    assert file_path(routes, base) == "index.html"
    assert file_path(routes, f"{base}en/news-stories/") == "en/news-stories/index.html"
    assert file_path(routes, f"{base}assets/site.css") == "assets/site.css"


def test_an_address_with_signs_of_its_own_leads_to_a_file_of_that_name() -> None:
    url = picture_url(AT_THE_ROOT, "content/stories/faustina/her shop é.jpg")

    assert url == "/media/stories/faustina/her%20shop%20%C3%A9.jpg"
    assert file_path(AT_THE_ROOT, url) == "media/stories/faustina/her shop é.jpg"


@BOTH
def test_an_absolute_address_has_the_base_path_once(routes: Routes, base: str) -> None:
    assert absolute_url(routes, f"{base}en/about/") == f"{routes.base_url}en/about/"


def test_a_country_and_a_region_stand_in_the_words_of_the_language() -> None:
    routes = replace(
        AT_THE_ROOT,
        sections={"fr": {"countries": "pays", "order": "ordre", "contribution": "contribution"}},
        places={"fr": {"NE": "niger", "sahel": "sahel-et-lac-tchad"}},
    )

    assert place_url(routes, "fr", "NE") == "/fr/pays/niger/"
    assert place_url(routes, "fr", "sahel") == "/fr/pays/sahel-et-lac-tchad/"
    assert order_url(routes, "fr", "contribution", "USD") == "/fr/pays/ordre/contribution-usd/"


def test_results_as_they_stood_and_corrections_stand_below_the_results() -> None:
    sections = {"fr": {"results": "resultats", "as-of": "au", "corrections": "corrections"}}
    routes = replace(BELOW, sections=sections)

    assert report_url(routes, "fr", "2020-05-06") == "/results/fr/resultats/au/2020-05-06/"
    assert report_url(routes, "fr", "2020-05-06", "emploi") == "/results/fr/resultats/au/2020-05-06/emploi/"
    assert corrections_url(routes, "fr") == "/results/fr/resultats/corrections/"


def test_a_feed_lies_where_no_name_or_title_can_move_it() -> None:
    assert feed_url(BELOW, "fr", "country/NE") == "/results/feeds/fr/country/ne.xml"


@pytest.mark.parametrize(
    ("first_url", "name"),
    [
        ("https://example.org/", "tag:example.org,2026:stories/faustina/fr"),
        ("https://Example.org:8080/", "tag:example.org,2026:stories/faustina/fr"),
        ("https://example.org/results/", "tag:example.org,2026:results/stories/faustina/fr"),
    ],
)
def test_a_name_that_stays_tells_the_host_the_place_on_it_and_the_thing(first_url: str, name: str) -> None:
    assert tag_uri(first_url, "stories/faustina/fr") == name


def made_routes() -> Routes:
    """Return the addresses of a site with a region that is called as a country."""
    region = "regions: {niger-river: {name: {en: Niger, fr: Niger}, countries: [NE, ML]}}\n"
    files = tree_of(f"\n== content/site.yaml ==\n{SETTINGS}{region}").files
    tree = SourceTree(files={**files, **project_tree().files}, blobs={}, problems=())
    site = load_site(tree).value
    assert site is not None
    return routes_of(site.settings, load_locales(tree, site.settings).value or {})


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_two_countries_or_regions_have_one_address(language: str) -> None:
    places = made_routes().places[language]

    assert len(set(places.values())) == len(places) > len(COUNTRIES)
    assert places["NE"] == "niger"
    assert places["niger-river"] == "niger-region"


@pytest.mark.parametrize(
    ("alias", "path"),
    [
        ("/en/old/address/", "en/old/address/index.html"),
        ("/2021/faustina", "2021/faustina/index.html"),
        ("/2021/faustina.html", "2021/faustina.html"),
        ("/v1.2/", "v1.2/index.html"),
        ("/a%20b/", "a b/index.html"),
        ("/", "index.html"),
    ],
)
def test_an_old_address_is_a_page_unless_it_names_a_file(alias: str, path: str) -> None:
    assert alias_path(alias) == path


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "/"),
        ("en/news-stories/index.html", "/en/news-stories/"),
        ("data/observations.csv", "/data/observations.csv"),
        ("en/my-index.html", "/en/my-index.html"),
        ("a b/index.html", "/a b/"),
    ],
)
def test_a_file_has_one_address(path: str, address: str) -> None:
    assert path_address(path) == address


def test_an_address_in_a_url_has_the_base_path_and_percent_signs() -> None:
    below = replace(AT_THE_ROOT, base_path="/our/results/")

    assert path_url(below, "index.html") == "/our/results/"
    assert path_url(below, "a b/é/index.html") == "/our/results/a%20b/%C3%A9/"
