"""What stands below a story: the newest others on the same subject."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.model.content import Story
from bilan.model.records import replace
from bilan.model.when import When
from bilan.plan.context import Context, newest_first, stories_on
from bilan.plan.items import _on_the_same
from tests.sites import make_site

SITE = """
== content/stories/faustina/en.md ==
---
title: Faustina comes home
kind: story
date: 2021-09-29
---
Words.
"""

MARKS = st.lists(st.sampled_from("abcd"), max_size=2, unique=True).map(tuple)
Told = list[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], int]]
STORIES = st.lists(st.tuples(MARKS, MARKS, MARKS, st.integers(1, 9)), min_size=1, max_size=20)
"""Topics, countries and objectives, and a day of the month."""


@cache
def _context() -> Context:
    context = make_site(SITE).context
    assert context is not None
    return context


def _stories(told: Told) -> tuple[Story, ...]:
    [example] = _context().site.stories.values()
    return tuple(
        replace(
            example,
            key=f"story-{number}",
            topics=topics,
            countries=countries,
            objectives=objectives,
            date=When(day=dt.date(2021, 9, day)),
        )
        for number, (topics, countries, objectives, day) in enumerate(told)
    )


def _plainly(stories: tuple[Story, ...], story: Story, most: int) -> list[str]:
    """Return the keys of the stories that belong below one, found by looking at each of them in turn."""
    marks = {*story.topics, *story.countries, *story.objectives}
    others = [one for one in newest_first(stories) if one.key != story.key]
    alike = [one for one in others if marks & {*one.topics, *one.countries, *one.objectives}]
    return [one.key for one in alike[:most]]


@settings(deadline=None)
@given(told=STORIES, most=st.integers(0, 4))
def test_the_newest_others_on_the_same_subject_stand_below_a_story(told: Told, most: int) -> None:
    stories = _stories(told)
    context = dataclasses.replace(_context(), newest=newest_first(stories))

    for story in stories:
        assert [one.key for one in _on_the_same(context, story, most)] == _plainly(stories, story, most)


@settings(deadline=None)
@given(told=STORIES, key=st.sampled_from("abcd"))
def test_the_stories_on_something_come_the_newest_first(told: Told, key: str) -> None:
    newest = newest_first(_stories(told))
    context = dataclasses.replace(_context(), newest=newest)

    assert stories_on(context, "topics", key) == tuple(one for one in newest if key in one.topics)
    assert stories_on(context, "objectives", key) == tuple(one for one in newest if key in one.objectives)
