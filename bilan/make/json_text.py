"""JSON as text: numbers keep their digits, and what is flat stands on one line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

Json = str | int | bool | Decimal | Sequence["Json"] | Mapping[str, "Json"] | None


def write_json(value: Json) -> bytes:
    """Return a value as JSON in UTF-8, ended by a line break."""
    return ("".join(_pieces(value, "\n")) + "\n").encode()


def plain_number(value: Decimal) -> str:
    """Return a number in plain digits: `295998`, `42.5`; no grouping and no exponent."""
    return format(value, "f")


def filled(values: Mapping[str, Json]) -> dict[str, Json]:
    """Return what there is to tell, without what is empty."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _pieces(value: Json, line: str) -> Iterator[str]:
    """Yield a value as JSON; numbers keep their digits, and a row of a table stands on one line."""
    if isinstance(value, Decimal):
        yield plain_number(value)
    elif isinstance(value, Mapping) and not _is_flat(value):
        for number, (name, inner) in enumerate(value.items()):
            yield f"{'{' if number == 0 else ','}{line}  {json.dumps(name, ensure_ascii=False)}: "
            yield from _pieces(inner, f"{line}  ")
        yield f"{line}}}"
    elif isinstance(value, Sequence) and not isinstance(value, str) and not _is_flat(value):
        for number, inner in enumerate(value):
            yield f"{'[' if number == 0 else ','}{line}  "
            yield from _pieces(inner, f"{line}  ")
        yield f"{line}]"
    else:
        yield _on_one_line(value)


def _is_flat(value: Mapping[str, Json] | Sequence[Json]) -> bool:
    inner = value.values() if isinstance(value, Mapping) else value
    return all(isinstance(one, str | int | Decimal | tuple) or one is None for one in inner)


def _on_one_line(value: Json) -> str:
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, Mapping):
        inside = (
            f"{json.dumps(name, ensure_ascii=False)}: {_on_one_line(inner)}" for name, inner in value.items()
        )
        return f"{{{', '.join(inside)}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(_on_one_line(inner) for inner in value)}]"
    return json.dumps(value, ensure_ascii=False)
