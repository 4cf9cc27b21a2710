"""The rough words of a text: some may be too many, and none is missing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.language.rough_words import rough_words


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
