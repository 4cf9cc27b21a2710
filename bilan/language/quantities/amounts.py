"""Amounts in digits and in words, with how large they are counted and in what."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bilan.language.quantities.cardinals import Cardinal, read_cardinal
from bilan.language.quantities.clock import hours_at, read_clock
from bilan.language.quantities.dates import read_days, read_decade, read_numeric_date, read_year
from bilan.language.quantities.found import Found, found_of, number_found
from bilan.language.quantities.fractions import SIGNS as FRACTION_SIGNS
from bilan.language.quantities.fractions import read_fraction
from bilan.language.quantities.measures import Size, read_size
from bilan.language.quantities.names import may_be_name, name_of, read_name
from bilan.language.quantities.quantity import (
    BARE,
    NUMBER,
    ORDINAL,
    SHARE,
    TIMES,
    Quantity,
    Reading,
    Weight,
)
from bilan.language.quantities.tokens import Kind, Stream
from bilan.language.quantities.units import CURRENCIES, DAY_LONG, MONTHS, SECONDS
from bilan.language.quantities.written import read_digits

_LAST_DAY = 31
_FEW, _TEN = 2, 10
_YEAR = 12
"""In months."""


def read_in_digits(stream: Stream, at: int) -> tuple[Found, ...]:
    """Return the quantities that begin with a number in digits: several days of a month come together."""
    token = stream.tokens[at]
    if dates := read_numeric_date(stream, at):
        return dates
    values = read_digits(token.text, stream.habits.decimal)
    if not values:
        return _with_leading_zero(stream, at)
    name = read_name(stream, at)
    return (name,) if name else _counted(stream, at, values)


def _counted(stream: Stream, at: int, values: tuple[Decimal, ...]) -> tuple[Found, ...]:
    """Return what a number is that belongs to no name: a day, an ordinal, a time, a part, an amount."""
    has_ending = stream.tokens[at + 1].low in stream.habits.endings and stream.is_glued(at + 1)
    after = at + 1 + has_ending
    is_plain = stream.tokens[at].text.isdecimal()
    if is_plain and 1 <= values[0] <= _LAST_DAY and (days := read_days(stream, at, int(values[0]), after)):
        return days
    if has_ending:
        weight = Weight.FAINT if values[0] == 1 else Weight.FIRM
        return (found_of(stream, at, after, [(values[0], ORDINAL)], weight=weight),)
    one = read_clock(stream, at, values) or read_fraction(stream, at, int(values[0]), after)
    return (one,) if one else _plain(stream, at, values, is_plain=is_plain)


def _with_leading_zero(stream: Stream, at: int) -> tuple[Found, ...]:
    """Return the time or the day that begins with `07`; other such digits are a code."""
    text = stream.tokens[at].text
    if len(text) == 2 and text.isdecimal():  # noqa: PLR2004 - as in 07:42 and 01 May
        if days := read_days(stream, at, int(text), at + 1):
            return days
        if clock := read_clock(stream, at, (Decimal(text),)):
            return (clock,)
    return (name_of(stream, at),)


def _plain(stream: Stream, at: int, values: Sequence[Decimal], *, is_plain: bool) -> tuple[Found, ...]:
    after = at + 1
    if (sign := stream.tokens[after].text) in FRACTION_SIGNS and stream.is_glued(after):
        values, after = [value + FRACTION_SIGNS[sign] for value in values], after + 1
    currency, first = _currency_before(stream, at)
    if is_plain and not currency and (decade := read_decade(stream, at, int(values[0]), after)):
        return decade
    size = read_size(stream, after, currency, in_digits=True)
    if size.after > after or currency:
        return (_sized(stream, first, after, values, size),)
    if is_plain and (years := read_year(stream, at)):
        return years
    if values[0] == 1:
        return (found_of(stream, at, at + 1, [(1, NUMBER)], weight=Weight.FAINT, bare=(Decimal(1),)),)
    weight = Weight.LOOSE if may_be_name(stream, at, values[0]) else Weight.FIRM
    parts = _apart(stream, at) if " " in stream.tokens[at].text else ()
    return (
        found_of(
            stream,
            first,
            after,
            [*((value, NUMBER) for value in values), *hours_at(stream, at, values[0])],
            weight=weight,
            noun=_noun(stream, after),
            parts=tuple(part.quantity for part in parts),
            bare=tuple(values),
        ),
    )


def _apart(stream: Stream, at: int) -> tuple[Found, ...]:
    """Return the two numbers that a grouped one may be: in `on 12 200 people` nobody can tell."""
    first, _, rest = stream.tokens[at].text.partition(" ")
    if not (first.isdecimal() and rest.isdecimal()) or rest.startswith("0"):
        return ()
    return (number_found(stream, at, int(first)), number_found(stream, at, int(rest)))


def _currency_before(stream: Stream, at: int) -> tuple[str, int]:
    """Return the money whose sign or code stands before a number, and the first token."""
    before = stream.tokens[at - 1]
    currency = CURRENCIES.get(before.text, "")
    if not currency:
        return "", at
    if stream.tokens[at - 2].kind is Kind.NUMBER and not stream.is_glued(at):
        return "", at  # `3 € 5`: the sign belongs to what stands before it
    if before.text == "$" and stream.is_glued(at - 1) and stream.tokens[at - 2].text.isupper():
        country = stream.tokens[at - 2].text
        return {"C": "CAD", "CA": "CAD", "CAN": "CAD", "A": "AUD", "AU": "AUD"}.get(country, currency), at - 2
    return currency, at - 1


def read_in_words(stream: Stream, at: int) -> Found | None:
    """Return the amount that begins with a number word, or None where it is only an article."""
    cardinal = read_cardinal(stream, at)
    if cardinal is None:
        return None
    value, after = cardinal.value, cardinal.after
    if cardinal.is_ordinal:
        days = read_days(stream, at, value, after) if 1 <= value <= _LAST_DAY else ()
        return days[0] if days else _ordinal(stream, at, cardinal)
    special = read_fraction(stream, at, value, after) or _clock_in_words(stream, at, cardinal)
    if special is not None:
        return special
    decade = read_decade(stream, at, value, after)
    return decade[0] if decade else _counted_in_words(stream, at, cardinal)


def _counted_in_words(stream: Stream, at: int, cardinal: Cardinal) -> Found | None:
    """Return a number in words with its unit; None where it is an article or an adjective."""
    size = read_size(stream, cardinal.after)
    if size.added and not size.is_scaled:  # `a million and a half`
        last = stream.habits.scales.get(stream.tokens[cardinal.after - 1].low, 1)
        size = size._replace(added=size.added * last)
    is_sized = size.after > cardinal.after
    is_adjective = stream.tokens[at].low in stream.habits.unless_plural and not _counts(
        stream, at, cardinal.after
    )
    if not is_sized and (cardinal.value == 1 or is_adjective):
        return None
    found = _sized(stream, at, cardinal.after, [Decimal(cardinal.value)], size)
    weight = _weight_in_words(stream, at, cardinal, size)
    return found._replace(quantity=_with_weight(stream, found, weight))


def _with_weight(stream: Stream, found: Found, weight: Weight) -> Quantity:
    one = found.quantity
    hours = hours_at(stream, found.first, found.bare[0]) if found.bare else []
    readings = [*one.readings, *hours]
    return found_of(
        stream, found.first, found.after, readings, weight=weight, is_rough=one.is_rough, noun=one.noun
    ).quantity


def _weight_in_words(stream: Stream, at: int, cardinal: Cardinal, size: Size) -> Weight:
    habits, token = stream.habits, stream.tokens[at]
    is_sized = size.after > cardinal.after
    if cardinal.value <= 1 and not size.is_scaled and not size.added:
        return Weight.FAINT
    if size.unit.unit == TIMES and cardinal.value <= _FEW:
        return Weight.LOOSE
    is_short = cardinal.after == at + 1
    if not is_sized and is_short and token.low in habits.faint and not _is_free(stream, at):
        return Weight.LOOSE
    is_name = token.text[0].isupper() and not stream.is_sentence_start(at) and not is_sized
    is_said_before = not is_sized and cardinal.value <= _TEN and _points_back(stream, at, cardinal.after)
    return Weight.LOOSE if is_name or is_said_before else Weight.FIRM


def _points_back(stream: Stream, at: int, after: int) -> bool:
    """Return whether a number word means what was counted before: `none of the three`."""
    habits, before, token = stream.habits, stream.tokens[at - 1].low, stream.tokens[after]
    if before not in habits.pointing or before in habits.ranges or before in habits.of:
        return False
    return token.kind is not Kind.NUMBER and not (token.kind is Kind.WORD and token.low[-1] in "sx")


def _is_free(stream: Stream, at: int) -> bool:
    """Return whether nothing but `two` says how many there are: `two schools`, but not `the two of them`."""
    before, after = stream.tokens[at - 1], stream.tokens[at + 1]
    is_plural = after.kind is Kind.WORD and after.low[-1] in "sx" and after.low not in stream.habits.of
    return is_plural and before.low not in stream.habits.pointing


def _clock_in_words(stream: Stream, at: int, cardinal: Cardinal) -> Found | None:
    if cardinal.after != at + 1 or not 1 <= cardinal.value <= _LAST_DAY:
        return None
    found = read_clock(stream, at, (Decimal(cardinal.value),))
    is_one_hour = found is not None and cardinal.value == 1 and found.after == at + 2
    return None if is_one_hour else found


def _counts(stream: Stream, at: int, after: int) -> bool:
    """Return whether a word that may be an adjective counts: it leads, or a plural follows."""
    before, token = stream.tokens[at - 1], stream.tokens[after]
    habits = stream.habits
    if before.kind is not Kind.WORD or before.low in habits.leads:
        return True
    is_more = token.low in habits.hundreds or token.low in habits.scales or token.low in habits.ranges
    return token.kind is Kind.WORD and (token.low[-1] in "sx" or is_more)


def _ordinal(stream: Stream, at: int, cardinal: Cardinal) -> Found:
    weight = Weight.FAINT if cardinal.value == 1 else Weight.LOOSE
    readings = [(Decimal(cardinal.value), ORDINAL)]
    if stream.tokens[at - 1].low in stream.habits.every:
        readings.append((Decimal(1) / cardinal.value, SHARE))
    return found_of(stream, at, cardinal.after, readings, weight=weight)


def _sized(stream: Stream, first: int, after: int, values: Sequence[Decimal], size: Size) -> Found:
    """Return numbers with how large they are counted, and in what."""
    factor, unit = size.unit.factor, size.unit.unit
    readings = [Reading((value * size.scale + size.added) * factor, unit) for value in values]
    if size.other is not None:
        readings += [Reading(value * size.other.factor, size.other.unit) for value in values]
    if unit == SECONDS and factor == DAY_LONG and (said := stream.habits.said_for.get(int(values[0]))):
        readings.append(Reading(Decimal(said * DAY_LONG), SECONDS))
    if unit not in {NUMBER, SHARE} and factor != 1:
        readings += [Reading(value * size.scale + size.added, BARE) for value in values]
    if unit == MONTHS and factor == _YEAR:  # `25 ans`, and the 25th anniversary
        readings += [Reading(value, ORDINAL) for value in values if value > 1 and not size.added]
    if unit == "fahrenheit":
        readings += [Reading((value - 32) * 5 / 9, "degrees") for value in values]
    is_bare = not size.is_scaled and size.after == after
    return found_of(
        stream,
        first,
        size.after,
        readings,
        weight=Weight.FIRM,
        is_rough=size.unit.is_rough or unit == "fahrenheit",
        noun=_noun(stream, size.after) if unit == NUMBER else "",
        bare=tuple(values) if is_bare else (),
        scale=size.scale,
        measure=size.unit if unit != NUMBER else None,
    )


def _noun(stream: Stream, at: int) -> str:
    """Return what is counted, where that tells two figures apart: it stands next, or behind one word."""
    nouns, tokens = stream.habits.nouns, stream.tokens
    if tokens[at].low in stream.habits.of:
        at += 1
    return nouns.get(tokens[at].low, "")
