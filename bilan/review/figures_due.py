"""Figures that want something: without a value, grown old, or confirmed by nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bilan.model.indicators import Absence, AbsenceReason, Counting, Figure, Indicator, Kind, Observation
from bilan.plan.figures import figure_view
from bilan.results import own_figure
from bilan.review.dashboard_views import DueFigureView
from bilan.review.leads import Outlook, by_title, indicator_lead

OLD_AFTER = dt.timedelta(days=365)
"""A result whose newest day is longer ago has missed a year's report."""

_SETTLED = frozenset({AbsenceReason.NOT_APPLICABLE, AbsenceReason.WITHHELD, AbsenceReason.DISCONTINUED})
"""Reasons that no value is waited for."""
_AGING = frozenset({Kind.RESULT, Kind.ESTIMATE, Kind.CONTEXT})
"""What is measured again and again; a pledge or a target stands as it was made."""


def absent_rows(outlook: Outlook) -> list[DueFigureView]:
    """Return what has no value: first what is overdue, then what is expected, then the rest."""
    today = outlook.context.results.day
    rows = [
        DueFigureView(
            lead=indicator_lead(outlook, indicator, seen.span if seen else None),
            figure=figure_view(outlook.context, outlook.language, figure),
            expected=absence.expected,
            is_overdue=absence.expected is not None and absence.expected.day < today,
        )
        for indicator, seen, figure, absence in _absences(outlook)
    ]
    return sorted(
        rows,
        key=lambda one: (one.expected.day if one.expected else dt.date.max, *by_title(outlook, one.lead)),
    )


def _absences(outlook: Outlook) -> Iterator[tuple[Indicator, Observation | None, Figure, Absence]]:
    """Return the values that are waited for: the latest of an indicator, and every period without one."""
    for key, indicator in outlook.context.site.indicators.items():
        if indicator.span.path not in outlook.reading.tree.files:
            continue  # it stands in for one that nobody has written: a problem says so
        latest = outlook.context.results.latest[key]
        if not indicator.observations and latest.absent is not None:
            yield indicator, None, latest, latest.absent
        asked = (
            indicator.observations if indicator.counting is Counting.PERIOD else indicator.observations[-1:]
        )
        for seen in asked:
            if seen.absent is not None and seen.absent.reason not in _SETTLED:
                yield indicator, seen, own_figure(indicator, seen), seen.absent


def old_rows(outlook: Outlook) -> list[DueFigureView]:
    """Return the figures whose newest day is more than a year ago, the oldest first."""
    found = [
        (figure.as_of.day, _row(outlook, figure))
        for figure in outlook.context.results.latest.values()
        if figure.kind in _AGING
        and figure.value is not None
        and figure.as_of is not None
        and outlook.context.results.day - figure.as_of.day > OLD_AFTER
        and not _is_discontinued(outlook.context.site.indicators[figure.indicator])
    ]
    return [row for _, row in sorted(found, key=lambda one: (one[0], *by_title(outlook, one[1].lead)))]


def _is_discontinued(indicator: Indicator) -> bool:
    last = indicator.observations[-1].absent
    return last is not None and last.reason in _SETTLED


def unvalidated_rows(outlook: Outlook) -> list[DueFigureView]:
    """Return the latest figures with a value that nobody has confirmed, results and the newest first."""
    found = [
        (
            figure.kind is not Kind.RESULT,
            -figure.as_of.day.toordinal() if figure.as_of else 0,
            _row(outlook, figure),
        )
        for figure in outlook.context.results.latest.values()
        if figure.value is not None and any(one.validated is None for one in figure.counted)
    ]
    return [
        row for *_, row in sorted(found, key=lambda one: (one[0], one[1], *by_title(outlook, one[2].lead)))
    ]


def _row(outlook: Outlook, figure: Figure) -> DueFigureView:
    """Return a figure with the way to its newest value."""
    indicator = outlook.context.site.indicators[figure.indicator]
    return DueFigureView(
        lead=indicator_lead(outlook, indicator, figure.counted[-1].span),
        figure=figure_view(outlook.context, outlook.language, figure),
    )
