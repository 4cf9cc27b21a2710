"""Number words, from `seven` to `deux mille cinq cents`, and the ordinals that end them."""

from __future__ import annotations

from typing import NamedTuple

from bilan.language.quantities.tokens import HYPHENS, Kind, Stream

_TEN, _TWENTY, _SIXTY, _EIGHTY, _HUNDRED, _THOUSAND = 10, 20, 60, 80, 100, 1000
_FOUR = 4
_SEVEN_TO_NINE = (7, 8, 9)


class Cardinal(NamedTuple):
    """A number in words."""

    value: int
    after: int
    """The token behind it."""
    is_ordinal: bool = False


def read_cardinal(stream: Stream, at: int) -> Cardinal | None:
    """Return the number whose words begin at a token, or None where none does."""
    habits = stream.habits
    total, largest = 0, 10**18
    found = _below_thousand(stream, at)
    here = found.after if found else at
    while found is None or not found.is_ordinal:
        join = _joined(stream, here)
        scale = habits.scales.get(stream.tokens[join].low)
        if scale is None or scale >= largest:
            break
        total, largest, here = total + (found.value if found else 1) * scale, scale, join + 1
        found = _after_scale(stream, here)
        here = found.after if found else here
    if found is None:
        return Cardinal(total, here) if total else None
    return Cardinal(total + found.value, here, found.is_ordinal)


def _after_scale(stream: Stream, at: int) -> Cardinal | None:
    """Return what follows `two thousand`: more words of one number, and no number of its own."""
    is_joined = stream.tokens[at].low == stream.habits.joint
    if is_joined and stream.habits.joint != "and":
        return None
    found = _below_thousand(stream, at + 1 if is_joined else at)
    if found is None or (is_joined and found.value >= _HUNDRED):
        return None
    return None if is_joined and _is_larger(stream, found.after) else found


def _below_thousand(stream: Stream, at: int) -> Cardinal | None:
    habits = stream.habits
    small = _below_hundred(stream, at)
    here = at if small is None else _joined(stream, small.after)
    if stream.tokens[here].low not in habits.hundreds or (small and small.is_ordinal):
        return small
    value = (small.value if small else 1) * _HUNDRED
    here += 1
    rest = _joined(stream, here)
    is_joined = stream.tokens[rest].low == habits.joint == "and"
    more = _below_hundred(stream, _joined(stream, rest + 1) if is_joined else rest)
    if more is None or (is_joined and stream.tokens[_joined(stream, more.after)].low in habits.hundreds):
        return Cardinal(value, here)  # `between one hundred and two hundred`
    return Cardinal(value + more.value, more.after, more.is_ordinal)


def _is_larger(stream: Stream, at: int) -> bool:
    """Return whether the number before a token goes on, so that it is one of its own: `and two hundred`."""
    low = stream.tokens[_joined(stream, at)].low
    return low in stream.habits.hundreds or low in stream.habits.scales


def _below_hundred(stream: Stream, at: int) -> Cardinal | None:
    habits = stream.habits
    low = stream.tokens[at].low
    next_word = _joined(stream, at + 1)
    if habits.ones.get(low) == _FOUR and habits.tens.get(stream.tokens[next_word].low) == _TWENTY:
        return _with_rest(stream, _EIGHTY, next_word)
    if low in habits.tens:
        return _with_rest(stream, habits.tens[low], at)
    if low in habits.ordinals:
        return Cardinal(habits.ordinals[low], at + 1, is_ordinal=True)
    value = habits.ones.get(low)
    if value == _TEN and habits.has_more_than_ten:
        return _with_seven_to_nine(stream, at, next_word)
    return None if value is None else Cardinal(value, at + 1)


def _with_seven_to_nine(stream: Stream, at: int, next_word: int) -> Cardinal:
    """Return `dix`, `dix-sept` or `dix-neuvième`."""
    low = stream.tokens[next_word].low
    more = stream.habits.ones.get(low, 0)
    if more in _SEVEN_TO_NINE:
        return Cardinal(_TEN + more, next_word + 1)
    ordinal = _ordinal(stream, next_word, _SEVEN_TO_NINE[0], _SEVEN_TO_NINE[-1])
    if ordinal:
        return Cardinal(_TEN + ordinal, next_word + 1, is_ordinal=True)
    return Cardinal(_TEN, at + 1)


def _with_rest(stream: Stream, tens: int, at: int) -> Cardinal:
    """Return `sixty` and what may follow it: `-one`, `-dix-neuf`, ` et onze`."""
    habits = stream.habits
    most = 19 if tens in {_SIXTY, _EIGHTY} and habits.joint != "and" else 9
    here = _joined(stream, at + 1)
    is_joined = stream.tokens[here].low == habits.joint
    if is_joined:
        here = _joined(stream, here + 1)
        if habits.joint == "and" or habits.ones.get(stream.tokens[here].low) not in {1, 11}:
            ordinal = _ordinal(stream, here, 1, 1) if habits.joint != "and" else 0
            return Cardinal(tens + ordinal, here + 1 if ordinal else at + 1, is_ordinal=bool(ordinal))
    more = _below_hundred(stream, here) if stream.tokens[here].low not in habits.tens else None
    if more is None or not 0 < more.value <= most:
        return Cardinal(tens, at + 1)
    return Cardinal(tens + more.value, more.after, more.is_ordinal)


def _ordinal(stream: Stream, at: int, least: int, most: int) -> int:
    value = stream.habits.ordinals.get(stream.tokens[at].low, 0)
    return value if least <= value <= most else 0


def _joined(stream: Stream, at: int) -> int:
    """Return the token behind a hyphen between two words, or the same token where there is none."""
    here = stream.tokens[at]
    if here.text in HYPHENS and stream.is_glued(at) and stream.tokens[at + 1].kind is Kind.WORD:
        return at + 1
    return at
