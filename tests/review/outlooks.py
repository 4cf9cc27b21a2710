"""Small sites in a string, as the desk looks at them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from bilan.bake import Kitchen
from bilan.disk.store import MemoryStore
from bilan.model.order import Order
from bilan.model.source import Blob, Diagnostic, SourceTree
from bilan.pipeline import Build, build
from bilan.review.leads import Outlook
from bilan.review.problems import Reading
from tests.load.trees import bytes_of_blob, tree_of
from tests.sites import NOW, project_tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A site that the desk looks at, and what its build has found."""

    outlook: Outlook
    problems: tuple[Diagnostic, ...]
    built: Build


def look_at(text: str, *, language: str = "en", now: dt.datetime = NOW) -> Looked:
    """Return a site that stands in a string, with its drafts, as somebody at the desk sees it."""
    written, project = tree_of(text), project_tree()
    files = {**written.files, **project.files}
    tree = SourceTree(files=files, blobs={**written.blobs, **project.blobs}, problems=())
    kitchen = Kitchen(store=_store(), program="", fetch=_fetch, tell=lambda _done, _of: None, puts_off=True)
    built = build(tree, Order(now=now, shows_drafts=True, makes_search=False), kitchen)
    assert built.context is not None
    reading = Reading(
        tree=tree,
        folders={"content": "content"},
        editor_url=lambda span: f"editor:{span.path}:{span.line}",
    )
    outlook = Outlook(context=built.context, reading=reading, language=language)
    return Looked(outlook=outlook, problems=built.problems, built=built)


@cache
def _store() -> MemoryStore:
    """Return what all sites share, since a key names everything that its bytes are made of."""
    return MemoryStore()


def _fetch(blob: Blob) -> bytes:
    return bytes_of_blob(blob) if blob.path.startswith("content/") else b""
