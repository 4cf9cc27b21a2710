"""Made-up values that a schema accepts: of each kind of form that our schemas are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft7Validator

Schema = Mapping[str, Any]

LETTERS = st.characters(max_codepoint=0x17F, exclude_categories=("Cc", "Cf"))
OTHERWISE: Schema = {}


def values_of(schema: Schema, root: Schema, keys: Schema) -> st.SearchStrategy[Any]:
    """Return values that a schema accepts; `root` and `keys` hold what it refers to."""
    if "$ref" in schema:
        file, _, place = schema["$ref"].partition("#/definitions/")
        return values_of((keys if file else root)["definitions"][place], root, keys)
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema:
        return st.one_of(*(values_of(one, root, keys) for one in schema["anyOf"]))
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return st.one_of(*(_of_kind(kind, schema, root, keys) for kind in kinds))


def _of_kind(kind: str, schema: Schema, root: Schema, keys: Schema) -> st.SearchStrategy[Any]:
    match kind:
        case "object":
            return _groups(schema, root, keys)
        case "array":
            each = values_of(schema["items"], root, keys)
            unique = repr if schema.get("uniqueItems") else None
            return st.lists(each, min_size=schema.get("minItems", 0), max_size=2, unique_by=unique)
        case "string":
            return _texts(schema)
        case "boolean":
            return st.booleans()
        case "null":
            return st.none()
    whole = st.integers(schema.get("minimum", -(10**9)), schema.get("maximum", 10**9))
    return whole if kind == "integer" else whole | whole.map(lambda one: one / 100)


def _texts(schema: Schema) -> st.SearchStrategy[str]:
    pattern, most = schema.get("pattern", r"\S"), schema.get("maxLength", 200)
    if pattern == r"\S":
        return st.text(LETTERS, min_size=1, max_size=40).filter(str.strip)
    exact = st.from_regex(pattern.removeprefix("^").removesuffix("$"), fullmatch=True, alphabet=LETTERS)
    return exact.filter(lambda one: len(one) <= most)


def _groups(schema: Schema, root: Schema, keys: Schema) -> st.SearchStrategy[Mapping[str, Any]]:
    inside = schema.get("properties", OTHERWISE)
    named = {name: values_of(inner, root, keys) for name, inner in inside.items()}
    required = {name: named[name] for name in schema.get("required", ())}
    optional = {name: value for name, value in named.items() if name not in required}
    found: st.SearchStrategy[Mapping[str, Any]] = st.fixed_dictionaries(required, optional=optional)
    for pattern, inner in schema.get("patternProperties", OTHERWISE).items():
        names = _texts({"pattern": pattern})
        found = _and(found, st.dictionaries(names, values_of(inner, root, keys), max_size=2))
    if isinstance(others := schema.get("additionalProperties"), Mapping):
        names = values_of({"type": "string", **schema.get("propertyNames", OTHERWISE)}, root, keys)
        texts = names.filter(lambda one: isinstance(one, str))
        found = _and(found, st.dictionaries(texts, values_of(others, root, keys), max_size=2))
    return found.filter(lambda one: len(one) >= schema.get("minProperties", 0)).filter(_judge(schema))


def _and(
    first: st.SearchStrategy[Mapping[str, Any]], second: st.SearchStrategy[Mapping[str, Any]]
) -> st.SearchStrategy[Mapping[str, Any]]:
    return st.builds(lambda one, other: {**other, **one}, first, second)


def _judge(schema: Schema) -> Any:  # noqa: ANN401 - a function of anything
    """Return what looks at the rules between the keys of a group."""
    rules = {name: schema[name] for name in ("if", "then", "else", "oneOf", "dependencies") if name in schema}
    return Draft7Validator(rules).is_valid
