"""Results as they stood: an overview for each reporting date, and a page for each objective under it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from bilan.language.formats import format_day
from bilan.language.words import say
from bilan.model.content import Collection, Edition, Objective
from bilan.model.indicators import Indicator, Kind
from bilan.model.when import Precision, When
from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.cards import by_order
from bilan.plan.context import (
    Context,
    edition_for,
    edition_url,
    indicator_url,
    section_link,
    title_of,
    words_in,
)
from bilan.plan.engines.freshness import figures_day
from bilan.plan.figures import chart_view, counters_view, figure_view
from bilan.plan.frames import Place, frame_of
from bilan.plan.reports.report_blocks import ReportGroupView, ReportLinksView, ReportRowView
from bilan.plan.reports.report_views import ObjectiveAsOfView, ResultsAsOfView
from bilan.plan.reports.revisions import later_revision
from bilan.plan.routes import corrections_url, report_url, section_url
from bilan.plan.views import Frame
from bilan.results import figure_at


def reporting_dates(context: Context) -> tuple[dt.date, ...]:
    """Return the exact days on which results were observed, the oldest first."""
    days = {
        one.as_of.day
        for indicator in _results(context)
        for one in indicator.observations
        if one.as_of.precision is Precision.DAY
        and not one.as_of.is_about
        and one.as_of.day <= context.results.day
    }
    return tuple(sorted(days))


def report_pages(context: Context) -> Iterator[ResultsAsOfView | ObjectiveAsOfView]:
    """Return the pages of every reporting date in every language, from the values as they are known today."""
    objectives = by_order(tuple(context.site.objectives.values()))
    for day in reporting_dates(context):
        for language in context.languages:
            yield _overview(context, language, day)
        for objective in objectives:
            for edition in objective.editions.values():
                yield _of_objective(context, objective, edition, day)


def report_links(context: Context, language: str) -> tuple[LinkView, ...]:
    """Return the ways to the overviews of all reporting dates, the newest first."""
    return tuple(_dated_link(context, language, day) for day in reversed(reporting_dates(context)))


def objective_report_links(context: Context, objective: Objective, edition: Edition) -> tuple[LinkView, ...]:
    """Return the ways to an objective as it stood on each day that one of its results was observed."""
    own = {seen.as_of.day for one in _results_of(context, objective) for seen in one.observations}
    return tuple(
        _dated_link(context, edition.language, day, edition.slug)
        for day in reversed(reporting_dates(context))
        if day in own
    )


def _overview(context: Context, language: str, day: dt.date) -> ResultsAsOfView:
    place = Place(
        url=report_url(context.routes, language, day.isoformat()),
        section="results",
        trail=(section_link(context, "results", language),),
        translations={one: report_url(context.routes, one, day.isoformat()) for one in context.languages},
    )
    return ResultsAsOfView(
        frame=frame_of(
            context,
            language,
            _overview_link(context, language, day).label,
            place,
            modified=figures_day(context, (one.key for one in _results(context)), day),
        ),
        as_of=When(day=day),
        groups=_groups(context, language, day),
        ways=_ways(context, language, day),
        corrections_url=corrections_url(context.routes, language),
    )


def _of_objective(
    context: Context, objective: Objective, edition: Edition, day: dt.date
) -> ObjectiveAsOfView:
    language = edition.language
    own = _results_of(context, objective)
    seen = tuple(one for one in own if _is_seen(context, one.key, day))
    counters = tuple(key for key in objective.counters if _is_seen(context, key, day))
    charts = tuple(
        chart_view(context, language, one.indicator, one.by, day)
        for one in objective.charts
        if _is_seen(context, one.indicator, day)
    )
    url = edition_url(context, Collection.OBJECTIVES, edition)
    return ObjectiveAsOfView(
        frame=_objective_frame(context, objective, edition, day),
        as_of=When(day=day),
        objective=LinkView(label=title_of(edition), url=url),
        overview=_overview_link(context, language, day),
        counters=counters_view(context, language, counters, day),
        charts=tuple(one for one in charts if len(one.bars) > 1),
        rows=_rows(context, language, seen, day),
        unreported=tuple(_indicator_link(context, one, language) for one in own if one not in seen),
        ways=_ways(context, language, day, edition.slug, url),
        corrections_url=corrections_url(context.routes, language),
    )


def _objective_frame(context: Context, objective: Objective, edition: Edition, day: dt.date) -> Frame:
    language = edition.language
    title = say(
        context.locales[language],
        "%(objective)s: results as of %(day)s",
        objective=edition.title,
        day=_written(context, language, day),
    )
    trail = (section_link(context, "results", language), _overview_link(context, language, day))
    place = Place(
        url=report_url(context.routes, language, day.isoformat(), edition.slug),
        section="results",
        trail=trail,
        translations={
            one: report_url(context.routes, one, day.isoformat(), other.slug)
            for one, other in objective.editions.items()
        },
    )
    own = (one.key for one in _results_of(context, objective))
    modified = figures_day(context, own, day)
    return frame_of(context, language, Text(words=title, language=language), place, modified=modified)


def _groups(context: Context, language: str, day: dt.date) -> tuple[ReportGroupView, ...]:
    observed = [one for one in _results(context) if figure_at(one, day).as_of is not None]
    objectives = by_order(tuple(context.site.objectives.values()))
    groups = [
        ReportGroupView(
            objective=_objective_link(context, objective, language, day),
            rows=_rows(context, language, [one for one in observed if one.objective == objective.key], day),
        )
        for objective in objectives
    ]
    shown = {one.key for one in objectives}
    rest = _rows(context, language, [one for one in observed if one.objective not in shown], day)
    return tuple(one for one in (*groups, ReportGroupView(objective=None, rows=rest)) if one.rows)


def _rows(
    context: Context, language: str, indicators: Sequence[Indicator], day: dt.date
) -> tuple[ReportRowView, ...]:
    return tuple(
        ReportRowView(
            figure=figure_view(context, language, figure_at(one, day)),
            is_new=any(seen.as_of.day == day for seen in one.observations),
            revision=later_revision(context, language, one, day),
        )
        for one in indicators
    )


def _ways(context: Context, language: str, day: dt.date, slug: str = "", today: str = "") -> ReportLinksView:
    """Return the ways on from a date; `slug` and `today` are those of an objective where it is about one."""
    dates = reporting_dates(context)
    at = dates.index(day)
    label = say(context.locales[language], "As they stand today")
    return ReportLinksView(
        earlier=_dated_link(context, language, dates[at - 1], slug) if at > 0 else None,
        later=_dated_link(context, language, dates[at + 1], slug) if at + 1 < len(dates) else None,
        today=LinkView(
            label=Text(words=label, language=language),
            url=today or section_url(context.routes, language, "results"),
        ),
    )


def _results(context: Context) -> tuple[Indicator, ...]:
    return tuple(one for one in context.site.indicators.values() if one.kind is Kind.RESULT)


def _results_of(context: Context, objective: Objective) -> tuple[Indicator, ...]:
    """Return the results that an objective selects, in its order, then the others that name it."""
    results = {one.key: one for one in _results(context)}
    selected = [key for key in objective.counters if key in results]
    others = [key for key, one in results.items() if one.objective == objective.key]
    return tuple(results[key] for key in dict.fromkeys((*selected, *others)))


def _is_seen(context: Context, key: str, day: dt.date) -> bool:
    return figure_at(context.site.indicators[key], day).as_of is not None


def _objective_link(context: Context, objective: Objective, language: str, day: dt.date) -> LinkView:
    edition = edition_for(objective, language)
    url = report_url(context.routes, edition.language, day.isoformat(), edition.slug)
    return LinkView(label=title_of(edition), url=url)


def _overview_link(context: Context, language: str, day: dt.date) -> LinkView:
    title = say(context.locales[language], "Results as of %(day)s", day=_written(context, language, day))
    url = report_url(context.routes, language, day.isoformat())
    return LinkView(label=Text(words=title, language=language), url=url)


def _dated_link(context: Context, language: str, day: dt.date, slug: str = "") -> LinkView:
    url = report_url(context.routes, language, day.isoformat(), slug)
    return LinkView(label=Text(words=_written(context, language, day), language=language), url=url)


def _indicator_link(context: Context, indicator: Indicator, language: str) -> LinkView:
    url = indicator_url(context, indicator.key, language)
    return LinkView(label=words_in(context, indicator.name, language), url=url)


def _written(context: Context, language: str, day: dt.date) -> str:
    return format_day(When(day=day), context.locales[language])
