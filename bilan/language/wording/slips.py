"""A slip: a place in a text that is not as its language writes, and the text as rules may look at it."""

from __future__ import annotations

import re
from enum import StrEnum

from bilan.model.records import Record

NEUTRAL = "\ufffc"
"""Stands for each character of what a rule must not look into: code, addresses, references."""

_HIDDEN = re.compile(
    r"""
      (?P<fence> \A (?:[ ]{0,3}(?:`{3,}|~{3,}) | (?:[ ]{4}|\t)) [\s\S]* )
    | (?P<ticks> `{1,3}) [^`\n]*+ (?P=ticks)
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
    """,
    re.VERBOSE | re.MULTILINE,
)
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
"""The same for a text without addresses of e-mail and definitions of links that does not begin with code.

Each alternative begins with a sign of its own: a search passes over all others in a tenth of the time.
"""
_BLOCK = re.compile(r"[ ]{0,3}(?:`{3,}|~{3,})|[ ]{4}|\t")
_HIDING = ("[", "`", "<", "{", "@", "://", "www", "~", "\ue000")
_INDENTS = ("    ", "\t")
"""Every hidden stretch holds one of these signs, or begins with an indent: most paragraphs have neither."""
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
    return _CODE.sub(_neutral, text) if may_hide else text


def readable(text: str) -> str:
    """Return a paragraph of Markdown with what is no prose made unreadable: same length, same lines."""
    if not _may_hide(text):
        return text
    is_plain = "@" not in text and "]:" not in text and not _BLOCK.match(text)
    return (_PLAIN_HIDDEN if is_plain else _HIDDEN).sub(_neutral, text)


def _may_hide(text: str) -> bool:
    for sign in _HIDING:
        if sign in text:
            return True
    return text.startswith(_INDENTS)


def _neutral(found: re.Match[str]) -> str:
    hidden = found[0]
    return _VISIBLE.sub(NEUTRAL, hidden) if "\n" in hidden else NEUTRAL * len(hidden)
