"""The page of all results, and a page for each indicator."""

from __future__ import annotations

from collections.abc import Iterable

from bilan.model.content import Collection
from bilan.model.indicators import Indicator, Kind
from bilan.model.words import text_in
from bilan.plan.blocks import LinkView, ResultGroupView
from bilan.plan.cards import by_order
from bilan.plan.context import Context, indicator_url, item_link, section_link
from bilan.plan.data.data import downloads_view, indicator_node
from bilan.plan.engines.freshness import figures_day
from bilan.plan.figures import chart_view, counter_view, figure_view
from bilan.plan.frames import Place, frame_of
from bilan.plan.reports.citations import citation_view
from bilan.plan.reports.reports import report_links
from bilan.plan.reports.traces import baseline_view, dated_views, progress_view, target_view
from bilan.plan.routes import corrections_url
from bilan.plan.views import Frame, IndicatorView, ResultsView
from bilan.results import dimensions_at


def results_view(context: Context, language: str, frame: Frame) -> ResultsView:
    """Return all results by objective, and apart from them the figures that are no results.

    An indicator that has not been observed by the day of the build is not among them.
    """
    observed = [
        one for key, one in context.site.indicators.items() if context.results.latest[key].as_of is not None
    ]
    return ResultsView(
        frame=frame,
        results=_groups(context, language, [one for one in observed if one.kind is Kind.RESULT]),
        others=_groups(context, language, [one for one in observed if one.kind is not Kind.RESULT]),
        reports=report_links(context, language),
        corrections_url=corrections_url(context.routes, language),
    )


def indicator_view(context: Context, indicator: Indicator, language: str) -> IndicatorView:
    """Return the page of an indicator."""
    day = context.results.day
    key = indicator.key
    place = Place(
        url=indicator_url(context, key, language),
        section="results",
        trail=(section_link(context, "results", language),),
        translations={one: indicator_url(context, key, one) for one in context.languages},
    )
    definition = indicator.definition
    about = text_in(definition, language, context.languages).words if definition else ""
    objective = context.site.objectives.get(indicator.objective or "")
    counter = counter_view(context, language, key, day)
    by_day = (None,) if len(counter.points) > 1 else ()
    return IndicatorView(
        frame=frame_of(
            context,
            language,
            counter.source.name,
            place,
            about=about,
            modified=figures_day(context, (key,), day),
            structured=(indicator_node(context, language, indicator),),
        ),
        counter=counter,
        direction=indicator.direction,
        baseline=baseline_view(context, language, indicator),
        target=target_view(context, language, indicator),
        progress=progress_view(context, language, indicator),
        objective=item_link(context, Collection.OBJECTIVES, objective, language) if objective else None,
        charts=tuple(
            chart_view(context, language, key, by, day) for by in (*by_day, *dimensions_at(indicator, day))
        ),
        history=dated_views(context, language, indicator),
        citation=citation_view(context, language, context.results.latest[key]),
        corrections_url=corrections_url(context.routes, language),
        downloads=downloads_view(context, language, key),
    )


def _groups(context: Context, language: str, indicators: Iterable[Indicator]) -> tuple[ResultGroupView, ...]:
    indicators = tuple(indicators)
    objectives = by_order(tuple(context.site.objectives.values()))
    groups = [
        _group(
            context,
            language,
            item_link(context, Collection.OBJECTIVES, objective, language),
            [one for one in indicators if one.objective == objective.key],
        )
        for objective in objectives
    ]
    shown = {objective.key for objective in objectives}
    rest = _group(context, language, None, [one for one in indicators if one.objective not in shown])
    return tuple(group for group in (*groups, rest) if group.figures)


def _group(
    context: Context, language: str, objective: LinkView | None, indicators: Iterable[Indicator]
) -> ResultGroupView:
    return ResultGroupView(
        objective=objective,
        figures=tuple(figure_view(context, language, context.results.latest[one.key]) for one in indicators),
    )
