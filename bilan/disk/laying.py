"""The files of a site laid into a folder: taken over from the published one, written, or there already.

The folder may be a spare site, whose files may stand in the published site as well: none is ever written
into, and only what differs is touched.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable

Placed = tuple[int, int]
"""How a file lies on the disk: its bytes, and when it was written, in nanoseconds."""


def lay(files: Iterable[tuple[str, bytes | None]], fresh: str, out: str) -> dict[str, Placed]:
    """Lay files into a folder, and return how each lies there; one without bytes is that of `out`."""
    placed: dict[str, Placed] = {}
    made: set[str] = set()
    for path, data in files:
        target = f"{fresh}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in made:
            _make_folder(folder, fresh)
            made.add(folder)
        known = _take_over(f"{out}/{path}", target) if data is None else _write(target, data)
        placed[path] = (known.st_size, known.st_mtime_ns)
    return placed


def take_away_others(folder: str, files: Collection[str]) -> None:
    """Delete what is none of these files, and what is no folder of one."""
    _take_away(folder, "", files, _folders_of(files))


def _take_away(folder: str, below: str, files: Collection[str], folders: Collection[str]) -> None:
    """Delete what a spare site holds below a folder that is no file of the new one, and no folder of one."""
    with os.scandir(f"{folder}/{below}") as found:
        entries = list(found)
    for entry in entries:
        inside = f"{below}{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            if inside not in files:
                os.unlink(entry.path)  # noqa: PTH108 - a Path for each of many files costs
        elif inside in folders:
            _take_away(folder, f"{inside}/", files, folders)
        else:
            shutil.rmtree(entry.path)


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
