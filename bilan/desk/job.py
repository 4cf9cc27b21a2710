"""What one run of the build is asked to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bilan.disk.tree import Folders
from bilan.model.order import Order
from bilan.model.records import Record


class Job(Record):
    """What one run is to do."""

    order: Order
    folders: Folders
    out: Path
    publishes: bool
    """Whether the site is put in place; else it is only made and checked."""
    state: Path | None
    """Where what was made before is kept; None to make everything anew and keep nothing."""
    lasts: bool = True
    """Whether what is published is there to stay, so that its addresses are remembered."""
    compresses: bool = False
    """Whether compressed copies stand beside the files."""
    workers: int
    tell: Callable[[int, int], None]


def is_there_to_stay(job: Job) -> bool:
    """Return whether a run publishes what readers are to see: no preview, no drafts, no other day."""
    return job.publishes and job.lasts and not (job.order.as_of or job.order.shows_drafts)
