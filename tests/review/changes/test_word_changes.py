"""Two texts compared word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bilan.review.changes.page_blocks import SEPARATOR, Run
from bilan.review.changes.word_changes import (
    MOST_EQUAL_PAIRS,
    How,
    Piece,
    Word,
    compare_words,
    stretches_of,
    words_of,
)


def run(text: str, value: str | None = None, target: str | None = None) -> Run:
    return Run(text, value, None, target, "en")


def words(text: str) -> tuple[Word, ...]:
    return words_of([run(text)])


def shown(pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    return [(one.how.value, " ".join(word.text for word in one.words)) for one in pieces]


def kept(pieces: tuple[Piece, ...], without: How) -> list[str]:
    return [word.text for one in pieces if one.how is not without for word in one.words]


TEXTS = st.lists(st.sampled_from(["the", "Fund", "helps", "12", "people", "in", "Niger", "."]), max_size=30)


def test_a_changed_word_is_marked_within_its_sentence() -> None:
    pieces = compare_words(words("The Fund helps men in Niger."), words("The Fund helps women in Niger."))

    assert shown(pieces) == [
        ("same", "The Fund helps"),
        ("removed", "men"),
        ("added", "women"),
        ("same", "in Niger."),
    ]


def test_a_short_word_between_two_changes_is_told_with_them() -> None:
    old, new = "It lasted four years of great hidden risk.", "It took ten years of rather small luck."

    assert shown(compare_words(words(old), words(new))) == [
        ("same", "It"),
        ("removed", "lasted four years of great hidden risk."),
        ("added", "took ten years of rather small luck."),
    ]


@given(TEXTS, TEXTS)
def test_without_what_was_added_it_is_the_old_text_and_without_what_was_removed_the_new(
    old: list[str], new: list[str]
) -> None:
    pieces = compare_words(words(" ".join(old)), words(" ".join(new)))

    assert kept(pieces, without=How.ADDED) == old
    assert kept(pieces, without=How.REMOVED) == new


@given(TEXTS)
def test_a_text_compared_with_itself_has_no_change(text: list[str]) -> None:
    pieces = compare_words(words(" ".join(text)), words(" ".join(text)))

    assert all(one.how is How.SAME for one in pieces)


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_stretches_cover_both_sequences_once_and_in_order(old: list[int], new: list[int]) -> None:
    stretches = list(stretches_of(old, new))

    assert [one for stretch in stretches for one in old[stretch.old]] == old
    assert [one for stretch in stretches for one in new[stretch.new]] == new
    assert all(old[one.old] == new[one.new] for one in stretches if one.is_same)


def test_what_would_take_too_long_differs_as_a_whole_but_for_its_ends() -> None:
    count = int(MOST_EQUAL_PAIRS**0.5) + 1
    old, new = ["x", *"a" * count, "b", "y"], ["x", "c", *"a" * count, "y"]

    stretches = list(stretches_of(old, new))

    assert [(one.is_same, old[one.old][:1]) for one in stretches] == [
        (True, ["x"]),
        (False, ["a"]),
        (True, ["y"]),
    ]


def test_a_figure_is_one_word_however_it_is_written() -> None:
    found = words_of([run("about "), run("1 865 220", value="1865220"), run(".")])

    assert [(word.text, word.is_glued) for word in found] == [
        ("about", True),
        ("1 865 220", False),
        (".", True),
    ]


def test_what_keeps_cells_apart_has_space_on_both_sides() -> None:
    found = words_of([run("Niger"), run(SEPARATOR), run("12")])

    assert [word.is_glued for word in found] == [True, False, False]


def test_a_link_that_leads_elsewhere_is_a_change() -> None:
    old, new = words_of([run("here", target="/a/")]), words_of([run("here", target="/b/")])

    assert shown(compare_words(old, new)) == [("removed", "here"), ("added", "here")]
