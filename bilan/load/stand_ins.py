"""Stand-ins for what content names and nobody has written, so that one broken key hides no other problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bilan.model.content import Factsheet as Sheet
from bilan.model.content import Item, Objective, Project, Story
from bilan.model.indicators import Counting, Indicator, Kind, Unit
from bilan.model.site import Region, Site, Topic
from bilan.model.source import Span
from bilan.model.words import EVERY_LANGUAGE


def with_stand_ins(site: Site) -> Site:
    """Return a site in which every key that is named leads to something, if only to its own name.

    Loading has told the keys that name nothing, so such a site is never published: it is
    planned and made all the same, and whatever else is wrong is found in the same run.
    """
    items: tuple[Item, ...] = tuple(
        item
        for items in (site.stories, site.objectives, site.projects, site.factsheets, site.pages)
        for item in items.values()
    )
    topics = _missing((key for item in items for key in _topics(item)), site.topics)
    regions = _missing((key for item in items for key in _regions(item)), site.settings.regions)
    indicators = _missing((key for item in items for key in _indicators(item)), site.indicators)
    return replace(
        site,
        settings=replace(
            site.settings,
            regions={
                **site.settings.regions,
                **{key: Region(name=_name(key), countries=()) for key in regions},
            },
        ),
        topics={**site.topics, **{key: Topic(key=key, name=_name(key), description=None) for key in topics}},
        indicators={**site.indicators, **{key: _indicator(key) for key in indicators}},
    )


def _missing(named: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    there = set(known)
    return tuple(dict.fromkeys(key for key in named if key not in there))


def _topics(item: Item) -> tuple[str, ...]:
    return item.topics if isinstance(item, Story | Objective | Project | Sheet) else ()


def _regions(item: Item) -> tuple[str, ...]:
    return item.regions if isinstance(item, Story | Project) else ()


def _indicators(item: Item) -> Iterator[str]:
    if isinstance(item, Objective):
        yield from item.counters
        yield from (chart.indicator for chart in item.charts)
    if isinstance(item, Project):
        yield from item.results
    if isinstance(item, Sheet):
        yield from item.headline
    for edition in item.editions.values():
        for prose in (edition.prose, edition.summary):
            for reference in prose.references if prose else ():
                yield from reference.indicators


def _name(key: str) -> dict[str, str]:
    return {EVERY_LANGUAGE: key}


def _indicator(key: str) -> Indicator:
    return Indicator(
        key=key,
        name=_name(key),
        definition=None,
        unit=Unit(key="people"),
        kind=Kind.RESULT,
        level=None,
        counting=Counting.LATEST,
        direction=None,
        objective=None,
        source=None,
        method=None,
        limits=None,
        since=None,
        baseline=None,
        target=None,
        observations=(),
        span=Span(path="content/indicators"),
    )
