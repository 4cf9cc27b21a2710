"""Views of corrections to dated values: what was published, what is right, and why."""

from __future__ import annotations

import datetime as dt

from bilan.model.indicators import Absence, AbsenceReason, Indicator, Observation
from bilan.model.records import replace
from bilan.plan.context import Context, words_in
from bilan.plan.figures import figure_view
from bilan.plan.reports.report_blocks import RevisionView
from bilan.results import corrected_later, figure_at, own_figure, published_at


def own_revision(
    context: Context, language: str, indicator: Indicator, observation: Observation
) -> RevisionView | None:
    """Return how one dated value was corrected; None where it was not."""
    revision = observation.revises
    if revision is None:
        return None
    now = own_figure(indicator, observation)
    absent = Absence(reason=AbsenceReason.NOT_REPORTED) if revision.value is None else None
    before = replace(now, value=revision.value, absent=absent)
    return RevisionView(
        before=figure_view(context, language, before),
        after=figure_view(context, language, now),
        reasons=(words_in(context, revision.reason, language),),
        on=revision.on,
    )


def later_revision(
    context: Context, language: str, indicator: Indicator, day: dt.date
) -> RevisionView | None:
    """Return what was published at the end of a day where it was corrected later; else None."""
    corrected = corrected_later(indicator, day)
    revisions = [one.revises for one in corrected if one.revises]
    if not revisions:
        return None
    days = {one.on for one in revisions}
    return RevisionView(
        before=figure_view(context, language, published_at(indicator, day)),
        after=figure_view(context, language, figure_at(indicator, day)),
        reasons=tuple(words_in(context, one.reason, language) for one in revisions),
        on=days.pop() if len(days) == 1 else None,
    )
