import csv
import io
import json
from decimal import Decimal

import pytest

from bilan.make.data import csv_text, make_csv, make_document, make_package, make_schema
from bilan.plan.data.data_views import (
    Cell,
    ColumnType,
    ColumnView,
    DocumentView,
    OriginView,
    PackageView,
    ResourceView,
    SheetView,
)

COLUMNS = (
    ColumnView(name="indicator", type=ColumnType.STRING, description={"en": "The key."}, is_required=True),
    ColumnView(name="value", type=ColumnType.NUMBER, description={"en": "The number."}),
    ColumnView(
        name="status", type=ColumnType.STRING, description={"en": "Whether."}, codes=("present", "absent")
    ),
)
ORIGIN = OriginView(
    titles={"en": "Fund", "fr": "Fonds"},
    url="https://example.org/en/",
    publisher={"": "The Fund"},
    publisher_url=None,
    publisher_email="fund@example.org",
    licence={"": "CC BY 4.0"},
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    modified="2021-09-29",
    languages=("en", "fr"),
)


def sheet(*rows: tuple[Cell, ...]) -> SheetView:
    return SheetView(
        columns=COLUMNS, rows=rows, key=("indicator",), leads_to={"indicator": ("indicators", "key")}
    )


def resource(schema: str = "") -> ResourceView:
    return ResourceView(
        name="observations",
        path="observations.csv",
        titles={"en": "Dated values"},
        columns=() if schema else COLUMNS,
        key=("indicator",),
        leads_to={"indicator": ("indicators", "key")},
        schema=schema,
    )


def package(*resources: ResourceView) -> PackageView:
    return PackageView(
        origin=ORIGIN,
        descriptions={"en": "All.", "fr": "Tout."},
        resources=resources,
        sources=(("Annual report", None), ("Website", "https://example.org/results/")),
    )


# --- CSV ---


def test_a_table_has_points_before_decimals_and_nothing_between_groups() -> None:
    made = make_csv(sheet(("jobs", Decimal("1865220.5"), "present")))

    assert made == b"indicator,value,status\r\njobs,1865220.5,present\r\n"


def test_a_value_that_is_missing_is_an_empty_cell_beside_its_status() -> None:
    made = make_csv(sheet(("jobs", None, "absent")))

    assert made.decode().splitlines()[1] == "jobs,,absent"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_a_text_that_a_spreadsheet_would_take_for_a_formula_has_an_apostrophe(sign: str) -> None:
    assert csv_text(f"{sign}HYPERLINK()") == f"'{sign}HYPERLINK()"


@pytest.mark.parametrize("text", ["a=1", "l'école", " spaced", "", "1+1", "_T"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert csv_text(text) == text


def test_a_number_below_nought_is_no_formula() -> None:
    assert csv_text(Decimal(-5)) == "-5"


@pytest.mark.parametrize(
    ("cell", "text"),
    [(True, "true"), (False, "false"), (2, "2"), (("NE", "ML"), "NE;ML"), ((), ""), (None, "")],
)
def test_other_values_are_plain_words(cell: Cell, text: str) -> None:
    assert csv_text(cell) == text


def test_commas_quotation_marks_and_line_breaks_in_a_text_are_no_trouble() -> None:
    awkward = 'He said: "one,\ntwo"'

    made = make_csv(sheet((awkward, None, "absent")))

    assert list(csv.reader(io.StringIO(made.decode(), newline="")))[1] == [awkward, "", "absent"]


# --- JSON ---


def test_json_has_the_names_of_the_columns_and_the_same_values() -> None:
    made = make_document(DocumentView(origin=ORIGIN, tables={"observations": sheet(("=a", None, "absent"))}))

    assert json.loads(made)["observations"] == [{"indicator": "=a", "value": None, "status": "absent"}]


def test_json_says_who_publishes_it_on_what_terms_and_as_of_when() -> None:
    made = make_document(DocumentView(origin=ORIGIN, tables={}))

    assert json.loads(made)["about"] == {
        "title": {"en": "Fund", "fr": "Fonds"},
        "url": "https://example.org/en/",
        "publisher": {"name": "The Fund"},
        "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        "modified": "2021-09-29",
    }


# --- the package ---


def test_a_package_names_its_licence_sources_and_publisher() -> None:
    made = json.loads(make_package(package()))

    assert made["licenses"] == [
        {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    ]
    assert made["sources"] == [
        {"title": "Annual report"},
        {"title": "Website", "path": "https://example.org/results/"},
    ]
    assert made["contributors"] == [{"title": "The Fund", "email": "fund@example.org", "role": "publisher"}]


def test_a_table_of_a_package_says_what_each_column_may_hold() -> None:
    [made] = json.loads(make_package(package(resource())))["resources"]

    key, value, status = made["schema"]["fields"]
    assert (key["type"], key["constraints"]) == ("string", {"required": True})
    assert (value["type"], value["decimalChar"], value["bareNumber"]) == ("number", ".", True)
    assert status["constraints"] == {"enum": ["present", "absent"]}
    assert made["schema"]["missingValues"] == [""]
    assert made["schema"]["primaryKey"] == ["indicator"]


def test_a_table_leads_to_the_table_that_explains_its_keys() -> None:
    [made] = json.loads(make_package(package(resource())))["resources"]

    assert made["schema"]["foreignKeys"] == [
        {"fields": "indicator", "reference": {"resource": "indicators", "fields": "key"}}
    ]


def test_tables_of_one_form_share_one_schema() -> None:
    [made] = json.loads(make_package(package(resource(schema="shared.json"))))["resources"]

    assert made["schema"] == "shared.json"
    assert [field["name"] for field in json.loads(make_schema(resource()))["fields"]] == [
        "indicator",
        "value",
        "status",
    ]
