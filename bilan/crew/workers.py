"""The workers of a run: copies of this process where it may be copied, else programs of their own."""

from __future__ import annotations

import os
import sys
import threading
from typing import Protocol, Self

from bilan.crew.forked import Forked
from bilan.crew.sharing import Crew


class Workers(Crew, Protocol):
    """A crew that goes when the run is done."""

    def __enter__(self) -> Self:
        """Return the workers."""

    def __exit__(self, *_: object) -> None:
        """Let them go."""


def workers(count: int) -> Workers:
    """Return so many workers, as many as there are processors where that is 0; none is started yet."""
    several = count or os.cpu_count() or 1
    if _may_be_copied():
        return Forked(several)
    from bilan.crew.spawned import Spawned

    return Spawned(several)


def _may_be_copied() -> bool:
    """Return whether a copy of this process can do its work: a second thread may hold what it would wait for.

    Of the systems that know how to copy a process, macOS has libraries that do not survive it.
    """
    return sys.platform == "linux" and threading.active_count() == 1
