"""Open data as files: CSV, JSON, and the package that describes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal

from bilan.make.json_text import Json, filled, plain_number, write_json
from bilan.model.words import EVERY_LANGUAGE, Words
from bilan.plan.data.data_views import (
    Cell,
    ColumnType,
    ColumnView,
    DocumentView,
    OriginView,
    PackageView,
    ResourceView,
    SheetView,
)

LIST_SIGN = ";"
"""Stands between the values of one cell in CSV; in JSON they are a list."""

ESCAPE = "'"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a text begins that a spreadsheet would take for a formula. Source: OWASP, CSV Injection."""


def make_csv(view: SheetView) -> bytes:
    """Return a table as CSV in UTF-8: commas between cells, points in numbers, empty cells for nothing.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    Source: RFC 4180.
    """
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.name for column in view.columns)
    writer.writerows([csv_text(cell) for cell in row] for row in view.rows)
    return text.getvalue().encode()


def csv_text(cell: Cell) -> str:
    """Return a cell as it stands in CSV."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return plain_number(cell)
    if isinstance(cell, int):
        return str(cell)
    text = LIST_SIGN.join(cell) if isinstance(cell, tuple) else cell or ""
    return f"{ESCAPE}{text}" if text.startswith(_FORMULA) else text


def make_document(view: DocumentView) -> bytes:
    """Return tables as JSON, an object for each row, named as the columns of the CSV."""
    tables = {
        name: [
            {column.name: cell for column, cell in zip(sheet.columns, row, strict=True)} for row in sheet.rows
        ]
        for name, sheet in view.tables.items()
    }
    return write_json({"about": _about(view.origin), **tables})


def make_schema(view: ResourceView) -> bytes:
    """Return the table schema that several tables of a package share."""
    return write_json(_schema(view, ""))


def make_package(view: PackageView) -> bytes:
    """Return the description of all tables. Source: Frictionless Data Package and Table Schema, version 1."""
    origin = view.origin
    publisher = {
        "title": _first(origin.publisher),
        "path": origin.publisher_url,
        "email": origin.publisher_email,
        "role": "publisher",
    }
    return write_json(
        filled(
            {
                "name": "open-data",
                "profile": "data-package",
                "title": _first(origin.titles),
                "titles": _by_language(origin.titles),
                "description": _first(view.descriptions),
                "descriptions": _by_language(view.descriptions),
                "homepage": origin.url,
                "version": origin.modified,
                "licenses": [_licence(origin)] if origin.licence else None,
                "contributors": [filled(publisher)] if origin.publisher else None,
                "sources": [filled({"title": title, "path": path}) for title, path in view.sources],
                "resources": [_resource(one, _first(origin.titles)) for one in view.resources],
            }
        )
    )


def _resource(view: ResourceView, title: str) -> Json:
    return {
        "name": view.name,
        "title": f"{_first(view.titles) or view.name} ({title})",
        "path": view.path,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": view.schema or _schema(view, view.name),
    }


def _schema(view: ResourceView, name: str) -> Mapping[str, Json]:
    """Return the schema of a table; `name` is its own, for keys that lead to itself."""
    keys: list[Json] = [
        {"fields": column, "reference": {"resource": "" if table == name else table, "fields": field}}
        for column, (table, field) in view.leads_to.items()
    ]
    return filled(
        {
            "fields": [_field(column) for column in view.columns],
            "missingValues": [""],
            "primaryKey": list(view.key),
            "foreignKeys": keys,
        }
    )


def _field(column: ColumnView) -> Json:
    bounds = filled({"required": column.is_required or None, "enum": list(column.codes)})
    return filled(
        {
            "name": column.name,
            "type": column.type,
            "format": "uri" if column.is_address else None,
            "description": _first(column.description),
            "descriptions": _by_language(column.description),
            **({"decimalChar": ".", "bareNumber": True} if column.type is ColumnType.NUMBER else {}),
            "constraints": bounds,
        }
    )


def _about(origin: OriginView) -> Json:
    publisher = filled({"name": _by_language(origin.publisher or {}), "url": origin.publisher_url})
    licence = filled({"name": _by_language(origin.licence or {}), "url": origin.licence_url})
    return filled(
        {
            "title": _by_language(origin.titles),
            "url": origin.url,
            "publisher": publisher,
            "licence": licence,
            "modified": origin.modified,
        }
    )


def _licence(origin: OriginView) -> Json:
    title = _first(origin.licence)
    return filled({"name": title.replace(" ", "-"), "title": title, "path": origin.licence_url})


def _by_language(words: Words) -> Json:
    return words[EVERY_LANGUAGE] if EVERY_LANGUAGE in words else dict(words)


def _first(words: Words | None) -> str:
    """Return the words in the first language that has them: views put the default one first."""
    return next(iter((words or {}).values()), "")
