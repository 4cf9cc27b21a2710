"""YAML whose values know their line; repeated keys, aliases, anchors and tags are refused.

The parser's stream of events is read one by one, so that no nesting, however deep, can exhaust the stack.
Every scalar but null stays text: `NO` is Norway, `2021-09-29` ten characters until a field asks for a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from bilan.load.yaml.easy_yaml import NULLS, read_easy
from bilan.load.yaml.nodes import Place, YamlNode
from bilan.load.yaml.yaml_mistakes import (
    Stop,
    feature_problem,
    group_as_key,
    nested_too_deep,
    repeated_key,
    second_document,
    syntax_problems,
)
from bilan.model.records import replace
from bilan.model.source import INVISIBLE, Diagnostic, Loaded, Span, problem

DEEPEST = 32
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class _Open:
    """A list or group whose end has not come yet."""

    place: Place
    holds: list[object] | dict[str, object]
    key: str | None = None
    """In a group: the key whose value comes next."""
    is_again: bool = False
    """Whether that key stood before, so that its value is read and left out."""


class _HaltError(Exception):
    """The rest cannot be told apart from what went wrong; carries the problem."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__(found.code)
        self.found = found


@dataclass(slots=True)
class _Building:
    """What has been made of the events so far; it lives for one call of `read_yaml`."""

    path: str
    text: str
    first_line: int
    may_hide: bool
    """Whether there can be a character in it that nobody sees: by itself, or written as in "\\u202e"."""
    value: object = None
    documents: int = 0
    stack: list[_Open] = field(default_factory=list)
    marks: dict[Place, Span] = field(default_factory=dict)
    keys: dict[Place, Span] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def take(self, event: yaml.Event) -> None:
        """Go one event on."""
        if isinstance(event, yaml.NodeEvent):
            if event.anchor or getattr(event, "tag", None):
                self.refuse_feature(event)
            if isinstance(event, yaml.ScalarEvent):
                self.take_scalar(event.value, self.span(event), is_plain=event.implicit[0])
            elif isinstance(event, yaml.CollectionStartEvent):
                self.take_start(event)
            else:
                self.take_scalar(f"*{event.anchor}", self.span(event), is_plain=False)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.take_end(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _HaltError(second_document(self.span(event)))

    def refuse_feature(self, event: yaml.NodeEvent) -> None:
        """Note an alias, an anchor or a tag."""
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&" if event.anchor else "!"
        self.problems.append(feature_problem(sign, self.text, self.span(event), self.first_line))

    def take_scalar(self, text: str, span: Span, *, is_plain: bool) -> None:
        """Put a text in its place, as a key or as a value."""
        if self.may_hide and (unseen := INVISIBLE.search(text)):
            self.problems.append(_unseen_problem(unseen[0], span))
            text = INVISIBLE.sub("\ufffd", text)
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.holds, dict) and top.key is None:
            self.take_key(top, top.holds, text, span)
        else:
            self.put(None if is_plain and text in NULLS else text, span)

    def take_key(self, top: _Open, holds: dict[str, object], key: str, span: Span) -> None:
        """Remember the key whose value comes next."""
        place = (*top.place, key)
        top.key = key
        top.is_again = key in holds
        if top.is_again:
            self.problems.append(repeated_key(key, span, self.keys[place]))
        else:
            self.keys[place] = span

    def take_start(self, event: yaml.CollectionStartEvent) -> None:
        """Open a list or a group."""
        if self.stack and isinstance(self.stack[-1].holds, dict) and self.stack[-1].key is None:
            raise _HaltError(group_as_key(self.text, self.span(event), self.first_line))
        if len(self.stack) >= DEEPEST:
            raise _HaltError(nested_too_deep(self.span(event), DEEPEST))
        holds: list[object] | dict[str, object] = {} if isinstance(event, yaml.MappingStartEvent) else []
        place = self.put(holds, self.span(event))
        self.stack.append(_Open(place=place, holds=holds))

    def take_end(self, event: yaml.CollectionEndEvent) -> None:
        """Close a list or a group, and underline it where it stands on one line."""
        place = self.stack.pop().place
        begun, end = self.marks[place], self.span(event)
        if begun.line == end.line:
            self.marks[place] = replace(begun, length=end.column + end.length - begun.column)

    def put(self, value: object, span: Span) -> Place:
        """Put a value where the next one belongs, and return the place."""
        if not self.stack:
            place: Place = ()
            self.value = value
        elif isinstance(holds := (top := self.stack[-1]).holds, list):
            place = (*top.place, len(holds))
            holds.append(value)
        else:
            key = top.key or ""
            place = (*top.place, key, "again") if top.is_again else (*top.place, key)
            if not top.is_again:
                holds[key] = value
            top.key = None
        self.marks[place] = span
        return place

    def span(self, event: yaml.Event) -> Span:
        """Return where an event stands; only its first line is underlined."""
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            raise TypeError("the parser marks every event")
        length = end.column - start.column if end.line == start.line else 0
        return Span(path=self.path, line=start.line + self.first_line, column=start.column + 1, length=length)


def read_yaml(path: str, text: str, first_line: int = 1) -> Loaded[YamlNode]:
    """Return the one document of a YAML text, and all that is wrong with its form.

    `first_line` is the line of the file where the text begins. An empty text is an empty group. Where keys
    are repeated, or aliases, anchors and tags stand, there is a value all the same, so that more is found.
    """
    if (easy := read_easy(path, text, first_line)) is not None:
        return Loaded(value=easy)
    return parse_yaml(path, text, first_line)


def parse_yaml(path: str, text: str, first_line: int) -> Loaded[YamlNode]:
    """Return the same, with the parser."""
    if unprintable := _UNPRINTABLE.search(text):
        return Loaded(value=None, problems=(_unprintable_problem(path, text, unprintable, first_line),))
    building = _Building(path, text, first_line, "\\" in text or INVISIBLE.search(text) is not None)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            building.take(event)
    except yaml.MarkedYAMLError as error:
        stop = Stop(
            found=str(error.problem or ""),
            context=str(error.context or ""),
            at=_position(error.problem_mark),
            opened=_position(error.context_mark),
        )
        found = syntax_problems(stop, path, text, first_line)
        return Loaded(value=None, problems=(*building.problems, *found))
    except _HaltError as halt:
        return Loaded(value=None, problems=(*building.problems, halt.found))
    marks = building.marks
    if building.value is None:
        marks = {(): Span(path=path, line=first_line)}
    value = {} if building.value is None else building.value
    node = YamlNode(value=value, span=marks[()], marks=marks, keys=building.keys)
    return Loaded(value=node, problems=tuple(building.problems))


def _position(mark: yaml.Mark | None) -> tuple[int, int]:
    """Return the line and column of a mark, both from 0."""
    return (mark.line, mark.column) if mark else (0, 0)


def _unprintable_problem(path: str, text: str, found: re.Match[str], first_line: int) -> Diagnostic:
    """Return the problem of a character that nobody can see."""
    before = text[: found.start()]
    line = before.count("\n") + first_line
    column = found.start() - (before.rfind("\n") + 1) + 1
    return _unseen_problem(found.group(), Span(path=path, line=line, column=column, length=1))


def _unseen_problem(character: str, span: Span) -> Diagnostic:
    return problem(
        "control-character",
        span,
        f"there is a character here that cannot be seen (U+{ord(character):04X})",
        why="It often comes along when text is copied from another program. Delete it.",
    )
