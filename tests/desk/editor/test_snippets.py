"""What VS Code offers in Markdown: each key of front matter once, and what texts are made of."""

from __future__ import annotations

import pytest

from bilan.desk.editor.snippets import snippets
from bilan.load.items.item_schemas import ORIGINALS

NAMES = {
    "topics": {"water": "Water", "health": "Health"},
    "objectives": {"safe-water": "Safe water"},
    "indicators": {"wells-dug": "Wells dug"},
    "stories": {"ayorou": "A well for Ayorou"},
}


def body(prefix: str) -> str:
    return str(snippets(NAMES)[prefix]["body"])


def test_every_key_of_front_matter_is_offered_with_its_description() -> None:
    keys = {field.alias or name for entry in ORIGINALS.values() for name, field in entry.model_fields.items()}

    offered = snippets(NAMES)

    assert keys <= offered.keys()
    assert all(offered[key]["description"] for key in keys)
    assert {one["scope"] for one in offered.values()} == {"markdown"}


@pytest.mark.parametrize(
    ("prefix", "line"),
    [
        ("title", "title: $1"),
        ("kind", "kind: ${1|news,story|}"),
        ("featured", "featured: ${1|true,false|}"),
        ("topics", "topics: [${1|water,health|}]"),
        ("aliases", "aliases: [$1]"),
        ("contribution", "contribution: {amount: ${1}, currency: ${2}}"),
        ("[[figure", "[[figure ${1|wells-dug|}]]"),
        ("[[counters", "[[counters ${1|wells-dug|} ${2:key}]]"),
        ("[stories", "[${1:words}](stories:${2|ayorou|})"),
    ],
)
def test_a_snippet_writes_the_key_and_what_it_may_hold(prefix: str, line: str) -> None:
    assert body(prefix) == line


def test_where_nothing_is_there_yet_a_gap_is_left() -> None:
    assert snippets({"indicators": {}})["[[figure"]["body"] == "[[figure ${1:key}]]"
    assert snippets({"indicators": {}})["topics"]["body"] == "topics: [$1]"


def test_a_choice_that_nobody_would_read_is_left_to_type() -> None:
    many = {f"story-{number}": "A story" for number in range(301)}

    assert snippets({**NAMES, "stories": many})["[stories"]["body"] == "[${1:words}](stories:${2:key})"
