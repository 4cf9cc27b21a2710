"""Compressed copies beside the files of a site, for hosts that send them as they are."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from bilan.bake import bytes_of
from bilan.make.compressed import COMPRESSED, how_made
from bilan.plan.recipes import Artifact, Store, digest_of, held

TEXTS = frozenset(
    {*(".html", ".css", ".js", ".json", ".jsonld", ".geojson"), *(".xml", ".svg", ".csv", ".txt", ".md")}
)
"""The endings of files that become smaller; pictures, letters and PDFs are compressed as they are."""

_NOT_SMALLER = b""
"""Stands in the store for a copy that would be no smaller than its file."""


def pack(artifacts: Sequence[Artifact], store: Store, workers: int) -> Iterator[tuple[str, bytes]]:
    """Return every file of a site by path, each text followed by its copies where they are smaller.

    A copy is remembered by the digest of its file, so that only what has changed is compressed again.
    Compressing lets go of Python, so threads are enough to use all processors.
    """
    how = how_made()
    texts = {
        one.path: _copy_keys(bytes_of(one, store), how) for one in artifacts if _ending(one.path) in TEXTS
    }
    _make_missing({one.path: one for one in artifacts if one.path in texts}, texts, store, workers)
    for one in artifacts:
        yield one.path, bytes_of(one, store)
        for ending, key in texts.get(one.path, {}).items():
            if copy := held(key, store):
                yield one.path + ending, copy


def _make_missing(
    files: Mapping[str, Artifact], texts: Mapping[str, Mapping[str, str]], store: Store, workers: int
) -> None:
    missing = {
        key: (ending, files[path])
        for path, keys in texts.items()
        for ending, key in keys.items()
        if store.get(key) is None
    }
    if not missing:
        return
    jobs = ((ending, bytes_of(file, store)) for ending, file in missing.values())
    with ThreadPoolExecutor(workers or os.cpu_count() or 1) as pool:
        for key, copy in zip(missing, pool.map(_compress, jobs), strict=True):
            store.put(key, copy)


def _compress(job: tuple[str, bytes]) -> bytes:
    ending, data = job
    copy = COMPRESSED[ending](data)
    return copy if len(copy) < len(data) else _NOT_SMALLER


def _copy_keys(data: bytes, how: Mapping[str, str]) -> Mapping[str, str]:
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return {ending: digest_of(f"{way} {digest}") for ending, way in how.items()}


def _ending(path: str) -> str:
    _, dot, ending = path.rpartition("/")[2].rpartition(".")
    return f"{dot}{ending}".lower()
