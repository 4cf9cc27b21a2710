"""What of the schemas depends on the content: languages and units to the letter, other keys as an offer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from bilan.desk.editor.schemas import schemas
from bilan.load.joins import FACTS_THAT_NAME
from tests.desk.editor.reading import keys_of, validator_of
from tests.desk.editor.test_schemas import tree_with_project

WELLS = {
    "content/site.yaml": """\
name: {en: Wells, fr: Puits}
base_url: https://results.example.org/
languages: [en, fr]
units: {wells: {en: {one: well, other: wells}, fr: {one: puits, other: puits}}}
regions: {sahel: {name: {en: The Sahel, fr: Le Sahel}, countries: [NE]}}
dimensions: {status: {name: Status, parts: {refugee: Refugee}}}
""",
    "content/topics.yaml": "water: {name: {en: Water, fr: Eau}}\n",
    "content/objectives/safe-water/fr.md": "---\ntitle: De l'eau saine\norder: 1\n---\n",
    "content/indicators/wells-dug.yaml": """\
name: {en: Wells dug, fr: Puits creusés}
unit: wells
counting: cumulative
observations: []
""",
}


def keys_beside(**changed: str) -> str:
    return keys_of(tree_with_project({**WELLS, **changed}))


def definition(name: str) -> Any:  # noqa: ANN401 - JSON is anything
    return json.loads(keys_beside())["definitions"][name]


@pytest.mark.parametrize(
    ("what", "key", "called"),
    [
        ("objectives", "safe-water", "De l'eau saine"),
        ("topics", "water", "Water"),
        ("regions", "sahel", "The Sahel"),
        ("indicators", "wells-dug", "Wells dug"),
    ],
)
def test_a_key_is_offered_with_what_it_is_called(what: str, key: str, called: str) -> None:
    offered, _ = definition(what)["anyOf"]

    assert offered == {"enum": [key], "enumDescriptions": [called]}


def test_a_key_that_is_newer_than_the_file_is_no_mistake() -> None:
    story = validator_of("stories", keys_beside())

    assert story.is_valid({"title": "A", "topics": ["water", "sanitation"]})
    assert not story.is_valid({"title": "A", "topics": ["Water and sanitation"]})


def test_where_nothing_is_to_be_named_a_key_is_well_written() -> None:
    assert "anyOf" not in definition("projects")
    assert definition("projects")["pattern"]


def test_the_languages_are_those_of_the_site() -> None:
    topics = validator_of("topics", keys_beside())

    assert topics.is_valid({"water": {"name": {"en": "Water", "fr": "Eau"}}})
    assert topics.is_valid({"water": {"name": "Water"}})
    assert not topics.is_valid({"water": {"name": {"de": "Wasser"}}})


def test_units_are_those_of_the_program_and_of_the_site() -> None:
    units = definition("units")["enum"]

    assert {"people", "wells", "EUR"} <= set(units)
    assert "buckets" not in units


def test_a_country_is_offered_with_its_name_in_each_language_of_the_site() -> None:
    countries = definition("countries")
    names: Mapping[str, str] = dict(zip(countries["enum"], countries["enumDescriptions"], strict=True))

    assert names["TD"] == "Chad · Tchad"
    assert names["GH"] == "Ghana"


def test_the_parts_of_a_breakdown_are_known_where_they_are_named() -> None:
    indicators = validator_of("indicators", keys_beside())

    def is_fine(by: Mapping[str, Mapping[str, int]]) -> bool:
        one = {"as_of": "2021-09-29", "value": 3, "by": by}
        found: bool = indicators.is_valid(
            {"name": {"en": "Wells"}, "unit": "wells", "counting": "latest", "observations": [one]}
        )
        return found

    assert is_fine({"country": {"NE": 2, "several": 1}})
    assert is_fine({"status": {"refugee": 3}})
    assert is_fine({"age": {"under-5": 3}})
    assert is_fine({"region": {"sahel": 2, "coast": 1}})
    assert not is_fine({"status": {"returnee": 3}})
    assert not is_fine({"sex": {"women": 3}})
    assert not is_fine({"village": {"ayorou": 3}})


def test_the_keys_name_what_the_loader_looks_up() -> None:
    offered = {
        key: field["items"]["$ref"].rpartition("/")[2]
        for schema in schemas().values()
        for key, field in schema.get("properties", {}).items()
        if "$ref" in field.get("items", {})
    }

    assert {key: offered[key] for key in FACTS_THAT_NAME} == FACTS_THAT_NAME
