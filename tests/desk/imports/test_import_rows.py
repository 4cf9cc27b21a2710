"""Which columns of a table mean what, and its rows."""

import pytest

from bilan.desk.imports.import_rows import Sort
from bilan.desk.imports.spreadsheet import Unreadable
from tests.desk.tables import sheet_of


@pytest.mark.parametrize(
    ("headings", "sort"),
    [
        ("indicator,as_of,value", Sort.VALUES),
        ("Indicateur,Date,Valeur,Pays", Sort.VALUES),
        ("id,title,contribution_eur", Sort.PROJECTS),
        ("Identifiant,Intitulé,Montant (EUR),Début", Sort.PROJECTS),
        ("id,contribution", Sort.PROJECTS),
    ],
)
def test_a_table_is_recognised_by_its_columns_in_english_and_french(headings: str, sort: Sort) -> None:
    assert sheet_of(f"{headings}\nx,y,1\n").sort is sort


def test_titles_and_remarks_may_stand_above_the_headings() -> None:
    sheet = sheet_of("Results 2021\n\nindicator,value\njobs,5\n")

    [row] = sheet.rows
    assert (row.number, row.text("indicator"), row.text("value")) == (4, "jobs", "5")


def test_a_cell_knows_its_place_and_empty_rows_are_passed_over() -> None:
    [first, second] = sheet_of("indicator,value,note\njobs,5,\n,,\njobs,,x\n").rows

    assert (first.number, second.number) == (2, 4)
    assert "note" not in first.cells
    assert (second.cells["note"].span.line, second.cells["note"].span.column) == (4, 3)


def test_a_heading_of_an_amount_may_name_its_currency() -> None:
    assert sheet_of("id,title,contribution (EUR)\nx,y,1\n").currency == "EUR"
    assert sheet_of("id,title,montant_xof\nx,y,1\n").currency == "XOF"
    assert sheet_of("id,title,contribution\nx,y,1\n").currency is None


def test_ways_to_break_figures_down_that_a_site_adds_are_columns_too() -> None:
    sheet = sheet_of("indicator,value,status,pays\njobs,5,refugee,\n", ["status"])

    assert sheet.dimensions == ("status", "country")


def test_columns_that_mean_nothing_are_named() -> None:
    assert sheet_of("indicator,value,vlaue,comments\njobs,5,6,x\n").unread == (
        "column C “vlaue”",
        "column D “comments”",
    )


def test_one_thing_in_two_columns_is_refused() -> None:
    with pytest.raises(Unreadable, match="two columns for `value`: row 1, column B and row 1, column C"):
        sheet_of("indicator,value,Valeur\njobs,5,6\n")


def test_another_table_is_refused_with_what_one_needs() -> None:
    with pytest.raises(Unreadable, match="for indicator values it needs the columns `indicator` and `value`"):
        sheet_of("name,age\nx,5\n")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("28.05.19", "2019-05-28"),
        ("28/05/2019", "2019-05-28"),
        ("3.4.2021", "2021-04-03"),
        ("5/5/2021", "2021-05-05"),
    ],
)
def test_a_day_that_can_only_be_one_is_read_and_told(written: str, read: str) -> None:
    sheet = sheet_of(f"id,title,adopted\nx,y,{written}\n")

    assert sheet.rows[0].text("adopted") == read
    assert sheet.notes == (f"Row 2, column C: “{written}” was read as {read}.",)


@pytest.mark.parametrize("written", ["3/4/2021", "31/31/2021", "~2018", "2021-04-03", "May 2021"])
def test_a_day_that_may_be_another_stays_as_it_is_written(written: str) -> None:
    sheet = sheet_of(f"id,title,adopted\nx,y,{written}\n")

    assert sheet.rows[0].text("adopted") == written
    assert sheet.notes == ()
