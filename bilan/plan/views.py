"""What a template may see: one type for each kind of page, named as its template."""

from __future__ import annotations

import datetime as dt

from bilan.model.content import Money, StoryKind
from bilan.model.indicators import Direction
from bilan.model.records import Record
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.blocks import (
    CardView,
    ChartView,
    CountersView,
    CounterView,
    FigureView,
    FilterGroupView,
    HeldView,
    LinkView,
    MapRegionView,
    ObjectiveCardView,
    PagerView,
    ProjectRowView,
    ProseView,
    ResultGroupView,
    SourceView,
    StagingView,
    SumView,
)
from bilan.plan.checked_views import CheckedView
from bilan.plan.data.data_blocks import DownloadsView
from bilan.plan.picture_views import PictureView
from bilan.plan.print_views import ShareView
from bilan.plan.reports.report_blocks import CitationView, DatedView, ProgressView


class SwitchView(Record):
    """The way to the same page in another language, or to the nearest there is."""

    language: str
    url: str
    is_translation: bool
    """False where the other language lacks this page and the link leads to its section."""


class Frame(Record):
    """What stands around the matter of every page."""

    language: str
    title: Text
    """The page's heading."""
    head_title: str
    """What the browser's tab says, without the name of the site."""
    description: str
    """For search engines; in the language of the title, as it is written; may be empty."""
    url: str
    canonical: str
    """The absolute address of this page."""
    alternates: tuple[tuple[str, str], ...]
    """Language and absolute address of each translation and of this page; empty where it is the only one.

    The last is `x-default`: where readers of any other language are sent.
    """
    modified: dt.datetime | None
    """When what the page shows last changed; None where nobody knows."""
    locale: str
    """The language as shared links name it, with its country: `en_IE`."""
    other_locales: tuple[str, ...]
    """The same of each translation."""
    home: LinkView
    menu: tuple[LinkView, ...]
    breadcrumbs: tuple[LinkView, ...]
    """From home to the parent; the page itself is not among them."""
    search: LinkView | None
    """The page that finds every other; None where the site has none."""
    footer: tuple[LinkView, ...]
    switches: tuple[SwitchView, ...]
    publisher: LinkView | None
    licence: LinkView | None
    updated: When | None
    """The newest date of anything on the site."""
    style_url: str
    script_url: str
    font_url: str
    """Of the letters, to be fetched at once; empty where the site has none of its own."""
    icon_url: str
    held: HeldView | None
    is_indexed: bool
    """Whether search engines may name the page; those of a copy for review they may not, one and all."""
    structured: str
    """JSON-LD, or empty."""
    share: ShareView | None = None
    """The picture that a link to this page is shared with; None for pages that no one shares."""
    feeds: tuple[LinkView, ...] = ()
    """What a reader's program may follow, with the name of each feed; those of the page come first."""
    subscribe: LinkView | None = None
    """The page that lists all feeds."""
    staging: tuple[StagingView, ...] = ()
    """Where this is only a copy for review: what says so, in each language of the page."""


class View(Record):
    """Every page has a frame."""

    frame: Frame


class HomeView(View):
    """The first page of a language."""

    lead: ProseView | None
    """What the site is about, in one sentence: the summary of `content/pages/home`."""
    prose: ProseView | None
    """The body of `content/pages/home`, with the headline counters."""
    objectives: tuple[ObjectiveCardView, ...]
    regions: tuple[MapRegionView, ...]
    stories: tuple[CardView, ...]
    objectives_url: str
    stories_url: str
    projects_url: str
    results_url: str
    countries_url: str
    data_url: str


class ObjectivesView(View):
    """The list of objectives."""

    objectives: tuple[ObjectiveCardView, ...]


class ObjectiveView(View):
    """An objective with its selected results."""

    lead: ProseView | None
    prose: ProseView
    picture: PictureView | None
    counters: CountersView
    charts: tuple[ChartView, ...]
    sources: tuple[SourceView, ...]
    """Of the counters and charts, in their order: where the footnote leads."""
    topics: tuple[LinkView, ...]
    projects: tuple[ProjectRowView, ...]
    """The largest ones."""
    project_sums: tuple[SumView, ...]
    """Of all its projects, one for each currency."""
    projects_url: str
    stories: tuple[CardView, ...]
    stories_url: str
    reports: tuple[LinkView, ...]
    """Its results as they stood, by reporting date, newest first."""


class StoriesView(View):
    """A page of the list of news and stories, all of them or those of one filter."""

    cards: tuple[CardView, ...]
    count: int
    """Of all pages of this list together."""
    filters: tuple[FilterGroupView, ...]
    all_url: str
    """The list without a filter."""
    filtered_by: Text | None
    pager: PagerView


class StoryView(View):
    """A piece of news or a story."""

    kind: StoryKind
    date: When
    updated: When | None
    update_note: Text | None
    lead: ProseView | None
    prose: ProseView
    picture: PictureView | None
    countries: tuple[LinkView, ...]
    regions: tuple[LinkView, ...]
    objectives: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    projects: tuple[LinkView, ...]
    more: tuple[CardView, ...]
    """Others on the same subject, newest first."""


class TopicView(View):
    """Everything about one topic."""

    description: Text | None
    stories: tuple[CardView, ...]
    projects: tuple[ProjectRowView, ...]
    objectives: tuple[LinkView, ...]


class ProjectView(View):
    """One project."""

    lead: ProseView | None
    prose: ProseView
    contribution: Money
    funder: Text | None
    starts: When
    ends: When | None
    countries: tuple[LinkView, ...]
    regions: tuple[LinkView, ...]
    partners: tuple[Text, ...]
    website: str | None
    objectives: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    results: CountersView
    """What was achieved: nothing but results."""
    expected: tuple[FigureView, ...]
    """Targets, pledges and plans: what was not achieved, or not yet."""
    others: tuple[FigureView, ...]
    """Estimates, context and budgets."""
    stories: tuple[CardView, ...]


class ResultsView(View):
    """All results, by objective, and the figures that are none."""

    results: tuple[ResultGroupView, ...]
    others: tuple[ResultGroupView, ...]
    """Targets, pledges, plans, estimates, context and budgets: always labelled as what they are."""
    reports: tuple[LinkView, ...]
    """The results as they stood, by reporting date, newest first."""
    corrections_url: str


class IndicatorView(View):
    """One indicator: its latest figure, how it came about, and all its dated values."""

    counter: CounterView
    direction: Direction | None
    baseline: FigureView | None
    target: FigureView | None
    progress: ProgressView | None
    objective: LinkView | None
    charts: tuple[ChartView, ...]
    history: tuple[DatedView, ...]
    """Every dated value, newest first."""
    citation: CitationView | None
    corrections_url: str
    downloads: DownloadsView


class PageView(View):
    """A page that belongs to no list."""

    lead: ProseView | None
    prose: ProseView
    checked: CheckedView | None
    """What the page tells of the last checks."""
    report: str
    """Which checks these are: `figures`, `accessibility` or `translations`; empty for none."""


class RedirectView(Record):
    """An old address that leads to the new one."""

    language: str
    title: Text
    url: str
    canonical: str
