"""Pictures and files of data compared: which are new, replaced or gone, what they weigh, and their rows."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from io import StringIO

from bilan.model.records import Record
from bilan.review.changes.page_blocks import picture_name

PACKAGE = "data/datapackage.json"
"""Where the open data say by which columns a row is known."""


class Fate(StrEnum):
    """What became of a file."""

    NEW = "new"
    REPLACED = "replaced"
    GONE = "gone"


class Rows(Record):
    """What became of the rows of a table."""

    added: int
    changed: int
    removed: int


class FileChange(Record):
    """A file, or all files of a picture, that are not what they were."""

    name: str
    """Its path in the site; of a picture, what stands before its fingerprint."""
    fate: Fate
    old_size: int
    """In bytes; 0 where there was none."""
    new_size: int
    rows: Rows | None = None
    """Of a table of which both states are known."""


def compare_pictures(old: Mapping[str, int], new: Mapping[str, int]) -> tuple[FileChange, ...]:
    """Return the pictures that are not what they were, from all files with their weights.

    A picture has many files, of which each carries a fingerprint of it in its name.
    """
    before, after = _pictures(old), _pictures(new)
    return tuple(
        FileChange(
            name=name,
            fate=_fate(name in before, name in after),
            old_size=sum(before.get(name, {}).values()),
            new_size=sum(after.get(name, {}).values()),
        )
        for name in sorted({*before, *after})
        if _looks(before.get(name, {})) != _looks(after.get(name, {}))
    )


def is_picture(path: str) -> bool:
    """Return whether a file is one of those of a picture."""
    return picture_name(path) != path


def compare_table(path: str, old: bytes, new: bytes, key: Sequence[str]) -> Rows | None:
    """Return what became of the rows of a table in CSV; `key` are the columns by which a row is known.

    None where one of both is no such table.
    """
    if not path.endswith(".csv") or not key:
        return None
    before, after = _rows(old, key), _rows(new, key)
    if before is None or after is None:
        return None
    return Rows(
        added=sum(1 for one in after if one not in before),
        changed=sum(1 for one, row in after.items() if before.get(one, row) != row),
        removed=sum(1 for one in before if one not in after),
    )


def row_keys(package: bytes | None) -> Mapping[str, Sequence[str]]:
    """Return by which columns the rows of each table are known, by the path of the table in the site."""
    folder = PACKAGE.rpartition("/")[0]
    try:
        resources = json.loads(package or b"{}").get("resources", ())
        return {
            f"{folder}/{one['path']}": tuple(one["schema"]["primaryKey"])
            for one in resources
            if isinstance(one.get("path"), str) and isinstance(one.get("schema"), dict)
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def fate_of(old: bytes | None, new: bytes | None) -> Fate:
    """Return what became of a file whose bytes differ."""
    return _fate(old is not None, new is not None)


def _fate(was: bool, now: bool) -> Fate:
    return Fate.REPLACED if was and now else Fate.NEW if now else Fate.GONE


def _pictures(files: Mapping[str, int]) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for path, size in files.items():
        if is_picture(path):
            found.setdefault(picture_name(path), {})[path] = size
    return found


def _looks(files: Mapping[str, int]) -> frozenset[str]:
    """Return the fingerprints in the names of the files of a picture."""
    return frozenset(path.removeprefix(picture_name(path)).partition("-")[0] for path in files)


def _rows(table: bytes, key: Iterable[str]) -> Mapping[tuple[str, ...], Mapping[str, str]] | None:
    """Return the rows by what they are known by; None where they are not told apart by it."""
    try:
        rows = list(csv.DictReader(StringIO(table.decode("utf-8-sig"))))
        found = {tuple(row[column] for column in key): row for row in rows}
    except (UnicodeDecodeError, KeyError, csv.Error):
        return None
    return found if len(found) == len(rows) else None
