"""Words before a figure in a text, and whether they are true of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from bilan.checks.phrases import check_phrases
from bilan.language.formats import QUALIFIERS, format_value, printed_value
from bilan.language.phrases import SENSES, TABLES, Sense, phrase_before
from bilan.language.words import say_in
from bilan.load.site import load_site
from bilan.model.indicators import Qualifier, Unit
from bilan.model.source import Diagnostic
from tests.language.cases import locale_of
from tests.load.trees import tree_of

CASES = Path(__file__).with_name("phrases.cases.md")
COLUMNS = ("title", "language", "sentence", "value", "options", "expected")
CODES = {"true": [], "false": ["phrase-not-true"], "doubled": ["phrase-doubled"]}
LOCALES = {language: locale_of(language) for language in ("en", "fr")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row of a table."""

    name: str
    language: str
    sentence: str
    value: str
    options: str
    expected: str


def cases_in(text: str) -> list[Case]:
    cases = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        if not line.startswith("|") or cells == COLUMNS or set(line) <= set("|- "):
            continue
        if len(cells) != len(COLUMNS) or cells[5] not in CODES:
            raise ValueError(f"line {number} of the cases is not a case: {line}")
        title, language, sentence, value, options, expected = cells
        cases.append(
            Case(
                name=f"{number} {title}",
                language=language,
                sentence=sentence,
                value=value,
                options="" if options == "-" else options,
                expected=expected,
            )
        )
    return cases


def problems_of(
    sentence: str,
    value: str = "295998",
    options: str = "",
    language: str = "en",
    *,
    facts: str = "",
    later: str = "",
) -> tuple[Diagnostic, ...]:
    """Return what is told of a sentence with `#` for the figure; `facts` make its page a story."""
    qualifier, _, number = value.rpartition(" ")
    said = f", qualifier: {qualifier}" if qualifier else ""
    figure = f"[[{f'figure people {options}'.strip()}]]"
    folder = "stories" if facts else "pages"
    loaded = load_site(
        tree_of(f"""
== content/indicators/people.yaml ==
name: {{en: People, fr: Personnes}}
unit: people
counting: latest
observations:
  - {{as_of: 2021-09-29, value: {number}{said}, by: {{country: {{NE: 147000}}}}}}
{later}
== content/{folder}/a/{language}.md ==
---
title: A page
{facts}
---
{sentence.replace("#", figure)}
""")
    )
    assert loaded.value is not None
    return check_phrases(loaded.value, loaded.value, LOCALES)


@pytest.mark.parametrize("case", cases_in(CASES.read_text(encoding="utf-8")), ids=lambda case: case.name)
def test_a_phrase_before_a_figure_is_true_of_it(case: Case) -> None:
    found = problems_of(case.sentence, case.value, case.options, case.language)

    assert [one.code for one in found] == CODES[case.expected]


@pytest.mark.parametrize("row", ["| too | few |", "| a | en | # people | 5 | - | perhaps |"])
def test_a_row_that_is_no_case_is_told_with_its_line(row: str) -> None:
    with pytest.raises(ValueError, match="line 2 "):
        cases_in(f"# Cases\n{row}")


# --- what is offered instead ---


@pytest.mark.parametrize(
    ("sentence", "value", "options", "fixes"),
    [
        ("more than #", "295998", "", ("more than [[figure people floor=1000]]", "[[figure people]]")),
        ("Over #", "75", "", ("Over [[figure people floor=10]]", "[[figure people]]")),
        ("more than #", "295000", "floor=1000",
         ("more than [[figure people floor=10000]]", "[[figure people]]")),
        ("more than #", "1865220", "form=short",
         ("more than [[figure people floor=10000 form=short]]", "[[figure people form=short]]")),
        ("more than #", "3390000000", "form=short",
         ("more than [[figure people floor=100000000 form=short]]", "[[figure people form=short]]")),
        ("more than #", "5", "", ("[[figure people]]",)),
        ("almost #", "295998", "floor=1000", ("[[figure people]]",)),
        ("up to #", "295998", "floor=1000", ("up to [[figure people]]", "[[figure people]]")),
        ("more than **#**", "295998", "as-of=2021-12-31",
         ("more than [[figure people as-of=2021-12-31 floor=1000]]", "[[figure people as-of=2021-12-31]]")),
        ("more than #", "295998", "by=country:NE",
         ("more than [[figure people by=country:NE floor=10000]]", "[[figure people by=country:NE]]")),
    ],
)  # fmt: skip
def test_what_is_offered_is_true(sentence: str, value: str, options: str, fixes: tuple[str, ...]) -> None:
    [found] = problems_of(sentence, value, options)

    assert found.fixes == fixes
    assert all(problems_of(one, value) == () for one in found.fixes)


def test_the_doubled_words_are_taken_away() -> None:
    [found] = problems_of("more than #", "more-than 33000", "form=short")

    assert found.fixes == ("[[figure people form=short]]",)
    assert found.what == "readers would see `more than more than 33 000`: the figure says it itself"


def test_the_sentence_is_quoted_as_readers_would_see_it() -> None:
    [english] = problems_of("more than #", "1865220", "form=short")
    [french] = problems_of("Plus de **#** de personnes", "1865220", "form=short", "fr")

    assert english.what == "`more than 1.9 million` is not true: the value is 1 865 220"
    assert french.what == "`Plus de 1,9 million` is not true: the value is 1 865 220"


def test_what_the_figure_says_of_itself_is_quoted_with_its_value() -> None:
    [found] = problems_of("#", "almost 39500", "floor=1000")

    assert found.what == "`almost 39 000` is not true: the value is almost 39 500"
    assert found.fixes == ("[[figure people]]",)


def test_the_phrase_is_underlined_with_its_figure() -> None:
    [found] = problems_of("So far, more than # people came.")

    assert (found.span.line, found.span.column) == (5, 9)
    assert found.span.length == len("more than [[figure people]]")


def test_where_a_line_ends_between_phrase_and_figure_the_figure_is_underlined() -> None:
    [found] = problems_of("So far, more than\n# people came.")

    assert (found.span.line, found.span.column, found.span.length) == (6, 1, len("[[figure people]]"))


@pytest.mark.parametrize(
    ("value", "unit", "is_short", "printed"),
    [
        ("1865220", "people", True, "1900000"),
        ("2450000", "people", True, "2450000"),
        ("999999", "people", True, "999999"),
        ("1865220", "people", False, "1865220"),
        ("720847.876", "EUR", False, "720847.88"),
        ("3394000000", "EUR", True, "3400000000"),
        ("42.55", "percent", True, "42.55"),
    ],
)
def test_a_number_is_judged_as_it_is_printed(value: str, unit: str, is_short: bool, printed: str) -> None:
    counted = Unit(key=unit, currency=unit if unit == "EUR" else None)

    found = printed_value(Decimal(value), counted, is_short=is_short)

    assert found == Decimal(printed)
    assert format_value(found, counted, LOCALES["en"], is_short=is_short) == format_value(
        Decimal(value), counted, LOCALES["en"], is_short=is_short
    )


# --- which value is meant ---


def test_a_dated_text_is_judged_by_the_value_of_its_day() -> None:
    later = "  - {as_of: 2022-05-06, value: 400000}"
    story = "kind: story\ndate: 2021-12-31"

    assert problems_of("more than #", "295000", "floor=1000", facts=story, later=later) != ()
    assert problems_of("more than #", "295000", "floor=1000 as-of=2022-05-06", later=later) != ()
    assert problems_of("more than #", "295998", "floor=1000", facts=story, later=later) == ()


def test_an_undated_text_is_judged_by_the_latest_value() -> None:
    assert problems_of("at least #", "295000", later="  - {as_of: 2022-05-06, value: 400000}") == ()
    assert (
        problems_of("more than #", "295998", "floor=1000", later="  - {as_of: 2022-05-06, value: 400000}")
        != ()
    )


def test_a_part_is_judged_by_its_own_value_and_has_no_words_of_its_own() -> None:
    assert problems_of("more than #", "more-than 295998", "by=country:NE floor=10000") == ()
    assert problems_of("more than #", "more-than 295998", "by=country:NE floor=1000") != ()


def test_a_figure_without_a_value_is_left_to_others() -> None:
    assert problems_of("more than #", "295998", "as-of=2020-01-01") == ()
    assert problems_of("more than [[figure nobody]]") == ()


def test_a_summary_is_judged_like_a_text() -> None:
    [found] = problems_of(
        "Words.", facts="summary: We helped more than [[figure people]].\nkind: news\ndate: 2021-12-31"
    )

    assert (found.code, found.span.line) == ("phrase-not-true", 3)


def test_each_of_several_figures_is_judged() -> None:
    found = problems_of("more than #, at least #, almost #")

    assert [one.what.partition(" 295")[0] for one in found] == ["`more than", "`almost"]


# --- the tables ---


@pytest.mark.parametrize("language", sorted(TABLES))
@pytest.mark.parametrize("qualifier", Qualifier)
def test_what_pages_print_before_a_value_is_known_in_every_language(
    language: str, qualifier: Qualifier
) -> None:
    printed = say_in(LOCALES[language], "qualifier", QUALIFIERS[qualifier], value="")

    found = phrase_before(printed, "", language)

    assert found is not None
    assert found.sense is SENSES[qualifier]


@pytest.mark.parametrize("language", sorted(TABLES))
def test_each_phrase_is_read_as_its_row_says(language: str) -> None:
    table = TABLES[language]

    for sense, phrases in table.senses.items():
        for phrase in phrases:
            found = phrase_before(f"So {phrase} ", " people", language)
            assert found is not None, phrase
            assert (found.sense, found.words, found.length) == (sense, phrase, len(phrase) + 1)
    assert all(phrase_before(f"So {other} ", " people", language) is None for other in table.others)


@pytest.mark.parametrize("language", sorted(TABLES))
def test_every_sense_has_a_phrase_in_every_language(language: str) -> None:
    assert set(TABLES[language].senses) == set(Sense)


def test_a_language_without_a_table_is_not_judged() -> None:
    assert phrase_before("mehr als ", "", "de") is None
