"""A text as the words, numbers and signs that quantities are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from bilan.language.quantities.habits import Habits
from bilan.language.rough_words import DIGITS, HIDDEN, PARTS, holds_any, which_hold
from bilan.model.records import Record

MASK = HIDDEN
"""Stands for each character that says nothing: a link's target, code, a reference."""
HYPHENS = frozenset("-‐‑")
DASHES = HYPHENS | frozenset("–—−")

_SPACE = r"(?:[ \u00a0\u2007\u2009\u202f\n]|&nbsp;|&#160;|&#8239;|&thinsp;)"
_NUMBER = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
    r"|[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.|-[0-9]{1,2}-)[0-9]{4}(?![0-9])"
    r"|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}(?![0-9/])"
    rf"|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]{1,3}(?:['’][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)*"
)
_WORD = r"[^\W\d_]++(?:['’](?=[^\W\d_]))?"
_TOKEN = re.compile(
    rf"({_WORD}(?![23])|(?=[0-9])(?:{_NUMBER})|[ck]?m[23](?![^\W_])|{_WORD}"
    rf"|{MASK}+|&(?:nbsp|thinsp|#160|#8239);|[^\w\s*])"
)
"""Words come first, as nearly all tokens are some, but for those that may be the metres of `m2`."""
_ALL_MASKED = (
    r"\[\[[^\[\]]*+\]\]|\]\([^()\n]*+\)|\[\^[^\[\]\n]*+\]|\[[0-9]{1,3}\](?!\()|`[^`]*+`|<[A-Za-z/!][^<>]*+>"
    r"|https?://[^\s<>()]++|www\.[^\s<>()]++|\+(?:[0-9][ ().\u00a0\u202f-]?){8,14}[0-9]"
    r"|\b0[0-9]{1,3}(?:[ ./\u00a0\u202f-][0-9]{2,3}){2,5}\b"
    r"|^[ \t]*[0-9]{1,3}[.)](?=[ \t])|^#{1,6}[ \t]+[0-9]+(?:\.[0-9]+)*\.(?=[ \t])"
    r"|^#{1,6}[ \t]+[0-9]+(?:\.[0-9]+)+|\\.|[#@]\w++"
)
_HIDING = ("[", "]", "`", "<", "@", "#", "\\", "+", "://", "www.")
"""One of these, or a digit, stands in every text of which something says nothing."""
_MARKS = (*_HIDING, *DIGITS, *PARTS)
_LONG_CODE = re.compile(r"\b0[0-9]")
_NUMBERED = re.compile(r"^(?:[ \t]*[0-9]{1,3}[.)]|#{1,6}[ \t]+[0-9])", re.MULTILINE)
_PLAIN_MASKED = re.compile(
    r"\[(?:\[[^\[\]]*+\]\]|\^[^\[\]\n]*+\]|[0-9]{1,3}\](?!\())|\]\([^()\n]*+\)|`[^`]*+`|<[A-Za-z/!][^<>]*+>"
    r"|https?://[^\s<>()]++|www\.[^\s<>()]++|\+(?:[0-9][ ().\u00a0\u202f-]?){8,14}[0-9]"
    r"|0(?<!\w0)[0-9]{1,3}(?:[ ./\u00a0\u202f-][0-9]{2,3}){2,5}\b|\\.|#\w++|@\w++"
)
"""The same for a text without a numbered line: each begins with a sign of its own, which a search knows."""


class Kind(IntEnum):
    """What a token is made of."""

    NUMBER = 0
    WORD = 1
    SIGN = 2
    END = 3


class Token(NamedTuple):
    """A word, a number or a sign."""

    kind: Kind
    text: str
    low: str
    """In small letters."""


_END = Token(Kind.END, "", "")
_NOWHERE = -9
_FAR = 8
"""How many tokens anybody looks ahead or back."""
_NO_MORE = (_END,) * _FAR


class Stream(Record):
    """The tokens of a text, and what is known of its language."""

    text: str
    tokens: tuple[Token, ...]
    """With some that are no more at the end, so that anyone may look ahead."""
    starts: tuple[int, ...]
    """Where each token begins in the text; those that are no more stand nowhere."""
    ends: tuple[int, ...]
    habits: Habits

    @property
    def size(self) -> int:
        """How many tokens there are."""
        return len(self.tokens) - _FAR

    def is_glued(self, at: int) -> bool:
        """Return whether no space stands before a token; the marks of emphasis are none."""
        before, here = self.ends[at - 1], self.starts[at]
        if before == here:
            return before != _NOWHERE
        return before >= 0 and here > before and not self.text[before:here].strip("*_")

    def is_sentence_start(self, at: int) -> bool:
        """Return whether a capital letter says nothing at a token."""
        before = self.tokens[at - 1]
        return before.kind is Kind.END or before.text in '.!?:;…«“"|' or before.text[0] == MASK


class Masked(NamedTuple):
    """Some texts as `masked` shows each of them."""

    shown: Sequence[str]
    marked: Sequence[int]
    """Which of them hold a digit, or a sign of what says nothing; all others are as they were."""


def masked_each(texts: Sequence[str]) -> Masked:
    """Return some texts masked; all together tell what need not be looked for in each."""
    whole = "\n".join(texts)
    marked = which_hold(texts, [sign for sign in _MARKS if sign in whole])
    shown = list(texts)
    for at in marked:
        shown[at] = masked(texts[at])
    return Masked(shown, marked)


@cache
def _all_masked() -> re.Pattern[str]:
    return re.compile(_ALL_MASKED, re.MULTILINE)


def masked(text: str) -> str:
    """Return a text of the same length in which what says nothing reads as `MASK`."""
    has_digit = holds_any(text, DIGITS)
    if has_digit and _is_numbered(text):
        return _all_masked().sub(_hidden, text)
    if holds_any(text, _HIDING) or (has_digit and _LONG_CODE.search(text)):
        return _PLAIN_MASKED.sub(_hidden, text)
    return text


def _is_numbered(text: str) -> bool:
    return _NUMBERED.match(text) is not None or ("\n" in text and _NUMBERED.search(text) is not None)


def _hidden(found: re.Match[str]) -> str:
    return MASK * len(found[0])


def cut_tokens(text: str, habits: Habits) -> Stream:
    """Return the tokens of a text."""
    return stream_of(hide_idioms(masked(text), habits), habits)


def hide_idioms(shown: str, habits: Habits) -> str:
    """Return a masked text with its idioms masked as well."""
    return habits.idioms.sub(_hidden, shown)


def stream_of(shown: str, habits: Habits) -> Stream:
    """Return the tokens of a text in which what says nothing is masked."""
    pieces = _TOKEN.split(shown)  # by turns what stands between tokens, and a token
    edges = tuple(accumulate(map(len, pieces)))
    nowhere = (_NOWHERE,) * _FAR
    return Stream(
        text=shown,
        tokens=(*map(_token, pieces[1::2]), *_NO_MORE),
        starts=(*edges[:-1:2], *nowhere),
        ends=(*edges[1::2], *nowhere),
        habits=habits,
    )


@lru_cache(maxsize=8192)
def _token(piece: str) -> Token:
    """Return what a piece of a text is; texts are made of few words, each again and again."""
    first = piece[0]
    if "0" <= first <= "9":
        return Token(Kind.NUMBER, piece, piece)
    if first.isalpha():
        return Token(Kind.WORD, piece, piece.lower())
    return Token(Kind.WORD if first.isalnum() else Kind.SIGN, piece, piece)
