"""What a picture is: its form and size, from the bytes of its file."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import PurePosixPath

from bilan.model.pictures import PictureFacts, Unfit
from bilan.pictures.pixels import pixel_facts

HEAD = 100_000
"""The bytes within which nearly every picture says what it is."""
ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".svg"})


def is_picture_name(path: str) -> bool:
    """Return whether a file is called like a picture."""
    return PurePosixPath(path).suffix.lower() in ENDINGS


def facts_of(path: str, data: bytes) -> PictureFacts:
    """Return what a picture is, from no more of it than is needed.

    Raises:
        Unfit: it cannot be shown.
    """
    if not path.lower().endswith(".svg"):
        return pixel_facts(data)
    from bilan.pictures.drawings import drawing_facts

    return drawing_facts(data)


def facts_from(path: str, head: bytes, whole: Callable[[], bytes]) -> PictureFacts | None:
    """Return what a picture is, from its first `HEAD` bytes where these tell all.

    None where it cannot be shown, which its maker will tell.
    """
    if len(head) == HEAD and not head.startswith(b"GIF"):  # whether a GIF moves stands behind its first frame
        with suppress(Unfit):
            return facts_of(path, head)
    try:
        return facts_of(path, whole())
    except Unfit:
        return None
