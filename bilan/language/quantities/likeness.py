"""Whether two quantities say the same, and how surely."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum

from bilan.language.phrases import Sense, phrase_before
from bilan.language.quantities.quantity import (
    BARE,
    BOUND,
    CLOCK,
    DAY,
    MONTH,
    NAME,
    NUMBER,
    ORDINAL,
    SHARE,
    VAGUE,
    YEAR,
    Quantity,
)
from bilan.language.quantities.units import DAY_LONG, MONTHS, SECONDS


class Likeness(IntEnum):
    """How surely two quantities say the same."""

    NONE = 0
    SAME_NUMBER = 1
    """One of them does not say in what it counts."""
    SAME = 2


_NEAR = Decimal("0.05")
"""How far apart two values may be where one is of another system of measures, as a share."""
_HUNDREDTH = Decimal("0.007")
"""How far a share in percent may be from a third, a sixth or a seventh."""
_MONTH = Decimal(30 * DAY_LONG)
_MONTH_NEAR = Decimal("0.02")
"""How far days may be from the months that they are told in: `90 days` is three months, and 365 a year."""
_OWN = frozenset({SHARE, VAGUE, MONTH, DAY, CLOCK, BOUND})
"""Units that no bare number stands for."""
_NAMELESS = frozenset({NUMBER, YEAR, NAME, ORDINAL})
_CONTRASTS = frozenset({
    frozenset({"female", "male"}), frozenset({"household", "person"}), frozenset({"household", "female"}),
    frozenset({"household", "male"}),
})  # fmt: skip
_REACH = 60


def likeness_of(one: Quantity, other: Quantity) -> Likeness:
    """Return how surely two quantities say the same, by any of their readings."""
    if one.noun != other.noun and frozenset({one.noun, other.noun}) in _CONTRASTS:
        return Likeness.NONE
    found = Likeness.NONE
    for value, unit in one.readings:
        for other_value, other_unit in other.readings:
            if value == other_value:
                if unit == other_unit != BARE:
                    return Likeness.SAME
                if _may_be_one(unit, other_unit):
                    found = Likeness.SAME_NUMBER
    return found


def _may_be_one(unit: str, other: str) -> bool:
    """Return whether two units do not contradict each other: a bare number may count anything."""
    if unit in _OWN or other in _OWN:
        return False
    if BARE in {unit, other}:
        return NUMBER in {unit, other}
    return NUMBER in {unit, other} or {unit, other} <= _NAMELESS


def is_near(one: Quantity, other: Quantity) -> bool:
    """Return whether two quantities are as near as a translation of miles, or of a third, may be."""
    for value, unit in one.readings:
        for other_value, other_unit in other.readings:
            if {unit, other_unit} == {SECONDS, MONTHS}:
                seconds, months = (value, other_value) if unit == SECONDS else (other_value, value)
                if abs(seconds - months * _MONTH) <= _MONTH_NEAR * seconds:
                    return True
            if unit != other_unit or unit == BARE:
                continue
            apart = abs(value - other_value)
            if unit == SHARE and apart <= _HUNDREDTH and (_is_endless(value) or _is_endless(other_value)):
                return True
            if (one.is_rough or other.is_rough) and apart <= _NEAR * max(abs(value), abs(other_value)):
                return True
    return False


def _is_endless(share: Decimal) -> bool:
    """Return whether a share has no end in decimals, as a third has none."""
    return len(share.as_tuple().digits) > 12  # noqa: PLR2004 - nobody types so many


def is_rounded(one: Quantity, text: str, language: str, other: Quantity) -> bool:
    """Return whether a quantity is another one rounded, and its words say so: `almost 1.9 million`."""
    if one.unit not in {other.unit, NUMBER} and other.unit != NUMBER:
        return False
    phrase = phrase_before(
        text[max(0, one.start - _REACH) : one.start], text[one.end : one.end + _REACH], language
    )
    value, exact = one.readings[0].value, other.readings[0].value
    if phrase is None or _digits(value) >= _digits(exact):
        return False
    apart = exact - value
    return abs(apart) < _step(value) and _is_true(phrase.sense, apart)


def _is_true(sense: Sense, apart: Decimal) -> bool:
    if sense in {Sense.MORE_THAN, Sense.AT_LEAST}:
        return apart > 0
    if sense in {Sense.ALMOST, Sense.LESS_THAN, Sense.UP_TO}:
        return apart < 0
    return sense is Sense.ABOUT


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _step(value: Decimal) -> Decimal:
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def is_qualified(one: Quantity, text: str, language: str) -> bool:
    """Return whether words before a quantity say how it stands to the truth."""
    before, after = text[max(0, one.start - _REACH) : one.start], text[one.end : one.end + _REACH]
    return phrase_before(before, after, language) is not None
