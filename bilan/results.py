"""Figures from observations: the latest, as of a day, parts, totals of periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal

from bilan.model.indicators import (
    Absence,
    AbsenceReason,
    Counting,
    Figure,
    Indicator,
    Observation,
    Part,
    Results,
    Revision,
    as_published,
)
from bilan.model.records import replace


def tally_results(indicators: Mapping[str, Indicator], day: dt.date) -> Results:
    """Return what every indicator says at the end of a day, and at each of its dates until then."""
    return Results(
        day=day,
        latest={key: figure_at(one, day) for key, one in indicators.items()},
        series={
            key: tuple(_observed(one, seen) for seen in one.observations if seen.as_of.day <= day)
            for key, one in indicators.items()
        },
    )


def figure_at(indicator: Indicator, day: dt.date, part: Part | None = None) -> Figure:
    """Return what an indicator, or one part of it, says at the end of a day.

    Counting by period adds up the periods that have ended by then and have a value, and
    speaks of the last of them; otherwise the last observation on or before the day stands.
    Before the first one the figure is absent, as not reported, and has no `as_of`.
    """
    seen = tuple(one for one in indicator.observations if one.as_of.day <= day)
    asked = seen if indicator.counting is Counting.PERIOD else seen[-1:]
    found = [(one, value) for one in asked if (value := value_of(one, part)) is not None]
    if found:
        counted = tuple(one for one, _ in found)
        return _figure(indicator, part, counted, sum((value for _, value in found), Decimal(0)), None)
    absence = (seen[-1].absent if seen else None) or Absence(reason=AbsenceReason.NOT_REPORTED)
    return _figure(indicator, part, asked, None, absence)


def value_of(observation: Observation, part: Part | None) -> Decimal | None:
    """Return the value of an observation, or of one part of it; None where it has none."""
    if part is None:
        return observation.value
    return observation.parts.get(part.dimension, {}).get(part.key)


def parts_at(indicator: Indicator, day: dt.date, dimension: str) -> tuple[Figure, ...]:
    """Return the figure of each part of a dimension at the end of a day, in the order of the file.

    A part that none of the counted observations names is not among them.
    """
    counted = figure_at(indicator, day).counted
    keys = dict.fromkeys(key for one in counted for key in one.parts.get(dimension, {}))
    return tuple(figure_at(indicator, day, Part(dimension=dimension, key=key)) for key in keys)


def dimensions_at(indicator: Indicator, day: dt.date) -> tuple[str, ...]:
    """Return the dimensions that the figure at the end of a day can be broken down by."""
    counted = figure_at(indicator, day).counted
    return tuple(dict.fromkeys(dimension for one in counted for dimension in one.parts))


def own_figure(indicator: Indicator, observation: Observation) -> Figure:
    """Return what one observation says alone: of its day, or of its own period."""
    return figure_at(replace(indicator, observations=(observation,)), observation.as_of.day)


def corrected_later(indicator: Indicator, day: dt.date) -> tuple[Observation, ...]:
    """Return the observations behind the figure of a day that were corrected after it.

    A correction whose day is not known is taken for a later one.
    """
    seen = tuple(one for one in indicator.observations if one.as_of.day <= day)
    asked = seen if indicator.counting is Counting.PERIOD else seen[-1:]
    return tuple(one for one in asked if _is_later(one.revises, day))


def published_at(indicator: Indicator, day: dt.date) -> Figure:
    """Return what was published at the end of a day, before the values of that time were corrected."""
    then = tuple(
        as_published(one, one.revises) if one.revises and _is_later(one.revises, day) else one
        for one in indicator.observations
    )
    return figure_at(replace(indicator, observations=then), day)


def _is_later(revision: Revision | None, day: dt.date) -> bool:
    return revision is not None and (revision.on is None or revision.on.day > day)


def round_down(value: Decimal, step: Decimal) -> Decimal:
    """Return the largest multiple of a step that is not above the value: 295 998 by 1 000 is 295 000.

    Raises:
        ValueError: the step is not above zero. Loading refuses such references.
    """
    if step <= 0:
        raise ValueError("the step must be above zero")
    return (value / step).to_integral_value(rounding=ROUND_FLOOR) * step


def share_reached(value: Decimal, baseline: Decimal, target: Decimal) -> Decimal:
    """Return how far a figure has come from its baseline to its target, as a share.

    0 is the baseline and 1 the target: 30 on the way from 20 to 60 is 0.25. The share is
    below 0 when things got worse and above 1 when the target was passed; it also holds for
    a target below its baseline. It is not rounded: `language.formats` does that.

    Raises:
        ValueError: baseline and target are equal. Loading refuses such indicators, so
            this is a mistake of ours, not of the content.
    """
    if target == baseline:
        raise ValueError("baseline and target are equal")
    return (value - baseline) / (target - baseline)


def _observed(indicator: Indicator, seen: Observation) -> Figure:
    return _figure(indicator, None, (seen,), seen.value, seen.absent)


def _figure(
    indicator: Indicator,
    part: Part | None,
    counted: tuple[Observation, ...],
    value: Decimal | None,
    absent: Absence | None,
) -> Figure:
    by_period = indicator.counting is Counting.PERIOD
    return Figure(
        indicator=indicator.key,
        unit=indicator.unit,
        kind=indicator.kind,
        value=value,
        absent=absent,
        as_of=counted[-1].as_of if counted else None,
        starts=counted[0].starts if counted and by_period else None,
        qualifier=counted[-1].qualifier if counted and part is None else None,
        part=part,
        counted=counted,
    )
