"""Problems beside the rows whose lines have them."""

from __future__ import annotations

from bilan.model.source import Diagnostic, Span, problem
from bilan.review.margins import Stretch, margins_of

STRETCHES = (
    Stretch(path="en.md", first=2, last=2, row="title"),
    Stretch(path="en.md", first=8, last=11, row="text-1"),
    Stretch(path="fr.md", first=8, last=8, row="text-1"),
)


def at(path: str, line: int, *also: Span) -> Diagnostic:
    return problem("empty-text", Span(path=path, line=line), "it is empty", also=also)


def test_a_problem_stands_beside_the_row_that_shows_its_line() -> None:
    found = margins_of([at("en.md", 10), at("en.md", 2)], STRETCHES)

    assert [one.span.line for one in found.rows["text-1"]] == [10]
    assert [one.span.line for one in found.rows["title"]] == [2]


def test_problems_of_both_languages_stand_beside_one_row() -> None:
    found = margins_of([at("en.md", 9), at("fr.md", 8)], STRETCHES)

    assert len(found.rows["text-1"]) == 2


def test_where_no_row_shows_its_line_another_of_its_places_is_looked_for() -> None:
    found = margins_of([at("fr.md", 1, Span(path="en.md", line=2))], STRETCHES)

    assert list(found.rows) == ["title"]


def test_what_no_row_shows_is_told_apart_and_never_lost() -> None:
    found = margins_of([at("en.md", 5), at("picture.jpg", 1)], STRETCHES)

    assert found.rows == {}
    assert len(found.others) == 2
