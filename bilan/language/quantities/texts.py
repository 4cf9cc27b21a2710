"""Texts as they come from anywhere, cut into the paragraphs that are compared."""

from __future__ import annotations

import re

_GAP = re.compile(r"\n[ \t]*(?=\n)")
_FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
_OWN = re.compile(r"\n(?=[ \t]*(?:[*+-]|[0-9]{1,3}[.)])[ \t]|#{1,6}[ \t]|[ \t]*\|)")
"""Before the items of a list, headings and the rows of a table a paragraph ends without an empty line."""


def cut_paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text in Markdown or without any marks; code says nothing."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    said = _FENCE.sub("\n\n", plain) if "```" in plain or "~~~" in plain else plain
    pieces = (piece for block in _GAP.split(said) for piece in _OWN.split(block))
    return tuple(stripped for piece in pieces if (stripped := piece.strip("\n")).strip())
