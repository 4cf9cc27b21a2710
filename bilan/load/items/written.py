"""A Markdown file of an item as far as it could be read, with the keys that stand in it."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.load.items.folders import ItemFolder
from bilan.load.yaml.nodes import YamlNode
from bilan.model.content import Collection, Item, Prose
from bilan.model.records import Record
from bilan.model.source import Span

_FACTS: Mapping[Collection, str] = {
    Collection.STORIES: "kind date objectives countries regions topics projects image featured",
    Collection.OBJECTIVES: "order counters charts image topics",
    Collection.PROJECTS: (
        "contribution from to objectives countries regions topics partners website results"
    ),
    Collection.FACTSHEETS: "as_of objectives countries topics headline pdf",
    Collection.PAGES: "order in_menu in_footer shows",
}
FACTS: Mapping[Collection, frozenset[str]] = {
    collection: frozenset({*keys.split(), "updated"}) for collection, keys in _FACTS.items()
}
"""The keys that state facts of an item, as the schemas have them: what was read before needs no schema."""


class ItemFile(Record):
    """A Markdown file as far as it could be read."""

    folder: ItemFolder
    language: str
    path: str
    node: YamlNode | None
    """The front matter as written; None where it is no group of keys."""
    prose: Prose | None
    summary: Prose | None


class Wanted(Record):
    """The addresses that a file asks for."""

    slug: str
    aliases: tuple[str, ...]


class FolderRead(Record):
    """What came of one folder."""

    folder: ItemFolder
    item: Item | None
    files: Mapping[str, ItemFile]
    wanted: Mapping[str, Wanted]


def written_keys(file: ItemFile) -> Mapping[str, object]:
    """Return what the front matter of a file holds, as written, but for keys that were left empty."""
    if file.node is None or not isinstance(file.node.value, dict):
        return {}
    return {key: value for key, value in file.node.value.items() if value is not None}


def written_key(file: ItemFile, key: str) -> object:
    """Return what a key of the front matter holds, as written; None where it is empty or not there."""
    return file.node.value.get(key) if file.node and isinstance(file.node.value, dict) else None


def span_of_key(file: ItemFile, key: str) -> Span:
    """Return where a key of the front matter stands, or else where the file begins."""
    whole = Span(path=file.path)
    return whole if file.node is None else file.node.keys.get((key,), whole)
