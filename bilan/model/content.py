"""Stories, objectives, projects, factsheets and pages, and their editions in each language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bilan.model.indicators import Part
from bilan.model.paragraphs import Paragraph, fingerprints_in, paragraphs_in, pieces_in, with_fingerprints
from bilan.model.records import Record, field
from bilan.model.source import Span
from bilan.model.when import When
from bilan.model.words import Words

REFERENCE_OPEN = "\ue000"
REFERENCE_CLOSE = "\ue001"
"""`Prose.text` holds its n-th reference as `REFERENCE_OPEN + str(n) + REFERENCE_CLOSE`."""


class Collection(StrEnum):
    """The kinds of items, as their folders in `content/` are named."""

    STORIES = "stories"
    OBJECTIVES = "objectives"
    PROJECTS = "projects"
    FACTSHEETS = "factsheets"
    PAGES = "pages"


class StoryKind(StrEnum):
    """What a story is to its readers."""

    NEWS = "news"
    STORY = "story"


class Status(StrEnum):
    """Whether an edition is meant for readers."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class PageReport(StrEnum):
    """What a page tells of the last checks, below its text."""

    FIGURES = "figures"
    ACCESSIBILITY = "accessibility"
    TRANSLATIONS = "translations"


class ReferenceKind(StrEnum):
    """What a reference asks for."""

    FIGURE = "figure"
    COUNTERS = "counters"
    CHART = "chart"
    TABLE = "table"


class Reference(Record):
    """What an author asks for in a text: `[[figure migrants-protected floor=1000]]`."""

    kind: ReferenceKind
    indicators: tuple[str, ...]
    """One key, or several for counters, in the author's order."""
    as_of: dt.date | None = None
    is_short: bool = False
    """Whether a large number is written as in `1.9 million`."""
    floor: Decimal | None = None
    """Round down to a multiple of this."""
    part: Part | None = None
    """For a figure: one part of a breakdown."""
    by: str | None = None
    """For a chart: the dimension to break down by; None shows the dated values."""
    span: Span


class Link(Record, array_like=True):
    """A target in a text: `[her story](stories:faustina)`, or a picture's file."""

    target: str
    is_picture: bool = False
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A text in Markdown, with what it refers to."""

    text: str
    """As written, with each reference replaced by its number (see `REFERENCE_OPEN`)."""
    written: str | None = None
    """As written; None where that is the same, for there is no reference in it."""
    outline: str = ""
    """Where the paragraphs lie in what is written (see `model.paragraphs`)."""
    references: tuple[Reference, ...]
    links: tuple[Link, ...]
    span: Span
    """Where it begins."""
    later_column: int = 1
    """Where all lines but the first begin in their file."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Its paragraphs, put together each time."""
        return tuple(paragraphs_in(self._said, self.outline, self.span, self.later_column))

    @property
    def pieces(self) -> tuple[str, ...]:
        """What its paragraphs say, cut out each time."""
        return pieces_in(self._said, self.outline)

    @property
    def _said(self) -> str:
        return self.text if self.written is None else self.written

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """Those of its paragraphs."""
        return fingerprints_in(self._said, self.outline)

    def without_text(self) -> Prose:
        """All that is known of a text but what it says; references would go lost."""
        return Prose(
            text="",
            outline=self.outline,
            references=(),
            links=self.links,
            span=self.span,
            later_column=self.later_column,
        )

    def with_fingerprints(self) -> Prose:
        """The same text, for who asks for its fingerprints in every run: they are worked out once."""
        return replace(self, outline=with_fingerprints(self._said, self.outline))


class Waiver(Record):
    """A problem that an editor has looked at and lets stand."""

    reason: str
    span: Span
    """Where its code is written."""


class Edition(Record, array_like=True):
    """An item in one language."""

    language: str
    title: str
    slug: str
    summary: Prose | None
    prose: Prose
    image_alt: str | None
    image_caption: str | None
    seo_title: str | None
    update_note: str | None
    status: Status
    publish_at: dt.datetime | None
    """Aware: with the offset that was written, or in the site's time zone."""
    translated_from: str | None
    aliases: tuple[str, ...]
    allowed: Mapping[str, Waiver]
    """The problems that are waived in this file, by code."""
    places: Mapping[str, Span]
    """Where the words of a key stand: `title`, `image_alt`; and `translated_from`."""
    span: Span
    """Where the file begins; its path is the file's."""
    earlier: Mapping[str, str] = field(default_factory=dict)
    """Of a translation: what paragraphs said that its original has no more, by fingerprint, where known."""


class Money(Record):
    """An amount in a currency."""

    amount: Decimal
    currency: str
    """ISO 4217."""


class ChartChoice(Record):
    """A chart that an objective shows."""

    indicator: str
    by: str | None
    """The dimension to break down by; None shows the dated values."""


class Item(Record, array_like=True):
    """What all items share."""

    key: str
    folder: str
    """Where its files lie, as in `content/stories/faustina`."""
    original: str
    """The language it was first written in."""
    editions: Mapping[str, Edition]
    """By language; never empty."""
    updated: When | None
    span: Span
    """Where the original begins."""


class Story(Item):
    """A piece of news, or somebody's story."""

    kind: StoryKind
    date: When
    objectives: tuple[str, ...]
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2 codes, as in all items."""
    regions: tuple[str, ...]
    topics: tuple[str, ...]
    projects: tuple[str, ...]
    image: str | None
    """The picture's file name in the item's folder."""
    is_featured: bool


class Objective(Item):
    """What the fund wants to reach, with the indicators that show how far it is."""

    order: int
    counters: tuple[str, ...]
    charts: tuple[ChartChoice, ...]
    image: str | None
    topics: tuple[str, ...]


class Project(Item):
    """Something that is paid for, carried out by partners, in some countries, for some years."""

    contribution: Money
    funder: Words | None
    starts: When
    ends: When | None
    """None while it is ongoing."""
    objectives: tuple[str, ...]
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    topics: tuple[str, ...]
    partners: tuple[Words, ...]
    website: str | None
    results: tuple[str, ...]
    """Keys of indicators."""


class Factsheet(Item):
    """A sheet of figures as they stood at a date."""

    as_of: When
    objectives: tuple[str, ...]
    countries: tuple[str, ...]
    topics: tuple[str, ...]
    headline: tuple[str, ...]
    """Keys of indicators."""
    has_pdf: bool


class Page(Item):
    """A page that belongs to no list: about, accessibility, legal notice."""

    order: int
    in_menu: bool
    in_footer: bool
    shows: PageReport | None = None
