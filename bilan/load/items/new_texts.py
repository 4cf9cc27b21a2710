"""Items of which the texts alone have changed: what stands above them is taken as it was read before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from bilan.load.items.folders import ItemFolder
from bilan.load.items.remembered import KeptFolder, heads_of, kept_files
from bilan.load.items.written import FolderRead, ItemFile, Wanted
from bilan.load.text.prose import load_prose
from bilan.model.content import Edition, Prose
from bilan.model.records import replace
from bilan.model.source import Loaded
from bilan.translations.fingerprints import read_earlier

Kept = TypeVar("Kept", ItemFile, Edition)


def with_new_texts(folder: ItemFolder, before: Iterable[KeptFolder], about: str) -> Loaded[FolderRead] | None:
    """Return what came of a folder that was known, with its texts as they are now.

    None where something else has changed, or something was wrong with it.
    """
    kept = next((one for one in before if _has_heads(one, folder, about)), None)
    if kept is None:
        return None
    read = {language: _read_text(folder, language, kept) for language in folder.files}
    texts = {language: one.value for language, one in read.items() if one.value is not None}
    editions = {
        language: replace(kept.item.editions[language], prose=text, earlier={})
        for language, text in texts.items()
    }
    if editions.keys() != folder.files.keys():
        return None
    if any(one.translated_from is not None for one in editions.values()):
        editions = dict(with_kept_fingerprints(editions, kept.item.original))
    ordered = dict(sorted(with_earlier(folder, kept.item.original, editions).items()))
    item = replace(kept.item, editions=ordered)
    found = FolderRead(
        folder=folder,
        item=item,
        files=kept_files(folder, item, kept),
        wanted={one: Wanted(slug=each.slug, aliases=each.aliases) for one, each in editions.items()},
    )
    return Loaded(value=found, problems=tuple(each for one in read.values() for each in one.problems))


def _has_heads(kept: KeptFolder, folder: ItemFolder, about: str) -> bool:
    """Return whether all but the texts is as it was, and in order."""
    if kept.problems or not kept.heads:
        return False
    starts = {language: file.start for language, file in kept.files.items()}
    return heads_of(folder, starts, about) == kept.heads


def _read_text(folder: ItemFolder, language: str, kept: KeptFolder) -> Loaded[Prose]:
    file, start = folder.files[language], kept.files[language].start
    text = file.text
    return load_prose(file.path, text[start:], text.count("\n", 0, start) + 1)


def with_earlier(folder: ItemFolder, original: str, editions: Mapping[str, Edition]) -> Mapping[str, Edition]:
    """Return the editions of an item with what its original said when each was made."""
    earlier = {
        language: replace(editions[language], earlier=found)
        for language, file in folder.earlier.items()
        if language != original
        if language in editions and (found := read_earlier(file.text, editions[original]))
    }
    return {**editions, **earlier}


def with_kept_fingerprints(files: Mapping[str, Kept], original: str) -> Mapping[str, Kept]:
    """Return the files or editions of an item of which one says what it was made from.

    Each run compares that with the original, whose fingerprints are worked out once and for all.
    """
    one = files[original]
    texts = {"summary": one.summary, "prose": one.prose}
    known: dict[str, Any] = {
        name: text.with_fingerprints() for name, text in texts.items() if text is not None
    }
    return {**files, original: replace(one, **known)}
