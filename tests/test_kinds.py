"""What is no result never looks like one: each kind of figure, wherever a page shows it."""

from __future__ import annotations

import pytest

from bilan.model.indicators import Kind, Level
from tests.sites import Built, make_site

WORDS = {
    Kind.TARGET: ("target", "cible"),
    Kind.PLEDGE: ("pledge", "promesse"),
    Kind.PLANNED: ("planned", "prévision"),
    Kind.ESTIMATE: ("estimate", "estimation"),
    Kind.CONTEXT: ("context", "contexte"),
    Kind.BUDGET: ("budget", "budget"),
}
EACH = pytest.mark.parametrize("kind", list(WORDS), ids=str)
LEVELS = pytest.mark.parametrize("level", list(Level), ids=str)


def indicator(kind: Kind, level: str = "outcome") -> str:
    return f"""
== content/indicators/schools.yaml ==
name: {{en: Schools, fr: Écoles}}
unit: places
counting: latest
kind: {kind.value}
level: {level}
observations:
  - {{as_of: 2020-12-31, value: 4000}}
  - {{as_of: 2021-12-31, value: 5000, by: {{sex: {{female: 3000, male: 2000}}}}}}
"""


TEXT = """There are [[figure schools]] places.

[[chart schools by=sex]]

[[table schools]]
"""

PAGE = f"""
== content/pages/about/en.md ==
---
title: About
summary: In short, [[figure schools]] places.
---
{TEXT}
== content/pages/about/fr.md ==
---
title: À propos
slug: a-propos
---
{TEXT}
"""


def of(kind: Kind, *files: str) -> Built:
    return make_site("".join((indicator(kind), *files)))


@EACH
def test_a_figure_in_a_sentence_says_what_it_is_right_behind_the_number(kind: Kind) -> None:
    built = of(kind, PAGE)

    english, french = built.page("/en/about/"), built.page("/fr/a-propos/")

    assert f"There are 5\u202f000 ({WORDS[kind][0]}) places." in english.prose
    assert f"5\u202f000 ({WORDS[kind][1]})" in french.prose
    assert f"In short, 5\u202f000 ({WORDS[kind][0]}) places." in english.text


def test_a_result_in_a_sentence_needs_no_word() -> None:
    assert "There are 5\u202f000 places." in of(Kind.RESULT, PAGE).page("/en/about/").prose


@EACH
def test_a_chart_and_a_table_in_a_text_say_what_they_show(kind: Kind) -> None:
    found = of(kind, PAGE).page("/en/about/")

    tags = [one.text_content().split()[-1] for one in found.all("p.chart-title, table.figures caption")]
    [drawing] = found.all("svg.chart")
    assert tags == [WORDS[kind][0]] * 2
    assert f"({WORDS[kind][0]})" in (drawing.get("aria-label") or "")
    assert f"kind-{kind.value}" in (drawing.get("class") or "")


@EACH
def test_a_list_and_a_search_engine_are_told_what_it_is(kind: Kind) -> None:
    built = of(
        kind,
        """
== content/stories/school/en.md ==
---
title: A school
kind: news
date: 2022-01-05
summary: It is one of [[figure schools]] places.
---
Words.
""",
    )

    [card] = built.page("/en/news-stories/").cards
    head = built.page("/en/news-stories/school/").html

    told = f"It is one of 5\u202f000 ({WORDS[kind][0]}) places."
    assert card.teaser == told
    assert f'<meta name="description" content="{told}">' in head


@EACH
def test_the_page_of_all_results_keeps_it_apart_and_names_it(kind: Kind) -> None:
    found = of(kind).page("/en/results/")

    [row] = found.rows
    assert row[0] == f"Schools {WORDS[kind][0]}"
    assert "There are no results yet." in found.text
    assert "Figures that are no results" in found.text


@EACH
def test_its_own_page_names_it_and_sets_it_as_no_counter(kind: Kind) -> None:
    found = of(kind).page("/en/indicators/schools/")

    assert [one.text_content() for one in found.all("p.kicker .tag")] == [WORDS[kind][0]]
    assert found.all(".counter-value") == []
    assert found.all(".history .tag")[0].text_content() == WORDS[kind][0]


@EACH
def test_a_factsheet_may_speak_of_it_by_its_name(kind: Kind) -> None:
    found = of(
        kind, f"\n== content/factsheets/facts/en.md ==\n---\ntitle: Facts\nas_of: 2022-01-01\n---\n{TEXT}"
    ).page("/en/factsheets/facts/")

    assert f"There are 5\u202f000 ({WORDS[kind][0]}) places." in found.prose
    assert found.counters == ()


COUNTERS = {
    "a text": "\n== content/pages/about/en.md ==\n---\ntitle: About\n---\n[[counters schools]]\n",
    "an objective": "\n== content/objectives/one/en.md ==\n---\ntitle: One\norder: 1\ncounters: [schools]\n---\nWords.\n",
    "a factsheet": "\n== content/factsheets/one/en.md ==\n---\ntitle: One\nas_of: 2022-01-01\nheadline: [schools]\n---\nWords.\n",
}


@EACH
@pytest.mark.parametrize("place", list(COUNTERS))
def test_it_is_refused_where_only_a_result_may_stand(kind: Kind, place: str) -> None:
    built = of(kind, COUNTERS[place])

    assert "not-a-result" in built.codes
    assert not built.publishable


PROJECT = """
== content/projects/one/en.md ==
---
title: One
contribution: {amount: 1, currency: EUR, funder: EU}
from: 2020-01-01
results: [schools]
---
Words.
"""


@EACH
def test_a_project_tells_it_apart_from_what_was_achieved_and_by_its_name(kind: Kind) -> None:
    built = of(kind, PROJECT)

    found = built.page("/en/projects/one/")

    assert found.counters == ()
    assert [row for row in found.rows if row[0] == f"Schools {WORDS[kind][0]}"] != []


@pytest.mark.parametrize("place", list(COUNTERS))
def test_a_result_may_stand_there(place: str) -> None:
    assert of(Kind.RESULT, COUNTERS[place]).publishable


@EACH
def test_it_is_no_part_of_results_as_they_stood(kind: Kind) -> None:
    built = of(kind)

    assert not [one for one in built.pages if "/as-of/" in one]


# Levels: an output is not presented as an outcome

SENTENCES = {
    Level.OUTPUT: "Output: what was delivered.",
    Level.OUTCOME: "Outcome: what changed for people and institutions.",
    Level.IMPACT: "Impact: what changed in the long run.",
}


@LEVELS
def test_a_result_says_how_far_along_the_chain_of_results_it_measures(level: Level) -> None:
    built = make_site(indicator(Kind.RESULT, level.value))

    found = built.page("/en/indicators/schools/")
    [row] = built.page("/en/results/").rows

    assert [one.text_content() for one in found.all("p.kicker .tag")] == ["result", level.value]
    assert [one for one in SENTENCES.values() if one in found.text] == [SENTENCES[level]]
    assert row[0] == f"Schools {level.value}"


@EACH
def test_what_is_no_result_has_changed_nothing_and_says_no_level(kind: Kind) -> None:
    found = of(kind).page("/en/indicators/schools/")

    assert not [one for one in SENTENCES.values() if one in found.text]
