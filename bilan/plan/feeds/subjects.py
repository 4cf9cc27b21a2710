"""What there is to follow: whatever has a date, also by kind, objective, region, country and topic."""

from __future__ import annotations

from collections.abc import Iterable

from bilan.language.words import say
from bilan.model.content import Collection, Edition, Factsheet, Story, StoryKind
from bilan.model.words import Text
from bilan.plan.context import Context, edition_for, edition_url, shown_in, topic_url
from bilan.plan.engines.freshness import date_of
from bilan.plan.feeds.feed_links import FACTSHEET
from bilan.plan.lists.listings import (
    Choice,
    Option,
    choices_of,
    country_options,
    objective_options,
    option_of,
    option_url,
    region_options,
    topic_options,
)
from bilan.plan.places.geography import regions_of, regions_of_country
from bilan.plan.routes import place_url, section_url

Dated = Story | Factsheet
"""What has a date, and so can be new."""


def dated_items(context: Context) -> tuple[Dated, ...]:
    """Return all stories and factsheets, the newest first; those of one day by key."""
    items: tuple[Dated, ...] = (*context.newest, *context.site.factsheets.values())
    return tuple(sorted(items, key=_newest_first))


def subjects_of(context: Context, language: str, items: tuple[Dated, ...]) -> tuple[Choice[Dated], ...]:
    """Return every subject with at least one item that lists of a language show, in the order of display."""
    shown = shown_in(context, items, language)
    codes = (code for item in shown for code in item.countries)
    return (
        *choices_of("kind", _kinds(context, language), shown, lambda one: (_kind_of(one),)),
        *choices_of("objective", objective_options(context, language), shown, lambda one: one.objectives),
        *choices_of("region", region_options(context, language), shown, lambda one: _regions(context, one)),
        *choices_of("country", country_options(context, codes, language), shown, lambda one: one.countries),
        *choices_of("topic", topic_options(context, language), shown, lambda one: one.topics),
    )


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
