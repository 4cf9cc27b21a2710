"""Checks that look at one item at a time: what they found is remembered, and what stays is not read again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from bilan.model.content import Collection as Section
from bilan.model.content import Item
from bilan.model.memory import Memory, named
from bilan.model.site import Site
from bilan.model.source import Diagnostic
from bilan.plan.context import items_of
from bilan.plan.recipes import digest_of

Check = Callable[[Site], tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was found on an item."""

    problems: tuple[Diagnostic, ...]


def check_by_item(site: Site, check: Check, memory: Memory, shared: object) -> tuple[Diagnostic, ...]:
    """Return what a check finds that judges each item as if the site had no other.

    `shared` is whatever else decides what it finds, by its `repr`: its own arguments. What is found
    on an item is remembered under the name of all that the check was given to judge it by, so
    nothing can have changed that was not looked at.

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
    if missing:
        made = _split(check(_part(site, bare, missing)), site, missing)
        memory.remember(made)
        found |= made
    return tuple(one for name in names.values() for one in found[name].problems)


def _part(site: Site, bare: Site, wanted: Collection[tuple[Section, str]]) -> Site:
    """Return the site with some of its items alone."""
    items: dict[str, dict[str, Item]] = {}
    for section, key in wanted:
        items.setdefault(section.value, {})[key] = items_of(site, section)[key]
    return replace(bare, **items)  # type: ignore[arg-type]  # each section has its own kind of item


def _split(
    problems: tuple[Diagnostic, ...], site: Site, names: Mapping[tuple[Section, str], str]
) -> dict[str, Told]:
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
