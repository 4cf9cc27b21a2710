import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.make.json_text import Json, filled, plain_number, write_json

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def test_a_number_keeps_the_digits_it_was_written_with() -> None:
    assert write_json({"value": Decimal("12.50")}) == b'{"value": 12.50}\n'


@pytest.mark.parametrize(
    ("value", "written"),
    [("295998", "295998"), ("-42.5", "-42.5"), ("1E+15", "1000000000000000"), ("1E-7", "0.0000001")],
)
def test_a_number_has_neither_groups_nor_an_exponent(value: str, written: str) -> None:
    assert plain_number(Decimal(value)) == written


def test_a_row_stands_on_one_line_so_that_a_change_shows_as_its_row() -> None:
    rows: list[Json] = [{"value": 1, "countries": ("NE", "ML")}, {"value": None, "countries": ()}]

    written = write_json({"observations": rows}).decode()

    assert written.splitlines() == [
        "{",
        '  "observations": [',
        '    {"value": 1, "countries": ["NE", "ML"]},',
        '    {"value": null, "countries": []}',
        "  ]",
        "}",
    ]


def test_letters_stand_as_they_are() -> None:
    assert write_json("Écoles réhabilitées") == '"Écoles réhabilitées"\n'.encode()


def test_what_is_empty_is_left_out_but_nought_and_false_are_not() -> None:
    assert filled({"a": None, "b": "", "c": [], "d": {}, "e": 0, "f": False}) == {"e": 0, "f": False}


@given(PLAIN)
def test_every_value_is_read_again_as_it_was(value: Json) -> None:
    assert json.loads(write_json(value)) == value
