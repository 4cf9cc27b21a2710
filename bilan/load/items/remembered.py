"""What is kept of an item's folder, so that it need not be read again while nothing in it changes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from bilan.load.items.folders import ItemFolder
from bilan.load.items.item_files import ItemFile
from bilan.load.yaml.yaml_source import Place, YamlNode
from bilan.model.content import Collection, Factsheet, Item, Objective, Page, Project, Story
from bilan.model.site import Settings
from bilan.model.source import Diagnostic, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptNode:
    """What front matter holds, with its places in pairs."""

    value: object
    span: Span
    marks: tuple[tuple[Place, Span], ...]
    keys: tuple[tuple[Place, Span], ...]

    @classmethod
    def of(cls, node: YamlNode) -> Self:
        """Return what is kept of a node."""
        marks, keys = tuple(node.marks.items()), tuple(node.keys.items())
        return cls(value=node.value, span=node.span, marks=marks, keys=keys)

    def node(self) -> YamlNode:
        """Return the node that was kept."""
        return YamlNode(value=self.value, span=self.span, marks=dict(self.marks), keys=dict(self.keys))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFolder:
    """The item of a folder, with all that was wrong in its files."""

    item: Item
    nodes: Mapping[str, KeptNode]
    """The front matter of each file, by language."""
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeptStory(KeptFolder):
    item: Story


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeptObjective(KeptFolder):
    item: Objective


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeptProject(KeptFolder):
    item: Project


@dataclass(frozen=True, slots=True, kw_only=True)
class _KeptFactsheet(KeptFolder):
    item: Factsheet


@dataclass(frozen=True, slots=True, kw_only=True)
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


def names_of(folders: Sequence[ItemFolder], settings: Settings) -> list[str]:
    """Return the name of all that each item is made from: the files of its folder and the settings."""
    about = _digest(repr(settings))
    return [
        _digest(
            repr(
                (
                    about,
                    folder.path,
                    [(one, file.digest) for one, file in folder.files.items()],
                    [(one, file.digest) for one, file in folder.earlier.items()],
                )
            )
        )
        for folder in folders
    ]


def kept_files(folder: ItemFolder, kept: KeptFolder) -> dict[str, ItemFile]:
    """Return the files of a folder as they were read."""
    return {
        language: ItemFile(
            folder=folder,
            language=language,
            path=file.path,
            node=kept.nodes[language].node(),
            prose=kept.item.editions[language].prose,
            summary=kept.item.editions[language].summary,
        )
        for language, file in folder.files.items()
    }


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
