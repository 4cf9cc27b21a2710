"""What workers are handed at once, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from bilan.model.source import Blob
from bilan.plan.recipes import DRAWN, Recipe, RecipeKind

WEIGHTS: Mapping[RecipeKind, int] = {
    **dict.fromkeys(DRAWN, 1),
    RecipeKind.PICTURE: 12,
    RecipeKind.SHARE: 6,
}
"""What workers make, and how many pages could be made in the time of one."""

CHUNK = 25
"""How many pages a worker is handed at once."""

SHARES = 30
"""How many pictures of shared links at most: before the first, a worker has to load what draws them."""

Job = tuple[Recipe, ...]
"""Files made by one process one after the other: a page, or all files of a picture, which is decoded once."""

Keyed = tuple[tuple[str, ...], Job]
"""A job with the key of each of its files."""


def jobs_of(recipes: Mapping[str, Recipe]) -> Iterator[Keyed]:
    """Yield what is to be made, with its keys: the files of a picture together, all others alone."""
    pictures: dict[tuple[Blob, ...], list[str]] = {}
    for key, recipe in recipes.items():
        if recipe.kind is RecipeKind.PICTURE:
            pictures.setdefault(recipe.blobs, []).append(key)
        else:
            yield (key,), (recipe,)
    for keys in pictures.values():
        yield tuple(keys), tuple(recipes[key] for key in keys)


def portions_of(recipes: Mapping[str, Recipe]) -> list[Sequence[Keyed]]:
    """Return what each worker takes next of recipes of `WEIGHTS`: the kinds that take longest come first.

    The halves of the pages, each of one language mostly, go by turns: each worker draws what one shares. An
    entry of feeds comes right behind the page that says the same, so that its text is mostly drawn once.
    """
    jobs = list(jobs_of(recipes))
    pictures = [job for job in jobs if _kind(job) is RecipeKind.PICTURE]
    shares = [job for job in jobs if _kind(job) is RecipeKind.SHARE]
    drawn = _by_text([job for job in jobs if _kind(job) in DRAWN])
    portions = _cut(drawn, CHUNK)
    half = (len(portions) + 1) // 2
    by_turns = sorted(range(len(portions)), key=lambda number: number % half)
    return [
        *((one,) for one in pictures),
        *_cut(shares, _even(len(shares), SHARES)),
        *(portions[number] for number in by_turns),
    ]


def _by_text(jobs: Sequence[Keyed]) -> Sequence[Keyed]:
    """Return pages and entries in their order, but for entries, each behind the page of its file."""
    pages = {job[0].span.path: at for at, (_, job) in enumerate(jobs) if job[0].kind is RecipeKind.PAGE}

    def place(at: int) -> int:
        recipe = jobs[at][1][0]
        return pages.get(recipe.span.path, at) if recipe.kind is RecipeKind.ENTRY else at

    return [jobs[at] for at in sorted(range(len(jobs)), key=place)]


def _cut(jobs: Sequence[Keyed], most: int) -> list[Sequence[Keyed]]:
    return [jobs[start : start + most] for start in range(0, len(jobs), most)]


def _even(count: int, most: int) -> int:
    """Return how many of a number go into each of as few equal portions as there can be; at least one."""
    portions = ceil(count / most)
    return ceil(count / portions) if portions else 1


def _kind(job: Keyed) -> RecipeKind:
    return job[1][0].kind
