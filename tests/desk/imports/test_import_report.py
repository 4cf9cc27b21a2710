"""What a person reads before an import is written."""

from bilan.desk.imports.import_report import describe_import
from tests.desk.tables import import_of, sheet_of

SITE = """
    == content/indicators/jobs.yaml ==
    name: {en: Jobs, fr: Emplois}
    unit: jobs
    counting: latest
    observations:
      - {as_of: 2020-12-31, value: 10}
      - {as_of: 2021-12-31, value: 12}
"""


def report(csv: str) -> str:
    return describe_import(sheet_of(csv), import_of(csv, SITE))


def test_each_thing_has_a_line_and_the_count_comes_last() -> None:
    csv = (
        "indicator,as_of,value,remarks,who\njobs,2020-12-31,11,,x\njobs,2021-12-31,12,,x\n"
        'jobs,2022-12-31,"1,300",,x\njobs,2023-12-31,9,,x\n'
    )

    assert (
        report(csv)
        == """\
table.csv: indicator values, 4 rows

Not read: column D “remarks”, column E “who”

changed  jobs, 2020-12-31: value 10 → 11
added    jobs, 2023-12-31: value 9

refused  row 4, column C “1,300”: `value` is not written as a plain number; write 1300 or 1.300
         Content files hold numbers as digits alone, with a point for decimals. Each page then writes them in the way of its language.

1 added, 1 changed, 1 same; 1 row refused."""
    )


def test_rows_with_the_same_reason_share_a_line_and_rows_left_out_are_named_in_short() -> None:
    csv = (
        "indicator,as_of,country,value\njobs,2022-12-31,,5\njobs,2022-12-31,NE,2\njobs,2022-12-31,ML,2\n"
        "jobs,2022-12-31,XX,1\n,2022-12-31,,1\n,2022-12-31,,1\n"
    )
    lines = report(csv).splitlines()

    assert "refused  row 5, column C “XX”: there is no country with the code `XX`" in lines
    assert "         With it rows 2 to 4 are left out: they belong together." in lines
    assert "refused  row 6: this row names no indicator" in lines
    assert lines[-1] == "0 added, 0 changed, 0 same; 6 rows refused."
