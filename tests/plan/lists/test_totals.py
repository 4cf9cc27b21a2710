"""Contributions added up: every project once, and shared ones apart."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.load.site import load_site
from bilan.model.content import Edition, Money, Project, Prose, Status
from bilan.model.site import Settings
from bilan.model.source import Span
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.lists.listings import option_of
from bilan.plan.lists.totals import is_alone, split_of, tally_of, totals_of, values_in
from bilan.plan.places.place_views import SplitView, TallyView, TotalsView
from tests.load.trees import tree_of

SPAN = Span(path="content/projects/a/en.md")
PROSE = Prose(text="", references=(), links=(), span=SPAN)
EDITION = Edition(
    language="en",
    title="A project",
    slug="a",
    summary=None,
    prose=PROSE,
    image_alt=None,
    image_caption=None,
    seo_title=None,
    update_note=None,
    status=Status.PUBLISHED,
    publish_at=None,
    translated_from=None,
    aliases=(),
    allowed={},
    places={},
    span=SPAN,
)
COUNTRIES = ("NE", "ML", "SO", "MD")
OPTIONS = {
    "country": COUNTRIES,
    "region": ("sahel", "horn"),
    "objective": ("jobs", "migration"),
    "year": ("2018", "2019", "2020"),
}


def settings() -> Settings:
    site = load_site(
        tree_of("""
            == content/site.yaml ==
            name: {en: A site}
            base_url: https://example.org/
            languages: [en]
            regions:
              sahel: {name: {en: Sahel}, countries: [NE, ML]}
              horn: {name: {en: Horn}, countries: [SO]}
        """)
    ).value
    assert site is not None
    return site.settings


SETTINGS = settings()


def project(
    amount: str = "10",
    *,
    currency: str = "EUR",
    countries: Iterable[str] = (),
    regions: Iterable[str] = (),
    objectives: Iterable[str] = (),
    year: int = 2019,
) -> Project:
    return Project(
        key="a",
        folder="content/projects/a",
        original="en",
        editions={"en": EDITION},
        updated=None,
        span=SPAN,
        contribution=Money(amount=Decimal(amount), currency=currency),
        funder=None,
        starts=When(day=dt.date(year, 5, 6)),
        ends=None,
        objectives=tuple(objectives),
        countries=tuple(countries),
        regions=tuple(regions),
        topics=(),
        partners=(),
        website=None,
        results=(),
    )


def totals(group: str, *projects: Project, options: Iterable[str] | None = None) -> TotalsView:
    named = [option_of(one, Text(words=one, language="en")) for one in options or OPTIONS[group]]
    return totals_of(SETTINGS, group, projects, named, lambda one: f"/{one.value}/")


def money(tally: TallyView) -> dict[str, Decimal]:
    return {one.amount.currency: one.amount.amount for one in tally.sums}


def added(tallies: Iterable[TallyView]) -> tuple[int, dict[str, Decimal]]:
    count, sums = 0, dict[str, Decimal]()
    for tally in tallies:
        count += tally.count
        for currency, amount in money(tally).items():
            sums[currency] = sums.get(currency, Decimal(0)) + amount
    return count, sums


projects = st.builds(
    project,
    st.decimals(0, 10**12, places=2).map(str),
    currency=st.sampled_from(["EUR", "USD"]),
    countries=st.lists(st.sampled_from(COUNTRIES), unique=True, max_size=3),
    regions=st.lists(st.sampled_from(OPTIONS["region"]), unique=True),
    objectives=st.lists(st.sampled_from([*OPTIONS["objective"], "held-back"]), unique=True),
    year=st.sampled_from([2018, 2019, 2020]),
)


@given(st.lists(projects, max_size=12), st.sampled_from(sorted(OPTIONS)))
def test_the_parts_of_every_table_add_up_to_all_projects(some: list[Project], group: str) -> None:
    found = totals(group, *some)

    everything = added([tally_of(some)])
    assert added([found.total]) == everything
    assert added([*(row.tally for row in found.rows), found.shared, found.outside]) == everything
    assert added(row.tally for row in found.rows) == added([found.alone])


@given(st.lists(projects, max_size=12), st.sampled_from(["country", "region", "objective"]))
def test_what_a_place_has_alone_and_shares_is_all_that_names_it(some: list[Project], group: str) -> None:
    for value in OPTIONS[group]:
        here = [one for one in some if value in values_in(SETTINGS, group, one)]

        found = split_of(SETTINGS, group, here)

        assert added([found.alone, found.shared]) == added([found.total]) == added([tally_of(here)])


@given(st.lists(projects, max_size=12), st.sampled_from(sorted(OPTIONS)))
def test_a_sum_says_how_many_projects_it_was_added_up_from(some: list[Project], group: str) -> None:
    for tally in (row.tally for row in totals(group, *some).rows):
        assert sum(one.count for one in tally.sums) == tally.count > 0


def test_cents_are_added_exactly() -> None:
    found = tally_of([project("0.10"), project("0.20"), project("999999999999999")])

    assert money(found) == {"EUR": Decimal("999999999999999.30")}


def test_currencies_are_never_added_to_each_other() -> None:
    found = tally_of([project("1", currency="USD"), project("2"), project("4")])

    assert [(one.amount.currency, one.amount.amount, one.count) for one in found.sums] == [
        ("EUR", Decimal(6), 2),
        ("USD", Decimal(1), 1),
    ]


def test_a_project_in_two_countries_stands_apart_and_in_no_row() -> None:
    found = totals("country", project("1", countries=["NE"]), project("5", countries=["NE", "ML"]))

    assert [(row.label.words, money(row.tally)) for row in found.rows] == [("NE", {"EUR": Decimal(1)})]
    assert money(found.shared) == {"EUR": Decimal(5)}


def test_two_countries_of_one_region_are_in_that_region_alone() -> None:
    found = totals("region", project("5", countries=["NE", "ML"]), project("3", regions=["horn"]))

    assert [(row.label.words, money(row.tally)) for row in found.rows] == [
        ("sahel", {"EUR": Decimal(5)}),
        ("horn", {"EUR": Decimal(3)}),
    ]
    assert found.shared.count == 0


@pytest.mark.parametrize("countries", [["NE", "SO"], ["NE", "MD"]])
def test_a_country_elsewhere_makes_a_project_one_of_several_regions(countries: list[str]) -> None:
    found = totals("region", project(countries=countries))

    assert (found.rows, found.shared.count) == ((), 1)
    assert not is_alone(SETTINGS, "region", project(countries=countries))


def test_a_project_that_names_its_region_is_in_that_one_alone_whatever_its_countries() -> None:
    found = totals("region", project("5", countries=["NE", "SO", "MD"], regions=["sahel"]))

    assert [(row.label.words, money(row.tally)) for row in found.rows] == [("sahel", {"EUR": Decimal(5)})]


def test_a_country_in_no_region_and_no_country_at_all_are_outside() -> None:
    found = totals("region", project(countries=["MD"]), project())

    assert (found.rows, found.shared.count, found.outside.count) == ((), 0, 2)


def test_an_objective_that_is_not_on_the_site_is_outside() -> None:
    found = totals("objective", project(objectives=["held-back"]), project(objectives=["jobs"]))

    assert [row.label.words for row in found.rows] == ["jobs"]
    assert found.outside.count == 1


def test_a_row_leads_to_the_list_of_its_projects() -> None:
    [row] = totals("year", project(year=2020)).rows

    assert (row.label.words, row.url) == ("2020", "/2020/")


def test_no_project_comes_to_no_amount() -> None:
    found: SplitView = split_of(SETTINGS, "country", ())

    assert found.total == TallyView(count=0, sums=())
