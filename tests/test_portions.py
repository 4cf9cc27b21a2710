"""What workers are handed: each the next portion, what takes long first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from bilan.model.source import Blob, Span
from bilan.plan.recipes import Recipe, RecipeKind
from bilan.portions import CHUNK, SHARES, WEIGHTS, Keyed, portions_of


def recipe(kind: RecipeKind, of: str, path: str = "") -> Recipe:
    """Return a recipe that comes of a file, or of a picture of that name."""
    blobs = (Blob(path=of, digest=of, size=1),) if kind is RecipeKind.PICTURE else ()
    return Recipe(path=path, kind=kind, inputs=path, blobs=blobs, span=Span(path=of))


def pages(count: int) -> dict[str, Recipe]:
    return {f"page {one}": recipe(RecipeKind.PAGE, f"{one}.md", f"{one:04}.html") for one in range(count)}


def keys_of(portions: Sequence[Sequence[Keyed]]) -> list[list[str]]:
    return [[key for keys, _ in portion for key in keys] for portion in portions]


def test_pictures_come_first_each_with_all_its_files_then_those_of_shared_links_then_pages() -> None:
    recipes = {
        "page": recipe(RecipeKind.PAGE, "a.md"),
        "share": recipe(RecipeKind.SHARE, "a.md"),
        "small": recipe(RecipeKind.PICTURE, "a.jpg"),
        "other": recipe(RecipeKind.PICTURE, "b.jpg"),
        "large": recipe(RecipeKind.PICTURE, "a.jpg"),
    }

    assert keys_of(portions_of(recipes)) == [["small", "large"], ["other"], ["share"], ["page"]]


def test_pictures_of_shared_links_stay_together_for_what_draws_them_takes_long_to_load() -> None:
    recipes = {f"share {one}": recipe(RecipeKind.SHARE, "site.yaml") for one in range(CHUNK + 1)}

    portions = portions_of({**recipes, **pages(CHUNK)})

    assert keys_of(portions) == [list(recipes), list(pages(CHUNK))]


def test_where_there_are_many_pictures_of_shared_links_the_portions_are_equal() -> None:
    recipes = {f"share {one}": recipe(RecipeKind.SHARE, "site.yaml") for one in range(2 * SHARES - 12)}

    portions = portions_of(recipes)

    assert [len(portion) for portion in portions] == [SHARES - 6, SHARES - 6]


def test_the_halves_of_the_pages_go_by_turns() -> None:
    portions = keys_of(portions_of(pages(4 * CHUNK)))

    assert [portion[0] for portion in portions] == ["page 0", "page 50", "page 25", "page 75"]


def test_an_entry_of_feeds_comes_right_behind_the_page_of_its_file() -> None:
    entries = {
        "entry of 2": recipe(RecipeKind.ENTRY, "2.md"),
        "entry of no page": recipe(RecipeKind.ENTRY, "feeds.yaml"),
        "entry of 0": recipe(RecipeKind.ENTRY, "0.md"),
    }

    portions = keys_of(portions_of({**pages(3), **entries}))

    assert portions == [["page 0", "entry of 0", "page 1", "page 2", "entry of 2", "entry of no page"]]


RECIPES = st.lists(
    st.builds(recipe, st.sampled_from(sorted(WEIGHTS)), st.sampled_from(["a", "b", "c"])), max_size=120
).map(lambda recipes: {str(number): one for number, one in enumerate(recipes)})


@given(RECIPES)
def test_whatever_there_is_each_file_is_in_one_portion_with_its_key(recipes: Mapping[str, Recipe]) -> None:
    jobs = list(chain.from_iterable(portions_of(recipes)))

    handed_out = [pair for keys, job in jobs for pair in zip(keys, job, strict=True)]

    assert len(handed_out) == len(recipes)
    assert dict(handed_out) == recipes
