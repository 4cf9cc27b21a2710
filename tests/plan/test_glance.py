"""The site at a glance: a text that changes can change no page but its own."""

from __future__ import annotations

import datetime as dt

import pytest

from bilan.model.memory import NO_MEMORY
from bilan.plan.context import Context
from bilan.plan.glance import at_a_glance
from bilan.plan.pages import _pages_at_a_glance
from tests.sample import sample_site
from tests.sites import NOW, make_site

SITE = """
== content/site.yaml ==
name: {en: Results, fr: Résultats}
base_url: https://example.org/
languages: [en, fr]
== content/stories/faustina/en.md ==
---
title: Faustina comes home
kind: story
date: 2021-09-29
summary: She opened a workshop.
---
A workshop of her own.
== content/stories/marie/en.md ==
---
title: Marie stays
kind: news
date: 2021-09-30
---
A shop of her own.

Customers come.
"""


def context_of(text: str) -> Context:
    context = make_site(text).context
    assert context is not None
    return context


def name(text: str) -> str:
    return at_a_glance(context_of(text), NO_MEMORY).name


def test_pages_are_the_same_whether_planned_at_a_glance_or_from_everything() -> None:
    context = sample_site().context
    assert context is not None
    glance = at_a_glance(context, NO_MEMORY).context

    whole = {one.path: one.inputs for one in _pages_at_a_glance(context)}
    seen = {one.path: one.inputs for one in _pages_at_a_glance(glance)}

    assert len(seen) > 100
    assert seen == whole


def test_the_text_below_a_summary_does_not_count() -> None:
    assert name(SITE.replace("A workshop of her own", "A workshop, and a school")) == name(SITE)


def test_a_story_that_is_held_back_counts_otherwise_than_one_that_stands() -> None:
    held = SITE.replace("kind: news", "kind: news\nstatus: draft")

    assert len({name(one) for one in (SITE, held, held.replace("A shop", "A stall"))}) == 3


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Faustina comes", "Faustina goes"),
        ("She opened", "She closed"),
        ("2021-09-29", "2021-09-28"),
        ("A shop", "A stall"),
        ("kind: news", "kind: story"),
        ("en: Results", "en: Outcomes"),
    ],
)
def test_whatever_another_page_may_show_counts(before: str, after: str) -> None:
    assert name(SITE.replace(before, after)) != name(SITE)


def test_the_minute_of_the_build_does_not_count_and_the_day_does() -> None:
    morning = make_site(SITE, now=NOW.replace(hour=8)).context
    evening = make_site(SITE, now=NOW.replace(hour=20)).context
    tomorrow = make_site(SITE, now=NOW.replace(hour=8) + dt.timedelta(days=1)).context

    assert morning == evening
    assert morning != tomorrow
