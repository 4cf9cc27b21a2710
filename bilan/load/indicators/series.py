"""Long series of observations in CSV: a row an observation, or one part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bilan.load.entries.named import unknown_name
from bilan.load.yaml.nodes import Place, YamlNode
from bilan.model.records import Record
from bilan.model.source import Diagnostic, Loaded, SourceFile, Span, problem

AS_OF = "as_of"
VALUE = "value"
COLUMNS = (AS_OF, "from", VALUE, "absent", "qualifier", "note")
_OF_THE_TOTAL = ("absent", "qualifier", "note")


class _Cell(Record):
    """What stands in one column of a row."""

    text: str
    span: Span


@dataclass(slots=True)
class _Sheet:
    """What has been found in a table so far; it lives for one call of `load_series`."""

    file: SourceFile
    totals: list[dict[str, _Cell]] = field(default_factory=list)
    parts: list[tuple[str, dict[str, _Cell]]] = field(default_factory=list)
    """Each with its dimension."""
    problems: list[Diagnostic] = field(default_factory=list)

    def refuse(self, span: Span, what: str, why: str, also: tuple[Span, ...] = ()) -> None:
        """Note something that a table may not have."""
        self.problems.append(problem("bad-table", span, what, why=why, also=also))


def load_series(file: SourceFile, dimensions: Sequence[str]) -> Loaded[tuple[YamlNode, ...]]:
    """Return each observation of a table as it would stand in YAML, with the place of each cell.

    Commas or semicolons part the columns; whichever the first line has more of.
    """
    sheet = _Sheet(file)
    rows = _rows(sheet)
    header = next(rows, [])
    if not _check_header(sheet, header, dimensions):
        return Loaded(value=None, problems=tuple(sheet.problems))
    for row in rows:
        _take_row(sheet, header, row, dimensions)
    nodes = _nodes(sheet)
    problems = tuple(sheet.problems)
    return Loaded(value=None if problems else nodes, problems=problems)


def _rows(sheet: _Sheet) -> Iterator[list[_Cell]]:
    """Yield the rows that hold something; stop at a quotation mark that does not close."""
    text = sheet.file.text
    first_line = text.partition("\n")[0]
    mark = ";" if first_line.count(";") > first_line.count(",") else ","
    cell = re.compile(
        rf'(?:"(?P<quoted>(?:[^"]++|"")*+)"|(?P<bare>[^"{mark}\n][^{mark}\n]*)?)(?P<end>{mark}|\n|\Z)'
    )
    at, line, line_start = 0, 1, 0
    row: list[_Cell] = []
    while at < len(text) or row:
        span = Span(path=sheet.file.path, line=line, column=at - line_start + 1, length=1)
        found = cell.match(text, at)
        if found is None:
            why = "A cell in quotation marks ends with one, and a quotation mark inside it is written twice."
            sheet.refuse(span, "a quotation mark stands here that does not fit", why)
            return
        written = (found["quoted"] or "").replace('""', '"') or found["bare"] or ""
        length = found.start("end") - at
        row.append(
            _Cell(
                text=written.strip(), span=Span(path=span.path, line=line, column=span.column, length=length)
            )
        )
        breaks = text.count("\n", at, found.end())
        if breaks:
            line, line_start = line + breaks, text.rfind("\n", at, found.end()) + 1
        at = found.end()
        if found["end"] != mark:
            if any(one.text for one in row):
                yield row
            row = []


def _check_header(sheet: _Sheet, header: Sequence[_Cell], dimensions: Sequence[str]) -> bool:
    """Return whether the first row names columns that can be read, and note what is wrong with it."""
    known = (*COLUMNS, *dimensions)
    first: dict[str, Span] = {}
    for cell in (one for one in header if one.text):
        if cell.text in first:
            also = (first[cell.text],)
            sheet.refuse(
                cell.span, f"there are two columns `{cell.text}`", "Only one of them can count.", also
            )
        elif cell.text not in known:
            kind = "column or dimension"
            sheet.problems.append(unknown_name("unknown-dimension", kind, cell.text, known, cell.span))
        first.setdefault(cell.text, cell.span)
    for needed in (AS_OF, VALUE):
        if needed not in first:
            span = Span(path=sheet.file.path)
            sheet.refuse(
                span, f"there is no column `{needed}`", "The first line of a table names its columns."
            )
    return not sheet.problems


def _take_row(
    sheet: _Sheet, header: Sequence[_Cell], row: Sequence[_Cell], dimensions: Sequence[str]
) -> None:
    """Keep a row as a total or as a part, and note what is wrong with it."""
    if len(row) > len(header) and any(one.text for one in row[len(header) :]):
        why = (
            f"The first line names {len(header)} columns. A number is written without commas, and a text "
            "that holds the mark between columns stands in quotation marks."
        )
        sheet.refuse(row[len(header)].span, "this row has more cells than there are columns", why)
        return
    cells = {name.text: cell for name, cell in zip(header, row, strict=False) if name.text and cell.text}
    broken_down = [name for name in cells if name in dimensions]
    if AS_OF not in cells:
        sheet.refuse(row[0].span, "this row has no day in `as_of`", "Each row says which day it speaks of.")
    elif not broken_down:
        sheet.totals.append(cells)
    elif len(broken_down) > 1:
        why = "A part belongs to one dimension. Leave one of the two empty."
        span = cells[broken_down[1]].span
        sheet.refuse(span, "this row is a part of two dimensions", why, (cells[broken_down[0]].span,))
    elif VALUE not in cells:
        why = "A part that nobody knows is left out; what is missing stands in the part `unknown`."
        sheet.refuse(cells[broken_down[0]].span, "this part has no value", why)
    elif said := [name for name in _OF_THE_TOTAL if name in cells]:
        why = "These belong in the row of the total, where no dimension is filled."
        sheet.refuse(cells[said[0]].span, f"`{said[0]}` stands in the row of a part", why)
    else:
        sheet.parts.append((broken_down[0], cells))


def _nodes(sheet: _Sheet) -> tuple[YamlNode, ...]:
    """Return the totals with their parts."""
    parts: dict[str, dict[tuple[str, str], dict[str, _Cell]]] = {
        cells[AS_OF].text: {} for cells in sheet.totals
    }
    for dimension, cells in sheet.parts:
        name, day = cells[dimension], cells[AS_OF]
        if day.text not in parts:
            what = f"there is no total for `{day.text}` that this part could belong to"
            why = "A row in which no dimension is filled holds the total."
            sheet.problems.append(problem("parts-of-nothing", name.span, what, why=why))
        elif (before := parts[day.text].get((dimension, name.text))) is not None:
            what = f"`{name.text}` has a value for `{day.text}` already"
            also = (before[dimension].span,)
            why = "Only one of the two can be right."
            sheet.problems.append(problem("repeated-observation", name.span, what, why=why, also=also))
        else:
            parts[day.text][dimension, name.text] = cells
    return tuple(_node(cells, parts[cells[AS_OF].text]) for cells in sheet.totals)


def _node(cells: Mapping[str, _Cell], parts: Mapping[tuple[str, str], Mapping[str, _Cell]]) -> YamlNode:
    """Return one observation as it would stand in YAML."""
    value: dict[str, object] = {name: cell.text for name, cell in cells.items()}
    line = Span(path=cells[AS_OF].span.path, line=cells[AS_OF].span.line)
    spans: dict[Place, Span] = {(name,): cell.span for name, cell in cells.items()}
    marks: dict[Place, Span] = {(): line, **spans}
    keys: dict[Place, Span] = dict(spans)
    by: dict[str, dict[str, str]] = {}
    for (dimension, part), one in parts.items():
        by.setdefault(dimension, {})[part] = one[VALUE].text
        marks["by", dimension, part] = one[VALUE].span
        keys["by", dimension, part] = one[dimension].span
        keys.setdefault(("by", dimension), one[dimension].span)
    if by:
        value["by"] = by
    return YamlNode(value=value, span=line, marks=marks, keys=keys)
