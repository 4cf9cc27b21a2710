"""Content files changed all together or not at all; a line that was not touched keeps every byte."""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from errno import EEXIST
from pathlib import Path

from bilan.disk.tree import ChangedMeanwhile, Folders, place_of
from bilan.model.source import SourceTree

TABLE_BOUND = 50_000_000
"""The bytes that a table to import may have."""

_BOM = b"\xef\xbb\xbf"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class TooBig(Exception):
    """A file is larger than anything that could be meant."""


def read_table_bytes(path: Path) -> bytes:
    """Return what a table holds.

    Raises:
        TooBig: it has more bytes than any table needs.
        OSError: it cannot be read.
    """
    if path.stat().st_size > TABLE_BOUND:
        raise TooBig(path.name)
    return path.read_bytes()


def write_changes(files: Mapping[str, str], tree: SourceTree, folders: Folders) -> None:
    """Write the new texts of files, by their paths in the tree, and new files with their folders.

    All are written beside their places first; only then does each take its place. Where something fails,
    every file is as it was.

    Raises:
        ChangedMeanwhile: a file is no longer what the tree was read with.
        OSError: a file cannot be written.
    """
    ready: dict[Path, bytes] = {}
    before: dict[Path, bytes | None] = {}
    for path, text in files.items():
        place = place_of(folders, path)
        old = tree.files.get(path)
        before[place] = _bytes_of(place)
        if (_plain(before[place]) if old else before[place]) != (old.text if old else None):
            raise ChangedMeanwhile(path)
        ready[place] = as_saved(before[place] or b"", text)
    made: list[Path] = []
    beside = {place: place.with_name(f".{place.name}.new") for place in ready}
    placed: list[Path] = []
    try:
        for place, data in ready.items():
            made += _make_folder(place.parent)
            beside[place].write_bytes(data)
            if before[place] is not None:
                shutil.copymode(place, beside[place])
        for place, fresh in beside.items():
            fresh.replace(place)
            placed.append(place)
    except BaseException:
        _undo(before, placed, list(beside.values()), made)
        raise


def as_saved(before: bytes, text: str) -> bytes:
    """Return a text as bytes with the mark and the line ends that the file had before."""
    body = before.removeprefix(_BOM).decode("utf-8")
    mark = _BOM if before.startswith(_BOM) else b""
    if "\r" not in body:
        return mark + text.encode()
    lines = [line for line in _LINE.findall(body) if line]
    ends = [line[len(line.rstrip("\r\n")) :] for line in lines]
    usual = max(("\r\n", "\n", "\r"), key=ends.count)
    plain, new = _as_lines(_plain(before) or ""), _as_lines(text)
    if set(ends) <= {usual, ""}:
        return mark + text.replace("\n", usual).encode()
    same = difflib.SequenceMatcher(None, plain, new, autojunk=False).get_opcodes()
    pieces: list[str] = []
    for kind, start, end, new_start, new_end in same:
        kept = lines[start:end] if kind == "equal" else ()
        pieces += kept or (line.replace("\n", usual) for line in new[new_start:new_end])
    return mark + "".join(pieces).encode()


def _as_lines(text: str) -> list[str]:
    return [line for line in _LINE.findall(text) if line]


def _plain(data: bytes | None) -> str | None:
    """Return bytes as the tree holds them: without a mark, with plain newlines."""
    if data is None:
        return None
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _bytes_of(place: Path) -> bytes | None:
    return place.read_bytes() if place.exists() else None


def _make_folder(folder: Path) -> list[Path]:
    """Make a folder and all above it that are missing, and return these, the outermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()][::-1]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _undo(
    before: Mapping[Path, bytes | None], placed: list[Path], beside: list[Path], made: list[Path]
) -> None:
    for place in placed:
        data = before[place]
        if data is None:
            place.unlink(missing_ok=True)
        else:
            place.write_bytes(data)
    for fresh in beside:
        fresh.unlink(missing_ok=True)
    for folder in reversed(made):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def move_and_change(
    move: tuple[str, str], files: Mapping[str, str], tree: SourceTree, folders: Folders
) -> None:
    """Give a folder of the tree another name, and write the new texts of files, by their paths before that.

    Where something fails, the folder has its name and every file is as it was.

    Raises:
        ChangedMeanwhile: a file is no longer what the tree was read with.
        OSError: the folder cannot be moved, or a file cannot be written.
    """
    old, new = move
    before, after = place_of(folders, old), place_of(folders, new)
    if after.exists():
        raise FileExistsError(EEXIST, "it is there already", str(after))
    for path in files:
        if _plain(_bytes_of(place_of(folders, path))) != tree.files[path].text:
            raise ChangedMeanwhile(path)
    before.rename(after)
    try:
        renamed = {_moved(path, old, new): file for path, file in tree.files.items()}
        texts = {_moved(path, old, new): text for path, text in files.items()}
        write_changes(texts, replace(tree, files=renamed), folders)
    except BaseException:
        after.rename(before)
        raise


def _moved(path: str, old: str, new: str) -> str:
    return f"{new}{path.removeprefix(old)}" if path.startswith(f"{old}/") else path
