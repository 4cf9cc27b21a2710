from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import pytest

from bilan.load.indicators.found import IndicatorsFound
from bilan.load.indicators.indicators import load_indicators
from bilan.model.codes import Severity
from bilan.model.indicators import (
    Absence,
    AbsenceReason,
    Counting,
    Direction,
    Indicator,
    Kind,
    Level,
    Milestone,
    Qualifier,
    Revision,
    Source,
    Unit,
    Validation,
)
from bilan.model.source import Diagnostic, Loaded
from bilan.model.when import Precision, When
from bilan.model.words import EVERY_LANGUAGE
from tests.load.yaml_entries import codes, some_settings, tree_with

START = "name: {en: Wells, fr: Puits}\nunit: wells\ncounting: cumulative\n"
SMALLEST = f"{START}observations: [{{as_of: 2021-09-29, value: 5}}]\n"


def load(files: Mapping[str, str]) -> Loaded[IndicatorsFound]:
    tree = tree_with({f"content/indicators/{path}": text for path, text in files.items()})
    return load_indicators(tree, some_settings())


def all_of(files: Mapping[str, str]) -> Mapping[str, Indicator]:
    loaded = load(files)
    assert loaded.problems == ()
    assert loaded.value is not None
    return loaded.value.indicators


def one_of(text: str) -> Indicator:
    return all_of({"wells.yaml": text})["wells"]


def problems_of(text: str) -> tuple[Diagnostic, ...]:
    return load({"wells.yaml": text}).problems


def test_an_indicator_has_the_key_of_its_file_and_is_a_result_where_nothing_is_said() -> None:
    indicator = one_of(SMALLEST)

    assert indicator.key == "wells"
    assert indicator.name == {"en": "Wells", "fr": "Puits"}
    assert (indicator.kind, indicator.counting) == (Kind.RESULT, Counting.CUMULATIVE)
    assert (indicator.level, indicator.direction, indicator.objective, indicator.since) == (
        None,
        None,
        None,
        None,
    )
    [observation] = indicator.observations
    assert (observation.as_of, observation.value) == (When(day=dt.date(2021, 9, 29)), Decimal(5))
    assert (observation.absent, observation.starts, observation.parts) == (None, None, {})


def test_everything_that_an_indicator_may_say_is_read() -> None:
    indicator = one_of("""\
name: {en: Wells, fr: Puits}
definition: {en: Wells that give water, fr: Puits qui donnent de l’eau}
unit: wells
kind: target
level: outcome
counting: latest
direction: down
objective: strengthened-resilience
source: {name: Yearly report, url: https://example.org/report}
method: {en: Counted, fr: Comptés}
limits: {en: Some are dry}
since: 2016
baseline: {as_of: 2016-01-01, value: 0}
target: {as_of: ~2022, value: 350000}
observations: []
""")

    assert indicator.definition == {"en": "Wells that give water", "fr": "Puits qui donnent de l’eau"}
    assert (indicator.kind, indicator.level, indicator.direction) == (
        Kind.TARGET,
        Level.OUTCOME,
        Direction.DOWN,
    )
    assert indicator.counting is Counting.LATEST
    assert indicator.objective == "strengthened-resilience"
    assert indicator.source == Source(
        name={EVERY_LANGUAGE: "Yearly report"}, url="https://example.org/report"
    )
    assert indicator.limits == {"en": "Some are dry"}
    assert indicator.since == When(day=dt.date(2016, 12, 31), precision=Precision.YEAR)
    assert indicator.baseline == Milestone(as_of=When(day=dt.date(2016, 1, 1)), value=Decimal(0))
    assert indicator.target is not None
    assert indicator.target.as_of == When(day=dt.date(2022, 12, 31), precision=Precision.YEAR, is_about=True)
    assert indicator.observations == ()


def test_everything_that_an_observation_may_say_is_read() -> None:
    indicator = one_of(
        START
        + """\
observations:
  - as_of: 2021-09-29
    value: 295998
    qualifier: more-than
    source: {page: 12}
    validated: {by: Monitoring unit, on: 2021-09-20}
    by:
      sex: {unknown: 5998, male: 150000, female: 140000}
      country: {NE: 120000, several: 175998}
    note: {en: Counted by hand}
    revises: {value: 295990, on: 2021-11-03, reason: {en: A late report, fr: Un rapport tardif}}
"""
    )

    [observation] = indicator.observations
    assert observation.qualifier is Qualifier.MORE_THAN
    assert observation.source == Source(page="12")
    assert observation.validated == Validation(
        by={EVERY_LANGUAGE: "Monitoring unit"}, on=When(day=dt.date(2021, 9, 20))
    )
    assert observation.note == {"en": "Counted by hand"}
    assert observation.revises == Revision(
        value=Decimal(295990),
        reason={"en": "A late report", "fr": "Un rapport tardif"},
        on=When(day=dt.date(2021, 11, 3)),
    )
    assert list(observation.parts) == ["country", "sex"]
    assert list(observation.parts["sex"]) == ["female", "male", "unknown"]
    assert observation.parts["country"]["several"] == Decimal(175998)
    assert observation.span.line == 5


def test_a_missing_value_has_a_reason_and_a_day_when_it_is_expected() -> None:
    [observation] = one_of(
        START
        + "observations: [{as_of: 2020-05-06, absent: in-verification, reason: {en: Late}, expected: ~2021-03}]\n"
    ).observations

    assert observation.value is None
    assert observation.absent == Absence(
        reason=AbsenceReason.IN_VERIFICATION,
        words={"en": "Late"},
        expected=When(day=dt.date(2021, 3, 31), precision=Precision.MONTH, is_about=True),
    )


def test_observations_are_ordered_by_day_however_they_are_written() -> None:
    indicator = one_of(START + "observations: [{as_of: 2021-09-29, value: 5}, {as_of: ~2018, value: 3}]\n")

    assert [observation.as_of.day.year for observation in indicator.observations] == [2018, 2021]


def test_a_period_begins_on_its_first_day() -> None:
    text = (
        START.replace("cumulative", "period")
        + "observations: [{from: 2021-01, as_of: 2021-03-31, value: 5}]\n"
    )

    [observation] = one_of(text).observations

    assert observation.starts == When(day=dt.date(2021, 1, 31), precision=Precision.MONTH)


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        ("people", Unit(key="people")),
        ("percent", Unit(key="percent")),
        ("EUR", Unit(key="EUR", currency="EUR")),
        ("wells", some_settings().units["wells"]),
    ],
)
def test_a_unit_is_the_programs_a_currency_or_the_sites_own(unit: str, found: Unit) -> None:
    indicator = one_of(SMALLEST.replace("unit: wells", f"unit: {unit}"))

    assert indicator.unit == found


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("Yearly report", Source(name={EVERY_LANGUAGE: "Yearly report"})),
        (
            "{en: Yearly report, fr: Rapport annuel}",
            Source(name={"en": "Yearly report", "fr": "Rapport annuel"}),
        ),
        ("{fr: Rapport annuel}", Source(name={"fr": "Rapport annuel"})),
        ("{url: https://example.org/}", Source(url="https://example.org/")),
        ("{name: {en: Report}, page: 3-4}", Source(name={"en": "Report"}, page="3-4")),
    ],
)
def test_a_source_is_a_name_or_says_more(written: str, source: Source) -> None:
    assert one_of(f"{SMALLEST}source: {written}\n").source == source


@pytest.mark.parametrize(
    ("own", "source"),
    [
        ("{page: 12}", Source(name={EVERY_LANGUAGE: "Report"}, url="https://a.org/r", page="12")),
        ("Another", Source(name={EVERY_LANGUAGE: "Another"})),
        ("{url: https://b.org/}", Source(url="https://b.org/")),
    ],
)
def test_a_page_alone_is_of_the_indicators_document_and_any_other_source_stands_alone(
    own: str, source: Source
) -> None:
    indicator = one_of(
        f"{START}source: {{name: Report, url: https://a.org/r, page: 1}}\n"
        f"observations: [{{as_of: 2021-09-29, value: 5, source: {own}}}]\n"
    )

    assert indicator.observations[0].source == source


def test_a_file_may_hold_several_indicators() -> None:
    entry = "{name: {en: A, fr: A}, unit: people, counting: latest, observations: []}"

    indicators = all_of({"small.yaml": f"indicators:\n  officers: {entry}\n  centres: {entry}\n"})

    assert list(indicators) == ["centres", "officers"]


def test_folders_mean_nothing_and_yml_is_yaml() -> None:
    indicators = all_of({"2021/deep/wells.yml": SMALLEST, "pumps.yaml": SMALLEST})

    assert list(indicators) == ["pumps", "wells"]


@pytest.mark.parametrize(
    "path",
    [
        "_wells.yaml",
        ".wells.yaml",
        "_old/wells.yaml",
        "a/.b/wells.yaml",
        "README.md",
        "notes.txt",
        "wells.csv",
    ],
)
def test_files_that_are_set_aside_are_passed_over(path: str) -> None:
    assert all_of({path: "not: [an indicator"}) == {}


def test_a_site_may_have_no_indicators() -> None:
    assert all_of({}) == {}


def test_a_broken_indicator_hides_no_other_and_its_key_is_still_known() -> None:
    loaded = load(
        {
            "broken.yaml": "name: {en: X",
            "half.yaml": "name: {en: X, fr: X}\n",
            "several.yaml": "indicators:\n  pumps:\n    unit: people\n  taps:\n    bad: :\n  - x\n",
            "wells.yaml": SMALLEST,
        }
    )

    assert loaded.value is not None
    assert list(loaded.value.indicators) == ["wells"]
    assert {"broken", "half", "pumps", "taps", "wells"} <= loaded.value.known


def test_one_broken_entry_of_a_file_hides_no_other() -> None:
    good = "{name: {en: A, fr: A}, unit: people, counting: latest, observations: []}"

    loaded = load({"small.yaml": f"indicators:\n  a: {good}\n  b: {{unit: people}}\n  c: {good}\n"})

    assert loaded.value is not None
    assert list(loaded.value.indicators) == ["a", "c"]
    assert loaded.value.known == {"a", "b", "c"}
    assert {problem.span.line for problem in loaded.problems} == {3}


@pytest.mark.parametrize("files", [("wells.yaml", "a/wells.yaml"), ("wells.yaml", "wells.yml")])
def test_a_key_is_unique_over_all_files(files: tuple[str, str]) -> None:
    loaded = load(dict.fromkeys(files, SMALLEST))

    [problem] = loaded.problems
    assert problem.code == "repeated-indicator"
    assert {problem.span.path, problem.also[0].path} == {f"content/indicators/{path}" for path in files}


def test_a_key_inside_a_file_may_not_be_that_of_another_file() -> None:
    loaded = load(
        {
            "several.yaml": "indicators: {wells: {name: {en: A, fr: A}, unit: people, counting: latest, observations: []}}\n",
            "wells.yaml": SMALLEST,
        }
    )

    assert codes(loaded.problems) == ["repeated-indicator"]


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("Wells.yaml", SMALLEST, ["bad-key"]),
        ("a.yaml", "indicators: [x]\n", ["not-a-group"]),
        ("a.yaml", "indicators: {}\nname: X\n", ["unknown-key"]),
        (
            "a.yaml",
            "indicators: {B_c: {name: {en: A, fr: A}, unit: people, counting: latest, observations: []}}\n",
            ["bad-key"],
        ),
        ("a.yaml", "- x\n", ["not-a-group"]),
        ("a.yaml", "", ["missing-key", "missing-key", "missing-key"]),
        ("a.yaml", f"{SMALLEST}unit: people\n", ["repeated-key"]),
        ("a.yaml", "a: b: c\n", ["yaml-syntax"]),
    ],
)
def test_a_file_that_holds_no_indicator_is_told_so(path: str, text: str, found: list[str]) -> None:
    assert codes(load({path: text}).problems) == found


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("unit: wells", "unit: wels", "unknown-unit"),
        ("unit: wells", "unit: eur", "unknown-unit"),
        ("unit: wells", "unit: ''", "empty-text"),
        ("counting: cumulative", "counting: total", "unknown-choice"),
        ("counting: cumulative", "kind: goal\ncounting: latest", "unknown-choice"),
        ("name: {en: Wells, fr: Puits}", "name: Wells", "not-a-group"),
        ("name: {en: Wells, fr: Puits}", "name: {de: Brunnen}", "unknown-language"),
        ("unit: wells", "unit: wells\nobjective: Some Objective", "bad-key"),
        ("unit: wells", "unit: wells\nsource: {nmae: X}", "unknown-key"),
        ("unit: wells", "unit: wells\nsince: 1.1.2016", "date-not-iso"),
        ("value: 5", "value: 5, valeu: 6", "unknown-key"),
        ("value: 5", "value: '295,998'", "number-not-plain"),
        ("value: 5", "value: 5, qualifier: over", "unknown-choice"),
        ("value: 5", "absent: lost", "unknown-choice"),
        ("value: 5", "value: null", "value-missing"),
        ("value: 5", "value: 5, by: {sex: {female: '1,5'}}", "number-not-plain"),
        ("value: 5", "value: 5, revises: {value: 4}", "missing-key"),
        ("as_of: 2021-09-29", "as_of: 2021", "date-not-iso"),
    ],
)
def test_a_slip_in_an_indicator_is_told_and_leaves_it_out(old: str, new: str, code: str) -> None:
    loaded = load({"wells.yaml": SMALLEST.replace(old, new)})

    assert codes(loaded.problems) == [code]
    assert loaded.value is not None
    assert loaded.value.indicators == {}
    assert loaded.value.known == {"wells"}


def test_all_slips_of_an_indicator_are_told_at_once() -> None:
    problems = problems_of(
        "name: Wells\nunit: wells\ncounting: total\nobservations:\n"
        "  - as_of: 2021\n    value: 1,3\n  - as_of: 2021-09-29\n    valeu: 5\n"
    )

    assert sorted(codes(problems)) == [
        "date-not-iso",
        "not-a-group",
        "number-not-plain",
        "unknown-choice",
        "unknown-key",
    ]


@pytest.mark.parametrize(
    ("unit", "fixes"), [("wels", ("unit: wells",)), ("eur", ("unit: EUR",)), ("gallons", ())]
)
def test_a_unit_that_there_is_not_has_the_nearest_offered(unit: str, fixes: tuple[str, ...]) -> None:
    [problem] = problems_of(SMALLEST.replace("unit: wells", f"unit: {unit}"))

    assert problem.fixes == fixes
    assert "people" in problem.why


def test_a_name_that_lacks_a_language_is_a_warning_and_the_indicator_stays() -> None:
    loaded = load({"wells.yaml": SMALLEST.replace("fr: Puits", "")})

    [problem] = loaded.problems
    assert (problem.code, problem.severity) == ("name-missing", Severity.WARNING)
    assert loaded.value is not None
    assert "wells" in loaded.value.indicators


@pytest.mark.parametrize("more", ["", "observations: []\ndata: wells.csv\n"])
def test_dated_values_stand_in_the_file_or_in_a_table_and_never_in_both(more: str) -> None:
    [problem] = problems_of(START + more)

    assert problem.code == "observations-or-data"


def test_a_baseline_and_a_target_differ() -> None:
    [problem] = problems_of(
        f"{SMALLEST}baseline: {{as_of: 2016-01-01, value: 5}}\ntarget: {{as_of: 2022-12-31, value: 5.0}}\n"
    )

    assert problem.code == "equal-baseline-and-target"
    assert problem.span.line == 6
    assert problem.also[0].line == 5


@pytest.mark.parametrize(
    ("observations", "code"),
    [
        ("[{as_of: 2020-01-01, value: 5}, {as_of: 2021-01-01, value: 4}]", "total-falls"),
        ("[{as_of: 2020-01-01, value: 5, by: {sex: {female: 4}}}]", "parts-do-not-add-up"),
        ("[{as_of: 2020-01-01, from: 2019, value: 5}]", "start-without-period"),
    ],
)
def test_an_indicator_that_says_odd_things_in_good_form_is_kept(observations: str, code: str) -> None:
    loaded = load({"wells.yaml": f"{START}observations: {observations}\n"})

    assert codes(loaded.problems) == [code]
    assert loaded.value is not None
    assert "wells" in loaded.value.indicators


def test_a_beginning_that_is_not_asked_for_is_left_out() -> None:
    loaded = load({"wells.yaml": f"{START}observations: [{{as_of: 2020-01-01, from: 2019, value: 5}}]\n"})

    assert loaded.value is not None
    assert loaded.value.indicators["wells"].observations[0].starts is None


def test_a_long_series_lies_in_a_table_beside_its_indicator() -> None:
    indicators = all_of(
        {
            "a/wells.yaml": f"{START}data: wells-series.csv\n",
            "a/wells-series.csv": (
                "as_of;value;absent;qualifier;note;sex\n"
                "2021-09-29;5;;about;Counted;\n2021-09-29;5;;;;female\n2020-05-06;;not-reported;;;\n"
            ),
        }
    )

    first, second = indicators["wells"].observations
    assert first.absent == Absence(reason=AbsenceReason.NOT_REPORTED)
    assert (second.value, second.qualifier, second.note) == (
        Decimal(5),
        Qualifier.ABOUT,
        {EVERY_LANGUAGE: "Counted"},
    )
    assert second.parts == {"sex": {"female": Decimal(5)}}
    assert (second.span.path, second.span.line) == ("content/indicators/a/wells-series.csv", 2)


def test_the_rules_hold_in_a_table_too_and_are_told_at_its_lines() -> None:
    loaded = load(
        {
            "wells.yaml": f"{START}data: wells.csv\n",
            "wells.csv": "as_of,value,sex\n2021-09-29,5,\n2021-09-29,4,femal\n2021-13-01,1,\n2020-01-01,'9,\n2019-01-01,9,\n",
        }
    )

    found = {(problem.code, problem.span.line) for problem in loaded.problems}
    assert found == {
        ("unknown-part", 3),
        ("parts-do-not-add-up", 3),
        ("date-not-iso", 4),
        ("number-not-plain", 5),
        ("total-falls", 2),
    }
    assert {problem.span.path for problem in loaded.problems} == {"content/indicators/wells.csv"}


@pytest.mark.parametrize(
    ("written", "fixes"),
    [("well.csv", ("data: wells.csv",)), ("xyz", ()), ("../indicators/wells.csv", ("data: wells.csv",))],
)
def test_a_table_that_is_not_there_is_told_with_the_nearest(written: str, fixes: tuple[str, ...]) -> None:
    loaded = load({"wells.yaml": f"{START}data: {written}\n", "wells.csv": "as_of,value\n"})

    [problem] = loaded.problems
    assert (problem.code, problem.fixes) == ("bad-table", fixes)


def test_a_broken_table_is_told_with_everything_else() -> None:
    loaded = load(
        {"wells.yaml": f"{START.replace('wells', 'wels')}data: wells.csv\n", "wells.csv": "as_of\n"}
    )

    assert codes(loaded.problems) == ["unknown-unit", "bad-table"]


def test_what_is_offered_for_a_cell_is_the_cell_alone() -> None:
    loaded = load(
        {"wells.yaml": f"{START}data: wells.csv\n", "wells.csv": "as_of;value\n2021-09-29;295,998\n"}
    )

    [problem] = loaded.problems
    assert problem.fixes == ("295998", "295.998")
