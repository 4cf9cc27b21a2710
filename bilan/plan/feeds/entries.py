"""Entries of feeds: what a program of readers is told of a story or factsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from bilan.language.typography import set_text
from bilan.language.words import country_name, say, say_in
from bilan.model.content import Edition, Story, StoryKind
from bilan.model.memory import Memory
from bilan.model.records import Record
from bilan.model.words import Text
from bilan.plan.context import Context, day_of, edition_for, title_of, words_in
from bilan.plan.engines.freshness import modified_at, published_at
from bilan.plan.feeds.feed_views import FeedEntryView, FullTextView
from bilan.plan.feeds.subjects import Dated, collection_of, edition_address
from bilan.plan.figures import counters_view
from bilan.plan.glance import Glance
from bilan.plan.pictures import item_picture_view
from bilan.plan.prose import lead_view, prose_view, teaser
from bilan.plan.recipes import Later, Recipe, RecipeKind, view_digest
from bilan.plan.routes import absolute_url, tag_uri


class KeptEntry(Record):
    """An entry as it was planned, without its view."""

    said: str
    updated: str
    """In ISO 8601."""


class Entry(Record):
    """An entry of feeds."""

    recipe: Recipe
    updated: dt.datetime


def plan_entries(glance: Glance, items: Sequence[Dated], language: str, memory: Memory) -> tuple[Entry, ...]:
    """Return the entry of each item as a part of feeds, in the language of a feed or else in its own.

    Raises:
        LookupError: an item has no date, which is a mistake of ours.
    """
    names = [
        f"entry {edition_for(one, language).language} {glance.name} {memory.name_of(one)}" for one in items
    ]
    known = memory.recall(names, KeptEntry)
    fresh: dict[str, KeptEntry] = {}
    entries: list[Entry] = []
    for name, item in zip(names, items, strict=True):
        span = edition_for(item, language).span
        if (kept := known.get(name)) is not None:
            make = Later(make=partial(_later_view, glance.context, item, language))
            later = Recipe(path="", kind=RecipeKind.ENTRY, inputs=make, said=kept.said, span=span)
            entries.append(Entry(recipe=later, updated=dt.datetime.fromisoformat(kept.updated)))
            continue
        view = _entry_view(glance.context, item, language)
        said = view_digest(view)
        fresh[name] = KeptEntry(said=said, updated=view.updated.isoformat())
        entries.append(
            entry_of(Recipe(path="", kind=RecipeKind.ENTRY, inputs=view, said=said, span=span), view)
        )
    memory.remember(fresh)
    return tuple(entries)


def entry_of(recipe: Recipe, view: FeedEntryView) -> Entry:
    """Return an entry with its time as it is when it was kept: with an offset, and no name of a zone."""
    return Entry(recipe=recipe, updated=dt.datetime.fromisoformat(view.updated.isoformat()))


def _later_view(context: Context, item: Dated, language: str, _path: str) -> FeedEntryView:
    return _entry_view(context, item, language)


def _entry_view(context: Context, item: Dated, language: str) -> FeedEntryView:
    edition = edition_for(item, language)
    published, updated = published_at(context, item, edition), modified_at(context, item, edition)
    if published is None or updated is None:
        raise LookupError(item.key)
    summary = teaser(context, edition, item)
    return FeedEntryView(
        id=entry_id(context, f"{collection_of(item).value}/{item.key}", edition.language),
        title=typeset(context, title_of(edition)),
        url=absolute_url(context.routes, edition_address(context, item, edition)),
        published=published,
        updated=updated,
        summary=typeset(context, summary) if summary else None,
        categories=_categories(context, item, edition),
        content=_full_text(context, item, edition),
    )


def entry_id(context: Context, name: str, language: str) -> str:
    """Return the name of an entry, which it keeps for good: it is made of nothing that editors change."""
    return tag_uri(context.site.settings.first_url or context.published_url, f"{name}/{language}")


def typeset(context: Context, text: Text) -> Text:
    """Return words with the spaces and signs of their language, as a page would show them."""
    return Text(words=set_text(text.words, context.locales[text.language]), language=text.language)


def _categories(context: Context, item: Dated, edition: Edition) -> tuple[str, ...]:
    """Return what an item is about, in words: its kind, its countries and its topics."""
    language = edition.language
    locale = context.locales[language]
    if not isinstance(item, Story):
        kind = say(locale, "Factsheet")
    elif item.kind is StoryKind.NEWS:
        kind = say_in(locale, "kind of story", "News")
    else:
        kind = say_in(locale, "kind of story", "Story")
    return (
        kind,
        *(country_name(code, locale) for code in item.countries),
        *(words_in(context, context.site.topics[key].name, language).words for key in item.topics),
    )


def _full_text(context: Context, item: Dated, edition: Edition) -> FullTextView:
    language = edition.language
    note = edition.update_note
    return FullTextView(
        language=language,
        lead=lead_view(context, edition, item),
        updated=item.updated,
        update_note=Text(words=note, language=language) if note else None,
        picture=item_picture_view(context, item, edition),
        headline=None
        if isinstance(item, Story)
        else counters_view(context, language, item.headline, day_of(context, item)),
        prose=prose_view(context, edition, item, edition.prose),
    )
