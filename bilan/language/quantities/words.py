"""Words that are a quantity of their own: `half`, `a dozen`, `hundreds`, `doubled`, `noon`, `a year`."""

from __future__ import annotations

from decimal import Decimal

from bilan.language.quantities.cardinals import Cardinal
from bilan.language.quantities.clock import minutes_behind
from bilan.language.quantities.found import Found, found_of
from bilan.language.quantities.fractions import SIGNS, part_of
from bilan.language.quantities.measures import PLAIN, Size, behind, read_size
from bilan.language.quantities.quantity import (
    BARE,
    CLOCK,
    NUMBER,
    ORDINAL,
    SHARE,
    TIMES,
    VAGUE,
    YEAR,
    Weight,
)
from bilan.language.quantities.tokens import Stream
from bilan.language.quantities.units import DAY_LONG, SECONDS

_DOZEN, _TEN, _FORTNIGHT, _DAY_MINUTES = 12, 10, 14, 24 * 60


def read_part(stream: Stream, at: int) -> Found | None:
    """Return `half`, `la moitié` and `½`, with what they are the half of."""
    token = stream.tokens[at]
    if token.text in SIGNS:
        return found_of(stream, at, at + 1, [(SIGNS[token.text], SHARE)])
    count, whole = stream.habits.parts[token.low]
    return part_of(stream, at, count, whole, at + 1)


def read_led_part(stream: Stream, at: int) -> Found | None:
    """Return the part that a word is behind an article: `a third of`, `le quart des`."""
    habits, before = stream.habits, stream.tokens[at - 1]
    whole = habits.fractions[stream.tokens[at].low]
    is_led = before.low in habits.articles
    is_said = stream.tokens[at + 1].low in habits.of
    if not is_led or not (is_said or before.low in habits.one):
        return None
    return part_of(stream, at, 1, whole, at + 1)


def read_group(stream: Stream, at: int, cardinal: Cardinal | None = None) -> Found | None:
    """Return `a dozen`, `deux douzaines` and `une centaine de milliers`."""
    habits = stream.habits
    here = cardinal.after if cardinal else at
    low = stream.tokens[here].low
    group = habits.groups[low]
    before = stream.tokens[at - 1].low
    if cardinal is None and (before in habits.few or (low in habits.vague and before not in habits.articles)):
        return read_vague(stream, at)
    count = cardinal.value if cardinal else 1
    after, scale = _of_scale(stream, here + 1)
    size = read_size(stream, after) if scale > 1 else _size_behind(stream, after)
    values = [Decimal(count * group * scale)]
    if group in {_DOZEN, _TEN} and count == 1:  # one language says a dozen where the other says ten or so
        values.append(Decimal(_TEN if group == _DOZEN else _DOZEN) * scale)
    readings = [(value * size.scale * size.unit.factor, size.unit.unit) for value in values]
    if size.unit.factor != 1 and size.unit.unit != SHARE:
        readings += [(value, BARE) for value in values]
    if low.startswith("quinzaine") and count == 1:
        readings += [(Decimal(_FORTNIGHT * DAY_LONG), SECONDS), (Decimal(15 * DAY_LONG), SECONDS)]
    is_said = size.after > here + 1 or stream.tokens[here + 1].low in habits.of or cardinal is not None
    weight = Weight.FIRM if is_said or low == "dozen" else Weight.LOOSE
    return found_of(stream, at, max(size.after, after), readings, weight=weight)


def _size_behind(stream: Stream, at: int) -> Size:
    """Return the unit of what is counted by the dozen: `une vingtaine de jours`."""
    found = behind(stream, at)
    return Size(after=at) if found is None else Size(unit=found[0], after=found[1])


def _of_scale(stream: Stream, at: int) -> tuple[int, int]:
    """Return the token behind `de milliers`, and how many those are."""
    habits, tokens = stream.habits, stream.tokens
    here = at + 1 if tokens[at].low in habits.of else at
    scale = habits.scales.get(tokens[here].low)
    return (here + 1, scale) if scale else (at, 1)


def read_vague(stream: Stream, at: int) -> Found | None:
    """Return a magnitude: `dozens`, `a few hundred`, `des dizaines de milliers`."""
    habits, tokens = stream.habits, stream.tokens
    value, here = magnitude_at(stream, at), at + 1
    if not value:
        return None
    while True:
        join = here + 1 if tokens[here].low in habits.of else here
        more = magnitude_at(stream, join) or habits.scales.get(tokens[join].low, 0)
        if not more:
            return found_of(stream, at, here, [(value, VAGUE)], weight=Weight.LOOSE)
        value, here = value * more, join + 1


def magnitude_at(stream: Stream, at: int) -> int:
    """Return the magnitude that a word is, or 0."""
    habits, low = stream.habits, stream.tokens[at].low
    if low in habits.vague:
        return habits.vague[low]
    if stream.tokens[at - 1].low not in habits.few and not _is_a_few(stream, at):
        return 0
    group = _TEN if habits.groups.get(low) == _DOZEN else habits.groups.get(low, 0)
    return group or (100 if low in habits.hundreds else habits.scales.get(low, 0))


def _is_a_few(stream: Stream, at: int) -> bool:
    """Return whether `a couple of` stands before a word."""
    tokens, habits = stream.tokens, stream.habits
    return tokens[at - 1].low in habits.of and tokens[at - 2].low in habits.few


def read_multiple(stream: Stream, at: int) -> Found:
    """Return `twice`, `doubled`, `triplé`: nobody is told where the other language says it otherwise."""
    times = stream.habits.multiples[stream.tokens[at].low]
    return found_of(stream, at, at + 1, [(times, TIMES), (times - 1, SHARE)], weight=Weight.FAINT)


def read_count(stream: Stream, at: int) -> Found:
    """Return the number that `octogenarian` or `both` says in passing."""
    value = Decimal(stream.habits.counts[stream.tokens[at].low])
    readings = [(value, NUMBER)]
    if (found := behind(stream, at + 1)) and stream.tokens[at + 1].low in stream.habits.of:
        readings.append((value * found[0].factor, found[0].unit))  # `a couple of weeks`
    return found_of(stream, at, at + 1, readings, weight=Weight.FAINT)


def read_decade_word(stream: Stream, at: int) -> Found:
    """Return `nineties`: years, or somebody's age."""
    value = stream.habits.decades[stream.tokens[at].low]
    return found_of(stream, at, at + 1, [(value + 1900, YEAR), (value, NUMBER)], weight=Weight.LOOSE)


def read_noon(stream: Stream, at: int) -> Found:
    """Return `noon`, `minuit`."""
    token = stream.tokens[at]
    is_name = token.text[0].isupper() and not stream.is_sentence_start(at)
    more = minutes_behind(stream, at + 1)
    minutes, after = (more.added, more.after) if more else (0, at + 1)
    noon = (stream.habits.noons[token.low] + minutes) % _DAY_MINUTES
    readings = [(noon, CLOCK)] if noon else [(0, CLOCK), (_DAY_MINUTES, CLOCK)]
    return found_of(stream, at, after, readings, weight=Weight.FAINT if is_name else Weight.LOOSE)


def read_span(stream: Stream, at: int) -> Found:
    """Return one year, day or kilometre: `a year` may be `douze mois` elsewhere."""
    low = stream.tokens[at].low
    unit = stream.habits.spans[low]
    size = read_size(stream, at + 1)
    has_half = bool(size.added) and size.unit is PLAIN and not size.is_scaled  # `a year and a half`
    value = (1 + size.added if has_half else Decimal(1)) * unit.factor
    after = size.after if has_half else at + 1
    weight = Weight.FIRM if has_half else Weight.FAINT
    return found_of(stream, at, after, [(value, unit.unit)], weight=weight)


def read_roman(stream: Stream, at: int) -> Found | None:
    """Return the ordinal that French writes in Roman digits: `XXIe`."""
    text = stream.tokens[at].text
    digits = text.rstrip("eèrmᵉʳ")
    is_roman = set(digits) <= set(_ROMAN) and (len(digits) > 1 or digits in {"I", "V", "X"})  # not `Le`, `Ce`
    if not digits or len(digits) == len(text) or not is_roman:
        return None
    total = 0
    for sign, behind_it in zip(digits, [*digits[1:], ""], strict=True):
        value = _ROMAN[sign]
        total += -value if _ROMAN.get(behind_it, 0) > value else value
    weight = Weight.FAINT if total == 1 else Weight.LOOSE
    return found_of(stream, at, at + 1, [(total, ORDINAL)], weight=weight)


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
