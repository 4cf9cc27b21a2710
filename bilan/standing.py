"""What of a site exists at a moment: drafts, embargoes and later dates are held back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TypeVar
from zoneinfo import ZoneInfo

from bilan.model.content import Edition, Factsheet, Item, Status, Story
from bilan.model.indicators import Indicator, as_published
from bilan.model.records import Record, replace
from bilan.model.site import Site
from bilan.model.source import Diagnostic, Loaded, problem

ItemT = TypeVar("ItemT", bound=Item)


class Moment(Record):
    """The moment that a site is built for."""

    instant: dt.datetime
    """Aware, in the time zone of the site."""
    shows_drafts: bool = False
    """Whether drafts and embargoed editions are part of the site, marked as such."""


class Hold(Record):
    """Why an edition is not for readers yet."""

    is_draft: bool
    until: dt.datetime | None
    """Aware, in the time zone of the site; None where no moment is set."""


def moment_of(
    now: dt.datetime, as_of: dt.date | None, timezone: str, *, shows_drafts: bool = False
) -> Moment:
    """Return the moment to build for: now, or the end of a day in the time zone of the site."""
    zone = ZoneInfo(timezone)
    instant = now.astimezone(zone) if as_of is None else dt.datetime.combine(as_of, dt.time.max, zone)
    return Moment(instant=instant, shows_drafts=shows_drafts)


def hold_of(item: Item, edition: Edition, moment: Moment) -> Hold | None:
    """Return why an edition is held back at a moment, or None where readers may see it."""
    original = item.editions[item.original]
    is_draft = Status.DRAFT in (edition.status, original.status)
    date = _date_of(item)
    is_due = date is None or date <= moment.instant.date()  # a day begins with its first instant
    if is_due and not is_draft and edition.publish_at is None:
        return None
    opens = [
        when.astimezone(moment.instant.tzinfo)
        for when in (
            edition.publish_at,
            None if date is None else dt.datetime.combine(date, dt.time.min, moment.instant.tzinfo),
        )
        if when is not None and when > moment.instant
    ]
    if not is_draft and not opens:
        return None
    return Hold(is_draft=is_draft, until=max(opens, default=None))


def settled(moment: Moment, site: Site) -> Moment:
    """Return the earliest moment at which the site stands as it does at this one: midnight, or after.

    What is made for it then says nothing of the minute at which somebody happened to build.
    """
    zone = moment.instant.tzinfo
    midnight = dt.datetime.combine(moment.instant.date(), dt.time.min, zone)
    ended = (when.astimezone(zone) for when in _embargoes(site) if midnight < when <= moment.instant)
    return replace(moment, instant=max(ended, default=midnight))


def holds_until(site: Site, moment: Moment) -> dt.datetime:
    """Return the first instant after a moment at which the site may stand otherwise: midnight, or before.

    Days decide what is due, told or counted; beside them only the end of an embargo changes anything.
    """
    zone = moment.instant.tzinfo
    midnight = dt.datetime.combine(moment.instant.date() + dt.timedelta(days=1), dt.time.min, zone)
    ends = (when.astimezone(dt.UTC) for when in _embargoes(site) if when > moment.instant)
    return min((midnight.astimezone(dt.UTC), *ends))


def _embargoes(site: Site) -> Iterator[dt.datetime]:
    """Yield the moment at which each edition may be seen that has one of its own."""
    for items in (site.stories, site.objectives, site.projects, site.factsheets, site.pages):
        for item in items.values():
            for edition in item.editions.values():
                if edition.publish_at is not None:
                    yield edition.publish_at


def site_at(site: Site, moment: Moment) -> Loaded[Site]:
    """Return the site as it stands at a moment, with a note for each edition that is held back.

    Withdrawn editions are never part of it, and with its original an item is withdrawn as a
    whole. A correction of a later day has not been made yet. Where the moment shows drafts, nothing else is
    held back, but observations of later days never exist yet.
    """
    standing = replace(
        site,
        stories=_items_at(site.stories, moment),
        objectives=_items_at(site.objectives, moment),
        projects=_items_at(site.projects, moment),
        factsheets=_items_at(site.factsheets, moment),
        pages=_items_at(site.pages, moment),
        indicators={key: _observed_at(one, moment.instant.date()) for key, one in site.indicators.items()},
    )
    pairs: tuple[tuple[Mapping[str, Item], Mapping[str, Item]], ...] = (
        (site.stories, standing.stories),
        (site.objectives, standing.objectives),
        (site.projects, standing.projects),
        (site.factsheets, standing.factsheets),
        (site.pages, standing.pages),
    )
    notes = tuple(
        note
        for items, left in pairs
        for key, item in items.items()
        if moment.shows_drafts or left.get(key) is not item  # else nothing of it is held back
        for edition in item.editions.values()
        if (note := _note(item, edition, moment)) is not None
    )
    return Loaded(value=standing, problems=notes)


def _items_at(items: Mapping[str, ItemT], moment: Moment) -> dict[str, ItemT]:
    return {key: standing for key, item in items.items() if (standing := item_at(item, moment)) is not None}


def item_at(item: ItemT, moment: Moment) -> ItemT | None:
    """Return an item as it stands at a moment; None where nothing of it does."""
    if item.editions[item.original].status is Status.WITHDRAWN:
        return None
    if item.updated is not None and item.updated.day > moment.instant.date():
        item = replace(item, updated=None)  # a correction of a later day is not known yet
    editions = {
        language: edition
        for language, edition in item.editions.items()
        if edition.status is not Status.WITHDRAWN
        and (moment.shows_drafts or hold_of(item, edition, moment) is None)
    }
    if len(editions) == len(item.editions):
        return item
    if not editions:
        return None
    original = item.original if item.original in editions else next(iter(editions))
    return replace(item, editions=editions, original=original)


def _observed_at(indicator: Indicator, day: dt.date) -> Indicator:
    seen = tuple(
        as_published(one, one.revises) if one.revises and one.revises.on and one.revises.on.day > day else one
        for one in indicator.observations
        if one.as_of.day <= day
    )
    return indicator if seen == indicator.observations else replace(indicator, observations=seen)


def _date_of(item: Item) -> dt.date | None:
    if isinstance(item, Story):
        return item.date.day
    return item.as_of.day if isinstance(item, Factsheet) else None


def _note(item: Item, edition: Edition, moment: Moment) -> Diagnostic | None:
    hold = None if edition.status is Status.WITHDRAWN else hold_of(item, edition, moment)
    if hold is None:
        return None
    until = f" until {hold.until:%Y-%m-%d %H:%M}" if hold.until else ""
    reason = f"is a draft{', held back' if until else ''}{until}" if hold.is_draft else f"is held back{until}"
    return problem("held-back", edition.span, f"`{edition.title}` {reason}")
