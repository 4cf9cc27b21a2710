"""What somebody who begins a file is asked, and what is wrong with one answer alone."""

import pytest

from bilan.load.entries.asked import asked_keys, check_answer
from bilan.load.entries.fields import Entry
from bilan.load.entries.schemas import IndicatorEntry
from bilan.load.items.item_schemas import ORIGINALS, ProjectEntry, StoryEntry, required_facts_of
from bilan.model.content import Collection


@pytest.mark.parametrize("collection", list(Collection))
def test_every_required_fact_of_a_collection_is_asked_for(collection: Collection) -> None:
    needed = {str(one.place[0]) for one in asked_keys(ORIGINALS[collection]) if one.is_required}

    assert needed == {"title", *required_facts_of(collection)}


def test_a_group_that_is_required_is_asked_for_key_by_key() -> None:
    asked = {one.place: one.is_required for one in asked_keys(ProjectEntry) if one.place[0] == "contribution"}

    assert asked == {
        ("contribution", "amount"): True,
        ("contribution", "currency"): True,
        ("contribution", "funder"): False,
    }


def test_lists_and_choices_are_known_as_such_and_have_the_words_of_the_schema() -> None:
    by_name = {one.name: one for one in asked_keys(StoryEntry)}

    assert by_name["countries"].is_list
    assert by_name["kind"].choices == ("news", "story")
    assert (by_name["date"].choices, by_name["date"].is_list) == ((), False)
    assert by_name["date"].description == "The day it speaks of, as in 2021-09-29."


RIGHT: list[tuple[type[Entry], tuple[str, ...], str | list[str]]] = [
    (StoryEntry, ("date",), "~2018-04"),
    (StoryEntry, ("countries",), ["GH", "NO"]),
    (ProjectEntry, ("contribution", "amount"), "1500000.5"),
    (IndicatorEntry, ("counting",), "period"),
]


@pytest.mark.parametrize(("schema", "place", "value"), RIGHT)
def test_a_right_answer_is_right_whatever_else_is_missing(
    schema: type[Entry], place: tuple[str, ...], value: str | list[str]
) -> None:
    assert check_answer(schema, place, value, ("en",)) == ()


WRONG: list[tuple[type[Entry], tuple[str, ...], str | list[str], str, tuple[str, ...]]] = [
    (StoryEntry, ("date",), "29/09/2021", "date-not-iso", ("date: 2021-09-29",)),
    (StoryEntry, ("countries",), ["GH", "gb"], "unknown-country", ("GB",)),
    (ProjectEntry, ("contribution", "amount"), "1,5", "number-not-plain", ("amount: 1.5",)),
    (ProjectEntry, ("contribution", "currency"), "€", "unknown-currency", ("currency: EUR",)),
    (IndicatorEntry, ("counting",), "perod", "unknown-choice", ("counting: period",)),
    (IndicatorEntry, ("unit",), "", "empty-text", ()),
]


@pytest.mark.parametrize(("schema", "place", "value", "code", "fixes"), WRONG)
def test_a_wrong_answer_has_the_problem_that_the_file_would_have(
    schema: type[Entry],
    place: tuple[str, ...],
    value: str | list[str],
    code: str,
    fixes: tuple[str, ...],
) -> None:
    [found] = check_answer(schema, place, value, ("en",))

    assert (found.code, found.fixes) == (code, fixes)
