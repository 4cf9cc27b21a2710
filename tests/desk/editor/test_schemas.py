"""The schemas for text editors: they are those of the loader, and say the same of real files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilan.desk.editor.schemas import schemas
from bilan.desk.refused import Refused
from bilan.disk.tree import Folders, read_tree
from bilan.load.entries.fields import Entry
from bilan.load.entries.problems import read_entry
from bilan.load.entries.schemas import IndicatorEntry, SettingsEntry, TopicEntry
from bilan.load.items.item_schemas import TRANSLATIONS
from bilan.load.yaml.yaml_source import read_yaml
from bilan.model.source import SourceTree
from tests.desk.editor.reading import as_editors_read, keys_of, refusals, schema_of, validator_of
from tests.desk.editor.values import values_of
from tests.load.trees import SETTINGS, tree_of_files
from tests.test_broken import EXAMPLES, ROOT, code_of, project_tree, written_in

OF_A_VALUE = frozenset(
    {
        *("unknown-key", "missing-key", "not-text", "empty-text", "text-too-long", "not-a-list"),
        *("not-a-group", "unknown-choice", "not-true-or-false", "number-not-plain", "not-a-whole-number"),
        *("date-not-iso", "time-not-iso", "unknown-country", "unknown-currency", "bad-key", "bad-slug"),
        *("bad-alias", "bad-address", "unknown-timezone", "unknown-locale", "unknown-language"),
        *("out-of-range", "unknown-unit", "unknown-dimension", "unknown-part", "repeated-entry"),
        *("unknown-objective", "unknown-topic", "unknown-region", "unknown-project", "unknown-indicator"),
        *("missing-image-alt", "observations-or-data", "value-missing", "value-and-absence"),
        *("parts-of-nothing", "period-without-start", "start-without-period"),
    }
)
"""The problems that a key or a value has by itself, or with what stands beside it in its file."""

_GROWS = "keys of items, indicators, topics and regions are offered: the file of keys may be the older one"
_TABLE = "it stands in a table, which no schema looks at"
_FOLDER = "it is the name of a folder"
_OTHER_FILE = "the fact or picture stands in the other file of the item, or might"
UNSEEN: Mapping[str, str] = {
    "number-not-plain-exponent": "editors read 1e6 as a number like any other",
    "out-of-range": "patterns count no digits that stand around a point",
    "unknown-timezone": "which time zones there are depends on the machine",
    "unknown-locale": "Babel knows hundreds of locales, and nobody scrolls through them",
    "date-not-iso-no-day": "patterns know no leap years",
    "unknown-choice-search": "what the menu may lead to hangs on another key",
    **dict.fromkeys(("number-not-plain-table", "parts-of-nothing-table", "unknown-dimension-table"), _TABLE),
    **dict.fromkeys(("bad-key",), _FOLDER),
    **dict.fromkeys(("missing-key", "missing-key-kind", "missing-image-alt"), _OTHER_FILE),
    **dict.fromkeys(
        (
            *("unknown-objective", "unknown-objective-of-indicator", "unknown-topic", "unknown-project"),
            *("unknown-region", "unknown-region-part", "unknown-indicator", "unknown-indicator-of-chart"),
            *("unknown-indicator-of-project", "unknown-indicator-in-summary"),
        ),
        _GROWS,
    ),
}
"""The broken examples of such problems that no schema refuses, and why."""

OF_THE_FORM = (
    "yaml-",
    "tab-in-yaml",
    "nested-too-deep",
    "control-character",
    "front-matter-",
    "repeated-key",
)
"""The problems of files that are no YAML, or another one than ours; editors may mark them as well."""


def tree_with_project(written: Mapping[str, str]) -> SourceTree:
    content = tree_of_files({path: text for path, text in written.items() if path.startswith("content/")})
    return SourceTree(files={**project_tree().files, **content.files}, blobs=content.blobs, problems=())


def keys_beside(written: Mapping[str, str]) -> str:
    """Return the keys of a content, or of one with nothing in it where its settings cannot be read."""
    try:
        return keys_of(tree_with_project(written))
    except Refused:
        return keys_of(tree_with_project({"content/site.yaml": SETTINGS}))


@cache
def sample() -> SourceTree:
    return read_tree(Folders(root=ROOT, content=ROOT / "content"))


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schemas_in_the_project_are_those_of_the_loader(name: str) -> None:
    kept = json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))

    assert kept == schemas()[name], "write them anew: python3 build.py schemas"


def test_every_file_of_the_sample_is_one_that_its_schema_accepts() -> None:
    files = {path: file.text for path, file in sample().files.items()}

    looked_at = {name for path in files if (name := schema_of(path))}

    assert {f"{name}.json" for name in looked_at} == set(schemas())
    assert list(refusals(files, keys_of(sample()))) == []


BY_VALUE = [one for one in EXAMPLES if code_of(one) in OF_A_VALUE]
OTHERS = [
    one for one in EXAMPLES if code_of(one) not in OF_A_VALUE and not code_of(one).startswith(OF_THE_FORM)
]


@pytest.mark.parametrize("example", BY_VALUE, ids=lambda one: f"{one.parent.name}-{one.stem}")
def test_a_key_or_value_that_the_loader_refuses_is_refused_by_the_schema_where_it_can_be(
    example: Path,
) -> None:
    written = written_in(example)

    found = list(refusals(written, keys_beside(written)))

    assert bool(found) != (example.stem in UNSEEN), UNSEEN.get(example.stem, found)


@pytest.mark.parametrize("example", OTHERS, ids=lambda one: f"{one.parent.name}-{one.stem}")
def test_a_schema_cries_over_nothing_that_the_loader_reads(example: Path) -> None:
    written = written_in(example)

    assert list(refusals(written, keys_beside(written))) == []


def test_every_example_that_no_schema_sees_is_there() -> None:
    assert set(UNSEEN) <= {one.stem for one in BY_VALUE}


def descriptions(schema: Any, place: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON is anything
    """Yield what a schema says of each key, with its place."""
    for name, inner in schema.get("properties", {}).items():
        yield f"{place}.{name}", inner.get("description", "")
    for name, inner in schema.get("definitions", {}).items():
        yield from descriptions(inner, f"{place}.{name}")


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_key_is_described_in_a_sentence(name: str) -> None:
    said = dict(descriptions(schemas()[name]))

    words_of_units = {place for place in said if place.rpartition(".")[2] in {"zero", "one", "other"}}
    assert {
        place: text for place, text in said.items() if not text.rstrip("`").endswith((".", "..."))
    }.keys() <= (words_of_units)


ENTRIES: Mapping[str, type[Entry]] = {
    "site": SettingsEntry,
    "topics": TopicEntry,
    "indicators": IndicatorEntry,
    **{collection.value: entry for collection, entry in TRANSLATIONS.items()},
}
CANNOT_TELL = {
    "date-not-iso": "patterns know no leap years, and no month of 30 days",
    "out-of-range": "patterns count no digits that stand around a point",
    "unknown-timezone": "which time zones there are depends on the machine",
    "time-not-iso": "the same",
    "bad-key": "patterns do not know the names that Windows keeps for itself",
    "bad-slug": "the same",
    "bad-alias": "the same",
}
"""What the loader may still refuse in a value that a schema accepts."""


@cache
def example_keys() -> str:
    return keys_of(sample())


@pytest.mark.parametrize("name", ENTRIES)
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_a_schema_accepts_the_loader_reads(name: str, data: st.DataObject) -> None:
    schema, keys = schemas()[f"{name}.json"], json.loads(example_keys())
    whole: Mapping[str, Any] = {"topics": "TopicEntry", "indicators": "IndicatorEntry"}
    start = schema["definitions"][whole[name]] if name in whole else schema
    entry = ENTRIES[name]

    value = data.draw(values_of(start, schema, keys))

    text = json.dumps(value, ensure_ascii=False, indent=1)
    node = read_yaml("content/a.yaml", text)
    assert node.value is not None, (text, node.problems)
    found = read_entry(entry, node.value, ("en", "fr")).problems
    assert [(one.code, one.what) for one in found if one.code not in CANNOT_TELL] == []


def test_editors_read_a_date_and_a_country_as_text() -> None:
    read = as_editors_read("a.yaml", "date: 2021-09-29\ncountries: [NO]\norder: 1\nabout: ~2018\n")

    assert read == {"date": "2021-09-29", "countries": ["NO"], "order": 1, "about": "~2018"}


def test_a_file_of_several_indicators_is_looked_at_one_by_one() -> None:
    several = validator_of("indicators", example_keys())
    fine = {"name": {"en": "Wells"}, "unit": "people", "counting": "latest", "observations": []}

    assert several.is_valid({"indicators": {"wells": fine}})
    assert not several.is_valid({"indicators": {"wells": {**fine, "unit": "peopel"}}})
    assert not several.is_valid({"indicators": {"wells": fine}, "unit": "people"})
