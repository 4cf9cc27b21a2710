"""The paragraphs of an edition as checks read them: put together once, for one check after the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from bilan.language.rough_words import GAP, is_glued
from bilan.language.wording.slips import bounds_of, readable_together
from bilan.model.content import Collection, Edition, Item, Prose
from bilan.model.paragraphs import Paragraph
from bilan.model.records import replace
from bilan.model.site import Site
from bilan.model.source import Diagnostic, Span
from bilan.plan.context import items_of

HEADS = ("title", "seo_title", "image_alt", "image_caption", "update_note")
"""The keys of a file whose words readers see beside its text."""
TextCheck = Callable[[Item, Collection], Iterable[Diagnostic]]
"""What finds what is wrong in one item."""


class ReadText(NamedTuple):
    """What an edition says, as strings alone: only what is told has a place."""

    heads: Sequence[str]
    """The words of each key of `HEADS`; empty where there are none."""
    written: Sequence[str]
    """The paragraphs of its summary and of its text, in the order of its file."""
    prose: Sequence[str]
    """The same with everything made unreadable that is none: code, addresses, references."""
    whole: str
    """All prose as one text."""
    rough: str
    """A text whose words are those of all prose and more: what does not stand in here stands in no paragraph.

    It is all that the edition says, where that can be: the very text whose words tell of figures as well.
    """


def check_each(site: Site, *checks: TextCheck) -> tuple[Diagnostic, ...]:
    """Return what checks find in the items of a site, all checks in one item after the other."""
    return tuple(
        found
        for collection in Collection
        for item in items_of(site, collection).values()
        for check in checks
        for found in check(item, collection)
    )


def read_text(edition: Edition) -> ReadText:
    """Return what an edition says; the paragraphs are those of `paragraphs_of`, in the same order."""
    return _read(_Same(edition))


def paragraphs_of(edition: Edition) -> tuple[Paragraph, ...]:
    """Return the paragraphs of an edition in the order of its file: of the summary, then of the text."""
    return _paragraphs(_Same(edition))


class _Same:
    """An edition to remember something by: itself, which is quicker to tell than all that it says."""

    __slots__ = ("edition",)

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __hash__(self) -> int:
        return id(self.edition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.edition is self.edition


@lru_cache(maxsize=100)
def _read(same: _Same) -> ReadText:
    written = [text for prose in _proses(same.edition) for text in prose.pieces]
    whole, prose = readable_together(written)
    heads = [getattr(same.edition, key) or "" for key in HEADS]
    rough = GAP.join((*heads, *written))
    return ReadText(heads, written, prose, whole, whole if is_glued(rough) else rough)


@lru_cache(maxsize=8)
def _paragraphs(same: _Same) -> tuple[Paragraph, ...]:
    return tuple(paragraph for prose in _proses(same.edition) for paragraph in prose.paragraphs)


def _proses(edition: Edition) -> tuple[Prose, ...]:
    return (edition.prose,) if edition.summary is None else (edition.summary, edition.prose)


def spot_in(text: ReadText, start: int) -> tuple[int, int]:
    """Return the paragraph in which something begins in a whole text, and where it begins in there."""
    starts = [begin for begin, _ in bounds_of(text.written)]
    at = bisect_right(starts, start) - 1
    return at, start - starts[at]


def place_in(paragraph: Paragraph, start: int, end: int) -> Span:
    """Return the place of a piece of a paragraph, up to the end of its first line."""
    before = paragraph.text[:start]
    line, column = before.count("\n"), start - (before.rfind("\n") + 1)
    length = len(paragraph.text[start:end].split("\n", 1)[0])
    at = paragraph.span
    return replace(
        at, line=at.line + line, column=column + (at.column if line == 0 else 1), length=max(length, 1)
    )
