"""The published site: written beside the old one, put in its place in one step, mended after a cut."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from bilan.disk.laying import NOTHING, Placed, Seen, lay
from bilan.disk.locks import Busy, alone
from bilan.disk.swap import exchange
from bilan.disk.tree import PROJECT_FOLDERS, Folders

MARKER = ".bilan-site"
"""The file by which a folder is known to be written by this program, and so may be replaced."""

SPARE = ".bilan-spare"
"""Stands in the site before the last one while that is kept whole, for the next one to be made of."""

PUT_BACK = "A build was cut off while it put the site in place; the site from before it stands again."
CLEARED = "A build was cut off before it was done; what it had laid beside the site is cleared away."


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
    fresh, old = _beside(out)
    if not old.exists() and not _lock(out).exists() and (_is_spare(fresh) or not fresh.exists()):
        return ()
    try:
        with alone(_lock(out), patience=0):
            return _mend(out)
    except Busy:  # nobody was cut off: a build is at work
        return ()


def publish(
    out: Path,
    files: Iterable[tuple[str, bytes | None]],
    *,
    keeps_spare: bool = False,
    seen: Mapping[str, Seen] = NOTHING,
) -> Mapping[str, Placed]:
    """Put a new site in place of the old one: readers find one or the other, never a mixture.

    The new site is written beside the old one, then the two change places. A run that is cut off leaves
    the old site or the new one; what it leaves beside it is cleared away by the next. A file without
    bytes is taken over from the old site as it stands there; what was just `seen` there is not looked at
    again. Returned is how each file lies on the disk. To be done `publishing`, where another build may be
    at work.

    Where a spare is kept, the old site stays beside the new one, with all files that are the same in both
    standing once on the disk. The next site is made of it: only what differs is written or taken away.
    """
    out = out.resolve()
    fresh, _ = _beside(out)
    _mend(out)
    try:
        _begin(fresh)
        placed = lay(files, str(fresh), str(out), stays={MARKER}, seen=seen)
        _put_in_place(out)
    except BaseException:
        with suppress(OSError):
            _clear(fresh)  # on a full disk it would be in the way of everything
        raise
    with suppress(OSError):
        if keeps_spare and (fresh / MARKER).is_file():  # the old site
            (fresh / SPARE).touch()
        else:
            _clear(fresh)
    return placed


def _begin(fresh: Path) -> None:
    """Make the folder of the new site, or take the spare one: from here on that is not whole any more."""
    if _is_spare(fresh):
        (fresh / SPARE).unlink()
        return
    fresh.mkdir(parents=True)
    (fresh / MARKER).write_text(
        "This folder is written by bilan. What is changed here by hand is lost.\n", encoding="utf-8"
    )


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
    said = (CLEARED,) if _is_ours(fresh) and not _is_spare(fresh) else ()
    if said:
        _clear(fresh)
    if (old / MARKER).is_file():
        if not out.exists():
            old.rename(out)
            return (PUT_BACK,)
        _clear(fresh)
        old.rename(fresh)  # what has its name is always a whole site, and is never deleted as it stands
        _clear(fresh)
        return (CLEARED,)
    return said


def _is_spare(folder: Path) -> bool:
    """Return whether a folder is a whole site of ours that nothing was changed in."""
    return (folder / SPARE).is_file() and (folder / MARKER).is_file()


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
