"""Charts: what stands in the drawing, in words and in lengths."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
import tinyhtml5
from hypothesis import given
from hypothesis import strategies as st
from tinyhtml5.parser import HTMLParser

from bilan.make.chart import make_chart
from bilan.make.lines import make_spark
from bilan.model.indicators import AbsenceReason, Kind, Qualifier, Unit
from bilan.model.records import replace
from bilan.plan.blocks import AbsenceView, ChartView, FigureView
from tests.make.make_views import ENGLISH, FRENCH, chart, english, figure, french

NIGER = figure(120000, name=english("Niger"))
MALI = figure(60000, name=english("Mali"))
ABSENT = figure(None, name=english("Libya"))


def drawn(view: ChartView) -> ET.Element:
    return ET.fromstring(make_chart(view, ENGLISH))  # noqa: S314 - our own drawing


def texts(svg: ET.Element, kind: str) -> list[str]:
    return [text.text or "" for text in svg.iter("text") if text.get("class") == kind]


def lengths(svg: ET.Element) -> list[str | None]:
    return [bar.get("width") for bar in svg.iter("rect")]


# Bars


def test_each_part_has_a_label_a_bar_and_its_value() -> None:
    svg = drawn(chart(NIGER, MALI))

    assert texts(svg, "chart-label") == ["Niger", "Mali"]
    assert texts(svg, "chart-value") == ["120\u202f000", "60\u202f000"]
    assert lengths(svg) == ["60%", "30%"]


def test_a_value_is_set_on_its_bar_as_the_language_of_the_page_writes_it() -> None:
    share = figure("12.5", unit=Unit(key="percent"), qualifier=Qualifier.ABOUT)

    svg = ET.fromstring(make_chart(chart(share), FRENCH))  # noqa: S314 - our own drawing

    assert texts(svg, "chart-value") == ["about 12,5\u00a0%"]


def test_a_part_without_a_value_is_told_in_words_and_has_no_bar() -> None:
    svg = drawn(chart(NIGER, ABSENT))

    assert texts(svg, "chart-absent") == ["not yet reported"]
    assert len(lengths(svg)) == 1


def test_zero_is_a_value_with_a_bar_of_no_length() -> None:
    svg = drawn(chart(NIGER, figure(0, name=english("Mali"))))

    assert texts(svg, "chart-value") == ["120\u202f000", "0"]
    assert lengths(svg) == ["60%", "0%"]


def test_values_below_zero_lead_to_the_other_side() -> None:
    svg = drawn(chart(figure(30), figure(-10)))

    [above, below] = svg.iter("rect")
    assert (above.get("x"), above.get("width")) == ("15%", "45%")
    assert (below.get("x"), below.get("width")) == ("0%", "15%")


def test_a_label_in_the_other_language_is_marked() -> None:
    svg = drawn(chart(figure(1, name=french("Afrique du Nord"))))

    assert [text.get("lang") for text in svg.iter("text")] == ["fr", None]


def test_a_label_stands_above_its_bar() -> None:
    svg = drawn(chart(NIGER, MALI))

    for label, bar in zip(
        [t for t in svg.iter("text") if t.get("class") == "chart-label"], svg.iter("rect"), strict=True
    ):
        assert int(label.get("y", "")) < int(bar.get("y", ""))


def test_bars_are_shorter_where_values_are_long_so_that_these_have_room() -> None:
    amount = figure(121500000, unit=Unit(key="EUR", currency="EUR"))

    svg = drawn(chart(amount))

    assert lengths(svg) == ["47.5%"]


def test_a_reason_in_the_editors_own_words_is_left_to_the_table() -> None:
    long = AbsenceView(
        reason=AbsenceReason.WITHHELD, words=english("a whole sentence that would not fit a drawing")
    )

    svg = drawn(chart(figure(None, absence=long)))

    assert texts(svg, "chart-absent") == ["withheld"]


def parts(count: int) -> list[FigureView]:
    return [figure(1000 - number, name=english(f"Part {number}")) for number in range(count)]


def test_a_chart_of_many_parts_shows_the_largest_and_says_how_many_more_the_table_has() -> None:
    svg = drawn(chart(*parts(26)))

    assert texts(svg, "chart-label") == [f"Part {number}" for number in range(12)]
    assert texts(svg, "chart-more") == ["and 14 more, in the table"]
    assert svg.get("height") == "26em"


def test_what_stands_for_no_part_of_its_own_closes_the_chart_even_where_others_are_left_out() -> None:
    several = figure(5000, name=english("Several countries"))

    svg = drawn(replace(chart(*parts(20), several), closing=1))

    assert texts(svg, "chart-label")[-1] == "Several countries"
    assert len(lengths(svg)) == 13
    rows = [row for row in svg.iter("svg") if row.get("class") == "chart-row"]
    assert [next(row.iter("text")).get("class") for row in rows[-2:]] == ["chart-more", "chart-label"]


def test_one_part_too_many_is_shown_since_saying_so_would_take_as_much_room() -> None:
    svg = drawn(chart(*parts(13)))

    assert len(lengths(svg)) == 13
    assert texts(svg, "chart-more") == []


def test_a_chart_of_twelve_parts_is_less_than_six_hundred_pixels_high() -> None:
    svg = drawn(chart(*parts(12)))

    assert int((svg.get("height") or "").removesuffix("em")) * int(svg.get("font-size") or "") < 600


def test_labels_that_are_too_long_to_stand_beside_their_bars_stay_above_them() -> None:
    short, long = (drawn(chart(figure(name=english("Niger" * times)))) for times in (1, 8))

    assert "chart-beside" in short.get("class", "")
    assert "chart-beside" not in long.get("class", "")


# Words about the whole


def test_a_chart_is_named_by_what_it_shows() -> None:
    svg = drawn(chart(NIGER, MALI))

    title = "Migrants protected, by Country"
    told = "As of 29 September 2021. Highest: Niger, 120\u202f000. The table has all values."
    assert svg.get("role") == "img"
    assert (svg.findtext("title"), svg.findtext("desc")) == (title, told)
    assert svg.get("aria-label") == f"{title}. {told}"


def test_a_line_is_described_from_its_first_value_to_its_last() -> None:
    svg = drawn(chart(figure(147629, as_of="2020-05-06"), figure(), dimension=None))

    assert svg.findtext("desc") == (
        "From 147\u202f629 (6 May 2020) to 295\u202f998 (29 September 2021). The table has all values."
    )


@pytest.mark.parametrize("dimension", ["country", None])
def test_the_same_chart_may_stand_twice_on_a_page_since_nothing_in_it_has_an_id(
    dimension: str | None,
) -> None:
    svg = drawn(chart(NIGER, dimension=dimension))

    assert not [one for one in svg.iter() if one.get("id") or one.get("aria-labelledby")]


def test_the_name_of_a_chart_says_what_is_no_result() -> None:
    svg = drawn(chart(NIGER, total=figure(kind=Kind.TARGET)))

    assert svg.findtext("title") == "Migrants protected (target), by Country"


@pytest.mark.parametrize("kind", list(Kind))
def test_the_kind_of_figure_is_there_for_the_style_sheet(kind: Kind) -> None:
    svg = drawn(chart(NIGER, total=figure(kind=kind)))

    assert svg.get("class", "").split()[-1] == f"kind-{kind.value}"


@pytest.mark.parametrize("dimension", ["country", None])
def test_a_chart_of_nothing_says_why(dimension: str | None) -> None:
    withheld = AbsenceView(reason=AbsenceReason.WITHHELD)

    svg = drawn(
        chart(figure(None, absence=withheld), dimension=dimension, total=figure(None, absence=withheld))
    )

    assert svg.findtext("desc") == "withheld"
    assert [text for text in texts(svg, "chart-absent") if "withheld" in text]


# Dates


def test_a_date_stands_as_far_along_as_its_time() -> None:
    dates = (figure(1, as_of="2020-01-01"), figure(2, as_of="2020-12-31"), figure(3, as_of="2021-12-31"))

    svg = drawn(chart(*dates, dimension=None))

    assert [point.get("cx") for point in svg.iter("circle")] == ["3%", "50%", "97%"]


def test_points_that_stand_close_do_not_all_carry_their_value() -> None:
    dates = [figure(value, as_of=f"2021-0{value}-01") for value in range(1, 10)]

    svg = drawn(chart(*dates, dimension=None))

    values = texts(svg, "chart-value")
    assert (values[0], values[-1]) == ("1", "9")
    assert len(values) <= 3
    assert len(list(svg.iter("circle"))) == 9


def test_the_months_of_the_first_and_the_last_value_stand_below_the_line() -> None:
    dates = [figure(value, as_of=f"2021-0{value}-01") for value in range(1, 10)]

    svg = drawn(chart(*dates, dimension=None))

    assert texts(svg, "chart-day") == ["January 2021", "September 2021"]


def test_the_line_breaks_where_a_value_is_absent_and_says_so() -> None:
    dates = (
        figure(1, as_of="2018-01-01"),
        figure(2, as_of="2019-01-01"),
        figure(None, as_of="2020-01-01"),
        figure(4, as_of="2021-01-01"),
        figure(5, as_of="2022-01-01"),
    )

    svg = drawn(chart(*dates, dimension=None))

    assert len(list(svg.iter("polyline"))) == 2
    assert texts(svg, "chart-absent") == ["not yet reported"]
    assert "1 January 2020" in texts(svg, "chart-day")


def test_one_dated_value_is_a_point_in_the_middle() -> None:
    svg = drawn(chart(figure(), dimension=None))

    assert [point.get("cx") for point in svg.iter("circle")] == ["50%"]
    assert svg.findtext("desc") == "295\u202f998 (29 September 2021)"


# Small lines


def test_a_small_line_is_silent_and_begins_at_zero() -> None:
    svg = ET.fromstring(make_spark((figure(1, as_of="2020-01-01"), figure(2, as_of="2021-01-01"))))  # noqa: S314 - our own

    assert svg.get("aria-hidden") == "true"
    assert [line.get("points") for line in svg.iter("polyline")] == ["2,16 114,4"]


@pytest.mark.parametrize("points", [(), (figure(),), (figure(None), figure())])
def test_less_than_two_values_make_no_small_line(points: tuple[FigureView, ...]) -> None:
    assert not make_spark(points)


def test_a_small_line_breaks_where_a_value_is_absent() -> None:
    days = ("2018-01-01", "2019-01-01", "2020-01-01", "2021-01-01", "2022-01-01")
    points = [figure(None if day.startswith("2020") else 1, as_of=day) for day in days]

    assert make_spark(points).count("<polyline") == 2


# Whatever the values


@given(
    st.lists(
        st.one_of(
            st.none(),
            st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15),
        )
    ),
    st.sampled_from(["country", None]),
    st.text(),
)
def test_whatever_the_values_a_chart_needs_no_style_and_has_no_mistake(
    values: list[Decimal | None], dimension: str | None, name: str
) -> None:
    label = english("".join(sign for sign in name if sign.isprintable()))
    bars = [
        figure(None if value is None else str(value), as_of=f"{2000 + number}-01-01", name=label)
        for number, value in enumerate(values[:20])
    ]

    html = make_chart(chart(*bars, dimension=dimension), ENGLISH) + make_spark(bars)

    parser = HTMLParser()
    parser.parse(f"<!DOCTYPE html><html><head><title>t</title></head><body>{html}</body></html>")
    body = tinyhtml5.parse(f"<!DOCTYPE html>{html}", namespace_html_elements=False)
    assert parser.errors == []
    assert not [
        one
        for one in body.iter()
        if "style" in one.attrib or "NaN" in str(one.attrib) or "E+" in str(one.attrib)
    ]
