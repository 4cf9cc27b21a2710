"""A slip: a place in a text that is not as its language writes, and the text as rules may look at it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache

from bilan.language.rough_words import GAP, HIDDEN, which_hold
from bilan.model.records import Record

NEUTRAL = HIDDEN
"""Stands for each character of what a rule must not look into: code, addresses, references."""

_ALL_HIDDEN = r"""
      (?P<ticks> `{1,3}) [^`\n]*+ (?P=ticks)
    | \[\[ [^\[\]\n]*+ \]\]
    | (?<=\]) \( [^()\n]*+ (?:\([^()\n]*+\) [^()\n]*+)* \)
    | (?<=\]) \[ [^\[\]\n]*+ \]
    | ^[ ]{0,3} \[ [^\[\]\n]++ \]: [^\n]*+
    | \[\^ [^\[\]\n]*+ \] :?
    | < [^<>\n]*+ >
    | \{ [.:#] [^{}\n]*+ \}
    | (?:https?://|\bwww\.) [^\s<>()\[\]«»"]*+
    | (?<![\w.+-]) [\w.+-]++ @ [\w-]++ (?:\.[\w-]++)++
    | [\ue000] \d++ [\ue001]
    """
_PLAIN_HIDDEN = re.compile(
    r"""
      ` (?P<more> `{0,2}) [^`\n]*+ ` (?P=more)
    | \[ (?: \[ [^\[\]\n]*+ \]\] | (?<=\]\[) [^\[\]\n]*+ \] | \^ [^\[\]\n]*+ \] )
    | \( (?<=\]\() [^()\n]*+ (?:\([^()\n]*+\) [^()\n]*+)* \)
    | < [^<>\n]*+ >
    | \{ [.:#] [^{}\n]*+ \}
    | h ttps?:// [^\s<>()\[\]«»"]*+
    | w (?<!\ww) ww\. [^\s<>()\[\]«»"]*+
    | \ue000 \d++ \ue001
    """,
    re.VERBOSE,
)
"""The same for a text without addresses of e-mail and definitions of links.

Each alternative begins with a sign of its own: a search passes over all others in a tenth of the time.
"""
_BLOCK = re.compile(r"[ ]{0,3}(?:`{3,}|~{3,})|[ ]{4}|\t")
_CODE_BEGINS = frozenset(" \t`~")
_HIDING = ("[", "]", "`", "<", "{", "@", "://", "www", "\ue000")
"""Every other hidden stretch holds one of these signs."""
_INDENTS = ("    ", "\t")
_VISIBLE = re.compile(r"[^\n]")


_CODE = re.compile(
    r"""
      \A (?:[ ]{0,3}(?:`{3,}|~{3,}) | (?:[ ]{4}|\t)) [\s\S]*
    | (?P<ticks> `{1,3}) [^`\n]*+ (?P=ticks)
    """,
    re.VERBOSE,
)


class SlipKind(StrEnum):
    """What is off; each has a problem code."""

    FOREIGN_NUMBER = "wrong-locale-number"
    AMBIGUOUS_NUMBER = "ambiguous-number"
    FOREIGN_DATE = "foreign-date"
    AMBIGUOUS_DATE = "ambiguous-date"
    UNDATED_CLAIM = "claim-without-date"
    SPLIT_WORD = "split-word"
    DOUBLED_WORD = "doubled-word"
    LOST_WORDS = "lost-words"
    STRANGE_LETTERS = "strange-letters"
    DOUBLED_SPACE = "doubled-space"


class Slip(Record):
    """A place in a text that is not as its language writes."""

    kind: SlipKind
    start: int
    end: int
    about: str = ""
    """What sort of slip it is, in words that end a sentence: `with a decimal comma`."""
    offers: tuple[str, ...] = ()
    """What to write instead, likeliest first."""


def hide_code(text: str) -> str:
    """Return a paragraph of Markdown with its code made unreadable: same length, same lines."""
    may_hide = "`" in text or "~" in text or text.startswith(_INDENTS)
    return _CODE.sub(_hidden, text) if may_hide else text


def readable(text: str) -> str:
    """Return a paragraph of Markdown with what is no prose made unreadable: same length, same lines."""
    return readable_together([text])[0]


def readable_together(paragraphs: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the paragraphs of a text, as one text and each alone, with what is no prose made unreadable.

    All have the same length and the same lines. Most paragraphs hold no sign of anything to hide; all of
    them together tell which signs need be looked for in each.
    """
    shown = list(paragraphs)
    if not _CODE_BEGINS.isdisjoint([text[:1] for text in paragraphs]):
        shown = [_neutral(text) if _BLOCK.match(text) else text for text in paragraphs]
    whole = GAP.join(shown)
    signs = [sign for sign in _HIDING if sign in whole]
    if not signs:
        return whole, shown
    for at in which_hold(shown, signs):
        shown[at] = _without_hidden(shown[at])
    return GAP.join(shown), shown


def bounds_of(paragraphs: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph begins and ends in all of them together."""
    start = 0
    for text in paragraphs:
        yield start, start + len(text)
        start += len(text) + len(GAP)


@cache
def _all_hidden() -> re.Pattern[str]:
    return re.compile(_ALL_HIDDEN, re.VERBOSE | re.MULTILINE)


def _without_hidden(text: str) -> str:
    return (_all_hidden() if "@" in text or "]:" in text else _PLAIN_HIDDEN).sub(_hidden, text)


def _hidden(found: re.Match[str]) -> str:
    return _neutral(found[0])


def _neutral(hidden: str) -> str:
    return _VISIBLE.sub(NEUTRAL, hidden) if "\n" in hidden else NEUTRAL * len(hidden)
