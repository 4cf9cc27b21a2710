"""Pictures as templates see them: each with its files in several widths and forms."""

from __future__ import annotations

from bilan.model.records import Record
from bilan.model.words import Text


class PictureFileView(Record):
    """One file of a picture."""

    url: str
    width: int
    """In pixels."""


class PictureSourceView(Record):
    """The files of a picture in one form, the narrowest first."""

    media_type: str
    files: tuple[PictureFileView, ...]


class PictureView(Record):
    """A picture beside or in a text."""

    url: str
    """What is shown where nothing else is understood."""
    width: int
    """Of the widest file, in pixels; no place shows it wider."""
    height: int
    alt: str
    """In the language of the page; empty for a decoration."""
    caption: Text | None = None
    files: tuple[PictureFileView, ...] = ()
    """In the form that every browser knows, the narrowest first; empty for a drawing."""
    sources: tuple[PictureSourceView, ...] = ()
    """In newer forms, the best first."""
    moving: PictureSourceView | None = None
    """The picture as it moves, for readers who do not mind; all other files stand still."""


class SharedPictureView(Record):
    """A picture for others to show, as beside a link: one file by its whole address."""

    url: str
    """Absolute."""
    media_type: str
    width: int
    height: int
    alt: str
