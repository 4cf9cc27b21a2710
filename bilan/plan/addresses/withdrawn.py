"""Notices in place of what was withdrawn: they keep its address, and nothing of what it said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilan.language.words import in_language, say
from bilan.model.content import Collection, Edition, Item, Status, Story, StoryKind
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.addresses.address_views import WithdrawnView
from bilan.plan.addresses.redirects import redirects
from bilan.plan.blocks import LinkView
from bilan.plan.context import HOME_PAGE, Context, edition_url, items_of, section_link, title_of
from bilan.plan.frames import Place, frame_of
from bilan.plan.page_recipes import page_recipe
from bilan.plan.recipes import Recipe
from bilan.standing import hold_of


def plan_notices(context: Context) -> Iterator[Recipe]:
    """Return a notice for every edition that was withdrawn, and a page for each of its old addresses.

    A draft was never published, nor was what is withdrawn before its day: there is nothing to tell of them.
    """
    for collection in Collection:
        standing = items_of(context.site, collection)
        for key, item in items_of(context.written, collection).items():
            withdrawn = {} if _is_first_page(collection, key) else _withdrawn(context, item)
            for edition in withdrawn.values():
                there = standing[key].editions if key in standing else {}
                view = _notice(context, collection, item, edition, there, withdrawn)
                yield page_recipe(context, view, edition.span)
                yield from redirects(context, edition, view.frame.url, view.frame.title)


def _is_first_page(collection: Collection, key: str) -> bool:
    """Return whether an item's words stand on a page that is there with or without them."""
    return (collection, key) == (Collection.PAGES, HOME_PAGE)


def _withdrawn(context: Context, item: Item) -> Mapping[str, Edition]:
    """Return the editions that were published and then withdrawn: with its original, all of an item."""
    return {
        language: edition
        for language, edition in item.editions.items()
        if Status.WITHDRAWN in (edition.status, item.editions[item.original].status)
        and hold_of(item, edition, context.moment) is None
    }


def _notice(
    context: Context,
    collection: Collection,
    item: Item,
    edition: Edition,
    standing: Mapping[str, Edition],
    withdrawn: Mapping[str, Edition],
) -> WithdrawnView:
    language = edition.language
    section = None if collection is Collection.PAGES else collection.value
    place = Place(
        url=edition_url(context, collection, edition),
        section=section,
        trail=(section_link(context, section, language),) if section else (),
        translations={
            other.language: edition_url(context, collection, other)
            for other in (*standing.values(), *withdrawn.values())
        },
    )
    words = _alone(context, language) if standing else _heading(context, item, collection, language)
    title = Text(words=words, language=language)
    note = _note(context, item, edition, has_others=bool(standing))
    return WithdrawnView(
        frame=frame_of(context, language, title, place, is_indexed=False),
        day=None if standing else _day(context, item),
        note=note,
        editions=tuple(
            LinkView(label=title_of(one), url=edition_url(context, collection, one))
            for one in standing.values()
        ),
        ways_on=(section_link(context, section, language),) if section else (),
    )


def _day(context: Context, item: Item) -> When | None:
    """Return the day of the withdrawal as the original tells it; a later one is not known yet."""
    known = item.updated
    return known if known and known.day <= context.moment.instant.date() else None


def _note(context: Context, item: Item, edition: Edition, *, has_others: bool) -> Text | None:
    """Return why an edition was withdrawn: its own words, else those of its original if that is withdrawn."""
    if not has_others and item.updated is not None and _day(context, item) is None:
        return None
    told = (edition,) if has_others else (edition, item.editions[item.original])
    return next((Text(words=one.update_note, language=one.language) for one in told if one.update_note), None)


def _alone(context: Context, language: str) -> str:
    """Return the heading where other languages still have the page."""
    locale = context.locales[language]
    return say(
        locale, "This page is no longer available %(in_language)s", in_language=in_language(language, locale)
    )


def _heading(context: Context, item: Item, collection: Collection, language: str) -> str:
    """Return the heading where nothing is left; it tells what was withdrawn, and nothing of what it said."""
    locale = context.locales[language]
    if isinstance(item, Story) and item.kind is StoryKind.NEWS:
        return say(locale, "This news item was withdrawn")
    return {
        Collection.STORIES: say(locale, "This story was withdrawn"),
        Collection.OBJECTIVES: say(locale, "The page of this objective was withdrawn"),
        Collection.PROJECTS: say(locale, "The page of this project was withdrawn"),
        Collection.FACTSHEETS: say(locale, "This factsheet was withdrawn"),
        Collection.PAGES: say(locale, "This page was withdrawn"),
    }[collection]
