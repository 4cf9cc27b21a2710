"""Values of YAML that know where they were written."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.model.records import Record
from bilan.model.source import Span

Place = tuple[str | int, ...]
"""Where a value stands in a file: `("observations", 1, "value")`."""


class YamlNode(Record):
    """A value as it was written, with the place of everything in it."""

    value: object
    """None, text, a list or a dict; every scalar but a plain null stays text."""
    span: Span
    marks: Mapping[Place, Span]
    """The place of each value, `()` included."""
    keys: Mapping[Place, Span]
    """The place of each key."""


def node_at(node: YamlNode, *place: str | int) -> YamlNode:
    """Return a part of a node, as a node of its own.

    Raises:
        KeyError: there is nothing at that place.
    """
    value = node.value
    for step in place:
        match value, step:
            case dict(), str() if step in value:
                value = value[step]
            case list(), int() if step < len(value):
                value = value[step]
            case _:
                raise KeyError(place)
    size = len(place)
    return YamlNode(
        value=value,
        span=node.marks[place],
        marks={at[size:]: span for at, span in node.marks.items() if at[:size] == place},
        keys={at[size:]: span for at, span in node.keys.items() if at[:size] == place and len(at) > size},
    )


def parts_of(node: YamlNode) -> Mapping[str | int, YamlNode]:
    """Return what a list or a group holds, each as a node of its own, in the order it is written.

    It reads the places of the whole node once, where `node_at` would read them for each part.
    """
    value = node.value
    held: dict[str | int, object] = {}
    if isinstance(value, dict):
        held.update(value)
    elif isinstance(value, list):
        held.update(enumerate(value))
    marks: dict[str | int, dict[Place, Span]] = {step: {} for step in held}
    keys: dict[str | int, dict[Place, Span]] = {step: {} for step in held}
    for at, span in node.marks.items():
        if at:
            marks[at[0]][at[1:]] = span
    for at, span in node.keys.items():
        if len(at) > 1:
            keys[at[0]][at[1:]] = span
    return {
        step: YamlNode(value=one, span=marks[step][()], marks=marks[step], keys=keys[step])
        for step, one in held.items()
    }
