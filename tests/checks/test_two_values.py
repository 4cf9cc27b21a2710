"""One fact with two values."""

from __future__ import annotations

import pytest

from bilan.checks.two_values import check_two_values
from bilan.load.site import load_site
from bilan.model.source import Diagnostic
from tests.load.trees import tree_of


def indicator(key: str, name: str, value: str, *, as_of: str = "2018-04-30", facts: str = "") -> str:
    stated = {"unit": "EUR", "kind": "budget", "counting": "latest"}
    stated |= dict(line.split(": ", 1) for line in facts.splitlines())
    lines = "\n".join(f"{fact}: {said}" for fact, said in stated.items())
    period = "from: 2017-01-01, " if stated["counting"] == "period" else ""
    return (
        f"== content/indicators/{key}.yaml ==\nname: {name}\n{lines}\nobservations:\n"
        f"  - {{{period}as_of: {as_of}, value: {value}}}\n"
    )


def problems_of(*indicators: str) -> tuple[Diagnostic, ...]:
    loaded = load_site(tree_of("\n".join(indicators)))
    assert loaded.value is not None
    return check_two_values(loaded.value)


def pair(first: str, second: str, values: tuple[str, str] = ("3300000000", "3390000000")) -> list[str]:
    """Return the codes of two indicators with these English names."""
    return [
        one.code
        for one in problems_of(
            indicator("a", f"{{en: {first}}}", values[0]), indicator("b", f"{{en: {second}}}", values[1])
        )
    ]


def test_two_indicators_of_one_name_with_two_values_are_told_with_both_places() -> None:
    [found] = problems_of(
        indicator("fund", "{en: Resources of the Fund, fr: Ressources du Fonds}", "3390000000", as_of="~2018-04"),
        indicator("headline", "{en: The Fund’s resources, fr: Les ressources du Fonds}", "3300000000",
                  as_of="~2018-04"),
    )  # fmt: skip

    assert found.code == "two-values"
    assert found.what == (
        "`fund` and `headline` give one fact two values on 2018-04: 3 390 000 000 and 3 300 000 000 EUR"
    )
    assert (found.span.path, found.span.line) == ("content/indicators/headline.yaml", 6)
    assert [one.path for one in found.also] == ["content/indicators/fund.yaml"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Resources of the Fund", "Resources of the Fund"),
        ("Resources of the Fund", "resources of the fund"),
        ("Resources of the Fund", "Total resources of the Fund"),
        ("Resources of the Fund", "“Resources” (the Fund)"),
    ],
)
def test_names_that_differ_in_words_that_tell_nothing_say_the_same(first: str, second: str) -> None:
    assert pair(first, second) == ["two-values"]
    assert pair(first, second, ("3300000000", "9")) == ["two-values"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Returns to Libya", "Returns from Libya"),
        ("Budget 2020", "Budget 2021"),
        ("Support of Libya to Niger", "Support of Niger to Libya"),
        ("Women protected", "Men protected"),
        ("Resources of the Fund", "Wells"),
    ],
)
def test_names_that_differ_in_a_word_that_tells_something_are_two_facts(first: str, second: str) -> None:
    assert pair(first, second) == []


@pytest.mark.parametrize(
    ("values", "is_told"),
    [
        (("3300000000", "3390000000"), True),
        (("3390000000", "3300000000"), True),
        (("295998", "295000"), True),
        (("295998", "300000"), True),
        (("44000000000", "88000000000"), False),
        (("3300000000", "3500000000"), False),
        (("32000", "31000"), False),
        (("2", "3"), False),
        (("100", "100"), False),
    ],
)
def test_where_one_name_holds_the_other_one_value_has_to_be_the_other_one_rounded(
    values: tuple[str, str], is_told: bool
) -> None:
    assert bool(pair("Resources of the Fund", "Resources of the Fund from all donors", values)) is is_told


def test_a_name_of_one_word_says_nothing_of_those_that_hold_it() -> None:
    assert pair("Resources", "Resources of the Fund") == []


def test_a_name_has_to_hold_the_other_in_every_language_they_share() -> None:
    names = (
        "{en: Fund resources, fr: Ressources du Fonds}",
        "{en: Fund resources used, fr: Dépenses du Fonds}",
    )

    assert problems_of(indicator("a", names[0], "3300"), indicator("b", names[1], "3390")) == ()


def test_names_that_are_the_same_in_one_language_are_the_same() -> None:
    names = ("{en: Fund resources, fr: Ressources du Fonds}", "{en: Money, fr: Ressources du Fonds}")

    assert len(problems_of(indicator("a", names[0], "3300"), indicator("b", names[1], "99"))) == 1


def test_equal_values_are_no_problem() -> None:
    assert pair("Resources of the Fund", "Resources of the Fund", ("3300000000", "3300000000.0")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kind: budget", "kind: planned"),
        ("unit: EUR", "unit: USD"),
        ("level: output", "level: outcome"),
        ("counting: latest", "counting: cumulative"),
        ("counting: cumulative\nsince: 2016-01-01", "counting: cumulative\nsince: 2017-01-01"),
    ],
)
def test_what_tells_two_indicators_apart_makes_them_two_facts(one: str, other: str) -> None:
    name = "{en: Resources of the Fund}"

    assert problems_of(indicator("a", name, "33", facts=one), indicator("b", name, "34", facts=other)) == ()
    assert problems_of(indicator("a", name, "33", facts=one), indicator("b", name, "34", facts=one)) != ()


def test_values_of_different_days_are_two_facts() -> None:
    name = "{en: Resources of the Fund}"

    assert problems_of(indicator("a", name, "33"), indicator("b", name, "34", as_of="2018-05-01")) == ()


@pytest.mark.parametrize(("since", "is_told"), [("2017-01-01", True), ("2016-01-01", False)])
def test_periods_are_compared_with_a_running_total_that_begins_on_the_same_day(
    since: str, is_told: bool
) -> None:
    name = "{en: Resources of the Fund}"
    total = indicator("a", name, "33", facts=f"counting: cumulative\nsince: {since}")

    found = problems_of(total, indicator("b", name, "34", facts="counting: period"))

    assert bool(found) is is_told


def test_a_value_is_told_with_how_it_stands_to_the_truth() -> None:
    name = "{en: Resources of the Fund}"
    [found] = problems_of(indicator("a", name, "33, qualifier: more-than"), indicator("b", name, "34"))

    assert "more than 33 and 34 EUR" in found.what


def test_an_absent_value_is_no_second_one() -> None:
    name = "{en: Resources of the Fund}"

    assert problems_of(indicator("a", name, "33"), indicator("b", name, "null, absent: withheld")) == ()
