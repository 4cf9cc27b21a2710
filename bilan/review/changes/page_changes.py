"""The changes of all pages together: what is told once, and what is left to be told page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from bilan.model.records import Record
from bilan.review.changes.block_changes import BlockChange
from bilan.review.changes.figure_changes import FigureChange
from bilan.review.changes.page_blocks import SEPARATOR, BlockKind
from bilan.review.changes.word_changes import How, Word

WRITTEN = frozenset({"home", "story", "objective", "project", "factsheet", "page", "indicator"})
"""The templates of pages that somebody wrote; all others follow from what stands there."""

TOLD_ONCE_FROM = 3
"""From how many pages on a change that is the same on each of them is told once."""


class PageName(Record, order=True):
    """What a page is called, and where it lies."""

    address: str
    title: str
    language: str


class PageDifference(Record):
    """A page that says something else than before."""

    page: PageName
    template: str
    """What kind of page it is."""
    came_from: str | None = None
    """The address it had before, where that was another one."""
    changes: tuple[BlockChange, ...]
    """From top to bottom."""


class SharedChange(Record):
    """A change that is the same on several pages."""

    change: BlockChange
    pages: tuple[PageName, ...]
    is_written: bool
    """Whether it stands on a page that somebody wrote."""


class TellingPage(Record):
    """What is left to tell of a page, once what it shares with others is told."""

    difference: PageDifference
    own: tuple[BlockChange, ...]
    """The changes that stand on this page and hardly anywhere else."""
    figures: tuple[BlockChange, ...]
    """Those that say no more than that figures have changed, which is told with these figures."""
    indicators: tuple[str, ...]
    """The changed figures that stand on the page."""
    shared: int
    """How many of its changes are told once for several pages."""
    moved: int
    """How many entries came from another page, or went there."""


class Sifted(Record):
    """The changes of all pages: told once, and page by page."""

    shared: tuple[SharedChange, ...]
    """Those on most pages first."""
    pages: tuple[TellingPage, ...]
    moved: int
    """How many entries of lists only stand on another page now."""


Known = tuple[How, BlockKind, tuple[tuple[How, tuple[str, ...]], ...]]
"""By what two changes are the same: what happened, to what, in which words."""


def sift(differences: Sequence[PageDifference], figures: Sequence[FigureChange]) -> Sifted:
    """Return what is to be told of changed pages, so that nothing is told again and again."""
    seen = _Figures(figures)
    places: dict[Known, dict[PageName, BlockChange]] = {}
    for one in differences:
        for change in one.changes:
            if not seen.tell_all_of(change):
                places.setdefault(_known(change), {})[one.page] = change
    moved = _moved(places)
    written = frozenset(one.page for one in differences if one.template in WRITTEN)
    shared = {
        known: found for known, found in places.items() if known not in moved and len(found) >= TOLD_ONCE_FROM
    }
    return Sifted(
        shared=tuple(
            SharedChange(
                change=next(iter(found.values())),
                pages=tuple(found),
                is_written=not written.isdisjoint(found),
            )
            for found in sorted(shared.values(), key=lambda found: -len(found))
        ),
        pages=tuple(_telling(one, seen, frozenset(shared), moved) for one in differences),
        moved=len({known[2][0][1] for known in moved}),
    )


def _telling(
    one: PageDifference, seen: _Figures, shared: frozenset[Known], moved: frozenset[Known]
) -> TellingPage:
    figures = tuple(change for change in one.changes if seen.tell_all_of(change))
    rest = [(change, _known(change)) for change in one.changes if not seen.tell_all_of(change)]
    return TellingPage(
        difference=one,
        own=tuple(change for change, known in rest if known not in shared and known not in moved),
        figures=figures,
        indicators=tuple(sorted({key for change in one.changes for key in seen.in_change(change)})),
        shared=sum(known in shared for _, known in rest),
        moved=sum(known in moved for _, known in rest),
    )


def _known(change: BlockChange) -> Known:
    pieces = tuple((piece.how, tuple(word.text for word in piece.words)) for piece in change.pieces)
    return change.how, change.kind, pieces


def _moved(places: Mapping[Known, object]) -> frozenset[Known]:
    """Return the changes that only say of an entry that it left one page of a list for another."""
    lists = {BlockKind.ENTRY, BlockKind.ROW}
    ways = {How.ADDED: How.REMOVED, How.REMOVED: How.ADDED}
    return frozenset(
        known for known in places if known[1] in lists and known[0] in ways and _turned(known, ways) in places
    )


def _turned(known: Known, ways: Mapping[How, How]) -> Known:
    """Return the change that would undo another one."""
    how, kind, pieces = known
    return ways[how], kind, tuple((ways[one], words) for one, words in pieces)


class _Figures:
    """The figures that have changed, to be recognised where they stand."""

    def __init__(self, figures: Sequence[FigureChange]) -> None:
        self._pairs: dict[tuple[Decimal, Decimal], list[str]] = {}
        self._fresh: dict[Decimal, list[str]] = {}
        for one in figures:
            for pair in one.pairs:
                self._pairs.setdefault(pair, []).append(one.indicator)
            for value in one.fresh:
                self._fresh.setdefault(value, []).append(one.indicator)
        self._names = {one.indicator: frozenset(one.names.values()) for one in figures}

    def in_change(self, change: BlockChange) -> frozenset[str]:
        """Return the indicators whose change stands in that of a block."""
        gone, come = _values_in(change, How.REMOVED), _values_in(change, How.ADDED)
        led_to = self._led_to(change)
        if led_to:
            return led_to
        if change.how is How.CHANGED:
            found = [key for was in gone for now in come for key in self._pairs.get((was, now), ())]
        else:
            found = [key for value in gone + come for key in self._fresh.get(value, ())]
        return frozenset(self._nearest(found, change))

    def _led_to(self, change: BlockChange) -> frozenset[str]:
        """Return the indicators whose pages the values that changed lead to themselves."""
        words = (word for piece in change.pieces if piece.how is not How.SAME for word in piece.words)
        targets = {word.target.rstrip("/").rpartition("/")[2] for word in words if word.value and word.target}
        return frozenset(targets & self._names.keys())

    def tell_all_of(self, change: BlockChange) -> bool:
        """Return whether a change says no more than that figures of the site have changed."""
        values = _values_in(change, How.REMOVED) + _values_in(change, How.ADDED)
        if not values or not self.in_change(change):
            return False
        if change.how is not How.CHANGED:
            is_line = change.kind in {BlockKind.ROW, BlockKind.FIGURE}
            return is_line and all(value in self._fresh for value in values)
        differing = [word for piece in change.pieces if piece.how is not How.SAME for word in piece.words]
        return change.kind in {BlockKind.FIGURE, BlockKind.ROW} or all(map(_is_number, differing))

    def _nearest(self, found: Sequence[str], change: BlockChange) -> Sequence[str]:
        """Return those of several indicators with equal values that the block leads to or names, if any."""
        if len(set(found)) < 2:  # noqa: PLR2004 - one is not several
            return found
        words = " ".join(word.text for word in change.new or change.old)
        targets = "".join(word.target or "" for word in change.new or change.old)
        near = [
            key for key in found if f"/{key}/" in targets or any(name in words for name in self._names[key])
        ]
        return near or found


def _values_in(change: BlockChange, how: How) -> tuple[Decimal, ...]:
    words = (word for piece in change.pieces if piece.how is how for word in piece.words)
    return tuple(value for word in words if (value := _value(word)) is not None)


def _value(word: Word) -> Decimal | None:
    try:
        return None if word.value is None else Decimal(word.value)
    except InvalidOperation:
        return None


def _is_number(word: Word) -> bool:
    """Return whether a word is a figure, a date, or another that has digits in it."""
    is_told = word.value is not None or word.day is not None or word.text == SEPARATOR
    return is_told or any(letter.isdigit() for letter in word.text)
