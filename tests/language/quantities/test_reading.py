"""What is read in a text, by cases that anyone can add, and whatever anyone writes."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bilan.language.quantities.reading import is_read, read_quantities
from bilan.language.quantities.registry import HABITS
from tests.language.quantities.cases import Case, read_cases, said

CASES = [
    pytest.param(language, case, id=f"{language} {case.name}")
    for language in ("en", "fr")
    for case in read_cases(f"reading-{language}.cases.md")
]
LANGUAGES = st.sampled_from(["en", "fr"])
PIECES = st.sampled_from([
    *("1", "12", "300", "1 300", "1,300", "2.5", "2021", "0", "%", "€", "EUR", "million", "milliard", "et", "and"),
    *("une", "one", "deux", "cent", "hundred", "mille", "vingt", "quatre", "dix", "demi", "half", "tiers", "third"),
    *("mai", "May", "heures", "h", "p.m.", ":", "/", "-", "–", "à", "to", "sur", "in", "de", "of", "XXIe", "nº"),
    *("²³", "¼²", "dozen", "dizaines", "km", "m", "[[figure a]]", "[[", "]]", "**", "`", "](", "<", "\n", " ", "\u202f", "é"),
])  # fmt: skip


@pytest.mark.parametrize(("language", "case"), CASES)
def test_a_text_is_read_as_its_case_says(language: str, case: Case) -> None:
    assert said(read_quantities(case.text, language)) == case.expected


def test_a_language_whose_habits_nobody_wrote_down_is_not_read() -> None:
    assert is_read("en")
    assert is_read("fr")
    assert not is_read("de")


@given(st.lists(PIECES, max_size=40).map(" ".join), LANGUAGES)
@settings(deadline=None, max_examples=300)
def test_a_quantity_stands_where_it_says_and_is_read_as_it_is_written(text: str, language: str) -> None:
    for one in read_quantities(text, language):
        assert one.readings
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    "text", ["at 9:²³ there", "à 9 h ²³", "on 3 May ²³", "5 €²³", "²³/²³", "2019/²³", "9 ²³ ¹²"]
)
def test_small_digits_above_the_line_are_no_numbers(text: str) -> None:
    for language in HABITS:
        assert all("²" not in one.text for one in read_quantities(text, language))


@given(st.text(max_size=300), LANGUAGES)
@settings(deadline=None)
def test_nothing_that_anyone_writes_stops_the_reading(text: str, language: str) -> None:
    assert isinstance(read_quantities(text, language), tuple)


SPACES = (" ", "\u00a0", "\u2009", "\u202f", "&nbsp;", "&#160;", "&#8239;", "&thinsp;")
ENDLESS = "1" * 5_000
"""More digits than Python turns into a number."""
DIGITS = st.sampled_from(["1", "12", "205", "500", "2021", "07", "3000", ENDLESS])
BETWEEN = st.sampled_from(
    [*SPACES, ".", ",", "/", "-", ":", " and ", " et ", " h ", " min ", " May ", " mai ", " pm ", " s "]
)


@given(st.lists(st.tuples(DIGITS, BETWEEN), max_size=6), LANGUAGES)
@example([("12", "&nbsp;"), ("500", " "), ("205", " ")], "en")
@settings(deadline=None, max_examples=500)
def test_nothing_that_stands_between_digits_stops_the_reading(
    pieces: list[tuple[str, str]], language: str
) -> None:
    assert isinstance(read_quantities("".join(map("".join, pieces)), language), tuple)


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "&nbsp;", "&thinsp;"])
def test_where_one_group_of_a_number_is_bound_to_another_nothing_parts_it(space: str) -> None:
    for text in (f"Some 12{space}500 205 wells.", f"Some 12 500{space}205 wells."):
        for language in HABITS:
            assert [(said([one]), one.parts) for one in read_quantities(text, language)] == [("12500205", ())]


@pytest.mark.parametrize(
    "text",
    [
        *("1.2,5.3000", "1.2.3,40", f"1.{ENDLESS}.2021", "9:1.2,5", "9:1,2.5:3"),
        *(f"2021/{ENDLESS}", f"3/{ENDLESS}", f"3 and {ENDLESS} May", f"3 et {ENDLESS} mai", f"May {ENDLESS}"),
        f"9 h 30 min {ENDLESS} s",
        f"1:1:{'1' * 1_000_001}",
    ],
    ids=range(12),
)
def test_digits_that_are_no_number_stop_nothing(text: str) -> None:
    for language in HABITS:
        assert read_quantities(text, language)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "1 ",
            "1,",
            "1.",
            "123 ",
            "12 345 ",
            "1'000",
            "1/",
            "1:",
            "1-",
            "a",
            "a'",
            "1a",
            "[[",
            "](",
            "`",
            "<a",
        ),
        *("one ", "one hundred ", "thousand ", "two and ", "half of a ", "un demi", "vingt et ", "dix-"),
        *(
            "1 May ",
            "1 and ",
            "May ",
            "Jan. ",
            "1 in ",
            "one woman ",
            "X",
            "MD",
            "\\",
            "#",
            "+1 ",
            "www.",
            "&nbsp;",
            "é" * 9,
        ),
    ],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_text_of_twice_the_length_takes_about_twice_the_time(piece: str, language: str) -> None:
    text = piece * (12_000 // len(piece))

    short, long = (min(seconds_for(text[: len(text) // part], language) for _ in range(2)) for part in (4, 1))

    assert long < 14 * short + 0.5, "four times the text takes far more than four times as long"


def seconds_for(text: str, language: str) -> float:
    started = time.process_time()
    read_quantities(text, language)
    return time.process_time() - started
