"""What was worked out before, by the name of all that it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
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

    def recall_all(self, shelf: str, names: Collection[str], sort: type[T], /) -> Mapping[str, T]:
        """Return the values of a shelf that are known, by name: it holds those that are asked for together.

        Where a value lies says nothing of what it is: that is said by its name alone.
        """

    def remember_all(self, shelf: str, values: Mapping[str, object], /) -> None:
        """Keep values on a shelf by name, beside those that were recalled from it; others may be let go."""

    def unasked(self, shelf: str, sort: type[T], /) -> Sequence[T]:
        """Return what else lay on a shelf when it was recalled: what was known of what has changed since.

        It may be nothing. Who uses it must know from each value itself what that was made from.
        """

    def hold(self, names: Collection[str], /) -> None:
        """Let go of none of these that are kept by themselves, though nobody asks for them this time."""

    def derived(self, make: Callable[[V], T], value: V, /) -> T:
        """Return what a pure function makes of a value; it may be asked once for the very same value."""

    def once(self, name: str, make: Callable[[], T], /) -> T:
        """Return what is made under a name: the very same thing for as long as the program keeps it."""

    def call(self, value: object, name: str, /) -> None:
        """Give this very value a name for all that it is made from."""

    def name_of(self, value: object, /) -> str:
        """Return the name that a value was given, or else one that equal values alone share."""


class Names:
    """The names of values as they were given, by the identity of each, which is held so that it stays."""

    def __init__(self) -> None:
        self._named: dict[int, tuple[object, str]] = {}

    def call(self, value: object, name: str, /) -> None:
        """Give this very value a name for all that it is made from."""
        self._named[id(value)] = value, f"made from {name}"

    def name_of(self, value: object, /) -> str:
        """Return the name that a value was given, or else one for all that it says."""
        known = self._named.get(id(value))
        return named(value) if known is None else known[1]

    def forget_names(self) -> None:
        """Forget which value was called how."""
        self._named = {}


class _Forgetful:
    """The memory of who keeps nothing."""

    def recall_all(self, _shelf: str, _names: Collection[str], _sort: type[T], /) -> Mapping[str, T]:
        """Return nothing."""
        return {}

    def remember_all(self, _shelf: str, _values: Mapping[str, object], /) -> None:
        """Forget them."""

    def unasked(self, _shelf: str, _sort: type[T], /) -> Sequence[T]:
        """Return nothing."""
        return ()

    def hold(self, _names: Collection[str], /) -> None:
        """Hold nothing."""

    def once(self, _name: str, make: Callable[[], T], /) -> T:
        """Return what is made."""
        return make()

    def call(self, _value: object, _name: str, /) -> None:
        """Forget it."""

    def name_of(self, value: object, /) -> str:
        """Return a name for all that a value says."""
        return named(value)

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


def still_packed(data: bytes) -> Mapping[str, object]:
    """Return values by name that were packed together, each as it is packed: for who packs them again.

    Raises:
        ValueError: these are no such values, or they are damaged.
    """
    return unpacked(data, dict[str, msgspec.Raw])


@cache
def _decoder(sort: Hashable) -> msgspec.json.Decoder[object]:
    return msgspec.json.Decoder(sort)


_ENCODER = msgspec.json.Encoder()
