"""Numbers that YAML took apart at their commas: `{value: 295,998}` reads as a value and a key `998`."""

from __future__ import annotations

import re
from typing import Any

from bilan.load.entries.readings import number_readings
from bilan.load.entries.wording import WORDINGS
from bilan.load.yaml.nodes import Place, YamlNode
from bilan.model.records import replace
from bilan.model.source import Diagnostic, problem

_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_NUMBER = re.compile(r"-?[0-9]+")


def split_number(node: YamlNode, place: Place) -> Diagnostic | None:
    """Return the problem of a number between braces of which a key is a part, or None where it is none.

    Every part of one number gives the same problem, so that it is told once.
    """
    group: Any = node.value
    for step in place[:-1]:
        is_there = (
            step in group if isinstance(group, dict) else isinstance(group, list) and isinstance(step, int)
        )
        group = group[step] if is_there else None
    if not isinstance(group, dict):
        return None
    keys = list(group)
    first = last = keys.index(place[-1])
    while first >= 0 and _is_part(keys[first], group[keys[first]]):
        first -= 1
    while last + 1 < len(keys) and _is_part(keys[last + 1], group[keys[last + 1]]):
        last += 1
    if first < 0 or first == keys.index(place[-1]) or not _NUMBER.fullmatch(str(group[keys[first]])):
        return None
    written = ",".join((str(group[keys[first]]), *keys[first + 1 : last + 1]))
    name = keys[first]
    span = node.marks[*place[:-1], name]
    end = node.keys[*place[:-1], keys[last]]
    wording = WORDINGS["number-not-plain"]
    return problem(
        "number-not-plain",
        replace(span, length=end.column + end.length - span.column if end.line == span.line else span.length),
        wording.what.format(name=f"`{name}`"),
        why=wording.why,
        fixes=tuple(f"{name}: {one}" for one in number_readings(written)),
    )


def _is_part(key: object, value: object) -> bool:
    return value is None and isinstance(key, str) and _DIGITS.fullmatch(key) is not None
