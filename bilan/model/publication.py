"""What a publication consists of, and the addresses that earlier ones had."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum

from bilan.model.records import Record
from bilan.model.source import Span

ADDRESSES = "content/_addresses.txt"
"""The list of every address that was published."""


class Sort(StrEnum):
    """What a file of the site is to its readers."""

    PAGE = "page"
    LIST = "list"
    """A later page of a list, or a list with a filter: it comes and goes with what it lists."""
    NOTICE = "notice"
    """What stands in place of a page that was withdrawn."""
    REDIRECT = "redirect"
    """An old address that leads on."""
    FEED = "feed"
    SUBJECT = "subject"
    """A feed of one subject, such as a country: it comes and goes with what it tells."""
    DATA = "data"
    """Open data, and other files that readers keep."""
    REST = "rest"
    """What serves pages or programs: styles, scripts, pictures, the page for what is not there."""


LASTING = frozenset({Sort.PAGE, Sort.NOTICE, Sort.REDIRECT, Sort.FEED, Sort.DATA})
"""The sorts whose addresses somebody may have kept, so that they may not get lost."""


class SitePart(Record):
    """A file of the site, as readers know it."""

    path: str
    """Where it lies in the site."""
    address: str
    """Without the base path and without percent signs, as in `/en/news-stories/`."""
    sort: Sort
    language: str | None
    """Of a page; None for what stands in no language or in all."""


def rest_at(path: str) -> SitePart:
    """Return a file that no recipe names by itself: one of a folder that was made in one go."""
    return SitePart(path=path, address=f"/{path}", sort=Sort.REST, language=None)


class KnownAddress(Record):
    """An address that was published."""

    address: str
    """As in `SitePart`."""
    span: Span


class Move(Record):
    """An old address, and where the team says that it leads now."""

    old: str
    """As in `SitePart`; with `*` at its end, it and every published address that begins with it."""
    new: str
    """Ends with `*` where `old` does."""
    span: Span


class AddressList(Record):
    """What earlier publications leave to the next one."""

    known: tuple[KnownAddress, ...] = ()
    moves: tuple[Move, ...] = ()


class Coverage(Record):
    """In how far a collection stands in a language: the keys of its items that readers can see at all."""

    collection: str
    language: str
    complete: tuple[str, ...]
    """Those that stand in the language: originals, and translations that say what theirs says."""
    behind: tuple[str, ...]
    """Those whose original has changed since it was translated."""
    unmarked: tuple[str, ...]
    """Those of which nobody has marked which state of the original was translated."""
    held: tuple[str, ...]
    """Those that are written in it, and not for readers yet."""
    missing: tuple[str, ...]
    """Those that are not there in it: never written, or withdrawn."""


class Changes(Record):
    """Addresses that are new, tell something else, or are gone."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


class ProblemCount(Record):
    """How often a problem was found."""

    code: str
    severity: str
    count: int


class SortWeight(Record):
    """What all files of a sort weigh together."""

    sort: str
    count: int
    size: int
    """In bytes."""


class PageWeight(Record):
    """What a page weighs, without its styles and pictures."""

    address: str
    size: int
    """In bytes."""
    packed: int
    """The same as hosts send it, compressed by gzip."""


class Earlier(Record):
    """What is kept of a publication for the next one to be compared with."""

    at: dt.datetime
    digests: Mapping[str, str]
    """Address to the digest of what a reader finds there."""


class Weighed(Record):
    """A file of the site with its weight, and a name for what it tells."""

    part: SitePart
    digest: str
    size: int
    """In bytes."""


class Account(Record):
    """What was published, and what has changed since the last time."""

    at: dt.datetime
    """Aware, in the time zone of the site, to the second."""
    base_url: str
    since: dt.datetime | None
    """The moment of the publication that changes are told against; None for the first."""
    pages: Mapping[str, int]
    """Language to the number of its pages, without redirects."""
    page_changes: Changes
    file_changes: Changes
    """Of open data and feeds."""
    problems: tuple[ProblemCount, ...]
    """The gravest first, then by code."""
    coverage: tuple[Coverage, ...]
    weights: tuple[SortWeight, ...]
    heaviest: tuple[PageWeight, ...]
    """The heaviest pages, the heaviest first."""
    digests: Mapping[str, str]
    """As in `Earlier`."""
