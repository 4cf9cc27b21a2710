"""Links on one line to addresses without brackets: found in a text at once, and not block by block."""

from __future__ import annotations

import re

from bilan.load.text.blocks import NEUTRAL

_EASY = re.compile(rf"\[(?<!!\[)[^\[\]\n]*+\]\(([^\s()<>{NEUTRAL}]++)\)")


def easy_targets(masked: str) -> tuple[tuple[int, int], ...] | None:
    """Return the offsets of where the links of a text lead, whose code and references are masked.

    None where any bracket is not that of an easy link, or a tag can begin.
    """
    if "<" in masked:
        return None
    if "[" not in masked and "]" not in masked:
        return ()
    found = tuple([one.span(1) for one in _EASY.finditer(masked)])
    is_all = masked.count("[") == len(found) == masked.count("]")
    return found if is_all else None
