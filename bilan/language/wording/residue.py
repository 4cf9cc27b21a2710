"""What copying and pasting leaves behind: split words, lost links, strange letters, doubled words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from itertools import compress, islice
from operator import eq
from typing import NamedTuple, TypeVar

from bilan.language.rough_words import holds_any, is_odd, rough_vocabulary, rough_words
from bilan.language.wording.slips import Slip, SlipKind
from bilan.model.records import Record

T = TypeVar("T")


class Quotes(StrEnum):
    """The quotation marks that a text was typed with; plain ones become those of the language."""

    CURLY = "“ ”"
    GUILLEMETS = "« »"
    LOW = "„ “"


class Quotation(Record):
    """A quotation that stands in no other one."""

    quotes: Quotes
    start: int


_KINDS: Mapping[str, Quotes] = {one.value[0]: one for one in Quotes}
_QUOTATIONS = re.compile(r"«[^«»]*+»|„[^„“”]*+[“”]|“[^“”]*+”")
_SUSPENDED: Mapping[str, str] = {"en": "and|or|to|nor|but", "fr": "et|ou|à|ni|puis"}
"""What may stand behind a hyphen that is left open on purpose: `short- and long-term`."""
_SPLIT = re.compile(
    r"(?<![\w-])(?P<first>[^\W\d_]{2,})-(?P<gap>[ \u00a0]|[ ]?\n[ ]*)(?P<rest>[^\W\d_]{2,})(?![\w-])"
)
_SOFT = re.compile(r"(?<!\w)(?P<first>[^\W\d_]++)\u00ad\s*(?P<rest>[^\W\d_]+)")
_SINGLES: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(r"(?<![\w’'-])(?:t he|th e|o f|a nd|an d|f or|w ith|wit h|t hat|o n e)(?![\w’'-])"),
    "fr": re.compile(
        r"(?<![\w’'-])(?:l es|d es|d e|e t|u ne|un e|dan s|da ns|p our|pou r|ave c|a vec)(?![\w’'-])"
    ),
}
_FIRSTS: Mapping[str, frozenset[str]] = {
    "en": frozenset(["t", "th", "o", "a", "an", "f", "w", "wit"]),
    "fr": frozenset(["l", "d", "e", "u", "un", "dan", "da", "p", "pou", "ave", "a"]),
}
"""What the split words above begin with."""
_RESTS: Mapping[str, frozenset[bytes]] = {
    "en": frozenset([b"he", b"e", b"f", b"nd", b"d", b"or", b"ith", b"h", b"hat", b"n"]),
    "fr": frozenset([b"es", b"e", b"t", b"ne", b"s", b"ns", b"our", b"r", b"c", b"vec"]),
}
"""What stands behind those."""
_OPEN = re.compile(r"-(?<=[^\W\d_]-)[ \u00a0\n]")
"""A hyphen that a word ends with; it comes first, so that a search passes over all letters."""
_AFTER_LOST = (
    re.compile(r",(?<=[ \u00a0],)"),
    re.compile(r"\.(?<=[ \u00a0]\.)"),
    re.compile(r"\((?=[ \u00a0)])"),
)
"""What may stand where words went lost: each begins with a sign of its own, which is found in no time."""
_SPOILT = ("Ã", "â€", "Â", "\ufb00", "\ufb01", "\ufb02", "\ufb03", "\ufb04", "\ufb05", "\ufb06")
_NEVER_TWICE: Mapping[str, str] = {
    "en": "the a an of to in and for with from by at or as are was were their its this",
    "fr": "le les de du des et ou un une dans pour par avec sur au aux que qui leur leurs sont",
}
_DOUBLING: Mapping[str, frozenset[bytes]] = {
    language: frozenset(words.encode().split()) for language, words in _NEVER_TWICE.items()
}
_LOST = re.compile(r"(?<!\w)(?P<word>[^\W\d_]++)[ \u00a0]++(?P<sign>,|\.(?=\s|$))(?!\.)")
_EMPTY = re.compile(r"(?<=\w)[ \u00a0]*\([ \u00a0]*\)")
_STRANGE = re.compile(r"[\ufb00-\ufb06]|Ã[\u00a0-\u00bf]|â€[™œ\u009d“”˜¦]|Â(?=[«»°\u00a0€])")
"""What a wrong encoding makes of letters with accents, and letters that a PDF has joined."""
_LONGEST = 40
"""How many characters of a word are looked at on either side of what was spoilt."""
_WORD_BEFORE = re.compile(r"\w+\Z")
_WORD_BEHIND = re.compile(r"[\w\u00a0-\u00bf\u20ac\u2122\u2018-\u201e\u02dc]*")
_LIGATURES: Mapping[str, str] = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
    "\ufb06": "st",
}  # fmt: skip
_SPACES = re.compile(r"(?<=[^\s|])[ \u00a0]{2,}(?=[^\s|\\])")


class Rule(NamedTuple):
    """What looks for one kind of slip."""

    may_find: Callable[[str, str], bool]
    """Whether its signs stand in a text of a language, or in one of several paragraphs."""
    find: Callable[[str, str], Iterator[Slip]]
    """What yields the slips of a paragraph in which they stand."""


def residue_rules(text: str, language: str, rules: Sequence[Rule] | None = None) -> list[Rule]:
    """Return the rules, of some or of all, that may find anything in a readable text.

    Most texts hold nothing of the kind. What none may find in all paragraphs together is in none of them.
    """
    return [one for one in (_RULES if rules is None else rules) if one.may_find(text, language)]


def residue_slips(text: str, language: str, rules: Sequence[Rule] | None = None) -> Iterator[Slip]:
    """Yield what copying and pasting has left in a readable paragraph; what some rules find of it, or all."""
    for rule in residue_rules(text, language, rules):
        yield from rule.find(text, language)


def _may_be_open(text: str, language: str) -> bool:
    return language in _SUSPENDED and _OPEN.search(text) is not None


def _has_soft(text: str, _: str) -> bool:
    return "\u00ad" in text


def _may_be_apart(text: str, language: str) -> bool:
    """Return whether a first word and a rest stand in a text that may be one word."""
    if language not in _SINGLES or _RESTS[language].isdisjoint(rough_vocabulary(text)):
        return False
    return not _FIRSTS[language].isdisjoint(text.split())


def _may_be_doubled(text: str, language: str) -> bool:
    if language not in _NEVER_TWICE:
        return False
    return not _DOUBLING[language].isdisjoint(_doubled(rough_words(text))) or is_odd(text)


def _doubled(words: Sequence[T]) -> Iterator[T]:
    """Yield the words that stand twice in a row."""
    return compress(words, map(eq, words, islice(words, 1, None)))


def _may_lack_words(text: str, _: str) -> bool:
    return any(sign.search(text) for sign in _AFTER_LOST)


def _may_be_spoilt(text: str, _: str) -> bool:
    return not text.isascii() and holds_any(text, _SPOILT)


def _may_be_wide(text: str, _: str) -> bool:
    return "  " in text or "\u00a0" in text


def may_quote(text: str) -> bool:
    """Return whether a quotation may stand in a readable text, or in one of its paragraphs."""
    return holds_any(text, tuple(_KINDS))


def quotes_in(text: str) -> Iterator[Quotation]:
    """Yield the quotations of a readable text, without those within others."""
    if may_quote(text):
        for found in _QUOTATIONS.finditer(text):
            yield Quotation(quotes=_KINDS[found[0][0]], start=found.start())


def _split_words(text: str, language: str) -> Iterator[Slip]:
    suspended = _SUSPENDED[language]
    for found in _SPLIT.finditer(text):
        first, rest = found["first"], found["rest"]
        if not re.fullmatch(suspended, rest, re.IGNORECASE) and rest.islower():
            offers = (first + rest, f"{first}-{rest}")
            yield Slip(kind=SlipKind.SPLIT_WORD, start=found.start(), end=found.end(), offers=offers)


def _parted_words(text: str, language: str) -> Iterator[Slip]:
    return _joined(_SINGLES[language], text)


def _soft_words(text: str, _: str) -> Iterator[Slip]:
    return _joined(_SOFT, text)


def _joined(pattern: re.Pattern[str], text: str) -> Iterator[Slip]:
    for found in pattern.finditer(text):
        joined = "".join(found[0].replace("\u00ad", "").split())
        yield Slip(kind=SlipKind.SPLIT_WORD, start=found.start(), end=found.end(), offers=(joined,))


@cache
def _doubled_in(language: str) -> re.Pattern[str]:
    words = "|".join(_NEVER_TWICE[language].split())
    return re.compile(rf"(?<![\w’'-])(?P<word>{words})\s+(?P=word)(?![\w’'-])", re.IGNORECASE)


def _doubled_words(text: str, language: str) -> Iterator[Slip]:
    for found in _doubled_in(language).finditer(text):
        start, end = found.span()
        yield Slip(kind=SlipKind.DOUBLED_WORD, start=start, end=end, offers=(found["word"],))


def _lost_words(text: str, _: str) -> Iterator[Slip]:
    for found in _LOST.finditer(text):
        offer = f"{found['word']}{found['sign']}"
        yield Slip(kind=SlipKind.LOST_WORDS, start=found.start(), end=found.end(), offers=(offer,))
    for found in _EMPTY.finditer(text):
        yield Slip(kind=SlipKind.LOST_WORDS, start=found.start(), end=found.end())


def _strange_words(text: str, _: str) -> Iterator[Slip]:
    """Yield each word with letters that were spoilt, once."""
    after = 0
    for found in _STRANGE.finditer(text):
        if found.start() < after:
            continue
        before = _WORD_BEFORE.search(text, max(after, found.start() - _LONGEST), found.start())
        start = before.start() if before else found.start()
        behind = _WORD_BEHIND.match(text, found.end(), found.end() + _LONGEST)
        after = behind.end() if behind else found.end()
        offers = _mended(text[start:after])
        yield Slip(kind=SlipKind.STRANGE_LETTERS, start=start, end=after, offers=offers)


def _mended(word: str) -> tuple[str, ...]:
    """Return a word with its letters put right, where it can be known what they were."""
    plain = _STRANGE.sub(lambda found: _letters(found[0]), word)
    return () if "\ufffd" in plain else (plain,)


def _letters(spoilt: str) -> str:
    """Return what a joined letter stands for, or what bytes were read in the wrong encoding."""
    if spoilt in _LIGATURES:
        return _LIGATURES[spoilt]
    try:
        return spoilt.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return "" if spoilt == "Â" else "\ufffd"


def _wide_gaps(text: str, _: str) -> Iterator[Slip]:
    if "|" not in text:  # a table may be drawn with spaces
        for found in _SPACES.finditer(text):
            yield Slip(kind=SlipKind.DOUBLED_SPACE, start=found.start(), end=found.end(), offers=(" ",))


_RULES = (
    Rule(_may_be_open, _split_words),
    Rule(_has_soft, _soft_words),
    Rule(_may_be_apart, _parted_words),
    Rule(_may_be_doubled, _doubled_words),
    Rule(_may_lack_words, _lost_words),
    Rule(_may_be_spoilt, _strange_words),
    Rule(_may_be_wide, _wide_gaps),
)
"""In the order in which they tell the slips of a paragraph."""
