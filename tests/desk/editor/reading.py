"""Files as text editors see them: values of YAML 1.2 with their own types, and the schemas beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from bilan.desk.editor.keys import keys_schema
from bilan.desk.editor.schemas import KEYS, schemas
from bilan.desk.starting.content import content_of
from bilan.load.text.front_matter import split_front_matter
from bilan.model.source import SourceFile, SourceTree

ITEM = re.compile(r"content/(stories|objectives|projects|factsheets|pages)/(?:[^/]+/)+[a-z]{2}\.md")
BY_PATH = (
    (re.compile(r"content/site\.ya?ml"), "site"),
    (re.compile(r"content/topics\.ya?ml"), "topics"),
    (re.compile(r"content/indicators/(?:[^/]+/)*[^/]+\.ya?ml"), "indicators"),
)


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2: `NO` and `2021-09-29` are texts."""


CoreLoader.yaml_implicit_resolvers = {}

for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", [*"~nN", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), list(_first)
    )


def schema_of(path: str) -> str | None:
    """Return the name of the schema that a file is looked at with; None where there is none."""
    if found := ITEM.fullmatch(path):
        return found[1]
    return next((name for pattern, name in BY_PATH if pattern.fullmatch(path)), None)


def as_editors_read(path: str, text: str) -> object:
    """Return what stands in a YAML file, or in the front matter of a Markdown file."""
    if path.endswith(".md"):
        parts = split_front_matter(SourceFile.of(path=path, text=text, digest="")).value
        text = parts.yaml if parts else ""
    return yaml.load(text, CoreLoader)  # noqa: S506 - it is the safe one, with fewer types


def keys_of(tree: SourceTree) -> str:
    """Return what of the schemas depends on a content."""
    return json.dumps(keys_schema(content_of(tree)))


@cache
def validator_of(name: str, keys: str) -> Draft7Validator:
    """Return what looks at files with the schema of a name, with the keys of some content."""
    beside = Resource.from_contents(json.loads(keys), default_specification=DRAFT7)
    registry: Registry[Any] = Registry().with_resource(KEYS, beside)
    schema = schemas()[f"{name}.json"]
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema, registry=registry)


def refusals(files: Mapping[str, str], keys: str) -> Iterator[tuple[str, str]]:
    """Yield what the schemas refuse in the files of a content: where, and in which words."""
    for path, text in files.items():
        if name := schema_of(path):
            try:
                value = as_editors_read(path, text)
            except yaml.YAMLError as error:
                yield path, f"is no YAML: {type(error).__name__}"
                continue
            for found in validator_of(name, keys).iter_errors(value):
                yield path, f"{'.'.join(map(str, found.absolute_path))}: {found.message}"
