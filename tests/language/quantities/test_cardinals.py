"""Number words: every number that people write out, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.language.quantities.cardinals import read_cardinal
from bilan.language.quantities.registry import HABITS
from bilan.language.quantities.tokens import cut_tokens

ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ENGLISH_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
FRENCH = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
FRENCH_TENS = ["-", "-", "vingt", "trente", "quarante", "cinquante", "soixante"]


def english(number: int) -> str:
    if number < 20:
        return ENGLISH[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return ENGLISH_TENS[tens] + (f"-{ENGLISH[rest]}" if rest else "")
    step, word = next(
        (step, word)
        for step, word in ((10**6, "million"), (1000, "thousand"), (100, "hundred"))
        if number >= step
    )
    many, rest = divmod(number, step)
    joint = " and " if rest < 100 else " "
    return f"{english(many)} {word}" + (f"{joint}{english(rest)}" if rest else "")


def french(number: int) -> str:
    if number < 100:
        return french_below_hundred(number)
    if number < 1000:
        many, rest = divmod(number, 100)
        hundreds = "cent" if many == 1 else f"{FRENCH[many]} cent" + ("" if rest else "s")
        return hundreds + (f" {french(rest)}" if rest else "")
    if number < 10**6:
        many, rest = divmod(number, 1000)
        thousands = (
            "mille"
            if many == 1
            else f"{french(many).removesuffix('s') if many % 100 == 0 else french(many)} mille"
        )
        return thousands + (f" {french(rest)}" if rest else "")
    many, rest = divmod(number, 10**6)
    return f"{french(many)} million{'s' if many > 1 else ''}" + (f" {french(rest)}" if rest else "")


def french_below_hundred(number: int) -> str:
    if number < 20:
        return FRENCH[number]
    tens = number // 10
    if tens in {7, 9}:
        base, rest = ("soixante" if tens == 7 else "quatre-vingt"), number - (60 if tens == 7 else 80)
        return f"{base} et {FRENCH[rest]}" if number == 71 else f"{base}-{FRENCH[rest]}"
    base, rest = ("quatre-vingt" if tens == 8 else FRENCH_TENS[tens]), number % 10
    if not rest:
        return "quatre-vingts" if tens == 8 else base
    return f"{base} et un" if rest == 1 and tens != 8 else f"{base}-{FRENCH[rest]}"


def read(text: str, language: str) -> tuple[int, bool]:
    """Return the number that a text is, and whether that is all of it."""
    stream = cut_tokens(text, HABITS[language])
    found = read_cardinal(stream, 0)
    assert found is not None
    return found.value, found.after == stream.size


@pytest.mark.parametrize("number", range(1, 1000))
def test_every_number_below_a_thousand_is_read_in_both_languages(number: int) -> None:
    assert read(english(number), "en") == (number, True)
    assert read(french(number), "fr") == (number, True)


@given(st.integers(1000, 10**9 - 1))
def test_large_numbers_in_words_are_read_in_both_languages(number: int) -> None:
    assert read(english(number), "en") == (number, True)
    assert read(french(number), "fr") == (number, True)


@given(st.integers(1, 99))
def test_hyphens_and_spaces_are_the_same(number: int) -> None:
    assert read(english(number).replace("-", " "), "en") == (number, True)
    assert read(french(number).replace(" ", "-"), "fr") == (number, True)
    assert read(french(number).replace("-", " "), "fr") == (number, True)


@pytest.mark.parametrize(
    ("text", "language", "first"),
    [
        ("one hundred and two hundred", "en", 100),
        ("two thousand and three thousand", "en", 2000),
        ("five and ten", "en", 5),
        ("twenty and thirty", "en", 20),
        ("vingt et trente", "fr", 20),
        ("cinq et dix", "fr", 5),
        ("mille et deux", "fr", 1000),
    ],
)
def test_two_numbers_that_are_joined_stay_two(text: str, language: str, first: int) -> None:
    assert read(text, language) == (first, False)
