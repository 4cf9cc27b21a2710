"""Texts put aside: what a very large site has of them lies in a file without a name, and takes no memory."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from weakref import finalize

from bilan.model.records import Record

AT_HAND = 50_000_000
"""The bytes of all texts that are held in memory: those of some 5,000 stories in two languages."""


class _Nameless:
    """A file that nobody else finds, and that is gone with the last who knows of it."""

    def __init__(self) -> None:
        from tempfile import mkstemp

        self.number, name = mkstemp(prefix="bilan-")
        finalize(self, os.close, self.number)
        with suppress(OSError):
            os.unlink(name)  # noqa: PTH108 - no Path is needed for it


class Piece(Record):
    """Bytes that lie in a file, read each time they are asked for."""

    file: _Nameless
    start: int
    size: int

    def __call__(self) -> bytes:
        """Return the bytes."""
        return os.pread(self.file.number, self.size, self.start)

    def __reduce__(self) -> tuple[Callable[[bytes], bytes], tuple[bytes]]:
        """Return how they are handed to another process: as what they are."""
        return bytes, (self(),)


class Aside:
    """Puts texts aside, beyond those that are held in memory."""

    def __init__(self) -> None:
        self._left = AT_HAND
        self._file: _Nameless | None = None
        self._end = 0

    def put(self, data: bytes) -> bytes | Piece:
        """Return a text, or where it lies; it stays in memory where it can lie nowhere else."""
        self._left -= len(data)
        if self._left >= 0 or not hasattr(os, "pread"):
            return data
        try:
            self._file = self._file or _Nameless()
            written = os.pwrite(self._file.number, data, self._end)
        except OSError:
            return data
        piece = Piece(file=self._file, start=self._end, size=len(data))
        self._end += written
        return piece if written == len(data) else data
