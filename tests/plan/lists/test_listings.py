"""Lists that are told on several pages, and their filters."""

from bilan.model.content import Project
from bilan.model.words import Text
from bilan.plan.lists.listings import choices_of, option_of, year_options
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
