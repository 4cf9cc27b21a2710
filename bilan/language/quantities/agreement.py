"""Whether two texts in two languages say the same: paragraph by paragraph, then across the page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from bilan.language.quantities.leftover import Left, left_over, pair_up
from bilan.language.quantities.likeness import Likeness, is_near, is_qualified, is_rounded, likeness_of
from bilan.language.quantities.matching import Matched, Said, Sides, apart, match_by, match_equal
from bilan.language.quantities.paragraphs import Shape, beside, lay_side_by_side
from bilan.language.quantities.quantity import BOUND, DATES, Quantity, Reading
from bilan.language.quantities.reading import read_each
from bilan.model.records import Record, replace

Known = Mapping[str, tuple[Reading, ...]]
"""What each bound figure is worth, by its key."""


class Passage(Record):
    """A text in a language, cut into paragraphs."""

    language: str
    paragraphs: tuple[str, ...]


_WORD_BEHIND = re.compile(r"\s+([^\W\d_][\w’'-]*)")


class FigurePair(Record):
    """Two quantities, or parts of quantities, that say the same, each with its paragraph."""

    first: Quantity
    second: Quantity
    first_paragraph: int
    second_paragraph: int


class FigureDifference(Record):
    """A quantity that the other language does not say, or says otherwise."""

    first: Quantity | None
    second: Quantity | None
    """At least one of the two is there."""
    first_paragraph: int | None
    """The paragraph of the first text that says it, or that stands where it should be said."""
    second_paragraph: int | None


class Comparison(Record):
    """What two texts say of quantities: which go together, and where they say different ones."""

    pairs: tuple[FigurePair, ...]
    """In the order of the first text."""
    differences: tuple[FigureDifference, ...]


def as_written(found: FigureDifference, first: Sequence[str], second: Sequence[str]) -> tuple[str, str]:
    """Return both quantities as their paragraphs have them; nothing for one that is not said.

    Where they look alike, the word behind each is what differs: `45 women`, `45 hommes`.
    """
    sides = ((found.first, found.first_paragraph, first), (found.second, found.second_paragraph, second))
    shown = [" ".join(one.text.split()) if one else "" for one, _, _ in sides]
    if shown[0] == shown[1]:
        shown = [
            said if one is None or place is None else f"{said}{_word_behind(texts[place], one.end)}"
            for said, (one, place, texts) in zip(shown, sides, strict=True)
        ]
    return shown[0], shown[1]


def _word_behind(text: str, end: int) -> str:
    word = _WORD_BEHIND.match(text, end)
    return f" {word[1]}" if word else ""


def compare_passages(
    first: Passage, second: Passage, known: Known | None = None
) -> tuple[FigureDifference, ...]:
    """Return where two texts say different quantities, in the order of the first.

    Raises:
        KeyError: the quantities of one of the languages cannot be read; see `reading.is_read`.
    """
    return lay_figures_together(first, second, known).differences


def lay_figures_together(first: Passage, second: Passage, known: Known | None = None) -> Comparison:
    """Return which quantities of two texts go together, and where the texts say different ones.

    Raises:
        KeyError: as for `compare_passages`.
    """
    sides = (_read(first, known or {}), _read(second, known or {}))
    if not sides[0] and not sides[1]:
        return Comparison(pairs=(), differences=())
    if _is_clear(*sides):
        return Comparison(pairs=(_pair(sides[0][0], sides[1][0]),), differences=())
    pairs = lay_side_by_side(_shapes(first, sides[0]), _shapes(second, sides[1]))
    matched = _matched(sides, pairs, first, second)
    together = sorted(matched.pairs, key=lambda pair: (pair[0].paragraph, pair[0].quantity.start))
    is_all = not matched.left[0] and not matched.left[1]
    sizes = (len(first.paragraphs), len(second.paragraphs))
    return Comparison(
        pairs=tuple(_pair(one, other) for one, other in together),
        differences=() if is_all else tuple(_judge(matched.left, sides, pairs, sizes)),
    )


def _read(passage: Passage, known: Known) -> list[Said]:
    found = ((at, _with_value(one, known)) for at, one in read_each(passage.paragraphs, passage.language))
    return [Said(quantity=one, paragraph=at, whole=one) for at, one in found]


def _pair(one: Said, other: Said) -> FigurePair:
    return FigurePair(
        first=one.quantity,
        second=other.quantity,
        first_paragraph=one.paragraph,
        second_paragraph=other.paragraph,
    )


def _is_clear(first: Sequence[Said], second: Sequence[Said]) -> bool:
    """Return whether two texts say one and the same quantity, wherever it stands in either."""
    if len(first) != 1 or len(second) != 1:
        return False
    return likeness_of(first[0].quantity, second[0].quantity) is Likeness.SAME


def _with_value(one: Quantity, known: Known) -> Quantity:
    """Return a bound figure with what it is worth, where somebody knows."""
    if one.unit != BOUND:
        return one
    own = Reading(one.readings[0].value, f"{BOUND} {one.noun}")
    return replace(one, readings=(own, *known.get(one.noun, ())), noun="")


def _shapes(passage: Passage, said: Sequence[Said]) -> tuple[Shape, ...]:
    values: dict[int, set[Decimal]] = defaultdict(set)
    for one in said:
        values[one.paragraph].add(one.quantity.readings[0].value)
    return tuple(Shape(len(text), frozenset(values[at])) for at, text in enumerate(passage.paragraphs))


Step = Callable[[Sequence[Said], Sequence[Said]], Matched]


def _matched(sides: Sides, pairs: Sequence[tuple[int, int]], first: Passage, second: Passage) -> Matched:
    """Return each quantity with one of the other text: the surest likeness first, the nearest place first."""

    def rounded(one: Said, other: Said) -> bool:
        texts = (first.paragraphs[one.paragraph], second.paragraphs[other.paragraph])
        return _is_rounding(one.quantity, other.quantity, texts, (first.language, second.language))

    found = _each((*_EQUAL, _match_near), Matched(sides, []), pairs)
    if not found.left[0] and not found.left[1]:
        return found
    found = _in_pairs(found, pairs, lambda one, other: match_by(one, other, rounded))
    found = _in_pairs(found, pairs, lambda one, other: match_by(one, other, _is_unknown))
    parts = Matched((apart(found.left[0]), apart(found.left[1])), found.pairs)
    return _each((*_EQUAL, _match_near), parts, pairs)


def _match_same(first: Sequence[Said], second: Sequence[Said]) -> Matched:
    return match_equal(first, second, Likeness.SAME)


def _match_same_number(first: Sequence[Said], second: Sequence[Said]) -> Matched:
    return match_equal(first, second, Likeness.SAME_NUMBER)


def _match_near(first: Sequence[Said], second: Sequence[Said]) -> Matched:
    return match_by(first, second, lambda one, other: is_near(one.quantity, other.quantity))


_EQUAL: tuple[Step, ...] = (_match_same, _match_same_number)


def _each(steps: Sequence[Step], found: Matched, pairs: Sequence[tuple[int, int]]) -> Matched:
    """Return what all steps find and leave in the pairs of paragraphs, and then on the whole page."""
    for step in steps:
        found = _in_pairs(found, pairs, step)
    for step in steps:
        more = step(*found.left)
        found = Matched(more.left, [*found.pairs, *more.pairs])
    return found


def _in_pairs(found: Matched, pairs: Sequence[tuple[int, int]], step: Step) -> Matched:
    """Return what a step finds and leaves in each pair of paragraphs, and leaves of all that has no pair."""
    left = found.left
    if not left[0] or not left[1]:
        return found
    by_paragraph: tuple[dict[int, list[Said]], dict[int, list[Said]]] = (defaultdict(list), defaultdict(list))
    for table, side in zip(by_paragraph, left, strict=True):
        for one in side:
            table[one.paragraph].append(one)
    together = list(found.pairs)
    for at, other in pairs:
        if at in by_paragraph[0] and other in by_paragraph[1]:
            more = step(by_paragraph[0][at], by_paragraph[1][other])
            by_paragraph[0][at], by_paragraph[1][other] = more.left
            together += more.pairs
    rest = ([one for side in table.values() for one in side] for table in by_paragraph)
    return Matched((next(rest), next(rest)), together)


def _is_rounding(one: Quantity, other: Quantity, texts: tuple[str, str], languages: tuple[str, str]) -> bool:
    """Return whether one of two quantities is the other one rounded, and only its own words say so."""
    if one.unit in DATES or other.unit in DATES:
        return False
    if is_rounded(one, texts[0], languages[0], other):
        return not is_qualified(other, texts[1], languages[1])
    return is_rounded(other, texts[1], languages[1], one) and not is_qualified(one, texts[0], languages[0])


def _is_unknown(one: Said, other: Said) -> bool:
    """Return whether one of two is a bound figure whose value nobody knows, and the other may be it."""
    units = [each.quantity.readings[-1].unit for each in (one, other)]
    bound = [unit.startswith(BOUND) for unit in units]
    return any(bound) and not all(bound) and not DATES & set(units)


def _judge(
    left: Sides, sides: Sides, pairs: Sequence[tuple[int, int]], sizes: tuple[int, int]
) -> Iterator[FigureDifference]:
    """Return what is worth telling of the quantities without another, those of one place together."""
    to_second = beside(pairs, sizes[0])
    to_first = beside([(other, at) for at, other in pairs], sizes[1])
    groups: dict[int | None, tuple[list[Left], list[Left]]] = defaultdict(lambda: ([], []))
    for one in left_over(left[0], sides[1]):
        groups[one.paragraph][0].append(one)
    for other in left_over(left[1], sides[0]):
        groups[to_first[other.paragraph]][1].append(other)
    for here in sorted(groups, key=lambda at: -1 if at is None else at):
        for pair in pair_up(*groups[here]):
            yield _difference(*pair, to_first, to_second)


def _difference(
    first: Left | None,
    second: Left | None,
    to_first: Sequence[int | None],
    to_second: Sequence[int | None],
) -> FigureDifference:
    """Return two quantities that differ, or one that stands alone, with the paragraphs of both texts."""
    here = None if first is None else first.paragraph
    there = None if second is None else second.paragraph
    return FigureDifference(
        first=None if first is None else first.quantity,
        second=None if second is None else second.quantity,
        first_paragraph=to_first[there] if here is None and there is not None else here,
        second_paragraph=to_second[here] if there is None and here is not None else there,
    )
