"""Figures from observations: what counts at a day, what adds up, what is missing."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.model.indicators import (
    Absence,
    AbsenceReason,
    Counting,
    Indicator,
    Kind,
    Observation,
    Part,
    Qualifier,
    Revision,
    Unit,
)
from bilan.model.records import replace
from bilan.model.source import Span
from bilan.model.when import When
from bilan.results import (
    corrected_later,
    dimensions_at,
    figure_at,
    own_figure,
    parts_at,
    published_at,
    round_down,
    share_reached,
    tally_results,
    value_of,
)

SPAN = Span(path="content/indicators/returns.yaml")
NIGER = Part(dimension="country", key="NE")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def seen(
    as_of: str,
    value: str | None,
    *,
    starts: str | None = None,
    absent: AbsenceReason | None = None,
    qualifier: Qualifier | None = None,
    countries: Mapping[str, str] | None = None,
) -> Observation:
    return Observation(
        as_of=When(day=day(as_of)),
        starts=When(day=day(starts)) if starts else None,
        value=None if value is None else Decimal(value),
        absent=Absence(reason=absent) if absent else None,
        qualifier=qualifier,
        parts={"country": {key: Decimal(one) for key, one in countries.items()}} if countries else {},
        span=SPAN,
    )


def indicator(counting: Counting, *observations: Observation) -> Indicator:
    return Indicator(
        key="returns",
        name={"en": "Returns", "fr": "Retours"},
        definition=None,
        unit=Unit(key="returns"),
        kind=Kind.RESULT,
        level=None,
        counting=counting,
        direction=None,
        objective=None,
        source=None,
        method=None,
        limits=None,
        since=None,
        baseline=None,
        target=None,
        observations=observations,
        span=SPAN,
    )


# --- what stands at a day ---


def test_a_total_is_its_last_observation_on_or_before_the_day() -> None:
    returns = indicator(Counting.CUMULATIVE, seen("2020-05-06", "147629"), seen("2021-09-29", "295998"))

    on_the_day_before, on_the_day = (figure_at(returns, day(one)) for one in ("2021-09-28", "2021-09-29"))

    assert on_the_day_before.value == Decimal(147629)
    assert on_the_day.value == Decimal(295998)
    assert on_the_day.as_of == When(day=day("2021-09-29"))


def test_a_rate_never_adds_up() -> None:
    rate = indicator(Counting.LATEST, seen("2020-01-01", "40"), seen("2021-01-01", "42.5"))

    figure = figure_at(rate, day("2022-01-01"))

    assert figure.value == Decimal("42.5")
    assert len(figure.counted) == 1


def test_periods_that_have_ended_add_up_and_speak_from_the_first_to_the_last_day() -> None:
    returns = indicator(
        Counting.PERIOD,
        seen("2019-12-31", "10", starts="2019-01-01"),
        seen("2020-12-31", "20", starts="2020-01-01"),
        seen("2021-12-31", "40", starts="2021-01-01"),
    )

    figure = figure_at(returns, day("2021-06-30"))

    assert figure.value == Decimal(30)
    assert figure.starts == When(day=day("2019-01-01"))
    assert figure.as_of == When(day=day("2020-12-31"))
    assert len(figure.counted) == 2


def test_only_a_sum_of_periods_has_a_first_day() -> None:
    returns = indicator(Counting.CUMULATIVE, seen("2021-12-31", "40"))

    assert figure_at(returns, day("2022-01-01")).starts is None


def test_before_its_first_observation_a_figure_is_not_reported_and_has_no_day() -> None:
    returns = indicator(Counting.CUMULATIVE, seen("2021-09-29", "295998"))

    figure = figure_at(returns, day("2021-09-28"))

    assert figure.value is None
    assert figure.absent == Absence(reason=AbsenceReason.NOT_REPORTED)
    assert figure.as_of is None
    assert figure.counted == ()


def test_an_absent_value_keeps_the_name_of_its_absence_and_its_day() -> None:
    returns = indicator(Counting.CUMULATIVE, seen("2020-05-06", None, absent=AbsenceReason.WITHHELD))

    figure = figure_at(returns, day("2020-05-06"))

    assert figure.value is None
    assert figure.absent == Absence(reason=AbsenceReason.WITHHELD)
    assert figure.as_of == When(day=day("2020-05-06"))


def test_a_later_absence_takes_the_place_of_a_total_that_was_known() -> None:
    returns = indicator(
        Counting.CUMULATIVE,
        seen("2020-05-06", "147629"),
        seen("2021-09-29", None, absent=AbsenceReason.IN_VERIFICATION),
    )

    assert figure_at(returns, day("2021-09-29")).absent == Absence(reason=AbsenceReason.IN_VERIFICATION)


def test_a_period_without_a_value_is_left_out_of_the_sum_and_of_what_it_speaks_of() -> None:
    returns = indicator(
        Counting.PERIOD,
        seen("2020-12-31", "20", starts="2020-01-01"),
        seen("2021-12-31", None, starts="2021-01-01", absent=AbsenceReason.NOT_REPORTED),
    )

    figure = figure_at(returns, day("2022-06-30"))

    assert figure.value == Decimal(20)
    assert figure.as_of == When(day=day("2020-12-31"))


def test_a_sum_of_absent_periods_is_as_absent_as_the_last_of_them() -> None:
    returns = indicator(
        Counting.PERIOD,
        seen("2020-12-31", None, starts="2020-01-01", absent=AbsenceReason.NOT_APPLICABLE),
        seen("2021-12-31", None, starts="2021-01-01", absent=AbsenceReason.WITHHELD),
    )

    figure = figure_at(returns, day("2022-06-30"))

    assert figure.absent == Absence(reason=AbsenceReason.WITHHELD)
    assert figure.as_of == When(day=day("2021-12-31"))


def test_zero_is_a_value() -> None:
    figure = figure_at(indicator(Counting.CUMULATIVE, seen("2020-05-06", "0")), day("2020-05-06"))

    assert figure.value == Decimal(0)
    assert figure.absent is None


def test_a_figure_keeps_the_words_before_its_value_but_a_part_does_not_take_them_over() -> None:
    returns = indicator(
        Counting.CUMULATIVE,
        seen("2020-05-06", "100", qualifier=Qualifier.MORE_THAN, countries={"NE": "100"}),
    )

    assert figure_at(returns, day("2020-05-06")).qualifier is Qualifier.MORE_THAN
    assert figure_at(returns, day("2020-05-06"), NIGER).qualifier is None


# --- parts ---


def test_a_part_is_told_with_the_day_of_its_observation() -> None:
    returns = indicator(Counting.CUMULATIVE, seen("2020-05-06", "30", countries={"NE": "10", "ML": "20"}))

    figure = figure_at(returns, day("2021-01-01"), NIGER)

    assert (figure.value, figure.part) == (Decimal(10), NIGER)
    assert figure.as_of == When(day=day("2020-05-06"))


def test_a_part_that_the_standing_observation_does_not_name_is_absent_even_if_an_earlier_one_did() -> None:
    returns = indicator(
        Counting.CUMULATIVE, seen("2020-05-06", "10", countries={"NE": "10"}), seen("2021-09-29", "12")
    )

    assert figure_at(returns, day("2021-09-29"), NIGER).value is None
    assert parts_at(returns, day("2021-09-29"), "country") == ()


def test_parts_stand_in_the_order_of_the_file_and_several_is_a_part_like_any_other() -> None:
    returns = indicator(
        Counting.CUMULATIVE, seen("2020-05-06", "60", countries={"several": "10", "ML": "20", "NE": "30"})
    )

    parts = parts_at(returns, day("2020-05-06"), "country")

    assert [(one.part and one.part.key, one.value) for one in parts] == [
        ("several", Decimal(10)),
        ("ML", Decimal(20)),
        ("NE", Decimal(30)),
    ]


def test_the_parts_of_periods_add_up_part_by_part() -> None:
    returns = indicator(
        Counting.PERIOD,
        seen("2019-12-31", "10", starts="2019-01-01", countries={"NE": "10"}),
        seen("2020-12-31", "25", starts="2020-01-01", countries={"NE": "5", "ML": "20"}),
    )

    parts = parts_at(returns, day("2021-01-01"), "country")

    assert [(one.part and one.part.key, one.value) for one in parts] == [
        ("NE", Decimal(15)),
        ("ML", Decimal(20)),
    ]


def test_a_figure_can_be_broken_down_by_what_its_observations_name_and_by_nothing_else() -> None:
    returns = indicator(
        Counting.CUMULATIVE, seen("2020-05-06", "10", countries={"NE": "10"}), seen("2021-09-29", "12")
    )

    assert dimensions_at(returns, day("2020-12-31")) == ("country",)
    assert dimensions_at(returns, day("2021-12-31")) == ()


# --- the whole site ---


def test_results_hold_the_latest_figure_and_one_for_each_date_until_the_day_oldest_first() -> None:
    returns = indicator(
        Counting.CUMULATIVE, seen("2019-01-01", "1"), seen("2020-05-06", "2"), seen("2021-09-29", "3")
    )

    results = tally_results({"returns": returns}, day("2020-12-31"))

    assert results.latest["returns"].value == Decimal(2)
    assert [one.value for one in results.series["returns"]] == [Decimal(1), Decimal(2)]


def test_the_series_of_periods_tells_each_by_itself() -> None:
    returns = indicator(
        Counting.PERIOD,
        seen("2019-12-31", "10", starts="2019-01-01"),
        seen("2020-12-31", "20", starts="2020-01-01"),
    )

    results = tally_results({"returns": returns}, day("2021-01-01"))

    assert [one.value for one in results.series["returns"]] == [Decimal(10), Decimal(20)]


# --- rounding down, and the share of a target ---


def test_rounding_down_keeps_more_than_true() -> None:
    assert round_down(Decimal(295998), Decimal(1000)) == Decimal(295000)


def test_rounding_down_below_zero_goes_further_down() -> None:
    assert round_down(Decimal(-1), Decimal(1000)) == Decimal(-1000)


@pytest.mark.parametrize("step", ["0", "-1"])
def test_rounding_down_by_nothing_is_a_mistake_of_ours(step: str) -> None:
    with pytest.raises(ValueError, match="above zero"):
        round_down(Decimal(1), Decimal(step))


def test_a_quarter_of_the_way_from_20_to_60_is_30() -> None:
    assert share_reached(Decimal(30), Decimal(20), Decimal(60)) == Decimal("0.25")


def test_a_share_holds_for_a_target_below_its_baseline() -> None:
    assert share_reached(Decimal(15), Decimal(20), Decimal(10)) == Decimal("0.5")


def test_a_share_is_below_zero_when_things_got_worse_and_above_one_past_the_target() -> None:
    assert share_reached(Decimal(10), Decimal(20), Decimal(60)) < 0
    assert share_reached(Decimal(80), Decimal(20), Decimal(60)) > 1


def test_a_share_of_no_way_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="equal"):
        share_reached(Decimal(1), Decimal(20), Decimal(20))


# --- for any content whatever ---

VALUES = st.decimals(min_value=-(10**12), max_value=10**12, places=3)
DAYS = st.dates(dt.date(2010, 1, 1), dt.date(2030, 12, 31))
COUNTRIES = st.dictionaries(
    st.sampled_from(("NE", "ML", "several", "other")), st.decimals(0, 10**6, places=1), min_size=1
)


@st.composite
def histories(draw: st.DrawFn, counting: Counting | None = None) -> Indicator:
    """An indicator with dated values, some of them absent, whose parts add up."""
    dates = draw(st.lists(DAYS, unique=True, max_size=8))
    counted = counting or draw(st.sampled_from(Counting))
    observations = [_observation(draw, one, starts=counted is Counting.PERIOD) for one in sorted(dates)]
    return indicator(counted, *observations)


def _observation(draw: st.DrawFn, date: dt.date, *, starts: bool) -> Observation:
    countries = draw(st.none() | COUNTRIES)
    value = sum(countries.values(), Decimal(0)) if countries else draw(st.none() | VALUES)
    return Observation(
        as_of=When(day=date),
        starts=When(day=date) if starts else None,
        value=value,
        absent=Absence(reason=AbsenceReason.NOT_REPORTED) if value is None else None,
        parts={"country": countries} if countries else {},
        span=SPAN,
    )


@given(histories(Counting.PERIOD), DAYS)
def test_for_any_periods_the_figure_is_the_sum_of_those_that_have_ended(
    known: Indicator, at: dt.date
) -> None:
    ended = [one.value for one in known.observations if one.as_of.day <= at and one.value is not None]

    figure = figure_at(known, at)

    assert figure.value == (sum(ended, Decimal(0)) if ended else None)


@given(histories(), DAYS)
def test_for_any_content_what_is_observed_later_changes_no_figure(known: Indicator, at: dt.date) -> None:
    until_then = replace(known, observations=tuple(one for one in known.observations if one.as_of.day <= at))

    assert figure_at(known, at) == figure_at(until_then, at)
    assert parts_at(known, at, "country") == parts_at(until_then, at, "country")
    assert tally_results({"one": known}, at) == tally_results({"one": until_then}, at)


@given(histories(), DAYS)
def test_for_any_content_a_figure_has_a_value_or_a_named_absence_never_both(
    known: Indicator, at: dt.date
) -> None:
    figure = figure_at(known, at)

    assert (figure.value is None) != (figure.absent is None)


@given(histories(), DAYS)
def test_for_any_content_a_figure_with_a_value_names_its_day_and_what_it_was_counted_from(
    known: Indicator, at: dt.date
) -> None:
    figure = figure_at(known, at)

    if figure.value is not None:
        assert figure.as_of is not None
        assert figure.as_of.day <= at
        assert figure.value == sum((one.value for one in figure.counted if one.value), Decimal(0))


@given(histories(), DAYS)
def test_for_any_content_each_part_is_the_sum_of_what_was_counted_of_it(
    known: Indicator, at: dt.date
) -> None:
    counted = figure_at(known, at).counted

    for figure in parts_at(known, at, "country"):
        assert figure.part is not None
        assert figure.value == sum((value_of(one, figure.part) or Decimal(0) for one in counted), Decimal(0))


@given(VALUES, st.decimals(min_value="0.1", max_value=10**6, places=1))
def test_for_any_value_rounding_down_is_never_above_it_and_less_than_a_step_below(
    value: Decimal, step: Decimal
) -> None:
    rounded = round_down(value, step)

    assert rounded <= value < rounded + step
    assert rounded % step == 0


@given(VALUES, VALUES)
def test_for_any_way_its_beginning_is_zero_and_its_end_is_one(baseline: Decimal, target: Decimal) -> None:
    if baseline != target:
        assert share_reached(baseline, baseline, target) == 0
        assert share_reached(target, baseline, target) == 1


# Corrections


def corrected(observation: Observation, before: str | None, on: str | None = None) -> Observation:
    """Return an observation that corrects what was published."""
    revision = Revision(
        value=None if before is None else Decimal(before),
        reason={"en": "Counted twice."},
        on=When(day=day(on)) if on else None,
    )
    return replace(observation, revises=revision)


@pytest.mark.parametrize("on", [None, "2021-03-01"])
def test_what_was_published_is_the_value_from_before_a_later_correction(on: str | None) -> None:
    one = indicator(Counting.CUMULATIVE, corrected(seen("2020-12-31", "50"), "60", on))

    assert published_at(one, day("2021-01-31")).value == 60
    assert figure_at(one, day("2021-01-31")).value == 50
    assert corrected_later(one, day("2021-01-31")) == one.observations


def test_what_had_been_corrected_by_then_was_published_as_it_is() -> None:
    one = indicator(Counting.CUMULATIVE, corrected(seen("2020-12-31", "50"), "60", "2021-03-01"))

    assert published_at(one, day("2021-03-01")).value == 50
    assert corrected_later(one, day("2021-03-01")) == ()


def test_where_nothing_had_been_published_there_was_no_value() -> None:
    one = indicator(Counting.LATEST, corrected(seen("2020-12-31", "50"), None))

    found = published_at(one, day("2021-01-31"))

    assert found.value is None
    assert found.absent == Absence(reason=AbsenceReason.NOT_REPORTED)


def test_a_published_sum_has_the_old_value_of_each_corrected_period() -> None:
    one = indicator(
        Counting.PERIOD,
        corrected(seen("2019-12-31", "10", starts="2019-01-01"), "8"),
        seen("2020-12-31", "5", starts="2020-01-01"),
    )

    assert published_at(one, day("2020-12-31")).value == 13
    assert corrected_later(one, day("2020-12-31")) == one.observations[:1]


def test_a_correction_of_a_value_that_no_longer_stands_is_of_no_matter() -> None:
    one = indicator(Counting.CUMULATIVE, corrected(seen("2019-12-31", "5"), "4"), seen("2020-12-31", "9"))

    assert corrected_later(one, day("2020-12-31")) == ()


def test_an_observation_alone_speaks_of_its_own_period() -> None:
    one = indicator(
        Counting.PERIOD,
        seen("2019-12-31", "10", starts="2019-01-01"),
        seen("2020-12-31", "5", starts="2020-01-01"),
    )

    found = own_figure(one, one.observations[1])

    assert found.value == 5
    assert found.starts == When(day=day("2020-01-01"))
