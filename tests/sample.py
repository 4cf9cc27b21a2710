"""The sample site, built once for all the tests that look at it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from bilan.bake import Kitchen
from bilan.disk.store import MemoryStore
from bilan.disk.tree import Folders, read_blob, read_tree
from bilan.load.site import load_site
from bilan.memories import StoredMemory
from bilan.model.publication import SitePart
from bilan.model.records import replace
from bilan.model.site import Site
from bilan.model.source import Blob, Diagnostic
from bilan.pipeline import Order, build
from bilan.plan.context import Context
from bilan.plan.recipes import Store

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = Folders(root=ROOT, content=ROOT / "content")
DAY = dt.date(2022, 6, 30)
"""The day that the sample site is built for: after all that it tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A built sample site."""

    files: Mapping[str, bytes]
    """By their path in the site."""
    problems: tuple[Diagnostic, ...]
    parts: tuple[SitePart, ...]
    context: Context | None

    def pages(self, folder: str = "") -> Iterator[tuple[str, HtmlElement]]:
        """Yield the path and the tree of each page below a folder."""
        for path in self.files:
            if path.endswith(".html") and path.startswith(folder):
                yield path, page(self.files[path])


@cache
def sample_site(day: dt.date = DAY) -> Sample:
    """Return the sample site as it stood on a day."""
    return build_sample(day, shared_store())


@cache
def shared_store() -> MemoryStore:
    """Return what builds of the sample site share: its pictures take longest, and are the same on every day."""
    return MemoryStore()


@cache
def sample_content() -> Site:
    """Return what the sample content says.

    Raises:
        ValueError: the settings cannot be read.
    """
    site = load_site(read_tree(FOLDERS)).value
    if site is None:
        raise ValueError("the settings of the sample site cannot be read")
    return site


def build_sample(day: dt.date, store: Store) -> Sample:
    """Build the sample site with a store, in this process alone."""

    def fetch(blob: Blob) -> bytes:
        return read_blob(FOLDERS, blob)

    kitchen = Kitchen(store=store, program="", fetch=fetch, tell=lambda done, of: None)
    kitchen = replace(kitchen, memory=StoredMemory(store, ""))
    order = Order(now=dt.datetime(2022, 7, 1, tzinfo=dt.UTC), as_of=day)
    built = build(read_tree(FOLDERS), order, kitchen)
    return Sample(
        files={one.path: store.get(one.key) or b"" for one in built.artifacts},
        problems=built.problems,
        parts=built.parts,
        context=built.context,
    )


@cache
def page(data: bytes) -> HtmlElement:
    """Return a page as a tree; it is not to be changed."""
    return html.document_fromstring(data.decode())
