"""What the rest of the site has to know of a page, small enough to be kept."""

from __future__ import annotations

import datetime as dt

from bilan.model.records import Record
from bilan.model.source import Span
from bilan.model.words import Text
from bilan.plan.print_views import ShareView
from bilan.plan.search.search_views import EntryView


class Found(Record):
    """A page that the search can find."""

    languages: tuple[str, ...]
    """All that it stands in, in the order of the site."""
    entry: EntryView
    names: tuple[str, ...]
    """Of what it belongs to."""


class PageFacts(Record, array_like=True):
    """What lists, maps of the site and moved addresses say of a page."""

    view: str
    """The name of the type of its view."""
    language: str
    title: Text
    url: str
    canonical: str
    alternates: tuple[tuple[str, str], ...]
    modified: dt.datetime | None
    is_indexed: bool
    share: ShareView | None
    found: Found | None
    """None for lists, for what else only leads to others, and where the site has no search."""


class KeptPage(Record, array_like=True):
    """A page as it was planned, without its view."""

    path: str
    said: str
    """The digest of its view."""
    facts: PageFacts
    span: Span


class KeptPages(Record):
    """Pages that were planned together."""

    pages: tuple[KeptPage, ...]
