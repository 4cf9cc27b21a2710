"""What there is to follow: whatever has a date, also by kind, objective, region, country and topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from bilan.language.words import say
from bilan.model.content import Collection, Edition, Factsheet, Story, StoryKind
from bilan.model.words import Text
from bilan.plan.context import Context, edition_for, edition_url, shown_in, topic_url
from bilan.plan.engines.freshness import date_of
from bilan.plan.feeds.feed_links import FACTSHEET
from bilan.plan.lists.listings import (
    Choice,
    Option,
    country_options,
    objective_options,
    option_of,
    option_url,
    region_options,
    topic_options,
)
from bilan.plan.once import once
from bilan.plan.places.geography import regions_of, regions_of_country
from bilan.plan.routes import place_url, section_url

Dated = Story | Factsheet
"""What has a date, and so can be new."""


@once
def dated_items(context: Context) -> tuple[Dated, ...]:
    """Return all stories and factsheets, the newest first; those of one day by key."""
    items: tuple[Dated, ...] = (*context.newest, *context.site.factsheets.values())
    return tuple(sorted(items, key=_newest_first))


def subjects_of(context: Context, language: str) -> tuple[Choice[Dated], ...]:
    """Return every subject with at least one item that lists of a language show, in the order of display.

    Its items come the newest first.
    """
    found = {
        group: {
            value: shown
            for value, items in _by_subject(context, group).items()
            if (shown := shown_in(context, items, language))
        }
        for group in _SUBJECTS
    }
    options = {
        "kind": _kinds(context, language),
        "objective": objective_options(context, language),
        "region": region_options(context, language),
        "country": country_options(context, found["country"], language),
        "topic": topic_options(context, language),
    }
    return tuple(
        Choice(group=group, option=option, items=found[group][option.value])
        for group, some in options.items()
        for option in some
        if option.value in found[group]
    )


@once
def _by_subject(context: Context, group: str) -> Mapping[str, tuple[Dated, ...]]:
    """Return all stories and factsheets by what they are on in a group, the newest first."""
    subjects = _SUBJECTS[group]
    found: dict[str, list[Dated]] = defaultdict(list)
    for item in dated_items(context):
        for value in dict.fromkeys(subjects(context, item)):
            found[value].append(item)
    return {value: tuple(items) for value, items in found.items()}


def subject_url(context: Context, language: str, group: str, option: Option) -> str:
    """Return the address of the page that shows the same as the feed of a subject."""
    if group in {"region", "country"}:
        return place_url(context.routes, language, option.value)
    if group == "topic":
        return topic_url(context, option.value, language)
    if group == "objective":
        edition = edition_for(context.site.objectives[option.value], language)
        return edition_url(context, Collection.OBJECTIVES, edition)
    if option.value == FACTSHEET:
        return section_url(context.routes, language, "factsheets")
    return option_url(context, language, "stories", group, option)


def edition_address(context: Context, item: Dated, edition: Edition) -> str:
    """Return the address of the page of a story's or factsheet's edition."""
    return edition_url(context, collection_of(item), edition)


def collection_of(item: Dated) -> Collection:
    """Return where an item stands in the content."""
    return Collection.STORIES if isinstance(item, Story) else Collection.FACTSHEETS


def _newest_first(item: Dated) -> tuple[int, str, str]:
    date = date_of(item)
    return -(date.day.toordinal() if date else 0), collection_of(item), item.key


def _kinds(context: Context, language: str) -> tuple[Option, ...]:
    locale = context.locales[language]
    names = {
        StoryKind.NEWS.value: say(locale, "News"),
        StoryKind.STORY.value: say(locale, "Stories"),
        FACTSHEET: say(locale, "Factsheets"),
    }
    return tuple(option_of(kind, Text(words=words, language=language)) for kind, words in names.items())


def _kind_of(item: Dated) -> str:
    return item.kind if isinstance(item, Story) else FACTSHEET


def _regions(context: Context, item: Dated) -> Iterable[str]:
    settings = context.site.settings
    if isinstance(item, Story):
        return regions_of(settings, item)
    return tuple(key for code in item.countries for key in regions_of_country(settings, code))


_SUBJECTS: Mapping[str, Callable[[Context, Dated], Iterable[str]]] = {
    "kind": lambda _, one: (_kind_of(one),),
    "objective": lambda _, one: one.objectives,
    "region": _regions,
    "country": lambda _, one: one.countries,
    "topic": lambda _, one: one.topics,
}
"""What an item is on, by group, in the order of display."""
