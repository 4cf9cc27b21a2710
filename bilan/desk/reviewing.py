"""Pages of the desk as files for reviewers who have nothing installed: an item in two languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from bilan.bake import Kitchen
from bilan.crew.workers import workers
from bilan.desk.one_file import inline_style
from bilan.desk.pages import Desk, Pages, draw
from bilan.desk.refused import Refused
from bilan.disk.pages import NoPlace, check_place, write_page
from bilan.disk.program import read_program_digest
from bilan.disk.store import FileStore, MemoryStore, forget
from bilan.disk.tree import Folders, read_blob, read_tree
from bilan.load.entries.named import nearest
from bilan.model.content import Collection
from bilan.model.kept import Lost
from bilan.model.order import Order
from bilan.model.records import Record
from bilan.pipeline import build
from bilan.plan.context import Context, items_of
from bilan.plan.recipes import CannotMake
from bilan.report import describe_all
from bilan.review.pair_pages import LANGUAGES_BETWEEN, file_name_of, order_of, saved_pair_view
from bilan.review.problems import Reading


class ReviewOrder(Record):
    """What is to be put into a file."""

    key: str
    collection: str | None
    shown: tuple[str, ...]
    """Two languages, the left one first; none for the original and the language of the page."""
    language: str | None
    """Of the page; None for the first of the site."""
    out: Path | None
    """None for a file in this folder, named after the item and its languages."""
    now: dt.datetime


def save_pair(order: ReviewOrder, folders: Folders, store: Path, names: Mapping[str, str]) -> Path:
    """Write an item with its languages side by side into one file, and return where it lies.

    Drafts and embargoed items are shown, as in the preview.

    Raises:
        Refused: there is no such item or language, or the file cannot lie there.
        ChangedMeanwhile: a source was changed on the way.
        OSError: a file cannot be read or written.
    """
    _check(order.out or Path("it.html"), folders)
    desk = open_desk(folders, store, order.now, names)
    context = desk.context
    language = order.language or context.languages[0]
    if strange := [one for one in (language, *order.shown) if one not in context.languages]:
        has = ", ".join(context.languages)
        raise Refused(f"the site has no language {strange[0]!r}; it has {has}")
    collection = _collection_of(order, context)
    pair = order_of(context, language, collection, order.key, LANGUAGES_BETWEEN.join(order.shown))
    if pair is None:
        there = items_of(context.written, collection)[order.key].editions
        what = "name two of its languages with --pair" if len(there) > 1 else "the other is missing"
        raise Refused(f"{order.key!r} stands in {', '.join(there)}; {what}")
    style = inline_style(desk.tree, folders)
    view = saved_pair_view(context, pair, desk.built.problems, desk.reading, style)
    if view is None:
        raise Refused(f"there is nothing to show of {order.key!r}")
    place = order.out or Path(file_name_of(view.matter))
    try:
        write_page(place, draw(desk, view, language))
    except CannotMake as why:
        raise Refused(describe_all((why.diagnostic,), desk.tree, names)) from None
    return place


def open_desk(folders: Folders, store: Path, now: dt.datetime, names: Mapping[str, str]) -> Desk:
    """Return the desk over the content as it stands now, with drafts, and without drawing any picture.

    Raises:
        Refused: the settings or a catalogue cannot be read.
        ChangedMeanwhile: a source was changed on the way.
        OSError: a file cannot be read.
    """
    try:
        return _open_with(FileStore(store), folders, now, names)
    except Lost:
        forget(store)
        return _open_with(MemoryStore(), folders, now, names)


def _open_with(
    kept: FileStore | MemoryStore, folders: Folders, now: dt.datetime, names: Mapping[str, str]
) -> Desk:
    tree = read_tree(folders)
    with kept as opened, workers(0) as crew:
        kitchen = Kitchen(
            store=opened,
            program=read_program_digest(),
            crew=crew,
            fetch=partial(read_blob, folders),
            tell=lambda _done, _of: None,
            puts_off=True,
        )
        built = build(tree, Order(now=now, shows_drafts=True, makes_search=False), kitchen)
    if built.context is None:
        raise Refused("content/site.yaml or a catalogue cannot be read; python3 build.py check says why")
    reading = Reading(tree=tree, folders=names, editor_url=lambda _span: "")
    return Desk(
        tree=tree, built=built, context=built.context, pages=Pages(), folders=folders, reading=reading
    )


def _collection_of(order: ReviewOrder, context: Context) -> str:
    sought = [one for one in Collection if order.collection in {None, one.value}]
    found = [one.value for one in sought if order.key in items_of(context.written, one)]
    if len(found) > 1:
        raise Refused(
            f"there is a {order.key!r} in {' and in '.join(found)}; say which with --collection {found[0]}"
        )
    if not found:
        keys = sorted(key for one in sought for key in items_of(context.written, one))
        near = nearest(order.key, keys)
        hint = (
            f"did you mean {near!r}?" if near else "python3 build.py check says whether a file cannot be read"
        )
        raise Refused(f"there is no item {order.key!r}; {hint}")
    return found[0]


def _check(place: Path, folders: Folders) -> None:
    try:
        check_place(place, folders)
    except NoPlace as why:
        raise Refused(str(why)) from None
