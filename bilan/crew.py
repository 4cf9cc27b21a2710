"""Worker processes: started once in a run, when there is first enough to do for them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Protocol, Self, TypeVar

T = TypeVar("T")
V = TypeVar("V")


class Crew(Protocol):
    """Who may share work."""

    def shares(self) -> bool:
        """Return whether there is more than one to share it."""

    def share(self, work: Callable[[T], V], parts: Iterable[T], at_once: int = 1) -> Iterator[V]:
        """Yield what comes of each part, in their order; so many are handed over at once.

        `work` is a function of a module, or a partial of one.
        """


class Alone:
    """One process for all."""

    def shares(self) -> bool:
        """Return that nothing is shared."""
        return False

    def share(self, work: Callable[[T], V], parts: Iterable[T], at_once: int = 1) -> Iterator[V]:  # noqa: ARG002 - of those who share
        """Yield what comes of each part."""
        return map(work, parts)


ALONE: Crew = Alone()


AHEAD = 3
"""How many portions for each process are handed over before the first comes back: the rest takes no room."""


ENDED = "a process that shared the work was ended twice: the computer may lack memory for it"


def _do(work: Callable[[T], V], parts: Sequence[T]) -> list[V]:
    return [work(part) for part in parts]


class Workers:
    """Processes that are started when something is first shared, and go when the block ends."""

    def __init__(self, count: int) -> None:
        self._count = count or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None

    def shares(self) -> bool:
        """Return whether there are several."""
        return self._count > 1

    def share(self, work: Callable[[T], V], parts: Iterable[T], at_once: int = 1) -> Iterator[V]:
        """Yield what comes of each part, in their order.

        Where the system ends a process, for want of memory most likely, a single new one does what is left.

        Raises:
            ChildProcessError: that was ended as well.
        """
        waiting: deque[tuple[tuple[T, ...], Future[list[V]]]] = deque()
        rest = iter(parts)
        while some := tuple(islice(rest, at_once)):
            waiting.append((some, self._hand_over(work, some)))
            if len(waiting) >= self._count * AHEAD:
                yield from self._taken_back(work, *waiting.popleft())
        while waiting:
            yield from self._taken_back(work, *waiting.popleft())

    def _hand_over(self, work: Callable[[T], V], some: tuple[T, ...]) -> Future[list[V]]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._count, mp_context=get_context("spawn"))
        try:
            return self._pool.submit(_do, work, some)
        except BrokenProcessPool as error:
            lost: Future[list[V]] = Future()
            lost.set_exception(error)
            return lost

    def _taken_back(self, work: Callable[[T], V], some: tuple[T, ...], made: Future[list[V]]) -> list[V]:
        try:
            return made.result()
        except BrokenProcessPool:
            self.__exit__()
            self._count = 1
        try:
            return self._hand_over(work, some).result()
        except BrokenProcessPool as error:
            raise ChildProcessError(ENDED) from error

    def __enter__(self) -> Self:
        """Return the workers."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let them go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
