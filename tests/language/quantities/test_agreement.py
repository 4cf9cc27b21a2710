"""What differs between two texts, and what only looks as if it did."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.language.quantities import agreement
from bilan.language.quantities.agreement import Known, Passage, compare_passages, lay_figures_together
from bilan.language.quantities.quantity import NUMBER, Reading
from bilan.language.quantities.texts import cut_paragraphs

Told = list[tuple[str | None, str | None]]


def told(english: str, french: str, known: Known | None = None) -> Told:
    """Return what differs, as the texts write it."""
    passages = [
        Passage(language=language, paragraphs=cut_paragraphs(text))
        for language, text in (("en", english), ("fr", french))
    ]
    return [
        (one.first.text if one.first else None, one.second.text if one.second else None)
        for one in compare_passages(passages[0], passages[1], known)
    ]


def test_two_figures_that_differ_are_told_together() -> None:
    assert told(
        "It reached 295 998 people in 12 countries.", "Il a touché 259 998 personnes dans 12 pays."
    ) == [("295 998", "259 998")]


def test_a_figure_of_one_language_alone_is_told_alone() -> None:
    assert told("It trained 12 500 people in 2021.", "Il a formé de nombreuses personnes en 2021.") == [
        ("12 500", None)
    ]
    assert told("It trained many people in 2021.", "Il a formé 12 500 personnes en 2021.") == [
        (None, "12 500")
    ]


def test_one_number_in_two_units_differs() -> None:
    assert told("after 24 days", "après 24 heures") == [("24 days", "24 heures")]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("two weeks", "quatorze jours"),
        ("90 minutes", "une heure et demie"),
        ("a year and a half", "dix-huit mois"),
        ("1.2 km", "1 200 mètres"),
        ("1.9 million", "1 900 000"),
        ("half", "50 %"),
        ("one in five", "20 %"),
        ("a third", "33 %"),
        ("five miles", "huit kilomètres"),
        ("86 °F", "30 °C"),
        ("aged 25", "âgé de 25 ans"),
        ("90 days", "trois mois"),
        ("the 25th anniversary", "les 25 ans"),
        ("a couple of weeks", "deux semaines"),
        ("half past six in the evening", "18 h 30"),
        ("at eight", "à 20 heures"),
        ("30 % now and the other 70 on delivery", "30 % à la signature et 70 % à la livraison"),
        ("five to ten thousand", "5 000 à 10 000"),
        ("open 24/7", "ouvert 24 heures sur 24, 7 jours sur 7"),
        ("call +32 2 299 11 11", "appelez le 02 299 11 11"),
    ],
)
def test_one_quantity_told_in_two_ways_agrees(english: str, french: str) -> None:
    assert told(english, french) == []


def test_a_sentence_may_stand_in_another_paragraph() -> None:
    english = "The well cost 740 euros.\n\nIt serves 312 people."
    french = "Il dessert 312 personnes.\n\nLe puits a coûté 740 euros."

    assert told(english, french) == []


def test_a_text_may_have_fewer_paragraphs_than_the_other() -> None:
    english = "In 2015, 12 wells.\n\nIn 2016, 14 wells.\n\nIn 2017, 19 wells."
    french = "En 2015, 12 puits. En 2016, 14 puits.\n\nEn 2017, 18 puits."

    assert told(english, french) == [("19", "18")]


def test_a_figure_said_twice_in_one_language_is_no_difference() -> None:
    assert told("In 2021 it trained 300 people, in 2021 alone.", "En 2021, il a formé 300 personnes.") == []


def test_a_figure_that_stands_elsewhere_does_not_hide_one_that_is_wrong() -> None:
    english = "In 2021 it trained 300 people.\n\nIn 2020 it had trained 200."
    french = "En 2020, il a formé 300 personnes.\n\nEn 2020, il en avait formé 200."

    assert told(english, french) == [("2021", "2020")]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("one of them", "certains d’entre eux"),
        ("the first school", "une école"),
        ("both sides", "les parties"),
        ("two of them", "certains d’entre eux"),
        ("these two schools", "ces écoles"),
        ("it doubled", "il a beaucoup augmenté"),
        ("COVID-19 and the G5", "la pandémie et le G cinq pays"),
        ("a year", "longtemps"),
        ("hundreds of people", "beaucoup de gens"),
    ],
)
def test_words_that_a_translation_may_leave_out_are_not_told(english: str, french: str) -> None:
    assert [pair for pair in told(english, french) if pair[0] is not None] == []


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("the second school", "la troisième école"),
        ("hundreds of people", "des milliers de personnes"),
        ("half the staff", "un tiers du personnel"),
        ("in March", "en avril"),
    ],
)
def test_they_are_told_where_the_other_language_says_something_else(english: str, french: str) -> None:
    assert len(told(english, french)) == 1


def test_a_number_word_that_says_how_many_is_told_where_it_is_left_out() -> None:
    assert told("two schools", "des écoles") == [("two", None)]
    assert told("three schools", "des écoles") == [("three", None)]


def test_a_number_word_that_means_what_was_counted_before_may_be_left_out() -> None:
    assert (
        told(
            "He has no home, no water and no doctor: none of the three.",
            "Il n’a ni toit, ni eau, ni médecin.",
        )
        == []
    )


def test_a_ratio_agrees_with_its_parts_wherever_they_stand() -> None:
    english = "It works in two of the three regions.\n\nIn 3 years, 2 more will follow."
    french = "Il travaille dans deux des trois régions.\n\nEn 3 ans, 2 autres suivront."

    assert told(english, french) == []


def test_miles_and_kilometres_of_one_number_differ() -> None:
    assert told("ten kilometres", "dix miles") == [("ten kilometres", "dix miles")]


def test_a_rounded_figure_agrees_where_only_its_words_say_so() -> None:
    assert told("almost 1.9 million people", "1 865 220 personnes") == []
    assert told("1.9 million people", "1 865 220 personnes") != []
    assert told("more than 1.9 million people", "1 865 220 personnes") != []
    assert told("more than 3.39 billion", "plus de 3,3 milliards") != []


def test_women_and_men_that_changed_places_differ() -> None:
    assert len(told("45 women and 30 men", "45 hommes et 30 femmes")) == 2
    assert told("45 women and 30 men", "30 hommes et 45 femmes") == []


def test_a_bound_figure_agrees_with_itself_whatever_it_looks_like() -> None:
    english = "[[figure people floor=1000]] people and [[figure wells as-of=2020-01-01]] wells"
    french = "[[figure wells as-of=2020-01-01]] puits et [[figure people form=short]] personnes"

    assert told(english, french) == []
    assert told("[[figure people]]", "[[figure wells]]") == [("[[figure people]]", "[[figure wells]]")]
    assert len(told("[[figure people as-of=2020-01-01]]", "[[figure people]]")) == 1


def test_a_bound_figure_agrees_with_the_number_that_it_is_worth() -> None:
    known = {"people": (Reading(Decimal(295_998), NUMBER),)}

    assert told("[[figure people]] people", "295 998 personnes", known) == []
    assert told("[[figure people]] people", "259 998 personnes", known) == [("[[figure people]]", "259 998")]


def test_a_bound_figure_of_unknown_worth_may_be_any_number() -> None:
    assert told("[[figure people]] people in 2021", "295 998 personnes en 2021") == []
    assert told("[[figure people]] people in 2021", "des personnes en 2021") == [("[[figure people]]", None)]


def test_what_stands_in_links_and_code_is_not_compared() -> None:
    english = "See [the report](https://example.org/2021/45.pdf) and `x = 12`."
    french = "Voir [le rapport](https://example.org/2022/46.pdf) et `x = 13`."

    assert told(english, french) == []


def test_each_difference_names_its_paragraphs() -> None:
    english = Passage(language="en", paragraphs=("No figure.", "It has 12 wells.", "The end."))
    french = Passage(language="fr", paragraphs=("Aucun chiffre.", "Il y a des puits.", "Fin."))

    [found] = compare_passages(english, french)

    assert (found.first_paragraph, found.second_paragraph) == (1, 1)


WORDS = st.sampled_from(
    [
        "12",
        "1,300",
        "1",
        "300",
        "2021",
        "mai",
        "May",
        "3",
        "%",
        "half",
        "moitié",
        "€",
        "million",
        "deux",
        "two",
        "une",
        "one",
        "heures",
        "hours",
        "29",
        "-",
        "/",
        "[[figure",
        "a]]",
    ]
)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from(["en", "fr"]))
@settings(deadline=None)
def test_a_text_agrees_with_itself(text: str, language: str) -> None:
    passage = Passage(language=language, paragraphs=cut_paragraphs(text))

    assert compare_passages(passage, passage) == ()


@given(st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map(" ".join))
@settings(deadline=None)
def test_what_differs_does_so_from_either_side(english: str, french: str) -> None:
    passages = [
        Passage(language=language, paragraphs=cut_paragraphs(text))
        for language, text in (("en", english), ("fr", french))
    ]

    there, back = compare_passages(passages[0], passages[1]), compare_passages(passages[1], passages[0])

    assert bool(there) == bool(back)


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("1 2 3 ", "4 5 6 "),
        ("5 ", "5 "),
        ("five miles ", "6 km "),
        ("more than 3 000, ", "3 210, "),
        ("[[figure a]] ", "7 "),
        ("29 May.\n\n", "28 mai.\n\n"),
    ],
)
def test_four_times_the_text_takes_no_more_than_about_four_times_as_long(english: str, french: str) -> None:
    short, long = (
        min(seconds_for(english * count, french * (count + 3)) for _ in range(2)) for count in (40, 160)
    )

    assert long < 14 * short + 0.5


def seconds_for(english: str, french: str) -> float:
    started = time.process_time()
    told(english, french)
    return time.process_time() - started


def together(english: str, french: str) -> list[tuple[str, str]]:
    """Return which quantities go together, as the texts write them."""
    passages = [
        Passage(language=language, paragraphs=cut_paragraphs(text))
        for language, text in (("en", english), ("fr", french))
    ]
    found = lay_figures_together(passages[0], passages[1])
    return [(one.first.text, one.second.text) for one in found.pairs]


def test_quantities_that_say_the_same_go_together_in_the_order_of_the_first_text() -> None:
    assert together(
        "In two weeks it reached 1.9 million people.", "Il a touché 1 900 000 personnes en 14 jours."
    ) == [("two weeks", "14 jours"), ("1.9 million", "1 900 000")]


def test_a_quantity_told_in_parts_goes_with_each_of_them() -> None:
    assert together("Two of the three wells work.", "Sur trois puits, deux fonctionnent.") == [
        ("Two", "deux"),
        ("three", "trois"),
    ]


def test_no_quantity_goes_with_two() -> None:
    assert together("It has 12 wells.", "Il a 12 puits, oui, 12.") == [("12", "12")]


def test_what_differs_goes_with_nothing() -> None:
    assert together("It has 12 wells.", "Il a 13 puits.") == []


SAID = st.sampled_from([
    ("7 women", "7 femmes"), ("7 women", "7 hommes"), ("two weeks", "14 jours"), ("half", "50 %"), ("7", "sept"),
    ("7", "8"), ("5 km", "3 miles"), ("a dozen", "dix"), ("12 dogs", "12 chiens"), ("a third", "33 %"), ("in 2021", ""),
    ("about 1.9 million", "1 912 000"), ("[[figure a]]", "[[figure a]]"), ("9", "neuf"), ("3 months", "90 jours"),
])  # fmt: skip
ROWS = st.lists(st.tuples(SAID, st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=2)


@given(ROWS, st.booleans())
@settings(deadline=None, max_examples=500)
def test_what_stands_beside_what_does_not_matter_where_both_texts_say_one_quantity_alone(
    rows: list[tuple[tuple[str, str], int, int]], is_turned: bool
) -> None:
    english = [text for (one, _), gap, _ in rows for text in (f"There {one} is.", *["Words."] * gap)]
    french = [text for (_, one), _, gap in rows for text in (f"Ici {one} est.", *["Des mots."] * gap)]
    first = Passage(language="en", paragraphs=tuple(english))
    second = Passage(language="fr", paragraphs=tuple(reversed(french) if is_turned else french))

    found = lay_figures_together(first, second)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(agreement, "_is_clear", lambda *_: False)
        assert lay_figures_together(first, second) == found
