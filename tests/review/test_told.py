"""The figures that a page tells."""

import pytest

from bilan.review.bar import item_at
from bilan.review.told import figures_told
from tests.desk.desks import desk_of

SITE = """
== content/indicators/jobs.yaml ==
name: {en: Jobs, fr: Emplois}
unit: people
kind: result
counting: cumulative
observations:
  - {as_of: 2020-12-31, value: 800}
  - {as_of: 2021-12-31, value: 1250}

== content/indicators/schools.yaml ==
name: {en: Schools, fr: Écoles}
unit: people
kind: result
counting: cumulative
observations:
  - {as_of: 2021-03-31, value: 12}

== content/objectives/work/en.md ==
---
title: Work
order: 1
counters: [jobs]
charts: [{indicator: schools}]
---
So far: [[figure jobs as-of=2020-12-31]].

== content/projects/markets/en.md ==
---
title: Markets
contribution: {amount: 100, currency: EUR, funder: EU}
from: 2020-01-01
results: [schools]
---
Words.

== content/factsheets/now/en.md ==
---
title: Now
as_of: 2021-06-30
headline: [jobs]
---
[[counters jobs schools]]

== content/stories/faustina/en.md ==
---
title: Faustina
kind: story
date: 2021-06-29
---
[[figure schools]] and once more [[figure schools]], and [[figure jobs]].
"""


def told(source: str, *links: str) -> list[tuple[str, str]]:
    """Return the name and the value of each figure of a page."""
    context = desk_of(SITE).context
    found = item_at(context, source, is_shown=True)
    figures = figures_told(context, found[1] if found else None, "en", links)
    return [(one.figure.name.words, str(one.figure.value)) for one in figures]


@pytest.mark.parametrize(
    ("source", "figures"),
    [
        ("content/stories/faustina/en.md", [("Schools", "12"), ("Jobs", "800")]),
        ("content/objectives/work/en.md", [("Jobs", "1250"), ("Jobs", "800"), ("Schools", "12")]),
        ("content/projects/markets/en.md", [("Schools", "12")]),
        ("content/factsheets/now/en.md", [("Jobs", "800"), ("Schools", "12")]),
    ],
)
def test_an_item_tells_its_figures_each_once_as_of_its_day(
    source: str, figures: list[tuple[str, str]]
) -> None:
    assert told(source) == figures


def test_a_page_that_is_no_item_tells_what_it_leads_to() -> None:
    links = ("/en/results/", "/en/indicators/jobs/#2021", "/en/indicators/nothing/", "/en/indicators/jobs/")

    assert told("", *links) == [("Jobs", "1250")]


def test_what_an_item_only_leads_to_is_not_told_by_it() -> None:
    assert told("content/projects/markets/en.md", "/en/indicators/jobs/") == [("Schools", "12")]
