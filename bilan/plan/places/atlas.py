"""What the site holds on each country and region, gathered in one go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from bilan.model.content import Factsheet, Project, Story
from bilan.model.indicators import Kind
from bilan.model.records import Record
from bilan.plan.cards import largest_first
from bilan.plan.context import Context
from bilan.plan.places.geography import regions_of, regions_of_country
from bilan.plan.places.place_figures import PartFigure, is_left_out, part_of_region, parts_of_countries

KeyedT = TypeVar("KeyedT")


class Records(Record):
    """What the site holds on one country or region."""

    projects: tuple[Project, ...]
    """The largest first."""
    stories: tuple[Story, ...]
    """The newest first."""
    factsheets: tuple[Factsheet, ...]
    """The newest first."""
    parts: tuple[PartFigure, ...]
    """In the order of the site's indicators."""
    not_added: tuple[str, ...] = ()
    """For a region: the results of its countries that cannot be added up."""


class Atlas(Record):
    """Every country and region that the site speaks of."""

    countries: Mapping[str, Records]
    """By code."""
    regions: Mapping[str, Records]
    """By key, in the order of the settings."""


def atlas_of(context: Context) -> Atlas:
    """Return every country that a region, an item or a part of an indicator names, and every region."""
    site, day = context.site, context.results.day
    projects = largest_first(tuple(site.projects.values()))
    sheets = sorted(site.factsheets.values(), key=lambda one: (-one.as_of.day.toordinal(), one.key))
    parts: dict[str, list[PartFigure]] = defaultdict(list)
    for indicator in site.indicators.values():
        for code, part in parts_of_countries(indicator, day).items():
            parts[code].append(part)
    by_country = (
        _by_place(projects, lambda one: one.countries),
        _by_place(context.newest, lambda one: one.countries),
        _by_place(sheets, lambda one: one.countries),
    )
    by_region = (
        _by_place(projects, lambda one: regions_of(site.settings, one)),
        _by_place(context.newest, lambda one: regions_of(site.settings, one)),
        _by_place(sheets, lambda one: _regions_of_sheet(context, one)),
    )
    named = (code for region in site.settings.regions.values() for code in region.countries)
    codes = sorted({*named, *parts, *(code for places in by_country for code in places)})
    return Atlas(
        countries={code: _records(by_country, code, tuple(parts.get(code, ()))) for code in codes},
        regions={key: _region_records(context, by_region, key) for key in site.settings.regions},
    )


Gathered = tuple[
    Mapping[str, tuple[Project, ...]], Mapping[str, tuple[Story, ...]], Mapping[str, tuple[Factsheet, ...]]
]


def _by_place(
    items: Iterable[KeyedT], places_of: Callable[[KeyedT], Iterable[str]]
) -> Mapping[str, tuple[KeyedT, ...]]:
    """Return items by each of their places, in the order given."""
    found: dict[str, list[KeyedT]] = defaultdict(list)
    for item in items:
        for place in dict.fromkeys(places_of(item)):
            found[place].append(item)
    return {place: tuple(some) for place, some in found.items()}


def _records(
    gathered: Gathered, place: str, parts: tuple[PartFigure, ...], not_added: tuple[str, ...] = ()
) -> Records:
    projects, stories, factsheets = gathered
    return Records(
        projects=projects.get(place, ()),
        stories=stories.get(place, ()),
        factsheets=factsheets.get(place, ()),
        parts=parts,
        not_added=not_added,
    )


def _region_records(context: Context, gathered: Gathered, key: str) -> Records:
    day = context.results.day
    codes = context.site.settings.regions[key].countries
    parts, not_added = [], []
    for indicator in context.site.indicators.values():
        part = part_of_region(indicator, day, key, codes)
        if part is not None:
            parts.append(part)
        elif indicator.kind is Kind.RESULT and is_left_out(indicator, day, codes):
            not_added.append(indicator.key)
    return _records(gathered, key, tuple(parts), tuple(not_added))


def _regions_of_sheet(context: Context, sheet: Factsheet) -> tuple[str, ...]:
    settings = context.site.settings
    return tuple(key for code in sheet.countries for key in regions_of_country(settings, code))
