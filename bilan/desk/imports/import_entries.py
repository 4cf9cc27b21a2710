"""What an import would do: one entry for each thing that a table speaks of, or a refusal with its cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from bilan.load.indicators.found import IndicatorsFound
from bilan.load.items.items import ItemsFound
from bilan.model.records import Record
from bilan.model.site import Settings
from bilan.model.source import Diagnostic, SourceTree, Span, problem


class Change(StrEnum):
    """What happens to a thing."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"


class Wishes(Record):
    """What the caller says beside the table."""

    as_of: str | None = None
    """The day of all values in a table without dates."""
    language: str | None = None
    """That of the names and titles in the table; without it, the site's first, or what a title looks like."""
    start: str | None = None
    """When new projects begin whose rows do not say, as in `~2018`."""
    reason: str | None = None
    """Why values are corrected: it is written beside each that changes."""


class Content(Record):
    """What is there before the import."""

    tree: SourceTree
    settings: Settings
    indicators: IndicatorsFound
    items: ItemsFound
    known: Mapping[str, frozenset[str]]
    """Keys of objectives, topics and indicators, by what they name."""


class Entry(Record):
    """One observation or one project, and what would happen to it."""

    name: str
    """As in `jobs-created, 2021-12-17`."""
    change: Change
    details: tuple[str, ...]
    """What is added or changed, as in `value 79 → 81`."""
    rows: tuple[int, ...]
    """The rows of the table that speak of it."""
    path: str
    """The file that is written."""
    write: Callable[[str | None], str]
    """Return the new text of that file from the one that it has by then; None where there is no file yet."""


class Refusal(Record):
    """A cell or row that cannot be taken, and why."""

    found: Diagnostic
    """Its span is the cell: the row as line, the column as column, 0 for the row as a whole."""
    text: str
    """What stands in the cell."""
    left_out: tuple[int, ...] = ()
    """Other rows that are left out with it, since they make sense together alone."""


class Planned(Record):
    """What a table would do, before the files are looked at as a whole."""

    entries: tuple[Entry, ...]
    refusals: tuple[Refusal, ...]
    notes: tuple[str, ...] = ()
    """What the reader of the report should know beside."""


def no_cell(span: Span, what: str, why: str = "", fixes: tuple[str, ...] = ()) -> Diagnostic:
    """Return a problem of a table that has no code of its own in content files."""
    return problem("bad-table", span, what, why=why, fixes=fixes)


def change_text(name: str, old: str | None, new: str | None) -> str:
    """Return a change as it is reported: `value 79 → 81`."""
    return f"{name} {old or 'none'} → {new or 'none'}"
