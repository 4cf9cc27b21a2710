"""An item in two languages: rows that go together, marks, changes, problems, and every paragraph once."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.model.content import Edition
from bilan.review.pair_pages import order_of
from bilan.review.pair_views import Agreement, PairMatter, PairRowView
from bilan.translations.fingerprints import write_fingerprints
from bilan.translations.states import State
from tests.review.desks import desk_over, matter_of

HEAD = "kind: story\ndate: 2021-09-29\noriginal: en\ncountries: [GH]"


def story(english: str, french: str, *, more: str = "", head: str = HEAD) -> str:
    return (
        f"== content/stories/faustina/en.md ==\n---\ntitle: Faustina comes home\n{head}\n---\n{english}\n"
        f"== content/stories/faustina/fr.md ==\n---\ntitle: Faustina rentre\n{more}---\n{french}\n"
    )


OF_FRENCH_ORIGIN = """
== content/stories/faustina/en.md ==
---
title: Faustina comes home
---
She came home.
== content/stories/faustina/fr.md ==
---
title: Faustina rentre
kind: story
date: 2021-09-29
original: fr
---
Elle est rentrée.
"""


def matter(english: str, french: str, *, more: str = "", head: str = HEAD) -> PairMatter:
    return matter_of(desk_over(story(english, french, more=more, head=head)), "faustina")


def said(row: PairRowView) -> list[str | None]:
    """What each language says in a row, without marks."""
    return [
        None if one is None else "".join(sign for sign in words if not "\ue100" <= sign <= "\uf8ff")
        for one in row.cells
        for words in [one.prose.text if one and one.prose else one.words[0].words if one else ""]
    ]


def row(found: PairMatter, label: str) -> PairRowView:
    [one] = [one for one in found.rows if one.label == label]
    return one


def test_the_words_of_the_front_matter_come_first_then_facts_then_the_text() -> None:
    found = matter("She came home.", "Elle est rentrée.", more="summary: Un retour.\n")

    assert [one.label for one in found.rows] == [
        "Title",
        "Summary",
        "Address",
        "Kind",
        "Date",
        "Countries",
        "1",
    ]
    assert said(row(found, "Title")) == ["Faustina comes home", "Faustina rentre"]
    assert said(row(found, "Summary")) == [None, "Un retour."]
    assert said(row(found, "Date")) == ["29 September 2021", "29 septembre 2021"]
    assert said(row(found, "1")) == ["She came home.", "Elle est rentrée."]


def test_the_original_stands_on_the_left() -> None:
    found = matter_of(desk_over(OF_FRENCH_ORIGIN), "faustina")

    assert [one.language for one in found.sides] == ["fr", "en"]
    assert [one.state for one in found.sides] == [State.ORIGINAL, State.UNKNOWN]


def test_figures_that_say_the_same_have_one_letter_and_others_are_told_apart() -> None:
    found = matter("It has 12 wells.\n\nIt cost 300 euros.", "Il a 12 puits.\n\nIl a coûté 400 euros.")

    assert [(one.letter, one.agreement) for one in found.marks] == [
        ("a", Agreement.SAME),
        ("b", Agreement.DIFFERS),
    ]
    assert (row(found, "1").differs, row(found, "2").differs) == (False, True)
    assert row(found, "2").wants_a_look


def test_a_figure_of_one_language_alone_is_marked_as_such() -> None:
    found = matter("It trained 450 women.", "Il a formé des femmes.")

    assert [one.agreement for one in found.marks] == [Agreement.ALONE]


def test_a_paragraph_of_one_language_alone_stands_in_a_row_of_its_own() -> None:
    found = matter("First 11.\n\nOnly here.\n\n## End", "Première 11.\n\n## Fin")

    assert [said(one) for one in found.text] == [
        ["First 11.", "Première 11."],
        ["Only here.", None],
        ["## End", "## Fin"],
    ]
    assert [one.is_alone for one in found.text] == [False, True, False]


def test_a_title_for_search_engines_may_be_of_one_language_alone() -> None:
    found = row(matter("One.", "Une.", more="seo_title: Rentrer\n"), "Title for search engines")

    assert said(found) == [None, "Rentrer"]
    assert not found.wants_a_look


def test_problems_stand_beside_the_paragraph_that_has_them() -> None:
    found = matter("One.\n\nIt has 12 wells.", "Une.\n\nIl a 13 puits.")

    assert [one.code for one in row(found, "2").problems] == ["figures-differ"]
    assert row(found, "1").problems == ()


def test_a_problem_of_the_front_matter_that_no_row_shows_is_told_above_all() -> None:
    found = matter("One.", "Une.", more="translated_from: by me\n")

    assert [one.code for one in found.problems] == ["translated-from-unclear"]


def behind(old: str, new: str) -> PairMatter:
    """A translation that was marked when the original said something else."""
    edition = desk_over(story(old, "Elle.\n\nFin."))
    english = edition.context.written.stories["faustina"].editions["en"]
    return matter(new, "Elle.\n\nFin.", more=f"translated_from: {fingerprints(english)}\n")


def fingerprints(edition: Edition) -> str:
    return write_fingerprints(edition)


def test_a_paragraph_that_changed_is_told_at_the_original_and_marked_in_the_translation() -> None:
    found = behind("She.\n\nEnd.", "She came.\n\nEnd.")

    [english, french] = row(found, "1").cells
    assert english is not None
    assert english.change is not None
    assert french is not None
    assert french.is_behind
    assert not row(found, "2").is_changed
    assert found.sides[1].state is State.BEHIND
    assert found.command == "python3 build.py translated faustina --language fr"


def test_a_change_is_no_problem_in_the_margin_as_well() -> None:
    assert not behind("She.\n\nEnd.", "She came.\n\nEnd.").text[0].problems


def test_an_item_in_one_language_tells_that_the_other_is_missing_and_how_to_begin_it() -> None:
    text = "== content/stories/marie/fr.md ==\n---\ntitle: Marie\nkind: story\ndate: 2021-09-29\n---\nElle.\n"

    found = matter_of(desk_over(text), "marie")

    assert [one.language for one in found.sides] == ["fr"]
    assert [(one.language, one.command) for one in found.missing] == [
        ("en", "python3 build.py translate marie --language en")
    ]
    assert said(row(found, "1")) == ["Elle."]
    assert not [one for one in found.rows if one.is_alone]


def test_where_two_items_have_one_key_the_commands_name_the_collection() -> None:
    page = "== content/pages/faustina/en.md ==\n---\ntitle: A page\n---\nWords.\n"

    found = matter_of(desk_over(story("A.", "B.") + page), "faustina")

    assert found.command.endswith("--collection stories")


def test_a_draft_is_shown_and_said_to_be_one() -> None:
    found = matter("One.", "Une.", more="status: draft\n")

    assert [one.is_held for one in found.sides] == [False, True]


PARAGRAPHS = st.lists(
    st.sampled_from([
        "Of 12 wells and 4 euros.", "## Heading", "- one\n- two\n\n    more", "1. first\n2. second", "> quoted 7",
        "Note[^a] here.\n\n[^a]: The note.", "[[figure wells]] wells", "[[chart wells]]", "```\ncode 12\n```",
        "| a | b |\n|---|---|\n| 1 | 2 |", "See [her](stories:faustina).", "Plain words.", "Le 3 mai 2019.",
    ]),
    max_size=6,
)  # fmt: skip
WELLS = """
== content/indicators/wells.yaml ==
name: {en: Wells, fr: Puits}
unit: wells
counting: cumulative
observations:
  - {as_of: 2020-05-06, value: 12}
"""


@settings(max_examples=25, deadline=None)
@given(PARAGRAPHS, PARAGRAPHS)
def test_every_paragraph_of_either_language_appears_exactly_once(first: list[str], second: list[str]) -> None:
    desk = desk_over(story("\n\n".join(first), "\n\n".join(second)) + WELLS)
    item = desk.context.written.stories["faustina"]

    found = matter_of(desk, "faustina")

    for side, language in enumerate(("en", "fr")):
        lines = [one.cells[side].line for one in found.text if one.cells[side] is not None]  # type: ignore[union-attr]
        assert lines == [one.span.line for one in item.editions[language].prose.paragraphs]


def test_each_row_has_an_anchor_of_its_own() -> None:
    found = matter("One.\n\nTwo.", "Une.\n\nDeux.", more="summary: Un.\n")

    assert Counter(one.anchor for one in found.rows).most_common(1)[0][1] == 1


@pytest.mark.parametrize("address", ["en_de", "en_en", "de", "en_fr_en"])
def test_languages_that_an_item_has_not_are_no_pair(address: str) -> None:
    desk = desk_over(story("One.", "Une."))

    assert order_of(desk.context, "en", "stories", "faustina", address) is None
