"""What can be found: the pages that are about one thing, and the words on each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bilan.language.locales import Locale
from bilan.model.content import Collection, StoryKind
from bilan.model.records import Record
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.blocks import LinkView, ProseView
from bilan.plan.context import Context, edition_url
from bilan.plan.factsheet_views import FactsheetView
from bilan.plan.once import once
from bilan.plan.page_facts import Found
from bilan.plan.places.place_views import CountryView, RegionView
from bilan.plan.plain import plain_lines
from bilan.plan.search.search_views import EntryKind, EntryView
from bilan.plan.views import (
    IndicatorView,
    ObjectiveView,
    PageView,
    ProjectView,
    StoryView,
    TopicView,
    View,
)


class Matter(Record):
    """What the search takes from a page of one kind."""

    kind: EntryKind
    date: When | None = None
    prose: tuple[ProseView | Text | None, ...] = ()
    links: tuple[tuple[LinkView, ...], ...] = ()
    """Names that it is found by as well: countries, topics."""
    names: tuple[Text | None, ...] = ()
    """The same for what has no page of its own."""
    objectives: tuple[LinkView | None, ...] = ()


def lines_of(view: View, locale: Locale) -> tuple[str, ...]:
    """Return the words of a page's texts, a paragraph each."""
    matter = _matter(view)
    return tuple(
        line
        for one in (matter.prose if matter else ())
        if one
        for line in ((one.words,) if isinstance(one, Text) else plain_lines(one, locale))
    )


def found_on(context: Context, view: View) -> Found | None:
    """Return what the search finds a page as; None where it does not."""
    if (matter := _matter(view)) is None:
        return None
    frame = view.frame
    keys = objective_keys(context) if isinstance(view, ObjectiveView) or matter.objectives else {}
    own = (keys[frame.url],) if isinstance(view, ObjectiveView) else ()
    labels = (
        *(link.label for links in matter.links for link in links),
        *(name for name in matter.names if name),
    )
    return Found(
        languages=tuple(one for one in context.languages if one in (frame.language, *dict(frame.alternates))),
        entry=EntryView(
            kind=matter.kind,
            title=frame.title,
            url=frame.url,
            date=matter.date,
            objectives=(*own, *(keys[one.url] for one in matter.objectives if one)),
            held=frame.held,
        ),
        names=tuple(one.words for one in labels),
    )


@once
def objective_keys(context: Context) -> Mapping[str, str]:
    """Return the key of each objective by the address of each of its pages."""
    return {
        edition_url(context, Collection.OBJECTIVES, edition): item.key
        for item in context.site.objectives.values()
        for edition in item.editions.values()
    }


def _matter(view: View) -> Matter | None:
    """Return what the search takes from a page; None for lists and what else only leads to others."""
    take = TAKEN.get(type(view))
    return take(view) if take else None


def _story(view: StoryView) -> Matter:
    return Matter(
        kind=EntryKind.NEWS if view.kind is StoryKind.NEWS else EntryKind.STORY,
        date=view.date,
        prose=(view.lead, view.prose, view.picture.caption if view.picture else None),
        links=(view.countries, view.topics),
        objectives=view.objectives,
    )


def _objective(view: ObjectiveView) -> Matter:
    return Matter(kind=EntryKind.OBJECTIVE, prose=(view.lead, view.prose), links=(view.topics,))


def _project(view: ProjectView) -> Matter:
    return Matter(
        kind=EntryKind.PROJECT,
        prose=(view.lead, view.prose),
        links=(view.countries, view.topics),
        names=(*view.partners, view.funder),
        objectives=view.objectives,
    )


def _indicator(view: IndicatorView) -> Matter:
    source = view.counter.source
    return Matter(
        kind=EntryKind.INDICATOR,
        prose=(source.definition, source.method, source.limits),
        objectives=(view.objective,),
    )


def _factsheet(view: FactsheetView) -> Matter:
    return Matter(
        kind=EntryKind.FACTSHEET,
        date=view.as_of,
        prose=(view.lead, view.prose),
        links=(view.countries, view.topics),
        objectives=view.objectives,
    )


TAKEN: Mapping[type[View], Callable[..., Matter]] = {
    StoryView: _story,
    ObjectiveView: _objective,
    ProjectView: _project,
    IndicatorView: _indicator,
    FactsheetView: _factsheet,
    CountryView: lambda view: Matter(kind=EntryKind.COUNTRY, links=(view.regions,)),
    RegionView: lambda _: Matter(kind=EntryKind.REGION),
    TopicView: lambda view: Matter(
        kind=EntryKind.TOPIC, prose=(view.description,), objectives=view.objectives
    ),
    PageView: lambda view: Matter(kind=EntryKind.PAGE, prose=(view.lead, view.prose)),
}
"""Every kind of page that can be found."""
