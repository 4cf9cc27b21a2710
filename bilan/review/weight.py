"""What a visit to a page loads, as hosts send it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from urllib.parse import unquote

from bilan.model.records import Record
from bilan.review.page_text import PageText

SizesOf = Callable[[Collection[str]], Mapping[str, int]]
"""Gives the bytes of those pictures, by path, that were drawn before."""


class WeightView(Record):
    """What a first visit to a page loads, in bytes; all but letters and pictures as compressed by gzip."""

    page: int
    styles: int
    scripts: int
    letters: int
    pictures: int
    """How many."""
    lightest: int
    """All pictures together, each in the form that weighs least."""
    heaviest: int
    unknown: int
    """How many pictures nobody has drawn yet, so that they are not weighed."""

    @property
    def total(self) -> int:
        """Return the weight of all but the pictures."""
        return self.page + self.styles + self.scripts + self.letters


def weigh(
    html: bytes, page: PageText, files: Mapping[str, bytes], base: str, sizes_of: SizesOf
) -> WeightView:
    """Return what a visit to a page loads; `base` is the path that the site lies at."""
    inside = [[_path(address, base) for address in one] for one in page.pictures]
    known = {path: len(files[path]) for one in inside for path in one if path in files}
    known |= sizes_of([path for one in inside for path in one if path not in known])
    weights = [[known[path] for path in one if path in known] for one in inside]
    return WeightView(
        page=_packed(html),
        styles=_together(page.styles, files, base),
        scripts=_together(page.scripts, files, base),
        letters=sum(len(files.get(_path(one, base), b"")) for one in page.letters),
        pictures=len(inside),
        lightest=sum(min(one) for one in weights if one),
        heaviest=sum(max(one) for one in weights if one),
        unknown=sum(not one for one in weights),
    )


def _together(addresses: Sequence[str], files: Mapping[str, bytes], base: str) -> int:
    return sum(_packed(files.get(_path(one, base), b"")) for one in addresses)


@lru_cache(maxsize=64)
def _packed(data: bytes) -> int:
    """Return how many bytes a file takes on the line."""
    return len(zlib.compress(data, 9, zlib.MAX_WBITS | 16)) if data else 0


def _path(address: str, base: str) -> str:
    return unquote(address).removeprefix(base)
