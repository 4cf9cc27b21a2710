"""Which paragraphs of two texts stand beside each other: none is lost, and none stands twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bilan.review.passages import BlockKind

Row = tuple[int | None, int | None]
"""The places of two paragraphs that stand beside each other; one of them may be missing."""

_ALONE = 0.55
"""What a paragraph costs that stands beside none: two of one kind rather stand together than alone."""
_FAR = 1.5
"""What it costs to lay a heading beside a paragraph, and the like."""
_NEAR = 0.45
"""The same for an entry of a list beside a paragraph."""
_MOST_CELLS = 250_000
"""From here on paragraphs are laid beside each other in their order alone."""
_MARKED = frozenset(
    {BlockKind.HEADING, BlockKind.PICTURE, BlockKind.FIGURES, BlockKind.CODE, BlockKind.TABLE}
)
"""Kinds that do not turn into another when a text is translated."""


class Outline(NamedTuple):
    """What tells a paragraph from the others in any language."""

    kind: BlockKind
    level: int
    length: int
    anchors: frozenset[str]
    """What it holds that stays the same in another language: figures, targets of links, pictures, names."""


def align(first: Sequence[Outline], second: Sequence[Outline]) -> tuple[Row, ...]:
    """Return all paragraphs of two texts in rows: each text in its order, every paragraph exactly once.

    Texts of one structure go together paragraph by paragraph. Otherwise those pairs are taken that are most
    alike as a whole, by kind, by what they have in common and by length; the rest stands alone.
    """
    if [(one.kind, one.level) for one in first] == [(one.kind, one.level) for one in second]:
        return tuple((at, at) for at in range(len(first)))
    if len(first) * len(second) > _MOST_CELLS:
        return _in_order(len(first), len(second))
    return _most_alike(first, second)


def _in_order(first: int, second: int) -> tuple[Row, ...]:
    both = min(first, second)
    return (
        *((at, at) for at in range(both)),
        *((at, None) for at in range(both, first)),
        *((None, at) for at in range(both, second)),
    )


def _most_alike(first: Sequence[Outline], second: Sequence[Outline]) -> tuple[Row, ...]:
    """Return the rows that cost least, by the table of all endings of both texts."""
    height, width = len(first), len(second)
    costs = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height, -1, -1):
        for j in range(width, -1, -1):
            costs[i][j] = min(_ways(first, second, costs, i, j), default=(0.0, ""))[0]
    rows: list[Row] = []
    i = j = 0
    while i < height or j < width:
        _, way = min(_ways(first, second, costs, i, j))
        rows.append((None if way == "second" else i, None if way == "first" else j))
        i, j = i + (way != "second"), j + (way != "first")
    return tuple(rows)


def _ways(
    first: Sequence[Outline], second: Sequence[Outline], costs: Sequence[Sequence[float]], i: int, j: int
) -> list[tuple[float, str]]:
    """Return what it costs to go on from two paragraphs: with both of them, or with one alone."""
    ways: list[tuple[float, str]] = []
    if i < len(first) and j < len(second):
        ways.append((costs[i + 1][j + 1] + _unlike(first[i], second[j]), "both"))
    if i < len(first):
        ways.append((costs[i + 1][j] + _ALONE, "first"))
    if j < len(second):
        ways.append((costs[i][j + 1] + _ALONE, "second"))
    return ways


def _unlike(one: Outline, other: Outline) -> float:
    """Return how little two paragraphs are alike, from 0 for those that could not be more so."""
    if one.kind is not other.kind:
        apart = _FAR if {one.kind, other.kind} & _MARKED else _NEAR
    else:
        apart = 0.2 if one.level != other.level else 0.0
    lengths = 1 - min(one.length, other.length) / max(one.length, other.length, 1)
    every = one.anchors | other.anchors
    strange = 1 - len(one.anchors & other.anchors) / len(every) if every else 0.5
    return apart + 0.4 * lengths + 0.6 * strange
