"""Which field of a form stands for each key of front matter, read from the same schema as everything else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bilan.load.entries.json_forms import NAMES, SAYS_WHY
from bilan.load.entries.json_schema import DEFINITIONS, json_schema_of
from bilan.load.items.item_schemas import ORIGINALS, facts_of
from bilan.model.content import Collection

Field = dict[str, Any]
Names = Mapping[str, Mapping[str, str]]

_NOT_IN_FORMS = frozenset({"translated_from", "original", "allow"})
"""What the program writes, and what a form has no field for; it stays in the file as it is."""

_ABOVE = ("title", "summary")
_FIRST = ("seo_title", "slug", "status", "publish_at", "aliases")
_LAST = ("image", "image_alt", "image_caption", "updated", "update_note")
"""The order of a form is that in which it writes a file: as most files are, so that little else changes."""

_LONG = frozenset({"summary", "update_note"})
_BODY: Field = {
    "name": "body",
    "label": "Text",
    "widget": "text",
    "required": False,
    "i18n": True,
    "hint": "In Markdown. Figures stand as in [[figure key]], links to items as in [words](stories:key).",
}


def fields_of(collection: Collection, names: Names) -> list[Field]:
    """Return the fields of a form; words have one in each language, facts in that of the original alone."""
    schema = json_schema_of(ORIGINALS[collection])
    facts = facts_of(collection)
    between = [key for key in schema["properties"] if key not in {*_ABOVE, *_FIRST, *_LAST}]
    found: dict[str, Field] = {}
    for key in (*_ABOVE, *_FIRST, *between, *_LAST):
        about = schema["properties"].get(key, {})
        widget = None if key in _NOT_IN_FORMS or not about else _widget(about, schema, names)
        if widget is not None:
            found[key] = {
                **_headed(key, widget, about),
                **({"widget": "text"} if key in _LONG else {}),
                "required": key in schema["required"],
                "i18n": key not in facts,
            }
    return [*(found.pop(key) for key in _ABOVE), _BODY, *found.values()]


def _headed(key: str, widget: Field, about: Mapping[str, Any]) -> Field:
    """Return a field with what stands above and below it."""
    label = key.replace("_", " ").capitalize()
    return {"name": key, "label": label, **widget, "hint": about.get("description", "")}


def _widget(about: Mapping[str, Any], schema: Mapping[str, Any], names: Names) -> Field | None:
    """Return the field for a value, or nothing where forms have none that could hold all of its values."""
    if about.get("type") == "array":
        return _list(about["items"], schema, names)
    for one in about.get("anyOf", [about]):
        form = _looked_up(one, schema)
        if (found := _of_one(form, schema, names)) is not None:
            return found
    return None


def _looked_up(form: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in form:
        return form
    found: Mapping[str, Any] = schema[DEFINITIONS][form["$ref"].rpartition("/")[2]]
    return found


def _of_one(form: Mapping[str, Any], schema: Mapping[str, Any], names: Names) -> Field | None:
    known = names.get(form.get(NAMES, ""))
    if "enum" in form:
        return {"widget": "select", "options": list(form["enum"])}
    if known:
        return {"widget": "select", "options": _options(known)}
    if "properties" in form:
        return {"widget": "object", "fields": list(_inside(form, schema, names))}
    if "object" in _kinds(form) and form.get(NAMES) != "name-or-words":
        return None
    return _of_text(form)


def _of_text(form: Mapping[str, Any]) -> Field:
    """Return the field for what is one word or number in the file."""
    match _kinds(form)[0]:
        case "boolean":  # a switch would write false where nothing is said
            return {"widget": "select", "options": [True, False]}
        case "integer":
            return {"widget": "number", "value_type": "int"}
        case "number":
            return {"widget": "number", "value_type": "float"}
    said = {"pattern": [form["pattern"], form[SAYS_WHY]]} if SAYS_WHY in form else {}
    return {"widget": "string", **said}


def _kinds(form: Mapping[str, Any]) -> Sequence[str]:
    kind = form.get("type", "string")
    return kind if isinstance(kind, list) else [kind]


def _list(items: Mapping[str, Any], schema: Mapping[str, Any], names: Names) -> Field | None:
    """Return the field for a list: of choices, of groups, or of texts."""
    one = _of_one(_looked_up(items, schema), schema, names)
    if one is None:
        return None
    if one["widget"] == "select":
        return {**one, "multiple": True}
    if one["widget"] == "object":
        return {"widget": "list", "fields": one["fields"]}
    return {"widget": "list", "field": {"name": "one", "label": "One", **one}}


def _inside(group: Mapping[str, Any], schema: Mapping[str, Any], names: Names) -> Iterator[Field]:
    """Yield the fields of a group, but those that may be one text or one in each language."""
    for key, about in group["properties"].items():
        widget = None if _may_be_words(about) else _widget(about, schema, names)
        if widget is not None:
            yield {**_headed(key, widget, about), "required": key in group.get("required", ())}


def _may_be_words(about: Mapping[str, Any]) -> bool:
    return any(one.get(NAMES) == "name-or-words" for one in about.get("anyOf", [about]))


def can_hold(field: Field, value: object) -> bool:
    """Return whether a field can show a value as it was written, and write it back."""
    inside = {one["name"]: one for one in field.get("fields", ())}
    if field["widget"] == "object":
        return isinstance(value, dict) and all(
            can_hold(inside[name], one) for name, one in value.items() if name in inside
        )
    if field["widget"] == "list":
        each = {"widget": "object", "fields": field["fields"]} if inside else field["field"]
        return isinstance(value, list) and all(can_hold(each, one) for one in value)
    if field.get("multiple"):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def _options(known: Mapping[str, str]) -> list[dict[str, str]]:
    return [
        {"label": f"{called} ({key})" if called != key else key, "value": key}
        for key, called in known.items()
    ]
