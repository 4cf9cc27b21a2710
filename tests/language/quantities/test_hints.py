"""A text without a hint says no quantity, whatever anyone writes: so it need not be read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bilan.language.quantities.amounts import read_in_words
from bilan.language.quantities.clock import read_past
from bilan.language.quantities.habits import Habits
from bilan.language.quantities.hints import hinted, hints_within
from bilan.language.quantities.reading import hints_in, read_each, read_quantities, read_stream
from bilan.language.quantities.registry import HABITS, units_of
from bilan.language.quantities.tokens import Kind, cut_tokens, masked, masked_each
from bilan.language.quantities.units import CURRENCIES, SCALES, SIGNS
from bilan.language.rough_words import rough_words
from tests.language.quantities.cases import read_cases

BOTH = tuple(HABITS.values())
LANGUAGES = st.sampled_from(list(HABITS))
ONES = sorted({one for habits in BOTH for one in (*habits.one, *habits.idiom_pairs)})
BEHIND_ONE = sorted(
    word
    for habits in BOTH
    for word in (
        *(*units_of(habits.language), *SIGNS, *CURRENCIES, *habits.of, *habits.modifiers, *habits.hours),
        *(*habits.past_words, *habits.before_noon, *habits.after_noon, *habits.articles, *habits.ranges),
        *(*habits.ratios, *habits.few, *habits.every, *habits.labels, habits.joint, "other", "another"),
    )
)
COMMON = [
    "village",
    "école",
    "l’eau",
    "women's",
    "Le",
    "Ce",
    "Cette",
    "Vie",
    "sœur",
    "ΟΔΟΣ",
    "_un_",
    "**un**",
]
ODD = [
    *(
        "XXIe",
        "Ier",
        "½",
        "⅓",
        "m²",
        "twoœ",
        "œtwo",
        r"\one",
        "twohttps://a.b",
        "#two",
        "`one`",
        "<b>",
        "&nbsp;",
    ),
    *(
        "ſeven dayſ a week",
        "fıfty-fifty",
        "FİFTY FİFTY",
        "İ",
        "K",
        "square one",
        "at first",
        "\ufffc",
        "[[",
        "]]",
    ),
    *(
        ".",
        ",",
        "-",
        "–",
        "/",
        ":",
        "’",
        "'",
        "\n",
        "\u00a0",
        "o’clock",
        "a.m.",
        "p",
        "s",
        "deux",
        "TWO",
        "7",
        "²",
    ),
]
BETWEEN = st.sampled_from([" ", " ", " ", "-", "", "’", "\u00a0", ", "])
PIECES = st.one_of(*map(st.sampled_from, (ONES, BEHIND_ONE, COMMON, ODD)))
TEXTS = st.lists(st.tuples(PIECES, BETWEEN), max_size=8).map(lambda rows: "".join(map("".join, rows)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Every village builds a school, and one woman teaches there. Like Ivy, I live here."),
        ("fr", "Le village construit une école, un autre l’ouvre. Ce marché, Cette Vie, Le Lac."),
    ],
)
def test_articles_and_capital_letters_are_no_hints(language: str, text: str) -> None:
    assert hinted(text, hints_in(language)) == (False, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(
            ("en", "one euro"),
            ("en", "one pm"),
            ("en", "one o’clock"),
            ("en", "one more kilo"),
            ("en", "one-€"),
        ),
        *(
            ("fr", "une heure"),
            ("fr", "un bon kilo"),
            ("fr", "un %"),
            ("fr", "le XXIe siècle"),
            ("fr", "à midi"),
        ),
        *(("en", "in 5"), ("fr", "mille"), ("en", "⅓ of it"), ("fr", "½"), ("en", "TWO"), ("fr", "l’heure")),
        *(("fr", "MCMe"), ("fr", "DIIe"), ("fr", "du IIIᵉ"), ("fr", "CLe"), ("en", "Ver Ve")),
    ],
)
def test_what_counts_is_a_hint(language: str, text: str) -> None:
    assert hinted(text, hints_in(language)).quantities


@pytest.mark.parametrize("language", HABITS)
def test_whatever_a_case_finds_was_hinted_at(language: str) -> None:
    for case in read_cases(f"reading-{language}.cases.md"):
        found = [one for one in read_quantities(case.text, language) if "[[" not in one.text]

        assert not found or hinted(case.text, hints_in(language)).quantities, case.text


@given(TEXTS | st.text(max_size=60), LANGUAGES)
@example("un un euro", "fr")
@settings(deadline=None, max_examples=1500)
def test_where_nothing_hints_at_a_quantity_none_is_read(text: str, language: str) -> None:
    if not hinted(masked(text), hints_in(language)).quantities:
        assert read_stream(cut_tokens(text, HABITS[language])) == ()


@pytest.mark.parametrize("habits", BOTH, ids=lambda one: one.language)
def test_a_word_for_one_is_an_article_before_all_words_but_those_that_make_it_count(habits: Habits) -> None:
    behind_one = hints_in(habits.language).behind_one
    for one, word in product(habits.one, words_of(habits)):
        stream = cut_tokens(f"{one} {word}", habits)
        behind = stream.tokens[1]

        if behind.kind is Kind.WORD and behind.low not in behind_one:
            assert read_in_words(stream, 0) is None
            assert read_past(stream, 0) is None


@given(st.lists(TEXTS | st.text(max_size=60), max_size=5), LANGUAGES)
@settings(deadline=None, max_examples=1000)
def test_of_many_paragraphs_the_same_is_read_as_of_each_alone(texts: list[str], language: str) -> None:
    found = [(at, one) for at, text in enumerate(texts) for one in read_quantities(text, language)]

    assert list(read_each(texts, language)) == found


@given(st.lists(TEXTS | st.text(max_size=60), max_size=5), LANGUAGES)
@example(["one [a](/x)", "kilo"], "en")
@example([r"\atwo"], "en")
@example(["twohttps://a.b"], "en")
@example(["un [a](/un) euro", "le XXIe, une"], "fr")
@settings(deadline=None, max_examples=1500)
def test_a_hint_that_stands_in_no_text_need_not_be_looked_for_in_any(texts: list[str], language: str) -> None:
    all_masked, hints = masked_each(texts), hints_in(language)

    ours = hints_within(texts, all_masked, hints)

    for text in (*texts, *all_masked.shown):
        assert hinted(text, ours) == hinted(text, hints)


def test_of_a_text_in_plain_words_nothing_is_asked_but_for_what_stands_in_it() -> None:
    texts = ["One village of 7.", "Some words, and [that link](/one)."]

    ours = hints_within(texts, masked_each(texts), hints_in("en"))

    assert (ours.words, ours.before, ours.digits) == (frozenset(), {b"one": frozenset({b"of"})}, ["7"])
    assert ours.in_words
    assert not ours.has_roman


def words_of(habits: Habits) -> set[str]:
    """Return all words and phrases that a language has a table for, and those that any has."""
    tables = [getattr(habits, name) for name in habits.__struct_fields__]
    phrases = (phrase for table in tables if isinstance(table, (frozenset, Mapping)) for phrase in table)
    return {*COMMON, *SIGNS, *CURRENCIES, *SCALES, *(one for one in phrases if isinstance(one, str))}


@given(TEXTS | st.text(max_size=60), LANGUAGES)
@settings(deadline=None, max_examples=500)
def test_where_nothing_hints_at_an_idiom_none_is_found(text: str, language: str) -> None:
    if not hinted(text, hints_in(language)).idioms:
        assert HABITS[language].idioms.search(text) is None


@given(st.data(), LANGUAGES)
@settings(deadline=None, max_examples=400)
def test_every_idiom_is_hinted_at(data: st.DataObject, language: str) -> None:
    text = data.draw(st.from_regex(HABITS[language].idioms))

    assert hinted(text, hints_in(language)).idioms


@given(TEXTS | st.text(max_size=60), LANGUAGES)
@settings(deadline=None)
def test_every_word_that_may_be_a_number_is_one_of_the_words_that_are_looked_at(
    text: str, language: str
) -> None:
    shown = masked(text)
    words = set(rough_words(shown))

    for token in cut_tokens(text, HABITS[language]).tokens:
        if token.kind is Kind.WORD:
            assert set(rough_words(token.low)) <= words, token
