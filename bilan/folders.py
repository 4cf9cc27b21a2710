"""How the store holds a folder of files that one recipe makes: each file, and the list of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence

from bilan.plan.recipes import FOLDERS, Artifact, Plan, Recipe, Store, held

Files = Mapping[str, bytes]
"""The files of a folder, by their path in it."""


def keep(key: str, made: bytes | Files, store: Store) -> None:
    """Put a file or the files of a folder into the store.

    The files of a folder lie under names of what they hold: one that comes out the same in another folder,
    as most of an index do when a page has changed, is kept and published once.
    """
    if isinstance(made, bytes):
        store.put(key, made)
        return
    keys = {name: f"file {hashlib.blake2b(made[name], digest_size=16).hexdigest()}" for name in sorted(made)}
    there = store.known(keys.values())
    for name, file_key in keys.items():
        if file_key not in there:
            store.put(file_key, made[name])
    store.put(key, json.dumps(keys).encode())


def artifacts_of(recipe: Recipe, key: str, store: Store) -> Iterator[Artifact]:
    """Yield the files that were made of a recipe: one, or all of a folder.

    Raises:
        Lost: the store does not hold the list of a folder's files any more.
    """
    if recipe.kind not in FOLDERS:
        yield Artifact(path=recipe.path, key=key, span=recipe.span)
        return
    for name, file_key in json.loads(held(key, store)).items():
        yield Artifact(path=f"{recipe.path}{name}", key=file_key, span=recipe.span)


def torn(plan: Plan, keys: Sequence[str], store: Store) -> set[str]:
    """Return the keys of the folders of which the store has lost a file."""
    files = {
        key: {one.key for one in artifacts_of(recipe, key, store)}
        for key, recipe in zip(keys, plan.recipes, strict=True)
        if recipe.kind in FOLDERS and store.known([key])
    }
    return {key for key, wanted in files.items() if len(store.known(wanted)) < len(wanted)}
