"""What open data are made of: sheets of cells, the package around them, and data sets in a catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from bilan.model.records import Record
from bilan.model.words import Text, Words
from bilan.plan.data.data_blocks import ColumnsView, FileView, IndicatorFilesView
from bilan.plan.views import View

Cell = str | Decimal | int | bool | tuple[str, ...] | None
"""A value of a table: dates as in `2021-09-29`; None where there is nothing to tell."""

TOTAL = "_T"
"""Stands in the column of a dimension that a row is not broken down by. Source: SDMX code lists."""


class ColumnType(StrEnum):
    """The types of columns. Source: Frictionless Table Schema, Types and Formats."""

    STRING = "string"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"


class Status(StrEnum):
    """Whether a row has a value; `absent` then says why there is none."""

    PRESENT = "present"
    REVISED = "revised"
    """The value corrects an earlier one, which stands in `revised_from`."""
    ABSENT = "absent"


class ColumnView(Record):
    """A column of a table."""

    name: str
    type: ColumnType
    description: Words
    """In each language of the site."""
    is_address: bool = False
    is_required: bool = False
    """Whether no cell of it is empty."""
    codes: tuple[str, ...] = ()
    """All that may stand in it; empty where anything may."""


class SheetView(Record):
    """A table of plain values, the same in every language."""

    columns: tuple[ColumnView, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...]
    """The columns that no two rows agree in."""
    leads_to: Mapping[str, tuple[str, str]]
    """Column to the table and column that its values stand in."""


class OriginView(Record):
    """Who publishes data, on what terms, as of when."""

    titles: Words
    """The name of the site."""
    url: str
    publisher: Words | None
    publisher_url: str | None
    publisher_email: str | None
    licence: Words | None
    licence_url: str | None
    modified: str | None
    """The newest date of anything on the site, never that of the build."""
    languages: tuple[str, ...]


class DocumentView(Record):
    """Tables as JSON: the same names and values as in CSV."""

    origin: OriginView
    tables: Mapping[str, SheetView]


class ResourceView(Record):
    """A table of a data package."""

    name: str
    path: str
    """Relative to the package."""
    titles: Words
    columns: tuple[ColumnView, ...]
    """Empty where the table has the schema of a file of its own."""
    key: tuple[str, ...] = ()
    leads_to: Mapping[str, tuple[str, str]]
    schema: str = ""
    """The path of that file."""


class PackageView(Record):
    """A data package. Source: Frictionless Data Package."""

    origin: OriginView
    descriptions: Words
    resources: tuple[ResourceView, ...]
    sources: tuple[tuple[str, str | None], ...]
    """Titles and addresses of the documents that values come from."""


class DistributionView(Record):
    """A file that data can be had as."""

    url: str
    """Absolute."""
    media_type: str


class CoverView(Record):
    """The days and countries that data speak of."""

    starts: str | None
    ends: str | None
    countries: tuple[str, ...]


class DataSetView(Record):
    """Data as a catalogue speaks of them."""

    url: str
    """Absolute; stays the same in every language."""
    titles: Words
    descriptions: Words
    pages: Words
    """The absolute address of the page about them, by language."""
    distributions: tuple[DistributionView, ...]
    covers: CoverView
    keywords: Words
    """What sort of numbers they are; empty where they are of several."""


class CatalogueView(Record):
    """All data sets of the site. Source: W3C DCAT, version 3."""

    origin: OriginView
    descriptions: Words
    url: str
    data_sets: tuple[DataSetView, ...]
    countries: Mapping[str, Words]
    """The names of the countries that are spoken of, by code and language."""


class DataView(View):
    """The page that explains the open data."""

    files: tuple[FileView, ...]
    indicators: tuple[IndicatorFilesView, ...]
    columns: tuple[ColumnsView, ...]
    citation: Text
    """How to name the data, without their address."""
    url: str
    """Their address, absolute."""
