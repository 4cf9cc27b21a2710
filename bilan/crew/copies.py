"""What a copied worker does, and how it comes back what went wrong in it."""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SIZE = 4
"""The bytes of the number of a part, as workers are asked for it."""

BEHIND = 5
"""How far a copy stands back for whoever has copied itself, and for what else people do at the computer: with
two processors, a build that plans while two copies check is the last to be done, and all wait for it."""

Task = Callable[[int], object]
"""The work on the part of a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """What went wrong in a worker."""

    error: Exception


def do_all(
    task: Task, life: int, ways: tuple[Connection, Connection, Connection], others: Sequence[Connection]
) -> None:
    """Do what is asked for until nobody can ask any more: the ends of others' ways would keep those open.

    Numbers come by a way that others take from as well; each takes a whole one, as they lie in a pipe.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks is told, and ends this
    if sys.platform != "win32":
        os.nice(BEHIND)
    gc.enable()  # what is made leaves circles behind; what was there before is frozen
    for other in others:
        other.close()
    numbers, told, made = ways
    done = 0
    with suppress(EOFError, OSError):
        while asked := os.read(numbers.fileno(), SIZE):
            number = int.from_bytes(asked)
            _send(made, number, _tried(task, number))
            done += 1
            if done % life == 0:
                made.send((None, None))
                told.recv()


def _send(way: Connection, number: int, came: object) -> None:
    """Send what came of a part; where it is nothing that could be sent, that is what went wrong."""
    try:
        way.send((number, came))
    except OSError:  # nobody waits for it any more
        raise
    except Exception as error:  # noqa: BLE001 - whoever asked has to know
        way.send((number, Failed(error=TypeError(f"{error}: {came!r:.500}"))))


def _tried(task: Task, number: int) -> object:
    try:
        return task(number)
    except Exception as error:  # noqa: BLE001 - whoever asked has to know
        error.add_note(f"In a worker:\n{''.join(traceback.format_exception(error))}")
        return Failed(error=error)


def whole(made: object) -> object:
    """Return what was made.

    Raises:
        Exception: what went wrong with it.
    """
    if isinstance(made, Failed):
        raise made.error
    return made
