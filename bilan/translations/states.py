"""How an item stands in a language: complete, behind its original and where, not marked, or missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from bilan.model.content import Edition, Item
from bilan.model.records import Record
from bilan.model.source import Span
from bilan.translations.fingerprints import (
    NAMES,
    Fingerprints,
    Piece,
    fingerprints_of,
    pieces_of,
    read_fingerprints,
)
from bilan.translations.pairs import Pair, Rewritten, pairs_of

_KIND = re.compile(r"\s*(#+|[*+-](?=\s)|\d+(?=\.\s)|>|!\[|\[\[(?!figure))")
"""What a block begins with that is no plain paragraph."""


class State(StrEnum):
    """How an item stands in a language."""

    ORIGINAL = "original"
    COMPLETE = "complete"
    """It was marked as saying what the original says, which has not changed since."""
    BEHIND = "behind"
    UNKNOWN = "unknown"
    """Nobody has marked which state of the original was translated."""
    MISSING = "missing"


class ChangeKind(StrEnum):
    """What happened to a paragraph of an original."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


class Change(Record):
    """A paragraph of an original that is no longer as it was translated."""

    kind: ChangeKind
    name: str
    """The key of the front matter that it is of, or `TEXT`."""
    old: str | None
    """What it said when it was translated; None where that is not known, or there was none."""
    new: Piece | None
    """None where it was removed."""
    there: Piece | None
    """The paragraph of the translation that says the same; None where there is none."""
    place: Span
    """In the translation: that paragraph, or what it has to stand beside."""


class Translation(Record):
    """How an item stands in a language, and what has changed in its original."""

    state: State
    changes: tuple[Change, ...] = ()
    """In the order of the original."""


def state_of(item: Item, language: str) -> State:
    """Return how an item stands in a language of its site, without what has changed in its original."""
    edition = item.editions.get(language)
    if edition is None:
        return State.MISSING
    if language == item.original:
        return State.ORIGINAL
    then = _marked(edition)
    if then is None:
        return State.UNKNOWN
    is_same = fingerprints_of(item.editions[item.original]) == then
    return State.COMPLETE if is_same else State.BEHIND


def translation_of(item: Item, language: str) -> Translation:
    """Return how an item stands in a language of its site."""
    state = state_of(item, language)
    then = _marked(item.editions[language]) if state is State.BEHIND else None
    if then is None:
        return Translation(state=state)
    now = pieces_of(item.editions[item.original])
    return Translation(state=state, changes=tuple(_changes(then, now, item.editions[language])))


def _marked(edition: Edition) -> Fingerprints | None:
    """Return the state of the original that a translation was made from; None where nobody has said."""
    return None if edition.translated_from is None else read_fingerprints(edition.translated_from)


class _Sides(Record):
    """A part of an original as it was and as it is, and what translates it."""

    name: str
    old: tuple[str, ...]
    new: tuple[Piece, ...]
    there: tuple[Piece, ...]
    pairs: tuple[Pair, ...]
    edition: Edition


def _changes(then: Fingerprints, now: Sequence[Piece], edition: Edition) -> Iterator[Change]:
    ours = pieces_of(edition)
    for name in NAMES:
        old = then.get(name, ())
        new = tuple(one for one in now if one.name == name)
        rewritten = Rewritten(
            old=old,
            new=tuple(one.fingerprint for one in new),
            earlier=edition.earlier,
            texts=tuple(one.text for one in new),
        )
        sides = _Sides(
            name=name,
            old=old,
            new=new,
            there=tuple(one for one in ours if one.name == name),
            pairs=pairs_of(rewritten),
            edition=edition,
        )
        yield from (_change(sides, pair) for pair in sides.pairs)


def _change(sides: _Sides, pair: Pair) -> Change:
    i, j = pair
    at = _counterpart(sides, i, j)
    new = None if j is None else sides.new[j]
    return Change(
        kind=_kind(sides, i, new),
        name=sides.name,
        old=_old(sides, i, new),
        new=new,
        there=None if at is None or i is None else sides.there[at],
        place=sides.there[at].span if at is not None else _whole(sides.edition),
    )


def _kind(sides: _Sides, i: int | None, new: Piece | None) -> ChangeKind:
    if i is None:
        return ChangeKind.ADDED
    if new is None:
        return ChangeKind.REMOVED
    return ChangeKind.MOVED if sides.old[i] == new.fingerprint else ChangeKind.CHANGED


def _old(sides: _Sides, i: int | None, new: Piece | None) -> str | None:
    if i is None:
        return None
    is_same = new is not None and sides.old[i] == new.fingerprint
    return new.text if new is not None and is_same else sides.edition.earlier.get(sides.old[i])


def _whole(edition: Edition) -> Span:
    return edition.places.get("translated_from", edition.span)


def _counterpart(sides: _Sides, i: int | None, j: int | None) -> int | None:
    """Return which paragraph of the translation says what one of the original says, or stands before it.

    A translation goes with its original paragraph by paragraph. Where it does not, both are laid
    together by their headings, lists and the like.
    """
    there = sides.there
    if not there:
        return None
    if len(there) == len(sides.old):
        return i if i is not None else _old_before(sides, j or 0)
    if j is not None and len(there) == len(sides.new):
        return j
    position = j if j is not None else i or 0
    return _laid_beside(sides.new, there)[min(position, len(sides.new) - 1)] if sides.new else 0


def _old_before(sides: _Sides, j: int) -> int:
    """Return which paragraph as it was stands before one that is new, or the first where none does."""
    new = set(range(len(sides.new))) - {after for _, after in sides.pairs}
    old = set(range(len(sides.old))) - {before for before, _ in sides.pairs}
    stayed = zip(sorted(new), sorted(old), strict=True)
    came = dict(stayed) | {after: before for before, after in sides.pairs if after is not None}
    return next((before for at in range(j - 1, -1, -1) if (before := came[at]) is not None), 0)


def _laid_beside(new: Sequence[Piece], there: Sequence[Piece]) -> list[int]:
    """Return for each paragraph of an original the one of a translation that stands where it stands."""
    first, second = ([_block_kind(one.text) for one in side] for side in (new, there))
    found: list[int] = []
    for what, j, j_end, k, k_end in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        last = max(k_end - 1, 0) if what != "delete" else max(k - 1, 0)
        found += (min(k + step, last) for step in range(j_end - j))
    return found


def _block_kind(text: str) -> str:
    found = _KIND.match(text)
    return found[1] if found else ""
