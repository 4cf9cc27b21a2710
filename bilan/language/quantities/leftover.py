"""Quantities that the other text does not say: which are worth telling, and which two differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from bilan.language.quantities.likeness import Likeness, likeness_of
from bilan.language.quantities.matching import Said
from bilan.language.quantities.quantity import BOUND, CLOCK, DAY, MONTH, NUMBER, YEAR, Quantity, Weight
from bilan.language.quantities.units import CURRENCIES
from bilan.model.records import Record

_TIMES = frozenset({YEAR, MONTH, DAY, CLOCK})
_MONEY = frozenset(CURRENCIES.values())
_MOST = 24


class Left(Record):
    """A quantity that has none beside it in the other text."""

    quantity: Quantity
    paragraph: int
    is_told: bool
    """Whether it is worth telling alone; another one only matters against one of its unit."""


def left_over(said: Sequence[Said], other: Sequence[Said]) -> list[Left]:
    """Return what is left of a text, each quantity whole and once, without what never matters.

    What the other text says elsewhere has only been said once more.
    """
    worthy = [one for one in said if one.quantity.weight is not Weight.FAINT]
    if not worthy:
        return []
    again = _by_value(other)
    found: dict[tuple[int, int, int], Left] = {}
    for one in worthy:
        is_told = one.quantity.weight is Weight.FIRM and not _is_said_again(one.quantity, again)
        key = (one.paragraph, one.whole.start, one.whole.end)
        before = found.get(key)
        if before is None or (is_told and not before.is_told):
            found[key] = Left(quantity=one.whole, paragraph=one.paragraph, is_told=is_told)
    return list(found.values())


def _by_value(said: Sequence[Said]) -> Mapping[Decimal, Sequence[Quantity]]:
    values: dict[Decimal, list[Quantity]] = defaultdict(list)
    for one in said:
        for quantity in (one.quantity, *one.quantity.parts):
            for value in {reading.value for reading in quantity.readings}:
                values[value].append(quantity)
    return values


def _is_said_again(one: Quantity, again: Mapping[Decimal, Sequence[Quantity]]) -> bool:
    return any(
        likeness_of(one, other) is not Likeness.NONE
        for reading in one.readings
        for other in again.get(reading.value, ())[:_MOST]
    )


def pair_up(first: Sequence[Left], second: Sequence[Left]) -> Iterator[tuple[Left | None, Left | None]]:
    """Return what differs in one place, two by two where one stands for the other, and what stands alone."""
    free = list(second)
    for one in sorted(first, key=lambda left: not left.is_told):
        partner = _partner(one, free)
        if partner is not None:
            free = [other for other in free if other is not partner]
            yield one, partner
        elif one.is_told:
            yield one, None
    for other in free:
        if other.is_told:
            yield None, other


def _partner(one: Left, others: Sequence[Left]) -> Left | None:
    """Return what stands for a quantity in the other text: of its unit, or at least of its kind."""
    same = [other for other in others if other.quantity.unit == one.quantity.unit]
    if same:
        return next((other for other in same if other.is_told), same[0])
    if not one.is_told:
        return None
    return next((other for other in others if other.is_told and _are_kin(one.quantity, other.quantity)), None)


def _are_kin(one: Quantity, other: Quantity) -> bool:
    """Return whether one of two units is missing, or only the unit tells the two apart."""
    if (one.unit in _TIMES) != (other.unit in _TIMES):
        return False
    if one.unit.startswith(BOUND) or other.unit.startswith(BOUND):
        return True
    units = {one.unit, other.unit}
    is_same_number = bool(_numbers(one) & _numbers(other))
    return NUMBER in units or units <= _MONEY or units <= _TIMES or is_same_number


def _numbers(one: Quantity) -> frozenset[str]:
    """Return the digits of a quantity as they are typed."""
    return frozenset(re.findall(r"[0-9]+", one.text))
