"""Checks that look at one item at a time: what they found is remembered, and what stays is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bilan.crew import ALONE, Crew
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

    `shared` is whatever else decides what it finds, by its `repr`: its own arguments. What is found
    on an item is remembered under the name of all that the check was given to judge it by, so
    nothing can have changed that was not looked at. Where there is much to judge, a crew shares it.

    Raises:
        LookupError: a problem lies in no item, so the check does not judge items one by one.
    """
    bare = replace(site, stories={}, objectives={}, projects={}, factsheets={}, pages={}, pictures={})
    about = digest_of(f"{memory.derived(named, bare)} {shared!r}")
    names = {
        (section, key): f"told {about} {section} {memory.derived(named, item)}"
        for section in Section
        for key, item in items_of(site, section).items()
    }
    found = dict(memory.recall(names.values(), Told))
    missing = {place: name for place, name in names.items() if name not in found}
    for portion, problems in _judged(site, bare, tuple(missing), check, crew):
        made = _split(problems, site, {place: names[place] for place in portion})
        memory.remember(made)
        found |= made
    return tuple(one for name in names.values() for one in found[name].problems)


def _judged(
    site: Site, bare: Site, places: Sequence[Place], check: Check, crew: Crew
) -> Iterator[tuple[Sequence[Place], tuple[Diagnostic, ...]]]:
    """Yield some of the items with what is found on them, until all are judged."""
    if not places:
        return
    if len(places) < WORTH_A_CREW or not crew.shares():
        yield places, check(_part(site, bare, places))
        return
    portions = [places[start : start + PORTION] for start in range(0, len(places), PORTION)]
    parts = (packed(_part(site, bare, portion)) for portion in portions)
    told = crew.share(partial(_check_packed, check), parts)
    for portion, problems in zip(portions, told, strict=True):
        yield portion, unpacked(problems, Told).problems


def _check_packed(check: Check, part: bytes) -> bytes:
    return packed(Told(problems=check(unpacked(part, Site))))


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
