"""What tests of the import start from: tables from a few lines, workbooks, and small content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from textwrap import dedent
from xml.sax.saxutils import escape

from bilan.desk.imports.import_entries import Content, Wishes
from bilan.desk.imports.import_rows import Sheet, recognise
from bilan.desk.imports.imports import Proposal, load_content, plan_import
from bilan.desk.imports.spreadsheet import read_table
from tests.load.trees import tree_of

_TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{sheets}</Types>"""
_SHEET_TYPE = (
    '<Override PartName="/xl/worksheets/sheet{0}.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{0}</Relationships>'
)
_RELATION = (
    '<Relationship Id="{0}" Target="{1}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{2}"/>'
)
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LINKS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def workbook(**sheets: Sequence[Sequence[str | float]]) -> bytes:
    """Return an xlsx file with sheets by name, as small as one can be."""
    numbers = range(1, len(sheets) + 1)
    named = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>'
        for at, name in zip(numbers, sheets, strict=True)
    )
    parts = {
        "[Content_Types].xml": _TYPES.format(sheets="".join(map(_SHEET_TYPE.format, numbers))),
        "_rels/.rels": _RELATIONS.format(_RELATION.format("r1", "xl/workbook.xml", "officeDocument")),
        "xl/workbook.xml": f"<workbook {_MAIN} {_LINKS}><sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _RELATIONS.format(
            "".join(_RELATION.format(f"r{at}", f"worksheets/sheet{at}.xml", "worksheet") for at in numbers)
        ),
        **{
            f"xl/worksheets/sheet{at}.xml": f"<worksheet {_MAIN}><sheetData>{_rows(rows)}</sheetData></worksheet>"
            for at, rows in zip(numbers, sheets.values(), strict=True)
        },
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for path, text in parts.items():
            archive.writestr(path, text)
    return file.getvalue()


def _rows(rows: Sequence[Sequence[str | float]]) -> str:
    return "".join(
        f'<row r="{number}">{"".join(_cell(number, at, one) for at, one in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )


def _cell(row: int, column: int, value: str | float) -> str:
    name = f"{'ABCDEFGHIJ'[column]}{row}"
    if value == "":
        return ""
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{name}"><v>{value}</v></c>'


def content_of(text: str) -> Content:
    """Return the content of a small site in a string."""
    content = load_content(tree_of(text))
    assert content is not None
    return content


def sheet_of(csv: str, dimensions: Sequence[str] = ()) -> Sheet:
    """Return a table that is written as CSV, with its columns recognised."""
    return recognise(read_table("table.csv", dedent(csv).encode()), dimensions)


def import_of(csv: str, content: str, *, only_adds: bool = False, wishes: Wishes | None = None) -> Proposal:
    """Return what a table would do to a small site."""
    held = content_of(content)
    sheet = sheet_of(csv, tuple(held.settings.dimensions))
    return plan_import(sheet, held, wishes or Wishes(), only_adds=only_adds)


def told(proposal: Proposal) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the entries of a proposal in short."""
    return [(one.change.value, one.name, one.details) for one in proposal.entries]


def refused(proposal: Proposal) -> list[tuple[int, int, str]]:
    """Return the cells that are refused, each with the reason."""
    return [(one.found.span.line, one.found.span.column, one.found.what) for one in proposal.refusals]
