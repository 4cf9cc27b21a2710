"""One process for all tests of a session, from which every command is started."""

import os
from collections.abc import Iterator
from random import Random

import pytest

from tests.interrupted.project import Nursery

KILLS = int(os.environ.get("BILAN_KILLS", "12"))
"""How many commands are killed at random; from 100 on, every step of every command is tried as well."""


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """Start commands quickly."""
    if os.name == "nt":
        pytest.skip("Windows cannot start a process as a copy of another")
    nursery = Nursery()
    yield nursery
    nursery.close()


def some_of(steps: int, most: int) -> list[int]:
    """Return numbers of steps: all of them at night, else a few, the same ones every time."""
    every = range(1, steps + 1)
    return list(every) if KILLS >= 100 or steps <= most else sorted(Random(steps).sample(every, most))  # noqa: S311
