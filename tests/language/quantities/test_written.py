"""Numbers in digits: any grouping, decimals of either language, and what cannot be a number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.language.quantities.written import read_digits

GROUPS = ("\u202f", "\u00a0", "\u2009", " ", ",", ".", "'", "’", "&nbsp;")


@given(st.integers(1000, 10**12), st.sampled_from(GROUPS), st.sampled_from([".", ","]))
def test_whatever_groups_a_number_it_may_be_read_as_that_number(number: int, sign: str, decimal: str) -> None:
    written = f"{number:,}".replace(",", sign)

    assert Decimal(number) in read_digits(written, decimal)


@given(st.integers(0, 10**6), st.integers(1, 99), st.sampled_from([".", ","]), st.sampled_from([".", ","]))
def test_decimals_are_read_after_either_sign(whole: int, cents: int, sign: str, decimal: str) -> None:
    assert read_digits(f"{whole}{sign}{cents:02}", decimal) == (Decimal(f"{whole}.{cents:02}"),)


@given(st.integers(1000, 10**9), st.sampled_from([".", ","]))
def test_a_number_that_lost_a_digit_is_never_read_as_what_it_was(number: int, decimal: str) -> None:
    written = f"{number:,}"

    lost = read_digits(written[:-1], decimal)

    assert Decimal(number) not in lost


@pytest.mark.parametrize(
    ("text", "decimal", "expected"),
    [
        ("1,300", ".", ["1300"]),
        ("1,300", ",", ["1300", "1.300"]),
        ("1.300", ",", ["1300"]),
        ("1,325", ".", ["1325", "1.325"]),
        ("1,325", ",", ["1.325", "1325"]),
        ("0,125", ".", ["0.125"]),
        ("1234,567", ".", ["1234.567"]),
        ("720 847.87", ",", ["720847.87"]),
        ("1,234,567.89", ",", ["1234567.89"]),
        ("1.234,56", ".", ["1234.56"]),
        ("12,34,567", ".", ["1234567"]),
    ],
)
def test_a_number_of_two_readings_has_both_the_likelier_first(
    text: str, decimal: str, expected: list[str]
) -> None:
    assert read_digits(text, decimal) == tuple(Decimal(one) for one in expected)


@pytest.mark.parametrize("text", ["1.2.3", "007", "1,2,3", "12.34.56", "1,234.567,89", "1234567890123456"])
def test_versions_codes_and_what_fits_no_pattern_are_no_numbers(text: str) -> None:
    assert read_digits(text, ".") == ()
