"""The parts that pages are put together from: figures, counters, charts, cards, links. Plain values alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from bilan.model.content import Money, StoryKind
from bilan.model.indicators import AbsenceReason, Counting, Kind, Level, Qualifier, Unit
from bilan.model.records import Record
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.picture_views import PictureView


class LinkView(Record):
    """A link that templates draw: navigation, breadcrumbs, related items."""

    label: Text
    url: str
    is_current: bool = False
    """Whether it leads to the page it stands on, or to the section of that page."""


class StagingView(Record):
    """That a page is part of a copy for review, in one language."""

    mark: Text
    words: Text
    way: LinkView
    """To the published site."""


class HeldView(Record):
    """Why something is shown in the preview alone."""

    is_draft: bool
    until: dt.datetime | None
    """The moment of its publication, in the site's time zone; None where it has none."""


class AbsenceView(Record):
    """Why there is no value, to be told in words."""

    reason: AbsenceReason
    words: Text | None = None
    expected: When | None = None


class FigureView(Record):
    """A value with all that it must not go without."""

    value: Decimal | None
    """None where `absence` says why."""
    absence: AbsenceView | None
    unit: Unit
    kind: Kind
    qualifier: Qualifier | None
    as_of: When | None
    """None where nothing has been observed by then."""
    starts: When | None
    name: Text
    """What is counted; for a part of a breakdown, the part's name."""
    url: str
    """The page of its indicator."""
    is_short: bool = False
    """Whether a large number is written as in `1.9 million`."""
    level: Level | None = None
    """How far along the chain of results it measures."""


class SourceView(Record):
    """Where a figure comes from and how it was counted: the footnote of a counter."""

    anchor: str
    """Unique on its page: the key of the indicator."""
    name: Text
    url: str
    """The page of the indicator."""
    definition: Text | None
    counting: Counting
    level: Level | None
    since: When | None
    source: Text | None
    source_url: str | None
    source_page: str | None
    method: Text | None
    limits: Text | None
    validated_by: Text | None
    validated_on: When | None


class CounterView(Record):
    """A large number with its label, its day and how it grew."""

    figure: FigureView
    earlier: FigureView | None
    """The value before it, where there is one and it is of another size."""
    points: tuple[FigureView, ...]
    """Its dated values, oldest first, for a small line; absent ones included."""
    source: SourceView


class CountersView(Record):
    """A row of counters."""

    counters: tuple[CounterView, ...]


class ChartView(Record):
    """A chart of one indicator, with the table of the same values."""

    figure: FigureView
    """The total, or the latest value."""
    dimension: str | None
    """What it is broken down by; None where the bars are dates."""
    dimension_name: Text | None
    bars: tuple[FigureView, ...]
    """Largest part first, or oldest date first; `several`, `other` and `unknown` come last."""
    closing: int = 0
    """How many of the last bars stand for no part of their own, such as `several`."""
    source: SourceView


class TableView(Record):
    """The dated values of one indicator."""

    figure: FigureView
    rows: tuple[FigureView, ...]
    """Newest first."""


Fill = FigureView | CountersView | ChartView | TableView
"""What stands where a text refers to figures."""


class TargetView(Record):
    """Where a link in a text leads."""

    url: str | None
    """None where the item is held back: the words stay, the link goes."""
    language: str
    """The language of what it leads to."""


class ProseView(Record):
    """A text in Markdown with everything that it refers to."""

    text: str
    """As in `model.content.Prose.text`: references stand as numbers."""
    language: str
    fills: tuple[Fill, ...]
    """One for each reference, in order."""
    targets: Mapping[str, TargetView]
    """Links of the site by target as written, such as `stories:faustina`.

    Addresses of the web stand for themselves.
    """
    pictures: Mapping[str, PictureView]
    """By file name as written."""
    path: str
    """The file it comes from, for messages."""


class CardView(Record):
    """An item in a list."""

    kind: StoryKind | None
    """None for items that are no stories."""
    date: When | None
    title: Text
    """Its language says whether the item must be marked as standing in another one."""
    teaser: Text | None
    url: str
    countries: tuple[str, ...]
    picture: PictureView | None
    held: HeldView | None


class ObjectiveCardView(Record):
    """An objective in a list, with the first of its counters."""

    title: Text
    teaser: Text | None
    url: str
    counter: CounterView | None


class ProjectRowView(Record):
    """A project in a list."""

    title: Text
    url: str
    contribution: Money
    starts: When
    ends: When | None
    countries: tuple[str, ...]
    held: HeldView | None


class SumView(Record):
    """An amount with the number of records it was added up from."""

    amount: Money
    count: int


class MapRegionView(Record):
    """A region with its countries, in alphabetical order of their names."""

    key: str
    name: Text
    countries: tuple[str, ...]
    url: str = ""
    links: tuple[LinkView, ...] = ()
    """To the pages of the countries, in their order."""


class FilterChoiceView(Record):
    """A filter as a plain link: the items of one year, country, topic."""

    label: Text
    url: str
    count: int
    is_current: bool


class FilterGroupView(Record):
    """The choices of one filter."""

    key: str
    """`kind`, `year`, `objective`, `region`, `country`, `topic` or `funder`."""
    choices: tuple[FilterChoiceView, ...]


class PageLinkView(Record):
    """A page of a list that is told on several."""

    number: int
    """From 1."""
    url: str


class PagerView(Record):
    """Where a page stands in a list that is told on several."""

    number: int
    """From 1."""
    last: int
    before: str | None
    """The address of the page before this one."""
    after: str | None
    pages: tuple[PageLinkView, ...]
    """The first page, the last one and those around this one, in their order; never empty."""


class ResultGroupView(Record):
    """The figures of one objective, or those that belong to none."""

    objective: LinkView | None
    figures: tuple[FigureView, ...]
