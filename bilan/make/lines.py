"""Where dated values stand in a drawing, and the small line of a counter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise

from bilan.model.records import Record
from bilan.plan.blocks import FigureView

Spot = tuple[Decimal, Decimal]
"""Across and down."""


class Point(Record, kw_only=False):
    """A dated value, and its place: 0 is the first date and the lowest value, 1 the last and the highest."""

    x: Decimal
    y: Decimal
    figure: FigureView


def make_spark(points: Sequence[FigureView]) -> str:
    """Return the history of a counter as a small line that says nothing to a screen reader.

    The line breaks where a value is absent. Fewer than two values make no line.
    """
    placed = placed_in_time(points)
    if len(placed) < 2:  # noqa: PLR2004 - a line has two ends
        return ""
    spots = {id(point.figure): (2 + point.x * 112, 28 - point.y * 24) for point in placed}
    lines = "".join(
        f'<polyline class="spark-line" fill="none" points="{spots_text(run)}"/>'
        for run in stretches([spots.get(id(figure)) for figure in points])
    )
    x, y = spots[id(placed[-1].figure)]
    return (
        '<svg class="spark" viewBox="0 0 120 32" width="120" height="32" aria-hidden="true"'
        f' focusable="false">{lines}'
        f'<circle class="spark-point" cx="{number_text(x)}" cy="{number_text(y)}" r="3"/></svg>'
    )


def placed_in_time(figures: Iterable[FigureView]) -> tuple[Point, ...]:
    """Return where the dated values stand; those without a day or a value have no place."""
    dated = [
        (figure.as_of.day, figure.value, figure)
        for figure in figures
        if figure.as_of and figure.value is not None
    ]
    if not dated:
        return ()
    first, last = min(day for day, _, _ in dated), max(day for day, _, _ in dated)
    low = min(Decimal(0), *(value for _, value, _ in dated))
    high = max(Decimal(0), *(value for _, value, _ in dated))
    return tuple(
        Point(x=_share(day, first, last), y=(value - low) / ((high - low) or Decimal(1)), figure=figure)
        for day, value, figure in dated
    )


def _share(day: dt.date, first: dt.date, last: dt.date) -> Decimal:
    return Decimal((day - first).days) / Decimal((last - first).days) if first != last else Decimal("0.5")


def stretches(spots: Iterable[Spot | None]) -> list[list[Spot]]:
    """Return the stretches between absent values; a single spot is no stretch."""
    runs: list[list[Spot]] = [[]]
    for spot in spots:
        if spot is None:
            runs.append([])
        else:
            runs[-1].append(spot)
    return [run for run in runs if any(pairwise(run))]


def spots_text(spots: Iterable[Spot]) -> str:
    """Return the points of a line as SVG writes them."""
    return " ".join(f"{number_text(x)},{number_text(y)}" for x, y in spots)


def number_text(number: Decimal) -> str:
    """Return a number with at most two decimals, without zeros that say nothing."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
