"""The search on whole sites: the list from A to Z, what is indexed, and in which language it is found."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping

import pytest

from tests.sites import Built, MakeSite, Page, make_site
from tests.test_sites import FAUSTINA, MIGRATION, RESULTS, page, story

HIDES = """
== content/site.yaml ==
name: {en: A results site, fr: Un site de résultats}
base_url: https://results.example.org/
languages: [en, fr]
untranslated: hide
"""


@pytest.fixture
def site() -> MakeSite:
    return make_site


def translation(key: str, title: str) -> str:
    """Return the French file of a story that was written in English."""
    return f"\n== content/stories/{key}/fr.md ==\n---\ntitle: {title}\n---\nDes mots.\n"


def entries(built: Built, url: str = "/en/search/") -> list[str]:
    """Return the lines of the list, each as it is read."""
    return [" ".join(one.text_content().split()) for one in built.page(url).all("li.az-entry")]


def letters(built: Built, url: str = "/en/search/") -> Mapping[str, list[str]]:
    """Return the titles under each letter."""
    return {
        one.xpath("string(.//h3)"): [link.text_content().strip() for link in one.xpath(".//li/a")]
        for one in built.page(url).all("section.az")
    }


def texts(built: Built, language: str) -> Iterator[str]:
    """Return the texts of an index, as Pagefind has them."""
    for path, data in built.files.items():
        if path.startswith(f"search-index/{language}/fragment/"):
            yield json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))["content"]


def addresses(built: Built, language: str) -> set[str]:
    return set(json.loads(built.file(f"search-index/{language}/addresses.json")).values())


# --- the page ---


def test_every_page_leads_to_the_search_of_its_language(site: MakeSite) -> None:
    built = site(RESULTS + FAUSTINA)

    for path, data in built.files.items():
        if path.endswith(".html") and path[:3] in ("en/", "fr/"):
            [link] = Page(data).links("a.search-way")
            words, url = {"en": ("Search", "/en/search/"), "fr": ("Recherche", "/fr/recherche/")}[path[:2]]
            assert (link.words, link.url, link.is_current) == (words, url, path == f"{url[1:]}index.html")


def test_the_list_has_everything_with_its_kind_and_its_day(site: MakeSite) -> None:
    built = site(RESULTS + FAUSTINA + page("Words."))

    assert entries(built) == [
        "About Page",
        "Faustina comes home Story | 29 September 2021",
        "Improved migration management Objective",
        "Mali Country",
        "Migrants protected Indicator",
        "Niger Country",
        "People informed Indicator",
    ]


def test_accents_make_no_difference_to_the_letter_and_digits_stand_before_all(site: MakeSite) -> None:
    titles = ("zebra", "Été à Nder", "eau", "École", "2021, une année", "Œuvre", "«Oser»")
    built = site("".join(story(f"s{n}", title=f'"{one}"', language="fr") for n, one in enumerate(titles)))

    assert letters(built, "/fr/recherche/") == {
        "#Chiffres et signes": ["2021, une année"],
        "E": ["eau", "École", "Été à Nder"],
        "O": ["Œuvre", "«Oser»"],
        "Z": ["zebra"],
    }


def test_each_letter_is_led_to(site: MakeSite) -> None:
    built = site(RESULTS + FAUSTINA)
    found = built.page("/en/search/")

    assert [one.words for one in found.links("nav.az-letters a")] == list(letters(built))
    assert {one.url.removeprefix("#") for one in found.links("nav.az-letters a")} <= found.anchors


def test_filters_offer_what_occurs_and_no_more(site: MakeSite) -> None:
    found = site(
        MIGRATION.replace(
            "counters: [migrants, informed]\ncharts: [{indicator: migrants, by: country}]\n", ""
        )
        + FAUSTINA
        + page("Words.")
    ).page("/en/search/")

    values = [(one.get("name"), one.get("value")) for one in found.all("form.search-form fieldset input")]

    assert values == [("kind", "story"), ("kind", "objective"), ("kind", "page"), ("objective", "migration")]


def test_an_entry_says_which_objectives_it_belongs_to(site: MakeSite) -> None:
    found = site(RESULTS + story("faustina", objectives="[migration]")).page("/en/search/")

    belongs = {one.xpath("string(a)"): one.get("data-objectives") for one in found.all("li.az-entry")}

    assert belongs["Faustina"] == "migration"
    assert belongs["Improved migration management"] == "migration"
    assert belongs["Migrants protected"] == "migration"
    assert belongs["Niger"] is None


def test_a_site_without_content_says_that_there_is_nothing_yet(site: MakeSite) -> None:
    built = site("", makes_search=True)

    assert "There is nothing to find yet." in built.page("/en/search/").text
    assert built.codes == ()
    assert addresses(built, "en") == set()


# --- which language finds what ---


def test_what_is_in_french_alone_is_marked_in_the_english_list_and_indexed_in_french(site: MakeSite) -> None:
    built = site(FAUSTINA + story("nder", language="fr", title="L’été à Nder"), makes_search=True)

    assert "L’été à Nder in French Story | 29 September 2021" in entries(built)
    assert addresses(built, "en") == {"/en/news-stories/faustina/"}
    assert addresses(built, "fr") == {"/fr/actualites-recits/nder/"}


def test_the_english_page_asks_the_french_index_only_where_its_list_has_french_entries(
    site: MakeSite,
) -> None:
    both = story("nder", title="Summer in Nder") + translation("nder", "L’été à Nder")

    def asked(text: str) -> object:
        [form] = site(text).page("/en/search/").all("form.search-form")
        return form.get("data-indexes")

    assert asked(both) == "/search-index/en/"
    assert asked(both + story("mali", language="fr")) == "/search-index/en/ /search-index/fr/"


def test_a_site_that_hides_the_untranslated_lists_only_what_is_in_the_language(site: MakeSite) -> None:
    built = site(HIDES + FAUSTINA + story("nder", language="fr", title="L’été à Nder"))

    assert entries(built) == ["Faustina comes home Story | 29 September 2021"]
    assert entries(built, "/fr/recherche/") == ["L’été à Nder Récit | 29 septembre 2021"]


def test_a_translated_item_stands_in_each_list_once_in_its_language(site: MakeSite) -> None:
    built = site(story("nder", title="Summer in Nder") + translation("nder", "L’été à Nder"))

    assert entries(built) == ["Summer in Nder Story | 29 September 2021"]
    assert entries(built, "/fr/recherche/") == ["L’été à Nder Récit | 29 septembre 2021"]


# --- the index ---


def test_the_index_has_the_words_of_the_text_and_its_figures_written_out(site: MakeSite) -> None:
    text = "A **workshop**, with [[figure migrants]] others.\n\n- one\n- two\n"
    built = site(RESULTS + story("faustina", text=text), makes_search=True)

    assert "A workshop, with 295 998 others. one. two." in set(texts(built, "en"))


def test_what_is_held_back_is_in_no_index(site: MakeSite) -> None:
    built = site(FAUSTINA + story("secret", status="draft"), makes_search=True)
    previewed = site(FAUSTINA + story("secret", status="draft"), makes_search=True, shows_drafts=True)

    assert addresses(built, "en") == {"/en/news-stories/faustina/"}
    assert "/en/news-stories/secret/" in addresses(previewed, "en")


def test_below_a_path_the_index_is_the_same_but_for_the_addresses(site: MakeSite) -> None:
    here = site(FAUSTINA, makes_search=True)
    below = site(FAUSTINA, makes_search=True, base_url="https://example.org/our/results/")

    changed = [
        path
        for path in here.paths
        if path.startswith("search-index/") and here.files[path] != below.files[path]
    ]

    assert below.paths == here.paths
    assert changed == ["search-index/en/addresses.json"]
    assert addresses(below, "en") == {"/our/results/en/news-stories/faustina/"}
    [form] = below.page("/our/results/en/search/").all("form.search-form")
    assert form.get("data-indexes") == "/our/results/search-index/en/"


def test_a_change_in_one_language_leaves_the_index_of_the_other(site: MakeSite) -> None:
    french = story("nder", language="fr", title="L’été à Nder")
    before = site(FAUSTINA + french, makes_search=True).files
    after = site(story("faustina", text="Other words.") + french, makes_search=True).files

    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}

    assert {path.split("/")[1] for path in changed if path.startswith("search-index/")} == {"en"}


def test_a_build_without_the_index_has_the_page_all_the_same(site: MakeSite) -> None:
    built = site(FAUSTINA)

    assert "/en/search/" in built.pages
    assert [path for path in built.paths if path.startswith("search-index/")] == []
