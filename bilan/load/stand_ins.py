"""Stand-ins for what content names and nobody has written, so that one broken key hides no other problem."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection as Names
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import TypeVar

from bilan.load.items.folders import is_key
from bilan.model.content import Edition, Item, Objective, Project, Prose, Reference, Story
from bilan.model.content import Factsheet as Sheet
from bilan.model.indicators import Counting, Indicator, Kind, Unit
from bilan.model.records import replace
from bilan.model.site import Region, Site, Topic
from bilan.model.source import Span
from bilan.model.words import EVERY_LANGUAGE

ItemT = TypeVar("ItemT", bound=Item)


def with_stand_ins(site: Site) -> Site:
    """Return a site in which every key that is named leads to something, if only to its own name.

    Loading has told the keys that name nothing, so such a site is never published: it is
    planned and made all the same, and whatever else is wrong is found in the same run. What a text
    names by a word that could be no key, such as `../jobs`, would make an address of it: such references
    lead to one stand-in with a key of its own.
    """
    site = _with_keys_alone(site)
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


def _with_keys_alone(site: Site) -> Site:
    """Return a site whose texts name indicators by nothing but keys."""
    stranger = next(key for number in count(1) if (key := f"unknown-{number}") not in site.indicators)
    return replace(
        site,
        stories=_named_by_keys(site.stories, stranger),
        objectives=_named_by_keys(site.objectives, stranger),
        projects=_named_by_keys(site.projects, stranger),
        factsheets=_named_by_keys(site.factsheets, stranger),
        pages=_named_by_keys(site.pages, stranger),
    )


def _named_by_keys(items: Mapping[str, ItemT], stranger: str) -> Mapping[str, ItemT]:
    return {
        key: replace(item, editions={one: _edition(each, stranger) for one, each in item.editions.items()})
        if any(not is_key(named) for named in _in_texts(item))
        else item
        for key, item in items.items()
    }


def _edition(edition: Edition, stranger: str) -> Edition:
    summary = None if edition.summary is None else _prose(edition.summary, stranger)
    return replace(edition, prose=_prose(edition.prose, stranger), summary=summary)


def _prose(prose: Prose, stranger: str) -> Prose:
    return dataclasses.replace(prose, references=tuple(_reference(one, stranger) for one in prose.references))


def _reference(reference: Reference, stranger: str) -> Reference:
    keys = tuple(key if is_key(key) else stranger for key in reference.indicators)
    return replace(reference, indicators=tuple(dict.fromkeys(keys)))


def _missing(named: Iterable[str], known: Names[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in named if key not in known))


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
    yield from _in_texts(item)


def _in_texts(item: Item) -> Iterator[str]:
    """Yield the indicators that the texts of an item name."""
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
