"""How work is shared: one promise, whoever does the work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")

ENDED = "a process that shared the work was ended twice: the computer may lack memory for it"
"""Why a crew gives up."""


class Crew(Protocol):
    """Who may share work."""

    def shares(self) -> bool:
        """Return whether there is more than one to share it."""

    def inherits(self) -> bool:
        """Return whether those who begin now have all that this process has worked out."""

    def is_at_work(self) -> bool:
        """Return whether something is under way, so that other things can be done meanwhile."""

    def share(self, work: Callable[[U], V], ready: Callable[[T], U], parts: Sequence[T]) -> Iterator[V]:
        """Begin the work on all parts, and return what comes of each, in their order.

        `ready` makes of a part what `work` takes. Both are functions of a module, or a partial of one.
        """


class Alone:
    """One process for all, which does a part when it is asked for what comes of it."""

    def shares(self) -> bool:
        """Return that nothing is shared."""
        return False

    def inherits(self) -> bool:
        """Return that nobody begins."""
        return False

    def is_at_work(self) -> bool:
        """Return that nothing goes on beside."""
        return False

    def share(self, work: Callable[[U], V], ready: Callable[[T], U], parts: Sequence[T]) -> Iterator[V]:
        """Yield what comes of each part."""
        return (work(ready(part)) for part in parts)


ALONE: Crew = Alone()
