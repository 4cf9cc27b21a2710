"""A text as the words, numbers and signs that quantities are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from bilan.language.quantities.habits import Habits

MASK = "\ufffc"
"""Stands for each character that says nothing: a link's target, code, a reference."""
HYPHENS = frozenset("-‐‑")
DASHES = HYPHENS | frozenset("–—−")

_SPACE = r"(?:[ \u00a0\u2007\u2009\u202f\n]|&nbsp;|&#160;|&#8239;|&thinsp;)"
_TOKEN = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
    r"|[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}(?![0-9])|[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}(?![0-9/])"
    rf"|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]{1,3}(?:['’][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)*"
    r"|[ck]?m[23](?![^\W_])"
    r"|[^\W\d_]+(?:['’](?=[^\W\d_]))?"
    rf"|{MASK}+|&(?:nbsp|thinsp|#160|#8239);|[^\w\s*]"
)
_MASKED = re.compile(
    r"\[\[[^\[\]]*+\]\]|\]\([^()\n]*+\)|\[\^[^\[\]\n]*+\]|\[[0-9]{1,3}\](?!\()|`[^`]*+`|<[A-Za-z/!][^<>]*+>"
    r"|https?://[^\s<>()]++|www\.[^\s<>()]++|\+(?:[0-9][ ().\u00a0\u202f-]?){8,14}[0-9]"
    r"|\b0[0-9]{1,3}(?:[ ./\u00a0\u202f-][0-9]{2,3}){2,5}\b"
    r"|^[ \t]*[0-9]{1,3}[.)](?=[ \t])|^#{1,6}[ \t]+[0-9]+(?:\.[0-9]+)*\.(?=[ \t])"
    r"|^#{1,6}[ \t]+[0-9]+(?:\.[0-9]+)+|\\.|[#@]\w++",
    re.MULTILINE,
)
_MAY_HIDE = re.compile(r"[\[\]`<@#\\+]|://|www\.|^[ \t]*[0-9]{1,3}[.)]|\b0[0-9]", re.MULTILINE)
"""What stands in every text of which something says nothing."""


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
    start: int
    end: int


_END = Token(Kind.END, "", "", -9, -9)
_FAR = 8
"""How many tokens anybody looks ahead or back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """The tokens of a text, and what is known of its language."""

    text: str
    tokens: tuple[Token, ...]
    """With some that are no more at the end, so that anyone may look ahead."""
    habits: Habits

    @property
    def size(self) -> int:
        """How many tokens there are."""
        return len(self.tokens) - _FAR

    def is_glued(self, at: int) -> bool:
        """Return whether no space stands before a token; the marks of emphasis are none."""
        before, here = self.tokens[at - 1], self.tokens[at]
        if before.end == here.start:
            return before.kind is not Kind.END
        return (
            before.end >= 0 and here.start > before.end and not self.text[before.end : here.start].strip("*_")
        )

    def is_sentence_start(self, at: int) -> bool:
        """Return whether a capital letter says nothing at a token."""
        before = self.tokens[at - 1]
        return before.kind is Kind.END or before.text in '.!?:;…«“"|' or before.text[0] == MASK


def masked(text: str) -> str:
    """Return a text of the same length in which what says nothing reads as `MASK`."""
    return _masked_at(text, _MASKED) if _MAY_HIDE.search(text) else text


def _masked_at(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    return MASK * len(found[0])


def cut_tokens(text: str, habits: Habits) -> Stream:
    """Return the tokens of a text."""
    shown = _masked_at(masked(text), habits.idioms)
    tokens = _tokens(shown)
    return Stream(text=shown, tokens=(*tokens, *(_END,) * _FAR), habits=habits)


def _tokens(text: str) -> list[Token]:
    """Return the tokens of a text; what stands here runs for every word of a site."""
    number, word, sign = Kind.NUMBER, Kind.WORD, Kind.SIGN
    tokens: list[Token] = []
    for found in _TOKEN.finditer(text):
        piece = found[0]
        start, end = found.span()
        first = piece[0]
        if first.isalpha():
            tokens.append(Token(word, piece, piece.lower(), start, end))
        elif "0" <= first <= "9":
            tokens.append(Token(number, piece, piece, start, end))
        else:
            tokens.append(Token(word if first.isalnum() else sign, piece, piece, start, end))
    return tokens
