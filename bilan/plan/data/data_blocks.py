"""The parts of pages that lead to open data. Plain values alone."""

from __future__ import annotations

from bilan.model.records import Record
from bilan.plan.blocks import LinkView


class DownloadsView(Record):
    """The figures of one indicator as files."""

    csv_url: str
    json_url: str
    data_url: str
    """The page that explains the files."""


class FileView(Record):
    """Data that can be had as one file or several."""

    name: str
    about: str
    files: tuple[tuple[str, str], ...]
    """What each format is called, and its address."""


class ColumnRowView(Record):
    """A column, or those of one meaning in each language."""

    names: tuple[str, ...]
    about: str
    codes: tuple[str, ...]
    """All that may stand in it; empty where anything may."""


class ColumnsView(Record):
    """The columns of a table."""

    anchor: str
    name: str
    rows: tuple[ColumnRowView, ...]


class IndicatorFilesView(Record):
    """The files of one indicator."""

    indicator: LinkView
    kind: str
    downloads: DownloadsView
