"""A JSON Schema for each kind of file, made of the same entries that the loader reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bilan.load.entries.fields import KEY_LIMIT
from bilan.load.entries.json_forms import NAMES, key, shape
from bilan.load.entries.json_schema import DEFINITIONS, json_schema_of
from bilan.load.entries.schemas import IndicatorEntry, SettingsEntry, TopicEntry
from bilan.load.items.item_schemas import TRANSLATIONS

KEYS = "keys.json"
"""The file beside the schemas that holds what depends on the content."""

_DIALECT = "http://json-schema.org/draft-07/schema#"
"""What the YAML extension of VS Code knows best."""

_MADE = "Written by python3 build.py schemas, from what bilan itself reads."


def schemas() -> Mapping[str, dict[str, Any]]:
    """Return the schemas by the name of their file; each is the same whatever the content is."""
    made: dict[str, dict[str, Any]] = {
        "site": json_schema_of(SettingsEntry),
        "topics": _each("TopicEntry", json_schema_of(TopicEntry)),
        "indicators": _one_or_several(json_schema_of(IndicatorEntry)),
        **{collection.value: json_schema_of(entry) for collection, entry in TRANSLATIONS.items()},
    }
    return {f"{name}.json": with_dialect(_resolved(schema)) for name, schema in made.items()}


def with_dialect(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema that says what it is written in, and by whom."""
    return {"$schema": _DIALECT, "$comment": _MADE, **schema}


def _defined(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return definitions, the schema of a whole file among them."""
    inner = {one: value for one, value in schema.items() if one != DEFINITIONS}
    return {**schema[DEFINITIONS], name: inner}


def _each(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a file with an entry under each of its keys."""
    return {
        "description": "A file with an entry under each key.",
        "type": "object",
        "propertyNames": shape(key(KEY_LIMIT)),
        "additionalProperties": {"$ref": f"#/{DEFINITIONS}/{name}"},
        DEFINITIONS: _defined(name, schema),
    }


def _one_or_several(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a file that holds an indicator, or several under `indicators`."""
    several = _each("IndicatorEntry", schema)
    definitions = several.pop(DEFINITIONS)
    return {
        "description": "An indicator, or several of them under `indicators`.",
        "type": "object",
        "if": {"required": ["indicators"]},
        "then": {"properties": {"indicators": several}, "additionalProperties": False},
        "else": {"$ref": f"#/{DEFINITIONS}/IndicatorEntry"},
        DEFINITIONS: definitions,
    }


def _resolved(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema that looks up in `keys.json` what depends on the content."""
    found: dict[str, Any] = mapped(schema, _reference)
    return found


def _reference(schema: Mapping[str, Any]) -> dict[str, Any]:
    if NAMES not in schema:
        return dict(schema)
    said = {"description": schema["description"]} if "description" in schema else {}
    return {**said, "$ref": f"{KEYS}#/{DEFINITIONS}/{schema[NAMES]}"}


def mapped(schema: Any, change: Callable[[Mapping[str, Any]], dict[str, Any]]) -> Any:  # noqa: ANN401 - JSON is anything
    """Return JSON in which every group is changed, the inner ones first."""
    if isinstance(schema, Mapping):
        return change({name: mapped(inner, change) for name, inner in schema.items()})
    return [mapped(one, change) for one in schema] if isinstance(schema, list) else schema
