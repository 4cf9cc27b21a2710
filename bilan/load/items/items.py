"""The items of all collections: their files brought together, each fact stated once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from bilan.crew.sharing import ALONE, Crew
from bilan.load.entries.problems import read_entry
from bilan.load.items.addresses import Wanted
from bilan.load.items.folders import ItemFolder, find_items, is_key
from bilan.load.items.item_facts import Shared, load_item
from bilan.load.items.item_files import load_edition, read_item_file
from bilan.load.items.item_schemas import ORIGINALS, TRANSLATIONS, FileEntry, ProjectEntry
from bilan.load.items.originals import compare_facts, find_original
from bilan.load.items.remembered import KEPT, KeptFolder, item_of, keep_folder, kept_files, names_of
from bilan.load.items.written import ItemFile, span_of_key
from bilan.model.content import Collection, Edition, Item
from bilan.model.memory import NO_MEMORY, Memory, packed, unpacked
from bilan.model.records import Record, replace
from bilan.model.site import Settings
from bilan.model.source import Diagnostic, Loaded, SourceTree, Span, problem
from bilan.model.when import first_day
from bilan.translations.fingerprints import read_earlier

WORTH_A_CREW = 200
"""From how many folders on other processes save time."""
PORTION = 40
"""How many folders a process is handed at once."""


class ItemsFound(Record):
    """All items that could be loaded, and all files that there are."""

    items: Mapping[Collection, Mapping[str, Item]]
    """By key, ordered by it."""
    known: Mapping[Collection, frozenset[str]]
    """The keys of all items, those of broken ones too, so that one mistake gives one message."""
    files: tuple[ItemFile, ...]
    """Ordered by path."""
    wanted: Mapping[str, Wanted]
    """The addresses that a file asks for, by its path, where nothing is wrong with its front matter."""


class FolderRead(Record):
    """What came of one folder."""

    folder: ItemFolder
    item: Item | None
    files: Mapping[str, ItemFile]
    wanted: Mapping[str, Wanted]


def load_items(
    tree: SourceTree, settings: Settings, memory: Memory = NO_MEMORY, crew: Crew = ALONE
) -> Loaded[ItemsFound]:
    """Return the items of a tree; there is always a value, which leaves out what is broken.

    An item is made of the files of its folder and the settings alone: where those are what they were, it is
    taken from the memory. Where many are not, a crew shares the reading.
    """
    folders = find_items(tree, settings.languages)
    loaded = _load_folders(folders.value or (), settings, memory, crew)
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
        wanted={one.files[language].path: asked for one in read for language, asked in one.wanted.items()},
    )
    return Loaded(
        value=found, problems=(*folders.problems, *(each for one in loaded for each in one.problems))
    )


def _load_folders(
    folders: Sequence[ItemFolder], settings: Settings, memory: Memory, crew: Crew
) -> tuple[Loaded[FolderRead], ...]:
    """Return what came of each folder.

    Texts are left in their files also where they were just read: they take room, and stand in memory once.
    """
    named = dict(zip(names_of(folders, settings), folders, strict=True))
    known: dict[str, KeptFolder] = {}
    for collection, sort in KEPT.items():
        ours = [name for name, one in named.items() if one.collection is collection]
        known |= memory.recall_all(collection.value, ours, sort)
    missing = {name: one for name, one in named.items() if name not in known}
    fresh = _loaded_by_crew(missing, settings, crew) if len(missing) >= WORTH_A_CREW and crew.shares() else {}
    broken: dict[str, Loaded[FolderRead]] = {}
    for name in [one for one in missing if one not in fresh]:
        made = load_folder(named[name], settings)
        if (kept := _to_keep(made)) is None:
            broken[name] = made
        else:
            fresh[name] = kept
    for collection in KEPT:
        ours = [name for name in fresh if named[name].collection is collection]
        memory.remember_all(collection.value, {name: fresh[name] for name in ours})
    known |= fresh
    fresh.clear()
    return tuple(
        broken[name] if name in broken else _from_memory(folder, name, known.pop(name), memory)
        for name, folder in named.items()
    )


def _loaded_by_crew(
    folders: Mapping[str, ItemFolder], settings: Settings, crew: Crew
) -> dict[str, KeptFolder]:
    """Return what is kept of folders by their names; one whose item is broken is left to others."""
    names = tuple(folders)
    portions = [names[start : start + PORTION] for start in range(0, len(names), PORTION)]
    told = crew.share(partial(_packed_folders, settings), partial(_folders_at, folders), portions)
    return {
        name: unpacked(data, KEPT[folders[name].collection])
        for portion, made in zip(portions, told, strict=True)
        for name, data in zip(portion, made, strict=True)
        if data is not None
    }


def _folders_at(folders: Mapping[str, ItemFolder], names: Sequence[str]) -> list[ItemFolder]:
    return [folders[name] for name in names]


def _packed_folders(settings: Settings, folders: Sequence[ItemFolder]) -> list[bytes | None]:
    """Return what is kept of each folder, as little as can be sent."""
    kept = (_to_keep(load_folder(folder, settings)) for folder in folders)
    return [None if one is None else packed(one) for one in kept]


def _to_keep(loaded: Loaded[FolderRead]) -> KeptFolder | None:
    """Return what is kept of a folder; None where its item could not be loaded."""
    read = loaded.value
    if read is None or read.item is None:
        return None
    return keep_folder(read.folder, read.item, read.files, loaded.problems)


def _from_memory(folder: ItemFolder, name: str, kept: KeptFolder, memory: Memory) -> Loaded[FolderRead]:
    item = memory.once(f"item {name}", partial(item_of, folder, kept))
    memory.call(item, name)
    editions = item.editions
    read = FolderRead(
        folder=folder,
        item=item,
        files=kept_files(folder, item, kept),
        wanted={one: Wanted(slug=each.slug, aliases=each.aliases) for one, each in editions.items()},
    )
    return Loaded(value=read, problems=kept.problems)


def load_folder(folder: ItemFolder, settings: Settings) -> Loaded[FolderRead]:
    """Return what came of one folder; there is always a value, whose item is None where that is broken."""
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
    wanted = {
        language: Wanted(slug=entry.slug or folder.key, aliases=tuple(entry.aliases))
        for language, entry in held.items()
    }
    return Loaded(value=FolderRead(folder=folder, item=item, files=files, wanted=wanted), problems=problems)


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
