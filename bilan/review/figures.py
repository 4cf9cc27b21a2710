"""Which figures of an item in two languages go together, as marks in the words of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bilan.language.quantities.agreement import Passage, lay_figures_together
from bilan.language.quantities.quantity import Quantity, Weight
from bilan.language.quantities.reading import is_read
from bilan.model.content import Edition, Item
from bilan.model.marks import MOST_MARKS
from bilan.model.paragraphs import Paragraph
from bilan.model.records import Record, field
from bilan.model.site import Site
from bilan.plan.bound_figures import known_figures
from bilan.review.pair_views import TONES, Agreement, MarkView
from bilan.review.passages import CODE, Mark

HEADS = ("title", "seo_title", "image_alt", "image_caption", "update_note")
"""The keys of a file whose words are compared, in the order of the check that compares them."""
SUMMARY, TEXT = "summary", "text"
_LETTERS = 26


class Spot(NamedTuple):
    """Where words of an edition stand: a key, or a paragraph of its summary or text."""

    part: str
    at: int = 0


class MarkedFigures(Record):
    """The figures of an item, and where they stand in each of two languages."""

    marks: tuple[MarkView, ...] = ()
    sides: tuple[Mapping[Spot, tuple[Mark, ...]], Mapping[Spot, tuple[Mark, ...]]] = field(
        default_factory=lambda: ({}, {})
    )
    is_compared: bool = False

    def differs(self, side: int, spot: Spot) -> bool:
        """Return whether some figure in a place differs, or stands in one language alone."""
        found = self.sides[side].get(spot, ())
        return any(self.marks[one.number].agreement is not Agreement.SAME for one in found)


class _Place(NamedTuple):
    paragraph: int
    quantity: Quantity


class _Together(NamedTuple):
    places: tuple[_Place | None, _Place | None]
    is_same: bool = False


def mark_figures(item: Item, first: Edition, second: Edition, site: Site) -> MarkedFigures:
    """Return the figures of both editions with a letter each: the same for those that say the same."""
    if not (is_read(first.language) and is_read(second.language)):
        return MarkedFigures()
    spots = (tuple(_spots(first)), tuple(_spots(second)))
    passages = [
        Passage(language=edition.language, paragraphs=tuple(words for _, words in side))
        for edition, side in zip((first, second), spots, strict=True)
    ]
    known = known_figures(first, item, site) | known_figures(second, item, site)
    found = lay_figures_together(passages[0], passages[1], known)
    told = [
        _Together((_place(one.first_paragraph, one.first), _place(one.second_paragraph, one.second)))
        for one in found.differences
    ]
    same = [
        _Together(
            (_Place(one.first_paragraph, one.first), _Place(one.second_paragraph, one.second)), is_same=True
        )
        for one in found.pairs
        if max(one.first.weight, one.second.weight) is not Weight.FAINT
    ]
    ordered = sorted(_each_once((*told, *same)), key=_reading_order)[:MOST_MARKS]
    marks = tuple(
        MarkView(letter=letters_of(number), tone=number % TONES + 1, agreement=_agreement(one))
        for number, one in enumerate(ordered)
    )
    sides = tuple(_by_spot(ordered, side, [spot for spot, _ in spots[side]]) for side in (0, 1))
    return MarkedFigures(marks=marks, sides=(sides[0], sides[1]), is_compared=True)


def letters_of(number: int) -> str:
    """Return the letters for a number from 0: a to z, then aa, ab and so on."""
    before, last = divmod(number, _LETTERS)
    return (letters_of(before - 1) if before else "") + chr(ord("a") + last)


def _spots(edition: Edition) -> Iterator[tuple[Spot, str]]:
    """Yield the words that are compared: of keys, of the summary and of the text, without code."""
    for key in HEADS:
        yield Spot(key), getattr(edition, key) or ""
    for part, prose in ((SUMMARY, edition.summary), (TEXT, edition.prose)):
        paragraphs: tuple[Paragraph, ...] = () if prose is None else prose.paragraphs
        for at, one in enumerate(paragraphs):
            if not one.text.startswith(CODE):
                yield Spot(part, at), one.text


def _place(paragraph: int | None, quantity: Quantity | None) -> _Place | None:
    return None if paragraph is None or quantity is None else _Place(paragraph, quantity)


def _each_once(found: Iterable[_Together]) -> Iterator[_Together]:
    """Yield figures without those that lie over another: `one in five` may be told by its parts."""
    taken: tuple[set[tuple[int, int]], set[tuple[int, int]]] = (set(), set())
    for one in found:
        covered = [
            {(at.paragraph, sign) for sign in range(at.quantity.start, at.quantity.end)} if at else set()
            for at in one.places
        ]
        if not any(mine & theirs for mine, theirs in zip(covered, taken, strict=True)):
            for mine, theirs in zip(covered, taken, strict=True):
                theirs.update(mine)
            yield one


def _reading_order(one: _Together) -> tuple[int, int, int]:
    for side, at in enumerate(one.places):
        if at is not None:
            return (at.paragraph, at.quantity.start, side)
    return (0, 0, 0)


def _agreement(one: _Together) -> Agreement:
    if one.is_same:
        return Agreement.SAME
    return Agreement.DIFFERS if all(one.places) else Agreement.ALONE


def _by_spot(
    ordered: Sequence[_Together], side: int, spots: Sequence[Spot]
) -> Mapping[Spot, tuple[Mark, ...]]:
    found: dict[Spot, tuple[Mark, ...]] = {}
    for number, one in enumerate(ordered):
        if (at := one.places[side]) is not None:
            spot = spots[at.paragraph]
            found[spot] = (*found.get(spot, ()), Mark(at.quantity.start, at.quantity.end, number))
    return found
