"""Neighbours that belong together: ranges that share a unit, `two hours and ten minutes`, `one in five`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bilan.language.quantities.clock import with_clock
from bilan.language.quantities.found import Found, found_of
from bilan.language.quantities.quantity import BARE, CLOCK, NUMBER, SHARE, Reading, Weight
from bilan.language.quantities.tokens import Kind, Stream
from bilan.language.quantities.units import MONTHS, SECONDS
from bilan.model.records import replace

_WHOLE, _LONG_WORD = 100, 4
_WORDS_BETWEEN = 4
"""How many words may stand between the parts of a ratio: `one woman in five`."""


def join_spans(stream: Stream, found: Sequence[Found]) -> list[Found]:
    """Return the quantities with spans of time in two units as one: `2 ans et 6 mois`."""
    joined: list[Found] = []
    for one in found:
        if joined and (both := _as_span(stream, joined[-1], one)):
            joined[-1] = both
        else:
            joined.append(one)
    return joined


def _as_span(stream: Stream, first: Found, second: Found) -> Found | None:
    big, small = first.measure, second.measure
    if big is None or small is None or big.unit != small.unit or big.unit not in {SECONDS, MONTHS}:
        return None
    has_joint = stream.tokens[first.after].low == stream.habits.joint
    if small.factor >= big.factor or second.first != first.after + has_joint:
        return None
    total = first.quantity.readings[0].value + second.quantity.readings[0].value
    parts = (first.quantity, second.quantity)
    whole = found_of(stream, first.first, second.after, [(total, big.unit)], parts=parts)
    return whole._replace(measure=small)


def share_units(stream: Stream, found: Sequence[Found]) -> list[Found]:
    """Return the quantities with the unit of the last number of a range or list lent to the others."""
    shared = list(found)
    is_list = False  # a comma lends only where `and` has lent behind it
    for index in range(len(shared) - 2, -1, -1):
        one, last = shared[index], shared[index + 1]
        sign = stream.tokens[one.after].low
        is_near = bool(one.bare) and last.first == one.after + 1 and sign in stream.habits.ranges
        is_list = is_near and (is_list or sign != ",")
        if is_list:
            shared[index] = _lent(one, last)
    return shared


def _lent(one: Found, last: Found) -> Found:
    """Return a number that may be counted in what the next one is counted in."""
    readings = list(one.quantity.readings)
    measure, scale = last.measure, last.scale
    for value in one.bare:
        if scale > 1:
            readings.append(Reading(value * scale, one.quantity.unit))
        if measure is not None:
            large = value * measure.factor
            readings += [Reading(large * scale, measure.unit), Reading(large, measure.unit)]
        if (step := _step(last)) and value < step:
            readings.append(Reading(value * step, NUMBER))
        for reading in last.quantity.readings:
            if reading.unit == CLOCK and (clock := with_clock(one, reading, value)):
                readings += [clock, Reading(clock.value + 12 * 60, CLOCK)]
    if len(readings) == len(one.quantity.readings):
        return one
    quantity = replace(
        one.quantity, readings=tuple(dict.fromkeys(readings)), is_rough=bool(measure and measure.is_rough)
    )
    return one._replace(quantity=quantity, scale=scale, measure=measure)


def _step(last: Found) -> Decimal | None:
    """Return what the number before `10 000` or `three hundred` may be counted in: `five to ten thousand`."""
    if not last.bare or last.measure is not None:
        return None
    value = last.bare[0]
    return next((Decimal(step) for step in (10**6, 1000, 100) if value >= step and not value % step), None)


def share_percent(stream: Stream, found: list[Found]) -> list[Found]:
    """Return the quantities; beside a percentage, a number that counts nothing may be one.

    So it is in `30 % now, the other 70 on delivery`, but not in `30 % of 12 villages`.
    """
    if not any(one.quantity.unit == SHARE for one in found):
        return found
    return [_as_percent(one) if _counts_nothing(stream, one) else one for one in found]


def _counts_nothing(stream: Stream, one: Found) -> bool:
    after = stream.tokens[one.after]
    is_small = one.quantity.unit == NUMBER and one.quantity.readings[0].value <= _WHOLE
    return is_small and (after.kind is not Kind.WORD or len(after.text) < _LONG_WORD)


def _as_percent(one: Found) -> Found:
    share = Reading(one.quantity.readings[0].value / _WHOLE, SHARE)
    readings = tuple(dict.fromkeys((*one.quantity.readings, share)))
    return one._replace(quantity=replace(one.quantity, readings=readings))


def join_ratios(stream: Stream, found: Sequence[Found], ones: Sequence[int]) -> list[Found]:
    """Return the quantities with two that are a ratio as one: `9 out of 10 children`, `une femme sur cinq`.

    `ones` are the tokens of `one` and `une`, which count nothing elsewhere.
    """
    joined: list[Found] = []
    single = {at + 1: at for at in ones}
    for one in found:
        here = _ratio_start(stream, one.first)
        before = joined[-1] if joined else None
        if here is None or _count(one) is None:
            joined.append(one)
        elif before is not None and _is_ratio(stream, before, here, one):
            joined[-1] = _ratio(stream, before, one)
        elif (start := _one_before(stream, here, single)) is not None:
            lone = found_of(stream, start, start + 1, [(1, NUMBER)], weight=Weight.FAINT, bare=(Decimal(1),))
            joined.append(_ratio(stream, lone, one))
        else:
            joined.append(one)
    return joined


def _is_ratio(stream: Stream, before: Found, here: int, one: Found) -> bool:
    first, second = _count(before), _count(one)
    if first is None or second is None or not first < second:
        return False
    is_out = stream.tokens[here].low == stream.habits.out != ""
    if one.measure is not None and not is_out:  # `deux projets sur trois ans`, `two days in five weeks`
        return False
    return 0 <= here - before.after < _WORDS_BETWEEN and _is_between(stream, before.after, here)


def _count(one: Found) -> Decimal | None:
    """Return the number that a quantity counts, whatever it counts; None for money, shares and the like."""
    if one.bare and one.quantity.unit == NUMBER:
        return one.bare[0]
    return next((value for value, unit in one.quantity.readings if unit == BARE), None)


def _ratio_start(stream: Stream, at: int) -> int | None:
    """Return the token of `in`, `out of` or `sur` before a number, or None."""
    habits, tokens = stream.habits, stream.tokens
    at -= tokens[at - 1].low in habits.every or tokens[at - 1].low in habits.articles
    if tokens[at - 1].low not in habits.ratios:
        return None
    if habits.out and tokens[at - 1].low in habits.of:
        is_out = tokens[at - 2].low == habits.out
        is_near = tokens[at - 2].kind is Kind.NUMBER or tokens[at - 2].low in habits.ones  # `8 of 10`
        return at - 2 if is_out else at - 1 if is_near else None
    return at - 1


def _is_between(stream: Stream, first: int, after: int) -> bool:
    return all(stream.tokens[at].kind is Kind.WORD for at in range(first, after))


def _one_before(stream: Stream, here: int, single: dict[int, int]) -> int | None:
    for at in range(here, max(here - _WORDS_BETWEEN, 0), -1):
        if at in single:
            return single[at] if _is_between(stream, at, here) else None
    return None


def _ratio(stream: Stream, first: Found, second: Found) -> Found:
    share = (_count(first) or Decimal(1)) / (_count(second) or Decimal(1))
    return found_of(
        stream, first.first, second.after, [(share, SHARE)], parts=(first.quantity, second.quantity)
    )
