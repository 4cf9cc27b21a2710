"""Which paragraphs are laid beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bilan.language.quantities.paragraphs import Shape, beside, lay_side_by_side

SHAPE = st.builds(Shape, st.integers(0, 500), st.frozensets(st.integers(0, 9).map(Decimal), max_size=3))
SHAPES, FEW_SHAPES = st.lists(SHAPE, max_size=12), st.lists(SHAPE, max_size=4)


def shape(length: int, *numbers: int) -> Shape:
    return Shape(length, frozenset(Decimal(number) for number in numbers))


def test_as_many_paragraphs_stand_one_beside_the_other() -> None:
    assert lay_side_by_side([shape(10), shape(99)], [shape(99), shape(10)]) == ((0, 0), (1, 1))


def test_a_paragraph_more_is_passed_over_and_the_figures_tell_which() -> None:
    first = [shape(100, 1), shape(100, 2), shape(100, 3)]
    second = [shape(120, 1), shape(110), shape(120, 2), shape(120, 3)]

    assert lay_side_by_side(first, second) == ((0, 0), (1, 2), (2, 3))


def test_without_figures_the_lengths_tell() -> None:
    first = [shape(400), shape(50), shape(300)]
    second = [shape(450), shape(330)]

    assert lay_side_by_side(first, second) == ((0, 0), (2, 1))


def test_a_text_without_paragraphs_has_nothing_beside_the_other() -> None:
    assert lay_side_by_side([], [shape(1)]) == ()
    assert beside((), 2) == (None, None)


def test_what_has_none_beside_it_has_the_one_before() -> None:
    assert beside(((0, 0), (2, 1)), 4) == (0, 0, 1, 1)
    assert beside(((1, 0),), 2) == (0, 0)


def test_very_long_texts_are_laid_by_their_places_alone() -> None:
    pairs = lay_side_by_side([shape(1)] * 1000, [shape(1)] * 500)

    assert len(pairs) == 1000
    assert pairs[-1] == (999, 499)


@given(SHAPES, SHAPES)
def test_pairs_come_in_order_and_each_paragraph_at_most_once(first: list[Shape], second: list[Shape]) -> None:
    pairs = lay_side_by_side(first, second)

    assert pairs == tuple(sorted(set(pairs)))
    assert len({one for one, _ in pairs}) == len(pairs) == len({other for _, other in pairs})


@given(FEW_SHAPES, FEW_SHAPES)
def test_no_other_pairs_in_order_are_more_alike(first: list[Shape], second: list[Shape]) -> None:
    assume(len(first) != len(second))

    found = lay_side_by_side(first, second)

    assert worth(found, first, second) == pytest.approx(best_worth(first, second))


def worth(pairs: Sequence[tuple[int, int]], first: Sequence[Shape], second: Sequence[Shape]) -> float:
    """Return how much alike pairs are, less 0.2 for each paragraph without another."""
    alone = len(first) + len(second) - 2 * len(pairs)
    return sum(likeness(first[one], second[other]) for one, other in pairs) - 0.2 * alone


def likeness(one: Shape, other: Shape) -> float:
    numbers = len(one.numbers) + len(other.numbers)
    shared = 2 * len(one.numbers & other.numbers) / numbers if numbers else 0
    return shared + min(one.length, other.length) / max(one.length, other.length, 1) / 2 - 0.2


def best_worth(first: Sequence[Shape], second: Sequence[Shape]) -> float:
    """Return the worth of the best pairs, by trying all of them."""
    counts = range(min(len(first), len(second)) + 1)
    return max(
        worth(tuple(zip(ours, theirs, strict=True)), first, second)
        for count in counts
        for ours in combinations(range(len(first)), count)
        for theirs in combinations(range(len(second)), count)
    )
