"""Numbers typed in a text that an indicator knows: what is offered, and what is told as out of date."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from bilan.checks.typed_figures import check_typed_figures, may_tell
from bilan.load.site import load_site
from bilan.model.codes import Severity
from bilan.model.source import Diagnostic
from tests.language.cases import locale_of
from tests.load.trees import tree_of

CASES = Path(__file__).with_name("typed_figures.cases.md")
COLUMNS = ("title", "language", "day", "sentence", "expected")
LOCALES = {language: locale_of(language) for language in ("en", "fr")}
INDICATORS = """
== content/indicators/all.yaml ==
indicators:
  protected:
    name: {en: Migrants in transit protected or assisted, fr: Migrants en transit protégés ou assistés}
    unit: people
    counting: cumulative
    observations:
      - {as_of: 2018-12-31, value: 98471}
      - {as_of: 2020-05-06, value: 147629}
      - {as_of: 2021-09-29, value: 295998}
  informed:
    name:
      en: People reached by information campaigns
      fr: Personnes touchées par des campagnes d’information
    unit: people
    counting: cumulative
    observations: [{as_of: 2021-09-29, value: 1865220}]
  jobs:
    name: {en: Jobs created, fr: Emplois créés}
    unit: jobs
    counting: cumulative
    observations: [{as_of: 2020-12-31, value: 5428}, {as_of: 2021-12-31, value: 6731}]
  wells:
    name: {en: Wells dug in villages, fr: Puits creusés dans les villages}
    unit: places
    counting: cumulative
    observations: [{as_of: 2021-12-31, value: 412}]
  pledged:
    name: {en: Funds pledged for resettlement, fr: Fonds promis pour la réinstallation}
    unit: EUR
    kind: pledge
    counting: cumulative
    observations: [{as_of: 2021-06-30, value: 3390000000}]
  employed:
    name: {en: Share of trained women who found work, fr: Part des femmes formées qui ont trouvé un emploi}
    unit: percent
    counting: latest
    observations: [{as_of: 2021-12-31, value: 42.5}]
  returns:
    name: {en: Voluntary returns supported, fr: Retours volontaires soutenus}
    unit: returns
    counting: cumulative
    observations:
      - {as_of: 2020-12-31, value: 7313, revises: {value: 7331, reason: {en: A slip., fr: Une coquille.}}}
  trained:
    name: {en: Staff trained on governance, fr: Agents formés à la gouvernance}
    unit: people
    counting: period
    observations:
      - {from: 2020-01-01, as_of: 2020-12-31, value: 1217}
      - {from: 2021-01-01, as_of: 2021-12-31, value: 1046}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row of a table."""

    name: str
    language: str
    day: str
    sentence: str
    expected: str


def cases_in(text: str) -> list[Case]:
    cases = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        if not line.startswith("|") or cells == COLUMNS or set(line) <= set("|- "):
            continue
        if cells[1] in LOCALES:
            title, language, day, sentence, expected = cells
            cases.append(
                Case(
                    name=f"{number} {title}", language=language, day=day, sentence=sentence, expected=expected
                )
            )
    return cases


def told_of(
    sentence: str, language: str = "en", day: str = "-", indicators: str = INDICATORS
) -> tuple[Diagnostic, ...]:
    """Return what is told of a sentence in a story of a day, or on a page."""
    text = sentence.replace(": * ", ":\n\n* ")
    facts = "" if day == "-" else f"kind: story\ndate: {day}\n"
    folder = "pages" if day == "-" else "stories"
    original = f"original: {language}\n"
    loaded = load_site(
        tree_of(
            f"{indicators}\n== content/{folder}/a/{language}.md ==\n---\ntitle: A\n{original}{facts}---\n{text}\n"
        )
    )
    assert [one.what for one in loaded.problems if one.severity is Severity.ERROR] == []
    assert loaded.value is not None
    return check_typed_figures(loaded.value, LOCALES)


@pytest.mark.parametrize("case", cases_in(CASES.read_text(encoding="utf-8")), ids=lambda case: case.name)
def test_a_typed_number_is_told_as_the_case_says(case: Case) -> None:
    found = [
        f"{'stale ' if one.code == 'figure-stale' else ''}{one.fixes[0]}"
        for one in told_of(case.sentence, case.language, case.day)
    ]

    assert found == ([] if case.expected == "-" else [case.expected])


def test_there_are_cases_of_both_languages_and_of_every_outcome() -> None:
    cases = cases_in(CASES.read_text(encoding="utf-8"))

    assert len(cases) > 50
    assert {one.language for one in cases} == set(LOCALES)
    assert {one.expected.split()[0] for one in cases} == {"[[figure", "stale", "-"}


def test_what_is_offered_is_a_note_at_the_number_that_says_what_to_write() -> None:
    [one] = told_of("There, 295 998 migrants were protected.")

    assert (one.code, one.severity) == ("figure-typed", Severity.NOTE)
    assert (one.span.line, one.span.column, one.span.length) == (5, 8, 7)
    assert one.what == "`295 998` is a value of `protected`: it can be bound as `[[figure protected]]`"


def test_what_is_out_of_date_is_a_warning_with_both_values_and_days() -> None:
    [one] = told_of("So far 147 629 migrants in transit have been protected.")

    assert (one.code, one.severity) == ("figure-stale", Severity.WARNING)
    assert one.what == "`147 629` is what `protected` said on 2020-05-06; since 2021-09-29 it says 295 998"
    assert one.fixes == ("[[figure protected]]", "[[figure protected as-of=2020-05-06]]")
    assert [(span.path, span.line) for span in one.also] == [("content/indicators/all.yaml", 9)]


def test_a_correction_says_what_the_value_is_now() -> None:
    [one] = told_of("It supported 7 331 voluntary returns.")

    assert one.what == "`7 331` was corrected: for 2020-12-31, `returns` says 7 313"
    assert one.fixes == ("[[figure returns]]",)


def test_two_indicators_of_one_value_are_both_offered_where_the_sentence_speaks_of_both() -> None:
    twin = INDICATORS + INDICATORS.split("indicators:\n")[1].split("  informed:", maxsplit=1)[0].replace(
        "protected:", "shielded:", 1
    )

    [one] = told_of("There, 295 998 migrants in transit were protected or assisted.", indicators=twin)

    assert one.fixes == ("[[figure protected]]", "[[figure shielded]]")


def test_the_words_that_a_figure_says_itself_are_part_of_what_is_bound() -> None:
    qualified = INDICATORS.replace("value: 295998}", "value: 295998, qualifier: more-than}")

    [one] = told_of("In all, more than 295 998 migrants were protected.", indicators=qualified)

    assert (one.span.column, one.span.length) == (9, len("more than 295 998"))


def test_a_summary_is_read_too_and_code_is_not() -> None:
    site = load_site(
        tree_of(
            f"{INDICATORS}\n== content/pages/a/en.md ==\n---\ntitle: A\nsummary: It was 295 998.\n---\n"
            "```\n295 998\n```\n"
        )
    ).value
    assert site is not None

    assert [one.span.line for one in check_typed_figures(site, LOCALES)] == [3]


def test_a_site_without_indicators_is_told_nothing() -> None:
    assert told_of("So far 147 629 migrants have been protected.", indicators="") == ()


SECONDS = 2.0
"""What the longest text may take that a file can hold; it takes a hundredth of that."""


@pytest.mark.parametrize(
    "text",
    ["1," * 100_000, "1 " * 100_000, "1'" * 100_000, "1.1, " * 40_000, "2021 " * 40_000, "1" * 200_000],
)
def test_a_row_of_digits_is_gone_through_once(text: str) -> None:
    begun = time.process_time()
    may_tell(text)

    assert time.process_time() - begun < SECONDS


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("147 629", True),
        ("1,3 345", True),
        ("in 2021, 345 of them", True),
        ("in 2021 345 came", True),
        ("2021'345", True),
        ("12", False),
        ("in 2021", False),
        ("1, 2, 3", False),
        ("4 %", True),
        ("2m", True),
    ],
)
def test_a_paragraph_is_read_where_it_holds_three_digits_that_are_no_year_or_a_share(
    text: str, *, is_read: bool
) -> None:
    assert may_tell(text) is is_read
