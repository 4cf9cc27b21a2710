from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.load.entries.readings import (
    day_readings,
    key_reading,
    moment_readings,
    number_readings,
    truth_reading,
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("295,998", ("295998", "295.998")),
        ("1.300", ("1300", "1.300")),
        ("1,3", ("1.3",)),
        ("12,3456", ("12.3456",)),
        ("1 300", ("1300",)),
        ("1\u202f300\u00a0000", ("1300000",)),
        ("1_300", ("1300",)),
        ("1'300", ("1300",)),
        ("1’300", ("1300",)),
        ("1e6", ("1000000",)),
        ("1.9E6", ("1900000",)),
        ("1.25e1", ("12.5",)),
        ("1,300,000", ("1300000",)),
        ("1.300.000", ("1300000",)),
        ("1,300.50", ("1300.50",)),
        ("1.300,50", ("1300.50",)),
        ("1 300,5", ("1300.5",)),
        ("12 %", ("12",)),
        ("€5", ("5",)),
        ("1300 EUR", ("1300",)),
        ("EUR 1300", ("1300",)),
        ("+5", ("5",)),
        ("−5", ("-5",)),
        (".5", ("0.5",)),
        ("5.", ("5",)),
        ("007", ("7",)),
        ("١٢", ("12",)),
    ],
)
def test_a_number_is_offered_as_what_it_probably_means(written: str, meant: tuple[str, ...]) -> None:
    assert number_readings(written) == meant


@pytest.mark.parametrize(
    "written", ["NaN", "n/a", "-", "about 5", "5 to 6", "1.2.3", "5000 people", "", "9" * 41]
)
def test_what_is_no_number_is_offered_as_none(written: str) -> None:
    assert number_readings(written) == ()


@given(st.text(max_size=60))
def test_what_is_offered_for_a_number_needs_no_second_offer(text: str) -> None:
    for reading in number_readings(text):
        assert reading.removeprefix("-").replace(".", "", 1).isdecimal()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("29/09/2021", ("2021-09-29",)),
        ("29.9.2021", ("2021-09-29",)),
        ("09/29/2021", ("2021-09-29",)),
        ("3/4/2021", ("2021-04-03", "2021-03-04")),
        ("4/4/2021", ("2021-04-04",)),
        ("2021/9/29", ("2021-09-29",)),
        ("2021-9-29", ("2021-09-29",)),
        ("29 09 2021", ("2021-09-29",)),
        ("31/02/2021", ()),
        ("29/09/21", ()),
        ("29 September 2021", ()),
        ("soon", ()),
    ],
)
def test_a_day_is_offered_in_each_order_that_is_a_day(written: str, meant: tuple[str, ...]) -> None:
    assert day_readings(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Économie du Sahel", ("economie-du-sahel",)),
        ("covid_19", ("covid-19",)),
        ("  Wells & pumps ", ("wells-pumps",)),
        ("水", ()),
        ("x" * 120, ("x" * 100,)),
    ],
)
def test_a_name_is_offered_as_a_key(written: str, meant: tuple[str, ...]) -> None:
    assert key_reading(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("yes", "true"),
        ("Yes", "true"),
        ("on", "true"),
        ("1", "true"),
        ("TRUE", "true"),
        ("no", "false"),
        ("off", "false"),
    ],
)
def test_yes_and_no_are_offered_as_true_and_false(written: str, meant: str) -> None:
    assert truth_reading(written) == (meant,)


def test_maybe_is_neither_true_nor_false() -> None:
    assert truth_reading("maybe") == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1/12/2026 9:00", ("2026-12-01T09:00", "2026-01-12T09:00")),
        ("2026-12-01 9h30", ("2026-12-01T09:30",)),
        ("2026-12-01T9:00", ("2026-12-01T09:00",)),
        ("2026-12-01 9h", ("2026-12-01T09:00",)),
        ("13/12/2026", ("2026-12-13",)),
        ("2026-12-01 25:00", ()),
        ("tomorrow", ()),
        ("9:00", ()),
    ],
)
def test_a_moment_is_offered_as_the_standard_writes_it(written: str, meant: tuple[str, ...]) -> None:
    assert moment_readings(written) == meant
