"""Values as YAML text: on one line, or as lines of a block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from bilan.load.yaml.yaml_mistakes import quoted, yaml_text

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
"""What can be written: every scalar is a text, as every scalar that is read is one."""

LONGEST_LINE = 100
STEP = 2
"""By how many spaces a block stands further in than its key."""

_ENDS_IN_FLOW = frozenset(",[]{}")


def flow_text(value: Value) -> str:
    """Return a value as it stands on one line between brackets: `{as_of: 2021-09-29, value: 5}`."""
    if isinstance(value, str):
        return quoted(value) if _ENDS_IN_FLOW & set(value) else yaml_text(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{flow_text(key)}: {flow_text(one)}' for key, one in value.items())}}}"
    return f"[{', '.join(map(flow_text, value))}]"


def block_lines(key: str, value: Value, column: int) -> list[str]:
    """Return the lines of a key and its value, the key at a column that counts from 0.

    A list of texts stands on the line of its key where there is room; anything else that holds
    something stands below it.
    """
    start = f"{' ' * column}{yaml_text(key)}:"
    if isinstance(value, str):
        return [f"{start} {yaml_text(value)}"]
    inline = f"{start} {flow_text(value)}"
    is_short = isinstance(value, Sequence) and all(isinstance(one, str) for one in value)
    if not value or (is_short and len(inline) <= LONGEST_LINE):
        return [inline]
    return [start, *lines_below(value, column + STEP)]


def lines_below(value: Value, column: int) -> list[str]:
    """Return the lines of a group or a list that stands by itself at a column."""
    if isinstance(value, Mapping):
        return [line for key, one in value.items() for line in block_lines(key, one, column)]
    return [line for one in value for line in item_lines(one, column)]


def item_lines(value: Value, column: int) -> list[str]:
    """Return the lines of one entry of a list whose hyphens stand at a column."""
    hyphen = f"{' ' * column}- "
    if isinstance(value, Mapping) and value and not is_plain_group(value):
        first, *rest = lines_below(value, column + STEP)
        return [hyphen + first.lstrip(" "), *rest]
    return [hyphen + (yaml_text(value) if isinstance(value, str) else flow_text(value))]


def is_plain_group(value: Mapping[str, Value]) -> bool:
    """Return whether a group is words in several languages and nothing more: these stand on one line."""
    return all(isinstance(one, str) and not one[:1].isdigit() for one in value.values()) and len(value) > 1
