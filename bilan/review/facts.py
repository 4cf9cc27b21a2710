"""The facts of an item as its page tells them in a language: day, places, subjects, money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.language.formats import format_day, format_period, format_value
from bilan.language.locales import Locale
from bilan.language.words import say, say_in
from bilan.model.content import Collection, Factsheet, Item, Objective, Page, Project, Story, StoryKind
from bilan.model.indicators import Unit
from bilan.model.words import Text
from bilan.plan.context import Context, edition_for, items_of, title_of, words_in
from bilan.plan.places.geography import country_text, region_text

Fact = tuple[str, tuple[Text, ...]]
"""What it is, in words of the page that shows it, and what the item's own page says."""


def facts_of(context: Context, item: Item, language: str, shown_in: str) -> tuple[Fact, ...]:
    """Return the facts of an item as they are told in a language, named in the language of another page."""
    return tuple(fact for fact in _facts(context, item, language, context.locales[shown_in]) if fact[1])


def _facts(context: Context, item: Item, language: str, names: Locale) -> Iterator[Fact]:
    locale = context.locales[language]

    def text(words: str) -> tuple[Text, ...]:
        return (Text(words=words, language=language),)

    edition = item.editions.get(language)
    if edition is not None:
        yield say(names, "Address"), text(f"…/{edition.slug}/")
    match item:
        case Story():
            is_story = item.kind is StoryKind.STORY
            kind = say_in(locale, "kind of story", "Story") if is_story else None
            yield say(names, "Kind"), text(kind or say_in(locale, "kind of story", "News"))
            yield say(names, "Date"), text(format_day(item.date, locale))
        case Factsheet():
            yield say(names, "As of"), text(format_day(item.as_of, locale))
        case Project():
            unit = Unit(key=item.contribution.currency, currency=item.contribution.currency)
            yield say(names, "Contribution"), text(format_value(item.contribution.amount, unit, locale))
            yield say(names, "Period"), text(format_period(item.starts, item.ends, locale))
            yield say(names, "Funder"), (words_in(context, item.funder, language),) if item.funder else ()
            yield say(names, "Partners"), tuple(words_in(context, one, language) for one in item.partners)
            yield say(names, "Website"), text(item.website) if item.website else ()
    if item.updated:
        yield say(names, "Corrections"), text(format_day(item.updated, locale))
    yield from _places_and_subjects(context, item, language, names)


def _places_and_subjects(context: Context, item: Item, language: str, names: Locale) -> Iterator[Fact]:
    if isinstance(item, Story | Project | Factsheet):
        yield say(names, "Countries"), tuple(country_text(context, one, language) for one in item.countries)
    if isinstance(item, Story | Project):
        yield say(names, "Regions"), tuple(region_text(context, one, language) for one in item.regions)
    if isinstance(item, Story | Project | Factsheet):
        yield say(names, "Objectives"), _titles(context, Collection.OBJECTIVES, item.objectives, language)
    if not isinstance(item, Page):
        yield say(names, "Topics"), _topics(context, item, language)
    if isinstance(item, Story):
        yield say(names, "Projects"), _titles(context, Collection.PROJECTS, item.projects, language)


def _titles(context: Context, collection: str, keys: Iterable[str], language: str) -> tuple[Text, ...]:
    items = items_of(context.written, collection)
    return tuple(title_of(edition_for(items[key], language)) for key in keys if key in items)


def _topics(context: Context, item: Item, language: str) -> tuple[Text, ...]:
    if not isinstance(item, Story | Project | Factsheet | Objective):
        return ()
    known = context.written.topics
    return tuple(words_in(context, known[key].name, language) for key in item.topics if key in known)
