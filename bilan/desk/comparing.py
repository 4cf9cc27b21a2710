"""The last publication compared with what would be published now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from bilan.account.record import earlier_in
from bilan.bake import AT_ONCE, Kitchen
from bilan.crew.workers import workers
from bilan.desk.publishing import Kept
from bilan.disk.laying import Placed
from bilan.disk.program import read_program_digest
from bilan.disk.publications import is_site, look_at, place_of_last, read_publication, read_published
from bilan.disk.publish import mend_site, read_report
from bilan.disk.store import FileStore, MemoryStore, forget
from bilan.disk.tree import Folders, read_blob, read_tree
from bilan.memories import StoredMemory
from bilan.model.kept import Lost
from bilan.model.order import Order
from bilan.model.records import Record
from bilan.model.source import SourceTree
from bilan.pipeline import Build, build
from bilan.plan.routes import SEARCH_FOLDER
from bilan.review.changes.changes import Pair, SiteChanges, Two, compare_sites


class Comparison(Record):
    """What is to be compared with what."""

    folders: Folders
    out: Path
    """Where the site is published."""
    store: Path
    """The file that holds what was made before; what was published last is kept beside it."""
    now: dt.datetime
    workers: int = 0


class Compared(Record):
    """What would be published now, and how it differs from what was published last."""

    tree: SourceTree
    built: Build
    changes: SiteChanges | None
    """None where something keeps the site from being published."""


class _Last(Record):
    """What was published last."""

    at: dt.datetime | None
    keys: Mapping[str, str]
    """The key of each file's bytes; none where they are not known."""
    sizes: Mapping[str, int]
    there: Mapping[str, Path]
    """The folder where each file still stands as it was published."""


def compare_with_last(asked: Comparison) -> Compared:
    """Return what would be published now, and how it differs from what was published last.

    Raises:
        ChangedMeanwhile: a source was changed on the way.
        OSError: the sources cannot be read.
    """
    mend_site(asked.out)
    try:
        return _compare_with(FileStore(asked.store), asked)
    except Lost:
        forget(asked.store)
        return _compare_with(MemoryStore(), asked)


def _compare_with(kept: Kept, asked: Comparison) -> Compared:
    """Compare with what was made before at hand."""
    tree = read_tree(asked.folders)
    program = read_program_digest()
    with kept as store, workers(asked.workers) as crew:
        kitchen = Kitchen(
            store=store,
            program=program,
            crew=crew,
            fetch=partial(read_blob, asked.folders),
            tell=lambda _done, _of: None,
            memory=StoredMemory(store, program),
        )
        built = build(tree, Order(now=asked.now, makes_search=False), kitchen)
        if not built.publishable:
            return Compared(tree=tree, built=built, changes=None)
        return Compared(tree=tree, built=built, changes=_compare(asked, built, store))


def _compare(asked: Comparison, built: Build, store: Kept) -> SiteChanges:
    last = _look_back(asked)
    new = {one.path: one.key for one in built.artifacts}
    differing = [path for path in {**last.sizes, **new} if last.keys.get(path) != new.get(path, "")]
    lost = [path for path in differing if path in last.sizes and path not in last.there]
    kept = store.known([last.keys[path] for path in lost if path in last.keys])
    gone = frozenset(path for path in lost if last.keys.get(path) not in kept)
    return compare_sites(
        Two(
            since=last.at,
            at=built.at,
            old=last.sizes,
            parts=built.parts,
            differing=frozenset(differing) - gone,
            lost=gone,
            fetch=_fetch(last, new, store),
            base_path=built.base_path,
        )
    )


def _look_back(asked: Comparison) -> _Last:
    """Return what was published last: as it was kept, else as it stands in its folder."""
    seen = _seen(asked.out)
    record = place_of_last(asked.store.parent, asked.out)
    kept = read_publication(record)
    if kept is not None:
        aside = record.with_suffix("")
        files = {
            path: one for path, one in kept.files.items() if one[0] and not path.startswith(SEARCH_FOLDER)
        }
        return _Last(
            at=kept.since,
            keys={path: key for path, (key, _) in files.items()},
            sizes={path: size for path, (_, (size, _)) in files.items()},
            there={
                path: folder
                for folder, found in ((aside, look_at(aside)), (asked.out, seen))
                for path, (_, placed) in files.items()
                if found.get(path) == placed
            },
        )
    report = read_report(asked.out)
    earlier = None if report is None else earlier_in(report)
    return _Last(
        at=None if earlier is None else earlier.at,
        keys={},
        sizes={path: size for path, (size, _) in seen.items()},
        there=dict.fromkeys(seen, asked.out),
    )


def _seen(out: Path) -> Mapping[str, Placed]:
    """Return how the files of a published site lie on the disk, without what is made of all others."""
    found = look_at(out) if is_site(out) else {}
    return {path: how for path, how in found.items() if not _is_index(path)}


def _is_index(path: str) -> bool:
    """Return whether a file belongs to the index of the search, which is not made to be compared."""
    return path.startswith(SEARCH_FOLDER)


def _fetch(last: _Last, new: Mapping[str, str], store: Kept) -> Callable[[Iterable[str]], Iterator[Pair]]:
    """Return what gives both states of files: the old one from its folder, else from what was made before.

    That raises `Lost` where the store cannot give what it says it holds: nothing else may be told of it.
    """

    def fetch(paths: Iterable[str]) -> Iterator[Pair]:
        wanted = [path for path in paths if path in last.sizes or path in new]
        for start in range(0, len(wanted), AT_ONCE):
            some = wanted[start : start + AT_ONCE]
            moved = [path for path in some if path in last.keys and path not in last.there]
            keys = [new[path] for path in some if path in new] + [last.keys[path] for path in moved]
            made = store.get_all(keys)
            if damaged := store.known([key for key in keys if key not in made]):
                raise Lost(next(iter(damaged)))
            for path in some:
                old = (
                    read_published(last.there[path], path)
                    if path in last.there
                    else made.get(last.keys.get(path, ""))
                )
                yield Pair(path=path, old=old, new=made.get(new.get(path, "")))

    return fetch
