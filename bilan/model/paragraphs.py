"""The paragraphs of a text: kept as where they lie in it, and put together when somebody asks for them.

As values they take three times the room of the text, and of most texts nobody asks for them in a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.model.records import Record
from bilan.model.source import Span


class Paragraph(Record):
    """A block of text between empty lines, as written."""

    text: str
    fingerprint: str
    """The same for two texts that say the same: bound figures, spacing and link targets do not count."""
    span: Span


def outline_of(paragraphs: Iterable[tuple[int, int, str]]) -> str:
    """Return where paragraphs lie in a text, from the offset and the end of each, and its fingerprint."""
    return " ".join(f"{start} {end} {fingerprint}" for start, end, fingerprint in paragraphs)


def fingerprints_in(outline: str) -> tuple[str, ...]:
    """Return the fingerprint of each paragraph of an outline."""
    return tuple(outline.split()[2::3])


def pieces_in(text: str, outline: str) -> tuple[str, ...]:
    """Return what the paragraphs of a text say, and not where: in a fifth of the time."""
    words = outline.split()
    return tuple(text[int(start) : int(end)] for start, end in zip(words[::3], words[1::3], strict=True))


def paragraphs_in(text: str, outline: str, begins: Span, later_column: int) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text that begins at a place of its file; its later lines at a column.

    The place of a paragraph goes up to the end of its first line.
    """
    words = outline.split()
    line, before = begins.line, 0
    for start, end, fingerprint in zip(map(int, words[::3]), map(int, words[1::3]), words[2::3], strict=True):
        line += text.count("\n", before, start)
        before = start
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", start, end)
        yield Paragraph(
            text=text[start:end],
            fingerprint=fingerprint,
            span=Span(
                path=begins.path,
                line=line,
                column=start - line_start + (later_column if line_start else begins.column),
                length=(end if line_end < 0 else line_end) - start,
            ),
        )
