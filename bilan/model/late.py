"""Texts that are cut from their file when somebody asks what they say: most runs never do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Self, cast

from bilan.model.content import Link, Prose, Reference
from bilan.model.source import SourceFile, Span


class LateProse(Prose):
    """A text without references, which stands in its file from an offset on as it is written.

    It is equal to the plain text, and stands for it wherever a text is wanted.
    """

    __slots__ = ("_file", "_start")
    _file: SourceFile
    _start: int

    def __new__(
        cls,
        *,
        text: str,
        written: str | None,
        outline: str,
        references: tuple[Reference, ...],
        links: tuple[Link, ...],
        span: Span,
        later_column: int,
    ) -> Self:
        """Return a plain text, as `replace` asks for one: what is changed stands in no file."""
        return cast("Self", _plain(text, written, outline, references, links, span, later_column))

    @classmethod
    def of(cls, known: Prose, file: SourceFile, start: int) -> Self:
        """Return a text of which all is known but what it says."""
        late = object.__new__(cls)
        for name in ("written", "outline", "references", "links", "span", "later_column"):
            object.__setattr__(late, name, getattr(known, name))
        object.__setattr__(late, "_file", file)
        object.__setattr__(late, "_start", start)
        return late

    @property
    def text(self) -> str:
        """As in `Prose`."""
        return self._file.text[self._start :]

    @property
    def whole(self) -> Prose:
        """The plain text that this one stands for."""
        make, fields = self.__reduce__()
        return make(*fields)

    def __eq__(self, other: object) -> bool:
        """Return whether a text says the same at the same places."""
        return self.whole == (other.whole if isinstance(other, LateProse) else other)

    def __hash__(self) -> int:
        """Return the hash of the plain text."""
        return hash(self.whole)

    def __repr__(self) -> str:
        """Return all that the text says."""
        return repr(self.whole)

    def __reduce__(self) -> tuple[Callable[..., Prose], tuple[object, ...]]:
        """Return how it is handed to another process: as a plain text."""
        return _plain, (
            self.text,
            self.written,
            self.outline,
            self.references,
            self.links,
            self.span,
            self.later_column,
        )


def _plain(
    text: str,
    written: str | None,
    outline: str,
    references: tuple[Reference, ...],
    links: tuple[Link, ...],
    span: Span,
    later_column: int,
) -> Prose:
    return Prose(
        text=text,
        written=written,
        outline=outline,
        references=references,
        links=links,
        span=span,
        later_column=later_column,
    )
