"""Figures of one country or region: the part of each indicator that was counted there, and nothing more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from bilan.model.indicators import Counting, Figure, Indicator, Part
from bilan.model.records import Record
from bilan.model.standards import COUNTRY, PARTS_EVERYWHERE, REGION
from bilan.results import figure_at, parts_at

PERCENT = "percent"
SEVERAL = "several"
UNKNOWN = "unknown"


class PartFigure(Record):
    """A part of a figure, with what must be known of the total it is a part of."""

    figure: Figure
    total: Figure
    share: Decimal | None
    """Of the total, from 0 to 1; None where it would say more than is known."""
    undivided: Figure | None
    """What of the total stands in contracts that cover several countries; None where nothing does."""
    added: int = 0
    """From how many countries it was added up; 0 where it was reported as it stands."""


def parts_of_countries(indicator: Indicator, day: dt.date) -> Mapping[str, PartFigure]:
    """Return the figure of every country that an indicator has named by the end of a day.

    A country that it names no longer has an absent figure.
    """
    total = figure_at(indicator, day)
    named = dict.fromkeys(
        code
        for one in indicator.observations
        if one.as_of.day <= day
        for code in one.parts.get(COUNTRY, {})
        if code not in PARTS_EVERYWHERE
    )
    figures = {code: figure_at(indicator, day, Part(dimension=COUNTRY, key=code)) for code in named}
    return {code: _part(indicator, day, COUNTRY, figure, total) for code, figure in figures.items()}


def part_of_region(indicator: Indicator, day: dt.date, key: str, codes: Iterable[str]) -> PartFigure | None:
    """Return the figure of a region: the one reported for it, else the sum over its countries.

    A sum is made only where the parts by country are all there and can be added up. None where there is
    no figure.
    """
    total = figure_at(indicator, day)
    if any(key in one.parts.get(REGION, {}) for one in total.counted):
        figure = figure_at(indicator, day, Part(dimension=REGION, key=key))
        return _part(indicator, day, REGION, figure, total)
    parts = _of_countries(indicator, day, codes)
    if not parts or not can_be_added(indicator, total):
        return None
    figure = Figure(
        indicator=indicator.key,
        unit=indicator.unit,
        kind=indicator.kind,
        value=sum((one.value for one in parts if one.value is not None), Decimal(0)),
        absent=None,
        as_of=total.as_of,
        starts=total.starts,
        qualifier=None,
        part=Part(dimension=REGION, key=key),
        counted=total.counted,
    )
    return _part(indicator, day, COUNTRY, figure, total, added=len(parts))


def is_left_out(indicator: Indicator, day: dt.date, codes: Iterable[str]) -> bool:
    """Return whether some of a region's countries have a figure, and they cannot be added up."""
    has_parts = bool(_of_countries(indicator, day, codes))
    return has_parts and not can_be_added(indicator, figure_at(indicator, day))


def can_be_added(indicator: Indicator, total: Figure, dimension: str = COUNTRY) -> bool:
    """Return whether the parts of a figure make up its total: no state or rate, and no part missing."""
    return (
        indicator.counting is not Counting.LATEST
        and indicator.unit.key != PERCENT
        and bool(total.counted)
        and all(
            one.value is not None and sum(one.parts.get(dimension, {}).values(), Decimal(0)) == one.value
            for one in total.counted
        )
    )


def _of_countries(indicator: Indicator, day: dt.date, codes: Iterable[str]) -> tuple[Figure, ...]:
    wanted = frozenset(codes)
    return tuple(one for one in parts_at(indicator, day, COUNTRY) if one.part and one.part.key in wanted)


def _part(
    indicator: Indicator, day: dt.date, dimension: str, figure: Figure, total: Figure, *, added: int = 0
) -> PartFigure:
    apart = {key: figure_at(indicator, day, Part(dimension=dimension, key=key)) for key in (SEVERAL, UNKNOWN)}
    several = apart[SEVERAL]
    is_known = not any(one.value for one in apart.values())
    return PartFigure(
        figure=figure,
        total=total,
        share=_share(figure, total)
        if is_known and total.qualifier is None and can_be_added(indicator, total, dimension)
        else None,
        undivided=several if several.value else None,
        added=added,
    )


def _share(figure: Figure, total: Figure) -> Decimal | None:
    if figure.value is None or not total.value or not 0 <= figure.value <= total.value:
        return None
    return figure.value / total.value
