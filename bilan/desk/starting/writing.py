"""Changes of files that are there: checked before, written all together or not at all."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.desk.imports.yaml_edits import Document, put, read_document
from bilan.desk.imports.yaml_extents import CannotEdit
from bilan.desk.imports.yaml_writing import Value
from bilan.desk.refused import Refused
from bilan.disk.changes import what_stands, write_changes
from bilan.disk.tree import ChangedMeanwhile, Folders
from bilan.load.yaml.nodes import Place
from bilan.model.source import SourceTree

ORDER = ("title", "summary", "slug", "status", "publish_at", "aliases")
"""After which keys a new one comes, so that the file's own keys stand above its facts."""


def read_front_matter(path: str, tree: SourceTree) -> Document:
    """Return a file that can be edited.

    Raises:
        Refused: something is wrong with its form.
    """
    return read_text(path, tree.files[path].text)


def read_text(path: str, text: str) -> Document:
    """Return a text of a file that can be edited.

    Raises:
        Refused: something is wrong with its form.
    """
    try:
        return read_document(path, text)
    except CannotEdit as error:
        raise Refused(f"{path} cannot be read as it stands; python3 build.py check says why") from error


def said(document: Document, place: Place, value: Value) -> Document:
    """Return a document in which something else stands at a place; every other line is as it was.

    Raises:
        Refused: the file is written in a way that this cannot change safely.
    """
    try:
        return put(document, place, value, ORDER)
    except CannotEdit as error:
        name = next(str(step) for step in reversed(place) if isinstance(step, str))
        raise Refused(
            f"{document.path} is written in a way that cannot be changed safely; nothing was written. "
            f"Change `{name}` there by hand"
        ) from error


def write(
    files: Mapping[str, str], tree: SourceTree, folders: Folders, move: tuple[str, str] | None = None
) -> None:
    """Write texts to their files, and give a folder another name: all of it or nothing.

    Raises:
        Refused: a file is no longer what it was, or cannot be written.
    """
    try:
        write_changes(files, tree, folders, move)
    except ChangedMeanwhile as path:
        raise Refused(f"{path} was changed in the meantime; nothing was written, so try again") from path
    except OSError as error:
        raise Refused(
            f"{error.filename} cannot be written ({error.strerror}); {what_stands(error)}"
        ) from error
