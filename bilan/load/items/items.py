"""The items of all collections: their files brought together, each fact stated once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from bilan.crew.sharing import ALONE, Crew
from bilan.load.items.folders import ItemFolder, find_items, is_key
from bilan.load.items.new_texts import with_new_texts
from bilan.load.items.remembered import (
    KEPT,
    KeptFolder,
    item_of,
    keep_folder,
    kept_files,
    names_of,
)
from bilan.load.items.written import FolderRead, ItemFile, Wanted
from bilan.model.content import Collection, Item
from bilan.model.memory import NO_MEMORY, Memory, named, packed, unpacked
from bilan.model.records import Record
from bilan.model.site import Settings
from bilan.model.source import Loaded, SourceTree

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


def load_items(
    tree: SourceTree, settings: Settings, memory: Memory = NO_MEMORY, crew: Crew = ALONE
) -> Loaded[ItemsFound]:
    """Return the items of a tree; there is always a value, which leaves out what is broken.

    An item is made of the files of its folder and the settings alone: where those are what they were, it is
    taken from the memory. Where many are not, a crew shares the reading.
    """
    return begin_items(tree, settings, memory, crew)()


def begin_items(
    tree: SourceTree, settings: Settings, memory: Memory, crew: Crew
) -> Callable[[], Loaded[ItemsFound]]:
    """Begin to load the items, and return what waits for them: a crew needs nobody meanwhile."""
    folders = find_items(tree, settings.languages)
    loading = _begin_folders(folders.value or (), settings, memory, crew)

    def found() -> Loaded[ItemsFound]:
        loaded = loading()
        problems = (*folders.problems, *(each for one in loaded for each in one.problems))
        return Loaded(value=_found([one.value for one in loaded if one.value is not None]), problems=problems)

    return found


def _found(read: Sequence[FolderRead]) -> ItemsFound:
    """Return what came of all folders, ordered by path, together."""
    items: dict[Collection, dict[str, Item]] = {collection: {} for collection in Collection}
    for one in sorted(read, key=lambda one: (one.folder.key, one.folder.path)):
        if one.item is not None and is_key(one.folder.key):
            items[one.folder.collection].setdefault(one.folder.key, one.item)
    known = {
        collection: frozenset(one.folder.key for one in read if one.folder.collection is collection)
        for collection in Collection
    }
    return ItemsFound(
        items=items,
        known=known,
        files=tuple(file for one in read for file in one.files.values()),
        wanted={one.files[language].path: asked for one in read for language, asked in one.wanted.items()},
    )


def _begin_folders(
    folders: Sequence[ItemFolder], settings: Settings, memory: Memory, crew: Crew
) -> Callable[[], tuple[Loaded[FolderRead], ...]]:
    """Begin to load folders, and return what waits for what comes of each.

    Texts are left in their files also where they were just read: they take room, and stand in memory once.
    """
    about = named(settings)
    by_name = dict(zip(names_of(folders, about), folders, strict=True))
    known: dict[str, KeptFolder] = {}
    for collection, sort in KEPT.items():
        ours = [name for name, one in by_name.items() if one.collection is collection]
        known |= memory.recall_all(collection.value, ours, sort)
    missing = {name: one for name, one in by_name.items() if name not in known}
    is_shared = len(missing) >= WORTH_A_CREW and crew.shares()
    shared = _loaded_by_crew(missing, settings, crew) if is_shared else _nothing
    return partial(_folders_found, by_name, known, shared, settings, memory)


def _nothing() -> dict[str, KeptFolder]:
    """Return what comes of folders that nobody else reads."""
    return {}


def _folders_found(
    by_name: Mapping[str, ItemFolder],
    known: dict[str, KeptFolder],
    shared: Callable[[], dict[str, KeptFolder]],
    settings: Settings,
    memory: Memory,
) -> tuple[Loaded[FolderRead], ...]:
    """Return what came of each folder: some are known, and others are read by those who share the work."""
    fresh = shared()
    missing = [name for name in by_name if name not in known and name not in fresh]
    broken: dict[str, Loaded[FolderRead]] = {}
    about, before = named(settings), _before(memory) if missing else {}
    for name in missing:
        folder = by_name[name]
        made = with_new_texts(folder, before.get(folder.path, ()), about) or _reader()(folder, settings)
        if (kept := _to_keep(made, about)) is None:
            broken[name] = made
        else:
            fresh[name] = kept
    for collection in KEPT:
        ours = [name for name in fresh if by_name[name].collection is collection]
        memory.remember_all(collection.value, {name: fresh[name] for name in ours})
    known |= fresh
    fresh.clear()
    return tuple(
        broken[name] if name in broken else _from_memory(folder, name, known.pop(name), memory)
        for name, folder in by_name.items()
    )


def _before(memory: Memory) -> Mapping[str, Sequence[KeptFolder]]:
    """Return what was known of folders that have changed, by their paths."""
    found: dict[str, list[KeptFolder]] = {}
    for collection, sort in KEPT.items():
        for one in memory.unasked(collection.value, sort):
            found.setdefault(one.item.folder, []).append(one)
    return found


def _loaded_by_crew(
    folders: Mapping[str, ItemFolder], settings: Settings, crew: Crew
) -> Callable[[], dict[str, KeptFolder]]:
    """Have folders read, and return what waits for what is kept of them by their names.

    One whose item is broken is left to others.
    """
    _reader()  # workers that begin as copies of this process have it then
    names = tuple(folders)
    portions = [names[start : start + PORTION] for start in range(0, len(names), PORTION)]
    told = crew.share(partial(_packed_folders, settings), partial(_folders_at, folders), portions)

    def found() -> dict[str, KeptFolder]:
        return {
            name: unpacked(data, KEPT[folders[name].collection])
            for portion, made in zip(portions, told, strict=True)
            for name, data in zip(portion, made, strict=True)
            if data is not None
        }

    return found


def _reader() -> Callable[[ItemFolder, Settings], Loaded[FolderRead]]:
    """Return what reads the item of a folder; it brings in PyYAML and pydantic."""
    from bilan.load.items.reading import load_folder

    return load_folder


def _folders_at(folders: Mapping[str, ItemFolder], names: Sequence[str]) -> list[ItemFolder]:
    return [folders[name] for name in names]


def _packed_folders(settings: Settings, folders: Sequence[ItemFolder]) -> list[bytes | None]:
    """Return what is kept of each folder, as little as can be sent."""
    load_folder, about = _reader(), named(settings)
    kept = (_to_keep(load_folder(folder, settings), about) for folder in folders)
    return [None if one is None else packed(one) for one in kept]


def _to_keep(loaded: Loaded[FolderRead], about: str) -> KeptFolder | None:
    """Return what is kept of a folder; None where its item could not be loaded."""
    read = loaded.value
    if read is None or read.item is None:
        return None
    return keep_folder(read, read.item, loaded.problems, about)


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
