"""Figures that want something: a value, a newer one, or somebody who confirms it."""

from dataclasses import dataclass

from bilan.review.dashboard_views import DueFigureView
from bilan.review.figures_due import absent_rows, old_rows, unvalidated_rows
from tests.review.outlooks import look_at
from tests.test_sites import page


def indicator(key: str, *observations: str, counting: str = "latest", kind: str = "result") -> str:
    lines = "".join(f"  - {{{one}}}\n" for one in observations)
    return (
        f"\n== content/indicators/{key}.yaml ==\nname: {{en: {key.capitalize()}}}\nunit: people\nkind: {kind}\n"
        f"counting: {counting}\nobservations:\n{lines}"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is to be done about the figures of a site."""

    absent: list[DueFigureView]
    old: list[DueFigureView]
    unvalidated: list[DueFigureView]


def due(text: str) -> Due:
    outlook = look_at(text).outlook
    return Due(absent=absent_rows(outlook), old=old_rows(outlook), unvalidated=unvalidated_rows(outlook))


def names(found: list[DueFigureView]) -> list[str]:
    return [one.lead.label.words for one in found]


def test_a_figure_whose_newest_value_is_absent_is_waited_for() -> None:
    [row] = due(indicator("a", "as_of: 2022-01-01, absent: not-reported")).absent

    assert row.figure.value is None
    assert (row.lead.file, row.lead.line) == ("content/indicators/a.yaml", 6)
    assert row.lead.url == "/en/indicators/a/"


def test_a_value_that_came_after_all_settles_what_was_absent() -> None:
    found = due(indicator("a", "as_of: 2022-01-01, absent: not-reported", "as_of: 2022-03-01, value: 3"))

    assert found.absent == []


def test_every_period_without_a_value_is_waited_for() -> None:
    found = due(
        indicator(
            "a",
            "from: 2020-01-01, as_of: 2020-12-31, absent: in-verification",
            "from: 2021-01-01, as_of: 2021-12-31, value: 3",
            counting="period",
        )
    )

    [row] = found.absent
    assert row.figure.as_of is not None
    assert row.figure.as_of.day.year == 2020


def test_what_is_overdue_comes_first_then_what_is_expected_then_the_rest() -> None:
    found = due(
        indicator("never", "as_of: 2022-01-01, absent: not-reported")
        + indicator("later", "as_of: 2022-01-01, absent: not-reported, expected: 2023-01-31")
        + indicator("overdue", "as_of: 2022-01-01, absent: in-verification, expected: 2022-03-31")
    ).absent

    assert names(found) == ["Overdue", "Later", "Never"]
    assert [one.is_overdue for one in found] == [True, False, False]


def test_nobody_waits_for_what_was_discontinued_or_withheld() -> None:
    found = due(
        indicator("a", "as_of: 2019-01-01, value: 1", "as_of: 2020-01-01, absent: discontinued")
        + indicator("b", "as_of: 2020-01-01, absent: withheld")
    )

    assert (found.absent, found.old) == ([], [])


def test_what_is_named_and_not_written_is_a_problem_and_no_figure() -> None:
    assert due(page("There are [[figure unknown]] of them.")).absent == []


def test_results_older_than_a_year_are_listed_from_the_oldest_on() -> None:
    found = due(
        indicator("young", "as_of: 2021-06-15, value: 1")
        + indicator("old", "as_of: 2021-06-14, value: 1")
        + indicator("oldest", "as_of: 2018-04-01, value: 1")
    ).old

    assert names(found) == ["Oldest", "Old"]


def test_a_pledge_and_a_target_do_not_grow_old() -> None:
    text = "".join(
        indicator(kind, "as_of: 2018-04-01, value: 1", kind=kind) for kind in ("pledge", "target", "budget")
    )

    assert due(text).old == []


def test_a_figure_that_nobody_has_confirmed_is_listed_results_first_and_the_newest_first() -> None:
    confirmed = "as_of: 2022-01-01, value: 1, validated: {by: The auditors, on: 2022-02-01}"
    found = due(
        indicator("context", "as_of: 2022-05-01, value: 1", kind="context")
        + indicator("older", "as_of: 2022-01-01, value: 1")
        + indicator("newer", "as_of: 2022-03-01, value: 1")
        + indicator("confirmed", confirmed)
    )

    assert names(found.unvalidated) == ["Newer", "Older", "Context"]


def test_a_sum_of_periods_is_confirmed_when_every_period_is() -> None:
    first = "from: 2020-01-01, as_of: 2020-12-31, value: 3"
    second = "from: 2021-01-01, as_of: 2021-12-31, value: 3, validated: {on: 2022-01-31}"

    assert due(indicator("a", first, second, counting="period")).unvalidated != []
