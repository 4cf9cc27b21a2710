from __future__ import annotations

import pytest

from bilan.model.standards import (
    COUNTRIES,
    CURRENCIES,
    CURRENCY_SIGNS,
    DIMENSIONS,
    KNOWN_UNITS,
    OTHER_COUNTRY_CODES,
    PARTS_EVERYWHERE,
    SEX_PARTS,
)


def test_every_country_of_the_standard_is_known() -> None:
    assert len(COUNTRIES) == 249
    assert {"GH", "LY", "NE", "NO", "SS", "TD", "CI"} <= COUNTRIES


@pytest.mark.parametrize("code", ["UK", "EL", "EU", "XK", "XX", "AN", "YU"])
def test_codes_that_are_not_of_the_standard_are_no_countries(code: str) -> None:
    assert code not in COUNTRIES


def test_currencies_in_use_are_known_and_withdrawn_ones_are_not() -> None:
    assert {"EUR", "USD", "XOF", "XAF", "SLE", "ZWG", "XCG", "MRU"} <= CURRENCIES
    assert not {"DEM", "HRK", "ZWL", "ANG", "SLL", "BGN", "MRO"} & CURRENCIES


def test_codes_have_the_form_of_their_standard() -> None:
    assert all(len(code) == 2 and code.isalpha() and code.isupper() for code in COUNTRIES)
    assert all(len(code) == 3 and code.isalpha() and code.isupper() for code in CURRENCIES)


def test_what_people_write_in_place_of_a_code_leads_to_one() -> None:
    assert set(OTHER_COUNTRY_CODES.values()) <= COUNTRIES
    assert set(CURRENCY_SIGNS.values()) <= CURRENCIES


def test_no_unit_dimension_or_part_is_named_twice() -> None:
    for names in (KNOWN_UNITS, DIMENSIONS, SEX_PARTS, PARTS_EVERYWHERE):
        assert len(set(names)) == len(names)
