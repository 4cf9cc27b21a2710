"""What pydantic found in an entry, in an editor's words, at its line."""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from bilan.load.entries.fields import Entry
from bilan.load.entries.named import LONGEST_SHOWN, nearest, place_name, shortened
from bilan.load.entries.wording import NEEDS_DAY, NO_SUCH_DAY, SAID_BY_SCHEMA, WORDINGS, Wording
from bilan.load.yaml.nodes import Place, YamlNode
from bilan.load.yaml.split_numbers import split_number
from bilan.load.yaml.yaml_mistakes import quoted, yaml_text
from bilan.model.source import Diagnostic, Loaded, Span, problem

E = TypeVar("E", bound=Entry)


_KEY = "[key]"
"""What pydantic ends a place with where it means the key and not the value."""
_UNEXPECTED = Wording(what="{name} is {sort}, and something else is expected here", why="")


def read_entry(schema: type[E], node: YamlNode, languages: Sequence[str] = ()) -> Loaded[E]:
    """Return what an entry holds, or all that is wrong with it at once.

    Where the site's languages are given, words in any other are refused.
    """
    try:
        return Loaded(value=schema.model_validate(node.value, context=tuple(languages)))
    except ValidationError as error:
        found = error.errors(include_url=False)
    problems = dict.fromkeys(_diagnostic(schema, node, one, languages) for one in found)
    return Loaded(value=None, problems=tuple(problems))


def _diagnostic(
    schema: type[Entry], node: YamlNode, error: ErrorDetails, languages: Sequence[str]
) -> Diagnostic:
    """Return one finding of pydantic as a problem."""
    code = SAID_BY_SCHEMA.get(error["type"], error["type"])
    place: Place = tuple(error["loc"])
    if place and place[-1] == _KEY:
        return _refused(code, place, _place_in(node.keys, node, place[:-1]), error, languages)
    if error["type"] == "extra_forbidden":
        unknown = _unknown_key(schema, place, _place_in(node.keys, node, place), error["input"])
        return split_number(node, place) or unknown
    if error["type"] == "missing":
        return _missing_key(schema, place, _place_in(node.marks, node, place[:-1]))
    return _refused(code, place, _place_in(node.marks, node, place), error, languages)


def _refused(
    code: str, place: Place, span: Span, error: ErrorDetails, languages: Sequence[str]
) -> Diagnostic:
    """Return the problem of a value that its field refuses."""
    about: Mapping[str, Any] = error.get("ctx", {})
    value = error["input"]
    known: Sequence[str] = about.get("known", ())
    wording = WORDINGS.get(
        code, Wording(what=about.get("what", ""), why="") if "what" in about else _UNEXPECTED
    )
    what = about.get("what") or (
        NO_SUCH_DAY if about.get("is_no_day") else NEEDS_DAY if about.get("needs_day") else wording.what
    )
    gaps = {
        "name": place_name(place[:-2] if place and place[-1] == _KEY else place),
        "written": shortened(value) if isinstance(value, str) else _sort_of(value),
        "sort": _sort_of(value),
        "known": ", ".join(known) or "none yet",
        "length": about.get("length", ""),
        "limit": about.get("limit", ""),
    }
    near = nearest(value, known) if isinstance(value, str) and known else None
    readings = about.get("readings", (near,) if near else ())
    fixes = about.get("lines") or tuple(_line(place, yaml_text(one)) for one in readings)
    fixes = fixes or _fixes_of_sort(code, place, value, languages if about.get("by_language") else ())
    text = what.format_map(gaps)
    return problem(
        code if code in WORDINGS or "what" in about else "not-text",
        span,
        f"{text}; did you mean `{near}`?" if near else text,
        why=about.get("why", wording.why.format_map(gaps)),
        fixes=fixes,
    )


def _unknown_key(schema: type[Entry], place: Place, span: Span, value: object) -> Diagnostic:
    """Return the problem of a key that nothing reads, with the one that was probably meant."""
    key = str(place[-1])
    fields = _fields_at(schema, place[:-1])
    near = nearest(key, fields)
    what = f"there is no key `{shortened(key)}` here"
    written = yaml_text(value) if isinstance(value, str) and 0 < len(value) <= LONGEST_SHOWN else ""
    return problem(
        "unknown-key",
        span,
        f"{what}; did you mean `{near}`?" if near else what,
        why=f"The keys that may stand here: {', '.join(fields)}." if fields else "",
        fixes=(_line((near,), written),) if near else (),
    )


def _missing_key(schema: type[Entry], place: Place, span: Span) -> Diagnostic:
    """Return the problem of a key that has to stand and does not, with what it is for."""
    key = str(place[-1])
    field = _fields_at(schema, place[:-1]).get(key)
    examples = (field.examples or []) if field else []
    return problem(
        "missing-key",
        span,
        f"`{key}` is missing" if len(place) == 1 else f"`{key}` is missing from {place_name(place[:-1])}",
        why=(field.description or "") if field else "",
        fixes=tuple(_line((key,), str(one)) for one in examples),
    )


def _fixes_of_sort(code: str, place: Place, value: object, languages: Sequence[str]) -> tuple[str, ...]:
    """Return what to write where a value is right but for its form."""
    match code, value:
        case "not-a-list", str() if len(value) <= LONGEST_SHOWN:
            return (_line(place, f"[{', '.join(map(_in_brackets, value.replace(';', ',').split(',')))}]"),)
        case "not-a-group", str() if languages and len(value) <= LONGEST_SHOWN:
            return (_line(place, f"{{{languages[0]}: {_in_brackets(value)}}}"),)
        case "not-text", [[str() as inner]]:
            return (_line(place, quoted(f"[[{inner}]]")),)
    return ()


def _in_brackets(text: str) -> str:
    """Return a text as it can stand between brackets, where commas part entries."""
    tidy = text.strip()
    return quoted(tidy) if set(tidy) & set(",[]{}") else yaml_text(tidy)


def _line(place: Place, written: str) -> str:
    """Return what to write: a key with its value, or the value alone in a list."""
    if not place or not isinstance(place[-1], str) or place[-1] == _KEY:
        return written
    return f"{yaml_text(place[-1])}: {written}".rstrip()


def _sort_of(value: object) -> str:
    """Return what sort of thing a value is."""
    match value:
        case None:
            return "empty"
        case dict():
            return "a group of keys"
        case list():
            return "a list"
    return "a text"


def _place_in(spans: Mapping[Place, Span], node: YamlNode, place: Place) -> Span:
    """Return the span of a place, or of the nearest thing around it that was written."""
    while place and place not in spans:
        place = place[:-1]
    return spans.get(place, node.span)


def _fields_at(schema: type[Entry], place: Place) -> Mapping[str, FieldInfo]:
    """Return the fields of the group at a place, by the names that editors write."""
    held: object = schema
    for step in place:
        held = _held_by(held, step)
    entry = entry_in(held)
    return {} if entry is None else {field.alias or name: field for name, field in entry.model_fields.items()}


def _held_by(annotation: object, step: str | int) -> object:
    """Return the type of what a type holds under a key or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        by_name = {field.alias or name: field for name, field in annotation.model_fields.items()}
        return by_name[str(step)].annotation if step in by_name else None
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _held_by(inner[0], step)
    if origin in {Union, types.UnionType}:
        return next((held for one in inner if (held := _held_by(one, step)) is not None), None)
    return inner[-1 if origin is dict else 0] if inner else None


def entry_in(annotation: object) -> type[Entry] | None:
    """Return the schema that a type is or may be."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    if get_origin(annotation) in {Annotated, Union, types.UnionType}:
        return next((entry for one in get_args(annotation) if (entry := entry_in(one)) is not None), None)
    return None
