"""Entries as JSON Schema, without what pydantic adds for programs of another kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bilan.load.entries.fields import Entry
from bilan.load.entries.json_forms import LANGUAGE, NAMES, shape

_LANGUAGE = shape(LANGUAGE)
DEFINITIONS = "definitions"
_IN_DEFINITIONS = f"#/{DEFINITIONS}/{{model}}"


def json_schema_of(entry: type[Entry]) -> dict[str, Any]:
    """Return what an entry may hold; what it is made of stands under `definitions`."""
    found = entry.model_json_schema(by_alias=True, ref_template=_IN_DEFINITIONS)
    parts = found.pop("$defs", {})
    return {**_plain(found), DEFINITIONS: {name: _plain(part) for name, part in sorted(parts.items())}}


def _plain(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema without titles made of names, and defaults and examples that nobody would type."""
    kept: dict[str, Any] = {
        key: _part(key, value) for key, value in schema.items() if not _says_nothing(schema, key, value)
    }
    items: dict[str, Any] = kept.get("items", {})
    if NAMES in items and items["type"] != "object":
        kept["uniqueItems"] = True
    if (named := kept.pop("patternProperties", None)) is not None:
        kept |= _of_names(named)
    either: list[Any] = kept.get("anyOf", [])
    if either[1:] == [{"type": "null"}] and _may_be_null(either[0]):
        form = either[0]
        del kept["anyOf"]
        kinds = form["type"] if isinstance(form["type"], list) else [form["type"]]
        return {**kept, **form, "type": [*kinds, "null"]}
    return kept


def _of_names(named: Mapping[str, Any]) -> dict[str, Any]:
    """Return which keys a group may have that is not given key by key; languages are those of the site."""
    if (each := named.get(_LANGUAGE["pattern"])) is None:
        return {"patternProperties": named, "additionalProperties": False}
    return {"propertyNames": {NAMES: _LANGUAGE[NAMES]}, "additionalProperties": each}


def _may_be_null(form: Mapping[str, Any]) -> bool:
    """Return whether a form tells its type, so that null can be one more of it."""
    return "type" in form and not {NAMES, "enum"} & form.keys()


def _says_nothing(schema: Mapping[str, Any], key: str, value: object) -> bool:
    if key == "title":
        return True
    if key == "default":
        return value is None or value in ([], {})
    return key == "examples" and schema.get("type") != "string"


def _part(key: str, value: object) -> object:
    match key, value:
        case "properties" | "patternProperties", dict():
            return {name: _plain(part) for name, part in value.items()}
        case "anyOf", list():
            return [_plain(one) for one in value]
        case "items" | "additionalProperties" | "propertyNames", dict():
            return _plain(value)
    return value
