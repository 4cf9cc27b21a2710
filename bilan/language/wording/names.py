"""Names that differ by a letter between two languages: `Helène` here, `Hélène` there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from bilan.model.records import Record

_NAME = re.compile(
    r"[^\x00-@\[-\x7fà-ÿ](?<=[^a-z\W\d_à-öø-ÿ])"
    r"(?<![\w@/.#’'\n!?:…«“\"(*>|•–—-].)(?<![.!?:…«“\"(*_>|#•–—-]\s.)"
    r"[^\W\d_]*+(?:[-’'][^\W\d_]++)*+(?![\w@/])",
    re.DOTALL,
)
"""The capital letter comes first, so that a search passes over small ones; then what may not precede it.

Most of what is no name begins a sentence, right behind the sign or a space; `_FIRST` tells the rest of it.
"""
_FIRST = re.compile(r"(?:\A|[.!?:…«“\"(*_>|#•–—-]|\n)[\s*_#>«“\"(]*\Z")
_BEFORE = re.compile(r"(?<!\w)([^\W\d_a-zà-öø-ÿ][\w’'-]*)[ \n\u00a0]\Z")
_BEHIND = re.compile(r"[ \n\u00a0]([^\W\d_a-zà-öø-ÿ][\w’'-]*)")
_REACH = 30
_PEOPLE = re.compile(r"(?:ians?|eans?|ans?|ese|ish|ens?|iens?|ains?)\Z")
"""Endings of the words for people: `African` and `Africain` are no slip."""
_SHORTEST = 4
_SHORTEST_WITH_ANOTHER_LETTER = 6
_SAME_END = 3
"""How many letters at the end must agree where one letter differs: names take endings of their language."""


class Name(Record):
    """A word that begins with a capital letter within a sentence."""

    word: str
    start: int
    end: int
    text: str
    """What it stands in."""


def names_in(text: str) -> Iterator[Name]:
    """Yield the words of a readable text that stand with a capital letter where no sentence begins."""
    for found in _NAME.finditer(text):
        word = found[0]
        if len(word) < _SHORTEST or word.isupper():
            continue
        if _FIRST.search(text[max(0, found.start() - 12) : found.start()]):
            continue
        yield Name(word=word, start=found.start(), end=found.end(), text=text)


def names_beside(name: Name) -> frozenset[str]:
    """Return the words with a capital letter right before and behind: `Aminata` of `Aminata Traoré`."""
    before = _BEFORE.search(name.text, max(0, name.start - _REACH), name.start)
    behind = _BEHIND.match(name.text, name.end, name.end + _REACH)
    return frozenset(one[1] for one in (before, behind) if one and not one[1].isupper())


def differing_names(ours: Mapping[str, Name], theirs: Mapping[str, Name]) -> Iterator[tuple[Name, Name]]:
    """Yield the names of two texts that differ by an accent or a letter.

    A name that stands in both texts is right in both.
    """
    mine = [name for word, name in ours.items() if word not in theirs]
    others = [name for word, name in theirs.items() if word not in ours]
    for name in mine:
        for other in others:
            if _is_slip(name, other):
                yield name, other


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """Return a word without accents, in small letters."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(one for one in plain if not unicodedata.combining(one)).replace("’", "'")


def _is_slip(mine: Name, other: Name) -> bool:
    """Return whether two words are one name, once misspelt, and not a word that each language has its way.

    `Secretariat` has an accent in French alone; a person's name has another one beside it that is the same.
    """
    first, second = folded(mine.word), folded(other.word)
    if first == second:
        is_plain = mine.word.isascii() or other.word.isascii()
        return not is_plain or not names_beside(mine).isdisjoint(names_beside(other))
    if _PEOPLE.search(first) or _PEOPLE.search(second):
        return False
    if (
        min(len(first), len(second)) < _SHORTEST_WITH_ANOTHER_LETTER
        or first[-_SAME_END:] != second[-_SAME_END:]
    ):
        return False
    return first[0] == second[0] and _is_one_apart(first, second)


def _is_one_apart(first: str, second: str) -> bool:
    """Return whether a letter is another, too many, too few, or two have changed places."""
    if abs(len(first) - len(second)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if start is None:
        return True
    rest, other = first[start:], second[start:]
    is_swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return is_swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]
