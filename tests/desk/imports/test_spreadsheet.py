"""Tables from xlsx and csv files: every cell a text as content files write it."""

import io
import zipfile

import pytest

from bilan.desk.imports.spreadsheet import Unreadable, cell_name, read_table
from tests.desk.tables import workbook


def test_a_csv_file_is_read_with_empty_rows_so_that_rows_count_as_in_the_spreadsheet() -> None:
    table = read_table("t.csv", b'a,b\n\n1,"two, or\nthree"\n')

    assert table.rows == (("a", "b"), (), ("1", "two, or three"))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_columns_are_parted_by_whichever_mark_the_first_line_has_most_of(mark: str) -> None:
    table = read_table("t.csv", mark.join(("indicator", "value")).encode() + b"\r\n")

    assert table.rows == (("indicator", "value"),)


def test_a_byte_order_mark_and_signs_that_nobody_sees_are_no_part_of_a_cell() -> None:
    table = read_table("t.csv", "\ufeffindi\u00adcator, 1\u00a0300 \n".encode())

    assert table.rows == (("indicator", "1 300"),)


def test_a_csv_file_in_another_encoding_is_refused_with_what_helps() -> None:
    with pytest.raises(Unreadable, match=r"t\.csv is not saved as UTF-8 \(line 2\); .*CSV UTF-8"):
        read_table("t.csv", "a\nété\n".encode("cp1252"))


def test_a_quotation_mark_that_does_not_close_is_told_with_its_line() -> None:
    with pytest.raises(Unreadable, match=r"t\.csv, line 2, cannot be read"):
        read_table("t.csv", b'a,b\n"x"y,1\n')


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (12.0, "12"),
        (42.5, "42.5"),
        (0.1 + 0.2, "0.3"),
        (1e15, "1000000000000000"),
        (-3, "-3"),
        (" NE ", "NE"),
    ],
)
def test_numbers_of_a_workbook_are_plain(cell: str | float, text: str) -> None:
    table = read_table("t.xlsx", workbook(Data=[["a"], [cell]]))

    assert table.rows[1] == (text,)


def test_the_first_sheet_that_holds_something_is_read_or_the_one_that_is_named() -> None:
    data = workbook(Cover=[], Data=[["indicator"]], More=[["id"]])

    assert read_table("t.xlsx", data).sheet == "Data"
    assert read_table("t.xlsx", data, "More").rows == (("id",),)


def test_empty_rows_and_columns_before_a_table_count() -> None:
    table = read_table("t.xlsx", workbook(Data=[[], ["", "indicator"]]))

    assert table.rows == (("", ""), ("", "indicator"))


@pytest.mark.parametrize(
    ("name", "data", "sheet", "why"),
    [
        ("t.ods", b"", None, r"save it as \.xlsx or \.csv"),
        ("t.xlsx", b"no workbook", None, "cannot be read as a spreadsheet"),
        ("t.xlsx", workbook(Data=[["a"]]), "Date", "has no sheet “Date”; there are these: Data"),
        ("t.xlsx", workbook(Data=[]), None, r"there is nothing in t\.xlsx"),
        ("t.csv", b"a\n", "Data", "has no sheets"),
    ],
)
def test_what_is_no_table_is_refused_in_words(name: str, data: bytes, sheet: str | None, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_table(name, data, sheet)


def test_a_workbook_that_is_damaged_inside_is_refused_too() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook><sheets>")

    with pytest.raises(Unreadable, match="cannot be read as a spreadsheet"):
        read_table("t.xlsx", file.getvalue())


@pytest.mark.parametrize(
    ("column", "name"), [(1, "A"), (3, "C"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")]
)
def test_a_cell_is_called_as_in_the_spreadsheet(column: int, name: str) -> None:
    assert cell_name(12, column) == f"row 12, column {name}"


def test_a_row_alone_is_called_by_its_number() -> None:
    assert cell_name(12, None) == "row 12"
