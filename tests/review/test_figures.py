"""The letters of figures: one for those that say the same."""

from __future__ import annotations

import pytest

from bilan.review.figures import Spot, letters_of, mark_figures
from bilan.review.pair_views import Agreement
from tests.review.desks import desk_over

STORY = """
== content/indicators/wells.yaml ==
name: {{en: Wells, fr: Puits}}
unit: wells
counting: cumulative
observations:
  - {{as_of: 2020-05-06, value: 12}}
== content/stories/a/en.md ==
---
title: Four years
kind: story
date: 2021-09-29
---
{english}
== content/stories/a/fr.md ==
---
title: Quatre ans
---
{french}
"""


def figures(english: str, french: str) -> list[tuple[str, list[str], list[str]]]:
    """Whether each figure agrees, and the words that are marked in each language."""
    site = desk_over(STORY.format(english=english, french=french)).context.written
    item = site.stories["a"]
    editions = (item.editions["en"], item.editions["fr"])
    found = mark_figures(item, *editions, site)

    def marked(side: int, number: int) -> list[str]:
        return [
            words_at(editions[side], spot)[mark.start : mark.end]
            for spot, marks in found.sides[side].items()
            for mark in marks
            if mark.number == number
        ]

    return [
        (one.agreement.value, marked(0, number), marked(1, number)) for number, one in enumerate(found.marks)
    ]


def words_at(edition: object, spot: Spot) -> str:
    prose = getattr(edition, "prose", None)
    return (
        prose.paragraphs[spot.at].text if spot.part == "text" and prose else str(getattr(edition, spot.part))
    )


def test_figures_in_titles_and_texts_are_marked_in_reading_order() -> None:
    assert figures("It has 12 wells.", "Il a 12 puits.") == [
        ("same", ["Four years"], ["Quatre ans"]),
        ("same", ["12"], ["12"]),
    ]


def test_a_bound_figure_goes_with_one_that_is_typed() -> None:
    [_, found] = figures("It has [[figure wells]] wells.", "Il a 12 puits.")

    assert found == ("same", ["[[figure wells]]"], ["12"])


def test_a_figure_of_one_language_alone_has_no_other_side() -> None:
    [_, found] = figures("It trained 450 women.", "Il a formé des femmes.")

    assert found == (Agreement.ALONE.value, ["450"], [])


def test_what_counts_nothing_is_not_marked() -> None:
    assert len(figures("The first case of COVID-19.", "Le premier cas de COVID-19.")) == 1


def test_no_two_marks_of_a_paragraph_overlap() -> None:
    found = figures("Two of the three wells, one in five.", "Deux des trois puits, un sur cinq.")

    assert [left for _, left, _ in found] == [["Four years"], ["Two"], ["three"], ["one in five"]]


@pytest.mark.parametrize(("number", "letters"), [(0, "a"), (25, "z"), (26, "aa"), (27, "ab"), (702, "aaa")])
def test_figures_are_lettered_like_the_columns_of_a_sheet(number: int, letters: str) -> None:
    assert letters_of(number) == letters
