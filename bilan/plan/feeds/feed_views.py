"""What feeds and the page about them are made of: plain values, already in the words of their language."""

from __future__ import annotations

import datetime as dt

from bilan.model.records import Record
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.blocks import CountersView, LinkView, ProseView
from bilan.plan.picture_views import PictureView
from bilan.plan.views import View


class FullTextView(Record):
    """All that an item's page says, without what stands around it."""

    language: str
    lead: ProseView | None
    updated: When | None
    """The day of its correction."""
    update_note: Text | None
    picture: PictureView | None
    headline: CountersView | None
    prose: ProseView


class FeedEntryView(Record):
    """One entry of a feed."""

    id: str
    """Stays the same for as long as the entry is about the same thing."""
    title: Text
    url: str
    """Absolute."""
    published: dt.datetime | None = None
    """Aware."""
    updated: dt.datetime
    """Aware."""
    summary: Text | None = None
    categories: tuple[str, ...] = ()
    content: FullTextView | None = None


class FeedView(Record):
    """A feed in one language without its entries, which are parts of its recipe, the newest first."""

    language: str
    id: str
    title: str
    subtitle: str = ""
    url: str
    """Its own absolute address."""
    page_url: str
    """The absolute address of the page that shows the same."""
    author: str
    author_url: str = ""
    rights: str = ""
    updated: dt.datetime
    """Aware; that of the entry that changed last, where there is one."""


class FeedLinkView(Record):
    """A feed in the list of all of them."""

    page: LinkView
    """What it is about, with the page that shows the same."""
    name: Text
    """What the feed itself is called."""
    url: str
    address: str
    """Absolute."""


class FeedGroupView(Record):
    """Feeds of one sort."""

    key: str
    """`whole`, or the filter that its feeds are made by, as in `country`."""
    feeds: tuple[FeedLinkView, ...]


class SubscribeView(View):
    """The page that lists the feeds."""

    groups: tuple[FeedGroupView, ...]
