"""What readers see of a bound figure: its value, rounded down where the text asks for it, and as printed."""

from __future__ import annotations

from decimal import Decimal

from bilan.language.quantities.quantity import NUMBER
from bilan.plan.bound_figures import known_figures
from tests.review.desks import desk_over

TEXT = """
== content/indicators/people.yaml ==
name: {{en: People, fr: Personnes}}
unit: people
counting: cumulative
observations:
  - {{as_of: 2020-05-06, value: 147629}}
  - {{as_of: 2021-09-29, value: 295998}}
== content/stories/faustina/en.md ==
---
title: Faustina comes home
kind: story
date: 2021-01-01
---
Of {figure} people.
"""


def worth(figure: str) -> dict[str, set[Decimal]]:
    """The values of each bound figure by its key."""
    site = desk_over(TEXT.format(figure=figure)).context.written
    item = site.stories["faustina"]
    known = known_figures(item.editions["en"], item, site)
    return {key: {one.value for one in readings if one.unit == NUMBER} for key, readings in known.items()}


def test_a_figure_is_worth_what_it_was_on_the_day_of_its_story() -> None:
    assert worth("[[figure people]]") == {"people": {Decimal(147629)}}


def test_a_figure_of_a_day_of_its_own_is_another_one() -> None:
    assert worth("[[figure people as-of=2021-09-29]]") == {"people as-of=2021-09-29": {Decimal(295998)}}


def test_one_that_is_rounded_down_is_known_as_it_stands_and_as_it_is_printed() -> None:
    assert worth("[[figure people floor=1000]]") == {"people": {Decimal(147629), Decimal(147000)}}
