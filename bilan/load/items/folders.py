"""The folders of `content/`: which of them are items, and what lies where nothing should."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePosixPath

from bilan.load.entries.named import nearest
from bilan.load.entries.readings import key_reading
from bilan.model.content import Collection
from bilan.model.records import Record, field
from bilan.model.source import Diagnostic, Loaded, SourceFile, SourceTree, Span, problem
from bilan.translations.fingerprints import earlier_file

CONTENT = "content"
INDICATORS = "indicators"

_ENDING = ".md"
_BELOW = f"{CONTENT}/"
_KEY = re.compile(r"(?=.{1,100}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)
_FILE_DEPTH = 3
"""The least parts of a path below `content/` that an item's file has: a collection, a key and a name."""


class ItemFolder(Record):
    """A folder with the files of one item."""

    collection: Collection
    key: str
    path: str
    """As in `content/stories/faustina`."""
    files: Mapping[str, SourceFile]
    """By language, in the order of the site's languages."""
    earlier: Mapping[str, SourceFile] = field(default_factory=dict)
    """What an original said when its translation was made, by the language of the translation."""


class _Place(Record):
    """A file of the content, with the parts of its path below `content/`."""

    path: str
    parts: tuple[str, ...]


def find_items(tree: SourceTree, languages: Sequence[str]) -> Loaded[tuple[ItemFolder, ...]]:
    """Return the folders that hold items, in the order of their paths, and what lies in a wrong place.

    A folder in `content/` that the program does not know is named once, and nothing in it is read.
    """
    texts = tuple(_places(tree.files))
    known = (*(one.value for one in Collection), INDICATORS)
    unknown = {
        one.parts[0]: one
        for one in (*texts, *_places(tree.blobs))
        if one.parts[0] not in known and len(one.parts) > 1
    }
    problems = [_unknown_folder(name, known) for name in unknown]
    problems += [_no_folder(name) for name in known if f"{CONTENT}/{name}" in tree.blobs]
    files: dict[str, dict[str, SourceFile]] = {}
    for place in texts:
        if not _is_markdown(place.parts[-1]) or place.parts[0] in unknown:
            continue
        folder, _, name = place.path.rpartition("/")
        language = name.removesuffix(".md")
        if len(place.parts) < _FILE_DEPTH or place.parts[0] == INDICATORS:
            problems.append(_stray(place, languages))
        elif language not in languages or language == name:
            problems.append(_unknown_language(place, languages))
        else:
            files.setdefault(folder, {})[language] = tree.files[place.path]
    found = tuple(_item_folder(path, held, languages, tree) for path, held in sorted(files.items()))
    return Loaded(value=found, problems=(*problems, *_misplaced(found)))


def default_languages(tree: SourceTree) -> tuple[str, ...]:
    """Return what the Markdown files in folders are named after, for a site whose settings cannot be read."""
    names = (one.parts[-1] for one in _places(tree.files) if len(one.parts) >= _FILE_DEPTH)
    stems = (name.removesuffix(".md") for name in names if name.endswith(".md"))
    return tuple(sorted({stem for stem in stems if _LANGUAGE.fullmatch(stem)}))


def _places(paths: Mapping[str, object]) -> Iterator[_Place]:
    """Yield the files of the content but those that are passed over."""
    for path in paths:
        if path.startswith(_BELOW) and "/." not in path and "/_" not in path:
            parts = tuple(path.split("/")[1:])
            if parts[-1].lower() != "readme.md":
                yield _Place(path=path, parts=parts)


def _is_markdown(name: str) -> bool:
    return len(name) > len(_ENDING) and name[-len(_ENDING) :].lower() == _ENDING


def folder_at(tree: SourceTree, path: str, languages: Sequence[str]) -> ItemFolder:
    """Return the folder of an item by its path, with those of its files that there are."""
    names = {language: f"{path}/{language}{_ENDING}" for language in languages}
    held = {language: tree.files[name] for language, name in names.items() if name in tree.files}
    return _item_folder(path, held, languages, tree)


def _item_folder(
    path: str, held: Mapping[str, SourceFile], languages: Sequence[str], tree: SourceTree
) -> ItemFolder:
    parts = path.split("/")
    return ItemFolder(
        collection=Collection(parts[1]),
        key=parts[-1],
        path=path,
        files={language: held[language] for language in languages if language in held},
        earlier={
            language: tree.files[one]
            for language in languages
            if (one := f"{path}/{earlier_file(language)}") in tree.files
        },
    )


def _misplaced(folders: Sequence[ItemFolder]) -> Iterator[Diagnostic]:
    """Yield a problem for each item whose key is not written as one, or that lies in another."""
    by_path = {one.path: one for one in folders}

    @cache
    def owner(path: str) -> ItemFolder | None:
        return next((by_path[above] for above in _above(path) if above in by_path), None)

    first: dict[tuple[Collection, str], ItemFolder] = {}
    for one in folders:
        if not is_key(one.key):
            yield _bad_key(one.key, _span_of(one))
        if (outer := owner(one.path.rpartition("/")[0])) is not None:
            yield _item_in_item(one, outer)
        before = first.setdefault((one.collection, one.key), one)
        if before is not one:
            yield _repeated(one, before)


def _above(path: str) -> Iterator[str]:
    """Yield a folder and those that it lies in, the nearest first."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def is_key(name: str) -> bool:
    """Return whether a name is lower case letters, digits and hyphens, and not too long."""
    return _KEY.fullmatch(name) is not None


def _span_of(folder: ItemFolder) -> Span:
    return Span(path=next(iter(folder.files.values())).path)


def _unknown_folder(name: str, known: Sequence[str]) -> Diagnostic:
    near = nearest(name, known)
    return problem(
        "unknown-folder",
        Span(path=f"{CONTENT}/{name}"),
        f"nothing reads the folder `{name}`" + (f"; did you mean `{near}`?" if near else ""),
        why=f"The folders of content/ are {', '.join(known)}. One that begins with `_` is passed over.",
        fixes=(f"{CONTENT}/{near}" if near else f"{CONTENT}/_{name}",),
    )


def _no_folder(name: str) -> Diagnostic:
    return problem(
        "not-a-folder",
        Span(path=f"{CONTENT}/{name}"),
        f"`{name}` is a file, and should be a folder",
        why="Everything of its kind lies in this folder: with a file in its place, there is none.",
        fixes=(f"{CONTENT}/{name}/",),
    )


def _stray(place: _Place, languages: Sequence[str]) -> Diagnostic:
    stem = PurePosixPath(place.parts[-1]).stem
    collection = (
        place.parts[0] if len(place.parts) > 1 and place.parts[0] != INDICATORS else Collection.PAGES.value
    )
    key = next(iter(key_reading(stem)), "key")
    language = languages[0] if languages else "language"
    return problem(
        "stray-markdown",
        Span(path=place.path),
        f"`{place.parts[-1]}` lies in no item's folder",
        why="Each item has a folder of its own, with a Markdown file for each language.",
        fixes=(f"{CONTENT}/{collection}/{key}/{language}.md",),
    )


def _unknown_language(place: _Place, languages: Sequence[str]) -> Diagnostic:
    stem = PurePosixPath(place.parts[-1]).stem
    near = nearest(stem, languages)
    return problem(
        "unknown-language-file",
        Span(path=place.path),
        f"`{place.parts[-1]}` is named after no language of the site and will not be read",
        why=f"The Markdown files of an item are {', '.join(f'{one}.md' for one in languages)}.",
        fixes=(f"{near}.md",) if near else (f"_{place.parts[-1]}",),
    )


def _bad_key(key: str, span: Span) -> Diagnostic:
    return problem(
        "bad-key",
        span,
        f"the folder `{key}` is not named as a key",
        why="Keys become addresses: lower case letters, digits and hyphens, a hundred at most.",
        fixes=key_reading(key),
    )


def _item_in_item(inner: ItemFolder, outer: ItemFolder) -> Diagnostic:
    return problem(
        "item-in-item",
        _span_of(inner),
        f"`{inner.key}` lies inside of `{outer.key}`",
        why="An item's folder holds its own files and pictures, and no other item.",
        fixes=(f"{outer.path.rpartition('/')[0]}/{inner.key}",),
        also=(_span_of(outer),),
    )


def _repeated(one: ItemFolder, before: ItemFolder) -> Diagnostic:
    return problem(
        "repeated-item",
        _span_of(one),
        f"there is a second `{one.key}` in `{one.collection.value}`",
        why="A key names one item alone. Folders in between do not count.",
        also=(_span_of(before),),
    )
