"""What has changed in an original since it was translated, at the places of both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from bilan.model.content import Edition, Item
from bilan.model.records import Record, field
from bilan.plan.plain import without_marks
from bilan.review.figures import Spot
from bilan.review.pair_views import ChangeView, DiffPart
from bilan.translations.fingerprints import Piece, pieces_of
from bilan.translations.states import Change, ChangeKind, translation_of

_WORD = re.compile(r"\S+\s*")
_OPENING = re.compile(r"\s*(?:#{1,6}|[-*+>]|[0-9]{1,3}[.)]|\[\^[^\]\[]*\]:)\s+")
"""What begins a heading, an entry of a list, a quotation or a note."""

Place = tuple[str, Spot]
"""A language, and where in its edition."""


class Changed(Record):
    """What to say of the originals and translations that are laid beside each other."""

    told: Mapping[Place, ChangeView] = field(default_factory=dict)
    """What has changed, at the paragraph of the original; where that went, at the one that translates it."""
    behind: frozenset[Place] = frozenset()
    """What translates a paragraph that has changed."""


def changed_in(item: Item, languages: Sequence[str]) -> Changed:
    """Return what has changed since each of the languages was translated.

    Where the original is not among them, it is told at the translation.
    """
    told: dict[Place, ChangeView] = {}
    behind: set[Place] = set()
    original = item.editions[item.original]
    for language in languages:
        if language == item.original:
            continue
        edition = item.editions[language]
        for change in translation_of(item, language).changes:
            there = None if change.there is None else (language, _spot_of(change.there, edition))
            if there is not None:
                behind.add(there)
            if change.new is not None and item.original in languages:
                told[(item.original, _spot_of(change.new, original))] = _view(change, item.original)
            elif there is not None:
                told[there] = _view(change, item.original)
    return Changed(told=told, behind=frozenset(behind))


def _spot_of(piece: Piece, edition: Edition) -> Spot:
    same = [one for one in pieces_of(edition) if one.name == piece.name]
    return Spot(piece.name, same.index(piece))


def _view(change: Change, language: str) -> ChangeView:
    old = change.old
    new = "" if change.new is None else change.new.text
    is_told = old is not None and change.kind in {ChangeKind.CHANGED, ChangeKind.REMOVED}
    parts = tuple(diff_of(_words(old), _words(new))) if is_told and old is not None else ()
    return ChangeView(kind=change.kind, parts=parts, language=language)


def _words(paragraph: str) -> str:
    opening = _OPENING.match(paragraph)
    return without_marks(paragraph[opening.end() :] if opening else paragraph)


def diff_of(old: str, new: str) -> Iterator[DiffPart]:
    """Yield two texts as one, word by word: what stayed, what went, what came."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    plain = [[one.strip() for one in side] for side in (before, after)]
    for what, i, i_end, j, j_end in SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes():
        if what == "equal":
            yield DiffPart(words="".join(after[j:j_end]), is_old=False, is_new=False)
            continue
        if i < i_end:
            yield DiffPart(words="".join(before[i:i_end]), is_old=True, is_new=False)
        if j < j_end:
            yield DiffPart(words="".join(after[j:j_end]), is_old=False, is_new=True)
