"""Records, which the values of the program are: named fields that never change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast, dataclass_transform

from msgspec import Struct, StructMeta, field, json, to_builtins

if TYPE_CHECKING:  # the type checker knows the fields of `replace` of dataclasses alone
    from dataclasses import replace
else:
    from msgspec.structs import replace

__all__ = ["Record", "as_lines", "as_plain", "field", "replace"]


class _Kind(StructMeta):
    """The type of the types of records: what holds for all of them need not be said of each."""

    def __new__(
        cls,
        name: str,
        bases: tuple[type, ...],
        said: dict[str, Any],
        **options: Any,  # noqa: ANN401 - those of `Struct`
    ) -> _Kind:
        """Return a type whose values never change and are made by naming their fields."""
        return super().__new__(cls, name, bases, said, **{"frozen": True, "kw_only": True, **options})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Record(Struct, frozen=True, metaclass=_Kind):
    """Named fields that never change: two records of one type are equal where all their fields are.

    They are structs of msgspec: made, filled and compared many times quicker than dataclasses.
    """


def as_plain(record: Record) -> dict[str, Any]:
    """Return a record as JSON knows it: its fields by name, and what is in them likewise."""
    return cast("dict[str, Any]", to_builtins(record))


def as_lines(plain: object) -> str:
    """Return plain values as JSON for people: a line for each, the same as Python writes with `indent=2`."""
    return json.format(json.encode(plain), indent=2).decode()
