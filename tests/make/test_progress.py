"""Progress: what stands in the drawing, in words and in lengths."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.make.progress import make_progress
from bilan.model.indicators import Kind
from bilan.plan.reports.report_blocks import ProgressView
from bilan.results import share_reached
from tests.make.make_views import ENGLISH, figure


def progress(value: str, baseline: str = "0", target: str = "200") -> ProgressView:
    return ProgressView(
        figure=figure(value),
        baseline=figure(baseline, as_of="2016-01-28"),
        target=figure(target, as_of="2022-12-28", kind=Kind.TARGET),
        share=share_reached(Decimal(value), Decimal(baseline), Decimal(target)),
    )


def drawn(view: ProgressView) -> ET.Element:
    return ET.fromstring(make_progress(view, ENGLISH))  # noqa: S314 - our own drawing


def bars(svg: ET.Element) -> dict[str, tuple[str | None, str | None]]:
    return {one.get("class", "").split()[0]: (one.get("x"), one.get("width")) for one in svg.iter("rect")}


def test_half_the_way_is_half_as_long_as_the_whole() -> None:
    assert bars(drawn(progress("100"))) == {
        "progress-reached": ("1%", "49%"),
        "progress-target": ("1%", "98%"),
    }


def test_a_target_that_was_passed_stands_inside_the_drawing() -> None:
    assert bars(drawn(progress("400"))) == {
        "progress-reached": ("1%", "98%"),
        "progress-target": ("1%", "49%"),
    }


def test_a_value_behind_its_baseline_leads_to_the_other_side() -> None:
    assert bars(drawn(progress("-200"))) == {
        "progress-reached": ("1%", "49%"),
        "progress-target": ("50%", "49%"),
    }


def test_a_target_below_its_baseline_is_drawn_from_the_left_like_any_other() -> None:
    assert bars(drawn(progress("30", baseline="40", target="20"))) == {
        "progress-reached": ("1%", "49%"),
        "progress-target": ("1%", "98%"),
    }


def test_the_target_is_of_its_own_kind_and_the_value_of_another() -> None:
    svg = drawn(progress("100"))

    [target] = [one for one in svg.iter("rect") if "progress-target" in one.get("class", "")]
    assert svg.get("class") == "progress kind-result"
    assert target.get("class") == "progress-target kind-target"


def test_a_drawing_has_a_title_and_says_the_same_in_a_sentence() -> None:
    svg = drawn(progress("100"))

    assert svg.findtext("title") == "Progress to the target"
    assert svg.findtext("desc") == "From 0 to 100 people; the target is 200. That is 50\u00a0% of the way."
    assert svg.get("role") == "img"
    assert not [one for one in svg.iter() if one.get("id")]


def test_all_three_values_stand_in_it_with_the_days_of_two() -> None:
    words = [one.text for one in drawn(progress("100")).iter("text")]

    assert words == ["100", "Baseline: 0", "28 January 2016", "Target: 200", "28 December 2022"]


@pytest.mark.parametrize("value", ["0", "200"])
def test_words_never_leave_the_drawing(value: str) -> None:
    for one in drawn(progress(value)).iter("text"):
        across = Decimal((one.get("x") or "").rstrip("%"))
        assert (one.get("text-anchor") == "end") == (across > 50)


@given(*(st.integers(-(10**9), 10**9) for _ in range(3)))
def test_whatever_the_values_every_length_lies_in_the_drawing(value: int, baseline: int, target: int) -> None:
    if baseline == target:
        return

    found = bars(drawn(progress(str(value), str(baseline), str(target))))

    for start, width in found.values():
        assert start is not None
        assert width is not None
        assert Decimal(start.rstrip("%")) >= 0
        assert Decimal(start.rstrip("%")) + Decimal(width.rstrip("%")) <= Decimal("99.02")
