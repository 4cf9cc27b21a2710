"""Workers that begin as a copy of this process: they have all that it has, and only what they make is sent.

A copy takes no time and no room: what neither changes lies in memory once. Only a process with a single
thread may be copied, on systems that know how.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Self, TypeVar, cast

from bilan.crew.copies import SIZE, Task, do_all, whole
from bilan.crew.sharing import ENDED

if sys.platform == "linux":
    import fcntl
if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")

AHEAD = 32
"""How many parts for each worker may be done before the first of them is taken: they take room."""


LIFE = 120
"""After how many parts a worker is let go and another begins as a copy: what one looks at becomes its own,
for looking counts who looks, and in the end it would hold all of the site once more."""
MANY = 400
"""How many parts are those of a site so large that a copy goes after half as many."""

ROOM = 1 << 20
"""How many bytes may be on their way from a worker: it goes on while whoever asked has other work."""

_Elsewhere = Callable[[Sequence[int]], Generator[object, None, None]]
"""The same on the parts of some numbers, by another program."""


class _Worker:
    """A copy of this process, and our ends of the ways to it and back."""

    def __init__(self, process: BaseProcess, way: Connection, back: Connection) -> None:
        self.process = process
        self.way = way
        self.back = back


class Forked:
    """Processes that are copied from this one whenever something is shared, and go when it is done."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._teams: list[_Team] = []

    def shares(self) -> bool:
        """Return whether there are several."""
        return self._count > 1

    def inherits(self) -> bool:
        """Return that they begin as copies."""
        return True

    def is_at_work(self) -> bool:
        """Return whether there are any just now."""
        return any(team.is_at_work() for team in self._teams)

    def share(self, work: Callable[[U], V], ready: Callable[[T], U], parts: Sequence[T]) -> Iterator[V]:
        """Begin the work on all parts, and return what comes of each, in their order.

        Where the system ends a process, for want of memory most likely, a single new one does what is left:
        a copy, or a program of its own where this one has a second thread by then.

        Raises:
            ChildProcessError: that was ended as well.
        """

        def task(number: int) -> V:
            return work(ready(parts[number]))

        def elsewhere(numbers: Sequence[int]) -> Generator[V, None, None]:
            from bilan.crew.spawned import Spawned

            with Spawned(1) as other:
                yield from other.share(work, ready, [parts[number] for number in numbers])

        team = _Team(task, elsewhere, len(parts), others=self._teams)
        self._teams.append(team)
        team.start(min(self._count, len(parts)))
        return cast("Iterator[V]", team.made())

    def __enter__(self) -> Self:
        """Return the workers."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let them go."""
        for team in self._teams:
            team.end()
        self._teams.clear()


class _Team:
    """Workers on the parts of one piece of work.

    They are asked for parts by one pipe for all, from which each takes the next number when it has done the
    one before: so none waits for another, nor for whoever asks and has other work meanwhile.
    """

    def __init__(self, task: Task, elsewhere: _Elsewhere, total: int, *, others: Sequence[_Team]) -> None:
        self._task = task
        self._elsewhere = elsewhere
        self._total = total
        self._left = deque(range(total))
        """What nobody was asked for."""
        self._taken = 0
        """How many parts were taken from here."""
        self._others = others
        self._workers: list[_Worker] = []
        self._pipe: tuple[Connection, Connection] | None = None
        """Where numbers are taken from, and where they are put."""
        self._found: dict[int, object] = {}
        self._is_second = False
        self._handed: Generator[object, None, None] | None = None
        """What comes of the parts that are left, where another program does them."""

    @property
    def ways(self) -> tuple[Connection, ...]:
        """Our ends of the ways to the workers, and back from them."""
        of_workers = (way for one in self._workers for way in (one.way, one.back))
        return (*(self._pipe or ())[1:], *of_workers)

    def is_at_work(self) -> bool:
        """Return whether there are workers."""
        return bool(self._workers)

    def start(self, count: int) -> None:
        """Start so many workers, and ask for the first parts."""
        from multiprocessing import get_context

        self._pipe = get_context("fork").Pipe(duplex=False)
        for _ in range(count):
            self._workers.append(self._started(self._pipe[0]))
        self._ask()

    def _started(self, numbers: Connection) -> _Worker:
        from multiprocessing import get_context

        gc.freeze()  # what is looked through is written to, and so no longer lies in memory once
        copies = get_context("fork")
        (told, way), (back, made) = copies.Pipe(duplex=False), copies.Pipe(duplex=False)
        _widen(made)
        others = [way, back, *(one for team in (*self._others, self) for one in team.ways)]
        life = LIFE if self._total < MANY else LIFE // 2
        work = (self._task, life, (numbers, told, made), others)
        process = copies.Process(target=do_all, args=work, daemon=True)
        process.start()
        told.close()
        made.close()
        return _Worker(process, way, back)

    def made(self) -> Iterator[object]:
        """Yield what came of each part."""
        from multiprocessing.connection import wait

        for number in range(self._total):
            self._taken = number
            while number not in self._found:
                self._ask()
                if self._handed is None:
                    self._take(wait([one.back for one in self._workers])[0])
                else:
                    self._found[number] = next(self._handed)
            yield whole(self._found.pop(number))
        self.end()

    def _ask(self) -> None:
        """Ask for more parts, for no more than may be done ahead of what is taken."""
        while self._pipe and self._left and self._left[0] < self._taken + AHEAD * len(self._workers):
            os.write(self._pipe[1].fileno(), self._left.popleft().to_bytes(SIZE))

    def _take(self, back: object) -> None:
        worker = next(one for one in self._workers if one.back is back)
        try:
            number, made = worker.back.recv()
        except (EOFError, OSError) as error:
            if self._is_second:
                raise ChildProcessError(ENDED) from error
            self._start_again()
            return
        if number is None:
            self._renew(worker)
        else:
            self._found[number] = made

    def _renew(self, worker: _Worker) -> None:
        """Let a worker that is old go, and start another, where nothing forbids to copy this process."""
        is_done = self._taken + len(self._found) >= self._total
        if self._pipe and not is_done and threading.active_count() == 1:
            _let_go([worker])
            self._workers[self._workers.index(worker)] = self._started(self._pipe[0])
        else:
            with suppress(OSError):  # it was ended, which is seen when something is awaited from it
                worker.way.send("stay")

    def _start_again(self) -> None:
        """Have a single worker do what is left: no copy, where a second thread forbids that."""
        self.end()
        self._is_second = True
        self._left = deque(one for one in range(self._taken, self._total) if one not in self._found)
        if threading.active_count() == 1:
            self.start(1)
        else:
            self._handed = self._elsewhere(tuple(self._left))

    def end(self) -> None:
        """Let the workers go, whatever they are at: nothing is theirs alone."""
        _let_go(self._workers)
        self._workers.clear()
        if self._handed is not None:
            self._handed.close()
        for one in self._pipe or ():
            one.close()
        self._pipe = None


def _widen(way: Connection) -> None:
    """Make room for what is on its way, where the system has any left."""
    if sys.platform == "linux":
        with suppress(OSError):
            fcntl.fcntl(way.fileno(), fcntl.F_SETPIPE_SZ, ROOM)


def _let_go(workers: Sequence[_Worker]) -> None:
    for one in workers:
        one.way.close()
        one.back.close()
        one.process.kill()
    for one in workers:
        one.process.join()
        one.process.close()
