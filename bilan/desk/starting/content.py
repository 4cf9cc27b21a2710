"""The content as the commands of this folder see it: what is there, and whether a change would break it."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.desk.refused import Refused
from bilan.disk.tree import Folders, read_tree
from bilan.language.locales import Locale, load_locales
from bilan.load.entries.named import nearest
from bilan.load.indicators.found import IndicatorsFound
from bilan.load.indicators.indicators import load_indicators
from bilan.load.items.folders import ItemFolder, find_items
from bilan.load.items.items import ItemsFound, load_items
from bilan.load.joins import Known, names_of
from bilan.load.settings import load_settings, load_topics
from bilan.load.site import load_site
from bilan.model.codes import Severity
from bilan.model.records import Record, replace
from bilan.model.site import Settings, Topic
from bilan.model.source import Diagnostic, SourceTree
from bilan.plan.routes import Routes, routes_of

CHECK = "python3 build.py check says why"


class Content(Record):
    """What there is before anything is written."""

    tree: SourceTree
    settings: Settings
    items: ItemsFound
    indicators: IndicatorsFound
    folders: tuple[ItemFolder, ...]
    known: Known
    topics: Mapping[str, Topic]
    routes: Routes
    locales: Mapping[str, Locale]


def read_content(folders: Folders) -> Content:
    """Return what a content folder holds.

    Raises:
        Refused: its settings cannot be read, or the system does not give a part of it out: what nobody
            has seen cannot be changed together with the rest.
    """
    tree = read_tree(folders)
    if hidden := [one.span.path for one in tree.problems if one.code == "unreadable-file"]:
        raise Refused(f"{hidden[0]} cannot be read, so nothing was written; {CHECK}")
    return content_of(tree)


def content_of(tree: SourceTree) -> Content:
    """Return what stands in files that were read.

    Raises:
        Refused: the settings among them cannot be understood.
    """
    settings = load_settings(tree).value
    locales = load_locales(tree, settings).value if settings else None
    if settings is None or locales is None:
        raise Refused(f"content/site.yaml or a catalogue cannot be read; {CHECK}")
    items, indicators = load_items(tree, settings).value, load_indicators(tree, settings).value
    topics = load_topics(tree, settings).value
    if items is None or indicators is None:
        raise Refused(f"the content cannot be read; {CHECK}")
    keys = {**names_of(items.known), "indicators": indicators.known, "regions": settings.regions}
    known = Known(
        keys=keys if topics is None else {**keys, "topics": topics}, indicators=indicators.indicators
    )
    return Content(
        tree=tree,
        settings=settings,
        items=items,
        indicators=indicators,
        folders=find_items(tree, settings.languages).value or (),
        known=known,
        topics=topics or {},
        routes=routes_of(settings, locales),
        locales=locales,
    )


def find_item(key: str, collection: str | None, content: Content) -> ItemFolder:
    """Return the folder of an item.

    Raises:
        Refused: there is none of that key, or more than one.
    """
    sought = [one for one in content.folders if collection in {None, one.collection.value}]
    found = [one for one in sought if one.key == key]
    if not found:
        raise Refused(_unknown(key, collection, {one.key for one in sought}, content))
    if len({one.collection for one in found}) > 1:
        names = [one.collection.value for one in found]
        raise Refused(
            f"there is a {key!r} in {' and in '.join(names)}; say which with --collection {names[0]}"
        )
    if len(found) > 1:
        raise Refused(f"there are two {key!r}: {' and '.join(one.path for one in found)}; give one a new key")
    return found[0]


def _unknown(key: str, collection: str | None, keys: set[str], content: Content) -> str:
    where = f"no {key!r} in {collection}" if collection else f"no item {key!r}"
    if key in content.indicators.known:
        return (
            f"there is {where}; {key!r} is an indicator, whose file holds all languages and is edited by hand"
        )
    near = nearest(key, sorted(keys))
    return f"there is {where}" + (f"; did you mean {near!r}?" if near else "")


def check_language(language: str | None, content: Content) -> None:
    """Make sure that the site has a language, where one is named.

    Raises:
        Refused: it does not.
    """
    languages = content.settings.languages
    if language is not None and language not in languages:
        raise Refused(f"the site has no language {language!r}; it has {', '.join(languages)}")


def moved(tree: SourceTree, old: str, new: str) -> SourceTree:
    """Return a tree in which a folder has another name."""
    return replace(
        tree,
        files={
            one: replace(file, path=one)
            for path, file in tree.files.items()
            for one in (moved_path(path, old, new),)
        },
        blobs={
            one: replace(blob, path=one)
            for path, blob in tree.blobs.items()
            for one in (moved_path(path, old, new),)
        },
    )


def moved_path(path: str, old: str, new: str) -> str:
    """Return where a file lies after its folder has taken another name."""
    return f"{new}{path.removeprefix(old)}" if path.startswith(f"{old}/") else path


def check_after(before: SourceTree, after: SourceTree) -> None:
    """Make sure that a change breaks nothing that was whole.

    Raises:
        Refused: the site would have an error that it has not now.
    """
    there = {(one.code, one.what) for one in _errors(before)}
    new = [one for one in _errors(after) if (one.code, one.what) not in there]
    if new:
        raise Refused(f"nothing was written, for it would be wrong in {new[0].span.path}: {words_of(new[0])}")


def _errors(tree: SourceTree) -> list[Diagnostic]:
    return [one for one in load_site(tree).problems if one.severity is Severity.ERROR]


def words_of(one: Diagnostic) -> str:
    """Return a problem in one line: what, why, and what to write."""
    write = f" Write {' or '.join(one.fixes)}." if one.fixes else ""
    why = f" {one.why}" if one.why else ""
    return f"{one.what}.{why}{write}".replace("?.", "?")
