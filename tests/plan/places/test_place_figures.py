"""Figures of a country or region: parts, what they are parts of, and what may be added up."""

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
    Qualifier,
    Unit,
)
from bilan.model.source import Span
from bilan.model.when import When
from bilan.plan.places.place_figures import (
    PartFigure,
    can_be_added,
    is_left_out,
    part_of_region,
    parts_of_countries,
)
from bilan.results import figure_at

SPAN = Span(path="content/indicators/returns.yaml")
DAY = dt.date(2021, 12, 31)
SAHEL = ("NE", "ML", "TD")


def seen(
    as_of: str,
    value: int | None,
    countries: Mapping[str, int] | None = None,
    *,
    regions: Mapping[str, int] | None = None,
    absent: AbsenceReason | None = None,
    qualifier: Qualifier | None = None,
) -> Observation:
    by = {"country": countries or {}, "region": regions or {}}
    return Observation(
        as_of=When(day=dt.date.fromisoformat(as_of)),
        starts=When(day=dt.date.fromisoformat(as_of).replace(month=1, day=1)),
        value=None if value is None else Decimal(value),
        absent=Absence(reason=absent) if absent else None,
        qualifier=qualifier,
        parts={
            name: {key: Decimal(one) for key, one in parts.items()} for name, parts in by.items() if parts
        },
        span=SPAN,
    )


def indicator(
    *observations: Observation, counting: Counting = Counting.CUMULATIVE, unit: str = "returns"
) -> Indicator:
    return Indicator(
        key="returns",
        name={"en": "Returns"},
        definition=None,
        unit=Unit(key=unit),
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


def niger(one: Indicator) -> PartFigure:
    return parts_of_countries(one, DAY)["NE"]


def test_a_country_has_the_part_that_was_counted_there() -> None:
    found = parts_of_countries(indicator(seen("2021-12-17", 30, {"NE": 10, "ML": 20})), DAY)

    assert {code: one.figure.value for code, one in found.items()} == {"NE": 10, "ML": 20}
    assert {one.total.value for one in found.values()} == {30}


def test_parts_that_are_no_country_have_no_page() -> None:
    found = parts_of_countries(
        indicator(seen("2021-12-17", 10, {"NE": 1, "several": 2, "other": 3, "unknown": 4})), DAY
    )

    assert set(found) == {"NE"}


def test_a_share_is_told_where_all_parts_are_known() -> None:
    found = niger(indicator(seen("2021-12-17", 40, {"NE": 10, "ML": 25, "other": 5})))

    assert (found.share, found.undivided) == (Decimal("0.25"), None)


@pytest.mark.parametrize("part", ["several", "unknown"])
def test_no_share_is_told_where_more_may_lie_in_the_country(part: str) -> None:
    found = niger(indicator(seen("2021-12-17", 40, {"NE": 10, part: 30})))

    assert found.share is None


def test_what_stands_in_contracts_over_several_countries_is_told_and_not_divided() -> None:
    found = niger(indicator(seen("2021-12-17", 40, {"NE": 10, "several": 30})))

    assert found.figure.value == 10
    assert found.undivided is not None
    assert found.undivided.value == 30


def test_no_share_of_a_state_or_rate_is_told() -> None:
    observed = seen("2021-12-17", 40, {"NE": 10, "ML": 30})

    assert niger(indicator(observed, counting=Counting.LATEST)).share is None
    assert niger(indicator(observed, unit="percent")).share is None


def test_no_share_of_a_total_that_is_not_exact_is_told() -> None:
    observed = seen("2021-12-17", 40, {"NE": 10, "ML": 30}, qualifier=Qualifier.MORE_THAN)

    assert niger(indicator(observed)).share is None


def test_no_share_is_told_while_one_of_the_periods_is_not_broken_down() -> None:
    both = seen("2020-12-31", 10), seen("2021-12-17", 40, {"NE": 10, "ML": 30})

    found = niger(indicator(*both, counting=Counting.PERIOD))

    assert (found.figure.value, found.total.value, found.share) == (Decimal(10), Decimal(50), None)


def test_an_absent_total_leaves_its_parts_absent_for_the_same_reason() -> None:
    found = niger(
        indicator(
            seen("2020-05-06", 10, {"NE": 10}), seen("2021-12-17", None, absent=AbsenceReason.IN_VERIFICATION)
        )
    )

    assert found.figure.value is None
    assert found.figure.absent == Absence(reason=AbsenceReason.IN_VERIFICATION)


def test_a_country_that_is_named_no_longer_is_not_reported() -> None:
    found = niger(indicator(seen("2020-05-06", 10, {"NE": 10}), seen("2021-12-17", 40, {"ML": 40})))

    assert found.figure.value is None
    assert found.figure.absent == Absence(reason=AbsenceReason.NOT_REPORTED)


def test_what_is_observed_later_is_not_known_yet() -> None:
    later = indicator(seen("2022-05-06", 10, {"NE": 10}))

    assert parts_of_countries(later, DAY) == {}
    assert part_of_region(later, DAY, "sahel", SAHEL) is None


def test_a_region_is_the_sum_over_its_countries() -> None:
    found = part_of_region(
        indicator(seen("2021-12-17", 100, {"NE": 10, "ML": 20, "SO": 30, "several": 40})), DAY, "sahel", SAHEL
    )

    assert found is not None
    assert (found.figure.value, found.added) == (Decimal(30), 2)
    assert found.undivided is not None
    assert (found.undivided.value, found.share) == (Decimal(40), None)


def test_a_region_adds_up_periods_as_well() -> None:
    both = seen("2020-12-31", 10, {"NE": 10}), seen("2021-12-17", 40, {"NE": 10, "ML": 30})

    found = part_of_region(indicator(*both, counting=Counting.PERIOD), DAY, "sahel", SAHEL)

    assert found is not None
    assert (found.figure.value, found.share) == (Decimal(50), Decimal(1))


def test_what_was_reported_for_a_region_stands_before_any_sum() -> None:
    observed = seen("2021-12-17", 100, {"NE": 10, "several": 90}, regions={"sahel": 70, "horn": 30})

    found = part_of_region(indicator(observed), DAY, "sahel", SAHEL)

    assert found is not None
    assert (found.figure.value, found.added, found.share) == (Decimal(70), 0, Decimal("0.7"))


@pytest.mark.parametrize(
    "one",
    [
        indicator(seen("2021-12-17", 30, {"NE": 10, "ML": 20}), counting=Counting.LATEST),
        indicator(seen("2021-12-17", 30, {"NE": 10, "ML": 20}), unit="percent"),
        indicator(seen("2021-12-17", 31, {"NE": 10, "ML": 20})),
    ],
    ids=["a state", "a rate", "a part is missing"],
)
def test_a_region_has_no_sum_of_what_cannot_be_added_up(one: Indicator) -> None:
    assert part_of_region(one, DAY, "sahel", SAHEL) is None
    assert is_left_out(one, DAY, SAHEL)
    assert not is_left_out(one, DAY, ("SO",))


@given(
    st.dictionaries(st.sampled_from([*SAHEL, "SO", "KE", "several"]), st.integers(0, 10**9), min_size=1),
)
def test_the_regions_and_what_is_not_divided_add_up_to_the_total(parts: dict[str, int]) -> None:
    one = indicator(seen("2021-12-17", sum(parts.values()), parts))

    found = [
        part_of_region(one, DAY, key, codes) for key, codes in (("sahel", SAHEL), ("horn", ("SO", "KE")))
    ]

    sums = sum((region.figure.value or Decimal(0) for region in found if region), Decimal(0))
    total = figure_at(one, DAY)
    assert can_be_added(one, total)
    assert sums + parts.get("several", 0) == total.value
    assert all(0 <= region.share <= 1 for region in found if region and region.share is not None)
