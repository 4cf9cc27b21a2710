"""What follows from a site alone is worked out once, however many pages show it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")


class Known(Protocol):
    """What something is worked out from."""

    @property
    def known(self) -> dict[Hashable, object]:
        """What was worked out from it, by what was asked: nobody but `once` looks at it."""


_UNKNOWN = object()
KnownT = TypeVar("KnownT", bound=Known)


def once(make: Callable[Concatenate[KnownT, P], T]) -> Callable[Concatenate[KnownT, P], T]:
    """Return a pure function that does its work once for each of its values, and one context.

    A context that differs in anything is another one, and nothing is known of it.
    """

    @wraps(make)
    def ask(context: KnownT, /, *values: P.args, **named: P.kwargs) -> T:
        asked = (make, values, tuple(named.items())) if named else (make, values)
        found = context.known.get(asked, _UNKNOWN)  # what is asked for may take long to tell apart
        if found is not _UNKNOWN:
            return cast("T", found)
        found = make(context, *values, **named)
        context.known[asked] = found
        return found

    return ask
