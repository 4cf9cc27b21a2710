"""A site of very many stories is built as any other, and keeps less of it in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, partial

import pytest

from bilan.disk.store import MemoryStore
from bilan.memories import StoredMemory
from bilan.model.content import Story
from bilan.model.records import replace
from bilan.plan import page_recipes
from bilan.plan.context import Context
from bilan.plan.glance import at_a_glance
from bilan.plan.page_recipes import FEW, remembered_pages
from bilan.plan.pages import item_pages, plan_pages
from bilan.plan.recipes import Later, Recipe, whole
from bilan.plan.search.indexes import Lines, plan_search_indexes
from bilan.plan.search.search_views import SearchIndexView
from tests import sites
from tests.sample import sample_site

SITE = """
    == content/stories/faustina/en.md ==
    ---
    title: Faustina comes home
    kind: story
    date: 2021-09-29
    ---
    A workshop of her own.
    == content/stories/faustina/fr.md ==
    ---
    title: Faustina rentre au pays
    ---
    Un atelier à elle.
    == content/stories/ndeye/fr.md ==
    ---
    title: Ndèye ouvre sa boutique
    kind: news
    date: 2022-02-03
    ---
    Une boutique à Saint-Louis.
"""


@pytest.fixture
def is_big(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the sample site count as one of many stories."""
    monkeypatch.setattr(page_recipes, "MANY", 1)


def context() -> Context:
    found = sample_site().context
    assert found is not None
    return found


def story() -> Story:
    return next(one for one in context().site.stories.values() if len(one.editions) == 2)


def files_of(monkeypatch: pytest.MonkeyPatch, many: int) -> Mapping[str, bytes]:
    """The files of a small site that counts as big from so many stories on, made with a store of its own."""
    monkeypatch.setattr(page_recipes, "MANY", many)
    monkeypatch.setattr(sites, "_store", cache(MemoryStore))
    return sites.make_site(SITE, makes_search=True).files


def test_a_big_site_has_the_same_files_as_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    small = files_of(monkeypatch, many=1000)
    big = files_of(monkeypatch, many=1)

    assert big == small


def test_the_views_of_stories_are_let_go_and_those_of_lists_are_kept(is_big: None) -> None:
    glance = at_a_glance(context(), memory := StoredMemory(MemoryStore(), "1"))

    pages = tuple(plan_pages(context(), glance, memory))

    stories = {one.folder for one in context().site.stories.values()}
    of_stories = [one for one in pages if one.span.path.rpartition("/")[0] in stories]
    others = [one for one in pages if one not in of_stories]
    assert len(of_stories) > 1
    assert all(isinstance(one.inputs, Later) for one in of_stories)
    assert len(others) > FEW
    assert not any(isinstance(one.inputs, Later) for one in others)


def test_the_pages_of_a_story_name_their_addresses_together(is_big: None) -> None:
    planner = partial(item_pages, context(), story())

    [pages] = remembered_pages(StoredMemory(MemoryStore(), "1"), "shelf", {"story": planner})

    first, second = (one.facts for one in pages)
    assert first is not None
    assert second is not None
    assert [one.facts for one in planner()] == [first, second]
    assert first.alternates is second.alternates
    assert any(url is second.canonical for _, url in first.alternates)


def test_a_view_that_was_let_go_is_planned_alone_and_let_go_again(is_big: None) -> None:
    asked: list[str] = []

    def planner() -> Iterable[Recipe]:
        for one in item_pages(context(), story()):
            asked.append(one.path)
            yield one

    [[first, _]] = remembered_pages(StoredMemory(MemoryStore(), "1"), "shelf", {"story": planner})
    planned = tuple(item_pages(context(), story()))
    asked.clear()

    views = [whole(first).inputs, whole(first).inputs]

    assert views == [planned[0].inputs, planned[0].inputs]
    assert asked == [first.path, first.path]


def test_the_words_of_a_story_are_kept_for_the_search_before_its_view_is_let_go(is_big: None) -> None:
    memory = StoredMemory(MemoryStore(), "1")
    pages = tuple(plan_pages(context(), at_a_glance(context(), memory), memory))

    def forgetful(_path: str) -> object:
        raise AssertionError("a view was planned again")

    without = [replace(one, inputs=Later(make=forgetful)) for one in pages if isinstance(one.inputs, Later)]
    indexes = [whole(one).inputs for one in plan_search_indexes(context(), without, memory)]

    assert all(isinstance(one, SearchIndexView) for one in indexes)
    documents = [each for one in indexes if isinstance(one, SearchIndexView) for each in one.documents]
    assert len(documents) == len(without)
    assert all(one.lines for one in documents)


def test_where_nobody_makes_an_index_no_words_are_kept_for_one(is_big: None) -> None:
    kept: list[object] = []

    class Listening(StoredMemory):
        def remember(self, values: Mapping[str, object]) -> None:
            kept.extend(values.values())

    memory = Listening(MemoryStore(), "1")
    glance = at_a_glance(context(), memory)

    pages = tuple(plan_pages(context(), glance, memory, keeps_words=False))

    assert pages
    assert not any(isinstance(one, Lines) for one in kept)
