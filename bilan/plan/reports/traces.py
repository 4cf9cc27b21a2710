"""What an indicator's page tells of its figure: every dated value, its corrections, progress to a target."""

from __future__ import annotations

from decimal import Decimal

from bilan.model.indicators import Counting, Figure, Indicator, Kind, Milestone, Observation, Source
from bilan.model.records import replace
from bilan.plan.blocks import FigureView
from bilan.plan.context import Context, optional_words_in
from bilan.plan.figures import figure_view, source_view
from bilan.plan.reports.citations import anchor_of
from bilan.plan.reports.report_blocks import DatedView, ProgressView
from bilan.plan.reports.revisions import own_revision
from bilan.results import figure_at, own_figure, share_reached


def dated_views(context: Context, language: str, indicator: Indicator) -> tuple[DatedView, ...]:
    """Return every dated value of an indicator until the day of the build, the newest first."""
    seen = [one for one in indicator.observations if one.as_of.day <= context.results.day]
    return tuple(_dated_view(context, language, indicator, one) for one in reversed(seen))


def baseline_view(context: Context, language: str, indicator: Indicator) -> FigureView | None:
    """Return the value that an indicator began from, where one was stated."""
    milestone = indicator.baseline
    return None if milestone is None else _milestone_view(context, language, indicator, milestone)


def target_view(context: Context, language: str, indicator: Indicator) -> FigureView | None:
    """Return the value that an indicator is to reach, of the kind of a target; None where none was set."""
    if indicator.target is None:
        return None
    view = _milestone_view(context, language, indicator, indicator.target)
    return replace(view, kind=Kind.TARGET)


def progress_view(context: Context, language: str, indicator: Indicator) -> ProgressView | None:
    """Return how far a result has come to its target.

    None where there is no target, no value, or nothing to begin from: a state or a rate
    without a baseline may have begun anywhere, while a count begins at zero.
    """
    figure = context.results.latest[indicator.key]
    target = target_view(context, language, indicator)
    if indicator.kind is not Kind.RESULT or figure.value is None or target is None or target.value is None:
        return None
    baseline = baseline_view(context, language, indicator) or _zero(context, language, indicator)
    if baseline is None or baseline.value is None or baseline.value == target.value:
        return None
    return ProgressView(
        figure=figure_view(context, language, figure),
        baseline=baseline,
        target=target,
        share=share_reached(figure.value, baseline.value, target.value),
    )


def _dated_view(context: Context, language: str, indicator: Indicator, observation: Observation) -> DatedView:
    own = own_figure(indicator, observation)
    is_own = (observation.source or Source()) not in (Source(), indicator.source)
    said = (is_own, observation.revises, observation.note, observation.validated)
    adds_up = indicator.counting is Counting.PERIOD
    total = figure_at(indicator, observation.as_of.day) if adds_up else None
    return DatedView(
        anchor=anchor_of(observation.as_of),
        figure=figure_view(context, language, own),
        total=figure_view(context, language, total) if total else None,
        source=source_view(context, language, own),
        has_own_source=is_own,
        revision=own_revision(context, language, indicator, observation),
        note=optional_words_in(context, observation.note, language),
        is_remarked=any(said),
    )


def _milestone_view(
    context: Context, language: str, indicator: Indicator, milestone: Milestone
) -> FigureView:
    figure = Figure(
        indicator=indicator.key,
        unit=indicator.unit,
        kind=indicator.kind,
        value=milestone.value,
        absent=None,
        as_of=milestone.as_of,
        starts=None,
        qualifier=None,
        part=None,
        counted=(),
    )
    return figure_view(context, language, figure)


def _zero(context: Context, language: str, indicator: Indicator) -> FigureView | None:
    if indicator.counting is Counting.LATEST or (indicator.target and indicator.target.value == 0):
        return None
    as_of = indicator.since or context.results.latest[indicator.key].as_of
    if as_of is None:
        return None
    view = _milestone_view(context, language, indicator, Milestone(as_of=as_of, value=Decimal(0)))
    return replace(view, as_of=indicator.since)
