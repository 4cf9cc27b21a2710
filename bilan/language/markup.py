"""HTML cut into words that can be set and everything else."""

from __future__ import annotations

import html as html_text
import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

_TAG = re.compile(
    r"""
      <!--.*?-->
    | <![^>]*>
    | < (?P<end>/?) (?P<name>[a-zA-Z][\w:-]*) (?P<rest>(?:"[^"]*"|'[^']*'|[^<>"'])*+) >
    """,
    re.DOTALL | re.VERBOSE,
)
_LANG = re.compile(r"""\slang\s*=\s*["']?([\w-]+)""", re.IGNORECASE)

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "data",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    ]
)
_CLOSED = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
"""Elements without an end."""
_LITERAL = frozenset(["code", "kbd", "math", "pre", "samp", "script", "style", "svg", "textarea"])
_RAW = frozenset({"script", "style", "textarea"})
"""Elements in which a sign that opens a tag means nothing."""


_ATTRIBUTES = r"""(?:\x20(?!lang)[a-z-]++="[^"<>]*+")*+"""
"""As the program writes them. None says that an element is in another language."""
_WITHIN = rf"(?:{'|'.join(sorted(_INLINE))})(?![a-z0-9])"
_APART = rf"</?(?!{_WITHIN}|(?:img|{'|'.join(sorted(_LITERAL))})(?![a-z0-9]))[a-z][a-z0-9]*+{_ATTRIBUTES}>"
"""A tag between two lines."""
_APARTS = rf"{_APART}(?:\s*+{_APART})*+"
_PICTURE = r"img(?:\x20[0-9]++)?"
"""Also one that keeps the place of something else, with a number for its attributes."""
_LINE = re.compile(rf"((?:[^<]++|<(?:/?{_WITHIN}|{_PICTURE}){_ATTRIBUTES}>)*+)((?:{_APARTS})?+)")


_UNREADABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""Characters that HTML does not know."""
_BEYOND = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U00010000-\U0010ffff]"
)
"""What a text must have to hold any of them: told in a tenth of the time."""


class _Element(NamedTuple):
    """An element that is open."""

    name: str
    is_literal: bool
    is_foreign: bool
    """Whether it is in another language."""


class Kind(Enum):
    """What a piece of HTML is to the rules of typography."""

    TEXT = auto()
    """Words in the language of the page."""
    HIDDEN = auto()
    """Something that stands in the line as a word would, and is not to be changed."""
    INLINE = auto()
    """A tag within a line."""
    BREAK = auto()
    """A tag between two lines or blocks."""


def cut_html(html: str, language: str) -> Iterator[tuple[Kind, str]]:
    """Return the pieces of HTML in order, none empty; together they are all of it.

    Words are in the given language unless an element says otherwise.
    """
    open_elements: list[_Element] = []
    at = 0
    while tag := _next_tag(html, at, open_elements):
        if tag.start() > at:
            yield _kind_of_text(open_elements), html[at : tag.start()]
        at = tag.end()
        name = (tag["name"] or "").lower()
        yield _kind_of_tag(name), tag[0]
        if tag["end"]:
            _close(name, open_elements)
        elif name and name not in _CLOSED and not tag["rest"].endswith("/"):
            open_elements.append(_opened(name, tag["rest"], language, open_elements))
    if at < len(html):
        yield _kind_of_text(open_elements), html[at:]


def cut_lines(html: str, calm: re.Pattern[str]) -> list[tuple[str, str, str]] | None:
    """Return HTML in threes: what is calm, a line with its inline elements, and the tags that end it.

    What is calm is told by an expression of `calm_lines`. None for HTML with code in it, with words in
    another language, or not written as the program writes it: `cut_html` tells those apart.
    """
    found: list[tuple[str, str, str]] = []
    at = 0
    while at < len(html):
        begin = at
        if passed := calm.match(html, at):
            at = passed.end()
        line = _LINE.match(html, at)
        if line is None or (not line[2] and line.end() < len(html)):
            return None
        found.append((html[begin:at], line[1], line[2]))
        at = line.end()
    return found


def calm_lines(words: str, joint: str) -> re.Pattern[str]:
    """Return an expression for as many lines as can be that hold nothing but such words and inline elements.

    `words` leaves out `<`, `>` and `&`; `joint` says where an inline element may begin or end.
    """
    return re.compile(rf"(?:(?:{words}|{joint}</?{_WITHIN}{_ATTRIBUTES}>)*+{_APARTS})*+")


def unescape_text(text: str) -> str:
    """Return the signs that a piece of HTML without tags stands for."""
    return html_text.unescape(text) if "&" in text else text


def escape_text(text: str) -> str:
    """Return text as HTML."""
    return html_text.escape(text, quote=False)


def _kind_of_text(open_elements: list[_Element]) -> Kind:
    inmost = open_elements[-1] if open_elements else None
    return Kind.HIDDEN if inmost and (inmost.is_literal or inmost.is_foreign) else Kind.TEXT


def _next_tag(html: str, at: int, open_elements: list[_Element]) -> re.Match[str] | None:
    """Return the next tag; in a script, that is its end."""
    if open_elements and open_elements[-1].name in _RAW:
        found = re.compile(rf"</{open_elements[-1].name}\b", re.IGNORECASE).search(html, at)
        return _TAG.match(html, found.start()) if found else None
    return _TAG.search(html, at)


def _kind_of_tag(name: str) -> Kind:
    if name == "img":
        return Kind.HIDDEN
    return Kind.INLINE if not name or name in _INLINE or name in _LITERAL - {"pre"} else Kind.BREAK


def _opened(name: str, rest: str, language: str, open_elements: list[_Element]) -> _Element:
    _, is_literal, is_foreign = open_elements[-1] if open_elements else _Element("", False, False)
    if said := _LANG.search(rest):
        is_foreign = said[1].partition("-")[0].lower() != language
    return _Element(name, is_literal or name in _LITERAL, is_foreign)


def _close(name: str, open_elements: list[_Element]) -> None:
    """Close an element with all that was left open in it; an end without a start closes nothing."""
    for index in range(len(open_elements) - 1, -1, -1):
        if open_elements[index].name == name:
            del open_elements[index:]
            return


def without_unreadable(text: str) -> str:
    """Return a text without the characters that HTML does not know."""
    if text.replace("\n", " ").isprintable():  # no character that is printed is unknown to HTML
        return text
    return _UNREADABLE.sub("", text) if _BEYOND.search(text) else text
