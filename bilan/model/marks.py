"""Signs around a stretch of a text, from where it is read until it is drawn; no author can write them."""

from __future__ import annotations

_FIRST, _LAST = 0xE100, 0xF8FE

MARK_END = chr(_LAST + 1)
MARK_BEGINNINGS = f"[{chr(_FIRST)}-{chr(_LAST)}]"
"""A pattern for what a mark begins with."""
MOST_MARKS = _LAST - _FIRST + 1
"""How many marks a text can tell apart."""


def mark_beginning(number: int) -> str:
    """Return the sign that begins a mark of a number from 0."""
    return chr(_FIRST + number)


def mark_number(sign: str) -> int:
    """Return the number of the mark that a sign begins."""
    return ord(sign) - _FIRST
