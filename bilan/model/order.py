"""What is to be built, beside the sources."""

from __future__ import annotations

import datetime as dt

from bilan.model.records import Record


class Order(Record):
    """What is to be built, beside the sources."""

    now: dt.datetime
    """Aware."""
    as_of: dt.date | None = None
    """Build the site as it stood at the end of this day."""
    base_url: str | None = None
    """In place of the one in the settings."""
    shows_drafts: bool = False
    makes_search: bool = True
    """Whether the index of the search is made; its page always is."""
