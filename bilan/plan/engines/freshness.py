"""Since when things are as they are: when they were published, and when what they show last changed.

All of it comes from the content, and never from the moment of the build: a page that nobody touched is as
old as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from bilan.model.content import Edition, Factsheet, Item, Objective, Project, Story
from bilan.model.when import When
from bilan.plan.context import Context, day_of


def begin_of(context: Context, day: dt.date) -> dt.datetime:
    """Return the moment that a day begins on the site."""
    return dt.datetime.combine(day, dt.time.min, context.moment.instant.tzinfo)


def published_at(context: Context, item: Item, edition: Edition) -> dt.datetime | None:
    """Return when an edition was published: at its date, or at its own moment where that is later.

    None for what has no date: nobody knows since when an objective, a project or a page is there.
    """
    date = date_of(item)
    if date is None:
        return None
    begin = begin_of(context, date.day)
    return max(begin, edition.publish_at.astimezone(begin.tzinfo)) if edition.publish_at else begin


def modified_at(context: Context, item: Item, edition: Edition) -> dt.datetime | None:
    """Return when an edition last changed for its readers: published, corrected, or with a newer figure.

    A story keeps the figures of its day, so that only their corrections make it newer.
    """
    shown = figures_day(context, _figures(item), day_of(context, item))
    day = newest_day(item.updated.day if item.updated else None, shown)
    for prose in (edition.prose, edition.summary):
        for one in prose.references if prose else ():
            seen = figures_day(context, one.indicators, one.as_of or day_of(context, item))
            day = newest_day(day, seen)
    moments = (begin_of(context, day) if day else None, published_at(context, item, edition))
    return max((one for one in moments if one), default=None)


def figures_day(context: Context, keys: Iterable[str], day: dt.date) -> dt.date | None:
    """Return the newest day among the observations of indicators until a day, and their corrections."""
    return newest_day(
        *(
            seen
            for key in keys
            for one in context.site.indicators[key].observations
            if one.as_of.day <= day
            for seen in (one.as_of.day, one.revises.on.day if one.revises and one.revises.on else None)
        )
    )


def items_day(items: Iterable[Item]) -> dt.date | None:
    """Return the newest day that items name as their own or as that of a correction."""
    return newest_day(
        *(when.day for item in items for when in (date_of(item), item.updated) if when is not None)
    )


def newest_day(*days: dt.date | None) -> dt.date | None:
    """Return the newest of some days; None where there is none."""
    return max((one for one in days if one is not None), default=None)


def date_of(item: Item) -> When | None:
    """Return the date that an item carries: that of a story, or the day that a factsheet speaks of."""
    if isinstance(item, Story):
        return item.date
    return item.as_of if isinstance(item, Factsheet) else None


def _figures(item: Item) -> tuple[str, ...]:
    """Return the indicators that an item shows beside its text."""
    match item:
        case Objective():
            return (*item.counters, *(one.indicator for one in item.charts))
        case Project():
            return item.results
        case Factsheet():
            return item.headline
    return ()
