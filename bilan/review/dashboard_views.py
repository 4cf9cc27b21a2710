"""What the first page of the desk shows: how the whole site stands, and where each open end can be mended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from bilan.model.codes import Severity
from bilan.model.publication import PageWeight
from bilan.model.records import Record
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.blocks import FigureView
from bilan.review.desk_views import DeskView
from bilan.review.problems import Piece

RowT = TypeVar("RowT")

AT_ONCE = 10
"""How many entries of a long list are shown at once; the others are one step away."""

AT_MOST = 200
"""How many entries the first page holds of a list; a longer one has a page of its own beside it."""


class Listed(Record, Generic[RowT]):
    """Entries of a list, the most urgent first."""

    name: str
    """What the form of its entries is chosen by."""
    count: int
    """How many there are in all."""
    first: tuple[RowT, ...]
    more: tuple[RowT, ...] = ()
    """Those that are shown when somebody asks for them."""
    url: str = ""
    """The page that has all of them; empty where they are all here."""


def listed(name: str, rows: Sequence[RowT], url: str) -> Listed[RowT]:
    """Return rows as a list; what would hide a single one shows it."""
    cut = AT_ONCE if len(rows) > AT_ONCE + 1 else len(rows)
    is_whole = len(rows) <= AT_MOST
    return Listed(
        name=name,
        count=len(rows),
        first=tuple(rows[:cut]),
        more=tuple(rows[cut:]) if is_whole else (),
        url="" if is_whole else url,
    )


class LeadView(Record):
    """Something to mend, and the ways to it."""

    label: Text
    url: str = ""
    """Its page in the preview; empty where it has none."""
    pair_url: str = ""
    """Its languages side by side; empty where there is one language alone."""
    file: str
    """As it is found from the project's folder."""
    line: int
    editor_url: str
    """May be empty."""


class ShareView(Record):
    """A stretch of a bar that shows how a whole is made up."""

    state: str
    start: int
    width: int
    """Both in thousandths of the bar."""


class CoverageCellView(Record):
    """How far a collection stands in a language."""

    language: str
    complete: int
    behind: int
    unmarked: int
    held: int
    missing: int
    shares: tuple[ShareView, ...]


class CoverageRowView(Record):
    """How far a collection stands in each language."""

    name: str
    items: int
    cells: tuple[CoverageCellView, ...]


class BehindView(Record):
    """A translation whose original has changed since."""

    lead: LeadView
    language: str
    changed: int
    """How many parts of the original have changed: paragraphs, the title, a caption."""
    since: When | None
    """The day of the first change; None where nobody has kept it."""


class OpenTranslationView(Record):
    """A translation that is missing, or that nobody has marked."""

    lead: LeadView
    language: str


class HeldRowView(Record):
    """An edition that is not for readers yet."""

    lead: LeadView
    language: str
    is_draft: bool
    until: dt.datetime | None
    """When it opens by itself; a draft does not even then."""
    day: When | None
    """The same where it opens with a day, at midnight."""


class DueFigureView(Record):
    """A figure that wants something: a value, a newer one, or somebody who confirms it."""

    lead: LeadView
    figure: FigureView
    """The value that is meant, or why there is none."""
    expected: When | None = None
    """Of what is absent: when a value is to come."""
    is_overdue: bool = False


class FoundView(Record):
    """One problem, in a line."""

    what: tuple[Piece, ...]
    lead: LeadView


class CodeView(Record):
    """All problems of one code."""

    code: str
    severity: Severity
    found: tuple[FoundView, ...]


class CodeListView(Record):
    """The same, as far as the first page shows them."""

    code: str
    severity: Severity
    found: Listed[FoundView]


class PageFoundView(Record):
    """How many problems a page has, by how grave they are."""

    lead: LeadView
    errors: int
    warnings: int
    notes: int


RowView = BehindView | OpenTranslationView | HeldRowView | DueFigureView | FoundView | PageFoundView


class HeavyView(Record):
    """A page with its weight, and the way to it."""

    weight: PageWeight
    url: str


class TallyView(Record):
    """What is open of one sort, at the head of the page."""

    name: str
    """What its words are chosen by."""
    count: int
    is_grave: bool = False
    """Whether it keeps the site from being published."""


class DashboardView(DeskView):
    """How the whole site stands."""

    at: dt.datetime
    language: str
    """The language that messages are written in, whatever the page's."""
    tallies: tuple[TallyView, ...]
    codes: tuple[CodeListView, ...]
    problems_url: str
    lists: Mapping[str, Listed[RowView]]
    """What is open, by the names of `review.dashboard.LISTS`."""
    indicators: int
    coverage: tuple[CoverageRowView, ...]
    heaviest: tuple[HeavyView, ...]
    shared: int
    """What the first visit loads beside any page, in bytes: styles, scripts and letters, compressed."""


class DashboardListView(DeskView):
    """Everything that is open of one sort."""

    language: str
    """As in `DashboardView`."""
    rows: Listed[RowView]
    dashboard_url: str
