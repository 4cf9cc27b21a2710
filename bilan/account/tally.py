"""A publication in numbers, and what has changed since the one before."""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest

from bilan.model.codes import Severity
from bilan.model.publication import (
    Account,
    Changes,
    Coverage,
    Earlier,
    PageWeight,
    ProblemCount,
    SitePart,
    Sort,
    SortWeight,
    Weighed,
)
from bilan.model.source import Diagnostic

PAGES = frozenset({Sort.PAGE, Sort.LIST, Sort.NOTICE})
FILES = frozenset({Sort.DATA, Sort.FEED, Sort.SUBJECT})
HEAVIEST = 10
"""How many pages are weighed as they are sent: to compress all takes longer than to build them anew."""

_TITLE = re.compile(rb"<title>.*?</title>", re.DOTALL)


def account_of(
    files: Sequence[Weighed],
    packed: Mapping[str, int],
    *,
    at: dt.datetime,
    base_url: str,
    problems: Sequence[Diagnostic],
    coverage: tuple[Coverage, ...],
    earlier: Earlier | None,
) -> Account:
    """Return what is published with these files, compared with an earlier publication where there was one.

    `packed` has the compressed bytes of each of the heaviest pages, by address.
    """
    told = sorted((one.part.address, one.digest) for one in files if one.part.sort in PAGES | FILES)
    digests = dict(told)
    changes = _changes(digests, earlier)
    return Account(
        at=at.replace(microsecond=0),
        base_url=base_url,
        since=earlier.at if earlier else None,
        pages=_by_language(one.part for one in files if one.part.sort in PAGES),
        page_changes=_of_kind(changes, is_page=True),
        file_changes=_of_kind(changes, is_page=False),
        problems=_count(problems),
        coverage=coverage,
        weights=_weights(files),
        heaviest=tuple(
            PageWeight(address=one.part.address, size=one.size, packed=packed[one.part.address])
            for one in heaviest(files)
        ),
        digests=digests,
    )


def weigh(part: SitePart, data: bytes) -> Weighed:
    """Return a file with its weight and the digest of what it tells."""
    told = matter_of(data) if part.sort in PAGES else data
    return Weighed(part=part, digest=hashlib.blake2b(told, digest_size=8).hexdigest(), size=len(data))


def heaviest(files: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """Return the heaviest pages, the heaviest first."""
    pages = (one for one in files if one.part.sort in PAGES)
    return tuple(nsmallest(HEAVIEST, pages, key=lambda one: (-one.size, one.part.address)))


def packed_size(data: bytes) -> int:
    """Return the bytes of a file as hosts send it, compressed by gzip."""
    return len(gzip.compress(data, mtime=0))


def matter_of(page: bytes) -> bytes:
    """Return what a page says: its title and its main part.

    What stands around it changes on every page with each new story and each new style sheet, and is not
    what somebody means who asks what has changed.
    """
    start, end = page.find(b"<main"), page.rfind(b"</main>")
    if not -1 < start < end:
        return page
    title = _TITLE.search(page[:start])
    return (title[0] if title else b"") + page[start:end]


def _changes(digests: Mapping[str, str], earlier: Earlier | None) -> Changes:
    if earlier is None:
        return Changes()
    before = earlier.digests
    return Changes(
        added=tuple(one for one in digests if one not in before),
        changed=tuple(one for one in digests if before.get(one, digests[one]) != digests[one]),
        removed=tuple(one for one in sorted(before) if one not in digests),
    )


def _of_kind(changes: Changes, *, is_page: bool) -> Changes:
    """Return the changes of pages, or of other files: the address of a page ends with a slash or `.html`."""

    def chosen(addresses: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one for one in addresses if one.endswith(("/", ".html")) is is_page)

    return Changes(
        added=chosen(changes.added), changed=chosen(changes.changed), removed=chosen(changes.removed)
    )


def _by_language(parts: Iterable[SitePart]) -> Mapping[str, int]:
    return dict(sorted(Counter(part.language or "" for part in parts).items()))


def _count(problems: Sequence[Diagnostic]) -> tuple[ProblemCount, ...]:
    gravity = tuple(Severity)
    counted = Counter((gravity.index(one.severity), one.code) for one in problems)
    return tuple(
        ProblemCount(code=code, severity=gravity[grave].value, count=count)
        for (grave, code), count in sorted(counted.items())
    )


def _weights(files: Sequence[Weighed]) -> tuple[SortWeight, ...]:
    counts: Counter[Sort] = Counter()
    sizes: Counter[Sort] = Counter()
    for one in files:
        counts[one.part.sort] += 1
        sizes[one.part.sort] += one.size
    return tuple(
        SortWeight(sort=sort.value, count=counts[sort], size=sizes[sort]) for sort in Sort if counts[sort]
    )
