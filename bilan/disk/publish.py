"""The published site: written beside the old one, put in its place in one step, mended after a cut."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from bilan.disk.locks import Busy, alone
from bilan.disk.swap import exchange
from bilan.disk.tree import PROJECT_FOLDERS, Folders

MARKER = ".bilan-site"
"""The file by which a folder is known to be written by this program, and so may be replaced."""

PUT_BACK = "A build was cut off while it put the site in place; the site from before it stands again."
CLEARED = "A build was cut off before it was done; what it had laid beside the site is cleared away."


Placed = tuple[int, int]
"""How a file lies on the disk: its bytes, and when it was written, in nanoseconds."""


class NotOurs(Exception):
    """The folder to publish into holds something that this program did not write."""


def check_out(out: Path, folders: Folders) -> None:
    """Make sure that a folder may be replaced by the site.

    Raises:
        NotOurs: it holds something else, is part of the sources, or is no folder.
    """
    target, root, content = out.resolve(), folders.root.resolve(), folders.content.resolve()
    if any(one == target or target in one.parents for one in (root, content)):
        raise NotOurs(f"{out} holds the sources of the site")
    sources = (content, *(root / name for name in PROJECT_FOLDERS))
    if any(one in (target, *target.parents) for one in sources):
        raise NotOurs(f"{out} is part of the sources of the site")
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise NotOurs(f"{out} is not a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise NotOurs(f"{out} holds files that were not written by bilan")
    for beside in _beside(target):
        if beside.is_symlink() or (beside.exists() and not _is_ours(beside)):
            raise NotOurs(f"{beside} stands where the site is put together, and was not written by bilan")


@contextmanager
def publishing(out: Path) -> Iterator[None]:
    """Do what puts a site in place, while no other build does.

    Raises:
        Busy: another build has been at it for too long.
        OSError: nobody may write there.
    """
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with alone(_lock(out)):
        _mend(out)
        yield


def mend_site(out: Path) -> tuple[str, ...]:
    """Put right what a build left behind that was cut off, and return what is to be said of it.

    Raises:
        OSError: it cannot be put right.
    """
    out = out.resolve()
    if not any(one.exists() for one in (*_beside(out), _lock(out))):
        return ()
    try:
        with alone(_lock(out), patience=0):
            return _mend(out)
    except Busy:  # nobody was cut off: a build is at work
        return ()


def publish(out: Path, files: Iterable[tuple[str, bytes | None]]) -> Mapping[str, Placed]:
    """Put a new site in place of the old one: readers find one or the other, never a mixture.

    The new site is written beside the old one, then the two change places. A run that is cut off leaves
    the old site or the new one; what it leaves beside it is cleared away by the next. A file without
    bytes is taken over from the old site as it stands there. Returned is how each file lies on the disk.
    To be done `publishing`, where another build may be at work.
    """
    out = out.resolve()
    fresh, _ = _beside(out)
    _mend(out)
    fresh.mkdir(parents=True)
    try:
        (fresh / MARKER).write_text(
            "This folder is written by bilan. What is changed here by hand is lost.\n", encoding="utf-8"
        )
        placed = _write_all(files, str(fresh), str(out))
        _put_in_place(out)
    except BaseException:
        with suppress(OSError):
            _clear(fresh)  # on a full disk it would be in the way of everything
        raise
    with suppress(OSError):
        _clear(fresh)  # the old site
    return placed


def _put_in_place(out: Path) -> None:
    """Let the new site and the old one change places; the old one is then where the new one was."""
    fresh, old = _beside(out)
    if not out.exists():
        fresh.rename(out)
    elif not exchange(fresh, out):
        out.rename(old)
        try:
            fresh.rename(out)
        except OSError:
            old.rename(out)
            raise
        with suppress(OSError):
            old.rename(fresh)


def _mend(out: Path) -> tuple[str, ...]:
    fresh, old = _beside(out)
    said = (CLEARED,) if _is_ours(fresh) else ()
    _clear(fresh)
    if (old / MARKER).is_file():
        if not out.exists():
            old.rename(out)
            return (PUT_BACK,)
        old.rename(
            fresh
        )  # a folder of this name is always a whole site, and so is never deleted as it stands
        _clear(fresh)
        return (CLEARED,)
    return said


def _is_ours(folder: Path) -> bool:
    """Return whether a folder was begun by this program, or is empty."""
    return folder.is_dir() and ((folder / MARKER).is_file() or not any(folder.iterdir()))


def _clear(folder: Path) -> None:
    """Delete a folder that is ours. Its mark goes last: whatever stops this, the folder is still known."""
    if not _is_ours(folder):
        return
    for one in folder.iterdir():
        if one.is_dir() and not one.is_symlink():
            shutil.rmtree(one)
        elif one.name != MARKER:
            one.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()


def _write_all(files: Iterable[tuple[str, bytes | None]], fresh: str, out: str) -> dict[str, Placed]:
    placed: dict[str, Placed] = {}
    made: set[str] = set()
    for path, data in files:
        target = f"{fresh}/{path}"
        folder = target.rpartition("/")[0]
        if folder not in made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - a Path for each of many files costs
            made.add(folder)
        known = _take_over(f"{out}/{path}", target) if data is None else _write(target, data)
        placed[path] = (known.st_size, known.st_mtime_ns)
    return placed


def _take_over(source: str, target: str) -> os.stat_result:
    """Let a file stand in both sites, without its bytes being written again where the disk can do that."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return os.stat(target)  # noqa: PTH116 - the same


def _write(target: str, data: bytes) -> os.stat_result:
    with open(target, "wb") as file:  # noqa: PTH123 - the same
        file.write(data)
        file.flush()
        return os.fstat(file.fileno())


def _beside(out: Path) -> tuple[Path, Path]:
    """Return where the new site is put together, and where the old one waits while they are swapped."""
    return out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")


def _lock(out: Path) -> Path:
    return out.with_name(f".{out.name}.lock")


def read_report(out: Path) -> str | None:
    """Return the report on the publication that stands in a folder; None where there is none.

    What cannot be read as text is somebody else's, and comes back as text that is no report.
    """
    place, _ = _reports(out)
    try:
        return place.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return None


def has_report(out: Path) -> bool:
    """Return whether anything stands where the report on a publication would."""
    return _reports(out)[0].exists()


def write_reports(out: Path, record: str, words: str) -> None:
    """Write the report on a publication beside its folder, for programs and for people."""
    for place, text in zip(_reports(out), (record, words), strict=True):
        fresh = place.with_name(f".{place.name}.new")
        try:
            fresh.write_text(text, encoding="utf-8", newline="\n")
            fresh.replace(place)
        except OSError:
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise


def _reports(out: Path) -> tuple[Path, Path]:
    out = out.resolve()
    return out.with_name(f"{out.name}-report.json"), out.with_name(f"{out.name}-report.txt")
