"""The files that programs of readers follow: a recipe for each feed, and for the page that lists them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice

from bilan.language.typography import set_text
from bilan.language.words import say
from bilan.model.memory import Memory
from bilan.model.records import Record
from bilan.model.source import Span
from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.context import Context, edition_for, held_view, shown_in, words_in
from bilan.plan.engines.freshness import begin_of
from bilan.plan.feeds.entries import Entry, entry_id, entry_of, plan_entries, typeset
from bilan.plan.feeds.feed_links import (
    CORRECTIONS,
    WHOLE,
    corrections_feed_link,
    feed_name,
    feed_title,
    whole_feed,
)
from bilan.plan.feeds.feed_views import (
    FeedEntryView,
    FeedGroupView,
    FeedLinkView,
    FeedView,
    SubscribeView,
)
from bilan.plan.feeds.subjects import Dated, dated_items, subject_url, subjects_of
from bilan.plan.frames import Place, frame_of
from bilan.plan.glance import Glance
from bilan.plan.page_recipes import page_recipe
from bilan.plan.recipes import Recipe, RecipeKind
from bilan.plan.reports.corrections import correction_feed_entries
from bilan.plan.routes import (
    absolute_url,
    corrections_url,
    feed_url,
    file_path,
    home_url,
    subscribe_url,
)

SETTINGS = Span(path="content/site.yaml")

MOST_OF_ALL = 50
"""How many entries the feed of everything holds, the newest: some months of a busy site."""
MOST = 20
"""How many entries any other feed holds: less is new on one subject."""

BEFORE_ALL = dt.date(2026, 1, 1)
"""The day of a feed where nothing on the site has a date. It is no day of a build, so that bytes stay."""


_Name = tuple[str, str, str]
"""Of an entry: the kind of its item, the key and the language."""


class _Desk(Record):
    """What entries are planned with."""

    context: Context
    glance: Glance
    memory: Memory
    known: dict[_Name, Entry]
    """The entries that are planned already."""


class Feed(Record):
    """A feed of one language."""

    name: str
    """As in its address: `country/NE`."""
    group: str
    label: Text
    """What it tells of, as the page that lists the feeds says it."""
    title: str
    """As it is written, not yet typeset."""
    page_url: str
    """The page that shows the same."""
    entries: tuple[Entry, ...]
    """The newest first."""


def plan_feeds(context: Context, glance: Glance, memory: Memory) -> Iterator[Recipe]:
    """Return a recipe for every feed of the site, and for the page that lists them in each language.

    An entry is planned once, however many feeds it stands in.
    """
    desk = _Desk(context=context, glance=glance, memory=memory, known={})
    for language in context.languages:
        feeds = tuple(_feeds(desk, language))
        yield from (_recipe(context, language, one) for one in feeds)
        yield page_recipe(context, _subscribe_view(context, language, feeds), SETTINGS)


def _feeds(desk: _Desk, language: str) -> Iterator[Feed]:
    context = desk.context
    locale = context.locales[language]
    routes = context.routes
    whole = _newest(context, shown_in(context, dated_items(context), language), language, MOST_OF_ALL)
    subjects = [(one, _newest(context, one.items, language, MOST)) for one in subjects_of(context, language)]
    _prepare(desk, language, (*whole, *(item for _, some in subjects for item in some)))
    corrections = tuple(_part(one) for one in islice(correction_feed_entries(context, language), MOST_OF_ALL))
    yield Feed(
        name=WHOLE,
        group=WHOLE,
        label=Text(words=say(locale, "Everything new"), language=language),
        title=whole_feed(context, language).label.words,
        page_url=home_url(routes, language),
        entries=_entries(desk, language, whole),
    )
    yield Feed(
        name=CORRECTIONS,
        group=WHOLE,
        label=Text(words=say(locale, "Corrections"), language=language),
        title=corrections_feed_link(context, language).label.words,
        page_url=corrections_url(routes, language),
        entries=corrections,
    )
    for one, newest in subjects:
        yield Feed(
            name=feed_name(one.group, one.option.value),
            group=one.group,
            label=one.option.label,
            title=feed_title(context, language, one.option.label.words),
            page_url=subject_url(context, language, one.group, one.option),
            entries=_entries(desk, language, newest),
        )


def _newest(context: Context, items: Sequence[Dated], language: str, most: int) -> tuple[Dated, ...]:
    """Return the newest items, without what only the preview shows."""
    shown = (one for one in items if held_view(context, one, edition_for(one, language)) is None)
    return tuple(islice(shown, most))


def _prepare(desk: _Desk, language: str, items: Iterable[Dated]) -> None:
    """Plan the entries of items all together, where they are not planned yet."""
    wanted = {_name(one, language): one for one in items}
    lacking = {name: one for name, one in wanted.items() if name not in desk.known}
    entries = plan_entries(desk.glance, tuple(lacking.values()), language, desk.memory)
    desk.known.update(zip(lacking, entries, strict=True))


def _entries(desk: _Desk, language: str, items: Iterable[Dated]) -> tuple[Entry, ...]:
    return tuple(desk.known[_name(one, language)] for one in items)


def _name(item: Dated, language: str) -> _Name:
    return type(item).__name__, item.key, edition_for(item, language).language


def _part(view: FeedEntryView) -> Entry:
    return entry_of(Recipe(path="", kind=RecipeKind.ENTRY, inputs=view, span=SETTINGS), view)


def _recipe(context: Context, language: str, feed: Feed) -> Recipe:
    url = feed_url(context.routes, language, feed.name)
    settings = context.site.settings
    author = words_in(context, settings.publisher.name if settings.publisher else settings.name, language)
    licence = words_in(context, settings.licence.name, language) if settings.licence else None
    quiet = context.updated.day if context.updated else BEFORE_ALL
    view = FeedView(
        language=language,
        id=entry_id(context, f"feeds/{feed.name}", language),
        title=set_text(feed.title, context.locales[language]),
        url=absolute_url(context.routes, url),
        page_url=absolute_url(context.routes, feed.page_url),
        author=typeset(context, author).words,
        author_url=(settings.publisher.url or "") if settings.publisher else "",
        rights=typeset(context, licence).words if licence else "",
        updated=max((one.updated for one in feed.entries), default=begin_of(context, quiet)),
    )
    return Recipe(
        path=file_path(context.routes, url),
        kind=RecipeKind.FEED,
        inputs=view,
        parts=tuple(one.recipe for one in feed.entries),
        span=SETTINGS,
    )


def _subscribe_view(context: Context, language: str, feeds: Sequence[Feed]) -> SubscribeView:
    routes = context.routes
    title = Text(words=say(context.locales[language], "Subscribe"), language=language)
    place = Place(
        url=subscribe_url(routes, language),
        translations={one: subscribe_url(routes, one) for one in context.languages},
    )
    return SubscribeView(
        frame=frame_of(context, language, title, place),
        groups=tuple(
            FeedGroupView(key=key, feeds=tuple(_link(context, language, one) for one in some))
            for key, some in groupby(feeds, key=lambda one: one.group)
        ),
    )


def _link(context: Context, language: str, feed: Feed) -> FeedLinkView:
    url = feed_url(context.routes, language, feed.name)
    return FeedLinkView(
        page=LinkView(label=feed.label, url=feed.page_url),
        name=Text(words=feed.title, language=language),
        url=url,
        address=absolute_url(context.routes, url),
    )
