"""The parts of pages that lead to open data. Plain values alone."""

from __future__ import annotations

from dataclasses import dataclass

from bilan.plan.blocks import LinkView


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadsView:
    """The figures of one indicator as files."""

    csv_url: str
    json_url: str
    data_url: str
    """The page that explains the files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """Data that can be had as one file or several."""

    name: str
    about: str
    files: tuple[tuple[str, str], ...]
    """What each format is called, and its address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRowView:
    """A column, or those of one meaning in each language."""

    names: tuple[str, ...]
    about: str
    codes: tuple[str, ...]
    """All that may stand in it; empty where anything may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnsView:
    """The columns of a table."""

    anchor: str
    name: str
    rows: tuple[ColumnRowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFilesView:
    """The files of one indicator."""

    indicator: LinkView
    kind: str
    downloads: DownloadsView
