"""Figures compared as the open data tell them."""

from __future__ import annotations

from decimal import Decimal

from bilan.model.indicators import AbsenceReason
from bilan.review.changes.figure_changes import FigureData, compare_figures
from tests.review.changes.observed import as_bytes, data, row

OLD = data(row("wells", "2020-05-06", 10), row("wells", "2021-09-29", 12))


def test_a_newer_value_is_told_with_the_one_before() -> None:
    new = data(
        row("wells", "2020-05-06", 10),
        row("wells", "2021-09-29", 12),
        row("wells", "2022-06-30", 15, source_en="Another report"),
    )

    [change] = compare_figures(OLD, new)

    assert change.latest.old is not None
    assert change.latest.new is not None
    assert (change.latest.old.value, change.latest.new.value) == (Decimal(12), Decimal(15))
    assert change.latest.new.sources == {"en": "Another report"}
    assert change.names == {"en": "Wells"}
    assert change.others == ()


def test_a_corrected_older_value_leaves_the_newest_as_it_is() -> None:
    new = data(row("wells", "2020-05-06", 11), row("wells", "2021-09-29", 12))

    [change] = compare_figures(OLD, new)

    assert change.latest.old == change.latest.new
    [(old, new_one)] = [(one.old, one.new) for one in change.others]
    assert old is not None
    assert new_one is not None
    assert (old.value, new_one.value) == (Decimal(10), Decimal(11))
    assert change.pairs == {(Decimal(10), Decimal(11))}


def test_a_source_that_changes_is_a_change_of_the_figure() -> None:
    new = data(row("wells", "2020-05-06", 10), row("wells", "2021-09-29", 12, source_en="The second edition"))

    [change] = compare_figures(OLD, new)

    assert change.latest.old != change.latest.new


def test_a_value_that_is_withheld_now_is_told_as_absent() -> None:
    [change] = compare_figures(OLD, data(row("wells", "2020-05-06", 10), row("wells", "2021-09-29", None)))

    assert change.latest.new is not None
    assert (change.latest.new.value, change.latest.new.absent) == (None, AbsenceReason.IN_VERIFICATION)


def test_an_indicator_that_is_new_or_gone_has_one_side_alone() -> None:
    more = data(row("schools", "2021-09-29", 3))

    new, gone = compare_figures(OLD, more)

    assert (new.indicator, new.latest.old, gone.indicator, gone.latest.new) == (
        "schools",
        None,
        "wells",
        None,
    )


def test_values_of_parts_are_counted() -> None:
    old = data(row("wells", "2021-09-29", 12), row("wells", "2021-09-29", 5, country="NE"))
    new = data(row("wells", "2021-09-29", 12), row("wells", "2021-09-29", 6, country="NE"))

    [change] = compare_figures(old, new)

    assert (change.parts, change.others) == (1, ())


def test_a_sum_of_periods_is_what_readers_see_first() -> None:
    old = FigureData(
        observations=as_bytes("observations", row("wells", "2020-12-31", 10)),
        latest=as_bytes("indicators", row("wells", "2020-12-31", 10)),
    )
    new = FigureData(
        observations=as_bytes("observations", row("wells", "2020-12-31", 10), row("wells", "2021-12-31", 5)),
        latest=as_bytes("indicators", row("wells", "2021-12-31", 15)),
    )

    [change] = compare_figures(old, new)

    assert change.latest.new is not None
    assert change.latest.new.value == 15


def test_figures_that_say_the_same_have_not_changed() -> None:
    assert compare_figures(OLD, OLD) == ()


def test_data_of_another_form_tell_nothing() -> None:
    broken = FigureData(observations=b'{"observations": [{"indicator": "wells"}]}', latest=b"[]")

    assert compare_figures(broken, broken) == ()
    assert compare_figures(FigureData(observations=b"\xff", latest=None), broken) == ()
