"""Times of day and spans with hours and minutes: `10:30`, `3 p.m.`, `10 h 30`."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from bilan.language.quantities.cardinals import read_cardinal
from bilan.language.quantities.found import Found, found_of
from bilan.language.quantities.quantity import BARE, CLOCK, NUMBER, Reading, Weight
from bilan.language.quantities.tokens import Kind, Stream
from bilan.language.quantities.units import HOUR, SECONDS, SIGNS

_NOON, _DAY_HOURS, _HOUR_MINUTES, _DAY_MINUTES = 12, 24, 60, 24 * 60
_MINUTE_DIGITS = 2
_MOST_MINUTES = 1000
_LONGEST = 15
"""More characters than these beside a colon are a code."""


class _Half(NamedTuple):
    """Which half of the day is meant, and the token behind the words for it."""

    added: int
    after: int


def read_clock(stream: Stream, at: int, values: tuple[Decimal, ...]) -> Found | None:
    """Return the time that begins with a number, or None where it begins none."""
    if stream.tokens[at + 1].text == ":" and stream.is_glued(at + 1):
        return _with_colon(stream, at)
    hour = _whole(values[0])
    if half := _half_of_day(stream, at + 1):
        minutes = _minutes_with_point(stream.tokens[at].text)
        if minutes is not None:
            return found_of(stream, at, half.after, [((minutes + _added(minutes, half)), CLOCK)])
    if hour is None or hour > _DAY_HOURS:
        return None
    if stream.tokens[at + 1].low in {"o’", "o'"} and stream.tokens[at + 2].low == "clock":
        return _at_clock(stream, at, hour, at + 3)
    return _with_hours(stream, at, hour)


def _whole(value: Decimal) -> int | None:
    return int(value) if value == value.to_integral_value() else None


def _half_of_day(stream: Stream, at: int) -> _Half | None:
    """Return which half of the day is said, as by `a.m.` and `pm`."""
    token = stream.tokens[at]
    if token.low in stream.habits.before_noon:
        return _Half(0, at + 1)
    if token.low in stream.habits.after_noon:
        return _Half(_NOON, at + 1)
    if token.low not in {"a", "p"} or not stream.habits.after_noon:
        return None
    dotted = "".join(one.low for one in stream.tokens[at : at + 3])
    if dotted in {"a.m", "p.m"}:
        has_point = stream.tokens[at + 3].text == "."
        return _Half(_NOON if dotted == "p.m" else 0, at + 3 + has_point)
    return None


def _minutes_with_point(text: str) -> int | None:
    """Return the minutes since midnight of `10` or `10.30`; None where it is no time."""
    hours, _, minutes = text.partition(".")
    if not (hours + minutes).isdecimal() or (minutes and len(minutes) != _MINUTE_DIGITS):
        return None
    total = int(hours) * _HOUR_MINUTES + int(minutes or 0)
    return total if int(hours) <= _NOON else None


def _added(minutes: int, half: _Half) -> int:
    """Return what the half of the day adds: 12 p.m. is noon, 12 a.m. is midnight."""
    is_twelve = minutes >= _NOON * _HOUR_MINUTES
    hours = half.added - (_NOON if is_twelve else 0)
    return hours * _HOUR_MINUTES


def _with_colon(stream: Stream, at: int) -> Found | None:
    """Return `10:30`, or a span such as `2:05:34` and `1:43.02`."""
    if stream.tokens[at + 2].kind is not Kind.NUMBER or not stream.is_glued(at + 2):
        return None
    texts, here = [stream.tokens[at].text, stream.tokens[at + 2].text], at + 3
    while (
        stream.tokens[here].text == ":"
        and stream.tokens[here + 1].kind is Kind.NUMBER
        and stream.is_glued(here + 1)
        and len(texts) < 4  # noqa: PLR2004 - hours, minutes, seconds
    ):
        texts.append(stream.tokens[here + 1].text)
        here += 2
    if not all(map(_is_part, texts)):
        return None
    numbers = [Decimal(text.replace(",", ".")) for text in texts]
    parts = tuple(
        found_of(stream, at + 2 * index, at + 2 * index + 1, [(number, NUMBER)]).quantity
        for index, number in enumerate(numbers)
    )
    if len(numbers) == 2 and (numbers[0] >= _MOST_MINUTES or numbers[1] >= _HOUR_MINUTES):  # noqa: PLR2004 - h:m
        return None
    if len(numbers) > 2 or _whole(numbers[1]) is None:  # noqa: PLR2004 - more than hours and minutes
        seconds = Decimal(0)
        for number in numbers:
            seconds = seconds * _HOUR_MINUTES + number
        return found_of(stream, at, here, [(seconds, SECONDS)], parts=parts)
    minutes = int(numbers[0]) * _HOUR_MINUTES + int(numbers[1])
    if half := _half_of_day(stream, here):
        return found_of(stream, at, half.after, [(minutes + _added(minutes, half), CLOCK)], parts=parts)
    later = [(minutes + _NOON * _HOUR_MINUTES, CLOCK)] if 0 < numbers[0] < _NOON else []
    return found_of(stream, at, here, [(minutes, CLOCK), *later, (minutes, SECONDS)], parts=parts)


def _is_part(text: str) -> bool:
    """Return whether digits may stand beside a colon in a time or a span, with or without decimals."""
    return len(text) <= _LONGEST and text.replace(",", ".").replace(".", "", 1).isdecimal()


def _at_clock(stream: Stream, at: int, hour: int, after: int) -> Found:
    readings = [(hour * _HOUR_MINUTES, CLOCK)]
    if half := _half_of_day(stream, after):
        minutes = hour * _HOUR_MINUTES
        return found_of(stream, at, half.after, [(minutes + _added(minutes, half), CLOCK)])
    if hour < _NOON:
        readings.append(((hour + _NOON) * _HOUR_MINUTES, CLOCK))
    return found_of(stream, at, after, readings)


def _with_hours(stream: Stream, at: int, hour: int) -> Found | None:
    """Return `10 h 30`, `10h` and `10 heures`, each a time of day or a span."""
    habits, tokens = stream.habits, stream.tokens
    if tokens[at + 1].low not in habits.hours:
        return None
    minute = tokens[at + 2]
    has_minutes = (
        len(minute.text) == _MINUTE_DIGITS and minute.text.isdecimal() and int(minute.text) < _HOUR_MINUTES
    )
    said = None if has_minutes else minutes_behind(stream, at + 2)
    after = at + 3 if has_minutes else said.after if said else at + 2
    minutes = hour * _HOUR_MINUTES + (int(minute.text) if has_minutes else said.added if said else 0)
    if has_minutes and tokens[after].low in {"min", "mn", "minutes"}:
        after += 1
        second = tokens[after].text
        is_second = tokens[after].kind is Kind.NUMBER and second.isdecimal() and len(second) <= _MINUTE_DIGITS
        seconds = int(second) if is_second and tokens[after + 1].low in {"s", "secondes"} else 0
        return found_of(
            stream, at, after + 2 * bool(seconds), [(minutes * 60 + seconds, SECONDS), (minutes, CLOCK)]
        )
    span: tuple[Decimal | int, str] = (minutes * 60, SECONDS)
    readings = [(minutes, CLOCK), span] if has_minutes else [span, (minutes, CLOCK), (hour, BARE)]
    if hour < _NOON:
        readings.append((minutes + _NOON * _HOUR_MINUTES, CLOCK))
    parts = (
        (
            found_of(stream, at, at + 2, [(hour * HOUR, SECONDS), (hour, BARE)]).quantity,
            found_of(stream, at + 2, at + 3, [(int(minute.text), NUMBER)]).quantity,
        )
        if has_minutes
        else ()
    )
    return found_of(stream, at, after, readings, parts=parts, measure=None if has_minutes else SIGNS["h"])


def minutes_behind(stream: Stream, at: int) -> _Half | None:
    """Return the minutes that `et demie`, `et quart`, `moins le quart` and `trente` add to hours."""
    lows = tuple(one.low for one in stream.tokens[at : at + 3])
    for words, minutes in stream.habits.minutes.items():
        if lows[: len(words)] == words:
            return _Half(minutes, at + len(words))
    found = read_cardinal(stream, at)
    is_round = found is not None and not found.is_ordinal and 0 < found.value < _HOUR_MINUTES
    if found is None or not is_round or found.value % 5 or stream.tokens[found.after].kind is Kind.WORD:
        return None
    return _Half(found.value, found.after)


def read_past(stream: Stream, at: int) -> Found | None:
    """Return the time that `half past six` and `a quarter to nine` tell."""
    habits, tokens = stream.habits, stream.tokens
    minutes = habits.past.get((tokens[at].low, tokens[at + 1].low))
    here = at + 2
    if minutes is None:
        count = read_cardinal(stream, at)
        if count is None or tokens[count.after].low not in habits.past_words or count.value >= _HOUR_MINUTES:
            return None
        minutes, here = count.value, count.after + 1
    noon = habits.noons.get(tokens[here].low)
    hour = read_cardinal(stream, here)
    if noon is None and (hour is None or hour.is_ordinal or not 0 < hour.value <= _NOON):
        return None
    early = (hour.value * _HOUR_MINUTES if hour else noon or 0) + minutes
    times = dict.fromkeys((early + half) % _DAY_MINUTES for half in (0, _NOON * _HOUR_MINUTES))
    return found_of(stream, at, hour.after if hour else here + 1, [(time, CLOCK) for time in times])


def hours_at(stream: Stream, at: int, value: Decimal) -> list[tuple[Decimal, str]]:
    """Return the times that a number may be, where a word such as `at` stands before it."""
    if stream.tokens[at - 1].low not in stream.habits.at or not 1 <= value <= _NOON:
        return []
    return [(value * _HOUR_MINUTES, CLOCK), ((value + _NOON) * _HOUR_MINUTES, CLOCK)]


def with_clock(found: Found, reading: Reading, value: Decimal) -> Reading | None:
    """Return the time of day that a number is before another one, as in `from 8 to 10 a.m.` it is."""
    if reading.unit != CLOCK or value > _NOON * 2 or found.quantity.weight is Weight.FAINT:
        return None
    return Reading(value * _HOUR_MINUTES, CLOCK)
