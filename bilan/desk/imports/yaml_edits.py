"""Edits of YAML files that leave every line they are not about as it is: comments, order and style stay.

Each edit is read again at once: it either says exactly what was asked for, or it is not made.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilan.desk.imports.yaml_extents import CannotEdit, Extents
from bilan.desk.imports.yaml_writing import Value, block_lines, flow_text, item_lines, lines_below
from bilan.load.text.front_matter import split_front_matter
from bilan.load.yaml.nodes import Place, YamlNode
from bilan.load.yaml.yaml_mistakes import yaml_text
from bilan.load.yaml.yaml_source import read_yaml
from bilan.model.records import Record
from bilan.model.source import SourceFile


class Document(Record):
    """A YAML file, or a Markdown file with its front matter, as it stands after the edits so far."""

    path: str
    text: str
    node: YamlNode


class _Edit(Record):
    """A text that takes the place of what stands from one offset to another."""

    start: int
    end: int
    text: str


def read_document(path: str, text: str) -> Document:
    """Return a file that can be edited.

    Raises:
        CannotEdit: something is wrong with its form.
    """
    loaded = read_yaml(path, text)
    if path.lower().endswith(".md"):
        split = split_front_matter(SourceFile.of(path=path, text=text, digest=""))
        if split.value is None:
            raise CannotEdit(path)
        loaded = read_yaml(path, split.value.yaml, split.value.yaml_line)
    if loaded.value is None or loaded.problems:
        raise CannotEdit(path)
    return Document(path=path, text=text, node=loaded.value)


def put(document: Document, place: Place, value: Value, order: Sequence[str] = ()) -> Document:
    """Return a document in which a value stands at a place; groups that are missing on the way are made.

    `order` says after which keys a new one comes; without it, a new key is the last of its group.

    Raises:
        CannotEdit: the file is written in a way that this cannot change safely.
    """
    while len(place) > 1 and not isinstance(_at(document.node.value, place[:-1]), dict | list):
        value, place = {str(place[-1]): value}, place[:-1]
    wanted = _with(document.node.value, place, _plain(value))
    if place in document.node.marks:
        return _edited(document, _replacement(document, place, value), wanted)
    return _edited(document, _addition(document, place, value, order), wanted)


def insert(document: Document, place: Place, position: int, value: Value) -> Document:
    """Return a document with one more entry in the list at a place, at a position that counts from 0.

    Raises:
        CannotEdit: as for `put`.
    """
    entries = _at(document.node.value, place)
    if not isinstance(entries, list):
        raise CannotEdit(document.path)
    if not entries:
        return put(document, place, [value])
    wanted = _with(document.node.value, place, [*entries[:position], _plain(value), *entries[position:]])
    extents = Extents(text=document.text, node=document.node)
    if extents.is_flow(place):
        if position < len(entries):
            start = extents.start((*place, position))
            return _edited(document, _Edit(start=start, end=start, text=f"{flow_text(value)}, "), wanted)
        return _edited(document, _into_flow(extents, place, flow_text(value)), wanted)
    column = document.node.marks[place].column - 1
    lines = "\n".join(item_lines(value, column))
    if position == 0:
        start = extents.line_start(extents.start(place))
        return _edited(document, _Edit(start=start, end=start, text=f"{lines}\n"), wanted)
    end = extents.end_with_comments((*place, position - 1), column)
    return _edited(document, _Edit(start=end, end=end, text=f"\n{lines}"), wanted)


def remove(document: Document, place: Place) -> Document:
    """Return a document without a key of a group.

    Raises:
        CannotEdit: as for `put`, or nothing else is left in the group.
    """
    extents = Extents(text=document.text, node=document.node)
    group = _at(document.node.value, place[:-1])
    if not isinstance(group, dict) or len(group) == 1:
        raise CannotEdit(document.path)
    keys = list(group)
    at = keys.index(str(place[-1]))
    start, end = extents.key_start(place), extents.end(place)
    follows = (*place[:-1], keys[at + 1]) if at + 1 < len(keys) else None
    wanted = _without(document.node.value, place)
    if extents.is_flow(place[:-1]):
        if follows is not None:
            return _edited(document, _Edit(start=start, end=extents.key_start(follows), text=""), wanted)
        before = extents.end((*place[:-1], keys[at - 1]))
        return _edited(document, _Edit(start=before, end=end, text=""), wanted)
    begins_line = not document.text[extents.line_start(start) : start].strip()
    if begins_line:
        edit = _Edit(start=extents.line_start(start) - 1, end=extents.line_end(end), text="")
        return _edited(document, edit, wanted)
    if follows is None:
        raise CannotEdit(document.path)
    return _edited(document, _Edit(start=start, end=extents.key_start(follows), text=""), wanted)


def _replacement(document: Document, place: Place, value: Value) -> _Edit:
    """Return the edit that writes another value where one stands already."""
    extents = Extents(text=document.text, node=document.node)
    start, end = extents.start(place), extents.end(place)
    is_block = extents.is_block(place)
    if extents.is_inside_flow(place) or not isinstance(place[-1], str):
        if is_block or not (isinstance(value, str) or extents.is_inside_flow(place)):
            raise CannotEdit(document.path)
        return _Edit(start=start, end=end, text=_spaced(document.text, start, flow_text(value)))
    if is_block and value and isinstance(value, list | tuple) and extents.is_list(place):
        lines = lines_below(value, document.node.marks[place].column - 1)
        return _Edit(start=extents.line_start(start), end=end, text="\n".join(lines))
    column = document.node.keys[place].column - 1
    first, *rest = block_lines(str(place[-1]), value, column)
    after_colon = first.removeprefix(" " * column + f"{yaml_text(str(place[-1]))}:")
    if is_block or rest:
        start = extents.after_colon(place)
        return _Edit(start=start, end=end, text="\n".join((after_colon, *rest)))
    return _Edit(start=start, end=end, text=_spaced(document.text, start, after_colon.lstrip(" ")))


def _spaced(text: str, start: int, new: str) -> str:
    """Return a new value with the space that parts it from its colon, where there is none yet."""
    return f" {new}" if start and text[start - 1] == ":" else new


def _addition(document: Document, place: Place, value: Value, order: Sequence[str]) -> _Edit:
    """Return the edit that writes a key which is not there yet."""
    extents = Extents(text=document.text, node=document.node)
    group, key = place[:-1], str(place[-1])
    entries = _at(document.node.value, group)
    if not isinstance(entries, dict):
        raise CannotEdit(document.path)
    if extents.is_flow(group):
        return _into_flow(extents, group, f"{flow_text(key)}: {flow_text(value)}")
    if not entries:
        raise CannotEdit(document.path)
    earlier = order[: order.index(key)] if key in order else ()
    before = [one for one in entries if one in earlier] or list(entries)
    column = document.node.keys[*group, next(iter(entries))].column - 1
    end = extents.line_end(extents.end((*group, before[-1])))
    lines = block_lines(key, value, column)
    return _Edit(start=end, end=end, text="".join(f"\n{line}" for line in lines))


def _into_flow(extents: Extents, place: Place, new: str) -> _Edit:
    """Return the edit that adds something before a closing bracket."""
    inside = extents.text[: extents.end(place) - 1].rstrip()
    mark = " " if inside.endswith(",") else "" if inside.endswith(("[", "{")) else ", "
    return _Edit(start=len(inside), end=len(inside), text=f"{mark}{new}")


def _edited(document: Document, edit: _Edit, wanted: object) -> Document:
    """Return the document after an edit that says what is wanted.

    Raises:
        CannotEdit: it says something else, so the file is written in a way that was not thought of.
    """
    text = document.text[: edit.start] + edit.text + document.text[edit.end :]
    after = read_document(document.path, text)
    if after.node.value != wanted:
        raise CannotEdit(document.path)
    return after


def _plain(value: Value) -> object:
    """Return a value as it is read: texts, lists and dicts."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value]


def _at(value: object, place: Place) -> object:
    """Return what stands at a place, or None where there is nothing."""
    for step in place:
        is_entry = isinstance(value, list) and isinstance(step, int) and step < len(value)
        if not is_entry and not (isinstance(value, dict) and step in value):
            return None
        value = value[step]  # type: ignore[index]
    return value


def _with(value: object, place: Place, new: object) -> object:
    """Return a value in which something else stands at a place."""
    if not place:
        return new
    step, rest = place[0], place[1:]
    if isinstance(value, list) and isinstance(step, int):
        return [_with(one, rest, new) if at == step else one for at, one in enumerate(value)]
    held = value if isinstance(value, dict) else {}
    return {**held, step: _with(held.get(step), rest, new)}


def _without(value: object, place: Place) -> object:
    """Return a value without what stands at a place."""
    step, rest = place[0], place[1:]
    if isinstance(value, list):
        return [_without(one, rest) if at == step else one for at, one in enumerate(value)]
    held = value if isinstance(value, dict) else {}
    return {
        key: _without(one, rest) if key == step else one for key, one in held.items() if rest or key != step
    }
