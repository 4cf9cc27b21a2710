"""Two states of a text in one, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bilan.review.changed import diff_of


def shown(old: str, new: str) -> str:
    """The old words in square brackets, the new ones in braces."""
    return "".join(
        f"[{one.words}]" if one.is_old else f"{{{one.words}}}" if one.is_new else one.words
        for one in diff_of(old, new)
    )


def test_words_that_stayed_went_and_came_are_told_apart() -> None:
    assert shown("She left Ghana early.", "She left Mali early.") == "She left [Ghana ]{Mali }early."


def test_what_is_all_new_has_nothing_old() -> None:
    assert shown("", "New words.") == "{New words.}"


def test_other_spaces_are_no_change() -> None:
    assert shown("She  left", "She left") == "She left"


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12))
def test_both_texts_can_be_read_from_it(old: str, new: str) -> None:
    parts = tuple(diff_of(old, new))

    assert " ".join("".join(one.words for one in parts if not one.is_old).split()) == " ".join(new.split())
    assert "".join("".join(one.words for one in parts if not one.is_new).split()) == "".join(old.split())
