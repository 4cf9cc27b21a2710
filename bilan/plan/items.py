"""The views of items' own pages: objectives, stories, projects, factsheets, pages."""

from __future__ import annotations

import datetime as dt

from bilan.model.content import Collection, Edition, Factsheet, Item, Objective, Page, Project, Story
from bilan.model.indicators import Kind
from bilan.model.words import Text
from bilan.plan.blocks import FigureView, LinkView, SourceView
from bilan.plan.cards import (
    NEWEST,
    largest_first,
    project_rows,
    story_cards,
    sums_of,
)
from bilan.plan.checked import checked_view
from bilan.plan.context import (
    Context,
    day_of,
    links_to,
    newest_first,
    optional_words_in,
    stories_on,
    title_of,
    topic_links,
    words_in,
)
from bilan.plan.factsheet_views import FactsheetView
from bilan.plan.factsheets import sheet_url
from bilan.plan.feeds.feed_links import feed_of
from bilan.plan.figures import chart_view, counters_view, figure_view
from bilan.plan.frames import item_frame
from bilan.plan.lists.lists import objective_stories_url
from bilan.plan.lists.project_lists import project_list_url
from bilan.plan.once import once
from bilan.plan.pictures import item_picture_view
from bilan.plan.places.geography import country_links, region_links
from bilan.plan.prose import lead_view, prose_view
from bilan.plan.reports.reports import objective_report_links
from bilan.plan.views import ObjectiveView, PageView, ProjectView, StoryView, View
from bilan.results import figure_at

PROJECTS_SHOWN = 6
"""How many projects an objective shows before it leads to their list."""

EXPECTED = (Kind.TARGET, Kind.PLEDGE, Kind.PLANNED)
"""What a figure can be that tells what is to be achieved, and not what was."""


def item_view(context: Context, item: Item, edition: Edition) -> View:
    """Return the view of an edition's own page.

    Raises:
        TypeError: the item is of a kind that has no page, which is a mistake of ours.
    """
    match item:
        case Objective():
            return _objective(context, item, edition)
        case Story():
            return _story(context, item, edition)
        case Project():
            return _project(context, item, edition)
        case Factsheet():
            return _factsheet(context, item, edition)
        case Page():
            return _page(context, item, edition)
    raise TypeError(f"no page for {type(item).__name__}")


def _objective(context: Context, item: Objective, edition: Edition) -> ObjectiveView:
    language, day = edition.language, day_of(context, item)
    counters = counters_view(context, language, item.counters, day)
    charts = tuple(chart_view(context, language, one.indicator, one.by, day) for one in item.charts)
    sources = (*(one.source for one in counters.counters), *(one.source for one in charts))
    projects = tuple(one for one in context.site.projects.values() if item.key in one.objectives)
    stories = stories_on(context, "objectives", item.key)
    return ObjectiveView(
        frame=item_frame(context, Collection.OBJECTIVES, item, edition, _feeds(context, item, edition)),
        lead=lead_view(context, edition, item),
        prose=prose_view(context, edition, item, edition.prose),
        picture=item_picture_view(context, item, edition),
        counters=counters,
        charts=charts,
        sources=_each_once(sources),
        topics=topic_links(context, item.topics, language),
        projects=project_rows(context, largest_first(projects), language, PROJECTS_SHOWN),
        project_sums=sums_of(projects),
        projects_url=project_list_url(context, language, "objective", item.key),
        stories=story_cards(context, stories, language),
        stories_url=objective_stories_url(context, language, item.key),
        reports=objective_report_links(context, item, edition),
    )


def _story(context: Context, item: Story, edition: Edition) -> StoryView:
    language = edition.language
    note = edition.update_note
    return StoryView(
        frame=item_frame(context, Collection.STORIES, item, edition),
        kind=item.kind,
        date=item.date,
        updated=item.updated,
        update_note=Text(words=note, language=language) if note else None,
        lead=lead_view(context, edition, item),
        prose=prose_view(context, edition, item, edition.prose),
        picture=item_picture_view(context, item, edition),
        countries=country_links(context, item.countries, language),
        regions=region_links(context, item.regions, language),
        objectives=links_to(context, Collection.OBJECTIVES, item.objectives, language),
        topics=topic_links(context, item.topics, language),
        projects=links_to(context, Collection.PROJECTS, item.projects, language),
        more=story_cards(context, _on_the_same(context, item, NEWEST - 1), language),
    )


def _project(context: Context, item: Project, edition: Edition) -> ProjectView:
    language = edition.language
    day = day_of(context, item)
    stories = stories_on(context, "projects", item.key)
    kinds = {key: context.site.indicators[key].kind for key in item.results}
    results = tuple(key for key, kind in kinds.items() if kind is Kind.RESULT)
    expected = tuple(key for key, kind in kinds.items() if kind in EXPECTED)
    others = tuple(key for key in kinds if key not in (*results, *expected))
    return ProjectView(
        frame=item_frame(context, Collection.PROJECTS, item, edition),
        lead=lead_view(context, edition, item),
        prose=prose_view(context, edition, item, edition.prose),
        contribution=item.contribution,
        funder=optional_words_in(context, item.funder, language),
        starts=item.starts,
        ends=item.ends,
        countries=country_links(context, item.countries, language),
        regions=region_links(context, item.regions, language),
        partners=tuple(words_in(context, one, language) for one in item.partners),
        website=item.website,
        objectives=links_to(context, Collection.OBJECTIVES, item.objectives, language),
        topics=topic_links(context, item.topics, language),
        results=counters_view(context, language, results, day),
        expected=_figures(context, language, expected, day),
        others=_figures(context, language, others, day),
        stories=story_cards(context, stories, language),
    )


def _factsheet(context: Context, item: Factsheet, edition: Edition) -> FactsheetView:
    language = edition.language
    return FactsheetView(
        frame=item_frame(context, Collection.FACTSHEETS, item, edition),
        as_of=item.as_of,
        lead=lead_view(context, edition, item),
        pdf_url=sheet_url(context, item, edition),
        headline=counters_view(context, language, item.headline, day_of(context, item)),
        prose=prose_view(context, edition, item, edition.prose),
        objectives=links_to(context, Collection.OBJECTIVES, item.objectives, language),
        topics=topic_links(context, item.topics, language),
        countries=country_links(context, item.countries, language),
    )


def _page(context: Context, item: Page, edition: Edition) -> PageView:
    return PageView(
        frame=item_frame(context, Collection.PAGES, item, edition),
        lead=lead_view(context, edition, item),
        prose=prose_view(context, edition, item, edition.prose),
        checked=checked_view(context, item.shows, edition.language) if item.shows else None,
        report=item.shows.value if item.shows else "",
    )


def _feeds(context: Context, objective: Objective, edition: Edition) -> tuple[LinkView, ...]:
    """Return the feed of an objective where there is something to follow."""
    stories = stories_on(context, "objectives", objective.key)
    sheets = tuple(one for one in context.site.factsheets.values() if objective.key in one.objectives)
    subject = ("objective", objective.key)
    return feed_of(context, edition.language, subject, title_of(edition), (*stories, *sheets))


def _figures(context: Context, language: str, keys: tuple[str, ...], day: dt.date) -> tuple[FigureView, ...]:
    return tuple(figure_view(context, language, figure_at(context.site.indicators[key], day)) for key in keys)


def _on_the_same(context: Context, story: Story, most: int) -> tuple[Story, ...]:
    """Return the newest other stories that share a topic, a country or an objective."""
    marks = (*story.topics, *story.countries, *story.objectives)
    alike = {one.key: one for mark in marks for one in _newest_on(context, mark, most + 1)}
    return newest_first(one for one in alike.values() if one.key != story.key)[:most]


@once
def _newest_on(context: Context, mark: str, most: int) -> tuple[Story, ...]:
    """Return the newest stories of a topic, a country or an objective."""
    found = {
        one.key: one
        for group in ("topics", "countries", "objectives")
        for one in stories_on(context, group, mark)[:most]
    }
    return newest_first(found.values())[:most]


def _each_once(sources: tuple[SourceView, ...]) -> tuple[SourceView, ...]:
    return tuple({one.anchor: one for one in sources}.values())
