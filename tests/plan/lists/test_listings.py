"""Lists that are told on several pages, and their filters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.model.content import Project
from bilan.model.words import Text
from bilan.plan.blocks import PageLinkView
from bilan.plan.lists.listings import choices_of, option_of, pager_view, year_options
from tests.plan.lists.test_totals import project


def english(words: str) -> Text:
    return Text(words=words, language="en")


def test_choices_come_in_the_order_of_the_options_and_hold_items_in_theirs() -> None:
    first, second, third = project("1", countries=["NE", "ML"]), project("2", countries=["ML"]), project("3")
    options = [option_of("ML", english("Mali")), option_of("NE", english("Niger"))]

    found = list(choices_of("country", options, (first, second, third), lambda one: one.countries))

    assert [(one.option.value, one.items) for one in found] == [("ML", (first, second)), ("NE", (first,))]


def test_an_option_that_leads_to_nothing_is_no_choice() -> None:
    nothing: tuple[Project, ...] = ()

    assert list(choices_of("topic", [option_of("a", english("A"))], nothing, lambda one: one.topics)) == []


def test_an_item_that_names_a_value_twice_is_counted_once() -> None:
    twice = project(countries=["NE", "NE"])

    [choice] = choices_of("country", [option_of("NE", english("Niger"))], [twice], lambda one: one.countries)

    assert choice.items == (twice,)


def test_an_address_is_made_of_the_label_else_of_the_value() -> None:
    assert option_of("CI", english("Côte d’Ivoire")).address == "cote-d-ivoire"
    assert option_of("ne", english("尼日尔")).address == "ne"
    assert option_of("a", english("Jobs"), "more-jobs").address == "more-jobs"


def test_each_year_stands_once() -> None:
    assert [one.value for one in year_options([2020, 2019, 2020], "en")] == ["2020", "2019"]


@pytest.mark.parametrize(
    ("number", "last", "shown"),
    [
        (1, 1, "1"),
        (1, 2, "1 2"),
        (2, 7, "1 2 3 4 … 7"),
        (4, 7, "1 2 3 4 5 6 7"),
        (1, 100, "1 2 3 … 100"),
        (5, 100, "1 2 3 4 5 6 7 … 100"),
        (50, 100, "1 … 48 49 50 51 52 … 100"),
        (97, 100, "1 … 95 96 97 98 99 100"),
        (100, 100, "1 … 98 99 100"),
    ],
)
def test_a_page_leads_to_the_first_the_last_and_those_around_it(number: int, last: int, shown: str) -> None:
    pager = pager_view(number, links_to(last))

    words: list[str] = []
    for one in pager.pages:
        words += ["…"] if words and one.number > int(words[-1]) + 1 else []
        words.append(str(one.number))
    assert " ".join(words) == shown


def links_to(last: int) -> list[PageLinkView]:
    return [PageLinkView(number=one, url=f"/{one}/") for one in range(1, last + 1)]


@given(last=st.integers(1, 300), data=st.data())
def test_from_every_page_there_is_a_way_to_every_other(last: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, last))

    pager = pager_view(number, links_to(last))

    numbers = [one.number for one in pager.pages]
    assert {1, number, last} <= set(numbers)
    assert numbers == sorted(set(numbers))
    assert len(numbers) <= 9
    assert pager.before == (f"/{number - 1}/" if number > 1 else None)
    assert pager.after == (f"/{number + 1}/" if number < last else None)
    assert all(one.url == f"/{one.number}/" for one in pager.pages)


@given(last=st.integers(1, 60), data=st.data())
def test_no_gap_is_left_for_a_single_page(last: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, last))
    near = {1, *range(number - 2, number + 3), last}
    alone = {one for one in range(1, last + 1) if one - 1 in near and one + 1 in near}

    pager = pager_view(number, links_to(last))

    assert [one.number for one in pager.pages] == [one for one in sorted(near | alone) if 1 <= one <= last]
