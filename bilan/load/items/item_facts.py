"""The facts of an original and its editions, made into a value of its collection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from bilan.load.items.item_schemas import (
    FactsheetEntry,
    FileEntry,
    ObjectiveEntry,
    PageEntry,
    ProjectEntry,
    StoryEntry,
)
from bilan.model.content import (
    ChartChoice,
    Edition,
    Factsheet,
    Item,
    Money,
    Objective,
    Page,
    Project,
    Story,
)
from bilan.model.source import Span
from bilan.model.when import When


class Shared(TypedDict):
    """What the items of all collections have."""

    key: str
    folder: str
    original: str
    editions: Mapping[str, Edition]
    updated: When | None
    span: Span


def load_item(entry: FileEntry, shared: Shared) -> Item:
    """Return the item whose original says what is in an entry.

    Raises:
        TypeError: the entry is of no collection.
    """
    match entry:
        case StoryEntry():
            return _story(entry, shared)
        case ObjectiveEntry():
            return _objective(entry, shared)
        case ProjectEntry():
            return _project(entry, shared)
        case FactsheetEntry():
            return _factsheet(entry, shared)
        case PageEntry():
            return _page(entry, shared)
    raise TypeError(f"{type(entry).__name__} is of no collection")


def _story(entry: StoryEntry, shared: Shared) -> Story:
    return Story(
        **shared,
        kind=entry.kind,
        date=entry.date,
        objectives=tuple(entry.objectives),
        countries=tuple(entry.countries),
        regions=tuple(entry.regions),
        topics=tuple(entry.topics),
        projects=tuple(entry.projects),
        image=entry.image,
        is_featured=entry.featured,
    )


def _objective(entry: ObjectiveEntry, shared: Shared) -> Objective:
    return Objective(
        **shared,
        order=entry.order,
        counters=tuple(entry.counters),
        charts=tuple(ChartChoice(indicator=one.indicator, by=one.by) for one in entry.charts),
        image=entry.image,
        topics=tuple(entry.topics),
    )


def _project(entry: ProjectEntry, shared: Shared) -> Project:
    return Project(
        **shared,
        contribution=Money(amount=entry.contribution.amount, currency=entry.contribution.currency),
        funder=entry.contribution.funder,
        starts=entry.starts,
        ends=entry.ends,
        objectives=tuple(entry.objectives),
        countries=tuple(entry.countries),
        regions=tuple(entry.regions),
        topics=tuple(entry.topics),
        partners=tuple(entry.partners),
        website=entry.website,
        results=tuple(entry.results),
    )


def _factsheet(entry: FactsheetEntry, shared: Shared) -> Factsheet:
    return Factsheet(
        **shared,
        as_of=entry.as_of,
        objectives=tuple(entry.objectives),
        countries=tuple(entry.countries),
        topics=tuple(entry.topics),
        headline=tuple(entry.headline),
        has_pdf=entry.pdf,
    )


def _page(entry: PageEntry, shared: Shared) -> Page:
    return Page(
        **shared,
        order=entry.order,
        in_menu=entry.in_menu,
        in_footer=entry.in_footer,
        shows=entry.shows,
    )
