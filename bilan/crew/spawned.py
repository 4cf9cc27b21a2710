"""Workers that begin as a new program: each is handed its parts, and gives back what comes of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Generic, Self, TypeVar

from bilan.crew.sharing import ENDED

T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")

AHEAD = 3
"""How many parts for each process are handed over before the first comes back: the rest takes no room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Handed(Generic[T, V]):
    """A part that was handed over."""

    part: T
    made: Future[V]
    pool: ProcessPoolExecutor


class Spawned:
    """Processes that are started when something is first shared, and go when the block ends."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: ProcessPoolExecutor | None = None
        self._is_second = False

    def shares(self) -> bool:
        """Return whether there are several."""
        return self._count > 1

    def inherits(self) -> bool:
        """Return that they begin with nothing."""
        return False

    def is_at_work(self) -> bool:
        """Return whether they were handed anything by now: they go on until the block ends."""
        return self._pool is not None

    def share(self, work: Callable[[U], V], ready: Callable[[T], U], parts: Sequence[T]) -> Iterator[V]:
        """Begin the work on all parts, and return what comes of each, in their order.

        Where the system ends a process, for want of memory most likely, a single new one does what is left.

        Raises:
            ChildProcessError: that was ended as well.
        """
        rest = iter(parts)
        waiting = deque(self._hand_over(work, ready, part) for part in islice(rest, self._count * AHEAD))
        return self._taken_back(work, ready, waiting, rest)

    def _taken_back(
        self,
        work: Callable[[U], V],
        ready: Callable[[T], U],
        waiting: deque[_Handed[T, V]],
        rest: Iterator[T],
    ) -> Iterator[V]:
        while waiting:
            yield self._made(work, ready, waiting.popleft())
            waiting.extend(self._hand_over(work, ready, part) for part in islice(rest, 1))

    def _hand_over(self, work: Callable[[U], V], ready: Callable[[T], U], part: T) -> _Handed[T, V]:
        pool = self._pool
        if pool is None:
            pool = self._pool = ProcessPoolExecutor(self._count, mp_context=get_context("spawn"))
        try:
            made = pool.submit(work, ready(part))
        except BrokenProcessPool as error:
            made = Future()
            made.set_exception(error)
        return _Handed(part=part, made=made, pool=pool)

    def _made(self, work: Callable[[U], V], ready: Callable[[T], U], handed: _Handed[T, V]) -> V:
        try:
            return handed.made.result()
        except (BrokenProcessPool, CancelledError) as error:
            if handed.pool is self._pool:  # else another part has told of it already
                if self._is_second:
                    raise ChildProcessError(ENDED) from error
                self.__exit__()
                self._count, self._is_second = 1, True
        return self._made(work, ready, self._hand_over(work, ready, handed.part))

    def __enter__(self) -> Self:
        """Return the workers."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let them go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
