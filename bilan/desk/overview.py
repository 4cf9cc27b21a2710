"""What the first page of the desk needs beside the build: the history of files, the weights of pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilan.account.tally import PAGES, heaviest, packed_size
from bilan.disk.history import read_history
from bilan.disk.tree import Folders
from bilan.model.publication import PageWeight, Weighed
from bilan.pipeline import Build
from bilan.plan.context import Context
from bilan.review.dashboard import Facts
from bilan.review.in_languages import files_behind


def facts_of(built: Build, context: Context, files: Mapping[str, bytes], folders: Folders) -> Facts:
    """Return what a build has found and made, with what is known of the files behind it."""
    return Facts(
        at=built.at,
        problems=built.problems,
        histories=read_history(folders, files_behind(context)),
        heaviest=tuple(_heaviest(built, files)),
        shared=_shared(context, files),
    )


def _heaviest(built: Build, files: Mapping[str, bytes]) -> Iterator[PageWeight]:
    """Yield the heaviest pages, the heaviest as they are sent first."""
    there = [
        Weighed(part=part, digest="", size=len(files[part.path]))
        for part in built.parts
        if part.sort in PAGES and part.path in files
    ]
    weights = (
        PageWeight(address=one.part.address, size=one.size, packed=packed_size(files[one.part.path]))
        for one in heaviest(there)
    )
    yield from sorted(weights, key=lambda one: (-one.packed, one.address))


def _shared(context: Context, files: Mapping[str, bytes]) -> int:
    """Return what the first visit loads beside a page; letters are compressed as they are."""
    base = context.routes.base_path
    style, script, font = (
        files.get(url.removeprefix(base), b"")
        for url in (context.style_url, context.script_url, context.font_url)
    )
    return packed_size(style) + packed_size(script) + len(font)
