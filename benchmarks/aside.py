"""Folders that nobody needs any more are moved away while tools are measured, and deleted afterwards.

A disk that has just deleted thousands of files may be slow to make new ones: ext4 takes no number of a file
again within five minutes, and steps over each of them whenever it looks for a free one. A cold build after
`rm -r` took 4.0 s where it takes 2.7, and that had been paid by whichever tool was measured next.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

_NAME = "aside"


def put_aside(place: Path, work: Path) -> None:
    """Move a file or folder, where there is one, to those that are deleted in the end."""
    if place.exists():
        aside = work / _NAME
        aside.mkdir(exist_ok=True)
        place.rename(next(free for number in count() if not (free := aside / str(number)).exists()))


@contextmanager
def deleting_aside(work: Path) -> Iterator[None]:
    """Delete all that was put aside, when something is done or has failed."""
    try:
        yield
    finally:
        shutil.rmtree(work / _NAME, ignore_errors=True)
