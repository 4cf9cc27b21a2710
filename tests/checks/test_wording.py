"""How texts are written: what a whole site is told of its paragraphs, and where."""

from __future__ import annotations

from functools import partial

import pytest

from bilan.checks.names import names_check
from bilan.checks.texts import check_each
from bilan.checks.wording import check_wording
from bilan.load.site import load_site
from bilan.model.site import Style
from bilan.model.source import Diagnostic
from tests.language.cases import locale_of
from tests.load.trees import tree_of

LOCALES = {language: locale_of(language) for language in ("en", "fr")}
STORY = "title: A\nkind: story\ndate: 2021-09-29\n"


def problems_of(sources: str) -> tuple[Diagnostic, ...]:
    site = load_site(tree_of(sources)).value
    assert site is not None
    return check_each(site, partial(check_wording, locales=LOCALES), names_check(site, LOCALES))


def in_story(text: str, front: str = "") -> tuple[Diagnostic, ...]:
    return problems_of(f"== content/stories/a/en.md ==\n---\n{STORY}{front}---\n{text}\n")


def test_a_slip_is_told_at_its_own_line_and_column() -> None:
    (found,) = in_story("First line\nand then 1,3 million.")

    assert (found.code, found.span.line, found.span.column, found.span.length) == (
        "wrong-locale-number",
        7,
        10,
        3,
    )


def test_a_summary_is_read_as_the_text_is() -> None:
    (found,) = in_story("Text.", "summary: It cost 1,3 million.\n")

    assert (found.code, found.span.line) == ("wrong-locale-number", 5)


def test_a_dated_item_may_say_last_month() -> None:
    assert in_story("It began last month.") == ()


@pytest.mark.parametrize("folder", ["pages", "objectives", "projects"])
def test_an_undated_item_says_when(folder: str) -> None:
    facts = {
        "pages": "",
        "objectives": "order: 1\n",
        "projects": "contribution: {amount: 1, currency: EUR}\nfrom: 2017\n",
    }[folder]

    found = problems_of(f"== content/{folder}/a/en.md ==\n---\ntitle: A\n{facts}---\nIt began last month.\n")

    assert [one.code for one in found] == ["claim-without-date"]


def test_a_paragraph_in_another_language_is_told_once_and_not_read_further() -> None:
    (found,) = in_story(
        "Elle est rentrée avec ses enfants pour 1,3 million de francs et a ouvert un atelier."
    )

    assert found.code == "other-language"
    assert "French" in found.what


def test_code_is_not_read() -> None:
    assert in_story("```\n1,3 million the the  x\n```") == ()


def test_commas_are_told_once_for_a_text() -> None:
    (found,) = in_story("Some 1,300 people.\n\nSome 2,500 people.")

    assert (found.code, found.span.line) == ("number-style", 6)
    assert "2" in found.why


def test_commas_are_right_in_the_national_style() -> None:
    national = {one: locale_of(one, Style.NATIONAL) for one in LOCALES}
    site = load_site(
        tree_of(f"== content/stories/a/en.md ==\n---\n{STORY}---\nSome 1,300 people and EUR 3.39 billion.\n")
    ).value
    assert site is not None

    assert check_each(site, partial(check_wording, locales=national)) == ()


def test_two_ways_to_group_are_told_with_both_places() -> None:
    (found,) = in_story("Some 1,300 people.\n\nSome 12 500 people.")

    assert (found.code, found.span.line, found.also[0].line) == ("mixed-number-styles", 8, 6)


def test_two_kinds_of_quotation_marks_are_told_with_both_places() -> None:
    (found,) = in_story("She said “yes”.\n\nHe said «no».")

    assert (found.code, found.span.line, found.also[0].line) == ("mixed-quotes", 8, 6)


def names(ours: str, theirs: str, settings: str = "") -> list[str]:
    sources = (
        f"== content/stories/a/en.md ==\n---\n{STORY}---\n{ours}\n"
        f"\n== content/stories/a/fr.md ==\n---\ntitle: A\n---\n{theirs}\n"
    )
    return [one.what for one in problems_of(sources + settings) if one.code == "names-differ"]


def test_a_name_is_spelt_alike_in_both_languages() -> None:
    assert names("There Helène stands.", "Ici Hélène se tient.") == [
        "`Helène` in English is `Hélène` in French"
    ]


def test_the_names_of_countries_are_known_in_each_language() -> None:
    assert names("People of Sénégál there.", "Les gens du Sénégal ici.") != []
    assert names("The north of Ethiopia there.", "Le nord de l’Éthiopie ici.") == []


def test_a_site_lists_the_names_that_each_language_has_of_its_own() -> None:
    settings = (
        "\n== content/site.yaml ==\nname: {en: Site, fr: Site}\nbase_url: https://example.org/\n"
        "languages: [en, fr]\nglossary:\n  - {en: Helène, fr: Hélène}\n"
    )

    assert names("There Helène stands.", "Ici Hélène se tient.", settings) == []
