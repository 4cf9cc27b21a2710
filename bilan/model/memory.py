"""What was worked out before, by the name of all that it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Hashable, Mapping
from functools import cache
from typing import Protocol, TypeVar, cast

import msgspec

T = TypeVar("T")
V = TypeVar("V")


class Memory(Protocol):
    """Values by the name of all that they are made from: what was worked out once is not worked out again."""

    def recall(self, names: Collection[str], sort: type[T], /) -> Mapping[str, T]:
        """Return the values of one type that are known, by name."""

    def remember(self, values: Mapping[str, object], /) -> None:
        """Keep values by name."""

    def derived(self, make: Callable[[V], T], value: V, /) -> T:
        """Return what a pure function makes of a value; it may be asked once for the very same value."""


class _Forgetful:
    """The memory of who keeps nothing."""

    def recall(self, _names: Collection[str], _sort: type[T], /) -> Mapping[str, T]:
        """Return nothing."""
        return {}

    def remember(self, _values: Mapping[str, object], /) -> None:
        """Forget them."""

    def derived(self, make: Callable[[V], T], value: V, /) -> T:
        """Return what a function makes of a value."""
        return make(value)


NO_MEMORY: Memory = _Forgetful()
"""For who works everything out once."""


def packed(value: object) -> bytes:
    """Return a value of the model as bytes: the same for equal values, which reading gives back.

    It is JSON, which keeps the offset of a time; shorter forms turn every time into that of Greenwich.
    """
    return _ENCODER.encode(value)


def named(value: object) -> str:
    """Return a name for all that a value of the model says: the same for equal values alone."""
    return hashlib.blake2b(packed(value), digest_size=16).hexdigest()


def unpacked(data: bytes, sort: type[T]) -> T:
    """Return the value of a type that bytes were made of.

    Raises:
        ValueError: they were made of something else, or are damaged.
    """
    try:
        return cast("T", _decoder(cast("Hashable", sort)).decode(data))
    except msgspec.MsgspecError as error:
        raise ValueError(f"this is no {sort}") from error


@cache
def _decoder(sort: Hashable) -> msgspec.json.Decoder[object]:
    return msgspec.json.Decoder(sort)


_ENCODER = msgspec.json.Encoder()
