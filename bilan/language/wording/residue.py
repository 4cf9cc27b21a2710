"""What copying and pasting leaves behind: split words, lost links, strange letters, doubled words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import islice
from operator import eq

from bilan.language.rough_words import rough_words
from bilan.language.wording.slips import Slip, SlipKind
from bilan.model.records import Record


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
_OPEN = ("- ", "-\n", "-\u00a0")
_AFTER_LOST = (" ,", " .", "\u00a0,", "\u00a0.", "()", "( ")
_SPOILT = ("Ã", "â€", "Â", "\ufb00", "\ufb01", "\ufb02", "\ufb03", "\ufb04", "\ufb05", "\ufb06")
_DOUBLED: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<![\w’'-])(?P<word>the|a|an|of|to|in|and|for|with|from|by|at|or|as|are|was|were|their|its|this)"
        r"\s+(?P=word)(?![\w’'-])",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"(?<![\w’'-])(?P<word>le|les|de|du|des|et|ou|un|une|dans|pour|par|avec|sur|au|aux|que|qui|leur|leurs|sont)"
        r"\s+(?P=word)(?![\w’'-])",
        re.IGNORECASE,
    ),
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


def residue_slips(text: str, language: str) -> Iterator[Slip]:
    """Yield what copying and pasting has left in a readable text.

    Most paragraphs hold nothing of the kind, so that a rule looks only where its signs stand.
    """
    if "-" in text and language in _SUSPENDED and _holds(text, _OPEN):
        yield from _split_words(text, _SUSPENDED[language])
    if "\u00ad" in text:
        yield from _joined(_SOFT, text)
    words = text.split()
    if language in _SINGLES and not _FIRSTS[language].isdisjoint(words) and _has_rest(text, language):
        yield from _joined(_SINGLES[language], text)
    if language in _DOUBLED and any(map(eq, words, islice(words, 1, None))):
        for found in _DOUBLED[language].finditer(text):
            start, end = found.span()
            yield Slip(kind=SlipKind.DOUBLED_WORD, start=start, end=end, offers=(found["word"],))
    if _holds(text, _AFTER_LOST):
        yield from _lost_words(text)
    if not text.isascii() and _holds(text, _SPOILT):
        yield from _strange_words(text)
    if ("  " in text or "\u00a0" in text) and "|" not in text:  # a table may be drawn with spaces
        for found in _SPACES.finditer(text):
            yield Slip(kind=SlipKind.DOUBLED_SPACE, start=found.start(), end=found.end(), offers=(" ",))


def _holds(text: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110 - runs for every paragraph
        if sign in text:
            return True
    return False


def _has_rest(text: str, language: str) -> bool:
    """Return whether any word may be the end of one that was split."""
    return not _RESTS[language].isdisjoint(rough_words(text))


def quotes_in(text: str) -> Iterator[Quotation]:
    """Yield the quotations of a readable text, without those within others."""
    if "«" in text or "“" in text or "„" in text:
        for found in _QUOTATIONS.finditer(text):
            yield Quotation(quotes=_KINDS[found[0][0]], start=found.start())


def _split_words(text: str, suspended: str) -> Iterator[Slip]:
    for found in _SPLIT.finditer(text):
        first, rest = found["first"], found["rest"]
        if not re.fullmatch(suspended, rest, re.IGNORECASE) and rest.islower():
            offers = (first + rest, f"{first}-{rest}")
            yield Slip(kind=SlipKind.SPLIT_WORD, start=found.start(), end=found.end(), offers=offers)


def _joined(pattern: re.Pattern[str], text: str) -> Iterator[Slip]:
    for found in pattern.finditer(text):
        joined = "".join(found[0].replace("\u00ad", "").split())
        yield Slip(kind=SlipKind.SPLIT_WORD, start=found.start(), end=found.end(), offers=(joined,))


def _lost_words(text: str) -> Iterator[Slip]:
    for found in _LOST.finditer(text):
        offer = f"{found['word']}{found['sign']}"
        yield Slip(kind=SlipKind.LOST_WORDS, start=found.start(), end=found.end(), offers=(offer,))
    for found in _EMPTY.finditer(text):
        yield Slip(kind=SlipKind.LOST_WORDS, start=found.start(), end=found.end())


def _strange_words(text: str) -> Iterator[Slip]:
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
