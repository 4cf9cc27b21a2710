"""A page for each country and region, and the table of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bilan.model.content import Collection, Project
from bilan.model.indicators import Kind
from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.cards import by_order, project_rows, story_cards
from bilan.plan.context import Context, indicator_url, item_link, section_link, shown_in, words_in
from bilan.plan.engines.freshness import figures_day, items_day, newest_day
from bilan.plan.feeds.feed_links import feed_of
from bilan.plan.figures import figure_view
from bilan.plan.frames import Place, frame_of
from bilan.plan.lists.listings import option_of, option_url
from bilan.plan.lists.totals import is_alone, split_of
from bilan.plan.places.atlas import Atlas, Records, atlas_of
from bilan.plan.places.geography import (
    by_name,
    country_links,
    country_text,
    map_regions,
    region_links,
    region_text,
    regions_of_country,
)
from bilan.plan.places.place_figures import PartFigure
from bilan.plan.places.place_tables import country_rows, country_tables
from bilan.plan.places.place_views import (
    CountryView,
    PartGroupView,
    PartView,
    RecordsView,
    RegionView,
)
from bilan.plan.routes import place_url
from bilan.plan.views import Frame, View

SECTION = "countries"
PROJECTS_SHOWN = 10
"""How many projects of a kind a place shows before it leads to their list."""


def place_pages(context: Context) -> Iterator[View]:
    """Return the pages of all countries and regions in every language, and the tables that lead to them."""
    atlas = atlas_of(context)
    for language in context.languages:
        yield from country_tables(context, atlas, language)
        yield from (_country(context, atlas, code, language) for code in atlas.countries)
        yield from (_region(context, atlas, key, language) for key in atlas.regions)


def _country(context: Context, atlas: Atlas, code: str, language: str) -> CountryView:
    settings = context.site.settings
    keys = regions_of_country(settings, code)
    codes = {one for key in keys for one in settings.regions[key].countries if one != code}
    regions = region_links(context, keys, language)
    return CountryView(
        frame=_place_frame(context, ("country", code), language, atlas.countries[code], regions[:1]),
        code=code,
        map_regions=map_regions(context, language),
        regions=regions,
        region_keys=keys,
        records=_records(context, atlas.countries[code], "country", code, language),
        neighbours=country_links(context, by_name(context, codes, language), language),
    )


def _region(context: Context, atlas: Atlas, key: str, language: str) -> RegionView:
    codes = context.site.settings.regions[key].countries
    return RegionView(
        frame=_place_frame(context, ("region", key), language, atlas.regions[key], ()),
        key=key,
        map_regions=map_regions(context, language),
        records=_records(context, atlas.regions[key], "region", key, language),
        countries=country_rows(context, atlas, by_name(context, codes, language), language),
        others=region_links(context, (one for one in atlas.regions if one != key), language),
    )


def _place_frame(
    context: Context, subject: tuple[str, str], language: str, records: Records, above: tuple[LinkView, ...]
) -> Frame:
    group, place = subject
    name = _name(context, group, place, language)
    dated = (*records.stories, *records.factsheets)
    shown = (one.figure.indicator for one in records.parts)
    where = Place(
        url=place_url(context.routes, language, place),
        section=SECTION,
        trail=(section_link(context, SECTION, language), *above),
        translations={one: place_url(context.routes, one, place) for one in context.languages},
    )
    modified = newest_day(
        items_day((*dated, *records.projects)), figures_day(context, shown, context.results.day)
    )
    feeds = feed_of(context, language, subject, name, dated)
    return frame_of(context, language, name, where, modified=modified, feeds=feeds)


def _name(context: Context, group: str, place: str, language: str) -> Text:
    name = country_text if group == "country" else region_text
    return name(context, place, language)


def _records(context: Context, records: Records, group: str, place: str, language: str) -> RecordsView:
    settings = context.site.settings
    option = option_of(place, _name(context, group, place, language))
    apart: dict[bool, list[Project]] = {True: [], False: []}
    for project in records.projects:
        apart[is_alone(settings, group, project)].append(project)
    listed = {
        section: option_url(context, language, section, group, option)
        if shown_in(context, items, language)
        else ""
        for section, items in (("projects", records.projects), ("stories", records.stories))
    }
    results = [one for one in records.parts if one.figure.kind is Kind.RESULT]
    others = [one for one in records.parts if one.figure.kind is not Kind.RESULT]
    return RecordsView(
        results=_part_groups(context, results, language),
        others=_part_groups(context, others, language),
        not_added=_indicator_links(context, records.not_added, language),
        projects=split_of(settings, group, records.projects),
        alone=project_rows(context, apart[True], language, PROJECTS_SHOWN),
        shared=project_rows(context, apart[False], language, PROJECTS_SHOWN),
        projects_url=listed["projects"],
        stories=story_cards(context, records.stories, language),
        story_count=len(shown_in(context, records.stories, language)),
        stories_url=listed["stories"],
        factsheets=tuple(
            item_link(context, Collection.FACTSHEETS, one, language)
            for one in shown_in(context, records.factsheets, language)
        ),
    )


def _indicator_links(context: Context, keys: Iterable[str], language: str) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(
            label=words_in(context, context.site.indicators[key].name, language),
            url=indicator_url(context, key, language),
        )
        for key in keys
    )


def _part_groups(context: Context, parts: Sequence[PartFigure], language: str) -> tuple[PartGroupView, ...]:
    """Return figures by objective, in the order of the objectives; those of none come last."""
    objectives = by_order(tuple(context.site.objectives.values()))
    indicators = context.site.indicators
    groups = [
        (
            item_link(context, Collection.OBJECTIVES, objective, language),
            [one for one in parts if indicators[one.figure.indicator].objective == objective.key],
        )
        for objective in objectives
    ]
    known = {objective.key for objective in objectives}
    rest = [one for one in parts if indicators[one.figure.indicator].objective not in known]
    return tuple(
        PartGroupView(objective=objective, parts=tuple(_part(context, one, language) for one in some))
        for objective, some in (*groups, (None, rest))
        if some
    )


def _part(context: Context, part: PartFigure, language: str) -> PartView:
    return PartView(
        figure=figure_view(context, language, part.figure),
        total=figure_view(context, language, part.total),
        share=part.share,
        undivided=figure_view(context, language, part.undivided) if part.undivided else None,
        added=part.added,
    )
