"""What a page says: its main part as blocks of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from bilan.model.records import Record


class BlockKind(StrEnum):
    """What a block is to readers."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    """Of a list."""
    ROW = "row"
    """Of a table."""
    FACT = "fact"
    """What is told with its name, as a line of a source."""
    ENTRY = "entry"
    """An item of the site in a list: what it tells stands on a page of its own as well."""
    FIGURE = "figure"
    """A counter, or a line that goes with a chart."""
    PICTURE = "picture"
    """What a picture shows, in words."""


class Run(NamedTuple):
    """Words that stand together: all plain, or all of one link, figure or date."""

    text: str
    value: str | None
    """Of a figure, as machines read it."""
    day: str | None
    """Of a date, likewise."""
    target: str | None
    """Where a link leads."""
    language: str


class Block(NamedTuple):
    """A heading, a paragraph, an item of a list, a row of a table."""

    kind: BlockKind
    runs: tuple[Run, ...]


class ReadPage(Record):
    """What a page says."""

    title: str
    """Its first heading, else the title of the window."""
    language: str
    blocks: tuple[Block, ...]
    template: str
    """What kind of page it is, by the name of its template."""
    leads_to: str | None
    """Where a page leads that is there to lead on; None for all others."""


SEPARATOR = "·"
"""Stands between the cells of a row, and between the lines of an entry."""

_MADE_FOR = re.compile(r"\.[0-9a-f]{8}-\d+\.[a-z]+$")
"""What stands behind the name of a picture: its fingerprint, its width and its form."""


def plain_text(runs: Sequence[Run]) -> str:
    """Return the words of a block."""
    return "".join(one.text for one in runs)


def picture_name(source: str) -> str:
    """Return what a picture is called, whatever it looks like and how wide it is."""
    return _MADE_FOR.sub("", source)
