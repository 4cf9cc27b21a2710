"""The paragraphs of an edition as checks read them: put together once, for one check after the other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bilan.language.wording.slips import readable
from bilan.model.content import Edition, Prose
from bilan.model.paragraphs import Paragraph
from bilan.model.records import replace
from bilan.model.source import Span

_DIGIT = re.compile(r"\d")


class ReadParagraph(NamedTuple):
    """A paragraph with what of it is prose."""

    paragraph: Paragraph
    text: str
    """With everything else made unreadable: code, addresses, references."""
    has_digits: bool


def paragraphs_of(edition: Edition) -> tuple[Paragraph, ...]:
    """Return the paragraphs of an edition in the order of its file: of the summary, then of the text."""
    return tuple(one.paragraph for one in read_paragraphs(edition))


def read_paragraphs(edition: Edition) -> tuple[ReadParagraph, ...]:
    """Return the paragraphs of an edition with what can be read of each, in the order of its file."""
    summary = () if edition.summary is None else _read(edition.summary)
    return (*summary, *_read(edition.prose))


@lru_cache(maxsize=1000)
def _read(prose: Prose) -> tuple[ReadParagraph, ...]:
    found = ((one, readable(one.text)) for one in prose.paragraphs)
    return tuple(
        ReadParagraph(paragraph, text, has_digits=_DIGIT.search(text) is not None)
        for paragraph, text in found
    )


def place_in(paragraph: Paragraph, start: int, end: int) -> Span:
    """Return the place of a piece of a paragraph, up to the end of its first line."""
    before = paragraph.text[:start]
    line, column = before.count("\n"), start - (before.rfind("\n") + 1)
    length = len(paragraph.text[start:end].split("\n", 1)[0])
    at = paragraph.span
    return replace(
        at, line=at.line + line, column=column + (at.column if line == 0 else 1), length=max(length, 1)
    )
