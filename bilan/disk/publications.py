"""What was published last: what it was made from, until when it holds, and how its files lay on the disk."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from bilan.disk.laying import Placed
from bilan.disk.publish import MARKER
from bilan.model.memory import packed, unpacked
from bilan.model.records import Record
from bilan.model.source import Diagnostic


class Publication(Record):
    """A site as it was published, and all that was told of it."""

    key: str
    """Names the sources, the order and the program: whatever decides what is published."""
    since: dt.datetime
    until: dt.datetime | None
    """The first instant at which the same key may name another site; None where there is none. Both aware."""
    problems: tuple[Diagnostic, ...]
    files: Mapping[str, tuple[str, Placed]]
    """The key of each file's bytes, and how it lay on the disk, by path."""

    @property
    def placed(self) -> Mapping[str, Placed]:
        """How each file lay on the disk, by path."""
        return {path: placed for path, (_, placed) in self.files.items()}

    def holds(self, key: str, now: dt.datetime) -> bool:
        """Return whether a build of these sources at this instant would publish the same."""
        return key == self.key and self.since <= now and (self.until is None or now < self.until)


def place_of_record(state: Path, out: Path) -> Path:
    """Return the file that keeps what was published last into a folder."""
    name = hashlib.blake2b(os.fsencode(out.resolve()), digest_size=8).hexdigest()
    return state / f"published-{name}.json"


def place_of_last(state: Path, out: Path) -> Path:
    """Return the file that keeps what was published last to stay, whatever a preview has put there since."""
    record = place_of_record(state, out)
    return record.with_name(f"last-{record.name}")


def keep_aside(state: Path, out: Path) -> Path:
    """Keep the files of what was published last beside its record, before others take their place.

    They take no room while they stand in both places. What is kept already stays as it is.
    Returned is the folder, whether there is anything in it or not.
    """
    record = place_of_last(state, out)
    aside = record.with_suffix("")
    last = None if aside.exists() else read_publication(record)
    if last is not None:
        seen, fresh = look_at(out), record.with_suffix(".new")
        shutil.rmtree(fresh, ignore_errors=True)
        with suppress(OSError):
            for path, (_, placed) in last.files.items():
                if seen.get(path) == placed:
                    _stand_twice(out / path, fresh / path)
            fresh.rename(aside)
    return aside


def _stand_twice(file: Path, other: Path) -> None:
    other.parent.mkdir(parents=True, exist_ok=True)
    try:
        other.hardlink_to(file)
    except OSError:
        shutil.copy2(file, other)


def remember_last(state: Path, out: Path) -> None:
    """Keep what was just written down as the last publication, and let go of the files of the one before.

    A record is never written into, so this one may stand under both names.
    """
    record = place_of_last(state, out)
    beside = record.with_name(f"{record.name}.new")
    with suppress(OSError):
        beside.unlink(missing_ok=True)
        _stand_twice(place_of_record(state, out), beside)
        beside.replace(record)
    shutil.rmtree(record.with_suffix(""), ignore_errors=True)


def read_published(out: Path, path: str) -> bytes | None:
    """Return a file of a published site; None where it cannot be read."""
    try:
        return (out / path).read_bytes()
    except OSError:
        return None


def is_site(out: Path) -> bool:
    """Return whether a folder was published by this program, or holds a copy of such a site."""
    return (out / MARKER).is_file() or any((out / name).is_file() for name in ("index.html", "robots.txt"))


def read_publication(record: Path) -> Publication | None:
    """Return what was published last; None where nothing is known, or what is kept cannot be understood."""
    try:
        return unpacked(record.read_bytes(), Publication)
    except (OSError, ValueError):
        return None


def write_publication(record: Path, publication: Publication) -> bool:
    """Keep what was published, in one step; return whether that could be done.

    Where it could not, the next build finds nothing kept.
    """
    try:
        record.parent.mkdir(parents=True, exist_ok=True)
        beside = record.with_name(f"{record.name}.new")
        beside.write_bytes(packed(publication))
        beside.replace(record)
    except OSError:
        return False
    return True


def mark_of(out: Path) -> tuple[int, int] | None:
    """Return what is another for the folder of each publication; None where there is none."""
    try:
        known = out.stat()
    except OSError:
        return None
    return known.st_ino, known.st_mtime_ns


def look_at(out: Path) -> Mapping[str, Placed]:
    """Return how every file of a published site lies on the disk, by path."""
    found: dict[str, Placed] = {}
    _look_into(str(out), "", found)
    found.pop(MARKER, None)
    return found


def _look_into(folder: str, path: str, found: dict[str, Placed]) -> None:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            _look_into(entry.path, f"{path}{entry.name}/", found)
        else:
            known = entry.stat(follow_symlinks=False)
            found[f"{path}{entry.name}"] = (known.st_size, known.st_mtime_ns)
