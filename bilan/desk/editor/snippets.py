"""Pieces of text that VS Code offers in Markdown: the keys of front matter, and what stands in texts.

No extension reads front matter by a schema without more being installed, so the keys and what they may hold
are offered as snippets, which VS Code itself knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bilan.load.entries.json_forms import NAMES
from bilan.load.entries.json_schema import DEFINITIONS, json_schema_of
from bilan.load.items.item_schemas import TRANSLATIONS
from bilan.load.text.links import ITEM_PREFIXES
from bilan.load.text.reference_words import EXAMPLES

_MOST_OFFERED = 300
"""A choice of more is slower to read than the key is to type."""


def snippets(names: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """Return the snippets, with the keys of the content where a key is asked for."""
    return {one["prefix"]: one for one in (*_of_front_matter(names), *_of_texts(names))}


def _of_front_matter(names: Mapping[str, Mapping[str, str]]) -> Iterator[dict[str, Any]]:
    said: dict[str, dict[str, Any]] = {}
    for entry in TRANSLATIONS.values():
        schema = json_schema_of(entry)
        for key, field in schema["properties"].items():
            said.setdefault(key, _snippet(key, _body(key, field, schema, names), field["description"]))
    return iter(said.values())


def _of_texts(names: Mapping[str, Mapping[str, str]]) -> Iterator[dict[str, Any]]:
    for kind, example in EXAMPLES.items():
        body = example.replace("KEY", _choice(names["indicators"], "key"), 1).replace(" KEY", " ${2:key}")
        yield _snippet(f"[[{kind.value}", body, f"Shows what an indicator says, as in {example}.")
    for prefix in ITEM_PREFIXES:
        body = f"[${{1:words}}]({prefix}:{_choice(names.get(prefix, {}), 'key', place=2)})"
        yield _snippet(f"[{prefix}", body, f"A link to a page of the site, as in [words]({prefix}:key).")


def _snippet(prefix: str, body: str, description: str) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": prefix, "body": body, "description": description}


def _body(
    key: str, field: Mapping[str, Any], schema: Mapping[str, Any], names: Mapping[str, Mapping[str, str]]
) -> str:
    """Return a line of front matter with a gap for its value."""
    is_list = field.get("type") == "array"
    value = _gap(field["items"] if is_list else field, schema, names)
    return f"{key}: [{value}]" if is_list else f"{key}: {value}"


def _gap(field: Mapping[str, Any], schema: Mapping[str, Any], names: Mapping[str, Mapping[str, str]]) -> str:
    """Return a gap: a choice of words or keys where these are known, else an empty one."""
    for one in (field, *field.get("anyOf", ())):
        part = schema[DEFINITIONS].get(one.get("$ref", "").rpartition("/")[2], one)
        if "enum" in part:
            return _choice(part["enum"], "")
        if part.get("type") == "boolean":
            return _choice(("true", "false"), "")
        if NAMES in part:
            return _choice(names.get(part[NAMES], {}), "")
        if "required" in part:
            inner = ", ".join(f"{key}: ${{{place}}}" for place, key in enumerate(part["required"], start=1))
            return f"{{{inner}}}"
    return "$1"


def _choice(words: Sequence[str] | Mapping[str, str], otherwise: str, place: int = 1) -> str:
    if not 0 < len(words) <= _MOST_OFFERED:
        return f"${{{place}:{otherwise}}}" if otherwise else f"${place}"
    return f"${{{place}|{','.join(words)}|}}"
