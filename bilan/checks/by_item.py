"""Checks that look at one item at a time: what they found is remembered, and what stays is not read again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from bilan.model.content import Collection as Section
from bilan.model.content import Item
from bilan.model.kept import problems_from_json, problems_to_json
from bilan.model.site import Site
from bilan.model.source import Diagnostic
from bilan.plan.context import items_of
from bilan.plan.recipes import Store, digest_of

Check = Callable[[Site], tuple[Diagnostic, ...]]


def check_by_item(site: Site, check: Check, store: Store, shared: object) -> tuple[Diagnostic, ...]:
    """Return what a check finds that judges each item as if the site had no other.

    `shared` is whatever else decides what it finds, by its `repr`: the program and its own
    arguments. What is found on an item is kept under the digest of all that the check was given
    to judge it by, so nothing can have changed that was not looked at.

    Raises:
        LookupError: a problem lies in no item, so the check does not judge items one by one.
    """
    bare = replace(site, stories={}, objectives={}, projects={}, factsheets={}, pages={}, pictures={})
    about = digest_of(repr((bare, shared)))
    digests = {
        (section, key): digest_of(f"{about} {section} {item!r}")
        for section in Section
        for key, item in items_of(site, section).items()
    }
    kept = store.get_all(digests.values())
    found = {digest: known for digest, data in kept.items() if (known := _read(data)) is not None}
    missing = {place: digest for place, digest in digests.items() if digest not in found}
    if missing:
        made = _split(check(_part(site, bare, missing)), site, missing)
        for digest, problems in made.items():
            store.put(digest, problems_to_json(problems).encode())
        found |= made
    return tuple(one for digest in digests.values() for one in found[digest])


def _part(site: Site, bare: Site, wanted: Collection[tuple[Section, str]]) -> Site:
    """Return the site with some of its items alone."""
    items: dict[str, dict[str, Item]] = {}
    for section, key in wanted:
        items.setdefault(section.value, {})[key] = items_of(site, section)[key]
    return replace(bare, **items)  # type: ignore[arg-type]  # each section has its own kind of item


def _split(
    problems: tuple[Diagnostic, ...], site: Site, digests: Mapping[tuple[Section, str], str]
) -> dict[str, tuple[Diagnostic, ...]]:
    """Return the problems of each item, by its digest."""
    found: dict[str, list[Diagnostic]] = {digest: [] for digest in digests.values()}
    owners = {
        edition.span.path: digest
        for (section, key), digest in digests.items()
        for edition in items_of(site, section)[key].editions.values()
    }
    for one in problems:
        found[owners[one.span.path]].append(one)
    return {digest: tuple(ours) for digest, ours in found.items()}


def _read(kept: bytes) -> tuple[Diagnostic, ...] | None:
    """Return what was kept; None where it cannot be understood any more."""
    try:
        return problems_from_json(kept)
    except ValueError:
        return None
