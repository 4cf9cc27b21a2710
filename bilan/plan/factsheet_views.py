"""What the templates of factsheets may see."""

from __future__ import annotations

from bilan.model.when import When
from bilan.plan.blocks import CardView, CountersView, LinkView, ProseView
from bilan.plan.views import View


class FactsheetsView(View):
    """The list of factsheets, newest first."""

    cards: tuple[CardView, ...]


class FactsheetView(View):
    """A sheet of figures as they stood at a date."""

    as_of: When
    lead: ProseView | None
    pdf_url: str
    """The address of the same sheet as PDF; empty where there is none."""
    headline: CountersView
    prose: ProseView
    objectives: tuple[LinkView, ...]
    topics: tuple[LinkView, ...]
    countries: tuple[LinkView, ...]
