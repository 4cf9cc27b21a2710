"""Which paragraphs of two texts say the same, though one may have more of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

_GAP = 0.2
"""What it costs to leave a paragraph without another."""
_MOST_CELLS = 40_000
"""From here on paragraphs are laid beside each other by their places alone."""


class Shape(NamedTuple):
    """What tells a paragraph from the others in any language."""

    length: int
    numbers: frozenset[Decimal]


def lay_side_by_side(first: Sequence[Shape], second: Sequence[Shape]) -> tuple[tuple[int, int], ...]:
    """Return the pairs of paragraphs that say the same, by their places, in order."""
    if len(first) == len(second):
        return tuple((at, at) for at in range(len(first)))
    if not first or not second:
        return ()
    if len(first) * len(second) > _MOST_CELLS:
        return tuple((at, at * len(second) // len(first)) for at in range(len(first)))
    return _best(first, second)


def _best(first: Sequence[Shape], second: Sequence[Shape]) -> tuple[tuple[int, int], ...]:
    """Return the pairs that are most alike together, by the table of all beginnings of both texts."""
    width = len(second) + 1
    rows = [[-_GAP * column for column in range(width)]]
    for at, one in enumerate(first, start=1):
        rows.append(_next_row(one, second, rows[-1], -_GAP * at))
    pairs: list[tuple[int, int]] = []
    at, column = len(first), len(second)
    while at and column:
        here = rows[at][column]
        if here == rows[at - 1][column] - _GAP:
            at -= 1
        elif here == rows[at][column - 1] - _GAP:
            column -= 1
        else:
            at, column = at - 1, column - 1
            pairs.append((at, column))
    return tuple(reversed(pairs))


def _next_row(one: Shape, others: Sequence[Shape], above: Sequence[float], first: float) -> list[float]:
    """Return the row of a paragraph below another row: in each cell the most of its three ways there."""
    length, numbers = one
    row = [first]
    best, corner = first, above[0]
    for (other_length, other_numbers), over in zip(others, above[1:], strict=True):
        less, more = (length, other_length) if length < other_length else (other_length, length)
        alike = less / (more or 1) / 2
        if numbers and (shared := len(numbers & other_numbers)):
            alike = 2 * shared / (len(numbers) + len(other_numbers)) + alike
        both = corner + (alike - _GAP)
        alone = (over if over > best else best) - _GAP  # noqa: FURB136 - runs for each two paragraphs
        best = both if both > alone else alone  # noqa: FURB136 - as above
        corner = over
        row.append(best)
    return row


def beside(pairs: Sequence[tuple[int, int]], size: int) -> tuple[int | None, ...]:
    """Return for each paragraph of the first text the one of the second that stands nearest to it."""
    found = dict(pairs)
    nearest: list[int | None] = []
    last = pairs[0][1] if pairs else None
    for at in range(size):
        last = found.get(at, last)
        nearest.append(last)
    return tuple(nearest)
