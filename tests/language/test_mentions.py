"""Whether a sentence speaks of what a name names."""

from __future__ import annotations

import pytest

from bilan.language.mentions import mentions, named_words, sentence_around, words_of


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("protected", "protection"),
        ("migrants", "migrant"),
        ("protégés", "protégées"),
        ("created", "creation"),
        ("jobs", "job"),
        ("returns", "returnees"),
        ("animaux", "animau"),
    ],
)
def test_forms_of_one_word_are_one(word: str, other: str) -> None:
    assert mentions([other], word)
    assert mentions([word], other)


@pytest.mark.parametrize(
    ("word", "other"),
    [("state", "station"), ("jobs", "join"), ("people", "peace"), ("s", "x"), ("wells", "welcome")],
)
def test_words_that_begin_alike_are_not(word: str, other: str) -> None:
    assert not mentions([other], word)


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Migrants in transit protected or assisted", "en", ("migrants", "transit", "protected", "assisted")),
        (
            "Part des femmes formées qui ont trouvé un emploi",
            "fr",
            ("part", "femmes", "formées", "trouvé", "emploi"),
        ),
        ("The number of jobs by 2021", "en", ("jobs",)),
        ("Ein Name", "de", ("ein", "name")),
    ],
)
def test_a_name_is_its_telling_words(name: str, language: str, expected: tuple[str, ...]) -> None:
    assert named_words(name, language) == expected


def test_the_words_of_a_unit_are_left_out() -> None:
    assert named_words("Jobs created", "en", ("job", "jobs")) == ("created",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two # two. Three.", "Two # two."),
        ("One! Two # two? Three.", "Two # two?"),
        ("It is 1.5 # of 3.2 more.", "It is 1.5 # of 3.2 more."),
        ("The results:\n* one\n* two #\n* three", "two #\n"),
        ("“One.” Two #.", "Two #."),
        ("#", "#"),
    ],
)
def test_a_sentence_ends_where_another_begins(text: str, expected: str) -> None:
    at = text.index("#")

    start, end = sentence_around(text, at, at + 1)

    assert text[start:end] == expected


def test_words_are_compared_in_small_letters_and_without_digits() -> None:
    assert words_of("L’État, 12 fois: COVID-19") == {"l", "état", "fois", "covid"}
