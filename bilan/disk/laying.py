"""The files of a site laid into a folder: taken over from the published one, written, or there already.

The folder may be a spare site, whose files may stand in the published site as well: none is ever written
into, and only what differs is touched.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress

from bilan.model.records import Record

Placed = tuple[int, int]
"""How a file lies on the disk: its bytes, and when it was written, in nanoseconds."""


class _Spare(Record):
    """What a folder holds before anything is laid into it, as one walk through it tells."""

    files: Mapping[str, int]
    """The number by which the disk knows each file, by path: two names of one file share it."""
    folders: tuple[str, ...]
    """Those below it, the outer ones first."""
    device: int


def lay(
    files: Iterable[tuple[str, bytes | None]], fresh: str, out: str, stays: Collection[str] = ()
) -> dict[str, Placed]:
    """Lay files into a folder, and return how each lies there; one without bytes is that of `out`.

    Whatever else the folder holds goes, but for what stays.
    """
    spare = _look_through(fresh)
    placed: dict[str, Placed] = {}
    made: set[str] = set()
    for path, data in files:
        known = _already(f"{out}/{path}", path, spare) if data is None else None
        if known is None:
            target = f"{fresh}/{path}"
            folder = target.rpartition("/")[0]
            if folder not in made:
                _make_folder(folder, fresh)
                made.add(folder)
            known = _take_over(f"{out}/{path}", target) if data is None else _write(target, data)
        placed[path] = (known.st_size, known.st_mtime_ns)
    _take_away_others(fresh, spare, {*placed, *stays})
    return placed


def _look_through(folder: str) -> _Spare:
    files: dict[str, int] = {}
    folders: list[str] = []
    left = [""]
    while left:
        below = left.pop()
        try:
            with os.scandir(f"{folder}/{below}") as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(f"{below}{entry.name}")
                        left.append(f"{below}{entry.name}/")
                    else:
                        files[f"{below}{entry.name}"] = entry.inode()
        except FileNotFoundError:
            if below:
                raise
    device = os.stat(folder).st_dev if files else 0  # noqa: PTH116 - a Path for each of many files costs
    return _Spare(files=files, folders=tuple(folders), device=device)


def _already(source: str, path: str, spare: _Spare) -> os.stat_result | None:
    """Return how a file lies that stands in the published site and in the spare one under two names."""
    if (number := spare.files.get(path)) is None:
        return None
    known = os.stat(source)  # noqa: PTH116 - the same
    return known if (known.st_ino, known.st_dev) == (number, spare.device) else None


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
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - a Path for each of many files costs
    except (FileExistsError, NotADirectoryError):
        inside = folder.removeprefix(f"{fresh}/").split("/")
        for depth in range(1, len(inside) + 1):
            step = f"{fresh}/{'/'.join(inside[:depth])}"
            if os.path.lexists(step) and not os.path.isdir(step):  # noqa: PTH112 - the same
                os.unlink(step)  # noqa: PTH108 - the same
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - the same


def _take_over(source: str, target: str) -> os.stat_result:
    """Let a file stand in both sites, without its bytes being written again where the disk can do that."""
    try:
        os.link(source, target)
    except FileExistsError:
        known, there = os.stat(source), os.lstat(target)  # noqa: PTH116 - the same
        if (known.st_ino, known.st_dev) == (there.st_ino, there.st_dev):
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
    _make_room(target)
    with open(target, "wb") as file:  # noqa: PTH123 - the same
        file.write(data)
        file.flush()
        return os.fstat(file.fileno())
