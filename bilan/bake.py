"""Recipes to artifacts: from the store where they were made before, else by a maker, here or in workers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from bilan.make.assets import make_picture, make_styles, make_text
from bilan.make.catalogue import make_catalogue
from bilan.make.data import make_csv, make_document, make_package, make_schema
from bilan.make.feeds import make_feed
from bilan.make.iati import make_iati
from bilan.make.page import make_entry, make_page
from bilan.make.rules import make_rules
from bilan.make.sitemap import make_sitemap, make_sitemaps
from bilan.model.source import Blob, Diagnostic
from bilan.plan.recipes import (
    DRAWN,
    Artifact,
    CannotMake,
    Plan,
    Recipe,
    RecipeKind,
    Store,
    Toolbox,
    recipe_key,
)

WORTH_A_POOL = 200
"""From how many pages on worker processes save time: starting them takes about half a second."""

CHUNK = 25

AT_ONCE = 500
"""How many files are fetched from the store together."""

FROM_VIEWS: Mapping[RecipeKind, Callable[..., bytes]] = {
    RecipeKind.TEXT: make_text,
    RecipeKind.CSV: make_csv,
    RecipeKind.JSON: make_document,
    RecipeKind.PACKAGE: make_package,
    RecipeKind.SCHEMA: make_schema,
    RecipeKind.CATALOGUE: make_catalogue,
    RecipeKind.IATI: make_iati,
    RecipeKind.RULES: make_rules,
    RecipeKind.SITEMAP: make_sitemap,
    RecipeKind.SITEMAPS: make_sitemaps,
}
"""The makers that need nothing but their view."""

FROM_TOOLBOX: Mapping[RecipeKind, Callable[..., bytes]] = {
    RecipeKind.PAGE: make_page,
    RecipeKind.ENTRY: make_entry,
}
"""The makers that draw templates."""


def _styles(names: tuple[tuple[str, str], ...], blobs: Sequence[bytes]) -> bytes:
    return make_styles(tuple(data.decode() for data in blobs), dict(names))


def _picture(path: str, blobs: Sequence[bytes]) -> bytes:
    return make_picture(path, blobs[0])


def _file(_path: str, blobs: Sequence[bytes]) -> bytes:
    return blobs[0]


FROM_BYTES: Mapping[RecipeKind, Callable[..., bytes]] = {
    RecipeKind.STYLES: _styles,
    RecipeKind.PICTURE: _picture,
    RecipeKind.FILE: _file,
    RecipeKind.FEED: make_feed,
}
"""The makers that are given the bytes of files and parts."""

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
    parts = {id(part): part for recipe in plan.recipes for part in recipe.parts}
    part_keys = {number: recipe_key(part, toolbox, kitchen.program) for number, part in parts.items()}
    keys = [
        recipe_key(recipe, toolbox, kitchen.program, [part_keys[id(part)] for part in recipe.parts])
        for recipe in plan.recipes
    ]
    known = kitchen.store.known(keys)
    missing = {key: recipe for key, recipe in zip(keys, plan.recipes, strict=True) if key not in known}
    wanted = {part_keys[id(part)]: part for recipe in missing.values() for part in recipe.parts}
    there = kitchen.store.known(wanted)
    missing |= {key: part for key, part in wanted.items() if key not in there}
    made_now: set[str] = set()
    problems: list[Diagnostic] = []
    for done, (key, made) in enumerate(_make_all(missing, part_keys, toolbox, kitchen), start=1):
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
    missing: Mapping[str, Recipe], part_keys: Mapping[int, str], toolbox: Toolbox, kitchen: Kitchen
) -> Iterator[tuple[str, bytes | Diagnostic]]:
    """Yield what is missing by its key.

    What has parts comes last, when whoever asks has put them in the store. It is not made where one of
    them could not be: that was told already.
    """
    drawn = {key: recipe for key, recipe in missing.items() if recipe.kind in DRAWN}
    workers = kitchen.workers or os.cpu_count() or 1
    for key, recipe in missing.items():
        if key not in drawn and not recipe.parts:
            yield key, _make_one(recipe, toolbox, [kitchen.fetch(blob) for blob in recipe.blobs])
    if workers > 1 and len(drawn) >= WORTH_A_POOL:
        yield from zip(drawn, _in_workers(tuple(drawn.values()), toolbox, workers), strict=True)
    else:
        for key, recipe in drawn.items():
            yield key, _make_one(recipe, toolbox, ())
    for key, recipe in missing.items():
        if recipe.parts:
            its_keys = [part_keys[id(part)] for part in recipe.parts]
            parts = kitchen.store.get_all(its_keys)
            if len(parts) == len(set(its_keys)):
                blobs = [kitchen.fetch(blob) for blob in recipe.blobs]
                yield key, _make_one(recipe, toolbox, [*blobs, *(parts[one] for one in its_keys)])


def _make_one(recipe: Recipe, toolbox: Toolbox, blobs: Sequence[bytes]) -> bytes | Diagnostic:
    """Return the bytes of one file, or what is wrong with what it is made of."""
    try:
        match recipe.kind:
            case kind if kind in FROM_TOOLBOX:
                return FROM_TOOLBOX[kind](recipe.inputs, toolbox)
            case kind if kind in FROM_BYTES:
                return FROM_BYTES[kind](recipe.inputs, blobs)
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
