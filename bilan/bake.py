"""Recipes to artifacts: from the store where they were made before, else by a maker, here or in workers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache, partial
from itertools import islice

from bilan.crew.sharing import ALONE, Crew
from bilan.folders import Files, artifacts_of, keep, torn
from bilan.makers import Drawn, Made, make_one, make_ready, takes_long, with_outline
from bilan.model.kept import Lost
from bilan.model.memory import NO_MEMORY, Memory
from bilan.model.outline import outline_name
from bilan.model.records import Record
from bilan.model.source import Blob, Diagnostic
from bilan.plan.recipes import (
    DRAWN,
    FOLDERS,
    Artifact,
    Plan,
    Recipe,
    Store,
    Toolbox,
    held,
    recipe_key,
    whole,
)
from bilan.portions import WEIGHTS, Job, Keyed, jobs_of, portions_of

WORTH_A_CREW = 200
"""From how many pages on worker processes save time: one that is no copy takes half a second to start."""
AT_ONCE = 500
"""How many files are fetched from the store together."""

_AT_HAND = 8
"""How many files a worker keeps at hand while it makes others of them."""

Fetch = Callable[[Blob], bytes]
"""Gives the bytes of a file. Workers are handed it: a function of a module, or a `partial` of one."""
Tell = Callable[[int, int], None]
"""Is told how many of how many files are done."""


class Promise(Record):
    """A file that is made when somebody asks for it, or found in the store under its key."""

    key: str
    recipe: Recipe


class Baked(Record):
    """All files that could be made, and why the others could not."""

    artifacts: tuple[Artifact, ...]
    problems: tuple[Diagnostic, ...]
    promises: tuple[Promise, ...] = ()
    """The files that were put off."""


class _Parts(Record):
    """What files are made of that is made before them."""

    keys: Mapping[int, str]
    """The key of each part, by the identity of its recipe."""
    there: Collection[str]
    """The keys of what the store should hold: of what it says so, and of what was put there in this run."""


def _nothing() -> None:
    pass


class Kitchen(Record):
    """What baking needs beside the plan."""

    store: Store
    program: str
    """The digest of the program and its libraries."""
    crew: Crew = ALONE
    """Who may share the work."""
    fetch: Fetch
    tell: Tell
    begins: Callable[[], None] = _nothing
    """Is called when all is planned, before anything is made."""
    memory: Memory = NO_MEMORY
    """What was worked out before."""
    puts_off: bool = False
    """Whether pictures are only promised: drawing them takes longer than all else."""


def bytes_of(artifact: Artifact, store: Store) -> bytes:
    """Return the bytes of a file that was baked into a store.

    Raises:
        Lost: the store has lost them.
    """
    return held(artifact.key, store)


def all_bytes(
    artifacts: Sequence[Artifact], store: Store, untouched: Mapping[str, str]
) -> Iterator[tuple[str, bytes | None]]:
    """Yield the path and bytes of each file, without bytes where the same key stands under its path already.

    Raises:
        Lost: the store has lost some.
    """
    for start in range(0, len(artifacts), AT_ONCE):
        some = artifacts[start : start + AT_ONCE]
        changed = [one for one in some if untouched.get(one.path) != one.key]
        found = store.get_all([one.key for one in changed])  # one question for many
        for one in some:
            is_there = untouched.get(one.path) == one.key
            yield one.path, None if is_there else found.get(one.key) or bytes_of(one, store)


def bake(plan: Plan, toolbox: Toolbox, kitchen: Kitchen) -> Baked:
    """Return every file of a plan, made anew only where nothing like it was made before."""
    parts = {id(part): part for recipe in plan.recipes for part in recipe.parts}
    part_keys = {number: recipe_key(part, toolbox, kitchen.program) for number, part in parts.items()}
    keys = [
        recipe_key(recipe, toolbox, kitchen.program, [part_keys[id(part)] for part in recipe.parts])
        for recipe in plan.recipes
    ]
    planned = tuple(zip(keys, plan.recipes, strict=True))
    known = set(kitchen.store.known(keys)) - torn(plan, keys, kitchen.store)
    put_off = {
        one.path: Promise(key=key, recipe=one) for key, one in planned if kitchen.puts_off and takes_long(one)
    }
    missing = {key: one for key, one in planned if key not in known and one.path not in put_off}
    wanted = {part_keys[id(part)]: part for recipe in missing.values() for part in recipe.parts}
    there = set(kitchen.store.known(wanted))
    missing |= {key: part for key, part in wanted.items() if key not in there}
    kitchen.begins()
    problems: list[Diagnostic] = []
    parts_at_hand = _Parts(keys=part_keys, there=there)
    for done, (key, made) in enumerate(_make_all(missing, parts_at_hand, toolbox, kitchen), start=1):
        if isinstance(made, Diagnostic):
            problems.append(made)
        else:
            _keep(key, made, kitchen)
            there.add(key)
        kitchen.tell(done, len(missing))
    artifacts = tuple(
        artifact
        for key, recipe in planned
        if (key in known or key in there) and recipe.path not in put_off
        for artifact in artifacts_of(recipe, key, kitchen.store)
    )
    return Baked(artifacts=artifacts, problems=tuple(problems), promises=tuple(put_off.values()))


def _keep(key: str, made: bytes | Drawn | Files, kitchen: Kitchen) -> None:
    """Keep what was made; with a page goes what it leads to, which was read where the page was made."""
    if isinstance(made, Drawn):
        kitchen.memory.remember({outline_name(key): made.outline})
    keep(key, made.page if isinstance(made, Drawn) else made, kitchen.store)


def get_ready(recipes: Iterable[Recipe], toolbox: Toolbox, kitchen: Kitchen) -> None:
    """Work out what a crew will need for many pages, where it begins with all that was worked out.

    Whoever waits for a crew that is at something else may do so ahead.
    """
    if kitchen.crew.inherits():
        make_ready(recipes, toolbox)


def redeem(promise: Promise, fetch: Fetch) -> bytes | Diagnostic:
    """Return the bytes of a file that was put off, or what is wrong with what it is made of.

    Raises:
        TypeError: it is a folder, which is a mistake of ours: none is ever put off.
    """
    recipe = promise.recipe
    made = make_one(recipe, _NO_TOOLBOX, [fetch(blob) for blob in recipe.blobs])
    if not isinstance(made, bytes | Diagnostic):
        raise TypeError(recipe.path)
    return made


_NO_TOOLBOX = Toolbox(templates={}, locales={}, digest="")
"""For files that need no template."""


def _make_all(
    missing: Mapping[str, Recipe], parts: _Parts, toolbox: Toolbox, kitchen: Kitchen
) -> Iterator[tuple[str, Made]]:
    """Yield what is missing by its key; folders are made beside the files, by programs of their own.

    The crew begins before there is a second thread: a process with several cannot be copied. While it is
    at work, one folder is made after the other: each takes much memory, and together none is done sooner.
    """
    folders = {key: recipe for key, recipe in missing.items() if recipe.kind in FOLDERS}
    alone = {key: one for key, one in missing.items() if not one.parts and key not in folders}
    shared = {key: one for key, one in alone.items() if one.kind in WEIGHTS}
    if not kitchen.crew.shares() or sum(WEIGHTS[one.kind] for one in shared.values()) < WORTH_A_CREW:
        shared = {}
    by_crew = _by_crew(shared, toolbox, kitchen) if shared else ()
    with ThreadPoolExecutor(1 if shared else max(1, len(folders))) as beside:
        rest = iter(folders.items())
        begun: dict[str, Future[Made]] = {}

        def begin(most: int) -> None:
            for key, recipe in islice(rest, most):
                begun[key] = beside.submit(make_one, whole(recipe), toolbox, ())

        begin(1 if shared else len(folders))
        for made in by_crew:
            begin(int(all(one.done() for one in begun.values())))
            yield made
        begin(len(folders))
        for keys, job in jobs_of({key: recipe for key, recipe in alone.items() if key not in shared}):
            yield from zip(keys, _make_job(job, toolbox, kitchen.fetch), strict=True)
        yield from _make_with_parts(missing, parts, toolbox, kitchen)
        for key, folder in begun.items():
            yield key, folder.result()


def _make_with_parts(
    missing: Mapping[str, Recipe], parts: _Parts, toolbox: Toolbox, kitchen: Kitchen
) -> Iterator[tuple[str, Made]]:
    """Yield the files that have parts by their key, once whoever asks has put those in the store.

    A file is not made where one of its parts could not be: that was told already. A page is made without.
    """
    for key, recipe in missing.items():
        if recipe.parts:
            its_keys = [parts.keys[id(part)] for part in recipe.parts]
            found = kitchen.store.get_all(its_keys)
            lost = [one for one in its_keys if one in parts.there and one not in found]
            if lost:
                raise Lost(lost[0])
            if recipe.kind in DRAWN or len(found) == len(set(its_keys)):
                blobs = [kitchen.fetch(blob) for blob in recipe.blobs]
                there = [found[one] for one in its_keys if one in found]
                yield key, make_one(whole(recipe), toolbox, [*blobs, *there])


def _make_job(job: Job, toolbox: Toolbox, fetch: Fetch) -> list[Made]:
    blobs = [fetch(blob) for blob in job[0].blobs]
    return [with_outline(recipe, make_one(recipe, toolbox, blobs)) for recipe in _whole(job)]


def _whole(job: Job) -> Job:
    """Return recipes with their views, which take no room before their turn has come."""
    return tuple(whole(recipe) for recipe in job)


def _by_crew(recipes: Mapping[str, Recipe], toolbox: Toolbox, kitchen: Kitchen) -> Iterator[tuple[str, Made]]:
    """Begin what the crew makes, and return it by its keys."""
    portions = portions_of(recipes)
    get_ready(recipes.values(), toolbox, kitchen)
    told = kitchen.crew.share(partial(_make_shared, toolbox, kitchen.fetch), _jobs_of, portions)
    return (
        pair
        for portion, made in zip(portions, told, strict=True)
        for (keys, _), files in zip(portion, made, strict=True)
        for pair in zip(keys, files, strict=True)
    )


def _jobs_of(portion: Sequence[Keyed]) -> list[Job]:
    """Return what a worker makes, without the keys."""
    return [_whole(job) for _, job in portion]


def _make_shared(toolbox: Toolbox, fetch: Fetch, jobs: Sequence[Job]) -> list[list[Made]]:
    """Return the files of a portion. What several are made of, as letters are, is fetched once for them."""
    once = lru_cache(maxsize=_AT_HAND)(fetch)
    return [_make_job(job, toolbox, once) for job in jobs]
