"""The files of a site laid into a folder: taken over from the published one, written, or there already.

The folder may be a spare site, whose files may stand in the published site as well: none is ever written
into, and only what differs is touched.
"""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from types import MappingProxyType
from typing import TypeVar

from bilan.model.records import Record

T = TypeVar("T")

AT_ONCE = 100
"""How many files are laid while the next ones are fetched."""
AHEAD = 2
"""How many times as many may wait: they take room."""

Placed = tuple[int, int]
"""How a file lies on the disk: its bytes, and when it was written, in nanoseconds."""

Number = tuple[int, int]
"""What the disk knows a file by, whatever its names: of the file, and of the disk."""


class _Spare(Record):
    """What a folder holds before anything is laid into it, as one walk through it tells."""

    files: Mapping[str, int]
    """The number of each file, by path: two names of one file share it."""
    folders: tuple[str, ...]
    """Those below it, the outer ones first."""
    device: int


class Seen(Record):
    """A file of the published site that still stands as it was placed."""

    placed: Placed
    number: Number


NOTHING: Mapping[str, Seen] = MappingProxyType({})
"""Where nothing was looked at."""


def see(out: str, files: Mapping[str, Placed]) -> dict[str, Seen]:
    """Return those of the files of a site that still stand as they were placed, by path."""
    found: dict[str, Seen] = {}
    for path, placed in files.items():
        try:
            known = os.lstat(f"{out}/{path}")
        except OSError:
            continue
        if (known.st_size, known.st_mtime_ns) == placed:
            found[path] = Seen(placed=placed, number=(known.st_ino, known.st_dev))
    return found


def lay(
    files: Iterable[tuple[str, bytes | None]],
    fresh: str,
    out: str,
    stays: Collection[str] = (),
    seen: Mapping[str, Seen] = NOTHING,
) -> dict[str, Placed]:
    """Lay files into a folder, and return how each lies there; one without bytes is that of `out`.

    Whatever else the folder holds goes, but for what stays. What was just `seen` in `out` is not looked at
    again.
    """
    spare = _look_through(fresh)
    placed: dict[str, Placed] = {}
    made: set[str] = {fresh}

    def lay_some(some: Sequence[tuple[str, bytes | None]]) -> None:
        for path, data in some:
            known = seen.get(path) if data is None else None
            if known is not None and (spare.files.get(path), spare.device) == known.number:
                placed[path] = known.placed
                continue
            target = f"{fresh}/{path}"
            folder = target.rpartition("/")[0]
            if folder not in made:
                _make_folder(folder, fresh)
                made.add(folder)
            lies = _take_over(f"{out}/{path}", target) if data is None else _write(target, data)
            placed[path] = (lies.st_size, lies.st_mtime_ns)

    _share(lay_some, files)
    if spare.files or spare.folders:
        _take_away_others(fresh, spare, {*placed, *stays})
    return placed


def _share(work: Callable[[Sequence[T]], None], parts: Iterable[T]) -> None:
    """Work on all parts, some at a time and in their order, while the next ones are fetched.

    A disk makes one wait: meanwhile, bytes of other files are read from the store and weighed.
    """
    from concurrent.futures import Future, ThreadPoolExecutor

    rest = iter(parts)
    with ThreadPoolExecutor(1) as beside:
        begun: deque[Future[None]] = deque()
        while some := tuple(islice(rest, AT_ONCE)):
            begun.append(beside.submit(work, some))
            if len(begun) > AHEAD:
                begun.popleft().result()
        for one in begun:
            one.result()


def _look_through(folder: str) -> _Spare:
    """Return what a folder holds. A link in it is not ours, and goes before anything is laid through it."""
    files: dict[str, int] = {}
    folders: list[str] = []
    left = [""]
    while left:
        below = left.pop()
        with os.scandir(f"{folder}/{below}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{below}{entry.name}")
                    left.append(f"{below}{entry.name}/")
                elif entry.is_symlink():
                    os.unlink(entry.path)  # noqa: PTH108 - a Path for each of many files costs
                else:
                    files[f"{below}{entry.name}"] = entry.inode()
    device = os.stat(folder).st_dev  # noqa: PTH116 - a Path for each of many files costs
    return _Spare(files=files, folders=tuple(folders), device=device)


def _take_away_others(fresh: str, spare: _Spare, files: Collection[str]) -> None:
    """Delete what a spare site held that is no file of the new one, and no folder of one."""
    folders = _folders_of(files)
    for folder in spare.folders:
        if folder not in folders and folder not in files:
            with suppress(FileNotFoundError, NotADirectoryError):  # an outer one is gone already
                shutil.rmtree(f"{fresh}/{folder}")
    for path in spare.files:
        if path not in files and path not in folders:
            with suppress(FileNotFoundError, NotADirectoryError):
                os.unlink(f"{fresh}/{path}")  # noqa: PTH108 - the same


def _folders_of(files: Iterable[str]) -> set[str]:
    """Return every folder that files lie in, at whatever depth."""
    found: set[str] = set()
    for path in files:
        above = path.rpartition("/")[0]
        while above and above not in found:
            found.add(above)
            above = above.rpartition("/")[0]
    return found


def _make_folder(folder: str, fresh: str) -> None:
    """Make a folder of the new site, also where a spare one has a file in its way."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - a Path for each of many files costs
    except (FileExistsError, FileNotFoundError, NotADirectoryError):
        if not os.path.isdir(folder):  # noqa: PTH112 - the same
            _clear_way(folder, fresh)
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - the same


def _clear_way(folder: str, fresh: str) -> None:
    inside = folder.removeprefix(f"{fresh}/").split("/")
    for depth in range(1, len(inside) + 1):
        step = f"{fresh}/{'/'.join(inside[:depth])}"
        if os.path.lexists(step) and not os.path.isdir(step):  # noqa: PTH112 - the same
            os.unlink(step)  # noqa: PTH108 - the same


def _take_over(source: str, target: str) -> os.stat_result:
    """Let a file stand in both sites, without its bytes being written again where the disk can do that."""
    try:
        os.link(source, target)
    except FileExistsError:
        if os.path.samestat(os.stat(source), known := os.lstat(target)):  # noqa: PTH116 - the same
            return known
        _make_room(target)
        return _take_over(source, target)
    except OSError:
        _make_room(target)
        shutil.copy2(source, target)
    return os.stat(target)  # noqa: PTH116 - the same


def _make_room(target: str) -> None:
    """Let go of what a spare site has at a place: its file may stand in the published site as well."""
    try:
        os.unlink(target)  # noqa: PTH108 - the same
    except FileNotFoundError:
        return
    except (IsADirectoryError, PermissionError):
        shutil.rmtree(target)


def _write(target: str, data: bytes) -> os.stat_result:
    """Write a file where none is: one that stands there already is never opened."""
    try:
        file = open(target, "xb", buffering=0)  # noqa: PTH123, SIM115 - the same
    except FileExistsError:
        _make_room(target)
        return _write(target, data)
    with file:
        left = memoryview(data)
        while left:
            left = left[file.write(left) :]
        return os.fstat(file.fileno())
