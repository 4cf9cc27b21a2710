"""Hints: what stands in every text that says a quantity, so that no other text need be read.

A look at the rough words of a text takes a tenth of the time that its tokens take. It may find a hint too
many, and never misses one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from bilan.language.quantities.habits import Habits
from bilan.language.quantities.registry import units_of
from bilan.language.quantities.tokens import Masked
from bilan.language.quantities.units import CURRENCIES, SIGNS
from bilan.language.rough_words import (
    DIGITS,
    GAP,
    PARTS,
    holds_any,
    is_glued,
    is_odd,
    rough_letters,
    rough_vocabulary,
    rough_words,
)
from bilan.model.records import Record, replace

_DIGITS = f"{DIGITS}{PARTS}"
_ROMAN: Mapping[str, re.Pattern[str]] = {
    sign: re.compile(
        rf"{sign}{'' if sign in 'IVX' else '(?=[IVXLCDM])'}(?<![IVXLCDM].)[IVXLCDM]*+[eèrmᵉʳ]++(?![^\W\d_])"
    )
    for sign in "IVXLCDM"
}
"""Ordinals in Roman digits, by their first: one sign is found sooner than any of seven."""
_IDIOM_NUMBER = re.compile(
    r"[12479](?<!\w.)(?:(?<=2)[4578]|(?<=1)5|(?<=[479]))(?![0-9])(?:(?=\s*[-/hdjxHDJX×])|(?<=[àsÀS] [12].))"
)
"""The numbers in digits that idioms hold, with what stands behind or before them there."""
_CLOCK = ("a", "p", "o’", "o'")
"""What `a.m.`, `p.m.` and `o’clock` begin with."""
_FEW = 8
"""Up to so many words are looked for one by one in less time than a text takes to be cut."""


class Hints(Record):
    """What hints at quantities in a language."""

    words: frozenset[bytes]
    """One of these does."""
    before: Mapping[bytes, frozenset[bytes]]
    """One of these does right before one of its own, or where one of `signs` stands in the text."""
    signs: tuple[str, ...]
    idioms: frozenset[bytes]
    """One of these, or of `before`, hints at an idiom as well."""
    digits: Sequence[str] = _DIGITS
    """One of these does, and at an idiom together with what stands beside it there."""
    has_roman: bool = True
    """Whether an ordinal in Roman digits does."""
    in_words: bool = True
    """Whether anything does but digits."""
    behind_one: frozenset[str]
    """What may stand behind a word for `one` that is no article, in small letters."""


class Hinted(NamedTuple):
    """What a text may hold."""

    quantities: bool
    idioms: bool


_NOTHING = Hinted(quantities=False, idioms=False)


def hints_of(habits: Habits, words: Collection[str]) -> Hints:
    """Return the hints of a language in which quantities begin with some words, in digits, or in Roman ones.

    A word for `one` is an article unless a unit, an hour or the like follows; what else may follow it is a
    word that a quantity begins with.
    """
    measures = (*units_of(habits.language), *SIGNS, *CURRENCIES)
    between = (*habits.of, *habits.modifiers)
    times = (*habits.hours, *habits.before_noon, *habits.after_noon, *habits.past_words, *_CLOCK)
    followers = (*measures, *between, *times)
    first = {one: rough_words(one)[:1] for one in followers}
    behind = {word for words in first.values() for word in words}
    ones = habits.one.intersection(words)
    return Hints(
        words=_words({*words, *habits.idiom_words} - ones),
        before={
            **dict.fromkeys(_words(ones), frozenset(behind)),
            **{
                word: _words(others) | (behind if one in ones else set())
                for one, others in habits.idiom_pairs.items()
                for word in rough_words(one)
            },
        },
        signs=tuple(sorted(one for one, words in first.items() if not words)),
        idioms=_words(habits.idiom_words),
        behind_one=frozenset(map(str.lower, (*followers, *words, habits.joint))),
    )


def _words(texts: Iterable[str]) -> frozenset[bytes]:
    return frozenset(word for text in texts for word in rough_words(text))


def hinted(text: str, hints: Hints) -> Hinted:
    """Return whether anything hints at a quantity in a text, and whether at an idiom that holds one."""
    has_digit = holds_any(text, hints.digits)
    if not has_digit and not hints.in_words:
        return _NOTHING
    words = _words_in(text, hints)
    has_word = not hints.words.isdisjoint(words)
    has_other = hints.in_words and (_is_opened(text, words, hints) or is_odd(text))
    has_roman = hints.has_roman and _is_roman(text)
    is_idiom = has_word and not hints.idioms.isdisjoint(words)
    return Hinted(
        quantities=has_word or has_digit or has_other or has_roman,
        idioms=has_other or is_idiom or (has_digit and _IDIOM_NUMBER.search(text) is not None),
    )


def _words_in(text: str, hints: Hints) -> frozenset[bytes]:
    """Return the words of a text that hint at anything, maybe with others."""
    if len(hints.words) > _FEW:
        return rough_vocabulary(text)
    few = (*hints.words, *hints.before)
    letters = b" %b " % rough_letters(text) if few else b""
    return frozenset([one for one in few if b" %b " % one in letters])


def hints_within(texts: Sequence[str], masked: Masked, hints: Hints) -> Hints:
    """Return those of some hints that stand in any of some texts, as they are written or as they are masked.

    One that does not stand in all of them together stands in none, so that each need not be asked for it.
    But where a part of a word is masked, the rest may be a hint that stood in no text.
    """
    cut = GAP.join([texts[at] for at in masked.marked if masked.shown[at] is not texts[at]])
    if "\\" in cut or is_glued(cut):
        return hints
    whole = GAP.join(texts)
    words = rough_vocabulary(whole)
    signs = tuple([sign for sign in hints.signs if sign in whole])
    before = {one: hints.before[one] & words for one in hints.before if one in words}
    ours = replace(
        hints,
        words=hints.words & words,
        before={one: others for one, others in before.items() if others or signs},
        signs=signs,
        digits=[sign for sign in hints.digits if sign in whole],
        has_roman=_is_roman(whole),
    )
    return replace(ours, in_words=bool(ours.words or ours.before) or ours.has_roman or is_odd(whole))


def hinting(texts: Sequence[str], masked: Masked, hints: Hints) -> list[int]:
    """Return which of some texts hint at anything, as they are written or as they are masked, in order."""
    asked = range(len(texts)) if hints.in_words else masked.marked
    return [at for at in asked if _tells(texts[at], masked.shown[at], hints)]


def _tells(text: str, shown: str, hints: Hints) -> bool:
    if holds_any(shown, hints.digits):
        return True
    if shown is text:
        return hinted(text, hints).quantities
    return "[[" in text or any(hinted(shown, hints)) or hinted(text, hints).idioms


def _is_roman(text: str) -> bool:
    return any(sign in text and ordinal.search(text) for sign, ordinal in _ROMAN.items())


def _is_opened(text: str, words: frozenset[bytes], hints: Hints) -> bool:
    """Return whether a word for `one` may be a number or a part of an idiom."""
    openers = [one for one in hints.before if one in words]
    if openers and holds_any(text, hints.signs):
        return True
    return any(_follows(hints.before[one], one, rough_words(text)) for one in openers)


def _follows(others: frozenset[bytes], word: bytes, words: Sequence[bytes]) -> bool:
    """Return whether one of some words stands right behind a word."""
    at = 0
    try:
        while (at := words.index(word, at) + 1) < len(words):  # looks at all words in no time
            if words[at] in others:
                return True
    except ValueError:  # there are no more
        pass
    return False
