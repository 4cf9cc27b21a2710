"""Paragraphs beside each other: in both orders, each once, and with those that say the same."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from bilan.review.alignment import Outline, Row, align
from bilan.review.passages import BlockKind

SECONDS = 5


def outlines(*written: str) -> list[Outline]:
    """A word each: `h2` is a heading, `-` an entry, `>` a quotation; digits and capitals are what it holds."""
    return [outline(one) for one in written]


def outline(written: str) -> Outline:
    kind, level = BlockKind.PARAGRAPH, 0
    if written.startswith("h"):
        kind, level, written = BlockKind.HEADING, int(written[1]), written[2:]
    elif written.startswith("-"):
        kind, level, written = BlockKind.ENTRY, 1, written[1:]
    elif written.startswith(">"):
        kind, written = BlockKind.QUOTE, written[1:]
    anchors = frozenset(sign for sign in written if sign.isdigit() or sign.isupper())
    return Outline(kind, level, len(written) or 1, anchors)


def test_texts_of_one_structure_go_together_paragraph_by_paragraph() -> None:
    assert align(outlines("h2", "a", "-b"), outlines("h2", "xxxxxxx", "-y")) == ((0, 0), (1, 1), (2, 2))


def test_a_paragraph_that_only_one_language_has_stands_alone() -> None:
    assert align(outlines("one1", "two2", "three3"), outlines("un1", "trois3")) == ((0, 0), (1, None), (2, 1))


def test_headings_stand_beside_headings() -> None:
    rows = align(outlines("aaaa", "h2", "bbbb"), outlines("h2", "bbbb"))

    assert rows == ((0, None), (1, 0), (2, 1))


def test_a_paragraph_cut_in_two_keeps_its_larger_part_beside_it() -> None:
    rows = align(outlines("h2", "aaaaaaaaaaaa12", "h2"), outlines("h2", "aaaaaaaaa1", "a2", "h2"))

    assert rows == ((0, 0), (1, 1), (None, 2), (2, 3))


def test_an_entry_of_a_list_may_stand_beside_a_paragraph_that_says_the_same() -> None:
    assert align(outlines("-aaa7", "-bbb8"), outlines("aaa7", "bbb8")) == ((0, 0), (1, 1))


def test_two_paragraphs_in_one_place_stand_together_though_they_say_other_things() -> None:
    assert align(outlines("aaaaaaaaaaaa1", "h2", "b"), outlines("a2", "h2")) == ((0, 0), (1, 1), (2, None))


def test_where_one_text_is_empty_all_of_the_other_stands_alone() -> None:
    assert align(outlines("a", "b"), []) == ((0, None), (1, None))
    assert align([], outlines("a")) == ((None, 0),)
    assert align([], []) == ()


def test_texts_far_longer_than_any_are_laid_in_order_in_no_time() -> None:
    began = time.perf_counter()

    rows = align(outlines(*["a"] * 3000), outlines(*["-b"] * 2000))

    assert time.perf_counter() - began < SECONDS
    assert each_once(rows, 3000, 2000)


def each_once(rows: tuple[Row, ...], first: int, second: int) -> bool:
    """Whether both texts stand there whole and in order."""
    return [i for i, _ in rows if i is not None] == list(range(first)) and [
        j for _, j in rows if j is not None
    ] == list(range(second))


words = st.lists(st.from_regex(r"\A(h[2-3]|-|>)?[ab]{0,9}[0-9A-C]{0,2}\Z"), max_size=12)


@given(words, words)
def test_every_paragraph_of_either_language_stands_in_exactly_one_row(one: list[str], two: list[str]) -> None:
    rows = align(outlines(*one), outlines(*two))

    assert each_once(rows, len(one), len(two))
    assert (None, None) not in rows
