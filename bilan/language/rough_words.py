"""The words of a text, cut quickly and roughly: to tell what need not be looked at more closely.

What a look of this module finds may be nothing. What it does not find is not there, neither in the text nor
in a part of it, so that one look at all paragraphs together may spare a look at each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

HIDDEN = "\x1a"
"""Stands for each character that a reading must pass over, and in no text that may be published.

As it is a character of ASCII, a text takes no more room for it, and no more time to go through.
"""
GAP = "\n\n"
"""What stands between two paragraphs in one text."""
_LETTERS = bytes(
    ord(chr(code).lower()) if re.fullmatch(r"[^\W\d_]", chr(code)) else ord(" ") for code in range(256)
)
_FROM_AFAR = "İŸẞ\u212a\u212b"
"""All letters beyond Latin-1 whose small ones lie in there, such as the sign of the kelvin."""
DIGITS = "0123456789"
PARTS = "⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
"""Parts of one in a single sign."""
_OTHER_DIGIT = re.compile(r"[^\x00-\xff](?<=\d)")
_GLUED = (re.compile(r"http(?<=[^\W\d_]http)"), re.compile(r"www\.(?<=[^\W\d_]www\.)"))
_ODD_LETTERS = ("ı", "ſ", "İ")


def rough_letters(text: str) -> bytes:
    """Return the words of a text in one piece, with one or more spaces between them."""
    near = text.lower() if holds_any(text, _FROM_AFAR) else text
    return near.encode("latin-1", "replace").translate(_LETTERS)


@lru_cache(maxsize=64)
def rough_words(text: str) -> tuple[bytes, ...]:
    """Return the words of a text in small letters, in order, without signs and digits.

    They are bytes of Latin-1, which takes a third of the time. A letter that is not in there parts its word,
    so that there may be a word too many, and of those that Latin-1 can write none is missing. One rule after
    the other asks for those of a text, so the last are remembered.
    """
    return tuple(rough_letters(text).split())


@lru_cache(maxsize=64)
def rough_vocabulary(text: str) -> frozenset[bytes]:
    """Return the same words, each once."""
    return frozenset(rough_words(text))


def holds_digit(text: str) -> bool:
    """Return whether any digit stands in a text, of whatever script."""
    if holds_any(text, DIGITS):  # a twentieth of the time that an expression takes
        return True
    try:
        text.encode("latin-1")  # a hundredth of it; there are no other digits in there
    except UnicodeEncodeError:
        return _OTHER_DIGIT.search(text) is not None
    return False


def holds_any(text: str, signs: Iterable[str]) -> bool:
    """Return whether any of some signs stands in a text: in half the time that `any` takes."""
    for sign in signs:  # noqa: SIM110 - runs for every paragraph
        if sign in text:
            return True
    return False


def which_hold(texts: Sequence[str], signs: Sequence[str]) -> list[int]:
    """Return in which of some texts any of some signs stands, in less time than asking each takes."""
    found = []
    for at, text in enumerate(texts):
        for sign in signs:
            if sign in text:
                found.append(at)
                break
    return found


def is_odd(text: str) -> bool:
    """Return whether a letter is `i` or `s` to a search that ignores case, and to nobody else."""
    return not text.isascii() and holds_any(text, _ODD_LETTERS)


def is_glued(text: str) -> bool:
    """Return whether a web address stands right behind a letter: where it is hidden, a word ends there."""
    return any(sign.search(text) for sign in _GLUED)
