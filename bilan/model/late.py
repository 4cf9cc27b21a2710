"""Texts that are cut from their file when somebody asks what they say: most runs never do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Self, cast

from bilan.model.content import Prose
from bilan.model.source import SourceFile


class LateProse(Prose):
    """A text without references, which stands in its file from an offset on as it is written.

    It is equal to the plain text, and stands for it wherever a text is wanted.
    """

    __slots__ = ("_file", "_start")
    _file: SourceFile
    _start: int

    def __new__(cls, **said: Any) -> Self:  # noqa: ANN401 - those of `Prose`, which checks them
        """Return a plain text, as `replace` asks for one: what is changed stands in no file."""
        return cast("Self", Prose(**said))

    @classmethod
    def of(cls, known: Prose, file: SourceFile, start: int) -> Self:
        """Return a text of which all is known but what it says."""
        late = object.__new__(cls)
        for read, write in _FIELDS:
            write(late, read(known))
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
        return Prose(text=self.text, **{name: getattr(self, name) for name in _KNOWN})

    def __eq__(self, other: object) -> bool:
        """Return whether a text says the same at the same places."""
        return self.whole == (other.whole if isinstance(other, LateProse) else other)

    def __hash__(self) -> int:
        """Return the hash of the plain text."""
        return hash(self.whole)

    def __repr__(self) -> str:
        """Return all that the text says."""
        return repr(self.whole)

    def __reduce__(self) -> tuple[Callable[[Prose], Prose], tuple[Prose]]:
        """Return how it is handed to another process: as a plain text."""
        return _itself, (self.whole,)


def _itself(text: Prose) -> Prose:
    return text


_KNOWN = tuple(one.name for one in fields(Prose) if one.name != "text")
"""All that is said of a text beside itself."""
_FIELDS = tuple((vars(Prose)[name].__get__, vars(Prose)[name].__set__) for name in _KNOWN)
"""What reads and writes each of it: thousands of texts are made, and none of them is written to again."""
