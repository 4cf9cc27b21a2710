"""Quantities of two texts, each with the one in the other text that says the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from bilan.language.quantities.likeness import Likeness, likeness_of
from bilan.language.quantities.quantity import Quantity
from bilan.model.records import Record

_MOST = 24
"""How many quantities of one value are looked at before the first of them is taken."""
_FAR = 60
"""How many quantities are looked at for one that is near."""


class Said(Record):
    """A quantity with the paragraph that says it."""

    quantity: Quantity
    paragraph: int
    whole: Quantity
    """What it is a part of, or itself."""


Sides = tuple[list[Said], list[Said]]
"""What is left of two texts without another that says the same."""


class Matched(NamedTuple):
    """What came of looking for quantities that say the same."""

    left: Sides
    pairs: list[tuple[Said, Said]]
    """Those that were found, in the order of the first text."""


def match_equal(first: Sequence[Said], second: Sequence[Said], least: Likeness) -> Matched:
    """Return quantities that are so much alike, one for one, and what is left of two texts without them."""
    places: dict[Decimal, list[int]] = defaultdict(list)
    for at, other in enumerate(second):
        for value in {reading.value for reading in other.quantity.readings}:
            places[value].append(at)
    taken: set[int] = set()
    left: list[Said] = []
    pairs: list[tuple[Said, Said]] = []
    for one in first:
        found = _find(one, second, places, taken, least)
        if found is None:
            left.append(one)
        else:
            taken.add(found)
            pairs.append((one, second[found]))
    return Matched((left, [other for at, other in enumerate(second) if at not in taken]), pairs)


def _find(
    one: Said, second: Sequence[Said], places: dict[Decimal, list[int]], taken: set[int], least: Likeness
) -> int | None:
    best, best_likeness = None, Likeness.NONE
    for value in dict.fromkeys(reading.value for reading in one.quantity.readings):
        free = places.get(value)
        if not free:
            continue
        while free and free[0] in taken:
            free.pop(0)
        for at in free[:_MOST]:
            if at in taken:
                continue
            likeness = likeness_of(one.quantity, second[at].quantity)
            if likeness >= least and likeness > best_likeness:
                best, best_likeness = at, likeness
    return best


def match_by(first: Sequence[Said], second: Sequence[Said], test: Callable[[Said, Said], bool]) -> Matched:
    """Return quantities that pass a test, one for one, and what is left of two texts without them."""
    left, rest = [], list(second)
    pairs: list[tuple[Said, Said]] = []
    for one in first:
        for at, other in enumerate(rest[:_FAR]):
            if test(one, other):
                pairs.append((one, other))
                del rest[at]
                break
        else:
            left.append(one)
    return Matched((left, rest), pairs)


def apart(said: Sequence[Said]) -> list[Said]:
    """Return quantities with the parts of those that have some in their place."""
    return [
        Said(quantity=part, paragraph=one.paragraph, whole=one.quantity)
        for one in said
        for part in one.quantity.parts or (one.quantity,)
    ]
