"""The figures that a page tells, each as it stands there, with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from bilan.model.content import Factsheet, Item, Objective, Project, Reference, ReferenceKind
from bilan.model.records import Record
from bilan.plan.blocks import FigureView, SourceView
from bilan.plan.context import HOME_PAGE, Context, day_of
from bilan.plan.figures import figure_view, source_view
from bilan.plan.routes import section_url
from bilan.results import figure_at


class ToldFigureView(Record):
    """A figure that a page tells."""

    figure: FigureView
    source: SourceView


def figures_told(
    context: Context, item: Item | None, language: str, links: Sequence[str]
) -> tuple[ToldFigureView, ...]:
    """Return each figure of a page once, in the order of its text, as of the day that it is told for.

    What a page shows of indicators that no text of its own names, as lists do, is found by its links;
    `links` are those, after the address of the page itself.
    """
    found = dict.fromkeys(_of_item(context, item, language) if item else ())
    if item is None or item.key == HOME_PAGE:
        found |= dict.fromkeys(_linked(context, language, links))
    return tuple(
        ToldFigureView(
            figure=figure_view(context, language, figure), source=source_view(context, language, figure)
        )
        for key, day in found
        if key in context.site.indicators
        for figure in (figure_at(context.site.indicators[key], day),)
    )


def _of_item(context: Context, item: Item, language: str) -> Iterator[tuple[str, dt.date]]:
    """Yield what an item tells: keys of indicators, each with its day."""
    day = day_of(context, item)
    if isinstance(item, Factsheet):
        yield from ((key, day) for key in item.headline)
    if isinstance(item, Objective):
        yield from ((key, day) for key in item.counters)
    edition = item.editions.get(language)
    for prose in (edition.summary, edition.prose) if edition else ():
        for reference in prose.references if prose else ():
            yield from _of_reference(reference, day)
    if isinstance(item, Objective):
        yield from ((chart.indicator, day) for chart in item.charts)
    if isinstance(item, Project):
        yield from ((key, day) for key in item.results)


def _of_reference(reference: Reference, day: dt.date) -> Iterator[tuple[str, dt.date]]:
    keys = reference.indicators if reference.kind is ReferenceKind.COUNTERS else reference.indicators[:1]
    yield from ((key, reference.as_of or day) for key in keys)


def _linked(context: Context, language: str, links: Sequence[str]) -> Iterator[tuple[str, dt.date]]:
    """Yield the indicators that a page leads to."""
    pages = section_url(context.routes, language, "indicators")
    for link in links:
        key = link.partition("#")[0].removeprefix(pages).rstrip("/")
        if link.startswith(pages) and key in context.site.indicators:
            yield key, context.results.day
