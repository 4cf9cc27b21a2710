"""The rough words of a text: some may be too many, and none is missing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.language.rough_words import (
    GAP,
    holds_digit,
    is_glued,
    is_odd,
    rough_vocabulary,
    rough_words,
    which_hold,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "L’été à Nder, TWO_three 4th",
            [b"l", "été".encode("latin-1"), "à".encode("latin-1"), b"nder", b"two", b"three", b"th"],
        ),
        ("½ m² a2b", [b"\xbd", b"m\xb2", b"a", b"b"]),
        ("une sœur", [b"une", b"s", b"ur"]),
        ("\u212ailo", [b"kilo"]),
        ("\udcff 12 … \n", []),
    ],
)
def test_words_are_cut_at_signs_digits_and_letters_that_latin_1_lacks(text: str, words: list[bytes]) -> None:
    assert list(rough_words(text)) == words


@given(st.text())
def test_no_word_that_latin_1_can_write_is_missing(text: str) -> None:
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]

    written = [word.encode("latin-1") for word in words if all(ord(letter) < 256 for letter in word)]

    assert set(written) <= set(rough_words(text))


@given(st.lists(st.text(), max_size=4))
def test_all_words_of_some_texts_are_those_of_all_of_them_together(texts: list[str]) -> None:
    words = [word for text in texts for word in rough_words(text)]

    assert list(rough_words(GAP.join(texts))) == words
    assert rough_vocabulary(GAP.join(texts)) == set(words)


def test_every_letter_is_made_small_as_a_text_is_made_small() -> None:
    for code in [*range(0xD800), *range(0xE000, 0x110000)]:
        letter = chr(code)
        small = letter.lower().encode("latin-1", "replace").decode("latin-1")

        assert rough_words(letter) == tuple(
            word.encode("latin-1") for word in re.findall(r"[^\W\d_]+", small)
        ), letter


@given(st.text() | st.text(alphabet="a0９٣²½’é"))
def test_a_digit_is_what_an_expression_takes_for_one(text: str) -> None:
    assert holds_digit(text) == (re.search(r"\d", text) is not None)


@given(st.text(alphabet="iısſİIS K"))
def test_a_text_is_odd_where_a_search_that_ignores_case_takes_a_letter_for_another(text: str) -> None:
    found = {one for one in re.findall("[is]", text, re.IGNORECASE) if one not in "isIS"}

    assert is_odd(text) == bool(found)


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        *(("twohttps://a.b", True), ("éwww.a.b", True), ("a b http://x.y", False), ("(www.a.b)", False)),
        *(("2http://a.b", False), ("", False)),
    ],
)
def test_a_web_address_is_glued_where_a_letter_stands_right_before_it(text: str, is_so: bool) -> None:
    assert is_glued(text) is is_so


@given(st.lists(st.text(alphabet="ab7[:/")), st.lists(st.sampled_from(["7", "[", "://", "é"])))
def test_texts_that_hold_a_sign_are_told_by_their_places(texts: list[str], signs: list[str]) -> None:
    assert which_hold(texts, signs) == [
        at for at, text in enumerate(texts) if any(sign in text for sign in signs)
    ]
