"""Marking translations as saying what their originals say, and listing how all of them stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from bilan.desk.imports.yaml_edits import put, read_document
from bilan.desk.imports.yaml_extents import CannotEdit
from bilan.desk.refused import Refused
from bilan.disk.changes import what_stands, write_changes
from bilan.disk.tree import ChangedMeanwhile, Folders, read_tree
from bilan.language.words import source_name
from bilan.load.entries.named import nearest
from bilan.load.site import load_site
from bilan.model.content import Collection, Item, Status
from bilan.model.records import Record
from bilan.model.site import Site
from bilan.model.source import SourceTree
from bilan.translations.fingerprints import TEXT, earlier_file, pieces_of, write_earlier, write_fingerprints
from bilan.translations.states import State, Translation, translation_of

__all__ = ["Marking", "Refused", "mark_translations"]

Say = Callable[[str], None]

_CHECK = "python3 build.py check says why"
_NAMED = {
    State.BEHIND: "Behind their originals",
    State.UNKNOWN: "Never marked",
    State.MISSING: "Not translated",
}


class Marking(Record):
    """What is to be marked."""

    key: str | None
    """None for all items."""
    language: str | None = None
    """None for all languages."""
    collection: str | None = None
    is_all: bool = False
    is_sure: bool = False
    """Whether to mark all without a question."""


class _Standing(Record):
    """How an item stands in one of its other languages."""

    collection: Collection
    item: Item
    language: str
    translation: Translation

    @property
    def path(self) -> str:
        """The file of the translation, whether it is there or not."""
        return f"{self.item.folder}/{self.language}.md"


def mark_translations(order: Marking, folders: Folders, say: Say, ask: Callable[[str], bool] | None) -> None:
    """Mark translations as up to date, or list how all stand where none is named.

    `ask` puts a question to a person; None where nobody is there.

    Raises:
        Refused: what is asked for is not there, or cannot be written; the words say why.
    """
    tree = read_tree(folders)
    site = load_site(tree).value
    if site is None:
        raise Refused(f"content/site.yaml cannot be read; {_CHECK}")
    _check_language(order, site)
    if order.key is None and not order.is_all:
        say(_list(tuple(_standings(site, order))))
        return
    named = _named(order, site, tree) if order.key is not None else tuple(_standings(site, order))
    wanted = tuple(one for one in named if one.translation.state in (State.BEHIND, State.UNKNOWN))
    begun = tuple(one for one in wanted if _is_begun(one))
    if begun and order.key is not None:
        raise Refused(f"{begun[0].path} is a draft without a text: translate it first, then mark it")
    wanted = tuple(one for one in wanted if not _is_begun(one))
    for one in begun:
        say(f"{one.path} is a draft without a text, so it is not marked.")
    if not wanted:
        say(
            f"Every {'other ' * bool(begun)}translation is up to date already."
            if order.is_all
            else f"{named[0].path} is up to date already."
        )
        return
    if order.is_all and not order.is_sure and not _is_wanted(wanted, say, ask):
        say("Nothing was written.")
        return
    files = {path: text for one in wanted for path, text in _marked(one, tree).items()}
    _write(files, tree, folders)
    for one in wanted:
        say(_told(one))


def _is_begun(one: _Standing) -> bool:
    """Return whether a translation is as it was begun: a draft, with nothing yet of the original's text."""
    edition, original = one.item.editions[one.language], one.item.editions[one.item.original]
    is_empty = not edition.prose.paragraphs and bool(original.prose.paragraphs)
    return is_empty and edition.status is Status.DRAFT


def _write(files: Mapping[str, str], tree: SourceTree, folders: Folders) -> None:
    try:
        write_changes(files, tree, folders)
    except ChangedMeanwhile as path:
        raise Refused(f"{path} was changed in the meantime; nothing was written, so mark it again") from path
    except OSError as error:
        raise Refused(
            f"{error.filename} cannot be written ({error.strerror}); {what_stands(error)}"
        ) from error


def _check_language(order: Marking, site: Site) -> None:
    languages = site.settings.languages
    if order.language is not None and order.language not in languages:
        raise Refused(f"the site has no language {order.language!r}; it has {', '.join(languages)}")


def _collections(site: Site, order: Marking) -> Mapping[Collection, Mapping[str, Item]]:
    every: Mapping[Collection, Mapping[str, Item]] = {
        Collection.STORIES: site.stories,
        Collection.OBJECTIVES: site.objectives,
        Collection.PROJECTS: site.projects,
        Collection.FACTSHEETS: site.factsheets,
        Collection.PAGES: site.pages,
    }
    return {name: items for name, items in every.items() if order.collection in (None, name.value)}


def _standings(site: Site, order: Marking) -> Iterator[_Standing]:
    for collection, items in _collections(site, order).items():
        for item in items.values():
            yield from _standings_of(collection, item, site, order)


def _standings_of(collection: Collection, item: Item, site: Site, order: Marking) -> Iterator[_Standing]:
    for language in site.settings.languages:
        if language != item.original and order.language in (None, language):
            translation = translation_of(item, language)
            yield _Standing(collection=collection, item=item, language=language, translation=translation)


def _named(order: Marking, site: Site, tree: SourceTree) -> tuple[_Standing, ...]:
    """Return the translations that there are of the item that a key names."""
    key = order.key or ""
    collections = _collections(site, order)
    found = [(name, items[key]) for name, items in collections.items() if key in items]
    if not found:
        raise Refused(_unknown(key, collections, tree))
    if len(found) > 1:
        names = [name.value for name, _ in found]
        raise Refused(
            f"there is a {key!r} in {' and in '.join(names)}; say which with --collection {names[0]}"
        )
    [(collection, item)] = found
    standings = tuple(_standings_of(collection, item, site, order))
    there = tuple(one for one in standings if one.translation.state is not State.MISSING)
    if there:
        return there
    if order.language == item.original:
        raise Refused(f"{item.folder}/{item.original}.md is the original: mark what is translated from it")
    missing = " and no ".join(one.path for one in standings)
    raise Refused(f"{key!r} is not translated yet: there is no {missing}")


def _unknown(key: str, collections: Mapping[Collection, Mapping[str, Item]], tree: SourceTree) -> str:
    names = tuple(one.value for one in collections)
    broken = next(
        (
            path
            for path in tree.files
            if path.endswith(".md") and path.split("/")[1] in names and path.split("/")[-2] == key
        ),
        None,
    )
    if broken is not None:
        return f"{broken.rpartition('/')[0]} cannot be read as it stands; {_CHECK}"
    near = nearest(key, {one for items in collections.values() for one in items})
    where = f"no item {key!r}" if len(names) > 1 else f"no {key!r} in {names[0]}"
    return f"there is {where}" + (f"; did you mean {near!r}?" if near else "")


def _marked(one: _Standing, tree: SourceTree) -> dict[str, str]:
    """Return the new texts of the files that say what a translation was made from."""
    original = one.item.editions[one.item.original]
    value = write_fingerprints(original)
    try:
        text = put(read_document(one.path, tree.files[one.path].text), ("translated_from",), value).text
    except CannotEdit as error:
        raise Refused(
            f"{one.path} is written in a way that cannot be changed safely; nothing was written. "
            f"Put this line into its front matter yourself: translated_from: {value}"
        ) from error
    return {
        one.path: text,
        f"{one.item.folder}/{earlier_file(one.language)}": write_earlier(original, one.language),
    }


def _told(one: _Standing) -> str:
    changed = len(one.translation.changes)
    count = sum(each.name == TEXT for each in pieces_of(one.item.editions[one.item.original]))
    were = f"; {_paragraphs(changed)} of the original had changed" if changed else ""
    return f"Marked {one.path} as saying what {one.item.original}.md says in {_paragraphs(count)}{were}"


def _paragraphs(count: int) -> str:
    return f"{count} paragraph{'' if count == 1 else 's'}"


def _is_wanted(wanted: Sequence[_Standing], say: Say, ask: Callable[[str], bool] | None) -> bool:
    if ask is None:
        raise Refused("nobody is here to be asked; say --yes to mark them all")
    say(_list(wanted))
    return ask(f"Mark {len(wanted)} translation{'' if len(wanted) == 1 else 's'} as up to date? [y/N] ")


def _list(standings: Sequence[_Standing]) -> str:
    """Return how translations stand, in words: a count of each state, then what is not complete."""
    by_state = {
        state: [one for one in standings if one.translation.state is state]
        for state in (State.COMPLETE, State.BEHIND, State.UNKNOWN, State.MISSING)
    }
    words = {
        State.COMPLETE: "up to date",
        State.BEHIND: "behind",
        State.UNKNOWN: "never marked",
        State.MISSING: "missing",
    }
    counts = ", ".join(f"{len(found)} {words[state]}" for state, found in by_state.items() if found)
    parts = [f"Translations: {counts or 'none'}"]
    for state, title in _NAMED.items():
        if by_state[state]:
            parts.append("\n".join((f"{title}:", *(f"  {_line(one)}" for one in by_state[state]))))
    return "\n\n".join(parts)


def _line(one: _Standing) -> str:
    named = f"{one.collection.value} {one.item.key}, {source_name(one.language)}"
    changed = len(one.translation.changes)
    return f"{named}: {_paragraphs(changed)}" if changed else named
