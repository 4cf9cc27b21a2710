"""What stands behind a number: how large it is counted, and in what."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from bilan.language.quantities.cardinals import read_cardinal
from bilan.language.quantities.quantity import NUMBER, TIMES
from bilan.language.quantities.registry import units_of
from bilan.language.quantities.tokens import HYPHENS, Kind, Stream
from bilan.language.quantities.units import (
    CURRENCIES,
    SCALED_CURRENCIES,
    SCALES,
    SIGNS,
    Measure,
    measure,
)

PLAIN = measure(NUMBER)
_HALF = Decimal("0.5")
_HUNDRED, _MILLION = 100, 10**6
_METRES = SIGNS["m"]


class Size(NamedTuple):
    """What a number is multiplied by, and what it then measures."""

    scale: int = 1
    added: Decimal = Decimal(0)
    """What `and a half` adds, in the number's own measure."""
    unit: Measure = PLAIN
    after: int = 0
    """The token behind it."""
    is_scaled: bool = False
    other: Measure | None = None
    """What else the unit may be: `5m` is five million, or five metres."""


def read_size(stream: Stream, at: int, currency: str = "", *, in_digits: bool = False) -> Size:
    """Return how large a number is that ends before a token; `currency` stands before it, if any does."""
    here, added = at, Decimal(0)
    if (half := _half(stream, here)) > here:
        here, added = half, _HALF
    scale, unit, after = _scale(stream, here, currency, in_digits=in_digits)
    is_scaled = after > here
    added *= scale
    if is_scaled and (half := _half(stream, after)) > after:
        added, after = _HALF * scale, half
    if currency:
        unit = measure(currency)
        if (found := read_unit(stream, after)) and found[0].unit == currency:
            after = found[1]
        return Size(scale, added, unit, after, is_scaled)
    if unit is PLAIN and (found := behind(stream, after)):
        unit, end = found
        if (half := _half(stream, end)) > end:
            added, end = _HALF * (scale if is_scaled else 1), half
        elif not is_scaled and unit.factor == 1:
            hundredths, end = _hundredths(stream, end, unit)
            added += hundredths
        is_million = unit is _METRES and in_digits and not is_scaled and stream.tokens[after].text == "m"
        return Size(scale, added, unit, end, is_scaled, measure(NUMBER, _MILLION) if is_million else None)
    return Size(scale, added, unit, after, is_scaled)


def _half(stream: Stream, at: int) -> int:
    """Return the token behind `and a half`, or the same token."""
    tokens, habits = stream.tokens, stream.habits
    here = _past_hyphen(stream, at)
    if tokens[here].low != habits.joint:
        return at
    here = _past_hyphen(stream, here + 1)
    if tokens[here].low in habits.articles:
        here = _past_hyphen(stream, here + 1)
    return here + 1 if tokens[here].low in habits.halves else at


def _hundredths(stream: Stream, at: int, unit: Measure) -> tuple[Decimal, int]:
    """Return what `un mètre vingt` and `3 € 50` have behind their unit, as a part of it."""
    token = stream.tokens[at]
    if unit.unit != _METRES.unit and unit.unit not in CURRENCIES.values():
        return Decimal(0), at
    if token.kind is Kind.NUMBER:
        is_part = len(token.text) == 2 and token.text.isdecimal()  # noqa: PLR2004 - as in 1 m 50
        return (Decimal(token.text) / 100, at + 1) if is_part else (Decimal(0), at)
    found = read_cardinal(stream, at)
    if found is None or found.is_ordinal or not 1 < found.value < 100:  # noqa: PLR2004 - hundredths
        return Decimal(0), at
    if not stream.habits.with_hundredths and stream.tokens[found.after].kind is Kind.WORD:
        return Decimal(0), at
    return Decimal(found.value) / 100, found.after


def _past_hyphen(stream: Stream, at: int) -> int:
    return at + 1 if stream.tokens[at].text in HYPHENS and stream.is_glued(at) else at


def _scale(stream: Stream, at: int, currency: str, *, in_digits: bool) -> tuple[int, Measure, int]:
    """Return what the words and signs behind a number multiply it by: `million`, `Md€`, `k`."""
    scale, here = 1, at
    while True:
        join = _past_hyphen(stream, here)
        token = stream.tokens[join]
        word = stream.habits.scales.get(token.low, _HUNDRED if token.low in stream.habits.hundreds else 0)
        if word and (in_digits or word > _HUNDRED):
            scale, here = scale * word, join + 1
            continue
        if not in_digits or scale > 1 or token.kind is not Kind.WORD:
            return scale, PLAIN, here
        if token.text in SCALED_CURRENCIES:
            factor, unit = SCALED_CURRENCIES[token.text]
            return factor, measure(unit), join + 1
        factor = SCALES.get(token.text, _MILLION if token.text == "m" else 0)
        if not factor or not _is_scale(stream, join, currency):
            return scale, PLAIN, here
        scale, here = factor, join + 1
        if stream.tokens[here].text == "." and stream.is_glued(here):  # `Mio. EUR`
            here += stream.tokens[here + 1].text in CURRENCIES


def _is_scale(stream: Stream, at: int, currency: str) -> bool:
    """Return whether an abbreviation multiplies: `5m` does beside money, and may be metres elsewhere."""
    token, after = stream.tokens[at], stream.tokens[at + 1]
    is_beside_money = bool(currency) or after.text in CURRENCIES or after.low in {"€", "euros", "dollars"}
    if token.text in {"m", "mn", "b", "B"}:
        return is_beside_money
    return is_beside_money or stream.is_glued(at) or len(token.text) > 1 or token.text == "M"


def behind(stream: Stream, at: int) -> tuple[Measure, int] | None:
    """Return the unit behind a number, past a hyphen, `of` and words such as `more`."""
    tokens, habits = stream.tokens, stream.habits
    if found := read_unit(stream, at):
        return found
    here = at
    if tokens[here].low in habits.of:
        here += 1
        if found := read_unit(stream, here):
            return found
    if tokens[here].text in HYPHENS and stream.is_glued(here) and stream.is_glued(here + 1):
        return read_unit(stream, here + 1)
    if tokens[here].low in habits.modifiers:
        here += 1 + (tokens[here + 1].low in habits.modifiers)
        return read_unit(stream, here)
    return None


def read_unit(stream: Stream, at: int) -> tuple[Measure, int] | None:
    """Return the unit that begins at a token, and the token behind it."""
    token = stream.tokens[at]
    if token.kind is Kind.END or token.kind is Kind.NUMBER:
        return None
    for rest, unit in units_of(stream.habits.language).get(token.low, ()):
        after = _past(stream, at + 1, rest)
        if after is not None:
            return unit, after
    if token.text in CURRENCIES:
        return measure(CURRENCIES[token.text]), at + 1
    if token.text == "°" and stream.tokens[at + 1].text in {"C", "F"}:
        return SIGNS[f"°{stream.tokens[at + 1].text}"], at + 2
    sign = SIGNS.get(token.text)
    if sign is None or (sign.unit == TIMES and stream.tokens[at + 1].kind is Kind.NUMBER):
        return None
    return sign, at + 1


def _past(stream: Stream, at: int, rest: tuple[str, ...]) -> int | None:
    """Return the token behind the rest of a phrase, or None where something else stands there."""
    for word in rest:
        if stream.tokens[at].text in HYPHENS:
            at += 1
        if stream.tokens[at].low != word:
            return None
        at += 1
    return at
