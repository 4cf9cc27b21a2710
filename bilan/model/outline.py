"""What a page leads to: read from its bytes where it is made, and remembered under its key."""

from __future__ import annotations

from bilan.model.records import Record


class Outline(Record):
    """What a page leads to, and the places in it that can be led to."""

    links: tuple[str, ...]
    anchors: frozenset[str]
    name: str
    """The same for pages that lead to the same, and have the same places."""


def outline_name(key: str) -> str:
    """Return the name under which the outline of the page with a key is remembered."""
    return f"outline {key}"
