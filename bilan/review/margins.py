"""Problems beside the paragraphs that have them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bilan.model.records import Record
from bilan.model.source import Diagnostic


class Stretch(Record):
    """The lines of a file that a row shows."""

    path: str
    first: int
    last: int
    row: str


class Margins(Record):
    """The problems of each row by its anchor, and those that belong to none."""

    rows: Mapping[str, tuple[Diagnostic, ...]]
    others: tuple[Diagnostic, ...]


def margins_of(problems: Iterable[Diagnostic], stretches: Iterable[Stretch]) -> Margins:
    """Return each problem once: beside the row of its line, or else of another of its places."""
    by_path: dict[str, list[Stretch]] = {}
    for one in stretches:
        by_path.setdefault(one.path, []).append(one)
    rows: dict[str, tuple[Diagnostic, ...]] = {}
    others: list[Diagnostic] = []
    for problem in problems:
        row = next(
            (
                stretch.row
                for place in (problem.span, *problem.also)
                for stretch in by_path.get(place.path, ())
                if stretch.first <= place.line <= stretch.last
            ),
            None,
        )
        if row is None:
            others.append(problem)
        else:
            rows[row] = (*rows.get(row, ()), problem)
    return Margins(rows=rows, others=tuple(others))
