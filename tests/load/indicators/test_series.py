from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.load.indicators.series import load_series
from bilan.load.yaml.nodes import YamlNode
from bilan.model.source import Diagnostic, SourceFile, Span
from tests.load.yaml_entries import codes

PATH = "content/indicators/wells.csv"
DIMENSIONS = ("country", "sex")


def read(text: str) -> tuple[YamlNode, ...]:
    loaded = load_series(SourceFile.of(path=PATH, text=text, digest=""), DIMENSIONS)
    assert loaded.problems == ()
    assert loaded.value is not None
    return loaded.value


def only(text: str) -> Diagnostic:
    loaded = load_series(SourceFile.of(path=PATH, text=text, digest=""), DIMENSIONS)
    [problem] = loaded.problems
    assert loaded.value is None
    return problem


def span(line: int, column: int, length: int) -> Span:
    return Span(path=PATH, line=line, column=column, length=length)


def test_a_row_is_an_observation() -> None:
    first, second = read("as_of,value,note\n2020-05-06,67,\n2021-09-29,75,Counted again\n")

    assert first.value == {"as_of": "2020-05-06", "value": "67"}
    assert second.value == {"as_of": "2021-09-29", "value": "75", "note": "Counted again"}


def test_every_cell_knows_its_line_and_column() -> None:
    [node] = read("as_of,value\n2020-05-06,67\n")

    assert node.marks["value",] == span(2, 12, 2)
    assert node.keys["as_of",] == span(2, 1, 10)
    assert node.span == span(2, 1, 0)


def test_columns_may_stand_in_any_order_and_unused_ones_be_missing() -> None:
    [node] = read("value,from,absent,qualifier,as_of\n5,2020-01-01,,about,2020-12-31\n")

    assert node.value == {"value": "5", "from": "2020-01-01", "qualifier": "about", "as_of": "2020-12-31"}


def test_a_row_with_a_dimension_filled_is_a_part() -> None:
    [node] = read(
        "as_of,value,country,sex\n2021-09-29,3,,\n2021-09-29,2,NE,\n2021-09-29,1,ML,\n2021-09-29,3,,female\n"
    )

    assert node.value == {
        "as_of": "2021-09-29",
        "value": "3",
        "by": {"country": {"NE": "2", "ML": "1"}, "sex": {"female": "3"}},
    }
    assert node.marks["by", "country", "ML"] == span(4, 12, 1)
    assert node.keys["by", "country", "ML"] == span(4, 14, 2)
    assert node.keys["by", "sex"] == span(5, 15, 6)


def test_a_part_may_stand_before_its_total() -> None:
    [node] = read("as_of,value,sex\n2021-09-29,3,female\n2021-09-29,3,\n")

    assert node.value == {"as_of": "2021-09-29", "value": "3", "by": {"sex": {"female": "3"}}}


def test_two_rows_without_dimension_are_two_observations() -> None:
    nodes = read("as_of,value\n2021-09-29,3\n2021-09-29,4\n")

    assert [node.span.line for node in nodes] == [2, 3]


def test_semicolons_part_columns_as_well_as_commas() -> None:
    [node] = read("as_of;value;note\n2021-09-29;1,5;a, b\n")

    assert node.value == {"as_of": "2021-09-29", "value": "1,5", "note": "a, b"}


def test_quotation_marks_hold_what_would_part_cells() -> None:
    first, second = read('as_of,note,value\n2020-05-06,"a, ""b""\nc",1\n2021-09-29,,2\n')

    assert first.value == {"as_of": "2020-05-06", "note": 'a, "b"\nc', "value": "1"}
    assert first.marks["value",] == span(3, 4, 1)
    assert second.marks["value",] == span(4, 13, 1)


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n", "\n,\n", "\n ,  \n"])
def test_empty_rows_are_passed_over(end: str) -> None:
    assert len(read(f"as_of,value\n\n2021-09-29,3{end}")) == 1


def test_a_table_of_its_first_line_alone_has_no_observations() -> None:
    assert read("as_of,value\n") == ()


def test_space_around_a_cell_does_not_count() -> None:
    [node] = read(" as_of , value\n 2021-09-29 , 3 \n")

    assert node.value == {"as_of": "2021-09-29", "value": "3"}


def test_columns_without_a_name_and_without_content_do_no_harm() -> None:
    [node] = read("as_of,value,,\n2021-09-29,3,,\n")

    assert node.value == {"as_of": "2021-09-29", "value": "3"}


@pytest.mark.parametrize(
    ("text", "code", "line", "what"),
    [
        (
            "as_of,value,sexe\n",
            "unknown-dimension",
            1,
            "there is no column or dimension `sexe`; did you mean `sex`?",
        ),
        (
            "as_of,vaule,value\n",
            "unknown-dimension",
            1,
            "there is no column or dimension `vaule`; did you mean `value`?",
        ),
        ("as_of,value,value\n", "bad-table", 1, "there are two columns `value`"),
        ("value\n3\n", "bad-table", 1, "there is no column `as_of`"),
        ("as_of\n2021-09-29\n", "bad-table", 1, "there is no column `value`"),
        ("as_of,value\n2021-09-29,3,4\n", "bad-table", 2, "this row has more cells than there are columns"),
        ("as_of,value\n,3\n", "bad-table", 2, "this row has no day in `as_of`"),
        ('as_of,value\n2021-09-29,"3\n', "bad-table", 2, "a quotation mark stands here that does not fit"),
        ('as_of,value\n2021-09-29,"3"4\n', "bad-table", 2, "a quotation mark stands here that does not fit"),
        (
            "as_of,value,country,sex\nd,3,,\nd,3,NE,female\n",
            "bad-table",
            3,
            "this row is a part of two dimensions",
        ),
        ("as_of,value,sex\nd,3,\nd,,female\n", "bad-table", 3, "this part has no value"),
        ("as_of,value,note,sex\nd,3,,\nd,3,x,female\n", "bad-table", 3, "`note` stands in the row of a part"),
        (
            "as_of,value,absent,sex\nd,3,,\nd,3,withheld,female\n",
            "bad-table",
            3,
            "`absent` stands in the row of a part",
        ),
        (
            "as_of,value,sex\nd,3,female\n",
            "parts-of-nothing",
            2,
            "there is no total for `d` that this part could belong to",
        ),
        (
            "as_of,value,sex\nd,3,\nd,3,female\nd,3,female\n",
            "repeated-observation",
            4,
            "`female` has a value for `d` already",
        ),
    ],
)
def test_a_slip_in_a_table_is_told_at_its_line(text: str, code: str, line: int, what: str) -> None:
    problem = only(text)

    assert (problem.code, problem.span.line) == (code, line)
    assert problem.what == what


def test_an_empty_table_lacks_its_columns() -> None:
    loaded = load_series(SourceFile.of(path=PATH, text="", digest=""), DIMENSIONS)

    assert codes(loaded.problems) == ["bad-table", "bad-table"]


def test_all_slips_of_a_table_are_told_at_once() -> None:
    text = "as_of,value,sex\n,3,\nd,3,\nd,,female\ne,1,male\n"

    loaded = load_series(SourceFile.of(path=PATH, text=text, digest=""), DIMENSIONS)

    assert codes(loaded.problems) == ["bad-table", "bad-table", "parts-of-nothing"]


def test_a_quotation_mark_that_never_closes_is_found_in_no_time() -> None:
    text = "as_of,note\n2021-09-29," + '"' + "x" * 2_000_000

    loaded = load_series(SourceFile.of(path=PATH, text=text, digest=""), ("sex",))

    assert "bad-table" in codes(loaded.problems)


@given(st.text(alphabet='as_of,value;"\n 2021-', max_size=80))
def test_no_table_whatever_makes_the_reader_fail(text: str) -> None:
    loaded = load_series(SourceFile.of(path=PATH, text=f"as_of,value,sex\n{text}", digest=""), DIMENSIONS)

    assert (loaded.value is None) == bool(loaded.problems)
