"""A row of a table of projects as front matter would say it, each value with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bilan.desk.imports.import_entries import Wishes
from bilan.desk.imports.import_rows import Cell, Row, Sheet
from bilan.load.yaml.nodes import Place, YamlNode
from bilan.model.records import replace
from bilan.model.site import Settings
from bilan.model.source import Span

SEVERAL = "several"
"""Stands for the regions of a project's countries where there are more than one."""

_KEY_LISTS = ("objectives", "countries", "regions", "topics", "results")
_TEXTS = ("summary", "to", "website")


def start_of(row: Row, wishes: Wishes) -> Cell | None:
    """Return when a new project begins: its start, else its adoption, else what the caller says."""
    cell = row.cells.get("from") or row.cells.get("adopted")
    if cell is None and wishes.start is not None:
        return Cell(text=wishes.start, span=row.span)
    return cell


def project_node(
    row: Row, sheet: Sheet, settings: Settings, title: str | None, start: Cell | None
) -> YamlNode:
    """Return what a row says; `title` is that of a project which is there already, and stays."""
    value: dict[str, object] = {}
    marks: dict[Place, Span] = {(): row.span}
    if title is not None:
        value["title"] = title
        marks["title",] = row.span
    elif "title" in row.cells:
        value["title"] = row.text("title")
        marks["title",] = row.cells["title"].span
    if start is not None:
        value["from"] = start.text
        marks["from",] = start.span
    for name in _TEXTS:
        if name in row.cells:
            value[name] = row.text(name)
            marks[name,] = row.cells[name].span
    for place, one in _contribution(row, sheet).items():
        group = value.setdefault("contribution", {})
        if isinstance(group, dict):
            group[place] = one.text
        marks["contribution", place] = one.span
        marks.setdefault(("contribution",), one.span)
    for name, entries in _lists(row, settings).items():
        value[name] = entries
        span = row.cells[name].span
        marks[name,] = span
        for number in range(len(entries)):
            marks[name, number] = span
    return YamlNode(value=value, span=row.span, marks=marks, keys=marks)


def _contribution(row: Row, sheet: Sheet) -> Mapping[str, Cell]:
    """Return what a row says of the money."""
    cells = {name: row.cells[name] for name in ("amount", "currency", "funder") if name in row.cells}
    if "amount" in cells and "currency" not in cells and sheet.currency is not None:
        cells["currency"] = replace(cells["amount"], text=sheet.currency)
    return cells if "amount" in cells else {}


def _lists(row: Row, settings: Settings) -> Mapping[str, tuple[str, ...] | list[str]]:
    """Return the lists of a row, each entry once; those that come out empty are left out."""
    found = {name: list(_words(row.text(name))) for name in _KEY_LISTS if name in row.cells}
    if found.get("regions") == [SEVERAL]:
        found["regions"] = _regions_of(found.get("countries", []), settings)
    if "partners" in row.cells:
        found["partners"] = list(_names(row.text("partners")))
    return {name: list(dict.fromkeys(entries)) for name, entries in found.items() if entries}


def _words(text: str) -> Iterator[str]:
    yield from filter(None, re.split(r"[\s,;]+", text))


def _names(text: str) -> Iterator[str]:
    """Yield names that are parted by semicolons, or else by commas; signs without letters are none."""
    for name in text.split(";" if ";" in text else ","):
        if any(sign.isalnum() for sign in name):
            yield name.strip()


def _regions_of(countries: list[str], settings: Settings) -> list[str]:
    """Return the regions that some countries lie in."""
    return [
        key for key, region in settings.regions.items() if not set(countries).isdisjoint(region.countries)
    ]
