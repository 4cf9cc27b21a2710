"""Checks that look at one item at a time: what they found is remembered, and what stays is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bilan.crew.sharing import ALONE, Crew
from bilan.model.content import Collection as Section
from bilan.model.content import Item
from bilan.model.memory import Memory, named, packed, unpacked
from bilan.model.site import Site
from bilan.model.source import Diagnostic
from bilan.plan.context import items_of
from bilan.plan.recipes import digest_of

Check = Callable[[Site], tuple[Diagnostic, ...]]
Place = tuple[Section, str]
"""Where an item stands: its collection and its key."""

WORTH_A_CREW = 200
"""From how many items on other processes save time: starting them takes about half a second."""
PORTION = 40
"""How many items a process is handed at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was found on an item."""

    problems: tuple[Diagnostic, ...]


def check_by_item(
    site: Site, check: Check, memory: Memory, shared: object, crew: Crew = ALONE
) -> tuple[Diagnostic, ...]:
    """Return what a check finds that judges each item as if the site had no other.

    Raises:
        LookupError: a problem lies in no item, so the check does not judge items one by one.
    """
    return begin_checks(site, check, memory, shared, crew)()


def begin_checks(
    site: Site, check: Check, memory: Memory, shared: object, crew: Crew
) -> Callable[[], tuple[Diagnostic, ...]]:
    """Begin a check that judges each item as if the site had no other; return what gives what it finds.

    `shared` is whatever else decides what it finds, by its `repr`: its own arguments. What is found
    on an item is remembered under the name of all that the check was given to judge it by, so
    nothing can have changed that was not looked at. Where there is much to judge, a crew shares it,
    and other things can be done meanwhile.
    """
    bare = replace(site, stories={}, objectives={}, projects={}, factsheets={}, pages={}, pictures={})
    about = digest_of(f"{memory.derived(named, bare)} {shared!r}")
    names = {
        (section, key): f"{section} {memory.name_of(item)}"
        for section in Section
        for key, item in items_of(site, section).items()
    }
    shelf = f"told {about}"
    known = memory.recall_all(shelf, names.values(), Told)
    judged = _judged(
        site, bare, tuple(place for place, name in names.items() if name not in known), check, crew
    )

    def found() -> tuple[Diagnostic, ...]:
        fresh: dict[str, Told] = {}
        for portion, problems in judged:
            fresh |= _split(problems, site, {place: names[place] for place in portion})
        memory.remember_all(shelf, fresh)
        everything = {**known, **fresh}
        return tuple(one for name in names.values() for one in everything[name].problems)

    return found


def _judged(
    site: Site, bare: Site, places: Sequence[Place], check: Check, crew: Crew
) -> Iterator[tuple[Sequence[Place], tuple[Diagnostic, ...]]]:
    """Return some of the items with what is found on them, until all are judged."""
    sharing, at_once = (
        (crew, PORTION) if len(places) >= WORTH_A_CREW and crew.shares() else (ALONE, WORTH_A_CREW)
    )
    portions = [places[start : start + at_once] for start in range(0, len(places), at_once)]
    told = sharing.share(partial(_told, check), partial(_part, site, bare), portions)
    return zip(portions, (unpacked(one, Told).problems for one in told), strict=True)


def _told(check: Check, part: Site) -> bytes:
    """Return what a check finds, as little as can be sent."""
    return packed(Told(problems=check(part)))


def _part(site: Site, bare: Site, wanted: Sequence[Place]) -> Site:
    """Return the site with some of its items alone."""
    items: dict[str, dict[str, Item]] = {}
    for section, key in wanted:
        items.setdefault(section.value, {})[key] = items_of(site, section)[key]
    return replace(bare, **items)  # type: ignore[arg-type]  # each section has its own kind of item


def _split(problems: tuple[Diagnostic, ...], site: Site, names: Mapping[Place, str]) -> dict[str, Told]:
    """Return the problems of each item, by its name."""
    found: dict[str, list[Diagnostic]] = {name: [] for name in names.values()}
    owners = {
        edition.span.path: name
        for (section, key), name in names.items()
        for edition in items_of(site, section)[key].editions.values()
    }
    for one in problems:
        found[owners[one.span.path]].append(one)
    return {name: Told(problems=tuple(ours)) for name, ours in found.items()}
