"""Memories: one in the store, from one run to the next, and one of a program that keeps running."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar, cast
from zlib import crc32

from bilan.model.memory import Names, packed, still_packed, unpacked
from bilan.plan.recipes import Store, digest_of

T = TypeVar("T")
V = TypeVar("V")


AT_ONCE = 500
"""How many values are read together: their bytes take as much room as they do."""
BOOKS_AT_ONCE = 8
"""The same for what lies together."""
BOOKS = 64
"""How many books stand on a shelf. A change writes the one anew that its name falls into."""
MOST_UNASKED = 100
"""Of how many values of a shelf that nobody asked for one may be of use: an edit leaves few behind."""


class StoredMemory(Names):
    """A memory in a store; each program has its own, for another may make other values of the same.

    What is asked for together lies in few rows, the books of a shelf, so that an edit reads and decodes
    few large values in place of thousands. A book holds each value under its whole name: it is
    only a place to look at, and one that is damaged or out of date is no more than empty.
    """

    def __init__(self, store: Store, program: str) -> None:
        super().__init__()
        self._wanted: dict[str, Collection[str]] = {}
        """The names that were asked for of each shelf."""
        self._unasked: dict[str, list[object]] = {}
        """Some of what else lay there, until somebody asks for it."""
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

    def recall_all(self, shelf: str, names: Collection[str], sort: type[T]) -> Mapping[str, T]:
        """Return the values of a shelf that are known, by name; what is damaged is not known."""
        wanted = self._wanted[shelf] = frozenset(names)
        unasked = self._unasked[shelf] = []
        found: dict[str, T] = {}
        books = [self._book(shelf, number) for number in range(BOOKS)]
        for start in range(0, BOOKS, BOOKS_AT_ONCE):
            for data in self._store.get_all(books[start : start + BOOKS_AT_ONCE]).values():
                with suppress(ValueError):
                    known = unpacked(data, dict[str, sort])  # type: ignore[valid-type]  # as it is given
                    others = [known.pop(name) for name in known.keys() - wanted]
                    unasked += others[: MOST_UNASKED - len(unasked)]
                    found |= known
        return found

    def unasked(self, shelf: str, sort: type[T]) -> Sequence[T]:
        """Return what else lay on a shelf when it was recalled: what was known of what has changed since."""
        return [one for one in self._unasked.pop(shelf, ()) if isinstance(one, sort)]

    def remember_all(self, shelf: str, values: Mapping[str, object]) -> None:
        """Keep values on a shelf by name, beside those that were asked for when it was last recalled."""
        by_number: dict[int, dict[str, object]] = {}
        for name, value in values.items():
            by_number.setdefault(crc32(name.encode()) % BOOKS, {})[name] = value
        by_book = {self._book(shelf, number): book for number, book in by_number.items()}
        wanted = self._wanted.get(shelf)
        for key, data in self._store.get_all(by_book).items():
            with suppress(ValueError):
                known = still_packed(data)
                kept = {name: one for name, one in known.items() if wanted is None or name in wanted}
                by_book[key] = {**kept, **by_book[key]}
        for key, book in by_book.items():
            self._store.put(key, packed(book))

    def hold(self, _names: Collection[str]) -> None:
        """Do nothing: the store lets go of little, and seldom."""

    def derived(self, make: Callable[[V], T], value: V) -> T:
        """Return what a function makes of a value."""
        return make(value)

    def once(self, _name: str, make: Callable[[], T]) -> T:
        """Return what is made."""
        return make()

    def _book(self, shelf: str, number: int) -> str:
        return self._key(f"shelf {shelf}, book {number}")

    def _key(self, name: str) -> str:
        return digest_of(f"{self._program} {name}")


class RunningMemory(Names):
    """A memory as long as the program runs, of what its last turn has used."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, object] = {}
        self._used: dict[str, object] = {}
        self._derived: dict[tuple[object, int], tuple[object, object]] = {}
        """By the function and the identity of a value, which is held so that no other takes its place."""
        self._derived_now: dict[tuple[object, int], tuple[object, object]] = {}

    def turn(self) -> None:
        """Begin a turn: let go of what the last one did not use."""
        self._known, self._used = self._used, {}
        self._derived, self._derived_now = self._derived_now, {}
        self.forget_names()

    def recall_all(self, shelf: str, names: Collection[str], sort: type[T]) -> Mapping[str, T]:
        """Return the values of a shelf that are known, by name."""
        found = self.recall([f"{shelf} {name}" for name in names], sort)
        return {name.removeprefix(f"{shelf} "): value for name, value in found.items()}

    def remember_all(self, shelf: str, values: Mapping[str, object]) -> None:
        """Keep values on a shelf by name."""
        self.remember({f"{shelf} {name}": value for name, value in values.items()})

    def unasked(self, _shelf: str, _sort: type[T]) -> Sequence[T]:
        """Return nothing: to read what has changed takes little where all is loaded."""
        return ()

    def hold(self, names: Collection[str]) -> None:
        """Let go of none of these in this turn."""
        self._used |= {name: self._known[name] for name in names if name in self._known}

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what is made under a name: the very same thing as in the turn before."""
        known = self._used.get(name) or self._known.get(name) or make()
        self._used[name] = known
        return cast("T", known)

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
