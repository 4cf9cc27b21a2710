"""Work that one process at a time may do: a lock that ends with its process, however that ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EBUSY
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PATIENCE = 60.0
"""The seconds that a process waits for another one to be done: writing thousands of files takes a few."""

_LOOK_AGAIN = 0.02


class Busy(OSError):
    """Another process is at the same work."""


@contextmanager
def alone(lock: Path, patience: float | None = None) -> Iterator[None]:
    """Do something while no other process does what has the same lock.

    The lock is held by the system and not by the file: what a killed process leaves of it holds up nobody,
    and the next one takes it away. Where a disk knows no locks, everybody goes on.

    Raises:
        Busy: another process did not let go of it for too long.
        OSError: nobody may write there.
    """
    file = _take(lock, PATIENCE if patience is None else patience)
    try:
        yield
    finally:
        if sys.platform != "win32":  # there, a file that is open cannot be deleted
            with suppress(OSError):
                lock.unlink()
        file.close()
        if sys.platform == "win32":
            with suppress(OSError):
                lock.unlink()


def _take(lock: Path, patience: float) -> BinaryIO:
    end = time.monotonic() + patience
    while True:
        try:
            file = lock.open("ab")
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(lock.parent)) from error
        if _is_ours(file):
            if _is_there(file, lock):
                return file
            file.close()  # whoever had it before has taken the file away
            continue
        file.close()
        if time.monotonic() >= end:
            raise Busy(EBUSY, "another command is writing there; try again when it is done", str(lock.parent))
        time.sleep(_LOOK_AGAIN)


def _is_there(file: BinaryIO, lock: Path) -> bool:
    """Return whether an open file is still the one that stands under its name."""
    with suppress(OSError):
        return os.path.samestat(os.fstat(file.fileno()), lock.stat())
    return False


def _is_ours(file: BinaryIO) -> bool:
    """Return whether the lock of a file could be had now, or cannot be had at all."""
    try:
        if sys.platform == "win32":
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a disk in a network that knows no locks
        return True
    return True
