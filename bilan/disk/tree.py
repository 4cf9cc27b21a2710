"""Everything that a build reads, taken up in one go."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from typing import TypeVar

from bilan.disk.mistakes import control_character, no_plain_file, not_utf8, too_big, unreadable
from bilan.model.source import Blob, Diagnostic, SourceFile, SourceTree

T = TypeVar("T")

_TEXT_BOUNDS = {".md": 512_000, ".yaml": 5_000_000, ".yml": 5_000_000, ".csv": 50_000_000}
_PROJECT_TEXT = {".html": 5_000_000, ".po": 5_000_000}
PICTURE_BOUND = 30_000_000
"""The bytes that a picture may have."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000-\uf8ff]")
"""Control characters, and the private ones that the program marks references with."""


PROJECT_FOLDERS = ("templates", "locales", "assets")
"""What a build reads beside the content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where a project lies."""

    root: Path
    """Holds templates, locales and assets."""
    content: Path


class ChangedMeanwhile(Exception):
    """A file is no longer what it was when the tree was read."""


def read_tree(folders: Folders) -> SourceTree:
    """Return everything that a build reads, and what could not be read."""
    files: dict[str, SourceFile] = {}
    blobs: dict[str, Blob] = {}
    problems: list[Diagnostic] = []
    places = {"content": folders.content} | {name: folders.root / name for name in PROJECT_FOLDERS}
    for name, place in places.items():
        bounds = _TEXT_BOUNDS if name == "content" else _PROJECT_TEXT
        for path, file in _walk(place, name, problems):
            ending = file.suffix.lower()
            bound = bounds.get(ending, PICTURE_BOUND)
            data = _read_file(file, path, bound, problems)
            if data is None:
                continue
            digest = hashlib.blake2b(data, digest_size=16).hexdigest()
            if ending in bounds:
                text = _decode(data, path, problems)
                files[path] = SourceFile(path=path, text=text, digest=digest)
            else:
                blobs[path] = Blob(path=path, digest=digest, size=len(data))
    return SourceTree(files=_by_path(files), blobs=_by_path(blobs), problems=tuple(problems))


def read_blob(folders: Folders, blob: Blob) -> bytes:
    """Return the bytes of a file that the tree names.

    Raises:
        ChangedMeanwhile: they are not those that the tree was read with.
        OSError: the file cannot be read any more.
    """
    data = place_of(folders, blob.path).read_bytes()
    if hashlib.blake2b(data, digest_size=16).hexdigest() != blob.digest:
        raise ChangedMeanwhile(blob.path)
    return data


def place_of(folders: Folders, path: str) -> Path:
    """Return where a file of the tree lies, or would lie if it were there."""
    area, _, rest = path.partition("/")
    place = folders.content if area == "content" else folders.root / area
    for name in rest.split("/"):
        place = _composed(place, name)
    return place


def read_program_digest() -> str:
    """Return the digest of the program's modules and its libraries: others may make other bytes."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for library in sorted(f"{one.name} {one.version}" for one in distributions()):
        digest.update(library.encode())
    package = Path(__file__).parent.parent
    for module in sorted(package.rglob("*.py")):
        digest.update(module.relative_to(package).as_posix().encode())
        digest.update(module.read_bytes())
    return digest.hexdigest()


def _walk(place: Path, path: str, problems: list[Diagnostic]) -> Iterator[tuple[str, Path]]:
    """Return the plain files below a folder by their path in the project, in order of names."""
    try:
        entries = sorted(os.scandir(place), key=lambda one: one.name)
    except FileNotFoundError:
        return
    except OSError as error:
        problems.append(unreadable(path, error))
        return
    for entry in entries:
        name = unicodedata.normalize("NFC", entry.name)
        if name.startswith((".", "_")) or name == "README.md":
            continue
        below = f"{path}/{name}"
        try:
            mode = entry.stat(follow_symlinks=False).st_mode
        except FileNotFoundError:  # an editor's own file, which comes and goes while it saves
            continue
        if stat.S_ISDIR(mode):
            yield from _walk(Path(entry.path), below, problems)
        elif stat.S_ISREG(mode):
            yield below, Path(entry.path)
        else:
            problems.append(no_plain_file(below, is_link=stat.S_ISLNK(mode)))


def _read_file(file: Path, path: str, bound: int, problems: list[Diagnostic]) -> bytes | None:
    try:
        if (size := file.stat().st_size) > bound:
            problems.append(too_big(path, size, bound))
            return None
        return file.read_bytes()
    except OSError as error:
        problems.append(unreadable(path, error))
        return None


def _decode(data: bytes, path: str, problems: list[Diagnostic]) -> str:
    """Return a text with plain newlines; what cannot be read is told and stands as U+FFFD."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        readable = error.object  # what comes after the byte-order mark
        problems.append(not_utf8(path, readable[: error.start].decode(), readable[error.start]))
        text = data.decode("utf-8-sig", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first_of_each_line = re.finditer(rf"^.*?({_FORBIDDEN.pattern})", text, re.MULTILINE)
    problems.extend(control_character(path, text, found.start(1)) for found in first_of_each_line)
    return _FORBIDDEN.sub("\ufffd", text)


def _composed(folder: Path, name: str) -> Path:
    """Return the entry of a folder whose name in composed form is this one."""
    if (folder / name).exists():
        return folder / name
    entries = folder.iterdir() if folder.is_dir() else ()
    same = (one for one in entries if unicodedata.normalize("NFC", one.name) == name)
    return next(same, folder / name)


def _by_path(found: Mapping[str, T]) -> dict[str, T]:
    return dict(sorted(found.items()))
