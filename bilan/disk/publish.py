"""Files written so that all of them change at once: the published site, and new content."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from bilan.disk.tree import PROJECT_FOLDERS, Folders

MARKER = ".bilan-site"
"""The file by which a folder is known to be written by this program, and so may be replaced."""


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
        if beside.is_dir() and any(beside.iterdir()) and not (beside / MARKER).is_file():
            raise NotOurs(f"{beside} stands where the site is put together, and was not written by bilan")


def publish(out: Path, files: Iterable[tuple[str, bytes | None]]) -> Mapping[str, Placed]:
    """Put a new site in place of the old one: readers find one or the other, never a mixture.

    The new site is written beside the old one, then the two are swapped by renaming. A run
    that is cut off leaves the old site; a swap that was cut off half-way is mended first.
    A file without bytes is taken over from the old site as it stands there. Returned is how
    each file lies on the disk.
    """
    out = out.resolve()
    fresh, old = _beside(out)
    mend_swap(out)
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    (fresh / MARKER).write_text(
        "This folder is written by bilan. What is changed here by hand is lost.\n", encoding="utf-8"
    )
    placed = _write_all(files, str(fresh), str(out))
    if out.exists():
        out.rename(old)
    try:
        fresh.rename(out)
    finally:
        mend_swap(out)  # the old site goes, or comes back where the new one cannot take its place
    return placed


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
    with open(target, "wb", buffering=0) as file:  # noqa: PTH123 - the same
        file.write(data)
        return os.fstat(file.fileno())


def mend_swap(out: Path) -> None:
    """Finish or undo a swap that was cut off, so that the site stands as a whole."""
    out = out.resolve()
    _, old = _beside(out)
    if (old / MARKER).is_file():
        if out.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(out)


def _beside(out: Path) -> tuple[Path, Path]:
    """Return where the new site is put together, and where the old one waits while they are swapped."""
    return out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")


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
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(place)


def _reports(out: Path) -> tuple[Path, Path]:
    out = out.resolve()
    return out.with_name(f"{out.name}-report.json"), out.with_name(f"{out.name}-report.txt")


def write_new_files(files: Mapping[Path, str]) -> None:
    """Write files that do not exist yet, with their folders; nothing stays of them if one fails.

    Raises:
        FileExistsError: one of them exists already.
    """
    written: list[Path] = []
    try:
        for path, text in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
