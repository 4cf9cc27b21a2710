"""What a feed is made of: plain values, already in the words of its language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bilan.model.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntryView:
    """One entry of a feed."""

    id: str
    """Stays the same for as long as the entry is about the same thing."""
    title: Text
    url: str
    """Absolute."""
    updated: dt.datetime
    """Aware."""
    summary: Text | None = None
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """A feed in one language, its entries newest first."""

    language: str
    id: str
    title: str
    subtitle: str = ""
    url: str
    """Its own absolute address."""
    page_url: str
    """The absolute address of the page that shows the same."""
    author: str
    updated: dt.datetime
    """Aware; that of the newest entry where there is one."""
    entries: tuple[FeedEntryView, ...]
