"""Digits that belong to a name or a code: `COVID-19`, `18F`, `article 5`, `2030 Agenda`."""

from __future__ import annotations

import re
from decimal import Decimal

from bilan.language.quantities.found import Found, found_of
from bilan.language.quantities.measures import read_unit
from bilan.language.quantities.quantity import NAME, Weight
from bilan.language.quantities.tokens import HYPHENS, Kind, Stream, Token
from bilan.language.quantities.units import CURRENCIES, SCALED_CURRENCIES, SCALES, SIGNS

_DIGITS = re.compile(r"[0-9]+")
_HOURS = frozenset({"h", "H"})
_YEARS = range(1900, 2100)
_YEAR_DIGITS = 4
_LARGE = 1000
_SHORT = 4


def read_name(stream: Stream, at: int) -> Found | None:
    """Return the name that digits are a part of, or None where they count something."""
    if _is_named_before(stream, at) or _is_named_behind(stream, at):
        return name_of(stream, at)
    return None


def name_of(stream: Stream, at: int) -> Found:
    """Return the digits of a name: they are nobody's figure, but may be one in the other language."""
    numbers = [Decimal(digits) for digits in _DIGITS.findall(stream.tokens[at].text)]
    return found_of(stream, at, at + 1, [(number, NAME) for number in numbers], weight=Weight.FAINT)


def _is_named_before(stream: Stream, at: int) -> bool:
    before = stream.tokens[at - 1]
    if before.kind is Kind.END:
        return False
    if stream.is_glued(at):
        return _is_touched(stream, at, before)
    if before.kind is Kind.WORD:
        return before.low in stream.habits.labels and read_unit(stream, at + 1) is None
    label = stream.tokens[at - 2].low
    is_short = before.text != "." or len(label) <= _SHORT  # `art.`, `No.`, `p.`
    is_sign = before.text in {".", "°", ":"} and stream.is_glued(at - 1)
    return is_sign and is_short and label in stream.habits.labels


def _is_touched(stream: Stream, at: int, before: Token) -> bool:
    """Return whether what stands right before a number makes a name of it."""
    if before.kind is Kind.WORD:
        return not _may_touch(before)
    if before.text in HYPHENS and stream.is_glued(at - 1):
        return _is_code(stream, at - 2)
    if before.text == "/" and stream.is_glued(at - 1):
        return _is_numbered(stream, at - 2, at)
    return before.text in {"°", "#"} and stream.tokens[at - 2].low in {"n", "no"}


def _may_touch(before: Token) -> bool:
    """Return whether letters right before a number are no part of it: `EUR5`, `d’1`, `x2`."""
    return before.text in CURRENCIES or before.text[-1] in "'’" or before.text in {"x", "X"}


def _is_code(stream: Stream, at: int) -> bool:
    """Return whether what stands before a hyphen makes a code of a number: `COVID-19`, but not `mid-2020`."""
    token = stream.tokens[at]
    if token.kind is Kind.NUMBER:  # `3166-1`: a part of a name only where that one is
        before = stream.tokens[at - 1]
        is_touched = stream.is_glued(at) and before.kind is Kind.WORD and not _may_touch(before)
        return (is_touched or before.low in stream.habits.labels) and not _is_year(token)
    habits = stream.habits
    is_word = token.low in habits.prefixes or token.low in habits.months or token.low in habits.ones
    return token.kind is Kind.WORD and not is_word


def _is_numbered(stream: Stream, before: int, at: int) -> bool:
    """Return whether a number and the next are those of a law: `2016/679`."""
    first, second = stream.tokens[before], stream.tokens[at]
    if first.kind is not Kind.NUMBER:
        return first.kind is Kind.WORD and first.text.isupper()
    return _is_law(first, second) or (_is_year(first) and _is_slash(stream, at + 1))


def _is_slash(stream: Stream, at: int) -> bool:
    return stream.tokens[at].text == "/" and stream.is_glued(at)


def _is_law(first: Token, second: Token) -> bool:
    if not (first.text.isdecimal() and second.text.isdecimal()):
        return False
    if _is_year(first):
        return len(second.text) > 2 and not _is_year(second)  # noqa: PLR2004 - as in 2019/20
    return _is_year(second) and len(first.text) > 2  # noqa: PLR2004 - as in 1303/2013


def _is_year(token: Token) -> bool:
    return len(token.text) == _YEAR_DIGITS and token.text.isdecimal() and int(token.text) in _YEARS


def _is_named_behind(stream: Stream, at: int) -> bool:
    after = stream.tokens[at + 1]
    if not stream.is_glued(at + 1):
        return after.kind is Kind.WORD and after.low in stream.habits.follow and after.text[0].isupper()
    if after.kind is Kind.WORD:
        return not _may_follow(stream, after)
    if after.text == "/" and stream.is_glued(at + 2) and stream.tokens[at + 2].kind is Kind.NUMBER:
        is_long = _is_year(stream.tokens[at]) and _is_slash(stream, at + 3)  # `2013/32/EU`
        return is_long or _is_law(stream.tokens[at], stream.tokens[at + 2])
    return False


def _may_follow(stream: Stream, after: Token) -> bool:
    """Return whether letters right behind a number say how large it is counted, or in what."""
    habits = stream.habits
    return (
        after.text in SIGNS
        or after.text in SCALES
        or after.text in CURRENCIES
        or after.text in SCALED_CURRENCIES
        or after.text in _HOURS
        or after.text in {"s", "m", "½", "¼", "¾"}
        or after.low in habits.endings
        or after.low in habits.units
        or after.low in habits.scales
        or after.low in habits.currencies
        or after.low in habits.before_noon
        or after.low in habits.after_noon
        or after.low in {"p", "a"}
    )


def may_be_name(stream: Stream, at: int, value: Decimal) -> bool:
    """Return whether a number stands behind a name, as in `Boeing 737`: it may be a part of it."""
    before, after = stream.tokens[at - 1], stream.tokens[at + 1]
    if before.kind is not Kind.WORD or value >= _LARGE or not before.text[0].isupper():
        return False
    habits = stream.habits
    is_other = before.low in habits.months or before.text in CURRENCIES or stream.is_sentence_start(at - 1)
    return not is_other and not (after.kind is Kind.WORD and after.text.islower())
