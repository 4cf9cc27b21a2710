"""The table of all countries, by region and in every other order: each order is a page of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from bilan.language.words import say
from bilan.model.records import Record
from bilan.model.words import Text
from bilan.plan.context import Context, section_link, section_name, shown_in
from bilan.plan.engines.freshness import items_day
from bilan.plan.frames import Place, frame_of, section_place
from bilan.plan.lists.listings import country_options
from bilan.plan.lists.totals import split_of, totals_of
from bilan.plan.places.atlas import Atlas
from bilan.plan.places.geography import by_name, country_links, map_regions, region_links
from bilan.plan.places.place_views import (
    CountriesView,
    CountryGroupView,
    CountryRowView,
    OrderView,
    TallyView,
    TotalsView,
)
from bilan.plan.routes import order_url, section_url
from bilan.plan.views import Frame

SECTION = "countries"


class Order(Record):
    """What the countries are put in order by."""

    key: str
    """`region`, `projects`, `contribution` or `stories`."""
    currency: str = ""
    """Whose amounts are compared."""
    is_one_of_several: bool = False
    """Whether contributions are in other currencies as well, so that this one must be named."""


def country_tables(context: Context, atlas: Atlas, language: str) -> Iterator[CountriesView]:
    """Return the table of all countries by region, then the same in each other order."""
    codes = by_name(context, atlas.countries, language)
    rows = dict(zip(codes, country_rows(context, atlas, codes, language), strict=True))
    orders = _orders(context)
    for order in orders:
        yield CountriesView(
            frame=_frame(context, order, language),
            map_regions=map_regions(context, language),
            groups=_by_region(context, rows, language)
            if order.key == "region"
            else (CountryGroupView(region=None, rows=_sorted(rows.values(), order)),),
            orders=tuple(_order_view(context, one, order, language) for one in orders),
            totals=_totals(context, language),
        )


def country_rows(
    context: Context, atlas: Atlas, codes: Iterable[str], language: str
) -> tuple[CountryRowView, ...]:
    """Return countries as rows of a table, in the order given."""
    codes = tuple(codes)
    rows = []
    for code, link in zip(codes, country_links(context, codes, language), strict=True):
        records = atlas.countries[code]
        split = split_of(context.site.settings, "country", records.projects)
        stories = shown_in(context, records.stories, language)
        rows.append(
            CountryRowView(link=link, alone=split.alone, shared=split.shared, story_count=len(stories))
        )
    return tuple(rows)


def _orders(context: Context) -> tuple[Order, ...]:
    currencies = sorted({one.contribution.currency for one in context.site.projects.values()})
    amounts = (
        Order(key="contribution", currency=one, is_one_of_several=len(currencies) > 1) for one in currencies
    )
    return (Order(key="region"), Order(key="projects"), *amounts, Order(key="stories"))


def _sorted(rows: Iterable[CountryRowView], order: Order) -> tuple[CountryRowView, ...]:
    """Return rows with the largest first; those that are equal stay as they were, by name.

    Contributions are compared by what is for the country alone, and only between equals by what it shares.
    """

    def size(row: CountryRowView) -> tuple[Decimal, Decimal]:
        if order.key == "stories":
            return Decimal(row.story_count), Decimal(0)
        if order.key == "projects":
            return Decimal(row.alone.count + row.shared.count), Decimal(row.alone.count)
        return _amount(row.alone, order.currency), _amount(row.shared, order.currency)

    return tuple(sorted(rows, key=size, reverse=True))


def _amount(tally: TallyView, currency: str) -> Decimal:
    return sum((one.amount.amount for one in tally.sums if one.amount.currency == currency), Decimal(0))


def _by_region(
    context: Context, rows: dict[str, CountryRowView], language: str
) -> tuple[CountryGroupView, ...]:
    regions = context.site.settings.regions
    inside = {code for region in regions.values() for code in region.countries}
    groups = [
        CountryGroupView(
            region=link, rows=tuple(row for code, row in rows.items() if code in regions[key].countries)
        )
        for key, link in zip(regions, region_links(context, regions, language), strict=True)
    ]
    rest = CountryGroupView(region=None, rows=tuple(row for code, row in rows.items() if code not in inside))
    return tuple(group for group in (*groups, rest) if group.rows or group.region)


def _order_view(context: Context, order: Order, current: Order, language: str) -> OrderView:
    return OrderView(
        order=order.key,
        currency=order.currency if order.is_one_of_several else "",
        url=_url(context, order, language),
        is_current=order == current,
    )


def _url(context: Context, order: Order, language: str) -> str:
    if order.key == "region":
        return section_url(context.routes, language, SECTION)
    currency = order.currency if order.is_one_of_several else ""
    return order_url(context.routes, language, order.key, currency)


def _frame(context: Context, order: Order, language: str) -> Frame:
    title = Text(words=section_name(context, SECTION, language), language=language)
    modified = items_day((*context.newest[:1], *context.site.projects.values()))
    if order.key == "region":
        where = section_place(context, SECTION, language)
        return frame_of(context, language, title, where, modified=modified)
    locale = context.locales[language]
    names = {
        "projects": say(locale, "Countries by number of projects"),
        "stories": say(locale, "Countries by number of news and stories"),
        "contribution": say(locale, "Countries by contribution in %(currency)s", currency=order.currency)
        if order.is_one_of_several
        else say(locale, "Countries by contribution"),
    }
    place = Place(
        url=_url(context, order, language),
        section=SECTION,
        trail=(section_link(context, SECTION, language),),
        translations={one: _url(context, order, one) for one in context.languages},
    )
    words = Text(words=names[order.key], language=language)
    return frame_of(context, language, words, place, modified=modified)


def _totals(context: Context, language: str) -> TotalsView:
    projects = tuple(context.site.projects.values())
    codes = (code for project in projects for code in project.countries)
    options = country_options(context, codes, language)
    return totals_of(context.site.settings, "country", projects, options, lambda _: "")
