"""The parts of pages that trace a figure: dated values, corrections, progress, how to cite it."""

from __future__ import annotations

from decimal import Decimal

from bilan.model.records import Record
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.blocks import FigureView, LinkView, SourceView


class RevisionView(Record):
    """What a value was before it was corrected, what it is, and why."""

    before: FigureView
    """Absent where nothing stood there."""
    after: FigureView
    reasons: tuple[Text, ...]
    """More than one where a sum has several parts that were corrected."""
    on: When | None
    """The day of the correction, where it is known."""


class DatedView(Record):
    """One dated value of an indicator, as it was observed, with its own address on the page."""

    anchor: str
    """`as-of-2021-09-29`: the same in every language."""
    figure: FigureView
    """The value of its day, or of its own period alone."""
    total: FigureView | None
    """With all periods before it; None where values do not add up."""
    source: SourceView
    has_own_source: bool
    """Whether its document is another than the indicator's."""
    revision: RevisionView | None
    note: Text | None
    is_remarked: bool
    """Whether more is to be said of it than its value."""


class ProgressView(Record):
    """How far a figure has come from its baseline to its target."""

    figure: FigureView
    baseline: FigureView
    """Zero without a day where the indicator counts up from nothing and states none."""
    target: FigureView
    share: Decimal
    """0 is the baseline and 1 the target; it may lie below 0 and above 1."""


class CitationView(Record):
    """How to cite a figure."""

    text: Text
    bibtex: str


class ReportRowView(Record):
    """A result as it stood at the end of a day."""

    figure: FigureView
    is_new: bool
    """Whether it was observed on that very day, and not carried over from an earlier one."""
    revision: RevisionView | None
    """What was published then, where it was corrected later."""


class ReportGroupView(Record):
    """The results of one objective as they stood, or those that belong to none."""

    objective: LinkView | None
    """Leads to the page of the objective as of the same day."""
    rows: tuple[ReportRowView, ...]


class ReportLinksView(Record):
    """The ways from a reporting date to the others."""

    earlier: LinkView | None
    later: LinkView | None
    today: LinkView
    """The same results as they stand today."""


class CorrectionView(Record):
    """One entry of the log of corrections: of a dated value, or of a text."""

    what: LinkView
    """Leads to the value, or to the item."""
    section: str
    """What sort of thing was corrected, in the language of the page."""
    on: When | None
    """The day of the correction; None where it was not recorded."""
    revision: RevisionView | None
    """None for a text."""
    note: Text | None
    """What was corrected in a text, in its editors' words."""
