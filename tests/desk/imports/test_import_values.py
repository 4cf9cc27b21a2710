"""Indicator values from a table, beside what the content says already."""

import pytest

from bilan.desk.imports.import_entries import Wishes
from tests.desk.tables import import_of, refused, told

JOBS = """
    == content/indicators/jobs.yaml ==
    name: {en: Jobs, fr: Emplois}
    unit: jobs
    counting: cumulative
    observations:
      - as_of: 2020-12-31
        value: 10   # from the report
        by: {country: {NE: 4, ML: 6}}
      - as_of: 2021-06-30
        absent: not-reported
"""
PATH = "content/indicators/jobs.yaml"
DAY = Wishes(as_of="2021-12-31")


def test_what_is_there_already_is_the_same_and_nothing_is_written() -> None:
    proposal = import_of("indicator,as_of,country,value\njobs,2020-12-31,NE,4\njobs,2020-12-31,,10\n", JOBS)

    assert told(proposal) == [("same", "jobs, 2020-12-31", ())]
    assert proposal.files == {}


def test_another_value_is_told_as_old_and_new_and_the_comment_stays() -> None:
    proposal = import_of("indicator,as_of,country,value\njobs,2020-12-31,NE,5\njobs,2020-12-31,,11\n", JOBS)

    assert told(proposal) == [("changed", "jobs, 2020-12-31", ("value 10 → 11", "country NE 4 → 5"))]
    assert "    value: 11   # from the report\n    by: {country: {NE: 5, ML: 6}}\n" in proposal.files[PATH]


def test_where_the_table_has_no_total_the_parts_make_it_with_those_that_stay() -> None:
    proposal = import_of("indicator,as_of,country,value\njobs,2020-12-31,SN,2\n", JOBS)

    assert told(proposal) == [("changed", "jobs, 2020-12-31", ("value 10 → 12", "country SN none → 2"))]


def test_a_new_day_comes_after_the_earlier_ones() -> None:
    proposal = import_of("indicator,as_of,value,qualifier,note\njobs,2021-01-31,11,about,A count\n", JOBS)

    assert told(proposal) == [("added", "jobs, 2021-01-31", ("value 11",))]
    lines = proposal.files[PATH].splitlines()
    assert lines[7:13] == [
        "  - as_of: 2021-01-31",
        "    value: 11",
        "    qualifier: about",
        "    note: A count",
        "  - as_of: 2021-06-30",
        "    absent: not-reported",
    ]


def test_a_value_that_has_come_takes_the_place_of_its_absence() -> None:
    proposal = import_of("indicator,as_of,value\njobs,2021-06-30,12\n", JOBS)

    assert told(proposal)[0][2] == ("value none → 12", "absent not-reported → none")
    assert proposal.files[PATH].endswith("  - as_of: 2021-06-30\n    value: 12\n")


def test_a_value_that_was_taken_back_is_absent_and_has_no_parts() -> None:
    proposal = import_of("indicator,as_of,absent\njobs,2020-12-31,in-verification\n", JOBS)

    assert "  - as_of: 2020-12-31\n    absent: in-verification\n  - as_of: 2021-06-30" in proposal.files[PATH]


def test_the_reason_for_a_correction_is_written_beside_the_value() -> None:
    proposal = import_of(
        "indicator,as_of,value,country\njobs,2020-12-31,9,\njobs,2020-12-31,3,NE\n",
        JOBS,
        wishes=Wishes(reason="Counted twice"),
    )

    assert "    revises:\n      value: 10\n      reason: Counted twice\n" in proposal.files[PATH]


def test_without_dates_all_values_speak_of_the_day_that_is_said() -> None:
    proposal = import_of("indicator,value\njobs,20\n", JOBS, wishes=DAY)

    assert told(proposal) == [("added", "jobs, 2021-12-31", ("value 20",))]


def test_only_new_things_are_added_where_the_rest_is_to_stay() -> None:
    csv = "indicator,as_of,value,country\njobs,2020-12-31,20,\njobs,2020-12-31,14,NE\njobs,2021-12-31,30,\n"
    proposal = import_of(csv, JOBS, only_adds=True)

    assert told(proposal) == [("added", "jobs, 2021-12-31", ("value 30",))]


def test_one_indicator_of_several_in_a_file_is_found() -> None:
    several = """
        == content/indicators/few.yaml ==
        indicators:
          jobs:
            name: {en: Jobs, fr: Emplois}
            unit: jobs
            counting: latest
            observations: []
          # and another
          places:
            name: {en: Places, fr: Places}
            unit: places
            counting: latest
            observations:
            - {as_of: 2020-12-31, value: 3}
    """
    proposal = import_of("indicator,as_of,value\nplaces,2021-12-31,5\njobs,2021-12-31,6\n", several)

    text = proposal.files["content/indicators/few.yaml"]
    assert "    observations:\n      - as_of: 2021-12-31\n        value: 6\n  # and another\n" in text
    assert text.endswith("    - {as_of: 2020-12-31, value: 3}\n    - as_of: 2021-12-31\n      value: 5\n")


# --- new indicators ---


def test_an_indicator_that_is_not_there_begins_a_file_with_what_the_table_says() -> None:
    site = "== content/objectives/work/en.md ==\n---\ntitle: Work\norder: 1\n---\n"
    csv = """\
        indicator,objective,unit,measures,country,value
        jobs-made,work,jobs,"jobs created, or kept",NE,10
        jobs-made,work,jobs,"jobs created, or kept",several,5
    """
    proposal = import_of(csv, site, wishes=DAY)

    assert told(proposal) == [
        (
            "added",
            "jobs-made, 2021-12-31",
            ("new indicator in content/indicators/imported/jobs-made.yaml", "value 15", "2 parts by country"),
        )
    ]
    assert proposal.files["content/indicators/imported/jobs-made.yaml"] == (
        "name:\n  en: jobs created, or kept\nunit: jobs\nkind: result\ncounting: cumulative\n"
        "objective: work\nobservations:\n  - as_of: 2021-12-31\n    value: 15\n    by:\n"
        "      country:\n        NE: 10\n        several: 5\n"
    )


def test_its_name_is_in_the_language_that_is_said() -> None:
    wishes = Wishes(as_of="2021-12-31", language="fr")
    proposal = import_of("indicator,unit,name,value\nemplois,jobs,emplois créés,5\n", "", wishes=wishes)

    assert "name:\n  fr: emplois créés\n" in proposal.files["content/indicators/imported/emplois.yaml"]


def test_several_days_of_a_new_indicator_go_into_one_file_in_their_order() -> None:
    csv = "indicator,unit,name,as_of,value\nx,jobs,X,2021-12-31,5\nx,jobs,X,2020-12-31,3\n"
    text = import_of(csv, "").files["content/indicators/imported/x.yaml"]

    assert text.index("2020-12-31") < text.index("2021-12-31")


# --- what is refused ---


@pytest.mark.parametrize(
    ("row", "column", "what"),
    [
        ("jobs,2021-12-31,,1 300,,", 4, "`value` is not written as a plain number"),
        ("jobs,2021-12-31,NE,,,", 0, "there is no value in this row"),
        ("jobs,2021-12-31,Niger,5,,", 3, "there is no country with the code `Niger`"),
        ("jobs,31 May,,20,,", 2, "`as_of` is not written as a date"),
        ("jobs,,,20,,", 0, "this row has no day"),
        ("jobs,2021-12-31,NE,5,female,", 5, "this row is a part of two: country and sex"),
        ("jbos,2021-12-31,,20,,", 1, "there is no indicator `jbos`; did you mean `jobs`?"),
        ("jobs,2021-12-31,,20,,people", 6, "`jobs` is counted in `jobs`, and not in `people`"),
        ("jobs,2021-12-31,,5,,", 0, "jobs, 2021-12-31: the running total falls from 10 to 5"),
        (",2021-12-31,,5,,", 0, "this row names no indicator"),
    ],
)
def test_a_row_is_refused_with_its_cell_and_the_reason(row: str, column: int, what: str) -> None:
    proposal = import_of(f"indicator,as_of,country,value,sex,unit\n{row}\n", JOBS)

    assert refused(proposal) == [(2, column, what)]
    assert proposal.files == {}


def test_two_totals_of_a_day_are_refused_and_so_is_what_belongs_to_them() -> None:
    csv = (
        "indicator,as_of,country,value\njobs,2021-12-31,,20\njobs,2021-12-31,NE,20\n"
        "jobs,2021-12-31,,21\njobs,2022-12-31,,30\n"
    )
    proposal = import_of(csv, JOBS)

    [refusal] = proposal.refusals
    assert refused(proposal) == [(4, 0, "row 2 has a total of jobs on 2021-12-31 already")]
    assert refusal.left_out == (2, 3)
    assert told(proposal) == [("added", "jobs, 2022-12-31", ("value 30",))]


def test_parts_that_do_not_add_up_to_their_total_are_refused() -> None:
    csv = "indicator,as_of,country,value\njobs,2021-12-31,,20\njobs,2021-12-31,NE,19\n"

    [(_, _, what)] = refused(import_of(csv, JOBS))

    assert what == "the parts of `country` add up to 19, and the value is 20"


def test_one_country_twice_is_refused() -> None:
    csv = "indicator,as_of,country,value\njobs,2021-12-31,NE,20\njobs,2021-12-31,NE,20\n"

    assert refused(import_of(csv, JOBS)) == [
        (3, 3, "row 2 has a value for `NE` of jobs on 2021-12-31 already")
    ]


def test_a_rate_has_no_total_but_the_one_that_is_said() -> None:
    site = JOBS.replace("cumulative", "latest")

    [(line, _, what)] = refused(import_of("indicator,as_of,country,value\njobs,2021-12-31,NE,20\n", site))

    assert (line, what) == (2, "no row holds the value of jobs on 2021-12-31 as a whole")


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("x,pepole,X,", "there is no unit `pepole`; did you mean `people`?"),
        ("x,people,,", "the column `name` is missing or empty"),
        ("X y,people,X,", "`X y` is not written as a key"),
        ("x,people,X,wrok", "there is no objective `wrok`; did you mean `work`?"),
    ],
)
def test_a_new_indicator_that_could_not_be_built_with_is_refused(row: str, what: str) -> None:
    site = "== content/objectives/work/en.md ==\n---\ntitle: Work\norder: 1\n---\n"
    proposal = import_of(f"indicator,unit,name,objective,value\n{row},5\n", site, wishes=DAY)

    assert [one.found.what for one in proposal.refusals] == [what]


def test_rows_that_say_two_things_of_a_new_indicator_are_refused() -> None:
    csv = "indicator,unit,name,country,value\nx,people,X,NE,5\nx,jobs,X,ML,5\n"

    assert refused(import_of(csv, "", wishes=DAY)) == [(3, 2, "`unit` is another one here than in row 2")]


def test_a_series_in_a_csv_file_is_left_to_its_own_table() -> None:
    site = """
        == content/indicators/pumps.yaml ==
        name: {en: Pumps, fr: Pompes}
        unit: places
        counting: cumulative
        data: pumps.csv
        == content/indicators/pumps.csv ==
        as_of,value
        2020-12-31,5
    """
    proposal = import_of("indicator,as_of,value\npumps,2021-12-31,6\n", site)

    [(_, _, what)] = refused(proposal)
    assert what == "the values of `pumps` lie in a CSV file beside content/indicators/pumps.yaml"


def test_an_indicator_with_a_problem_of_its_own_is_to_be_mended_first() -> None:
    [(_, _, what)] = refused(
        import_of("indicator,as_of,value\njobs,2021-12-31,6\n", JOBS.replace("unit: jobs", "unit: jbos"))
    )

    assert what == "the indicator `jobs` has a problem in its own file"
