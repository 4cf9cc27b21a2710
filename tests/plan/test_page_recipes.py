"""Pages that are remembered: planned again only where one of them has to be made anew."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bilan.disk.store import MemoryStore
from bilan.memories import StoredMemory
from bilan.model.source import Span
from bilan.plan.context import Context
from bilan.plan.page_recipes import page_recipe, remembered_pages
from bilan.plan.pages import _pages_at_a_glance
from bilan.plan.recipes import Later, Recipe, RecipeKind, Toolbox, recipe_key, whole
from tests.sample import sample_site

TOOLBOX = Toolbox(templates={}, locales={}, digest="1")


def context() -> Context:
    found = sample_site().context
    assert found is not None
    return found


class Planner:
    """Plans the pages of the sample, and knows how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> Iterable[Recipe]:
        self.asked += 1
        return _pages_at_a_glance(context())


@pytest.fixture(scope="module")
def planned() -> tuple[tuple[Recipe, ...], tuple[Recipe, ...], Planner]:
    """The pages as they were planned, as they are remembered, and who would plan them again."""
    memory, planner = StoredMemory(MemoryStore(), "1"), Planner()
    [first] = remembered_pages(memory, "shelf", {"all": planner})
    planner.asked = 0
    [again] = remembered_pages(memory, "shelf", {"all": planner})
    return first, again, planner


Planned = tuple[tuple[Recipe, ...], tuple[Recipe, ...], Planner]


def test_a_page_that_is_remembered_has_the_key_it_had_and_no_view_yet(planned: Planned) -> None:
    first, again, planner = planned

    assert planner.asked == 0
    assert all(isinstance(one.inputs, Later) for one in again)
    assert [recipe_key(one, TOOLBOX, "1") for one in again] == [
        recipe_key(one, TOOLBOX, "1") for one in first
    ]


def test_what_the_site_says_of_a_page_is_remembered_to_the_letter(planned: Planned) -> None:
    first, again, _ = planned

    assert [(one.path, repr(one.facts), one.span) for one in again] == [
        (one.path, repr(one.facts), one.span) for one in first
    ]


def test_a_view_is_planned_once_for_all_pages_that_need_theirs(planned: Planned) -> None:
    first, again, planner = planned
    planner.asked = 0

    views = [whole(one).inputs for one in again[:20]]

    assert views == [one.inputs for one in first[:20]]
    assert planner.asked == 1


def test_what_has_parts_cannot_be_remembered() -> None:
    part = Recipe(path="", kind=RecipeKind.TEXT, inputs="", span=Span(path="x"))
    view = next(iter(_pages_at_a_glance(context()))).inputs

    with pytest.raises(TypeError):
        tuple(
            remembered_pages(
                StoredMemory(MemoryStore(), "1"),
                "shelf",
                {"a": lambda: [page_recipe(context(), view, Span(path="x"), (part,))]},  # type: ignore[arg-type]
            )
        )
