"""What the preview shows: the last build, and in place of what is broken that which was built before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from bilan.bake import Kitchen, Promise, bytes_of
from bilan.crew.workers import workers
from bilan.desk.comparing import Compared, Comparison, compare_with_last
from bilan.desk.editors import editor_url
from bilan.desk.pages import Desk, Pages
from bilan.desk.stored_files import StoredFiles
from bilan.disk.program import read_program_digest
from bilan.disk.store import FileStore, MemoryStore, forget, sizes_in
from bilan.disk.tree import ChangedMeanwhile, Folders, read_blob, read_tree
from bilan.first_look import Before
from bilan.memories import RunningMemory
from bilan.model.kept import Lost
from bilan.model.records import Record
from bilan.model.source import SourceFile, SourceTree
from bilan.pipeline import Build, Order, build
from bilan.plan.routes import SEARCH_FOLDER
from bilan.report import count_problems, describe_all
from bilan.review.mended import good_files, is_same, mended
from bilan.review.problems import Reading


class Preview(Record):
    """What the preview is to show, and to whom it speaks."""

    folders: Folders
    store: Path
    out: Path | None = None
    """Where the site is published; None where it is not."""
    port: int
    polls: bool
    """Whether to look for changes again and again, for drives that tell of none."""
    names: Mapping[str, str]
    """What the folders are called in messages."""
    editor: str = ""
    """The pattern of the addresses that open a file in an editor; empty for none."""
    clock: Callable[[], dt.datetime]
    say: Callable[[str], None]


@dataclass(slots=True)
class Shown:
    """What the browser sees at the moment: replaced as a whole after each build."""

    pages: Pages = field(default_factory=Pages)
    base_path: str = "/"
    problems: str = ""
    """In words; empty where the site is in order."""
    tree: SourceTree | None = None
    """What the pages were made from; None where none were made yet."""
    good: Mapping[str, SourceFile] = field(default_factory=dict)
    """Every file as it was when nothing was wrong in it."""
    search: Mapping[str, bytes] = field(default_factory=dict)
    """The index of the search, which is made when somebody asks for it."""
    is_search_old: bool = True
    """Whether the site was built anew since."""
    promises: Mapping[str, Promise] = field(default_factory=dict)
    """Pictures by path: each is drawn when a page that somebody looks at asks for it."""
    sizes: dict[str, int] = field(default_factory=dict)
    """The bytes of pictures, by key."""
    desk: Desk | None = None
    """What the pages of the desk are made from; None where nothing could be planned yet."""
    drawn: dict[str, bytes] = field(default_factory=dict)
    """By key: pictures that were drawn since the last build, which puts them into the store."""
    memory: RunningMemory = field(default_factory=RunningMemory)
    """What the last builds have worked out."""
    before: Before | None = None
    """What a first look at a text needs; None where the last build has left anything to mend."""


class _Made(Record):
    """What came of one run."""

    tree: SourceTree
    built: Build
    files: Mapping[str, bytes]


def rebuild(preview: Preview, shown: Shown) -> None:
    """Build the site anew; what is broken is shown as it was built before, under its problems."""
    shown.memory.turn()
    newest = _made_now(preview, shown)
    if newest is None:
        return
    built = newest.built
    shown.before = (
        Before(context=built.context, toolbox=built.toolbox)
        if built.publishable and built.context is not None and built.toolbox is not None
        else None
    )
    problems = newest.built.problems
    shown.good = good_files(newest.tree, problems, shown.good)
    if newest.built.publishable:
        shown.problems = ""
        _show(shown, newest)
    else:
        shown.problems = describe_all(problems, newest.tree, preview.names)
        _show_what_can_be(preview, shown, newest)
    _set_desk(preview, shown, newest)
    preview.say(
        f"{preview.clock():%H:%M:%S} built {len(newest.built.artifacts)} files: {count_problems(problems)}"
    )


def remake_search(preview: Preview, shown: Shown) -> None:
    """Make the index of the search anew, of what is shown; where it cannot be made, the last one stays.

    A site that has no search any more has no index either.
    """
    shown.is_search_old = False
    context = shown.pages.context
    if context is not None and not context.site.settings.has_search:
        shown.search = {}
        return
    made = None if shown.tree is None else _made(preview, shown, shown.tree, makes_search=True)
    found = (
        {path: data for path, data in made.files.items() if path.startswith(SEARCH_FOLDER)} if made else {}
    )
    shown.search = found or shown.search


def _show_what_can_be(preview: Preview, shown: Shown, newest: _Made) -> None:
    """Show the site as it would be with what is broken as it was before."""
    whole = mended(newest.tree, newest.built.problems, shown.good)
    if is_same(whole, shown.tree):
        return  # nothing else has changed: all of it was built already
    made = newest if is_same(whole, newest.tree) else _made(preview, shown, whole, makes_search=False)
    if made is not None and made.built.context is not None:
        _show(shown, made)


def _show(shown: Shown, made: _Made) -> None:
    """Show what was made; a page that could not be made stays as it was while its source is there."""
    built = made.built
    pages = Pages(
        files=made.files,
        sources={one.path: one.span.path for one in built.artifacts},
        parts={one.path: one for one in built.parts},
        context=built.context,
    )
    if not built.publishable:
        there = {*made.tree.files, *made.tree.blobs}
        pages = pages.with_kept(shown.pages, lambda source: source in there)
    shown.pages, shown.tree, shown.base_path = pages, made.tree, built.base_path
    shown.promises = {one.recipe.path: one for one in built.promises}
    shown.is_search_old = True


def _compare(preview: Preview, out: Path) -> Compared:
    """Compare what was published last with what would be published now."""
    return compare_with_last(
        Comparison(folders=preview.folders, out=out, store=preview.store, now=preview.clock())
    )


def _set_desk(preview: Preview, shown: Shown, newest: _Made) -> None:
    context = newest.built.context or shown.pages.context
    if context is None:
        shown.desk = None
        return
    shown.desk = Desk(
        compare=None if preview.out is None else partial(_compare, preview, preview.out),
        tree=newest.tree,
        built=newest.built,
        context=context,
        pages=shown.pages,
        is_old=_is_replaced(newest.tree, shown.tree),
        folders=preview.folders,
        reading=Reading(
            tree=newest.tree,
            folders=preview.names,
            editor_url=partial(editor_url, preview.editor, preview.folders),
        ),
        sizes_of=partial(_sizes_of, preview, shown),
    )


def _is_replaced(newest: SourceTree, shown: SourceTree | None) -> bool:
    """Return whether pages are drawn by templates as they were before."""
    if shown is None:
        return False
    return any(
        file.digest != newest.files[path].digest
        for path, file in shown.files.items()
        if path.startswith("templates/") and path in newest.files
    )


def _sizes_of(preview: Preview, shown: Shown, paths: Collection[str]) -> Mapping[str, int]:
    """Return the bytes of those pictures that were drawn before."""
    keys = {path: shown.promises[path].key for path in paths if path in shown.promises}
    drawn = {key: len(data) for key, data in tuple(shown.drawn.items())}
    shown.sizes |= drawn
    asked = [key for key in keys.values() if key not in shown.sizes]
    if asked:
        shown.sizes |= sizes_in(preview.store, asked)
    return {path: shown.sizes[key] for path, key in keys.items() if key in shown.sizes}


def _made_now(preview: Preview, shown: Shown) -> _Made | None:
    """Return what is made of the sources as they are; None where one was saved while it was read."""
    try:
        tree = read_tree(preview.folders)
    except (ChangedMeanwhile, OSError):
        return None  # the next change is already on its way
    return _made(preview, shown, tree, makes_search=False)


def _made(preview: Preview, shown: Shown, tree: SourceTree, *, makes_search: bool) -> _Made | None:
    """Return what is made of some sources; None where one of them is no longer as it was read."""
    order = Order(now=preview.clock(), shows_drafts=True, makes_search=makes_search)
    try:
        try:
            return _made_into(FileStore(preview.store), preview, shown, tree, order)
        except Lost:
            forget(preview.store)
            return _made_into(MemoryStore(), preview, shown, tree, order)
    except (ChangedMeanwhile, OSError):
        return None


def _made_into(
    kept: FileStore | MemoryStore, preview: Preview, shown: Shown, tree: SourceTree, order: Order
) -> _Made:
    with kept as store, workers(0) as crew:
        while shown.drawn:
            store.put(*shown.drawn.popitem())
        kitchen = Kitchen(
            store=store,
            program=read_program_digest(),
            crew=crew,
            fetch=partial(read_blob, preview.folders),
            tell=lambda _done, _of: None,
            memory=shown.memory,
            puts_off=True,
        )
        built = build(tree, order, kitchen)
        keys = {one.path: one.key for one in built.artifacts}
        if isinstance(kept, FileStore):
            return _Made(tree=tree, built=built, files=StoredFiles(preview.store, keys))
        files = {one.path: bytes_of(one, store) for one in built.artifacts}
        return _Made(tree=tree, built=built, files=files)
