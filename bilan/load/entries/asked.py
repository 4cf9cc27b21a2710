"""What somebody who begins a file is asked: the keys of its schema, and what is wrong with an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import get_args, get_origin

from bilan.load.entries.fields import Entry
from bilan.load.entries.problems import entry_in, read_entry
from bilan.load.yaml.nodes import Place, YamlNode
from bilan.model.records import Record
from bilan.model.source import Diagnostic, Span

ANSWER = Span(path="the answer", line=2)
_AROUND = Span(path="the answer", line=1)
"""Where everything else would stand: what is said of that is no matter of the answer."""


class AskedKey(Record):
    """A key of a schema, as a question needs it."""

    place: Place
    """As in `("contribution", "amount")`."""
    description: str
    is_required: bool
    is_list: bool
    choices: tuple[str, ...]
    """The words that it takes; empty where it takes others."""

    @property
    def name(self) -> str:
        """The key itself, as in `amount`."""
        return str(self.place[-1])


def asked_keys(schema: type[Entry], above: Place = ()) -> Iterator[AskedKey]:
    """Yield the keys of a schema in order; a group that is required stands for the keys in it."""
    for name, field in schema.model_fields.items():
        place = (*above, field.alias or name)
        group = entry_in(field.annotation)
        if group is not None and field.is_required():
            yield from asked_keys(group, place)
            continue
        yield AskedKey(
            place=place,
            description=field.description or "",
            is_required=field.is_required(),
            is_list=get_origin(field.annotation) is list,
            choices=_choices(field.annotation),
        )


def _choices(annotation: object) -> tuple[str, ...]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(one.value for one in annotation)
    return next((found for one in get_args(annotation) if (found := _choices(one))), ())


def check_answer(
    schema: type[Entry], place: Place, value: str | Sequence[str], languages: Sequence[str]
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the value of one key, whatever else the file still misses."""
    written: object = list(value) if not isinstance(value, str) else value
    marks: dict[Place, Span] = {place[:end]: _AROUND for end in range(len(place))} | {place: ANSWER}
    if not isinstance(value, str):
        marks |= {(*place, number): ANSWER for number in range(len(value))}
    for step in reversed(place):
        written = {step: written}
    node = YamlNode(value=written, span=_AROUND, marks=marks, keys=_keys(place))
    return tuple(one for one in read_entry(schema, node, languages).problems if one.span == ANSWER)


def _keys(place: Place) -> Mapping[Place, Span]:
    return {place[:end]: _AROUND for end in range(1, len(place))} | {place: ANSWER}
