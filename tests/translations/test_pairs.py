"""What became of each paragraph: changed, moved, gone or new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.translations.pairs import Pair, Rewritten, pairs_of


def became(old: str, new: str, earlier: dict[str, str] | None = None, **said: str) -> tuple[Pair, ...]:
    """Paragraphs are told by a letter each; `said` is what those of the new text say."""
    texts = tuple(said.get(one, one) for one in new)
    return pairs_of(Rewritten(old=tuple(old), new=tuple(new), earlier=earlier or {}, texts=texts))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("abc", "abc", ()),
        ("abc", "aXc", ((1, 1),)),
        ("abc", "abXc", ((None, 2),)),
        ("abc", "Xabc", ((None, 0),)),
        ("abc", "ac", ((1, None),)),
        ("abcd", "aXYd", ((1, 1), (2, 2))),
        ("abc", "bca", ((0, 2),)),
        ("abc", "cXa", ((2, 0), (None, 1), (1, None))),
        ("", "ab", ((None, 0), (None, 1))),
        ("ab", "", ((0, None), (1, None))),
    ],
)
def test_what_stayed_is_passed_over_and_the_rest_is_paired(
    old: str, new: str, expected: tuple[Pair, ...]
) -> None:
    assert sorted(became(old, new), key=str) == sorted(expected, key=str)


def test_without_the_old_words_what_was_rewritten_is_paired_in_its_order() -> None:
    assert became("ab", "XYZ") == ((0, 0), (1, 1), (None, 2))


def test_with_the_old_words_it_is_paired_by_likeness() -> None:
    earlier = {"a": "She left Ghana for Libya", "b": "Then she came home"}
    said = {"X": "A preface", "Y": "She left Ghana for Algeria", "Z": "Then she came back home"}

    assert became("ab", "XYZ", earlier, **said) == ((None, 0), (0, 1), (1, 2))


def test_of_many_that_were_rewritten_the_one_that_went_is_found() -> None:
    earlier = {"a": "one two three", "b": "four five six", "c": "seven eight nine"}
    said = {"X": "one two 3", "Y": "seven eight 9"}

    assert sorted(became("abc", "XY", earlier, **said), key=str) == [(0, 0), (1, None), (2, 1)]


def test_two_paragraphs_that_say_the_same_are_each_counted_once() -> None:
    assert became("aab", "ab") == ((0, None),) or became("aab", "ab") == ((1, None),)


@given(st.text("abcdXY", max_size=9), st.text("abcdXY", max_size=9))
def test_each_paragraph_is_in_one_pair_or_stayed(old: str, new: str) -> None:
    pairs = became(old, new)

    before = [i for i, _ in pairs if i is not None]
    after = [j for _, j in pairs if j is not None]
    stayed_before = [one for i, one in enumerate(old) if i not in before]
    stayed_after = [one for j, one in enumerate(new) if j not in after]
    assert len(set(before)) == len(before)
    assert len(set(after)) == len(after)
    assert stayed_before == stayed_after
