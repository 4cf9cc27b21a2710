"""A page by itself: written whole or not at all, and never over what the project is made from."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from bilan.disk.publish import MARKER
from bilan.disk.tree import PROJECT_FOLDERS, Folders

ENDINGS = (".html", ".htm")


REVIEW = b'<meta name="generator" content="bilan review">'
"""What a report for reviewers says of itself in its head."""

_HEAD = 1_000
"""Within so many bytes."""


class NoPlace(Exception):
    """A page cannot be written there; the words say why."""


def check_place(place: Path, folders: Folders) -> None:
    """Make sure that a page may be written to a place, over an earlier one where there is one.

    Raises:
        NoPlace: it is a folder, it is not called like a page, or it lies among the sources.
    """
    if place.is_dir():
        raise NoPlace(f"{place} is a folder; name a file in it")
    if place.suffix.lower() not in ENDINGS:
        raise NoPlace(f"{place.name} does not end in .html, so nobody could open it with a click")
    sources = [folders.content, *(folders.root / name for name in PROJECT_FOLDERS)]
    if any(place.resolve().is_relative_to(source.resolve()) for source in sources):
        raise NoPlace(f"{place} lies among the files that the site is made from; choose another folder")
    if any((folder / MARKER).is_file() for folder in place.resolve().parents):
        raise NoPlace(f"{place} lies in a published site; choose another folder")


def is_in_the_way(place: Path) -> bool:
    """Return whether something stands where a report for reviewers is to be written, and is none."""
    try:
        with place.open("rb") as file:
            return REVIEW not in file.read(_HEAD)
    except FileNotFoundError:
        return False
    except OSError:
        return True


def write_page(place: Path, data: bytes) -> None:
    """Write a page, in one go where one stood before.

    Raises:
        OSError: it cannot be written; what stood there stays.
    """
    fresh = place.with_name(f".{place.name}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(data)
        fresh.replace(place)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(place)) from error
    finally:
        with suppress(OSError):
            fresh.unlink()
