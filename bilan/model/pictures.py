"""Pictures as the program speaks of them: what a file holds, and what is to be made of it."""

from __future__ import annotations

from enum import StrEnum

from bilan.model.records import Record


class PictureForm(StrEnum):
    """The kinds of picture files that every browser shows; the value is the ending of their names."""

    AVIF = "avif"
    WEBP = "webp"
    JPEG = "jpg"
    PNG = "png"
    GIF = "gif"
    SVG = "svg"


class PictureFacts(Record):
    """What the first bytes of a picture tell, read when the tree is read."""

    form: PictureForm
    width: int
    """In pixels, as it is seen: a photo that was taken on its side is upright."""
    height: int
    is_clear: bool = False
    """Whether what lies behind may show through."""
    moves: bool = False


class Unfit(Exception):
    """A file cannot be shown as a picture; the words say why, to follow `the file`."""


class TooLarge(Unfit):
    """A picture has more pixels than a picture may have."""


class PictureOrder(Record):
    """One file to be made of a picture."""

    form: PictureForm
    width: int
    height: int
    whole: tuple[int, int]
    """The size that all files of this picture are drawn down from; the size of the largest."""
    is_drawn: bool = False
    """Whether it comes from a form in which lines and letters are kept, not photos."""
    is_kept: bool = False
    """Whether the picture itself stays as it is: a drawing in SVG, or one that moves."""
