"""What the templates of countries, regions and lists of projects may see."""

from __future__ import annotations

from decimal import Decimal

from bilan.model.records import Record
from bilan.model.words import Text
from bilan.plan.blocks import (
    CardView,
    FigureView,
    FilterGroupView,
    LinkView,
    MapRegionView,
    PagerView,
    ProjectRowView,
    SumView,
)
from bilan.plan.views import View


class TallyView(Record):
    """How many projects there are, and what they come to."""

    count: int
    sums: tuple[SumView, ...]
    """One for each currency."""


class SplitView(Record):
    """The projects of one country, region, objective or topic, told apart so that none is counted twice."""

    group: str
    """`country`, `region`, `objective` or `topic`."""
    total: TallyView
    alone: TallyView
    """Those that are for this one alone: their sums may be added to those of the others."""
    shared: TallyView
    """Those that are for others as well: their sums stand in full, and are divided nowhere."""


class TotalRowView(Record):
    """The projects that are for one country, region or objective alone, or that began in one year."""

    label: Text
    url: str
    """The list of them; empty where it has none."""
    tally: TallyView


class TotalsView(Record):
    """All projects, by one of the things that they can be put together by: the parts add up to the total."""

    group: str
    """`objective`, `region`, `country` or `year`."""
    rows: tuple[TotalRowView, ...]
    alone: TallyView
    """Those of all rows together."""
    shared: TallyView
    """Those that are for several of them."""
    outside: TallyView
    """Those that are for none of them."""
    total: TallyView


class ProjectsView(View):
    """A page of the list of projects, all of them or those of one filter, the latest start first."""

    projects: tuple[ProjectRowView, ...]
    count: int
    """Of all pages of this list together."""
    unlisted: int
    """How many more are counted in the sums, and are described in another language alone."""
    tally: TallyView
    split: SplitView | None
    """For the filters of which a project can have several values."""
    totals: tuple[TotalsView, ...]
    """On the first page of the whole list."""
    filters: tuple[FilterGroupView, ...]
    all_url: str
    filtered_by: Text | None
    pager: PagerView


class PartView(Record):
    """A figure that is a part of a total."""

    figure: FigureView
    """The part, under the name of its indicator."""
    total: FigureView
    share: Decimal | None
    """Of the total, from 0 to 1; None where it would mislead."""
    undivided: FigureView | None
    """What of the total stands in contracts that cover several countries; None where there is none."""
    added: int
    """From how many countries it was added up; 0 where it was reported as it stands."""


class PartGroupView(Record):
    """The figures of one objective, or those that belong to none."""

    objective: LinkView | None
    parts: tuple[PartView, ...]


class RecordsView(Record):
    """What the site holds on one country or region."""

    results: tuple[PartGroupView, ...]
    others: tuple[PartGroupView, ...]
    """Figures that are no results: each says what it is."""
    not_added: tuple[LinkView, ...]
    """For a region: the indicators whose parts by country cannot be added up."""
    projects: SplitView
    alone: tuple[ProjectRowView, ...]
    """The largest ones."""
    shared: tuple[ProjectRowView, ...]
    """The largest ones."""
    projects_url: str
    """Their list; empty where it has none of them."""
    stories: tuple[CardView, ...]
    """The newest ones."""
    story_count: int
    stories_url: str
    """Their list; empty where it has none of them."""
    factsheets: tuple[LinkView, ...]


class CountryRowView(Record):
    """A country in a table of countries."""

    link: LinkView
    alone: TallyView
    shared: TallyView
    story_count: int


class CountryGroupView(Record):
    """The countries of one region, or those that lie in none."""

    region: LinkView | None
    rows: tuple[CountryRowView, ...]


class CountryView(View):
    """Everything about one country."""

    code: str
    map_regions: tuple[MapRegionView, ...]
    regions: tuple[LinkView, ...]
    """Those it lies in."""
    region_keys: tuple[str, ...]
    records: RecordsView
    neighbours: tuple[LinkView, ...]
    """The other countries of its regions."""


class RegionView(View):
    """Everything about one region."""

    key: str
    map_regions: tuple[MapRegionView, ...]
    records: RecordsView
    countries: tuple[CountryRowView, ...]
    others: tuple[LinkView, ...]
    """The other regions."""


class CountriesView(View):
    """All countries, by region or in another order."""

    map_regions: tuple[MapRegionView, ...]
    groups: tuple[CountryGroupView, ...]
    """One without a region where the order is another."""
    orders: tuple[OrderView, ...]
    totals: TotalsView
    """All projects by country, to say what of them no row holds alone."""


class OrderView(Record):
    """An order that a table comes in, as a plain link."""

    order: str
    """`region`, `projects`, `contribution` or `stories`."""
    currency: str
    """Empty but where contributions are in several currencies."""
    url: str
    is_current: bool
