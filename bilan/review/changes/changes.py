"""Two publications compared: the last one, and what would be published now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bilan.model.publication import SitePart, Sort
from bilan.model.records import Record
from bilan.plan.routes import path_address
from bilan.review.changes.block_changes import compare_pages
from bilan.review.changes.figure_changes import (
    LATEST,
    OBSERVATIONS,
    FigureChange,
    FigureData,
    compare_figures,
)
from bilan.review.changes.file_changes import (
    PACKAGE,
    FileChange,
    compare_pictures,
    compare_table,
    fate_of,
    is_picture,
    row_keys,
)
from bilan.review.changes.page_blocks import ReadPage
from bilan.review.changes.page_changes import PageDifference, PageName, Sifted, sift
from bilan.review.changes.page_reader import matter, read_page, read_title

_PAGE = ".html"
_NOTICE = "withdrawn"
_LISTS = frozenset({"stories", "projects", "countries"})
"""Templates of lists: a page of theirs that is gone was a later page or a filter, for the first one stays."""

_FEEDS = "feeds/"
_DATA = "data/"
_DOCUMENT = ".pdf"


class Pair(Record):
    """A file as it was published, and as it would be now; None where it is not there."""

    path: str
    old: bytes | None
    new: bytes | None


Fetch = Callable[[Iterable[str]], Iterator[Pair]]
"""Gives both states of those of the files that there are."""


class Two(Record):
    """Two publications, and how their files are come by."""

    since: dt.datetime | None
    """The moment of the last one, where it is known."""
    at: dt.datetime
    """The moment of the one that is to come."""
    old: Mapping[str, int]
    """The weight of each file of the last one, in bytes, by path; empty where nothing was published yet."""
    parts: Sequence[SitePart]
    """The files of the one that is to come."""
    differing: Collection[str]
    """The paths of files that may differ; all others are known to be the same."""
    lost: Collection[str]
    """Those of the last publication whose bytes are no longer kept anywhere."""
    fetch: Fetch
    base_path: str


class PageMove(Record):
    """A page that lies at another address than before."""

    page: PageName
    came_from: str


class FigureOnPages(Record):
    """A figure that has changed, and where it stands on pages that have changed with it."""

    change: FigureChange
    pages: tuple[PageName, ...]


class SiteChanges(Record):
    """Everything that would be published and is not what was published last."""

    since: dt.datetime | None
    at: dt.datetime
    is_first: bool
    """Whether nothing was published yet."""
    figures: tuple[FigureOnPages, ...] = ()
    told: Sifted = Sifted(shared=(), pages=(), moved=0)
    added: tuple[PageName, ...] = ()
    removed: tuple[PageName, ...] = ()
    withdrawn: tuple[PageName, ...] = ()
    moved: tuple[PageMove, ...] = ()
    lists_added: int = 0
    """Later pages of lists, and lists with a filter, which come and go with what they list."""
    lists_removed: int = 0
    around: int = 0
    """The pages that differ in what stands around their text alone."""
    pictures: tuple[FileChange, ...] = ()
    files: tuple[FileChange, ...] = ()
    """Tables of open data and documents."""
    other_data: int = 0
    """Other files of open data that have changed, which tell the same in other forms."""
    feeds: int = 0
    lost: int = 0
    """Pages that cannot be compared, since their published text is no longer kept."""

    @property
    def is_same(self) -> bool:
        """Whether nothing that a reader could notice has changed."""
        lists = (self.figures, self.told.pages, self.added, self.removed, self.withdrawn, self.moved)
        counts = self.lists_added + self.lists_removed + self.other_data + self.feeds + self.lost
        return not any((*lists, self.pictures, self.files, counts))


@dataclass(slots=True)
class _Found:
    """What was found so far."""

    differences: list[PageDifference] = field(default_factory=list)
    added: list[PageName] = field(default_factory=list)
    removed: list[PageName] = field(default_factory=list)
    withdrawn: list[PageName] = field(default_factory=list)
    lists_added: int = 0
    lists_removed: int = 0
    around: int = 0


def compare_sites(two: Two) -> SiteChanges:
    """Return everything that is not what was published last."""
    sorts = {one.path: one.sort for one in two.parts}
    pages = [path for path in sorted(two.differing) if path.endswith(_PAGE)]
    leading = [path for path in pages if sorts.get(path) is Sort.REDIRECT]
    found = _Found()
    moves = _follow(two, leading, found)
    moved = {f"{two.base_path}{one.came_from[1:]}": f"{two.base_path}{one.page.address[1:]}" for one in moves}
    arrived = {one.page.address for one in moves}
    for pair in two.fetch([path for path in pages if sorts.get(path) is not Sort.REDIRECT]):
        if path_address(pair.path) not in arrived or pair.old is not None:
            _look_at(pair, sorts.get(pair.path), moved, found)
    figures = _figures(two)
    told = sift(sorted(found.differences, key=lambda one: one.page), figures)
    return SiteChanges(
        since=two.since,
        at=two.at,
        is_first=not two.old,
        figures=tuple(_on_pages(one, told) for one in figures),
        told=told,
        added=tuple(sorted(found.added)),
        removed=tuple(sorted(found.removed)),
        withdrawn=tuple(sorted(found.withdrawn)),
        moved=tuple(sorted(moves, key=lambda one: one.page)),
        lists_added=found.lists_added,
        lists_removed=found.lists_removed,
        around=found.around,
        lost=sum(path.endswith(_PAGE) for path in two.lost),
        pictures=_pictures(two),
        files=tuple(_files(two)),
        other_data=_count(two, _DATA),
        feeds=_count(two, _FEEDS),
    )


def _follow(two: Two, leading: Sequence[str], found: _Found) -> tuple[PageMove, ...]:
    """Return the pages that have moved: what led nowhere else now does.

    Where the page that it leads to is new, the text is compared across both addresses.
    """
    origins: dict[str, list[tuple[str, ReadPage]]] = {}
    for pair in two.fetch(leading):
        if pair.old is None or pair.new is None:
            continue
        old, new = read_page(pair.old), read_page(pair.new)
        if old.leads_to is None and new.leads_to is not None:
            target = f"/{new.leads_to.removeprefix(two.base_path)}"
            origins.setdefault(target, []).append((path_address(pair.path), old))
    paths = {one.address: one.path for one in two.parts}
    moves: list[PageMove] = []
    for pair in two.fetch([paths[target] for target in origins if target in paths]):
        new = read_page(pair.new or b"")
        address = path_address(pair.path)
        page = PageName(address=address, title=new.title, language=new.language)
        for came_from, old in origins[address]:
            moves.append(PageMove(page=page, came_from=came_from))
            changes = compare_pages(old, new, {}) if pair.old is None else ()
            if changes:
                found.differences.append(
                    PageDifference(page=page, template=new.template, came_from=came_from, changes=changes)
                )
    return tuple(moves)


def _look_at(pair: Pair, sort: Sort | None, moved: Mapping[str, str], found: _Found) -> None:
    """Say of a page what became of it."""
    address = path_address(pair.path)
    if pair.old == pair.new:
        return
    if pair.new is None:
        _look_back(pair, address, found)
    elif pair.old is None:
        if sort is Sort.LIST:
            found.lists_added += 1
        elif sort is Sort.PAGE:
            title, language = read_title(pair.new)
            found.added.append(PageName(address=address, title=title, language=language))
    elif matter(pair.old) == matter(pair.new):
        found.around += 1
    else:
        _compare(address, read_page(pair.old), read_page(pair.new), moved, found)


def _compare(address: str, old: ReadPage, new: ReadPage, moved: Mapping[str, str], found: _Found) -> None:
    page = PageName(address=address, title=new.title, language=new.language)
    if old.leads_to is not None:
        found.added.append(page)
    elif new.template == _NOTICE and old.template != _NOTICE:
        found.withdrawn.append(PageName(address=address, title=old.title, language=old.language))
    elif changes := compare_pages(old, new, moved):
        found.differences.append(PageDifference(page=page, template=new.template, changes=changes))
    else:
        found.around += 1


def _look_back(pair: Pair, address: str, found: _Found) -> None:
    """Say what a page was that is gone."""
    old = read_page(pair.old or b"")
    if old.leads_to is not None or old.template == _NOTICE:
        return
    if old.template in _LISTS:
        found.lists_removed += 1
    else:
        found.removed.append(PageName(address=address, title=old.title, language=old.language))


def _figures(two: Two) -> tuple[FigureChange, ...]:
    if not two.old or OBSERVATIONS not in two.differing:
        return ()
    pairs = {one.path: one for one in two.fetch([OBSERVATIONS, LATEST])}
    told, latest = (pairs.get(path, Pair(path=path, old=None, new=None)) for path in (OBSERVATIONS, LATEST))
    return compare_figures(
        FigureData(observations=told.old, latest=latest.old),
        FigureData(observations=told.new, latest=latest.new),
    )


def _on_pages(change: FigureChange, told: Sifted) -> FigureOnPages:
    pages = (one.difference.page for one in told.pages if change.indicator in one.indicators)
    return FigureOnPages(change=change, pages=tuple(pages))


def _pictures(two: Two) -> tuple[FileChange, ...]:
    """Return the pictures that have changed; only the weights of new files have to be looked for."""
    there = {one.path for one in two.parts if is_picture(one.path)}
    fresh = [path for path in sorted(there) if path in two.differing]
    weights = {pair.path: len(pair.new or b"") for pair in two.fetch(fresh)}
    new = {path: weights.get(path, two.old.get(path, 0)) for path in there}
    return compare_pictures({path: size for path, size in two.old.items() if is_picture(path)}, new)


def _files(two: Two) -> Iterator[FileChange]:
    """Yield the main tables and the documents that have changed."""
    keys: Mapping[str, Sequence[str]] = {}
    for pair in two.fetch([PACKAGE]):
        keys = row_keys(pair.new) or row_keys(pair.old)
    wanted = [path for path in sorted(two.differing) if path in keys or path.endswith(_DOCUMENT)]
    for pair in two.fetch(wanted):
        if pair.old == pair.new:
            continue
        rows = None
        if pair.old is not None and pair.new is not None:
            rows = compare_table(pair.path, pair.old, pair.new, keys.get(pair.path, ()))
        yield FileChange(
            name=pair.path,
            fate=fate_of(pair.old, pair.new),
            old_size=len(pair.old or b""),
            new_size=len(pair.new or b""),
            rows=rows,
        )


def _count(two: Two, folder: str) -> int:
    """Return how many files of a folder are not what they were."""
    inside = [path for path in two.differing if path.startswith(folder)]
    return sum(pair.old != pair.new for pair in two.fetch(inside))
