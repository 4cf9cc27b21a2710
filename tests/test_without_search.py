"""A site that wants no search: nothing of it is there, and everything else is as with one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache

import pytest

from bilan.desk.pages import answer_desk
from bilan.model.source import Diagnostic
from tests.desk.desks import bar_on, desk_of
from tests.sites import Built, make_site
from tests.test_sites import FAUSTINA, RESULTS, page, story

SETTINGS = """
== content/site.yaml ==
name: {{en: A results site, fr: Un site de résultats}}
base_url: https://results.example.org/
languages: [en, fr]
search: {search}
"""
FRENCH = "\n== content/stories/faustina/fr.md ==\n---\ntitle: Faustina rentre\n---\nUn atelier.\n"
CONTENT = RESULTS + FAUSTINA + FRENCH + story("nder", language="fr") + page("Words.")

OF_THE_SEARCH = (
    re.compile(r' *<a class="search-way".*</a>\n'),
    re.compile(r' *<li><a href="/(?:en/search|fr/recherche)/">\w+</a></li>\n'),
    re.compile(r',"potentialAction":\{"@type":"SearchAction".*?"required name=words"\}'),
    re.compile(r"<url>\s*<loc>[^<]*/(?:en/search|fr/recherche)/</loc>.*?</url>\s*", re.DOTALL),
)
"""What a site with a search says of it outside the search page."""
SPEAKS_OF_A_SEARCH = re.compile(
    rb"search-(?:way|form|index)|/search|/recherche|SearchAction|>\s*(?:Search|Recherche)\b"
)


@cache
def with_search() -> Built:
    return make_site(SETTINGS.format(search="true") + CONTENT, makes_search=True)


@cache
def without() -> Built:
    return make_site(SETTINGS.format(search="false") + CONTENT, makes_search=True)


def named(files: Mapping[str, bytes]) -> Mapping[str, str]:
    """Return the files that are text, without what a site with a search says of it."""
    texts = {}
    for path, data in files.items():
        if path.endswith((".html", ".xml", ".txt", ".json", ".csv", ".conf", ".map")):
            text = data.decode()
            for one in OF_THE_SEARCH:
                text = one.sub("", text)
            texts[path] = text
    return texts


def gone(settings: str, *lines: str) -> list[Diagnostic]:
    """Return what is said of lost addresses of a site."""
    listed = "\n== content/_addresses.txt ==\n" + "".join(f"{one}\n" for one in lines)
    return [one for one in make_site(settings + FAUSTINA + listed).problems if one.code == "address-gone"]


OFF = SETTINGS.format(search="false")


# --- what is there ---


def test_the_page_the_index_and_the_script_are_not_there_and_every_other_file_is() -> None:
    missing = set(with_search().paths) - set(without().paths)

    pages = {"en/search/index.html", "fr/recherche/index.html"}
    assert pages <= missing
    assert all(path.startswith(("search-index/", "assets/search.")) or path in pages for path in missing), (
        missing
    )
    assert set(without().paths) <= set(with_search().paths)


def test_nothing_speaks_of_a_search_but_the_sheet_of_styles() -> None:
    assert [path for path, data in with_search().files.items() if SPEAKS_OF_A_SEARCH.search(data)]
    assert not [
        path
        for path, data in without().files.items()
        if SPEAKS_OF_A_SEARCH.search(data) and not path.endswith((".css", ".woff2", ".png"))
    ]


def test_all_else_is_as_on_a_site_with_a_search_byte_by_byte() -> None:
    here, there = named(without().files), named(with_search().files)

    assert {path: here[path] for path in here} == {path: there[path] for path in here}


def test_a_site_that_says_nothing_has_a_search_as_one_that_says_so() -> None:
    silent = make_site(SETTINGS.replace("search: {search}\n", "").format() + CONTENT, makes_search=True)

    assert silent.files == with_search().files


def test_a_first_page_tells_machines_of_no_way_to_search() -> None:
    [text] = without().page("/en/").root.xpath("//script[@type='application/ld+json']/text()")

    [site, *_] = json.loads(text)["@graph"]

    assert site["@type"] == "WebSite"
    assert "potentialAction" not in site


def test_a_page_of_one_s_own_may_have_the_address_of_the_search() -> None:
    own = page("Ask us.", key="search")

    assert "slug-taken" not in make_site(OFF + own).codes
    assert "Ask us." in make_site(OFF + own).page("/en/search/").text


@pytest.mark.parametrize("part", ["", "problems/", "pairs/"])
def test_neither_the_desk_nor_the_bar_above_a_page_mentions_a_search(part: str) -> None:
    desk = desk_of(OFF + CONTENT)

    drawn = answer_desk(desk, f"/_desk/en/{part}").data

    assert SPEAKS_OF_A_SEARCH.search(drawn) is None
    assert "Search" not in bar_on(desk, "/en/").html


# --- what is refused ---


def test_a_menu_cannot_lead_to_a_search_that_is_not_there() -> None:
    built = make_site(f"{OFF.rstrip()}\nnavigation: [stories, search]\n{FAUSTINA}")

    assert built.codes == ("unknown-choice",)


def test_the_address_of_a_search_may_stay_in_the_settings() -> None:
    built = make_site(f"{OFF.rstrip()}\nsections: {{search: {{en: find}}}}\n{FAUSTINA}")

    assert built.codes == ()


# --- what was published with one ---


@pytest.mark.parametrize(
    ("address", "home"), [("/en/search/", "/en/"), ("/fr/recherche/", "/fr/")], ids=["en", "fr"]
)
def test_a_search_that_is_switched_off_leaves_an_address_whose_readers_are_led_to_the_first_page(
    address: str, home: str
) -> None:
    [found] = gone(OFF, address)

    assert found.fixes == (f"{address} -> {home}",)
    assert "`search: false`" in found.why


def test_a_line_that_leads_its_readers_on_is_enough() -> None:
    assert gone(OFF, "/en/search/ -> /en/", "/fr/recherche/ -> /fr/") == []


def test_the_index_of_a_search_may_go_without_a_word() -> None:
    published = [one for one in with_search().addresses.splitlines() if not one.startswith("#")]

    told = gone(OFF + CONTENT.replace(FAUSTINA, ""), *published)

    assert [one.what.split("`")[1] for one in told] == ["/en/search/", "/fr/recherche/"]
