"""The item of a folder, read from its files: each fact stated once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilan.load.entries.problems import read_entry
from bilan.load.items.folders import ItemFolder
from bilan.load.items.item_facts import Shared, load_item
from bilan.load.items.item_files import load_edition, read_item_file
from bilan.load.items.item_schemas import ORIGINALS, TRANSLATIONS, FileEntry, ProjectEntry
from bilan.load.items.new_texts import with_earlier, with_kept_fingerprints
from bilan.load.items.originals import compare_facts, find_original
from bilan.load.items.written import FolderRead, ItemFile, Wanted, span_of_key, written_key
from bilan.model.content import Edition, Item
from bilan.model.site import Settings
from bilan.model.source import Diagnostic, Loaded, Span, problem
from bilan.model.when import first_day


def load_folder(folder: ItemFolder, settings: Settings) -> Loaded[FolderRead]:
    """Return what came of one folder; there is always a value, whose item is None where that is broken."""
    read = {language: read_item_file(folder, language) for language in folder.files}
    files = {language: one.value for language, one in read.items() if one.value is not None}
    is_whole = all(file.node is not None for file in files.values())
    original: Loaded[str] = find_original(files, settings.languages) if is_whole else Loaded(value=None)
    if original.value is not None and any(written_key(one, "translated_from") for one in files.values()):
        files = dict(with_kept_fingerprints(files, original.value))
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
            folder, original.value, held, with_earlier(folder, original.value, editions.value or {})
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
