"""What is kept of an item's folder, so that it need not be read again while nothing in it changes.

Kept is what a site is joined and planned from. What an item says, and where each key of its files stands, is
taken from the files themselves where somebody asks for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from bilan.load.items.folders import ItemFolder
from bilan.load.items.written import FolderRead, ItemFile
from bilan.load.text.front_matter import split_front_matter
from bilan.load.yaml.nodes import Place, YamlNode
from bilan.model.content import (
    Collection,
    Edition,
    Factsheet,
    Item,
    Objective,
    Page,
    Project,
    Prose,
    Story,
)
from bilan.model.late import LateProse
from bilan.model.records import Record, replace
from bilan.model.source import Diagnostic, SourceFile, Span


class KeptFile(Record, array_like=True):
    """A file of an item, beside its edition."""

    value: object
    """What its front matter holds."""
    span: Span
    """Of the front matter."""
    start: int | None
    """From where on the text stands in the file; None where it stands otherwise there.

    With references in it, it is kept with the edition all the same: a reader sees numbers in their place.
    """


class KeptFolder(Record, array_like=True):
    """The item of a folder without its texts, with all that was wrong in its files."""

    item: Item
    files: Mapping[str, KeptFile]
    """By language."""
    problems: tuple[Diagnostic, ...]
    heads: str
    """Names all that it is made from but the texts; empty where those cannot be told apart."""


class _KeptStory(KeptFolder):
    item: Story


class _KeptObjective(KeptFolder):
    item: Objective


class _KeptProject(KeptFolder):
    item: Project


class _KeptFactsheet(KeptFolder):
    item: Factsheet


class _KeptPage(KeptFolder):
    item: Page


KEPT: Mapping[Collection, type[KeptFolder]] = {
    Collection.STORIES: _KeptStory,
    Collection.OBJECTIVES: _KeptObjective,
    Collection.PROJECTS: _KeptProject,
    Collection.FACTSHEETS: _KeptFactsheet,
    Collection.PAGES: _KeptPage,
}
"""The types by which bytes are read again."""


class _Again:
    """The front matter of a file that was in order, read again once somebody asks for it."""

    __slots__ = ("_file", "_node")

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._node: YamlNode | None = None

    def node(self) -> YamlNode:
        """Return what it holds.

        Raises:
            LookupError: it holds nothing, which is a mistake of ours: an item was made of it.
        """
        from bilan.load.yaml.yaml_source import read_yaml

        if self._node is None:
            parts = split_front_matter(self._file).value
            found = None if parts is None else read_yaml(self._file.path, parts.yaml, parts.yaml_line).value
            if found is None:
                raise LookupError(self._file.path)
            self._node = found
        return self._node


class _LatePlaces(Mapping[Place, Span]):
    """The places of what front matter holds, which are asked for where something is wrong."""

    __slots__ = ("_again", "_of")

    def __init__(self, again: _Again, of: Literal["marks", "keys"]) -> None:
        self._again = again
        self._of = of

    def _known(self) -> Mapping[Place, Span]:
        node = self._again.node()
        return node.marks if self._of == "marks" else node.keys

    def __getitem__(self, place: Place) -> Span:
        return self._known()[place]

    def __iter__(self) -> Iterator[Place]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())


def names_of(folders: Sequence[ItemFolder], about: str) -> list[str]:
    """Return the name of all that each item is made from: the files of its folder and the settings."""
    return [
        _digest(f"{about} {folder.path}\n{_said_by(folder.files)}\n{_said_by(folder.earlier)}")
        for folder in folders
    ]


def _said_by(files: Mapping[str, SourceFile]) -> str:
    return " ".join([f"{language} {file.digest}" for language, file in files.items()])


def keep_folder(read: FolderRead, item: Item, problems: tuple[Diagnostic, ...], about: str) -> KeptFolder:
    """Return what is kept of a folder whose item could be loaded, and of what names the settings."""
    folder = read.folder
    kept = {
        language: KeptFile(
            value=file.node.value,
            span=file.node.span,
            start=_start_of(item.editions[language].prose, folder.files[language]),
        )
        for language, file in read.files.items()
        if file.node is not None
    }
    editions = {
        language: edition
        if _is_kept(edition, kept[language])
        else replace(edition, prose=edition.prose.without_text())
        for language, edition in item.editions.items()
    }
    bare = replace(item, editions=editions)
    heads = heads_of(folder, {language: file.start for language, file in kept.items()}, about)
    return KEPT[folder.collection](item=bare, files=kept, problems=problems, heads=heads)


def _is_kept(edition: Edition, file: KeptFile) -> bool:
    """Return whether a text is kept with its edition, and not taken from its file."""
    return file.start is None or edition.prose.written is not None


def _start_of(prose: Prose, file: SourceFile) -> int | None:
    written = prose.text if prose.written is None else prose.written
    text = file.text
    return len(text) - len(written) if text.endswith(written) else None


def heads_of(folder: ItemFolder, starts: Mapping[str, int | None], about: str) -> str:
    """Return what names all that an item is made from but its texts, which start where they are said to.

    It is empty where one of them cannot be told apart from what stands above it.
    """
    heads = {
        language: file.text[: starts[language]]
        for language, file in folder.files.items()
        if starts.get(language) is not None
    }
    if heads.keys() != folder.files.keys() or not all(head.endswith("\n") for head in heads.values()):
        return ""
    return _digest(f"{about} {folder.path}\n{list(heads.items())!r}")


def item_of(folder: ItemFolder, kept: KeptFolder) -> Item:
    """Return the item of a folder as it was loaded; its texts are cut from its files when somebody asks."""
    editions = {
        language: edition
        if (start := kept.files[language].start) is None or _is_kept(edition, kept.files[language])
        else replace(edition, prose=LateProse.of(edition.prose, folder.files[language], start))
        for language, edition in kept.item.editions.items()
    }
    return replace(kept.item, editions=editions)


def kept_files(folder: ItemFolder, item: Item, kept: KeptFolder) -> dict[str, ItemFile]:
    """Return the files of a folder as they were read."""
    return {
        language: ItemFile(
            folder=folder,
            language=language,
            path=file.path,
            node=_node_of(kept.files[language], _Again(file)),
            prose=item.editions[language].prose,
            summary=item.editions[language].summary,
        )
        for language, file in folder.files.items()
    }


def _node_of(kept: KeptFile, again: _Again) -> YamlNode:
    marks, keys = _LatePlaces(again, "marks"), _LatePlaces(again, "keys")
    return YamlNode(value=kept.value, span=kept.span, marks=marks, keys=keys)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
