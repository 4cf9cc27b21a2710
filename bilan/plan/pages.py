"""The files for readers: pages of items, lists, indicators, topics, redirects."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial
from itertools import chain

from bilan.model.content import Collection, Edition, Factsheet, Item, Page, Story
from bilan.model.memory import Memory
from bilan.model.source import Span
from bilan.model.words import Text
from bilan.plan.addresses.redirects import redirects
from bilan.plan.addresses.withdrawn import plan_notices
from bilan.plan.blocks import LinkView
from bilan.plan.cards import (
    by_order,
    card_view,
    latest_start_first,
    objective_cards,
    project_rows,
    story_cards,
)
from bilan.plan.context import (
    HOME_PAGE,
    Context,
    edition_url,
    held_view,
    items_of,
    links_to,
    optional_words_in,
    section_link,
    section_name,
    shown_in,
    stories_on,
    title_of,
    topic_url,
    words_in,
)
from bilan.plan.engines.freshness import figures_day, items_day, newest_day
from bilan.plan.engines.linked_data import site_nodes
from bilan.plan.factsheet_views import FactsheetsView
from bilan.plan.factsheets import plan_sheets
from bilan.plan.feeds.feed_links import FACTSHEET, feed_of
from bilan.plan.frames import Place, frame_of, section_place
from bilan.plan.glance import Glance
from bilan.plan.indicators import indicator_view, results_view
from bilan.plan.items import item_view
from bilan.plan.lists.lists import story_lists
from bilan.plan.lists.project_lists import project_lists
from bilan.plan.outside import outside_views
from bilan.plan.page_recipes import Planner, page_recipe, remembered_pages
from bilan.plan.pictures import shared_picture_view
from bilan.plan.places.geography import map_regions
from bilan.plan.places.places import place_pages
from bilan.plan.prose import description, lead_view, prose_view
from bilan.plan.recipes import Recipe
from bilan.plan.reports.corrections import corrections_view
from bilan.plan.reports.reports import report_pages
from bilan.plan.routes import (
    home_url,
    section_url,
)
from bilan.plan.search.indexes import keeper_of_words
from bilan.plan.sharing import with_share
from bilan.plan.views import (
    Frame,
    HomeView,
    ObjectivesView,
    TopicView,
    View,
)

SETTINGS = Span(path="content/site.yaml")
HOME_STORIES = 4


def plan_pages(
    context: Context, glance: Glance, memory: Memory, *, keeps_words: bool = True
) -> Iterator[Recipe]:
    """Return a recipe for every page that tells nothing of what the checks have found.

    Pages are remembered by all that they are made from: the site at a glance, and for a story its text.
    `keeps_words` says whether somebody will ask for their words, to make the index of the search.
    """
    planners: dict[str, Planner] = {"at a glance": partial(_pages_at_a_glance, glance.context)}
    for story in context.site.stories.values():
        planners[f"story {memory.name_of(story)}"] = partial(item_pages, glance.context, story)
    keep_words = keeper_of_words(context, memory) if keeps_words else None
    for pages in remembered_pages(memory, f"pages {glance.name}", planners, keep_words):
        yield from pages


def plan_checked_pages(context: Context) -> Iterator[Recipe]:
    """Return a recipe for every other page, once the content was checked."""
    for collection in Collection:
        for item in items_of(context.site, collection).values():
            if _tells_of_checks(item):
                yield from item_pages(context, item)
            for edition in item.editions.values():
                if collection is Collection.FACTSHEETS:
                    yield from _sheet_page(context, item, edition)
                yield from redirects(context, edition, edition_url(context, collection, edition))
    yield from plan_notices(context)
    yield from (_page(context, view) for view in outside_views(context))


def _pages_at_a_glance(context: Context) -> Iterator[Recipe]:
    """Return the pages that are made of no text of a story."""
    views = chain(story_lists(context), project_lists(context), place_pages(context), report_pages(context))
    yield from (_page(context, view) for view in views)
    for language in context.languages:
        yield _page(context, _home(context, language))
        yield _page(context, corrections_view(context, language))
        yield from (_page(context, view) for view in _lists(context, language))
        for key in context.site.topics:
            yield _page(context, _topic(context, key, language))
        for indicator in context.site.indicators.values():
            yield _page(context, indicator_view(context, indicator, language), indicator.span)
    for collection in (Collection.OBJECTIVES, Collection.PROJECTS, Collection.PAGES):
        for key, item in items_of(context.site, collection).items():
            if (collection, key) != (Collection.PAGES, HOME_PAGE) and not _tells_of_checks(item):
                yield from item_pages(context, item)


def _tells_of_checks(item: Item) -> bool:
    """Return whether a page is made of what the checks have found in every text."""
    return isinstance(item, Page) and item.shows is not None


def _page(context: Context, view: View, span: Span = SETTINGS) -> Recipe:
    return page_recipe(context, with_share(context, view), span)


def item_pages(context: Context, item: Item) -> Iterator[Recipe]:
    """Return the pages of an item in each of its languages."""
    for edition in item.editions.values():
        yield page_recipe(context, _item_view(context, item, edition), edition.span)


def _sheet_page(context: Context, item: Item, edition: Edition) -> Iterator[Recipe]:
    """Return the page of a factsheet, with the PDF that it offers."""
    papers = tuple(plan_sheets(context, item, edition)) if isinstance(item, Factsheet) else ()
    yield from papers
    yield page_recipe(context, _item_view(context, item, edition), edition.span, papers)


def _item_view(context: Context, item: Item, edition: Edition) -> View:
    return with_share(context, item_view(context, item, edition), shared_picture_view(context, item, edition))


def _home(context: Context, language: str) -> HomeView:
    words = context.site.pages.get(HOME_PAGE)
    edition = words.editions.get(language) if words else None
    routes = context.routes
    return HomeView(
        frame=_home_frame(context, language, words, edition),
        lead=lead_view(context, edition, words) if words and edition else None,
        prose=prose_view(context, edition, words, edition.prose) if words and edition else None,
        objectives=objective_cards(context, language),
        regions=map_regions(context, language),
        stories=story_cards(context, _leading(context), language, HOME_STORIES),
        objectives_url=section_url(routes, language, "objectives"),
        stories_url=section_url(routes, language, "stories"),
        projects_url=section_url(routes, language, "projects"),
        results_url=section_url(routes, language, "results"),
        countries_url=section_url(routes, language, "countries"),
        data_url=section_url(routes, language, "data"),
    )


def _leading(context: Context) -> tuple[Story, ...]:
    """Return the stories with the newest featured one before the others, the newest first."""
    featured = tuple(one for one in context.newest if one.is_featured)[:1]
    return (*featured, *(one for one in context.newest if one not in featured))


def _home_frame(context: Context, language: str, words: Page | None, edition: Edition | None) -> Frame:
    place = Place(
        url=home_url(context.routes, language),
        translations={one: home_url(context.routes, one) for one in context.languages},
    )
    modified = context.updated.day if context.updated else None
    nodes = site_nodes(context, language)
    if words is None or edition is None:
        title = words_in(context, context.site.settings.name, language)
        return frame_of(context, language, title, place, modified=modified, structured=nodes)
    return frame_of(
        context,
        language,
        title_of(edition),
        place,
        head_title=edition.seo_title or edition.title,
        about=description(context, edition, words),
        held=held_view(context, words, edition),
        modified=modified,
        structured=nodes,
    )


def _lists(context: Context, language: str) -> Iterator[View]:
    site = context.site
    sheets = sorted(site.factsheets.values(), key=lambda one: (-one.as_of.day.toordinal(), one.key))
    figures = figures_day(context, site.indicators, context.results.day)
    shown = (key for one in site.objectives.values() for key in one.counters[:1])
    yield ObjectivesView(
        frame=_section_frame(
            context,
            "objectives",
            language,
            newest_day(items_day(site.objectives.values()), figures_day(context, shown, context.results.day)),
        ),
        objectives=objective_cards(context, language),
    )
    label = Text(words=section_name(context, "factsheets", language), language=language)
    yield FactsheetsView(
        frame=_section_frame(
            context,
            "factsheets",
            language,
            items_day(sheets),
            feed_of(context, language, ("kind", FACTSHEET), label, sheets),
        ),
        cards=tuple(
            card_view(context, Collection.FACTSHEETS, one, language)
            for one in shown_in(context, sheets, language)
        ),
    )
    yield results_view(context, language, _section_frame(context, "results", language, figures))


def _section_frame(
    context: Context,
    section: str,
    language: str,
    modified: dt.date | None,
    feeds: tuple[LinkView, ...] = (),
) -> Frame:
    title = Text(words=section_name(context, section, language), language=language)
    place = section_place(context, section, language)
    return frame_of(context, language, title, place, modified=modified, feeds=feeds)


def _topic(context: Context, key: str, language: str) -> TopicView:
    site = context.site
    topic = site.topics[key]
    place = Place(
        url=topic_url(context, key, language),
        trail=(section_link(context, "stories", language),),
        section="stories",
        translations={one: topic_url(context, key, one) for one in context.languages},
    )
    about = optional_words_in(context, topic.description, language)
    stories = stories_on(context, "topics", key)
    projects = tuple(one for one in site.projects.values() if key in one.topics)
    objectives = tuple(one.key for one in by_order(tuple(site.objectives.values())) if key in one.topics)
    title = words_in(context, topic.name, language)
    dated = (*stories, *(one for one in site.factsheets.values() if key in one.topics))
    return TopicView(
        frame=frame_of(
            context,
            language,
            title,
            place,
            about=about.words if about else "",
            modified=items_day((*stories, *projects)),
            feeds=feed_of(context, language, ("topic", key), title, dated),
        ),
        description=about,
        stories=story_cards(context, stories, language, most=None),
        projects=project_rows(context, latest_start_first(projects), language),
        objectives=links_to(context, Collection.OBJECTIVES, objectives, language),
    )
