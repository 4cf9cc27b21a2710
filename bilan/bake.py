"""Recipes to artifacts: from the store where they were made before, else by a maker, here or in workers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import cast

from bilan.make.assets import make_picture, make_styles, make_text
from bilan.make.catalogue import make_catalogue
from bilan.make.data import make_csv, make_document, make_package, make_schema
from bilan.make.feeds import make_feed
from bilan.make.iati import make_iati
from bilan.make.page import make_page
from bilan.make.rules import make_rules
from bilan.model.source import Blob, Diagnostic
from bilan.plan.recipes import Artifact, CannotMake, Plan, Recipe, RecipeKind, Store, Toolbox, recipe_key
from bilan.plan.views import RedirectView, View

WORTH_A_POOL = 200
"""From how many pages on worker processes save time: starting them takes about half a second."""

CHUNK = 25

AT_ONCE = 500
"""How many files are fetched from the store together."""

FROM_VIEWS: Mapping[RecipeKind, Callable[..., bytes]] = {
    RecipeKind.TEXT: make_text,
    RecipeKind.FEED: make_feed,
    RecipeKind.CSV: make_csv,
    RecipeKind.JSON: make_document,
    RecipeKind.PACKAGE: make_package,
    RecipeKind.SCHEMA: make_schema,
    RecipeKind.CATALOGUE: make_catalogue,
    RecipeKind.IATI: make_iati,
    RecipeKind.RULES: make_rules,
}
"""The makers that need nothing but their view."""

Fetch = Callable[[Blob], bytes]
Tell = Callable[[int, int], None]
"""Is told how many of how many files are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baked:
    """All files that could be made, and why the others could not."""

    artifacts: tuple[Artifact, ...]
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kitchen:
    """What baking needs beside the plan."""

    store: Store
    program: str
    """The digest of the program and its libraries."""
    workers: int
    """How many processes may work; 0 for as many as the machine has processors."""
    fetch: Fetch
    tell: Tell


def bytes_of(artifact: Artifact, store: Store) -> bytes:
    """Return the bytes of a file that was baked into a store.

    Raises:
        LookupError: the store has lost them, which is a mistake of ours: an empty file must not be published.
    """
    data = store.get(artifact.key)
    if data is None:
        raise LookupError(artifact.path)
    return data


def all_bytes(
    artifacts: Sequence[Artifact], store: Store, untouched: Mapping[str, str]
) -> Iterator[tuple[str, bytes | None]]:
    """Yield the path and bytes of each file, without bytes where the same key stands under its path already.

    Raises:
        LookupError: the store has lost some.
    """
    for start in range(0, len(artifacts), AT_ONCE):
        some = artifacts[start : start + AT_ONCE]
        changed = [one for one in some if untouched.get(one.path) != one.key]
        store.get_all([one.key for one in changed])  # one question for many
        for one in some:
            yield one.path, None if untouched.get(one.path) == one.key else bytes_of(one, store)


def bake(plan: Plan, toolbox: Toolbox, kitchen: Kitchen) -> Baked:
    """Return every file of a plan, made anew only where nothing like it was made before."""
    keys = [recipe_key(recipe, toolbox, kitchen.program) for recipe in plan.recipes]
    known = kitchen.store.known(keys)
    missing = {key: recipe for key, recipe in zip(keys, plan.recipes, strict=True) if key not in known}
    made_now: set[str] = set()
    problems: list[Diagnostic] = []
    for done, (key, made) in enumerate(_make_all(missing, toolbox, kitchen), start=1):
        if isinstance(made, Diagnostic):
            problems.append(made)
        else:
            kitchen.store.put(key, made)
            made_now.add(key)
        kitchen.tell(done, len(missing))
    artifacts = tuple(
        Artifact(path=recipe.path, key=key, span=recipe.span)
        for key, recipe in zip(keys, plan.recipes, strict=True)
        if key in known or key in made_now
    )
    return Baked(artifacts=artifacts, problems=tuple(problems))


def _make_all(
    missing: Mapping[str, Recipe], toolbox: Toolbox, kitchen: Kitchen
) -> Iterator[tuple[str, bytes | Diagnostic]]:
    pages = {key: recipe for key, recipe in missing.items() if recipe.kind is RecipeKind.PAGE}
    workers = kitchen.workers or os.cpu_count() or 1
    for key, recipe in missing.items():
        if recipe.kind is not RecipeKind.PAGE:
            yield key, _make_one(recipe, toolbox, [kitchen.fetch(blob) for blob in recipe.blobs])
    if workers > 1 and len(pages) >= WORTH_A_POOL:
        yield from zip(pages, _in_workers(tuple(pages.values()), toolbox, workers), strict=True)
    else:
        for key, recipe in pages.items():
            yield key, _make_one(recipe, toolbox, ())


def _make_one(recipe: Recipe, toolbox: Toolbox, blobs: Sequence[bytes]) -> bytes | Diagnostic:
    """Return the bytes of one file, or what is wrong with what it is made of."""
    try:
        match recipe.kind:
            case RecipeKind.PAGE:
                return make_page(cast("View | RedirectView", recipe.inputs), toolbox)
            case RecipeKind.STYLES:
                names = dict(cast("tuple[tuple[str, str], ...]", recipe.inputs))
                return make_styles(tuple(data.decode() for data in blobs), names)
            case RecipeKind.PICTURE:
                return make_picture(cast("str", recipe.inputs), blobs[0])
            case RecipeKind.FILE:
                return blobs[0]
            case kind:
                return FROM_VIEWS[kind](recipe.inputs)
    except CannotMake as cannot:
        return cannot.diagnostic


_toolbox: Toolbox | None = None
"""The toolbox of a worker process, given to it once."""


def _in_workers(recipes: Sequence[Recipe], toolbox: Toolbox, workers: int) -> Iterator[bytes | Diagnostic]:
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_take_toolbox, initargs=(toolbox,)
    ) as pool:
        yield from pool.map(_make_in_worker, recipes, chunksize=CHUNK)


def _take_toolbox(toolbox: Toolbox) -> None:
    global _toolbox  # noqa: PLW0603 - the one value that a worker process is started with
    _toolbox = toolbox


def _make_in_worker(recipe: Recipe) -> bytes | Diagnostic:
    if _toolbox is None:
        raise RuntimeError("a worker was started without its toolbox")
    return _make_one(recipe, _toolbox, ())
