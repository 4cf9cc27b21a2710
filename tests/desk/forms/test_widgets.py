"""The fields of the forms: one for each key, of the kind of its values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bilan.desk.forms.widgets import can_hold, fields_of
from bilan.load.items.item_schemas import ORIGINALS, facts_of
from bilan.model.content import Collection

NAMES = {"topics": {"water": "Water"}, "countries": {"NE": "Niger"}, "indicators": {"wells-dug": "Wells dug"}}


def fields(collection: Collection, names: Mapping[str, Mapping[str, str]] = NAMES) -> dict[str, Any]:
    return {one["name"]: one for one in fields_of(collection, names)}


@pytest.mark.parametrize("collection", list(Collection))
def test_every_key_has_a_field_but_those_that_no_form_can_hold(collection: Collection) -> None:
    entry = ORIGINALS[collection]
    keys = {field.alias or name for name, field in entry.model_fields.items()}

    found = fields(collection)

    assert keys - found.keys() == {"translated_from", "original", "allow"}
    assert found.keys() - keys == {"body"}
    assert all(one["hint"] for one in found.values())


@pytest.mark.parametrize("collection", list(Collection))
def test_words_have_a_field_in_each_language_and_facts_in_that_of_the_original(
    collection: Collection,
) -> None:
    facts = facts_of(collection)

    assert {name for name, one in fields(collection).items() if not one["i18n"]} == set(facts)


def test_the_text_stands_below_title_and_summary() -> None:
    assert list(fields(Collection.STORIES))[:3] == ["title", "summary", "body"]


def test_what_has_to_stand_is_asked_for() -> None:
    required = {name for name, one in fields(Collection.STORIES).items() if one["required"]}

    assert required == {"title", "kind", "date"}


@pytest.mark.parametrize(
    ("collection", "key", "about"),
    [
        (Collection.STORIES, "title", {"widget": "string"}),
        (Collection.STORIES, "summary", {"widget": "text"}),
        (Collection.STORIES, "body", {"widget": "text"}),
        (Collection.STORIES, "kind", {"widget": "select", "options": ["news", "story"]}),
        (Collection.STORIES, "featured", {"widget": "select", "options": [True, False]}),
        (Collection.OBJECTIVES, "order", {"widget": "number", "value_type": "int"}),
        (
            Collection.STORIES,
            "topics",
            {"widget": "select", "multiple": True, "options": [{"label": "Water (water)", "value": "water"}]},
        ),
        (Collection.STORIES, "aliases", {"widget": "list"}),
    ],
)
def test_a_field_is_of_the_kind_of_its_values(
    collection: Collection, key: str, about: Mapping[str, Any]
) -> None:
    found = fields(collection)[key]

    assert {name: found[name] for name in about} == about


def test_a_date_that_is_none_is_refused_in_our_words() -> None:
    pattern, why = fields(Collection.STORIES)["date"]["pattern"]

    assert pattern.startswith("^(?:")
    assert "2021-09-29" in why


def test_a_group_has_its_own_fields() -> None:
    amount, currency = fields(Collection.PROJECTS)["contribution"]["fields"]

    assert (amount["name"], amount["widget"], amount["required"]) == ("amount", "number", True)
    assert (currency["name"], "EUR" in currency["options"]) == ("currency", True)


def test_where_nothing_is_to_be_named_yet_keys_are_typed() -> None:
    found = fields(Collection.STORIES, {})["topics"]

    assert (found["widget"], found["field"]["widget"]) == ("list", "string")


@pytest.mark.parametrize(
    ("key", "value", "holds"),
    [
        ("title", "A well", True),
        ("title", ["A", "well"], False),
        ("topics", ["water"], True),
        ("topics", "water", False),
        ("partners", ["IOM"], True),
        ("partners", [{"en": "IOM", "fr": "OIM"}], False),
        ("contribution", {"amount": "1", "funder": {"en": "A"}}, True),
        ("contribution", {"amount": {"en": "1"}}, False),
        ("contribution", "1", False),
    ],
)
def test_a_field_holds_what_it_can_write_back(key: str, value: object, holds: bool) -> None:
    assert can_hold(fields(Collection.PROJECTS)[key], value) is holds


def test_charts_are_a_list_of_groups() -> None:
    charts = fields(Collection.OBJECTIVES)["charts"]

    assert can_hold(charts, [{"indicator": "wells-dug", "by": "country"}])
    assert not can_hold(charts, ["wells-dug"])
