"""Figures and links in texts: whether what they speak of stands at its date."""

import datetime as dt

import pytest

from bilan.checks.references import check_references
from bilan.load.site import load_site
from bilan.model.site import Site
from bilan.model.source import Diagnostic
from bilan.standing import moment_of, site_at
from tests.load.trees import tree_of

INDICATORS = """
== content/indicators/migrants.yaml ==
name: {en: Migrants, fr: Migrants}
unit: people
counting: cumulative
observations:
  - {as_of: 2020-05-06, value: 10, by: {country: {NE: 10}}}
  - {as_of: 2020-12-31, absent: withheld}
  - {as_of: 2021-09-29, value: 20}
"""


def problems_of(text: str, *, dated: str = "", day: str = "2022-06-15") -> tuple[Diagnostic, ...]:
    """Return the problems of a text in a page, or in a story of a day."""
    facts = f"kind: story\ndate: {dated}" if dated else ""
    folder = "stories" if dated else "pages"
    loaded = load_site(
        tree_of(f"{INDICATORS}\n== content/{folder}/a/en.md ==\n---\ntitle: A\n{facts}\n---\n{text}\n")
    )
    assert loaded.value is not None
    written: Site = loaded.value
    at = dt.date.fromisoformat(day)
    shown = site_at(written, moment_of(dt.datetime.now(dt.UTC), at, "UTC")).value
    assert shown is not None
    return check_references(shown, written, at)


def codes_of(text: str, *, dated: str = "", day: str = "2022-06-15") -> list[str]:
    return [one.code for one in problems_of(text, dated=dated, day=day)]


def test_a_figure_with_a_value_at_its_day_is_no_problem() -> None:
    assert problems_of("[[figure migrants]]") == ()
    assert problems_of("[[figure migrants as-of=2020-06-01]]") == ()
    assert problems_of("[[figure migrants]]", dated="2020-06-01") == ()


@pytest.mark.parametrize(
    ("text", "dated", "code"),
    [
        ("[[figure migrants as-of=2020-05-05]]", "", "figure-before-first"),
        ("[[figure migrants]]", "2020-05-05", "figure-before-first"),
        ("[[figure migrants as-of=2021-01-01]]", "", "figure-absent"),
        ("[[figure migrants]]", "2021-01-01", "figure-absent"),
        ("[[figure migrants by=country:NE]]", "", "figure-no-part"),
        ("[[figure migrants as-of=2021-09-29]]", "2021-09-28", "figure-after-item"),
    ],
)
def test_a_figure_that_says_nothing_in_its_sentence_is_told(text: str, dated: str, code: str) -> None:
    assert codes_of(text, dated=dated) == [code]


def test_a_date_before_the_first_observation_offers_the_first() -> None:
    [found] = problems_of("[[figure migrants as-of=2019-01-01]]")

    assert found.fixes == ("[[figure migrants as-of=2020-05-06]]",)
    assert found.why == "Its first observation is of 2020-05-06."


@pytest.mark.parametrize("reference", ["counters", "table", "chart"])
def test_what_tells_absence_in_words_may_speak_of_any_day(reference: str) -> None:
    assert codes_of(f"[[{reference} migrants as-of=2019-01-01]]") == []


def test_an_undated_figure_that_is_missing_on_an_earlier_day_alone_is_a_note() -> None:
    assert codes_of("[[figure migrants]]", day="2019-06-01") == ["figure-not-yet"]
    assert codes_of("[[figure migrants]]", day="2021-01-01") == ["figure-not-yet"]
    assert codes_of("[[figure migrants]]", day="2020-06-01") == []


def test_a_dated_figure_does_not_depend_on_the_day_of_the_build() -> None:
    assert codes_of("[[figure migrants as-of=2021-09-29]]", day="2020-06-01") == []


def test_a_summary_is_looked_at_like_a_text() -> None:
    loaded = load_site(
        tree_of(
            f"{INDICATORS}\n== content/pages/a/en.md ==\n---\ntitle: A\n"
            "summary: '[[figure migrants as-of=2019-01-01]]'\n---\nWords.\n"
        )
    )
    assert loaded.value is not None

    assert [one.code for one in check_references(loaded.value, loaded.value, dt.date(2022, 6, 15))] == [
        "figure-before-first"
    ]
