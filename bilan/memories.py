"""Memories: one in the store, from one run to the next, and one of a program that keeps running."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import TypeVar, cast

from bilan.model.memory import packed, unpacked
from bilan.plan.recipes import Store, digest_of

T = TypeVar("T")
V = TypeVar("V")


AT_ONCE = 500
"""How many values are read together: their bytes take as much room as they do."""


class StoredMemory:
    """A memory in a store; each program has its own, for another may make other values of the same."""

    def __init__(self, store: Store, program: str) -> None:
        self._store = store
        self._program = program

    def recall(self, names: Collection[str], sort: type[T]) -> Mapping[str, T]:
        """Return the values of one type that are known, by name; what is damaged is not known."""
        keys = {self._key(name): name for name in names}
        found: dict[str, T] = {}
        wanted = tuple(keys)
        for start in range(0, len(wanted), AT_ONCE):
            for key, data in self._store.get_all(wanted[start : start + AT_ONCE]).items():
                with suppress(ValueError):
                    found[keys[key]] = unpacked(data, sort)
        return found

    def remember(self, values: Mapping[str, object]) -> None:
        """Keep values by name."""
        for name, value in values.items():
            self._store.put(self._key(name), packed(value))

    def derived(self, make: Callable[[V], T], value: V) -> T:
        """Return what a function makes of a value."""
        return make(value)

    def _key(self, name: str) -> str:
        return digest_of(f"{self._program} {name}")


class RunningMemory:
    """A memory as long as the program runs, of what its last turn has used; what it lacks it asks another."""

    def __init__(self) -> None:
        self._known: dict[str, object] = {}
        self._used: dict[str, object] = {}
        self._derived: dict[tuple[object, int], tuple[object, object]] = {}
        """By the function and the identity of a value, which is held so that no other takes its place."""
        self._derived_now: dict[tuple[object, int], tuple[object, object]] = {}

    def turn(self) -> None:
        """Begin a turn: let go of what the last one did not use."""
        self._known, self._used = self._used, {}
        self._derived, self._derived_now = self._derived_now, {}

    def recall(self, names: Collection[str], sort: type[T]) -> Mapping[str, T]:
        """Return the values of one type that are known, by name."""
        found: dict[str, T] = {}
        for name in names:
            value = self._used.get(name) or self._known.get(name)
            if isinstance(value, sort):
                found[name] = value
                self._used[name] = value
        return found

    def remember(self, values: Mapping[str, object]) -> None:
        """Keep values by name."""
        self._used.update(values)

    def derived(self, make: Callable[[V], T], value: V) -> T:
        """Return what a function makes of a value, worked out once for the very same value."""
        place = (make, id(value))
        known = self._derived_now.get(place) or self._derived.get(place) or (value, make(value))
        self._derived_now[place] = known
        return cast("T", known[1])
