"""A disk that fails, or a machine that stops, at the n-th thing that is done to the files of a project.

What Python tells of itself (`sys.addaudithook`) is counted: files opened, renamed, linked, deleted, folders
made and read. Files that are written tell of each piece, of which half is there when it fails. A hook can
never be taken away again, so all this is for processes that end (`tests/interrupted/nursery.py`).
"""

from __future__ import annotations

import builtins
import io
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

LOOKS = ("os.scandir", "os.listdir")
CHANGES = (
    *("os.mkdir", "os.rename", "os.link", "os.remove", "os.rmdir", "os.truncate", "os.chmod", "os.utime"),
    *("shutil.copyfile", "ctypes.dlsym"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong."""

    at: int
    """The number of the step, from 1 on; 0 for none."""
    errno: int | None = None
    """The error that the step ends in; None where the process is killed before it."""
    lasts: bool = False
    """Whether every later step fails as well, as on a disk that is full or may not be written to."""
    looks: bool = False
    """Whether steps are what is read; else what is changed."""


class Disk:
    """Counts what is done to the files of a project, and lets it go wrong."""

    def __init__(self, root: str, fault: Fault) -> None:
        self._root = root
        self._fault = fault
        self.steps = 0
        self.told: list[str] = []

    def plug_in(self) -> None:
        """Begin to count; there is no way back."""
        sys.addaudithook(self._hear)
        fsync = os.fsync

        def synced(number: int) -> None:
            self._step("fsync", "", changes=True)
            fsync(number)

        os.fsync = synced  # type: ignore[assignment]
        builtins.open = io.open = self._opener(io.open)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = arguments
            writes = bool(flags & (os.O_WRONLY | os.O_RDWR)) or (mode or "r")[0] in "wxa"
            if self._is_inside(path):
                self._step("open", path, changes=writes)
        elif event in CHANGES or event in LOOKS:
            has_folder = isinstance(arguments[-1], int) and arguments[-1] > 0 and event != "os.mkdir"
            if has_folder or event == "ctypes.dlsym" or any(self._is_inside(one) for one in arguments[:2]):
                self._step(event, arguments[0], changes=event in CHANGES)

    def _is_inside(self, path: object) -> bool:
        return isinstance(path, str | bytes | os.PathLike) and os.fsdecode(path).startswith(self._root)

    def _step(
        self, event: str, path: object, *, changes: bool, half: Callable[[], object] | None = None
    ) -> None:
        fault = self._fault
        if changes is fault.looks:
            return
        self.steps += 1
        self.told.append(f"{event} {path}")
        if self.steps != fault.at and not (fault.lasts and 0 < fault.at < self.steps):
            return
        if half is not None:
            half()
        if fault.errno is None:
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(fault.errno, os.strerror(fault.errno or 0), str(path))

    def _opener(self, plain: Callable[..., Any]) -> Callable[..., Any]:
        def opened(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
            found = plain(file, mode, *arguments, **named)
            is_ours = self._is_inside(file) and set(mode) & set("wxa+")
            return _Written(found, self._step, file) if is_ours else found

        return opened


class _Written:
    """A file that is written piece by piece; half of a piece is there when it fails."""

    def __init__(self, file: Any, step: Callable[..., None], path: object) -> None:
        self._file, self._step, self._path = file, step, path

    def write(self, data: Any) -> int:
        def half() -> None:
            self._file.write(data[: len(data) // 2])
            self._file.flush()

        self._step("write", self._path, changes=True, half=half)
        return int(self._file.write(data))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
