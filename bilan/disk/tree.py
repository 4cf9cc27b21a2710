"""Everything that a build reads, taken up in one go."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from bilan.disk.aside import Aside, Piece
from bilan.disk.mistakes import no_plain_file
from bilan.disk.texts import cleaned
from bilan.disk.walking import read_file, walk
from bilan.model.memory import NO_MEMORY, Memory
from bilan.model.pictures import PictureFacts
from bilan.model.publication import ADDRESSES
from bilan.model.records import Record, replace
from bilan.model.source import Blob, Diagnostic, SourceFile, SourceTree
from bilan.pictures.facts import HEAD, facts_from, is_picture_name

T = TypeVar("T")

_TEXT_BOUNDS = {".md": 512_000, ".yaml": 5_000_000, ".yml": 5_000_000, ".csv": 50_000_000}
_PROJECT_TEXT = {".html": 5_000_000, ".po": 5_000_000}
_TEXTS = (*_TEXT_BOUNDS, *_PROJECT_TEXT)
PICTURE_BOUND = 30_000_000
"""The bytes that a picture may have."""

LIST_BOUND = 20_000_000
"""The bytes that the list of published addresses may have: some 300,000 lines."""


_PLAIN = "plain texts"
"""The shelf with the digests of texts that are written as all should be."""

PROJECT_FOLDERS = ("templates", "locales", "assets")
"""What a build reads beside the content."""


class Folders(Record):
    """Where a project lies."""

    root: Path
    """Holds templates, locales and assets."""
    content: Path


class ChangedMeanwhile(Exception):
    """A file is no longer what it was when the tree was read."""


Text = bytes | Piece
"""The bytes of a text, or where they lie."""


class TakenUp(Record):
    """Everything that a build reads, as bytes: enough to know whether anything has changed."""

    texts: Mapping[str, Text]
    """By path, ordered by it."""
    blobs: Mapping[str, Blob]
    digests: Mapping[str, str]
    """Of every text, by path."""
    pictures: Mapping[str, str]
    """Where each picture of the content lies, by path: what it shows is read where something has changed."""
    problems: tuple[Diagnostic, ...]
    """Files that could not be read, but for those whose text is wrong."""

    @property
    def digest(self) -> str:
        """The same for two folders that a build cannot tell apart."""
        blobs = [(blob.path, blob.digest) for blob in self.blobs.values()]
        return _digest(repr((list(self.digests.items()), blobs, self.problems)).encode())


def take_up(folders: Folders) -> TakenUp:
    """Return everything that a build reads, in one go."""
    texts: dict[str, Text] = {}
    digests: dict[str, str] = {}
    aside = Aside()
    blobs: dict[str, Blob] = {}
    pictures: dict[str, str] = {}
    problems: list[Diagnostic] = []
    places = {"content": folders.content} | {name: folders.root / name for name in PROJECT_FOLDERS}
    for name, place in places.items():
        bounds = _TEXT_BOUNDS if name == "content" else _PROJECT_TEXT
        for path, file, size in walk(place, name, _TEXTS, problems):
            ending = os.path.splitext(file)[1].lower()  # noqa: PTH122 - a Path for each of many files costs
            data = read_file(file, path, (size, bounds.get(ending, PICTURE_BOUND)), problems)
            if data is not None and ending in bounds:
                texts[path], digests[path] = aside.put(data), _digest(data)
            elif data is not None:
                blobs[path] = Blob(path=path, digest=_digest(data), size=len(data))
                if name == "content" and is_picture_name(path):
                    pictures[path] = file
    listed = _read_list(folders, problems)
    return TakenUp(
        texts=_by_path({**texts, **listed}),
        blobs=_by_path(blobs),
        digests=_by_path(digests | {path: _digest(data) for path, data in listed.items()}),
        pictures=pictures,
        problems=tuple(problems),
    )


def read_tree(folders: Folders) -> SourceTree:
    """Return everything that a build reads, and what could not be read."""
    return tree_of(take_up(folders))


def tree_of(taken: TakenUp, memory: Memory = NO_MEMORY) -> SourceTree:
    """Return the texts and pictures of what was taken up, and what is wrong with the texts.

    Which texts are written as all should be is remembered: nobody looks at their letters again.
    """
    problems = list(taken.problems)
    shown = {
        path: replace(taken.blobs[path], picture=_read_facts(path, file))
        for path, file in taken.pictures.items()
    }
    plain = memory.recall_all(_PLAIN, taken.digests.values(), bool)
    fresh: dict[str, bool] = {}
    files: dict[str, SourceFile] = {}
    for path, text in taken.texts.items():
        digest = taken.digests[path]
        data = text if digest in plain else _cleaned(text, path, problems)
        if data is text and digest not in plain:
            fresh[digest] = True
        files[path] = SourceFile(path=path, data=data, digest=digest)
    memory.remember_all(_PLAIN, fresh)
    return SourceTree(files=files, blobs={**taken.blobs, **shown}, problems=tuple(problems))


def _cleaned(text: Text, path: str, problems: list[Diagnostic]) -> Text:
    """Return a text with plain newlines, and what is wrong with it; it stays where it lies if it is plain."""
    data = text if isinstance(text, bytes) else text()
    said = cleaned(data, path, problems)
    return text if said is data else said


def _read_facts(path: str, file: str) -> PictureFacts | None:
    """Return what a picture is, read from its head where that tells all."""
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - a Path for each of many files costs
            head = opened.read(HEAD)
            return facts_from(path, head, lambda: head + opened.read())
    except OSError:  # it went meanwhile, which whoever needs its bytes will tell
        return None


def read_again(folders: Folders, tree: SourceTree, place: Path) -> SourceFile | None:
    """Return a text of the content that has changed since a tree was read; None where all has to be read."""
    try:
        path = f"content/{place.relative_to(folders.content).as_posix()}"
        known = place.lstat()
    except (ValueError, OSError):
        return None
    bound = _TEXT_BOUNDS.get(place.suffix.lower(), 0)
    above = (one for one in place.parents if one.is_relative_to(folders.content) and one != folders.content)
    is_plain = stat.S_ISREG(known.st_mode) and not any(one.is_symlink() for one in above)
    if path not in tree.files or not is_plain or known.st_size > bound:
        return None
    problems: list[Diagnostic] = []
    data = read_file(str(place), path, (known.st_size, bound), problems)
    said = b"" if data is None else cleaned(data, path, problems)
    return None if data is None or problems else SourceFile(path=path, data=said, digest=_digest(data))


def with_list(taken: TakenUp, folders: Folders) -> TakenUp:
    """Return what was taken up with the list of published addresses as it is now."""
    listed = _read_list(folders, [])
    digests = {path: _digest(data) for path, data in listed.items()}
    return replace(
        taken,
        texts=_by_path({**_without_list(taken.texts), **listed}),
        digests=_by_path({**_without_list(taken.digests), **digests}),
    )


def _without_list(found: Mapping[str, T]) -> dict[str, T]:
    return {path: one for path, one in found.items() if path != ADDRESSES}


def _read_list(folders: Folders, problems: list[Diagnostic]) -> dict[str, bytes]:
    """Return the list of published addresses, which no editor begins and the walk passes over."""
    file = folders.content / ADDRESSES.rpartition("/")[2]
    try:
        known = file.stat(follow_symlinks=False)
    except OSError:
        return {}
    if not stat.S_ISREG(known.st_mode):
        problems.append(no_plain_file(ADDRESSES, is_link=stat.S_ISLNK(known.st_mode)))
        return {}
    data = read_file(str(file), ADDRESSES, (known.st_size, LIST_BOUND), problems)
    return {} if data is None else {ADDRESSES: data}


def read_blob(folders: Folders, blob: Blob) -> bytes:
    """Return the bytes of a file that the tree names.

    Raises:
        ChangedMeanwhile: they are not those that the tree was read with.
        OSError: the file cannot be read any more.
    """
    data = place_of(folders, blob.path).read_bytes()
    if _digest(data) != blob.digest:
        raise ChangedMeanwhile(blob.path)
    return data


def read_recipe(folders: Folders, name: str) -> str:
    """Return a file of `docs/hosting/`, such as `nginx/bilan.conf`."""
    return (folders.root / "docs" / "hosting" / name).read_text(encoding="utf-8")


def place_of(folders: Folders, path: str) -> Path:
    """Return where a file of the tree lies, or would lie if it were there."""
    area, _, rest = path.partition("/")
    place = folders.content if area == "content" else folders.root / area
    for name in rest.split("/"):
        place = _composed(place, name)
    return place


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _composed(folder: Path, name: str) -> Path:
    """Return the entry of a folder whose name in composed form is this one."""
    if (folder / name).exists():
        return folder / name
    entries = folder.iterdir() if folder.is_dir() else ()
    same = (one for one in entries if unicodedata.normalize("NFC", one.name) == name)
    return next(same, folder / name)


def _by_path(found: Mapping[str, T]) -> dict[str, T]:
    return dict(sorted(found.items()))
