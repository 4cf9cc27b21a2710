"""What every page is planned from, and where its items lie."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TypeVar

from bilan.language.locales import Locale
from bilan.language.words import say
from bilan.model.content import Collection, Edition, Factsheet, Item, Story
from bilan.model.indicators import Results
from bilan.model.site import Site, Untranslated
from bilan.model.source import Blob
from bilan.model.when import When
from bilan.model.words import Text, Words, text_in
from bilan.plan.blocks import HeldView, LinkView
from bilan.plan.checked_views import Checked
from bilan.plan.once import once
from bilan.plan.routes import Routes, home_url, is_same_address, item_url, section_url
from bilan.standing import Moment, hold_of

ItemT = TypeVar("ItemT", bound=Item)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The site at its moment, and all that is needed to speak of it."""

    site: Site
    """As it stands at the moment."""
    written: Site
    """With everything that is held back: a link may lead there."""
    results: Results
    moment: Moment
    newest: tuple[Story, ...]
    """All stories of the site, the newest first."""
    updated: When | None
    """The newest date of a story, a correction or an observation."""
    locales: Mapping[str, Locale]
    routes: Routes
    published_url: str
    """The base URL of the settings: where readers find the site, wherever this build of it will lie."""
    style_url: str
    script_url: str
    search_script_url: str
    font_url: str
    icon_url: str
    checked: Checked = field(default_factory=Checked)
    """What the checks of the content have left open."""
    printing: Mapping[str, Blob]
    """What Typst sets and draws with: templates and letters, by path."""
    known: dict[Hashable, object] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was worked out from all of this by `once`."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, the default first."""
        return self.site.settings.languages

    @property
    def is_staging(self) -> bool:
        """Whether this is a copy for review, built for another address: marked, and not to be indexed."""
        return not is_same_address(self.routes.base_url, self.published_url)


def newest_first(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Return stories by date, the newest first; those of one day by key."""
    return tuple(sorted(stories, key=lambda one: (-one.date.day.toordinal(), one.key)))


def newest_date(site: Site) -> When | None:
    """Return the newest date of a story, a correction or an observation on the site."""
    dates = [
        *(story.date for story in site.stories.values()),
        *(
            item.updated
            for collection in Collection
            for item in items_of(site, collection).values()
            if item.updated
        ),
        *(one.observations[-1].as_of for one in site.indicators.values() if one.observations),
        *(
            seen.revises.on
            for one in site.indicators.values()
            for seen in one.observations
            if seen.revises and seen.revises.on
        ),
    ]
    return max(dates, key=lambda when: when.day, default=None)


def items_of(site: Site, collection: str) -> Mapping[str, Item]:
    """Return the items of a collection by key."""
    by_collection: Mapping[str, Mapping[str, Item]] = {
        Collection.STORIES: site.stories,
        Collection.OBJECTIVES: site.objectives,
        Collection.PROJECTS: site.projects,
        Collection.FACTSHEETS: site.factsheets,
        Collection.PAGES: site.pages,
    }
    return by_collection[collection]


def edition_for(item: Item, language: str) -> Edition:
    """Return the edition that a page of a language shows: its own, else the original."""
    return item.editions.get(language) or item.editions[item.original]


def shown_in(context: Context, items: Sequence[ItemT], language: str) -> tuple[ItemT, ...]:
    """Return the items that a list of a language shows: all of them, or only the translated ones."""
    if context.site.settings.untranslated is Untranslated.MARK:
        return tuple(items)
    return tuple(item for item in items if language in item.editions)


def edition_url(context: Context, collection: str, edition: Edition) -> str:
    """Return the address of an edition's page; the page `home` is the first page itself."""
    home = context.written.pages.get(HOME_PAGE)
    if (
        collection == Collection.PAGES
        and home
        and edition.language in home.editions
        and edition.slug == home.editions[edition.language].slug
    ):
        return home_url(context.routes, edition.language)
    return item_url(context.routes, edition.language, collection, edition.slug)


HOME_PAGE = "home"
"""The key of the page whose words stand on the first page."""


def title_of(edition: Edition) -> Text:
    """Return the title of an edition, in its language."""
    return Text(words=edition.title, language=edition.language)


def item_link(context: Context, collection: str, item: Item, language: str) -> LinkView:
    """Return a link to an item's page in a language, or in its own."""
    edition = edition_for(item, language)
    return LinkView(label=title_of(edition), url=edition_url(context, collection, edition))


def links_to(context: Context, collection: str, keys: Sequence[str], language: str) -> tuple[LinkView, ...]:
    """Return links to the items of these keys, without those that are held back."""
    items = items_of(context.site, collection)
    return tuple(_link_to(context, collection, key, language) for key in keys if key in items)


@once
def _link_to(context: Context, collection: str, key: str, language: str) -> LinkView:
    return item_link(context, collection, items_of(context.site, collection)[key], language)


def stories_on(context: Context, group: str, key: str) -> tuple[Story, ...]:
    """Return the stories that name a key in a fact, as in `("topics", "health")`, the newest first."""
    return _stories_by(context, group).get(key, ())


@once
def _stories_by(context: Context, group: str) -> Mapping[str, tuple[Story, ...]]:
    keys_of = attrgetter(group)
    found: dict[str, list[Story]] = defaultdict(list)
    for story in context.newest:
        for key in dict.fromkeys(keys_of(story)):
            found[key].append(story)
    return {key: tuple(stories) for key, stories in found.items()}


def topic_links(context: Context, keys: Sequence[str], language: str) -> tuple[LinkView, ...]:
    """Return links to the pages of topics."""
    return tuple(_topic_link(context, key, language) for key in keys)


@once
def _topic_link(context: Context, key: str, language: str) -> LinkView:
    label = words_in(context, context.site.topics[key].name, language)
    return LinkView(label=label, url=topic_url(context, key, language))


def topic_url(context: Context, key: str, language: str) -> str:
    """Return the address of a topic's page."""
    return item_url(context.routes, language, "topics", key)


def indicator_url(context: Context, key: str, language: str) -> str:
    """Return the address of an indicator's page."""
    return item_url(context.routes, language, "indicators", key)


def words_in(context: Context, words: Words, language: str) -> Text:
    """Return words in a language, or in the first of the site's languages that has them."""
    return text_in(words, language, context.languages)


def optional_words_in(context: Context, words: Words | None, language: str) -> Text | None:
    """Return words in a language where there are any."""
    return words_in(context, words, language) if words else None


def day_of(context: Context, item: Item | None) -> dt.date:
    """Return the day whose figures a text tells: an item's own date, else the day of the build."""
    if isinstance(item, Story):
        return item.date.day
    return item.as_of.day if isinstance(item, Factsheet) else context.results.day


def held_view(context: Context, item: Item, edition: Edition) -> HeldView | None:
    """Return the mark of an edition that only the preview shows."""
    hold = hold_of(item, edition, context.moment)
    return None if hold is None else HeldView(is_draft=hold.is_draft, until=hold.until)


@once
def section_link(context: Context, section: str, language: str, current: str | None = None) -> LinkView:
    """Return a link to a section by its name in the language."""
    return LinkView(
        label=Text(words=section_name(context, section, language), language=language),
        url=section_url(context.routes, language, section),
        is_current=section == current,
    )


@once
def section_name(context: Context, section: str, language: str) -> str:
    """Return what a section is called in a language."""
    locale = context.locales[language]
    return {
        "objectives": say(locale, "Objectives"),
        "stories": say(locale, "News and stories"),
        "projects": say(locale, "Projects"),
        "results": say(locale, "Results"),
        "indicators": say(locale, "Indicators"),
        "countries": say(locale, "Countries"),
        "factsheets": say(locale, "Factsheets"),
        "data": say(locale, "Data"),
        "topics": say(locale, "Topics"),
        "search": say(locale, "Search"),
    }[section]


def collection_name(context: Context, collection: Collection, language: str) -> str:
    """Return what the items of a collection are called together in a language."""
    if collection is Collection.PAGES:
        return say(context.locales[language], "Pages")
    return section_name(context, collection.value, language)
