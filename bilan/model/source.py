"""Text as it was written, places in it, and what is wrong there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Generic, Self, TypeVar

from bilan.model.codes import SEVERITIES, Severity
from bilan.model.pictures import PictureFacts
from bilan.model.records import Record, replace

INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ue000-\uf8ff]")
"""What no text may hold: control characters, those that turn the text after them around, and the private
ones that the program marks references with."""

T = TypeVar("T")
U = TypeVar("U")


class SourceFile(Record):
    """A text file of the project, kept as its bytes: most texts are asked for once, or never."""

    path: str
    """Relative to the project, with `/`; content lies under `content/` wherever its folder really is."""
    data: bytes | Callable[[], bytes]
    """UTF-8 without byte-order mark, with plain newlines: its own bytes, where it is written like that.
    Those of a very large site are read when they are asked for."""
    digest: str

    @classmethod
    def of(cls, *, path: str, text: str, digest: str) -> Self:
        """Return a file that holds a text."""
        return cls(path=path, data=text.encode(), digest=digest)

    @property
    def text(self) -> str:
        """What it says, decoded each time."""
        data = self.data
        return (data if isinstance(data, bytes) else data()).decode()


class Blob(Record):
    """A file too big to carry: its bytes are fetched just before a maker needs them."""

    path: str
    digest: str
    size: int
    """In bytes."""
    picture: PictureFacts | None = None
    """What it shows, for a picture of the content that can be shown."""


class Span(Record, array_like=True):
    """A place in a source file: lines and columns count from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 0
    """How many characters to underline; 0 where the whole line or file is meant."""


class Diagnostic(Record):
    """Something wrong in a source, told to the person who can mend it."""

    code: str
    """The stable name of this kind of problem, as listed in `model.codes` and docs/messages.md."""
    severity: Severity
    span: Span
    what: str
    """One line without a full stop: what stands there and should not."""
    why: str
    """Why it matters, in one or two sentences; may be empty."""
    fixes: tuple[str, ...]
    """What to write instead, best first."""
    also: tuple[Span, ...]
    """Other places concerned, such as the first of two equal keys."""


def problem(
    code: str,
    span: Span,
    what: str,
    *,
    why: str = "",
    fixes: tuple[str, ...] = (),
    also: tuple[Span, ...] = (),
) -> Diagnostic:
    """Return a diagnostic with the severity that its code has where the site says nothing else.

    Raises:
        KeyError: the code is not listed in `model.codes`.
    """
    return Diagnostic(
        code=code, severity=SEVERITIES[code], span=span, what=what, why=why, fixes=fixes, also=also
    )


def in_reading_order(problems: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return the problems by file, line and column, each once."""
    return tuple(
        sorted(
            dict.fromkeys(problems), key=lambda one: (one.span.path, one.span.line, one.span.column, one.code)
        )
    )


class Loaded(Record, Generic[T]):
    """What came of reading something: a value where there is one, and all problems found on the way."""

    value: T | None
    problems: tuple[Diagnostic, ...] = ()

    def then(self, make: Callable[[T], U]) -> Loaded[U]:
        """Return what `make` makes of the value, with the same problems; nothing stays nothing."""
        return Loaded(value=None if self.value is None else make(self.value), problems=self.problems)

    def also(self, *problems: Diagnostic) -> Self:
        """Return the same value with more problems."""
        return type(self)(value=self.value, problems=(*self.problems, *problems))


class SourceTree(Record):
    """Everything that a build reads, as it was at one moment."""

    files: Mapping[str, SourceFile]
    """Text files by path, ordered by path."""
    blobs: Mapping[str, Blob]
    """Pictures and other files that are not text, by path, ordered by path."""
    problems: tuple[Diagnostic, ...]
    """Files that could not be read: wrong encoding, too big, a symbolic link."""


def with_files(tree: SourceTree, files: Mapping[str, str]) -> SourceTree:
    """Return a tree with other texts in some of its files."""
    new = {path: SourceFile.of(path=path, text=text, digest="") for path, text in files.items()}
    return replace(tree, files=dict(sorted({**tree.files, **new}.items())))
