"""Content files changed all together or not at all; a line that was not touched keeps every byte."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from errno import EEXIST
from pathlib import Path

from bilan.disk.tree import ChangedMeanwhile, Folders, place_of
from bilan.disk.unfinished import Change, HalfDone, changing, mend_files, put_together
from bilan.model.records import replace
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


def write_changes(
    files: Mapping[str, str], tree: SourceTree, folders: Folders, move: tuple[str, str] | None = None
) -> None:
    """Write the new texts of files, by their paths in the tree, and new files with their folders.

    With `move`, a folder of the tree takes another name; the paths are those from before that. All of it
    is laid ready first; where something fails, or the program is ended, every file is as it was.

    Raises:
        ChangedMeanwhile: a file is no longer what the tree was read with.
        FileExistsError: there is something where the folder is to be.
        HalfDone: something failed, and so did taking back what was begun; the next command does.
        OSError: a file cannot be written, and everything is as it was.
    """
    with changing(folders.content):
        changes = [_change(path, text, tree, folders) for path, text in files.items()]
        if move is None:
            put_together(folders.content, changes)
            return
        before, after = place_of(folders, move[0]), place_of(folders, move[1])
        if after.exists():
            raise FileExistsError(EEXIST, "it is there already", str(after))
        moved = [
            replace(one, place=after / one.place.relative_to(before))
            if one.place.is_relative_to(before)
            else one
            for one in changes
        ]
        put_together(folders.content, moved, (before, after))


def _change(path: str, text: str, tree: SourceTree, folders: Folders) -> Change:
    """Return what is to be done with a file, which has to be as it was read."""
    place, old = place_of(folders, path), tree.files.get(path)
    before = _bytes_of(place)
    if (_plain(before) if old else before) != (old.text if old else None):
        raise ChangedMeanwhile(path)
    return Change(place=place, before=before, after=as_saved(before or b"", text))


def write_new_files(files: Mapping[Path, str], base: Path) -> None:
    """Write files below a folder that do not exist yet, with their folders: all of them or none.

    Raises:
        FileExistsError: one of them exists already.
        OSError: one of them cannot be written.
    """
    with changing(base):
        for place in files:
            if place.exists() or place.is_symlink():
                raise FileExistsError(EEXIST, "it is there already", str(place))
        put_together(
            base, [Change(place=place, before=None, after=text.encode()) for place, text in files.items()]
        )


def write_made_files(files: Mapping[Path, str], base: Path) -> tuple[Path, ...]:
    """Write files that the program makes, over what was there, and return those that were not so already.

    Raises:
        OSError: one of them cannot be written.
    """
    with changing(base):
        changes = [
            Change(place=place, before=_bytes_of(place), after=text.encode()) for place, text in files.items()
        ]
        put_together(base, changes)
    return tuple(one.place for one in changes if one.before != one.after)


def mend_sources(folders: Folders) -> tuple[str, ...]:
    """Take back what a command that was cut off left half done, and return what is to be said of it.

    Raises:
        OSError: it cannot be taken back, or another command is writing there.
    """
    return (*mend_files(folders.content), *mend_files(folders.root))


def what_stands(error: OSError) -> str:
    """Return what is to be said of the files after they could not be changed."""
    if isinstance(error, HalfDone):
        return "a part of it is written, which the next command takes back"
    return "everything is as it was"


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
