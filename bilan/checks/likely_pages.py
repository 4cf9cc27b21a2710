"""Where a lost address is most likely to be found again."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Self

from bilan.model.content import Edition, Item
from bilan.model.records import Record

LIKE = 0.6
"""How much alike two names are, from 0 to 1, before one is offered for the other."""

MOST_COMPARED = 500
"""With how many new addresses one is compared."""

MOST_TRIED = 50
"""How many addresses below a lost one are looked for below another."""


class Found(Record):
    """An address of the site, and the edition whose page it is; None where it is of no item."""

    address: str
    edition: Edition | None


class Grounds(Record):
    """What a lost address is looked for in."""

    editions: Mapping[str, Edition]
    """Address to the edition that has its page there."""
    by_key: Mapping[tuple[str, str], str]
    """Language and key of an item to the address of its page."""
    by_name: Mapping[tuple[str, str], str]
    """First and last part of a new address to that address."""
    below: Mapping[str, tuple[str, ...]]
    """An address to the new ones right below it."""

    @classmethod
    def of(cls, fresh: Sequence[str], owned: Mapping[str, tuple[Item, Edition]]) -> Self:
        """Return what addresses can be looked for in: those that no publication had yet, and all items."""
        below: dict[str, list[str]] = {}
        for address in fresh:
            below.setdefault(_above(address), []).append(address)
        return cls(
            editions={address: edition for address, (_, edition) in owned.items()},
            by_key={(edition.language, item.key): address for address, (item, edition) in owned.items()},
            by_name={(_first(address), _last(address)): address for address in reversed(fresh)},
            below={above: tuple(addresses) for above, addresses in below.items()},
        )


def likeliest(address: str, grounds: Grounds, *, guesses: bool) -> Found | None:
    """Return the page that has most likely taken the place of an address: of its key, or of a like name."""
    first, last = _first(address), _last(address)
    found = grounds.by_key.get((first, last)) or grounds.by_name.get((first, last))
    if found is None and guesses:
        near = {_last(one): one for one in grounds.below.get(_above(address), ())[:MOST_COMPARED]}
        names = difflib.get_close_matches(last, near, n=1, cutoff=LIKE)
        found = near[names[0]] if names else None
    if found is None:
        return None
    return Found(address=found, edition=grounds.editions.get(found))


def likeliest_section(
    address: str, below: Sequence[str], grounds: Grounds, there: frozenset[str]
) -> str | None:
    """Return the new address beside a lost one that has most of what lay below it, if any has."""
    rests = [one[len(address) :] for one in below[:MOST_TRIED]]
    beside = [one for one in grounds.below.get(_above(address), ())[:MOST_COMPARED] if one.endswith("/")]
    counted = [(sum(f"{one}{rest}" in there for rest in rests), one) for one in beside]
    most, best = max(counted, key=lambda one: (one[0], one[1]), default=(0, None))
    return best if most else None


def _above(address: str) -> str:
    return f"{address.rstrip('/').rpartition('/')[0]}/"


def _first(address: str) -> str:
    """Return the first part of an address: the language of a page."""
    return address.strip("/").partition("/")[0]


def _last(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]
