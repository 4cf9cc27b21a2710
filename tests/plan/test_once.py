"""What follows from a site is worked out once, and never taken for another site."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from bilan.plan.context import Context
from bilan.plan.once import once
from bilan.plan.pages import _pages_at_a_glance, item_pages, plan_checked_pages
from bilan.plan.recipes import Recipe
from tests.sample import sample_site
from tests.sites import make_site

SITE = """
== content/site.yaml ==
name: {en: Results, fr: Résultats}
base_url: https://example.org/
languages: [en, fr]
"""


class _NothingKnown(dict[Hashable, object]):
    """What is never known, however often it was worked out."""

    def get(self, _asked: Hashable, default: Any = None) -> Any:  # noqa: ANN401 - as of a dictionary
        return default


@pytest.fixture
def context() -> Context:
    context = make_site(SITE).context
    assert context is not None
    return context


def test_the_same_question_is_answered_once(context: Context) -> None:
    asked: list[str] = []

    @once
    def upper(_: Context, word: str) -> list[str]:
        asked.append(word)
        return [word.upper()]

    answers = [upper(context, "one"), upper(context, "two"), upper(context, "one")]

    assert answers == [["ONE"], ["TWO"], ["ONE"]]
    assert answers[0] is answers[2]
    assert asked == ["one", "two"]


def test_nothing_is_an_answer_as_well(context: Context) -> None:
    asked: list[str] = []

    @once
    def nothing(_: Context, word: str) -> None:
        asked.append(word)

    nothing(context, "one")
    nothing(context, "one")

    assert asked == ["one"]


def test_what_is_told_by_its_name_is_told_apart(context: Context) -> None:
    @once
    def size(_: Context, *, wide: int = 0, high: int = 0) -> tuple[int, int]:
        return wide, high

    assert [size(context, wide=1), size(context, high=1), size(context)] == [(1, 0), (0, 1), (0, 0)]


def test_two_functions_do_not_answer_for_each_other(context: Context) -> None:
    @once
    def upper(_: Context, word: str) -> str:
        return word.upper()

    @once
    def lower(_: Context, word: str) -> str:
        return word.lower()

    assert [upper(context, "One"), lower(context, "One")] == ["ONE", "one"]


def test_nothing_is_known_of_a_context_that_differs(context: Context) -> None:
    @once
    def address(one: Context) -> str:
        return one.published_url

    first = address(context)
    second = address(replace(context, published_url="https://example.com/"))

    assert [first, second] == ["https://example.org/", "https://example.com/"]


def test_what_is_known_of_contexts_does_not_tell_them_apart(context: Context) -> None:
    same = replace(context)

    context.known["asked"] = "answered"

    assert context == same
    assert same.known == {}
    assert "asked" not in repr(context)


def test_every_page_says_the_same_where_nothing_is_kept() -> None:
    context = sample_site().context
    assert context is not None
    forgetful = replace(context)
    object.__setattr__(forgetful, "known", _NothingKnown())

    kept = tuple(_pages(context))
    worked_out = tuple(_pages(forgetful))

    assert len(kept) > 100
    assert [(one.path, one.facts) for one in kept] == [(one.path, one.facts) for one in worked_out]
    assert [one.inputs for one in kept] == [one.inputs for one in worked_out]


def _pages(context: Context) -> Iterator[Recipe]:
    yield from _pages_at_a_glance(context)
    yield from plan_checked_pages(context)
    for story in context.site.stories.values():
        yield from item_pages(context, story)
