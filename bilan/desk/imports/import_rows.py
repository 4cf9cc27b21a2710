"""What a table to import holds: which columns mean what, and its rows with the place of each cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from bilan.desk.imports.spreadsheet import Table, Unreadable, cell_name
from bilan.language.headings import (
    DIMENSION_HEADINGS,
    PROJECT_HEADINGS,
    VALUE_HEADINGS,
    columns_of,
    plain_heading,
)
from bilan.load.entries.readings import day_readings
from bilan.model.records import Record, replace
from bilan.model.source import Span
from bilan.model.standards import CURRENCIES

_FIRST_ROWS = 20
"""Among how many rows the headings are looked for: titles and remarks may stand above them."""

_MONEY = re.compile(r"(.+)-([a-z]{3})")
_DAY = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})", re.ASCII)
_DAYS = frozenset({"as_of", "from", "to", "adopted"})


class Sort(StrEnum):
    """What the rows of a table are."""

    VALUES = "indicator values"
    PROJECTS = "projects"


class Cell(Record):
    """What stands in one column of a row."""

    text: str
    span: Span
    """The file with the row as its line and the column as its column, both counted from 1."""


class Row(Record):
    """A row that holds something, by what its columns mean; empty cells are left out."""

    number: int
    span: Span
    cells: Mapping[str, Cell]

    def text(self, name: str) -> str:
        """Return what stands in a column; empty where nothing does."""
        return self.cells[name].text if name in self.cells else ""


class Sheet(Record):
    """A table whose columns are known."""

    name: str
    """Of the file, with the sheet where there is one."""
    sort: Sort
    columns: frozenset[str]
    dimensions: tuple[str, ...]
    """The columns that break values down, in the order of the table."""
    currency: str | None
    """That of the amounts, where their heading names one."""
    unread: tuple[str, ...]
    """The columns that mean nothing here, as in ``column K “comments”``."""
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    """What was read otherwise than it is written."""


def recognise(table: Table, dimensions: Sequence[str]) -> Sheet:
    """Return a table with its meaning; `dimensions` are the ways that a site adds to break figures down.

    Raises:
        Unreadable: none of the first rows holds the headings of such a table, or one stands there twice.
    """
    ways = {**DIMENSION_HEADINGS, **dict.fromkeys(dimensions, ())}
    for number, headings in enumerate(table.rows[:_FIRST_ROWS], start=1):
        values = columns_of(headings, {**VALUE_HEADINGS, **ways})
        if "indicator" in values and {"value", "absent"} & values.keys():
            return _sheet(table, Sort.VALUES, number, values, ways)
        plain = [_without_currency(one)[0] for one in headings]
        projects = columns_of(plain, PROJECT_HEADINGS)
        if {"key", "title"} <= projects.keys() or {"key", "amount"} <= projects.keys():
            return _sheet(table, Sort.PROJECTS, number, projects, ways)
    raise Unreadable(
        f"{table.name} is no table that can be imported: for indicator values it needs the columns "
        "`indicator` and `value`, for projects `id` and `title`, with these words in its first row"
    )


def _sheet(
    table: Table, sort: Sort, header: int, found: Mapping[str, tuple[int, ...]], ways: Mapping[str, object]
) -> Sheet:
    headings = table.rows[header - 1]
    for name, at in found.items():
        if len(at) > 1:
            both = " and ".join(cell_name(header, one + 1) for one in at)
            raise Unreadable(f"{table.name} has two columns for `{name}`: {both}; take one out")
    columns = {at[0]: name for name, at in found.items()}
    rows, notes = _with_plain_days(tuple(_rows(table, header, columns)))
    money = [code for one in headings if (code := _without_currency(one)[1]) is not None]
    return Sheet(
        name=table.name if table.sheet is None else f"{table.name}, sheet “{table.sheet}”",
        sort=sort,
        columns=frozenset(found),
        dimensions=tuple(name for _, name in sorted(columns.items()) if name in ways),
        currency=money[0] if money else None,
        unread=tuple(
            f"{cell_name(header, at + 1).partition(', ')[2]} “{one}”"
            for at, one in enumerate(headings)
            if one and at not in columns
        ),
        rows=rows,
        notes=notes,
    )


def _rows(table: Table, header: int, columns: Mapping[int, str]) -> Iterator[Row]:
    for number, row in enumerate(table.rows[header:], start=header + 1):
        cells = {
            columns[at]: Cell(text=text, span=Span(path=table.name, line=number, column=at + 1, length=1))
            for at, text in enumerate(row)
            if text and at in columns
        }
        if cells:
            yield Row(number=number, span=Span(path=table.name, line=number, column=0), cells=cells)


def _with_plain_days(rows: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Return the rows with days as content files write them, where only one day can be meant."""
    plain: list[Row] = []
    notes: list[str] = []
    for row in rows:
        cells = dict(row.cells)
        for name in _DAYS & cells.keys():
            cell = cells[name]
            if (day := _plain_day(cell.text)) != cell.text:
                cells[name] = replace(cell, text=day)
                where = cell_name(cell.span.line, cell.span.column)
                notes.append(f"{where[0].upper()}{where[1:]}: “{cell.text}” was read as {day}.")
        plain.append(replace(row, cells=cells))
    return tuple(plain), tuple(notes)


def _plain_day(text: str) -> str:
    """Return a day that is written as in 28.05.2019 or 28/05/19 plainly, unless its month may be the day."""
    found = _DAY.fullmatch(text)
    if found is None:
        return text
    first, mark, middle, year = found.groups()
    readings = day_readings(f"{first}{mark}{middle}{mark}{year if len(year) > len('19') else f'20{year}'}")
    is_certain = len(readings) == 1 or (readings and mark == ".")
    return readings[0] if is_certain else text


def _without_currency(heading: str) -> tuple[str, str | None]:
    """Return a heading and the currency that it names: `contribution_eur` is `contribution` in EUR."""
    found = _MONEY.fullmatch(plain_heading(heading))
    if found is None or (code := found[2].upper()) not in CURRENCIES:
        return heading, None
    is_amount = plain_heading(found[1]) in map(plain_heading, ("amount", *PROJECT_HEADINGS["amount"]))
    return (found[1], code) if is_amount else (heading, None)
