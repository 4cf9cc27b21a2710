"""Days, months, years and decades in a text."""

from __future__ import annotations

from decimal import Decimal

from bilan.language.quantities.found import Found, found_of, number_found
from bilan.language.quantities.quantity import DAY, MONTH, NUMBER, YEAR, Weight
from bilan.language.quantities.tokens import DASHES, Kind, Stream

_LAST_DAY, _LAST_MONTH = 31, 12
_YEARS = range(1000, 2200)
_DAY_DIGITS, _YEAR_DIGITS, _MOST_DAYS = 2, 4, 6
_LONGEST = len("29.09.2021")
_CENTURY, _DECADE = 100, 10
_DECADES = range(1700, 2100)


def read_numeric_date(stream: Stream, at: int) -> tuple[Found, ...]:
    """Return the days and the year of a date in digits: `2021-09-29`, `29/09/2021`; nothing for others."""
    text = stream.tokens[at].text
    sign = next((one for one in "-/." if text.count(one) == 2), "")  # noqa: PLR2004 - between three numbers
    if not sign or (sign == "." and len(text.rpartition(".")[2]) != _YEAR_DIGITS):
        return ()
    if len(text) > _LONGEST or not text.replace(sign, "").isdecimal():
        return ()
    first, second, third = (int(part) for part in text.split(sign))
    if len(text.partition(sign)[0]) == _YEAR_DIGITS:
        year, days = first, [(second, third)]
    else:
        year, days = third, [(second, first), (first, second)]
    year += 2000 if year < _CENTURY else 0
    real = [(month, day) for month, day in days if 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY]
    if not real:
        return ()
    readings = [(month * 100 + day, DAY) for month, day in real]
    return (found_of(stream, at, at + 1, readings), found_of(stream, at, at + 1, [(year, YEAR)]))


def read_days(stream: Stream, at: int, day: int, after: int) -> tuple[Found, ...]:
    """Return the days of a month that begin at a token with a number: `3, 4 and 5 May`, `29 September`."""
    days, here = [(at, day, after)], after
    for _ in range(_MOST_DAYS):
        if stream.tokens[here].low in stream.habits.of:
            here += 1
        if month := month_at(stream, here):
            return tuple(_day(stream, *one, month, here) for one in days)
        if stream.tokens[here].low not in stream.habits.ranges:
            return ()
        here += 1 if stream.tokens[here + 1].kind is Kind.NUMBER else 2
        if (number := _day_number(stream, here)) is None:
            return ()
        days.append((here, *number))
        here = number[1]
    return ()


def _day_number(stream: Stream, at: int) -> tuple[int, int] | None:
    """Return the day that a token is, and the token behind it."""
    text = stream.tokens[at].text
    is_short = len(text) <= _DAY_DIGITS and text.isdecimal()
    if not is_short or stream.tokens[at].kind is not Kind.NUMBER or not 1 <= int(text) <= _LAST_DAY:
        return None
    has_ending = stream.tokens[at + 1].low in stream.habits.endings and stream.is_glued(at + 1)
    return int(text), at + 1 + has_ending


def _day(stream: Stream, first: int, day: int, after: int, month: int, month_token: int) -> Found:
    """Return a day with its month, which stands behind the last of several."""
    is_last = after == month_token or stream.tokens[after].low in stream.habits.of
    end = month_token + 1 if is_last else after
    parts = (
        found_of(stream, month_token, month_token + 1, [(month, MONTH)]).quantity,
        found_of(stream, first, after, [(day, NUMBER)]).quantity,
    )
    return found_of(stream, first, end, [(month * 100 + day, DAY)], parts=parts)


def month_at(stream: Stream, at: int) -> int | None:
    """Return the month that a token beside a number is."""
    token = stream.tokens[at]
    if month := stream.habits.months.get(token.low):
        return month if token.low not in stream.habits.unclear_months or token.text[0].isupper() else None
    return stream.habits.short_months.get(token.low)


def read_month(stream: Stream, at: int) -> tuple[Found, ...]:
    """Return what begins with a month: `May 2020` is a month, `May 3–5` are days."""
    habits, token = stream.habits, stream.tokens[at]
    month = month_at(stream, at)
    if month is None:
        return ()
    here = at + 1 + (token.low in habits.short_months and stream.tokens[at + 1].text == ".")
    if habits.day_follows_month and (days := _days_behind(stream, at, month, here)):
        return days
    has_year = _is_year(stream, here) or _is_year(stream, here + 1)
    if token.low in habits.short_months and token.low not in habits.months and not has_year:
        return ()
    is_clear = token.low not in habits.unclear_months or has_year or _is_led(stream, at)
    return (found_of(stream, at, at + 1, [(month, MONTH)], weight=Weight.FIRM if is_clear else Weight.FAINT),)


def _is_led(stream: Stream, at: int) -> bool:
    """Return whether a word before `May` says that it is the month."""
    return stream.tokens[at - 1].low in stream.habits.month_before


def _is_year(stream: Stream, at: int) -> bool:
    text = stream.tokens[at].text
    return len(text) == _YEAR_DIGITS and text.isdecimal() and int(text) in _YEARS


def _days_behind(stream: Stream, at: int, month: int, here: int) -> tuple[Found, ...]:
    number = _day_number(stream, here)
    if number is None or month_at(stream, number[1]) or stream.tokens[number[1]].text == ":":
        return ()
    days = [(here, *number)]
    if stream.tokens[number[1]].text in DASHES and (last := _day_number(stream, number[1] + 1)):
        days.append((number[1] + 1, *last))
    named = found_of(stream, at, at + 1, [(month, MONTH)]).quantity
    return tuple(
        found_of(
            stream,
            at if first == here else first,
            after,
            [(month * 100 + day, DAY)],
            parts=(named, number_found(stream, first, day).quantity),
        )
        for first, day, after in days
    )


def read_year(stream: Stream, at: int) -> tuple[Found, ...]:
    """Return a year, with the short one that may stand behind it (`2019/20`), as in one span."""
    token = stream.tokens[at]
    value = int(token.text)
    if not _is_year(stream, at):
        return ()
    year = found_of(stream, at, at + 1, [(value, YEAR)], bare=(Decimal(value),))
    short = stream.tokens[at + 2]
    is_span = (
        stream.tokens[at + 1].text in DASHES | {"/"} and stream.is_glued(at + 1) and stream.is_glued(at + 2)
    )
    if not is_span or len(short.text) != 2 or not short.text.isdecimal():  # noqa: PLR2004 - as in 2019/20
        return (year,) if _stands_alone(stream, at) else ()
    last = value - value % _CENTURY + int(short.text)
    if not 0 < last - value < _DECADE:
        return (year,)
    return (year, found_of(stream, at + 2, at + 3, [(last, YEAR), (int(short.text), NUMBER)]))


def _stands_alone(stream: Stream, at: int) -> bool:
    """Return whether nothing is glued to a year but the end of a range."""
    after = stream.tokens[at + 1]
    return after.kind is Kind.SIGN or not stream.is_glued(at + 1)


def read_decade(stream: Stream, at: int, value: int, after: int) -> tuple[Found, ...]:
    """Return the decade that a number names: `1990s`, `années 90`."""
    if value % _DECADE or not (value < _CENTURY or value in _DECADES):
        return ()
    has_s = stream.tokens[after].text == "s" and stream.is_glued(after)
    if not has_s and stream.tokens[at - 1].low not in stream.habits.decade_before:
        return ()
    readings = [(value + 1900, YEAR), (value, NUMBER)] if value < _CENTURY else [(value, YEAR)]
    weight = Weight.LOOSE if has_s and value < _CENTURY else Weight.FIRM
    return (found_of(stream, at, after + has_s, readings, weight=weight),)
