"""What the desk and the report show of changes: plain values, named as their templates."""

from __future__ import annotations

import datetime as dt

from bilan.model.records import Record
from bilan.model.words import Text
from bilan.plan.blocks import FigureView
from bilan.review.changes.file_changes import FileChange
from bilan.review.changes.page_blocks import BlockKind
from bilan.review.changes.word_changes import How
from bilan.review.desk_views import DeskView
from bilan.review.problems import FileProblemsView


class PieceView(Record):
    """Words that stayed, came or went."""

    how: How
    is_glued: bool
    """Whether no space stands before them."""
    texts: tuple[Text, ...]
    target: str | None
    """Where they lead, where nothing but that has changed."""


class BlockChangeView(Record):
    """A paragraph, heading or row that is new, gone, or says something else."""

    how: How
    kind: BlockKind
    under: Text | None
    """The heading that it stands under."""
    pieces: tuple[PieceView, ...]


class PageLinkView(Record):
    """A page that something is told of."""

    title: Text
    address: str
    url: str
    """Where it can be looked at; empty where it is nowhere."""


class PageChangeView(Record):
    """A page with changes of its own."""

    page: PageLinkView
    anchor: str
    came_from: str | None
    """The address it had before, where that was another one."""
    changes: tuple[BlockChangeView, ...]
    figures: tuple[BlockChangeView, ...]
    """Passages of which nothing but figures have changed."""
    shared: int
    """How many of its changes are told for several pages together."""
    moved: int
    """How many entries came from another page, or went there."""


class SharedChangeView(Record):
    """A change that is the same on several pages."""

    change: BlockChangeView
    pages: tuple[PageLinkView, ...]


class DatedView(Record):
    """A figure with where it comes from."""

    figure: FigureView
    source: Text | None
    source_page: str | None


class ValueChangeView(Record):
    """What is said of one day, before and now; None where nothing was said."""

    old: DatedView | None
    new: DatedView | None


class FigureChangeView(Record):
    """An indicator that says something else than before."""

    name: Text
    url: str
    """Its page; empty where it has none any more."""
    latest: ValueChangeView
    is_latest_same: bool
    """Whether only older values have changed, or those of parts."""
    others: tuple[ValueChangeView, ...]
    parts: int
    pages: tuple[PageLinkView, ...]


class MoveView(Record):
    """A page that lies at another address."""

    page: PageLinkView
    came_from: str


class ChangesMatter(Record):
    """What has changed since the last publication, as the desk and the report tell it."""

    since: dt.datetime | None
    at: dt.datetime
    is_first: bool
    is_same: bool
    """Whether nothing has changed at all."""
    figures: tuple[FigureChangeView, ...]
    shared: tuple[SharedChangeView, ...]
    entries: tuple[SharedChangeView, ...]
    """The same in lists, and on pages that nobody wrote: what they lead to is told by itself."""
    pages: tuple[PageChangeView, ...]
    """Those that somebody wrote, with something that is told with them alone."""
    drawn: tuple[PageChangeView, ...]
    """Likewise, the pages that follow from others: lists, counts, the page of the search."""
    renumbered: tuple[PageChangeView, ...]
    """Those on which nothing but figures have changed, which are told by themselves."""
    quiet: tuple[PageLinkView, ...]
    """The pages of which everything else is told with the figures, or for several pages together."""
    added: tuple[PageLinkView, ...]
    removed: tuple[PageLinkView, ...]
    withdrawn: tuple[PageLinkView, ...]
    moved: tuple[MoveView, ...]
    moved_entries: int
    lists_added: int
    lists_removed: int
    around: int
    pictures: tuple[FileChange, ...]
    files: tuple[FileChange, ...]
    other_data: int
    feeds: int
    lost: int


class InTheWayView(Record):
    """What keeps the site from being published."""

    errors: int
    warnings: int
    files: tuple[FileProblemsView, ...]


class ChangesView(DeskView):
    """What has changed since the last publication, at the desk."""

    matter: ChangesMatter | None
    """None where something is in the way."""
    stops: InTheWayView | None


class ReviewView(Record):
    """The same as one file that needs no other."""

    language: str
    title: Text
    site: Text
    style: str
    matter: ChangesMatter | None
    stops: InTheWayView | None
