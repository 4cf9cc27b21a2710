"""What the indicators of a site say and have said, found by the number that a reader sees."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from bilan.language.formats import printed_value
from bilan.language.quantities.quantity import NUMBER, SHARE
from bilan.language.quantities.units import CURRENCIES
from bilan.language.units import PERCENT
from bilan.model.indicators import Counting, Indicator, Qualifier, Unit
from bilan.model.records import Record
from bilan.model.when import When
from bilan.results import round_down

_MILLION = Decimal(10**6)
_LEFT, _MORE_LEFT, _DROPPED = 3, 4, 2
"""Rounded down, a value keeps three digits at most, or four where it loses two: 147 620 is no rounding."""


class Said(Record):
    """What an indicator says from one day until another."""

    indicator: Indicator
    value: Decimal
    """As it was published: before its correction, where it was corrected."""
    since: When
    until: dt.date | None
    """The day of the next value; None while this one stands."""
    qualifier: Qualifier | None
    corrected: Decimal | None = None
    """What it was corrected to; then it stands on no day any more."""


class Printed(Record):
    """A way to print what an indicator says."""

    said: Said
    floor: Decimal | None = None
    is_short: bool = False


class KnownValues(Record):
    """Everything that indicators say and have said, of each unit in the order of its values."""

    values: Mapping[str, tuple[Decimal, ...]]
    """By the unit that a quantity in a text has."""
    said: Mapping[str, tuple[Said, ...]]
    """The same, with who says it."""


def unit_of(unit: Unit) -> str:
    """Return the unit that a quantity in a text has which counts this."""
    if unit.currency is not None:
        return CURRENCIES.get(unit.currency, unit.currency)
    return SHARE if unit.key == PERCENT else NUMBER


def known_values(indicators: Mapping[str, Indicator]) -> KnownValues:
    """Return what all indicators of a site say and have said."""
    found: dict[str, list[Said]] = defaultdict(list)
    for indicator in indicators.values():
        found[unit_of(indicator.unit)] += _all_said(indicator)
    ordered = {unit: tuple(sorted(said, key=lambda one: one.value)) for unit, said in found.items()}
    values = {unit: tuple(one.value for one in said) for unit, said in ordered.items()}
    return KnownValues(values=values, said=ordered)


def ways_to_print(known: KnownValues, unit: str, number: Decimal, *, is_short: bool) -> tuple[Printed, ...]:
    """Return every way in which a figure prints a number: exact, in words as `1.9 million`, or rounded down.

    `is_short` says that the number is written with such a word. The truest way of each value comes first.
    """
    if unit == SHARE:
        number *= 100
    values = known.values.get(unit, ())
    step = Decimal(10) ** _zeros(number)
    first, after = bisect_left(values, number - step / 2), bisect_left(values, number + step)
    found = (_way(one, number, step, is_short=is_short) for one in known.said.get(unit, ())[first:after])
    return tuple(one for one in found if one is not None)


def _way(said: Said, number: Decimal, step: Decimal, *, is_short: bool) -> Printed | None:
    unit = said.indicator.unit
    if printed_value(said.value, unit, is_short=is_short) == number:
        return Printed(said=said, is_short=is_short and abs(number) >= _MILLION)
    if said.value == number:
        return Printed(said=said)
    if said.value <= number or unit.key == PERCENT or not _is_rounding(said.value, step):
        return None
    rounded = round_down(said.value, step)
    if rounded != number or printed_value(rounded, unit, is_short=is_short) != number:
        return None
    return Printed(said=said, floor=step, is_short=is_short and abs(number) >= _MILLION)


def _is_rounding(value: Decimal, step: Decimal) -> bool:
    """Return whether somebody may well round a value down by a step."""
    dropped = step.adjusted()
    left = value.adjusted() + 1 - dropped
    return dropped > 0 and (left <= _LEFT or (left <= _MORE_LEFT and dropped >= _DROPPED))


def _zeros(number: Decimal) -> int:
    """Return how many zeros end a whole number: 3 for 295 000."""
    exponent = number.normalize().as_tuple().exponent
    return max(exponent, 0) if isinstance(exponent, int) and number else 0


def _all_said(indicator: Indicator) -> Iterator[Said]:
    observations = indicator.observations
    total = Decimal(0)
    for at, one in enumerate(observations):
        if one.value is None:
            continue
        total = total + one.value if indicator.counting is Counting.PERIOD else one.value
        until = observations[at + 1].as_of.day if at + 1 < len(observations) else None
        stands = Said(indicator=indicator, value=total, since=one.as_of, until=until, qualifier=one.qualifier)
        yield stands
        revision = one.revises
        if revision is not None and revision.value is not None and revision.value != one.value:
            yield Said(
                indicator=indicator,
                value=total - one.value + revision.value,
                since=one.as_of,
                until=until,
                qualifier=one.qualifier,
                corrected=total,
            )
