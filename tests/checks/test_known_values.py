"""What indicators say and have said, found by the number that a reader sees."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.checks.known_values import KnownValues, known_values, ways_to_print
from bilan.language.formats import printed_value
from bilan.load.site import load_site
from bilan.results import round_down
from tests.load.trees import tree_of


def known(observations: str, unit: str = "people", counting: str = "cumulative") -> KnownValues:
    site = load_site(
        tree_of(
            f"== content/indicators/a.yaml ==\nname: {{en: A, fr: A}}\nunit: {unit}\ncounting: {counting}\n"
            f"observations: [{observations}]\n"
        )
    ).value
    assert site is not None
    return known_values(site.indicators)


def ways(
    values: KnownValues, number: str, unit: str = "", *, is_short: bool = False
) -> list[tuple[str, bool]]:
    """The step that each way rounds down by, and whether it is in short."""
    found = ways_to_print(values, unit, Decimal(number), is_short=is_short)
    return [(f"{one.floor:f}" if one.floor else "0", one.is_short) for one in found]


@pytest.mark.parametrize(
    ("number", "is_short", "expected"),
    [
        ("1865220", False, [("0", False)]),
        ("1900000", True, [("0", True)]),
        ("1900000", False, []),
        ("1865000", False, [("1000", False)]),
        ("1860000", False, [("10000", False)]),
        ("1800000", True, [("100000", True)]),
        ("1865210", False, []),
        ("1865200", False, []),
        ("1870000", False, []),
        ("1865221", False, []),
        ("0", False, []),
    ],
)
def test_a_value_is_found_by_each_number_that_prints_it(
    number: str, is_short: bool, expected: list[tuple[str, bool]]
) -> None:
    assert ways(known("{as_of: 2021-09-29, value: 1865220}"), number, is_short=is_short) == expected


def test_units_do_not_mix() -> None:
    money = known("{as_of: 2021-09-29, value: 1865220}", "EUR")

    assert ways(money, "1865220") == []
    assert ways(money, "1865220", "EUR") == [("0", False)]


def test_both_cfa_francs_are_the_cfa_franc_of_texts() -> None:
    assert ways(known("{as_of: 2021-09-29, value: 5000}", "XOF"), "5000", "CFA") == [("0", False)]


def test_a_share_is_found_by_its_fraction() -> None:
    assert ways(known("{as_of: 2021-09-29, value: 42.5}", "percent", "latest"), "0.425", "share") == [
        ("0", False)
    ]


def test_each_value_stands_until_the_day_of_the_next() -> None:
    values = known("{as_of: 2020-01-01, value: 5}, {as_of: 2021-01-01, value: 7}")

    assert [(one.value, one.until) for one in values.said[""]] == [
        (Decimal(5), dt.date(2021, 1, 1)),
        (Decimal(7), None),
    ]


def test_periods_are_known_by_their_sums() -> None:
    observations = (
        "{from: 2020-01-01, as_of: 2020-12-31, value: 5}, {from: 2021-01-01, as_of: 2021-12-31, value: 7}"
    )

    assert known(observations, counting="period").values[""] == (Decimal(5), Decimal(12))


def test_an_absent_value_is_no_number_and_a_corrected_one_is_two() -> None:
    values = known(
        "{as_of: 2020-01-01, value: 5, revises: {value: 6, reason: {en: A slip., fr: Une coquille.}}}, "
        "{as_of: 2021-01-01, absent: not-reported}"
    )

    assert [(one.value, one.corrected) for one in values.said[""]] == [
        (Decimal(5), None),
        (Decimal(6), Decimal(5)),
    ]


@given(st.integers(1, 10**12), st.sampled_from([None, 10, 100, 1000, 10**4, 10**5, 10**6]), st.booleans())
def test_whatever_is_found_prints_the_number_that_it_was_found_by(
    value: int, floor: int | None, is_short: bool
) -> None:
    values = known(f"{{as_of: 2021-09-29, value: {value}}}")
    unit = values.said[""][0].indicator.unit
    rounded = Decimal(value) if floor is None else round_down(Decimal(value), Decimal(floor))
    number = printed_value(rounded, unit, is_short=is_short)

    for one in ways_to_print(values, "", number, is_short=is_short) if number else ():
        again = Decimal(value) if one.floor is None else round_down(Decimal(value), one.floor)
        assert number in (printed_value(again, unit, is_short=one.is_short), again)
