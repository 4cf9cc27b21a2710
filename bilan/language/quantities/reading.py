"""Every quantity in a text, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from bilan.language.quantities.amounts import read_in_digits, read_in_words
from bilan.language.quantities.cardinals import read_cardinal
from bilan.language.quantities.chains import join_ratios, join_spans, share_percent, share_units
from bilan.language.quantities.clock import read_past
from bilan.language.quantities.dates import read_month
from bilan.language.quantities.found import Found
from bilan.language.quantities.habits import Habits
from bilan.language.quantities.hints import Hints, hinted, hinting, hints_of, hints_within
from bilan.language.quantities.quantity import BOUND, NUMBER, SHARE, Quantity, Reading, Weight
from bilan.language.quantities.registry import HABITS
from bilan.language.quantities.tokens import Kind, Stream, hide_idioms, masked, masked_each, stream_of
from bilan.language.quantities.units import HOUR, SECONDS, WEEK
from bilan.language.quantities.words import (
    magnitude_at,
    read_count,
    read_decade_word,
    read_group,
    read_led_part,
    read_multiple,
    read_noon,
    read_part,
    read_roman,
    read_span,
    read_vague,
)

_BOUND = re.compile(r"\[\[\s*figure\s+([^\[\]]*+)\]\]")
_SHOWN = frozenset({"floor", "form"})
"""The options of a bound figure that change how it looks, and not which one it is."""

Reader = Callable[[Stream, int], "tuple[Found, ...]"]


def is_read(language: str) -> bool:
    """Return whether the quantities of a language can be read."""
    return language in HABITS


def read_each(texts: Sequence[str], language: str) -> Iterator[tuple[int, Quantity]]:
    """Yield the quantities of paragraphs, in order, each with the number of its paragraph.

    Most paragraphs say none, and a look at all of them together tells which have to be read.

    Raises:
        KeyError: as for `read_quantities`.
    """
    all_masked = masked_each(texts)
    hints = hints_within(texts, all_masked, hints_in(language))
    for at in hinting(texts, all_masked, hints):
        for quantity in _read(texts[at], all_masked.shown[at], HABITS[language], hints):
            yield at, quantity


def read_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Return the quantities of a paragraph, in order, as offsets of its text.

    Raises:
        KeyError: nobody has written down the habits of the language; see `is_read`.
    """
    return _read(text, masked(text), HABITS[language], hints_in(language))


def _read(text: str, shown: str, habits: Habits, hints: Hints) -> tuple[Quantity, ...]:
    """Return the quantities of a paragraph, as it is written and as it is masked."""
    says = hinted(shown, hints)
    has_idioms = (says if shown is text else hinted(text, hints)).idioms
    idioms = _idioms(text, habits) if has_idioms else ()
    bound = _bound(text) if "[[" in text else ()
    if says.idioms and (idioms or shown is not text):
        shown = hide_idioms(shown, habits)
    read = read_stream(stream_of(shown, habits)) if says.quantities else ()
    more = (*idioms, *bound)
    return tuple(sorted((*read, *more), key=lambda one: one.start)) if more else read


def read_stream(stream: Stream) -> tuple[Quantity, ...]:
    """Return the quantities of a text that is cut into tokens, in order."""
    readers = _readers(stream.habits.language)
    number, one_of = Kind.NUMBER, stream.habits.one
    found: list[Found] = []
    ones: list[int] = []
    after = 0
    for at, (kind, word, low) in enumerate(stream.tokens[: stream.size]):
        if at < after:
            continue
        new: tuple[Found, ...] = ()
        if kind is number:
            new = read_in_digits(stream, at)
        elif (reader := readers.get(low)) is not None:
            new = reader(stream, at)
            if not new and low in one_of:
                ones.append(at)
        elif word[0] in "IVXLC" and low[-1] in "eèrᵉ":
            new = _one_or_none(read_roman(stream, at))
        if new:
            found += new
            after = max(one.after for one in new)
    return tuple(one.quantity for one in _joined(stream, found, ones)) if found else ()


def _joined(stream: Stream, found: list[Found], ones: list[int]) -> list[Found]:
    """Return the quantities with those that belong together; one alone belongs to nothing."""
    if len(found) == 1 and not ones:
        return found
    return share_percent(stream, join_ratios(stream, share_units(stream, join_spans(stream, found)), ones))


_IDIOM = (
    Reading(Decimal(24 * HOUR), SECONDS), Reading(Decimal(24), NUMBER), Reading(Decimal(2), NUMBER),
    Reading(Decimal(WEEK), SECONDS), Reading(Decimal(7), NUMBER), Reading(Decimal("0.5"), SHARE),
)  # fmt: skip


def _idioms(text: str, habits: Habits) -> tuple[Quantity, ...]:
    """Return what `24 hours a day` and the like may be in the other language, though they count nothing."""
    return tuple(
        Quantity(text=found[0], start=found.start(), end=found.end(), readings=_IDIOM, weight=Weight.FAINT)
        for found in habits.idioms.finditer(text)
    )


def _bound(text: str) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(
            text=found[0],
            start=found.start(),
            end=found.end(),
            readings=(Reading(Decimal(-1), BOUND),),
            noun=figure_key(found[1]),
        )
        for found in _BOUND.finditer(text)
    )


def figure_key(words: str) -> str:
    """Return what a bound figure says, whatever it looks like: its indicator, its day and its part."""
    first, *options = words.split() or [""]
    return " ".join((first, *sorted(one for one in options if one.partition("=")[0] not in _SHOWN)))


def _one_or_none(found: Found | None) -> tuple[Found, ...]:
    return () if found is None else (found,)


@cache
def hints_in(language: str) -> Hints:
    """Return what hints at quantities in a language."""
    return hints_of(HABITS[language], _readers(language))


@cache
def _readers(language: str) -> Mapping[str, Reader]:
    """Return what reads the quantity that begins with a word, by the word."""
    habits = HABITS[language]
    table: dict[str, Reader] = {}
    table |= dict.fromkeys(habits.spans, _span)
    table |= dict.fromkeys((*habits.months, *habits.short_months), read_month)
    table |= dict.fromkeys(habits.fractions, _led_part)
    table |= dict.fromkeys(habits.noons, _noon)
    table |= dict.fromkeys(habits.multiples, _multiple)
    table |= dict.fromkeys(habits.decades, _decade)
    table |= dict.fromkeys(habits.counts, _count)
    table |= dict.fromkeys(habits.vague, _vague)
    table |= dict.fromkeys(habits.groups, _group)
    table |= dict.fromkeys(_number_words(habits), _number)
    table |= dict.fromkeys(habits.parts, _part)
    table |= dict.fromkeys("½¼¾⅓⅔⅕⅖⅗⅘⅛", _part)
    return table


def _number_words(habits: Habits) -> tuple[str, ...]:
    return (*habits.ones, *habits.tens, *habits.hundreds, *habits.scales, *habits.ordinals)


def _number(stream: Stream, at: int) -> tuple[Found, ...]:
    habits, token = stream.habits, stream.tokens[at]
    if token.low in habits.one and _is_article(stream, at):
        return ()
    if habits.past and (past := read_past(stream, at)):
        return (past,)
    if token.low in habits.fractions and (led := read_led_part(stream, at)):
        return (led,)
    if token.low in habits.vague or (magnitude_at(stream, at) and token.low not in habits.ones):
        return _vague(stream, at)
    cardinal = read_cardinal(stream, at)
    if cardinal and not cardinal.is_ordinal and stream.tokens[cardinal.after].low in habits.groups:
        return _one_or_none(read_group(stream, at, cardinal))
    return _one_or_none(read_in_words(stream, at))


def _is_article(stream: Stream, at: int) -> bool:
    """Return whether a word for `one` counts nothing, as the word behind it tells at once."""
    behind = stream.tokens[at + 1]
    return behind.kind is Kind.WORD and behind.low not in hints_in(stream.habits.language).behind_one


def _span(stream: Stream, at: int) -> tuple[Found, ...]:
    return (read_span(stream, at),)


def _led_part(stream: Stream, at: int) -> tuple[Found, ...]:
    if past := read_past(stream, at):
        return (past,)
    if (led := read_led_part(stream, at)) is not None:
        return (led,)
    return (read_span(stream, at),) if stream.tokens[at].low in stream.habits.spans else ()


def _part(stream: Stream, at: int) -> tuple[Found, ...]:
    return _one_or_none(read_past(stream, at) or read_part(stream, at))


def _noon(stream: Stream, at: int) -> tuple[Found, ...]:
    return (read_noon(stream, at),)


def _multiple(stream: Stream, at: int) -> tuple[Found, ...]:
    return (read_multiple(stream, at),)


def _count(stream: Stream, at: int) -> tuple[Found, ...]:
    return (read_count(stream, at),)


def _decade(stream: Stream, at: int) -> tuple[Found, ...]:
    return (read_decade_word(stream, at),)


def _vague(stream: Stream, at: int) -> tuple[Found, ...]:
    return _one_or_none(read_vague(stream, at))


def _group(stream: Stream, at: int) -> tuple[Found, ...]:
    return _one_or_none(read_group(stream, at))
