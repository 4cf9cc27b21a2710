"""Tables from spreadsheets: xlsx and csv files as rows of texts, each cell with its name."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal

from bilan.model.records import Record

ENDINGS = (".xlsx", ".csv")
_DIGITS = 15
"""As many digits as a spreadsheet keeps of a number."""

_A_TO_Z = 26


class Unreadable(Exception):
    """A file is no table that can be read; the words say why, and what helps."""


class Table(Record):
    """A sheet as it was filled in: every cell a text, numbers plain and days as in 2021-09-29."""

    name: str
    """Of the file."""
    sheet: str | None
    """Which sheet of the file; None where there are none."""
    rows: tuple[tuple[str, ...], ...]
    """All rows from the first one on, empty ones too, so that they count as in the spreadsheet."""


def read_table(name: str, data: bytes, sheet: str | None = None) -> Table:
    """Return the table that a file holds: the sheet of a name, or the first one that is not empty.

    Raises:
        Unreadable: the file is of another kind or broken, or there is no such sheet.
    """
    ending = f".{name.rpartition('.')[2].lower()}"
    if ending not in ENDINGS:
        raise Unreadable(f"{name} is no table that can be read; save it as {' or '.join(ENDINGS)}")
    if ending == ".xlsx":
        return _read_workbook(name, data, sheet)
    if sheet is not None:
        raise Unreadable(f"{name} has no sheets; leave out --sheet")
    return Table(name=name, sheet=None, rows=_read_csv(name, data))


def cell_name(row: int, column: int | None) -> str:
    """Return what a cell is called, both counted from 1: `row 12, column C`."""
    if column is None:
        return f"row {row}"
    letters = ""
    while column:
        column, rest = divmod(column - 1, _A_TO_Z)
        letters = chr(ord("A") + rest) + letters
    return f"row {row}, column {letters}"


def _read_csv(name: str, data: bytes) -> tuple[tuple[str, ...], ...]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable(
            f"{name} is not saved as UTF-8 (line {line}); "
            "in the spreadsheet choose “CSV UTF-8”, or save it as .xlsx"
        ) from error
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        return tuple(tuple(map(_tidy, row)) for row in reader)
    except csv.Error as error:
        raise Unreadable(f"{name}, line {reader.line_num}, cannot be read: {error}") from error


def _read_workbook(name: str, data: bytes, sheet: str | None) -> Table:
    # a library that no other command needs
    import python_calamine as calamine

    broken = (calamine.CalamineError, calamine.XmlError, calamine.ZipError, calamine.WorksheetNotFound)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = workbook.sheet_names
        if sheet is not None and sheet not in names:
            raise Unreadable(f"{name} has no sheet “{sheet}”; there are these: {', '.join(names)}")
        for one in [sheet] if sheet is not None else names:
            rows = workbook.get_sheet_by_name(one).to_python(skip_empty_area=False)
            if any(_text_of(cell) for row in rows for cell in row):
                return Table(name=name, sheet=one, rows=tuple(tuple(map(_text_of, row)) for row in rows))
    except calamine.PasswordError as error:
        raise Unreadable(f"{name} is protected by a password; save it without one") from error
    except broken as error:
        raise Unreadable(f"{name} cannot be read as a spreadsheet: {error}") from error
    raise Unreadable(f"there is nothing in {name if sheet is None else f'the sheet “{sheet}”'}")


def _text_of(cell: object) -> str:
    """Return a cell as content files write it: 12.0 is `12`, a day `2021-09-29`."""
    match cell:
        case bool():
            return "true" if cell else "false"
        case float():
            number = Decimal(f"{cell:.{_DIGITS}g}")
            return "nan" if not number.is_finite() else f"{number.normalize():f}"
        case dt.datetime() if cell.time() == dt.time.min:
            return cell.date().isoformat()
        case dt.datetime():
            return cell.isoformat(timespec="minutes")
        case dt.date():
            return cell.isoformat()
    return _tidy(str(cell))


def _tidy(text: str) -> str:
    """Return a text on one line, without spaces around it and signs that nobody can see."""
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
