from __future__ import annotations

import pytest

from bilan.load.entries.problems import read_entry
from bilan.load.entries.schemas import ObservationEntry
from bilan.load.indicators.observations import Written, check_observations, part_names
from bilan.load.yaml.nodes import parts_of
from bilan.model.codes import Severity
from bilan.model.indicators import Counting
from bilan.model.source import Diagnostic
from bilan.model.standards import COUNTRIES
from tests.load.yaml_entries import codes, node_of, some_settings


def check(text: str, counting: str = "cumulative") -> tuple[Diagnostic, ...]:
    found = []
    for part in parts_of(node_of(text)).values():
        loaded = read_entry(ObservationEntry, part, ("en", "fr"))
        assert loaded.problems == ()
        assert loaded.value is not None
        found.append(Written(entry=loaded.value, node=part))
    return check_observations(found, Counting(counting), some_settings())


def only(text: str, counting: str = "cumulative") -> Diagnostic:
    [problem] = check(text, counting)
    return problem


@pytest.mark.parametrize(
    ("text", "counting"),
    [
        ("", "cumulative"),
        ("- {as_of: 2020-05-06, value: 1}\n- {as_of: 2021-09-29, value: 1}\n", "cumulative"),
        ("- {as_of: 2021-09-29, value: 2}\n- {as_of: 2020-05-06, value: 1}\n", "cumulative"),
        ("- {as_of: 2021-09-29, value: 0}\n", "cumulative"),
        ("- {as_of: 2021-09-29, absent: not-reported}\n", "cumulative"),
        (
            "- {as_of: 2021-09-29, value: null, absent: withheld, reason: Court, expected: ~2022}\n",
            "cumulative",
        ),
        ("- {as_of: 2020-12-31, value: 9}\n- {as_of: 2021-12-31, value: 3}\n", "latest"),
        (
            "- {as_of: 2020-12-31, from: 2020, value: 9}\n- {as_of: 2021-12-31, from: 2021, value: 3}\n",
            "period",
        ),
        ("- {as_of: 2020-12-31, from: 2020-12-31, value: 9}\n", "period"),
        ("- {as_of: 2021-09-29, value: 0.3, by: {sex: {female: 0.1, male: 0.2}}}\n", "cumulative"),
        ("- {as_of: 2021-09-29, value: 50, by: {sex: {female: 40, male: 60}}}\n", "latest"),
        (
            "- {as_of: 2021-09-29, value: 3, by: {sex: {female: 3}, country: {NE: 1, several: 2}}}\n",
            "cumulative",
        ),
    ],
)
def test_observations_that_keep_the_rules_are_left_alone(text: str, counting: str) -> None:
    assert check(text, counting) == ()


@pytest.mark.parametrize(
    "text",
    ["- {as_of: 2021-09-29}\n", "- {as_of: 2021-09-29, value: null}\n", "- {as_of: 2021-09-29, value: }\n"],
)
def test_a_missing_value_has_to_say_why(text: str) -> None:
    problem = only(text)

    assert problem.code == "value-missing"
    assert problem.fixes[0] == "absent: not-reported"
    assert len(problem.fixes) == 5


@pytest.mark.parametrize("said", ["absent: withheld", "reason: Court", "expected: 2022-01-01"])
def test_a_value_and_a_reason_for_its_absence_do_not_go_together(said: str) -> None:
    problem = only(f"- as_of: 2021-09-29\n  value: 5\n  {said}\n")

    assert problem.code == "value-and-absence"
    assert problem.span.line == 3
    assert problem.also[0].line == 2


def test_zero_is_a_value_and_needs_no_reason() -> None:
    assert only("- {as_of: 2021-09-29, value: 0, absent: withheld}\n").code == "value-and-absence"


def test_an_absent_value_has_no_parts() -> None:
    problem = only("- {as_of: 2021-09-29, absent: withheld, by: {sex: {female: 1}}}\n")

    assert problem.code == "parts-of-nothing"


def test_each_value_of_a_period_says_when_the_period_begins() -> None:
    problem = only("- {as_of: 2021-09-29, value: 1}\n", "period")

    assert problem.code == "period-without-start"
    assert problem.fixes == ("from: 2021-01-01",)


@pytest.mark.parametrize("counting", ["cumulative", "latest"])
def test_only_periods_have_a_beginning(counting: str) -> None:
    problem = only("- {as_of: 2021-09-29, from: 2021, value: 1}\n", counting)

    assert problem.code == "start-without-period"
    assert f"`{counting}`" in problem.what


def test_a_period_does_not_end_before_it_begins() -> None:
    problem = only("- {as_of: 2020-12-31, from: 2021-01-01, value: 1}\n", "period")

    assert problem.code == "ends-before-start"
    assert problem.why == "It would run from 2021-01-01 to 2020-12-31."


@pytest.mark.parametrize("start", ["2020-12-31", "2020-06", "2020", "2019"])
def test_periods_do_not_overlap(start: str) -> None:
    text = f"- {{as_of: 2021-12-31, from: {start}, value: 2}}\n- {{as_of: 2020-12-31, from: 2019-01-01, value: 1}}\n"

    problem = only(text, "period")

    assert problem.code == "overlapping-periods"
    assert problem.span.line == 1
    assert problem.also[0].line == 2


@pytest.mark.parametrize("counting", ["cumulative", "latest"])
@pytest.mark.parametrize("second", ["2018-04-30", "~2018-04"])
def test_two_observations_of_one_day_are_refused_and_both_are_named(counting: str, second: str) -> None:
    problem = only(f"- {{as_of: 2018-04-30, value: 1}}\n- {{as_of: {second}, value: 2}}\n", counting)

    assert problem.code == "repeated-observation"
    assert problem.what == "there are two observations of 2018-04-30"
    assert {problem.span.line, problem.also[0].line} == {1, 2}


def test_a_running_total_does_not_fall() -> None:
    problem = only("- {as_of: 2020-05-06, value: 67}\n- {as_of: 2021-09-29, value: 57}\n")

    assert problem.code == "total-falls"
    assert problem.what == "the running total falls from 67 to 57"
    assert problem.span.line == 2
    assert problem.also[0].line == 1


def test_a_gap_does_not_hide_that_a_total_falls() -> None:
    problem = only(
        "- {as_of: 2019-05-06, value: 67}\n- {as_of: 2020-05-06, absent: not-reported}\n- {as_of: 2021-09-29, value: 57}\n"
    )

    assert problem.code == "total-falls"


def test_a_total_that_corrects_an_earlier_one_may_fall() -> None:
    text = "- {as_of: 2020-05-06, value: 67}\n- {as_of: 2021-09-29, value: 57, revises: {value: 67, reason: Counted twice}}\n"

    assert check(text) == ()


def test_a_part_that_falls_while_its_total_rises_is_a_warning() -> None:
    problem = only(
        "- {as_of: 2020-05-06, value: 10, by: {country: {NE: 6, ML: 4}}}\n"
        "- {as_of: 2021-09-29, value: 20, by: {country: {NE: 5, ML: 4, BF: 11}}}\n"
    )

    assert (problem.code, problem.severity) == ("part-falls", Severity.WARNING)
    assert problem.what == "`NE` falls from 6 to 5 while its total rises"
    assert problem.also[0].line == 1


@pytest.mark.parametrize("counting", ["latest", "period"])
def test_parts_may_fall_where_nothing_runs_on(counting: str) -> None:
    start = "from: {}, " if counting == "period" else "{}"
    text = "".join(
        f"- {{as_of: {year}-12-31, {start.format(year) if counting == 'period' else ''}value: {value}, "
        f"by: {{sex: {{female: {female}, male: {value - female}}}}}}}\n"
        for year, value, female in ((2020, 10, 6), (2021, 20, 5))
    )

    assert check(text, counting) == ()


@pytest.mark.parametrize("counting", ["cumulative", "period"])
def test_parts_add_up_to_their_value(counting: str) -> None:
    start = "from: 2021, " if counting == "period" else ""

    problem = only(
        f"- {{as_of: 2021-09-29, {start}value: 10, by: {{sex: {{female: 4, male: 5}}}}}}\n", counting
    )

    assert problem.code == "parts-do-not-add-up"
    assert problem.what == "the parts of `sex` add up to 9, and the value is 10"
    assert problem.fixes == ("unknown: 1", "value: 9")


@pytest.mark.parametrize("parts", ["{female: 6, male: 5}", "{female: 4, male: 5, unknown: 0}"])
def test_what_is_too_much_or_known_to_be_unknown_offers_no_rest(parts: str) -> None:
    problem = only(f"- {{as_of: 2021-09-29, value: 10, by: {{sex: {parts}}}}}\n")

    assert [fix.partition(":")[0] for fix in problem.fixes] == ["value"]


def test_parts_are_added_exactly() -> None:
    text = "- {as_of: 2021-09-29, value: 100000000000000, by: {sex: {female: 99999999999999, male: 1.00000000000001}}}\n"

    assert only(text).code == "parts-do-not-add-up"


def test_each_dimension_adds_up_for_itself() -> None:
    problems = check(
        "- {as_of: 2021-09-29, value: 10, by: {sex: {female: 4}, country: {NE: 10}, age: {adults: 1}}}\n"
    )

    assert codes(problems) == ["parts-do-not-add-up"] * 2


@pytest.mark.parametrize(
    ("by", "code", "fixes"),
    [
        ("sexe: {female: 1}", "unknown-dimension", ("sex",)),
        ("sex: {femal: 1}", "unknown-part", ("female",)),
        ("sex: {women: 1}", "unknown-part", ()),
        ("country: {XX: 1}", "unknown-country", ()),
        ("country: {UK: 1}", "unknown-country", ("GB",)),
        ("country: {severl: 1}", "unknown-country", ("several",)),
        ("country: {Niger: 1}", "unknown-country", ()),
        ("region: {sahell: 1}", "unknown-region", ("sahel",)),
        ("status: {refuge: 1}", "unknown-part", ("refugee",)),
        ("age: {18+: 1}", "bad-key", ("18",)),
    ],
)
def test_a_dimension_or_part_that_there_is_not_is_refused(by: str, code: str, fixes: tuple[str, ...]) -> None:
    problem = only(f"- {{as_of: 2021-09-29, value: 1, by: {{{by}}}}}\n")

    assert problem.code == code
    assert problem.fixes == fixes


@pytest.mark.parametrize("dimension", ["country", "region", "sex", "age", "status"])
@pytest.mark.parametrize("part", ["other", "unknown", "several"])
def test_some_parts_stand_in_every_dimension(dimension: str, part: str) -> None:
    assert check(f"- {{as_of: 2021-09-29, value: 1, by: {{{dimension}: {{{part}: 1}}}}}}\n") == ()


def test_a_site_adds_dimensions_to_those_that_there_are() -> None:
    names = part_names(some_settings())

    assert sorted(names) == ["age", "country", "region", "sex", "status"]
    assert names["country"] > COUNTRIES
    assert names["age"] == frozenset()


def test_all_that_is_wrong_is_told_at_once() -> None:
    problems = check(
        "- {as_of: 2021-09-29}\n"
        "- {as_of: 2021-09-29, value: 1, absent: withheld}\n"
        "- {as_of: 2020-01-01, from: 2020, value: 2, by: {sexe: {female: 2}}}\n"
    )

    assert sorted(codes(problems)) == [
        "repeated-observation",
        "start-without-period",
        "unknown-dimension",
        "value-and-absence",
        "value-missing",
    ]
