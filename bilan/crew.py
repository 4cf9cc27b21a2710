"""Worker processes: started once in a run, when there is first enough to do for them."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Generic, Protocol, Self, TypeVar

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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Portion(Generic[T, V]):
    """Some parts that were handed over together."""

    parts: tuple[T, ...]
    made: Future[list[V]]
    pool: ProcessPoolExecutor


class Workers:
    """Processes that are started when something is first shared, and go when the block ends."""

    def __init__(self, count: int) -> None:
        self._count = count or os.cpu_count() or 1
        self._pool: ProcessPoolExecutor | None = None
        self._is_second = False

    def shares(self) -> bool:
        """Return whether there are several."""
        return self._count > 1

    def share(self, work: Callable[[T], V], parts: Iterable[T], at_once: int = 1) -> Iterator[V]:
        """Yield what comes of each part, in their order.

        Where the system ends a process, for want of memory most likely, a single new one does what is left.

        Raises:
            ChildProcessError: that was ended as well.
        """
        waiting: deque[_Portion[T, V]] = deque()
        rest = iter(parts)
        while some := tuple(islice(rest, at_once)):
            waiting.append(self._hand_over(work, some))
            if len(waiting) >= self._count * AHEAD:
                yield from self._taken_back(work, waiting.popleft())
        while waiting:
            yield from self._taken_back(work, waiting.popleft())

    def _hand_over(self, work: Callable[[T], V], some: tuple[T, ...]) -> _Portion[T, V]:
        pool = self._pool
        if pool is None:
            pool = self._pool = ProcessPoolExecutor(self._count, mp_context=get_context("spawn"))
        try:
            made = pool.submit(_do, work, some)
        except BrokenProcessPool as error:
            made = Future()
            made.set_exception(error)
        return _Portion(parts=some, made=made, pool=pool)

    def _taken_back(self, work: Callable[[T], V], portion: _Portion[T, V]) -> list[V]:
        try:
            return portion.made.result()
        except (BrokenProcessPool, CancelledError) as error:
            if portion.pool is self._pool:  # else another portion has told of it already
                if self._is_second:
                    raise ChildProcessError(ENDED) from error
                self.__exit__()
                self._count, self._is_second = 1, True
        return self._taken_back(work, self._hand_over(work, portion.parts))

    def __enter__(self) -> Self:
        """Return the workers."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let them go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
