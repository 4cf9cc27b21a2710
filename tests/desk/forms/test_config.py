"""The settings of the forms: every item has one, where it lies, in the languages that it has."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from bilan.desk.forms.config import forms_of
from bilan.desk.starting.content import content_of
from tests.desk.editor.test_schemas import sample, tree_with_project

WELLS = {
    "content/site.yaml": """\
name: {en: Wells, fr: Puits}
base_url: https://results.example.org/
languages: [en, fr]
""",
    "content/stories/2021/ayorou/en.md": "---\ntitle: A well\nkind: story\ndate: 2021-09-29\n---\n",
    "content/stories/2021/ayorou/fr.md": "---\ntitle: Un puits\n---\n",
    "content/stories/marie/fr.md": "---\ntitle: Marie\nkind: news\ndate: 2021-09-29\n---\n",
    "content/projects/water/fr.md": """\
---
title: De l'eau
contribution: {amount: 1500000, currency: EUR, funder: {en: The Fund, fr: Le Fonds}}
from: 2017-05
partners: [{en: A, fr: B}]
---
""",
}


@cache
def forms() -> dict[str, Any]:
    return forms_of(content_of(tree_with_project(WELLS)), "wells")


def form_of(collection: str, key: str) -> dict[str, Any]:
    [found] = [one for one in forms()["config"]["collections"] if one["name"] == collection]
    [file] = [one for one in found["files"] if one["name"] == key]
    assert isinstance(file, dict)
    return file


def test_an_item_lies_where_it_does_with_the_languages_that_it_has() -> None:
    both, one = form_of("stories", "ayorou"), form_of("stories", "marie")

    assert both["file"] == "content/stories/2021/ayorou/{{locale}}.md"
    assert (both["label"], both["i18n"]) == ("A well", {"locales": ["en", "fr"], "default_locale": "en"})
    assert one["i18n"] == {"locales": ["fr"], "default_locale": "fr"}


def test_a_value_that_a_field_cannot_hold_stays_in_the_file_alone() -> None:
    assert form_of("projects", "water")["left_out"] == ["partners"]
    assert form_of("stories", "ayorou")["left_out"] == []


def test_the_forms_open_the_folder_that_the_content_lies_in() -> None:
    assert forms()["config"]["backend"]["repo"] == "local/wells"


def test_every_item_of_the_sample_has_a_form_with_nothing_left_out_but_names_by_language() -> None:
    content = content_of(sample())
    config = forms_of(content, "bilan")["config"]

    found = {one["name"]: [file["name"] for file in one["files"]] for one in config["collections"]}
    left_out = {name for one in config["collections"] for file in one["files"] for name in file["left_out"]}

    assert found == {one.value: list(items) for one, items in content.items.items.items() if items}
    assert left_out <= {"partners"}
    assert Path(config["collections"][0]["files"][0]["file"]).name == "{{locale}}.md"
