"""Breakdowns, sums of periods and totals of objectives: whether they add up."""

from __future__ import annotations

import datetime as dt

import pytest

from bilan.checks.totals import check_totals
from bilan.load.site import load_site
from bilan.model.site import Site
from bilan.model.source import Diagnostic
from tests.load.trees import tree_of

DAY = dt.date(2022, 6, 15)
OBJECTIVE = """
== content/objectives/migration/en.md ==
---
title: Improved migration management
order: 1
---
Words.
== content/objectives/migration/fr.md ==
---
title: Meilleure gestion des migrations
---
Des mots.
"""


def site_of(text: str) -> Site:
    loaded = load_site(tree_of(text))
    assert loaded.value is not None
    assert loaded.problems == ()
    return loaded.value


def problems_of(text: str) -> tuple[Diagnostic, ...]:
    return check_totals(site_of(text), DAY)


def indicator(observations: str, facts: str = "counting: latest\nunit: places") -> str:
    return (
        "== content/indicators/places.yaml ==\nname: {en: Places, fr: Places}\n"
        f"{facts}\nobservations:\n{observations}\n"
    )


def project(key: str, amount: str, currency: str = "EUR", objectives: str = "[migration]") -> str:
    return (
        f"== content/projects/{key}/en.md ==\n---\ntitle: {key}\nfrom: 2017\nobjectives: {objectives}\n"
        f"contribution: {{amount: {amount}, currency: {currency}, funder: EU}}\n---\nWords.\n"
    )


def budget(value: str, name: str = "Money for improved migration management", facts: str = "") -> str:
    return (
        f"== content/indicators/money.yaml ==\nname: {{en: {name}, fr: Argent}}\nunit: EUR\nkind: budget\n"
        f"counting: latest\nobjective: migration\n{facts}\nobservations:\n"
        f"  - {{as_of: 2021-09-29, value: {value}}}\n"
    )


# --- one value, two breakdowns ---


def test_a_breakdown_that_does_not_make_the_value_is_told_where_another_one_does() -> None:
    [found] = problems_of(
        indicator("""\
  - as_of: 2021-09-29
    value: 1000
    by: {country: {NE: 400, ML: 600}, sex: {female: 450, male: 500}}""")
    )

    assert found.code == "parts-disagree"
    assert found.what == "`places` comes to 1 000 by country and to 950 by sex"
    assert found.fixes == ("sex: {..., unknown: 50}",)
    assert found.span.line == 5


def test_a_breakdown_that_makes_more_than_the_value_has_nothing_to_be_filled_up() -> None:
    [found] = problems_of(
        indicator("""\
  - as_of: 2021-09-29
    value: 1000
    by: {country: {NE: 400, ML: 600}, sex: {female: 550, male: 500}}""")
    )

    assert found.fixes == ()


@pytest.mark.parametrize(
    "by",
    [
        "country: {NE: 400, ML: 600}, sex: {female: 500, male: 500}",
        "country: {NE: 400, ML: 600}",
        "country: {NE: 400, ML: 500}",
        "country: {NE: 400, ML: 500}, sex: {female: 450, male: 500}",
    ],
)
def test_breakdowns_that_all_make_the_value_or_none_of_which_does_are_left_alone(by: str) -> None:
    assert problems_of(indicator(f"  - {{as_of: 2021-09-29, value: 1000, by: {{{by}}}}}")) == ()


def test_shares_are_never_added_up() -> None:
    rate = indicator(
        "  - {as_of: 2021-09-29, value: 40, by: {sex: {female: 30, male: 10}, country: {NE: 50}}}",
        "counting: latest\nunit: percent",
    )

    assert problems_of(rate) == ()


# --- sums of periods ---

PERIODS = "counting: period\nunit: places"


def test_periods_of_which_only_some_are_broken_down_are_told_with_both_sums() -> None:
    [found] = problems_of(
        indicator(
            """\
  - {from: 2019-01-01, as_of: 2019-12-31, value: 80}
  - {from: 2020-01-01, as_of: 2020-12-31, value: 120, by: {country: {NE: 120}}}
  - {from: 2021-01-01, as_of: 2021-12-31, value: 50}""",
            PERIODS,
        )
    )

    assert found.code == "parts-of-some-periods"
    assert found.what == "`places` is broken down by country in 1 of its 3 periods"
    assert "come to 120, all periods to 250" in found.why
    assert found.fixes == ("by: {country: {unknown: 80}}",)
    assert (found.span.line, [one.line for one in found.also]) == (5, [7])


def test_periods_that_are_all_broken_down_or_empty_or_absent_are_no_problem() -> None:
    assert (
        problems_of(
            indicator(
                """\
  - {from: 2018-01-01, as_of: 2018-12-31, absent: withheld}
  - {from: 2019-01-01, as_of: 2019-12-31, value: 0}
  - {from: 2020-01-01, as_of: 2020-12-31, value: 120, by: {country: {NE: 120}}}
  - {from: 2021-01-01, as_of: 2021-12-31, value: 50, by: {country: {unknown: 50}}}""",
                PERIODS,
            )
        )
        == ()
    )


def test_each_dimension_is_told_once() -> None:
    found = problems_of(
        indicator(
            """\
  - {from: 2019-01-01, as_of: 2019-12-31, value: 80, by: {sex: {female: 80}}}
  - {from: 2020-01-01, as_of: 2020-12-31, value: 120, by: {country: {NE: 120}}}""",
            PERIODS,
        )
    )

    assert [one.fixes for one in found] == [
        ("by: {sex: {unknown: 120}}",),
        ("by: {country: {unknown: 80}}",),
    ]


def test_a_running_total_may_be_broken_down_on_some_days_alone() -> None:
    totals = indicator(
        """\
  - {as_of: 2020-05-06, value: 80}
  - {as_of: 2021-09-29, value: 120, by: {country: {NE: 120}}}""",
        "counting: cumulative\nunit: places",
    )

    assert problems_of(totals) == ()


# --- the total of an objective ---


def test_the_total_of_an_objective_is_compared_with_its_projects() -> None:
    [found] = problems_of(OBJECTIVE + budget("5000000") + project("a", "3000000") + project("b", "1500000"))

    assert (found.code, found.severity) == ("objective-total-differs", "note")
    assert found.what == "`migration` has 5 000 000 EUR, and its 2 projects come to 4 500 000 EUR"


def test_a_total_that_its_projects_come_to_is_no_problem() -> None:
    assert (
        problems_of(
            OBJECTIVE + budget("4500000.50") + project("a", "3000000.25") + project("b", "1500000.25")
        )
        == ()
    )


def test_projects_in_other_currencies_or_of_several_objectives_are_told() -> None:
    other = OBJECTIVE.replace("/migration/", "/governance/").replace("order: 1", "order: 2")
    [found] = problems_of(
        OBJECTIVE
        + other.replace("Improved migration management", "Governance").replace("Meilleure gestion", "Gestion")
        + budget("5000000")
        + project("a", "3000000", objectives="[migration, governance]")
        + project("b", "1500000", currency="USD")
    )

    assert found.what == "`migration` has 5 000 000 EUR, and 1 project of it comes to 3 000 000 EUR"
    assert "1 of them serves other objectives as well" in found.why
    assert "1 more has its contribution in another currency" in found.why


@pytest.mark.parametrize(
    ("qualifier", "value", "is_told"),
    [
        ("more-than", "4000000", False), ("more-than", "4500000", True), ("at-least", "4500000", False),
        ("about", "4600000", False), ("about", "5000000", True), ("almost", "4600000", False),
        ("almost", "4400000", True), ("up-to", "4500000", False), ("up-to", "4000000", True),
    ],
)  # fmt: skip
def test_a_total_that_says_how_it_stands_to_the_truth_is_taken_at_its_word(
    qualifier: str, value: str, is_told: bool
) -> None:
    stated = budget(f"{value}, qualifier: {qualifier}")

    found = problems_of(OBJECTIVE + stated + project("a", "3000000") + project("b", "1500000"))

    assert bool(found) is is_told


@pytest.mark.parametrize(
    "name",
    ["Value of the new programmes", "Money for migration", "Money for management of improved migration"],
)
def test_money_that_is_not_named_after_its_objective_is_a_part_of_it(name: str) -> None:
    assert problems_of(OBJECTIVE + budget("5", name) + project("a", "3000000")) == ()


def test_an_objective_may_be_named_in_any_language() -> None:
    named = budget("5").replace(
        "fr: Argent", "fr: Crédits de l'objectif « meilleure gestion des migrations »"
    )

    assert len(problems_of(OBJECTIVE + named.replace("improved", "some") + project("a", "3000000"))) == 1


@pytest.mark.parametrize("change", [("kind: budget", "kind: planned"), ("unit: EUR", "unit: people"),
                                    ("objective: migration", "")])  # fmt: skip
def test_only_a_budget_in_money_of_an_objective_states_its_total(change: tuple[str, str]) -> None:
    assert problems_of(OBJECTIVE + budget("5").replace(*change) + project("a", "3000000")) == ()


def test_an_objective_without_projects_is_not_compared() -> None:
    assert problems_of(OBJECTIVE + budget("5")) == ()
