"""The plain files below a folder, and what they hold."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from bilan.disk.mistakes import folder_like_a_text, no_plain_file, too_big, two_of_a_name, unreadable
from bilan.disk.names import check_name, is_simple, shown_name
from bilan.model.source import Diagnostic

_KEPT = re.compile(r"_translated\.[\w-]+\.md")
"""What the program itself keeps beside a translation, under a name that is otherwise passed over."""
_PIECE = 1_000_000
"""The bytes that are read at once of a file that has another size by now."""


def walk(
    place: Path | str, path: str, texts: tuple[str, ...], problems: list[Diagnostic]
) -> Iterator[tuple[str, str, int]]:
    """Return the plain files below a folder in order of names: path in the project, place, bytes.

    A folder that is called like a text, by the endings of `texts`, is told and passed over.
    """
    try:
        entries = sorted(os.scandir(place), key=lambda one: one.name)
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(unreadable(path, error))
        return
    for entry in entries:
        simple = is_simple(entry.name)
        below = f"{path}/{entry.name}" if simple else _path_of(entry.name, path, entries, problems)
        if not below:
            continue
        if entry.is_dir(follow_symlinks=False):
            if below.lower().endswith(texts):
                problems.append(folder_like_a_text(below))
            else:
                yield from walk(entry.path, below, texts, problems)
            continue
        try:
            known = entry.stat(follow_symlinks=False)
        except FileNotFoundError:  # an editor's own file, which comes and goes while it saves
            continue
        if stat.S_ISREG(known.st_mode):
            yield below, entry.path, known.st_size
        else:
            problems.append(no_plain_file(below, is_link=stat.S_ISLNK(known.st_mode)))


def _path_of(
    written: str, folder: str, entries: Sequence[os.DirEntry[str]], problems: list[Diagnostic]
) -> str:
    """Return the path of an entry of a folder; nothing where it is passed over, or cannot have that name."""
    name = unicodedata.normalize("NFC", written)
    if (name.startswith((".", "_")) and not _KEPT.fullmatch(name)) or name == "README.md":
        return ""
    path = f"{folder}/{shown_name(name)}"
    if bad := check_name(name, path) or _check_twin(written, name, path, entries):
        problems.append(bad)
        return ""
    return path


def _check_twin(written: str, name: str, path: str, entries: Sequence[os.DirEntry[str]]) -> Diagnostic | None:
    """Return what is wrong where another entry has the same name in composed form; the last is read."""
    if written == name:
        return None
    later = (one.name for one in entries if one.name > written or one.name == name)
    has_twin = any(unicodedata.normalize("NFC", one) == name for one in later)
    return two_of_a_name(path, name) if has_twin else None


def read_file(
    file: str, path: str, size_and_bound: tuple[int, int], problems: list[Diagnostic]
) -> bytes | None:
    """Return the bytes of a file, or nothing and why: it has more than it may, or is not given out."""
    size, bound = size_and_bound
    if size > bound:
        problems.append(too_big(path, size, bound))
        return None
    try:
        return _bytes_of(file, size)
    except OSError as error:
        problems.append(unreadable(path, error))
        return None


def _bytes_of(file: str, size: int) -> bytes:
    """Return what a file holds, of which the size is known: the system is asked as little as can be."""
    number = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        data = os.read(number, size + 1)
        return data if len(data) == size else data + b"".join(iter(partial(os.read, number, _PIECE), b""))
    finally:
        os.close(number)
