"""What the templates of reports may see: results as they stood, and the log of corrections."""

from __future__ import annotations

from bilan.model.when import When
from bilan.plan.blocks import ChartView, CountersView, LinkView
from bilan.plan.reports.report_blocks import CorrectionView, ReportGroupView, ReportLinksView, ReportRowView
from bilan.plan.views import View


class ResultsAsOfView(View):
    """All results as they stood at the end of a reporting date."""

    as_of: When
    groups: tuple[ReportGroupView, ...]
    ways: ReportLinksView
    corrections_url: str


class ObjectiveAsOfView(View):
    """The results of an objective as they stood at the end of a reporting date."""

    as_of: When
    objective: LinkView
    """Its page as it stands today."""
    overview: LinkView
    """All results as of the same day."""
    counters: CountersView
    charts: tuple[ChartView, ...]
    rows: tuple[ReportRowView, ...]
    unreported: tuple[LinkView, ...]
    """Its results of today that nothing had been reported on by then."""
    ways: ReportLinksView
    corrections_url: str


class CorrectionsView(View):
    """The public log of corrections, the newest first."""

    corrections: tuple[CorrectionView, ...]
    feed_url: str
    email: str | None
    """Where readers may report a mistake."""
