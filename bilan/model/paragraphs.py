"""The paragraphs of a text: kept as where they lie in it, and put together when somebody asks for them.

As values they take three times the room of the text, and of most texts nobody asks for them in a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.model.records import Record
from bilan.model.source import Span
from bilan.model.words import fingerprint_of

AS_WRITTEN = "-"
"""Stands in an outline for the fingerprint of a paragraph that says what is written, as nearly all do.

It is worked out when somebody asks for it, and of most texts nobody does.
"""


class Paragraph(Record):
    """A block of text between empty lines, as written."""

    text: str
    known_as: str
    """Its fingerprint, or `AS_WRITTEN`."""
    span: Span

    @property
    def fingerprint(self) -> str:
        """The same for two texts that say the same: bound figures, spacing and link targets do not count."""
        return _fingerprint(self.text, self.known_as)


def outline_of(paragraphs: Iterable[tuple[int, int, str]]) -> str:
    """Return where paragraphs lie in a text, from the offset and the end of each, and what it is known as."""
    return " ".join([f"{start} {end} {known_as}" for start, end, known_as in paragraphs])


def fingerprints_in(text: str, outline: str) -> tuple[str, ...]:
    """Return the fingerprint of each paragraph of a text."""
    return tuple(_fingerprint(text[start:end], known_as) for start, end, known_as in _places_in(outline))


def with_fingerprints(text: str, outline: str) -> str:
    """Return an outline in which all fingerprints stand: for a text that is asked for them in every run."""
    if AS_WRITTEN not in outline:
        return outline
    return outline_of(
        (start, end, _fingerprint(text[start:end], known_as)) for start, end, known_as in _places_in(outline)
    )


def _fingerprint(text: str, known_as: str) -> str:
    return fingerprint_of(text) if known_as == AS_WRITTEN else known_as


def _places_in(outline: str) -> Iterator[tuple[int, int, str]]:
    words = outline.split()
    return zip(map(int, words[::3]), map(int, words[1::3]), words[2::3], strict=True)


def pieces_in(text: str, outline: str) -> tuple[str, ...]:
    """Return what the paragraphs of a text say, and not where: in a fifth of the time."""
    words = outline.split()
    return tuple(
        [text[start:end] for start, end in zip(map(int, words[::3]), map(int, words[1::3]), strict=True)]
    )


def paragraphs_in(text: str, outline: str, begins: Span, later_column: int) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text that begins at a place of its file; its later lines at a column.

    The place of a paragraph goes up to the end of its first line.
    """
    line, before = begins.line, 0
    for start, end, known_as in _places_in(outline):
        line += text.count("\n", before, start)
        before = start
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", start, end)
        yield Paragraph(
            text=text[start:end],
            known_as=known_as,
            span=Span(
                path=begins.path,
                line=line,
                column=start - line_start + (later_column if line_start else begins.column),
                length=(end if line_end < 0 else line_end) - start,
            ),
        )
