"""Texts in Markdown as plain words, for places where no mark-up can stand."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from operator import itemgetter

from bilan.language.formats import format_qualified, format_value
from bilan.language.kinds import with_kind
from bilan.language.locales import Locale
from bilan.model.content import REFERENCE_CLOSE, REFERENCE_OPEN
from bilan.plan.blocks import FigureView, Fill, ProseView

REFERENCE = re.compile(f"{REFERENCE_OPEN}(\\d+){REFERENCE_CLOSE}")

_LINK = re.compile(r"(?:!\[|\[)([^\]\[]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\]\[]*\])")
_FOOTNOTE = re.compile(r"\[\^[^\]\[]*\]")
_EMPHASIS = re.compile(r"([*_](?<![\w\\].)[*_]{0,2})(?=\S)(.+?)(?<=[^\s\\])\1(?!\w)")
"""What stands before is looked at after the sign: a search for a sign is quick."""
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")
_OPENING = re.compile(r"\s*(?:(?:#{1,6}|[-*+>]|\d{1,3}[.)]|\[\^[^\]\[]*\]:)(?=\s)\s*)*")
"""What begins a heading, a quotation, a note or an entry of a list."""
_DRAWN = re.compile(r"\s*(?:[-*_=]\s*){3,}|[\s|:+-]+|\s*(?:`{3,}|~{3,}).*")
"""A line that is a rule, the head of a table or the fence of code, and holds no word."""


_first, _second = itemgetter(1), itemgetter(2)
"""Of what was found: quicker than a template in words."""


def figure_words(fill: Fill, locale: Locale) -> str:
    """Return a figure in words; nothing for one without a value, and for what is more than a figure."""
    if not isinstance(fill, FigureView) or fill.value is None:
        return ""
    written = format_value(fill.value, fill.unit, locale, is_short=fill.is_short)
    return with_kind(format_qualified(fill.qualifier, written, locale), fill.kind, locale)


def without_marks(text: str) -> str:
    """Return a paragraph without the marks of links, notes and emphasis."""
    words = text
    if "[" in words:
        words = _FOOTNOTE.sub("", _LINK.sub(_first, words))
    if "*" in words or "_" in words:
        words = _EMPHASIS.sub(_second, words)
    words = words.replace("`", "")
    if "\\" in words:
        words = _ESCAPE.sub(_first, words)
    return words.replace("\n", " ").strip()


def plain_lines(view: ProseView, locale: Locale) -> tuple[str, ...]:
    """Return the words of a text, a paragraph, heading, entry of a list or row of a table each."""
    text = REFERENCE.sub(lambda found: figure_words(view.fills[int(found[1])], locale), view.text)
    return tuple(line for one in _paragraphs(text) if (line := html.unescape(without_marks(one))))


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the lines that belong together as one, without what a paragraph begins with."""
    together: list[str] = []
    for line in (*text.split("\n"), ""):
        if line[:1].isalpha() and "|" not in line:  # as most lines: nothing but words
            together.append(line)
            continue
        words = "" if not line or _DRAWN.fullmatch(line) else _OPENING.sub("", line, count=1)
        is_apart = not words or "|" in line or words != line.lstrip()
        if is_apart and together:
            yield _in_one_line(together)
            together = []
        if words:
            together.append(words)
        if line.startswith("#") and together:
            yield _in_one_line(together)
            together = []


def _in_one_line(lines: list[str]) -> str:
    line = " ".join(lines).replace("|", " ")
    if line.isprintable() and "  " not in line:  # as most: it has no other space
        return line.strip()
    return " ".join(line.split())
