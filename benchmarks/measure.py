"""What a command costs: time on the wall, time of processors with all its children, and memory."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")
_LOOK_EVERY = 0.05
_LOOK_AT_MOST = 0.05
"""The share of the time that is spent on looking, which takes the longer the more is held."""
_PART = re.compile(r"^Pss: +(\d+) kB$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run of a command has cost."""

    wall: float
    """In seconds."""
    processor: float
    """In seconds, of the command and of all processes that it started."""
    memory: float
    """In megabytes: the most that all of its processes held at a time, what they share counted once."""


class Failed(Exception):
    """A command that is to be measured did not do its work."""


def run(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command to its end and return what it cost, on a disk that has written what came before.

    Raises:
        Failed: it ended with an error, and with these words.
    """
    os.sync()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        env=environment(),
    )
    watch = _Watch(process.pid)
    watch.start()
    said, _ = process.communicate()
    wall = time.perf_counter() - started
    watch.is_over.set()
    watch.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise Failed(f"{command[0]} ended with {process.returncode}: {said.decode(errors='replace')[-2000:]}")
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall=wall, processor=processor, memory=watch.most / 1e6)


def environment() -> dict[str, str]:
    """Return the environment as those have it who use a tool: Python keeps the modules it has compiled."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class _Watch(threading.Thread):
    """Looks now and then how much memory the processes of a session hold, where Linux tells."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self.is_over = threading.Event()
        self._session = session

    def run(self) -> None:
        """Look until it is over."""
        pause = _LOOK_EVERY
        while not self.is_over.wait(pause):
            began = time.perf_counter()
            self.most = max(self.most, held_by(self._session))
            pause = max(_LOOK_EVERY, (time.perf_counter() - began) / _LOOK_AT_MOST)


def held_by(session: int) -> int:
    """Return the bytes that the processes of a session hold in memory together."""
    held = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(process.name)) == session:
                held += held_alone(process)
        except (OSError, IndexError):  # it has ended in the meantime
            continue
    return held


def held_alone(process: Path) -> int:
    """Return what a process holds, with its part of what several share; all of that where no part is told."""
    try:
        told = _PART.search((process / "smaps_rollup").read_text())
    except (PermissionError, FileNotFoundError):  # another user's, or a kernel that does not tell
        told = None
    if told is not None:
        return int(told[1]) * 1024
    return int((process / "statm").read_text().split()[1]) * _PAGE
