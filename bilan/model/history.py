"""When a file was changed, as far as anybody has kept it."""

from __future__ import annotations

import datetime as dt

from bilan.model.records import Record


class History(Record):
    """The changes of one file."""

    recorded: tuple[dt.datetime, ...] = ()
    """When changes were recorded in version control, the newest first; empty where there is none. Aware."""
    is_open: bool = True
    """Whether it holds what is not recorded yet."""
    saved: dt.datetime | None = None
    """When it was last written on this computer. Aware; None where it is not there."""

    @property
    def last(self) -> dt.datetime | None:
        """When it was last changed: a fresh copy of what is recorded is no change."""
        return self.saved if self.is_open or not self.recorded else self.recorded[0]
