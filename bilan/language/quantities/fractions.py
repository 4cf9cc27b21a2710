"""Parts of a whole: `two thirds`, `la moitié`, `half a million`, `un quart d’heure`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bilan.language.quantities.found import Found, found_of
from bilan.language.quantities.measures import read_size, read_unit
from bilan.language.quantities.quantity import NUMBER, ORDINAL, SHARE, Weight
from bilan.language.quantities.tokens import HYPHENS, Kind, Stream
from bilan.language.quantities.units import MONTHS

SIGNS: Mapping[str, Decimal] = {
    "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal(1) / 3, "⅔": Decimal(2) / 3,
    "⅕": Decimal("0.2"), "⅖": Decimal("0.4"), "⅗": Decimal("0.6"), "⅘": Decimal("0.8"), "⅛": Decimal("0.125"),
}  # fmt: skip
_SMALL_WHOLES = range(2, 11)
_ROUND_WHOLES = frozenset({12, 20, 100, 1000})
_LONGEST = len("1000")
_HALVES, _QUARTER = 2, 4


def read_fraction(stream: Stream, first: int, count: int, after: int) -> Found | None:
    """Return the fraction that begins with a number: `3/4`, `two thirds`, `un tiers`."""
    tokens = stream.tokens
    if tokens[after].text == "/" and stream.is_glued(after) and stream.is_glued(after + 1):
        return _with_slash(stream, first, count, after)
    here = after + 1 if tokens[after].text in HYPHENS and stream.is_glued(after) else after
    whole = stream.habits.fractions.get(tokens[here].low)
    if whole is None or not 0 < count < whole * 2 or not _fits(stream, count, here):
        return None
    return part_of(stream, first, count, whole, here + 1)


def _fits(stream: Stream, count: int, at: int) -> bool:
    """Return whether a word for a part has the number of its count: `one third`, `two thirds`."""
    low = stream.tokens[at].low
    is_plural = low[-1] == "s" or low == "halves"
    return is_plural == (count > 1) or low == "tiers"


def _with_slash(stream: Stream, first: int, count: int, slash: int) -> Found | None:
    text = stream.tokens[slash + 1].text
    if len(text) > _LONGEST or not text.isdecimal() or stream.tokens[slash + 1].kind is not Kind.NUMBER:
        return None
    whole = int(text)
    if not count < whole or not (whole in _SMALL_WHOLES or whole in _ROUND_WHOLES):
        return None
    parts = tuple(
        found_of(stream, at, at + 1, [(number, NUMBER)]).quantity
        for at, number in ((first, count), (slash + 1, whole))
    )
    return found_of(stream, first, slash + 2, [(Decimal(count) / whole, SHARE)], parts=parts)


def part_of(stream: Stream, first: int, count: int, whole: int, after: int) -> Found:
    """Return so many parts of a whole, or of what follows: `half a million`, `trois quarts d’heure`."""
    share = Decimal(count) / whole
    here = _past_of(stream, after)
    if (larger := _of_number(stream, first, share, after)) is not None:
        return larger
    token = stream.tokens[here]
    if token.low in stream.habits.spans and here > after - 1 and (unit := read_unit(stream, here)):
        readings = [(share * unit[0].factor, unit[0].unit)]
        weight = Weight.FIRM if count > 1 or here > after else Weight.LOOSE
        return found_of(stream, first, unit[1], readings, weight=weight)
    readings = [(share, SHARE)]
    if count == 1 and whole > _HALVES:
        readings.append((Decimal(whole), ORDINAL))
    if whole == _QUARTER:
        readings.append((Decimal(3 * count), MONTHS))
    before = stream.tokens[first - 1].low
    if whole == _HALVES and (before in stream.habits.other or before in stream.habits.endings):
        readings.append((Decimal(6), MONTHS))
        return found_of(stream, first, after, readings, weight=Weight.FAINT)
    is_said = count > 1 or stream.tokens[after].low in stream.habits.of
    return found_of(stream, first, after, readings, weight=Weight.FIRM if is_said else Weight.LOOSE)


def _past_of(stream: Stream, at: int) -> int:
    """Return the token behind `of an`, `a`, `d’` and a hyphen."""
    habits, tokens = stream.habits, stream.tokens
    if tokens[at].text in HYPHENS and stream.is_glued(at):
        return at + 1
    here = at + 1 if tokens[at].low in habits.of else at
    return here + 1 if tokens[here].low in habits.articles else here


def _of_number(stream: Stream, first: int, share: Decimal, after: int) -> Found | None:
    """Return a part of a large number or of a dozen: `a quarter of a million euros`."""
    habits = stream.habits
    here = _past_of(stream, after)
    low = stream.tokens[here].low
    base = habits.scales.get(low) or habits.groups.get(low)
    if base is None:
        return None
    size = read_size(stream, here + 1)
    value = share * base * size.scale * size.unit.factor
    return found_of(stream, first, max(size.after, here + 1), [(value, size.unit.unit)])
