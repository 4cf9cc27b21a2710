"""The workers of a run: copies of this process where it may be copied, else programs of their own."""

from __future__ import annotations

import os
import sys
import threading

from bilan.crew.forked import Forked
from bilan.crew.spawned import Spawned

Workers = Forked | Spawned


def workers(count: int) -> Workers:
    """Return so many workers, as many as there are processors where that is 0; none is started yet."""
    several = count or os.cpu_count() or 1
    return Forked(several) if _may_be_copied() else Spawned(several)


def _may_be_copied() -> bool:
    """Return whether a copy of this process can do its work: a second thread may hold what it would wait for.

    Of the systems that know how to copy a process, macOS has libraries that do not survive it.
    """
    return sys.platform == "linux" and threading.active_count() == 1
