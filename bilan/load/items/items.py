"""The items of all collections: their files brought together, each fact stated once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bilan.load.entries.problems import read_entry
from bilan.load.items.folders import ItemFolder, find_items, is_key
from bilan.load.items.item_facts import Shared, load_item
from bilan.load.items.item_files import ItemFile, load_edition, read_item_file, span_of_key
from bilan.load.items.item_schemas import ORIGINALS, TRANSLATIONS, FileEntry, ProjectEntry
from bilan.load.items.originals import compare_facts, find_original
from bilan.model.content import Collection, Edition, Item
from bilan.model.site import Settings
from bilan.model.source import Diagnostic, Loaded, SourceTree, Span, problem
from bilan.model.when import first_day
from bilan.translations.fingerprints import read_earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemsFound:
    """All items that could be loaded, and all files that there are."""

    items: Mapping[Collection, Mapping[str, Item]]
    """By key, ordered by it."""
    known: Mapping[Collection, frozenset[str]]
    """The keys of all items, those of broken ones too, so that one mistake gives one message."""
    files: tuple[ItemFile, ...]
    """Ordered by path."""
    entries: Mapping[str, FileEntry]
    """What the front matter of a file holds, by path, where nothing is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _FolderRead:
    """What came of one folder."""

    folder: ItemFolder
    item: Item | None
    files: Mapping[str, ItemFile]
    entries: Mapping[str, FileEntry]


def load_items(tree: SourceTree, settings: Settings) -> Loaded[ItemsFound]:
    """Return the items of a tree; there is always a value, which leaves out what is broken."""
    folders = find_items(tree, settings.languages)
    loaded = tuple(_load_folder(folder, settings) for folder in folders.value or ())
    read = tuple(one.value for one in loaded if one.value is not None)
    items: dict[Collection, dict[str, Item]] = {collection: {} for collection in Collection}
    for one in sorted(read, key=lambda one: (one.folder.key, one.folder.path)):
        if one.item is not None and is_key(one.folder.key):
            items[one.folder.collection].setdefault(one.folder.key, one.item)
    known = {
        collection: frozenset(one.folder.key for one in read if one.folder.collection is collection)
        for collection in Collection
    }
    found = ItemsFound(
        items=items,
        known=known,
        files=tuple(file for one in read for file in one.files.values()),
        entries={one.files[language].path: entry for one in read for language, entry in one.entries.items()},
    )
    return Loaded(
        value=found, problems=(*folders.problems, *(each for one in loaded for each in one.problems))
    )


def _load_folder(folder: ItemFolder, settings: Settings) -> Loaded[_FolderRead]:
    """Return the item of a folder, and its files however broken they are."""
    read = {language: read_item_file(folder, language) for language in folder.files}
    files = {language: one.value for language, one in read.items() if one.value is not None}
    is_whole = all(file.node is not None for file in files.values())
    original: Loaded[str] = find_original(files, settings.languages) if is_whole else Loaded(value=None)
    entries = _read_entries(files, original.value, settings)
    held = entries.value or {}
    facts = () if original.value is None else tuple(_check_facts(files, original.value, held))
    editions = _load_editions(files, held, settings.timezone)
    problems = (
        *(each for one in read.values() for each in one.problems),
        *original.problems,
        *entries.problems,
        *facts,
        *editions.problems,
    )
    item = None
    if original.value is not None and (editions.value or {}).keys() == files.keys():
        item = _item_of(
            folder, original.value, held, _with_earlier(folder, original.value, editions.value or {})
        )
    return Loaded(value=_FolderRead(folder=folder, item=item, files=files, entries=held), problems=problems)


def _read_entries(
    files: Mapping[str, ItemFile], original: str | None, settings: Settings
) -> Loaded[Mapping[str, FileEntry]]:
    """Return what the front matter of each file holds, by language; facts are required of the original."""
    entries: dict[str, FileEntry] = {}
    problems: list[Diagnostic] = []
    for language, file in files.items():
        if file.node is None:
            continue
        schemas = ORIGINALS if language == original else TRANSLATIONS
        entry = read_entry(schemas[file.folder.collection], file.node, settings.languages)
        problems += entry.problems
        if entry.value is not None:
            entries[language] = entry.value
    return Loaded(value=entries, problems=tuple(problems))


def _check_facts(
    files: Mapping[str, ItemFile], original: str, entries: Mapping[str, FileEntry]
) -> Iterator[Diagnostic]:
    for language, file in files.items():
        if language != original:
            yield from compare_facts(files[original], file, entries)
    entry = entries.get(original)
    if isinstance(entry, ProjectEntry) and entry.ends and entry.ends.day < first_day(entry.starts):
        yield problem(
            "ends-before-start",
            span_of_key(files[original], "to"),
            "the project ends before it begins",
            why="`from` is the first day of a project, and `to` the last.",
            also=(span_of_key(files[original], "from"),),
        )


def _load_editions(
    files: Mapping[str, ItemFile], entries: Mapping[str, FileEntry], timezone: str
) -> Loaded[Mapping[str, Edition]]:
    loaded = {language: load_edition(files[language], entry, timezone) for language, entry in entries.items()}
    return Loaded(
        value={language: one.value for language, one in loaded.items() if one.value is not None},
        problems=tuple(each for one in loaded.values() for each in one.problems),
    )


def _with_earlier(
    folder: ItemFolder, original: str, editions: Mapping[str, Edition]
) -> Mapping[str, Edition]:
    """Return the editions of an item with what its original said when each was made."""
    earlier = {
        language: replace(editions[language], earlier=found)
        for language, file in folder.earlier.items()
        if language != original
        if language in editions and (found := read_earlier(file.text, editions[original]))
    }
    return {**editions, **earlier}


def _item_of(
    folder: ItemFolder, original: str, entries: Mapping[str, FileEntry], editions: Mapping[str, Edition]
) -> Item:
    entry = entries[original]
    shared = Shared(
        key=folder.key,
        folder=folder.path,
        original=original,
        editions=dict(sorted(editions.items())),
        updated=entry.updated,
        span=Span(path=folder.files[original].path),
    )
    return load_item(entry, shared)
