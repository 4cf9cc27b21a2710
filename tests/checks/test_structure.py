"""Headings in order, links and pictures that say something, pages that something leads to."""

from __future__ import annotations

import pytest

from bilan.checks.structure import check_structure
from bilan.checks.texts import check_each
from bilan.language.wording.labels import link_says_nothing, picture_says_nothing
from bilan.load.site import load_site
from bilan.model.source import Diagnostic
from tests.load.trees import tree_of
from tests.sites import make_site


def problems_of(text: str, language: str = "en", front: str = "") -> tuple[Diagnostic, ...]:
    site = load_site(
        tree_of(
            f"== content/stories/a/{language}.md ==\n---\ntitle: A\nkind: story\ndate: 2021-09-29\n"
            f"{front}---\n{text}\n"
        )
    ).value
    assert site is not None
    return check_each(site, check_structure)


def codes_of(text: str, language: str = "en", front: str = "") -> list[tuple[str, int]]:
    return [(one.code, one.span.line) for one in problems_of(text, language, front)]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        *(
            (words, "en")
            for words in ("here", "Click here", "read more", "this link", "More …", "the website")
        ),
        *(
            (words, "fr")
            for words in ("ici", "Cliquez ici", "en savoir plus", "lire la suite", "ce lien", "l’article")
        ),
        ("https://example.org/report", "en"),
        ("www.example.org", "fr"),
    ],
)
def test_a_link_says_where_it_leads(words: str, language: str) -> None:
    assert link_says_nothing(words, language)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("the report of 2021", "en"),
        ("How she came here", "en"),
        ("More than money", "en"),
        ("le rapport de 2021", "fr"),
        ("ici et là", "fr"),
        ("plus de trente puits", "fr"),
        ("here", "de"),
    ],
)
def test_words_that_name_something_are_right(words: str, language: str) -> None:
    assert not link_says_nothing(words, language)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("photo", "en"),
        ("IMG_2041", "en"),
        ("sewing-1.jpg", "fr"),
        ("image of", "en"),
        ("Une photo", "fr"),
        ("logo", "fr"),
    ],
)
def test_an_alternative_text_is_no_file_and_no_kind_of_picture(words: str, language: str) -> None:
    assert picture_says_nothing(words, language)


@pytest.mark.parametrize("words", ["Photo of Faustina at work", "Faustina", "Map of the Sahel"])
def test_an_alternative_text_says_what_there_is_to_see(words: str) -> None:
    assert not picture_says_nothing(words, "en")


def test_a_link_is_told_at_its_place() -> None:
    assert codes_of("Words.\nRead it [here](https://example.org/).") == [("link-says-nothing", 7)]


def test_a_link_by_reference_is_read_as_well() -> None:
    assert codes_of("Read it [here][1].\n\n[1]: https://example.org/") == [("link-says-nothing", 6)]


def test_a_link_in_code_is_not_read() -> None:
    assert codes_of("Write `[here](x)`, or\n\n```\n[here](x)\n#### a\n```") == []


def test_a_heading_is_offered_with_its_code_as_it_is_written() -> None:
    [one] = problems_of("### Run `bilan build`")

    assert one.fixes == ("## Run `bilan build`",)


def test_a_picture_at_the_head_of_an_item_says_something() -> None:
    front = "image: a.jpg\nimage_alt: photo\n"

    assert codes_of("Words.", front=front)[0][0] == "picture-says-nothing"


def test_an_empty_alternative_text_is_a_decoration() -> None:
    assert codes_of("Words.", front='image: a.jpg\nimage_alt: ""\n') == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("## A\n\n### B\n\n#### C\n\n## D", []),
        ("### A", [6]),
        ("## A\n\n#### C", [8]),
        ("## A\n\n### B\n\n## C\n\n#### D", [12]),
        ("Words with # and #### in them.", []),
    ],
)
def test_no_heading_skips_a_level(text: str, lines: list[int]) -> None:
    assert [line for code, line in codes_of(text) if code == "heading-skips"] == lines


ALONE = "== content/pages/about/en.md ==\n---\ntitle: About\nin_footer: false\n---\nWho we are.\n"


def orphans_of(sources: str) -> list[str]:
    return [one.what for one in make_site(sources).problems if one.code == "orphan-page"]


def test_a_page_that_no_other_leads_to_is_told() -> None:
    assert orphans_of(ALONE) == ["no page leads to `About`"]


def test_a_page_that_links_itself_is_still_alone() -> None:
    assert orphans_of(f"{ALONE}See [about](pages:about) itself.\n") == ["no page leads to `About`"]


def test_a_page_in_the_foot_or_linked_from_a_text_is_found() -> None:
    linked = "\n== content/pages/legal/en.md ==\n---\ntitle: Legal\n---\nSee [who we are](pages:about).\n"

    assert orphans_of(ALONE + linked) == []
    assert orphans_of(ALONE.replace("in_footer: false\n", "")) == []
