"""How serious a problem is on this site: the severities it sets, and the problems that an item waives."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.model.codes import Severity
from bilan.model.content import Collection, Waiver
from bilan.model.records import replace
from bilan.model.site import Site
from bilan.model.source import Diagnostic, in_reading_order, problem
from bilan.plan.context import items_of

_ADDRESSES = frozenset({"address-taken", "slug-taken"})
_LINKS = frozenset({"broken-link", "broken-anchor"})
_ELSEWHERE = frozenset({"figure-not-yet", "waiver-not-needed", "outside-link-broken", "outside-link-moved"})
"""What other runs find: of an earlier day, say. A waiver of it may be needed there."""


def rule_on(
    problems: tuple[Diagnostic, ...], site: Site, shown: Site | None = None
) -> tuple[Diagnostic, ...]:
    """Return the problems that count, in reading order, each as serious as the site takes it.

    An error stays an error: the site may make others more or less serious, and an item may
    waive a warning or a note with a reason, but nothing publishes what cannot be right.
    `shown` is what was checked of the site: there a waiver that waives nothing any more is told.
    """
    found = _without_echoes(problems)
    allowed = _allowed(site) if found else {}
    counting = tuple(
        one
        for one in found
        if one.severity is Severity.ERROR or one.code not in allowed.get(one.span.path, {})
    )
    is_whole = shown is not None and all(one.severity is not Severity.ERROR for one in found)
    unneeded = _not_needed(found, _allowed(shown)) if shown is not None and is_whole else ()
    severities = site.settings.severities
    return in_reading_order(tuple(_with_severity(one, severities) for one in (*counting, *unneeded)))


def _not_needed(
    problems: tuple[Diagnostic, ...], allowed: Mapping[str, Mapping[str, Waiver]]
) -> tuple[Diagnostic, ...]:
    """Return a note for each waiver that waives nothing; with an error about, not all has been checked."""
    needed = {(one.span.path, one.code) for one in problems}
    return tuple(
        problem(
            "waiver-not-needed",
            waiver.span,
            f"the waiver of `{code}` is not needed any more",
            why="Nothing of the kind is found in this file. Take it out, so that it hides nothing later.",
        )
        for path, waivers in allowed.items()
        for code, waiver in waivers.items()
        if (path, code) not in needed and code not in _ELSEWHERE
    )


def _without_echoes(problems: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return the problems without those that a later stage finds again, at no place that could be mended.

    Where loading knows which key asks for an address, planning can only name the same files; and where
    something named is not there, the pages that should lead to it lead nowhere.
    """
    told = {_files(one) for one in problems if one.code in _ADDRESSES and one.span.length}
    is_broken = any(one.severity is Severity.ERROR and one.code not in _LINKS for one in problems)
    return tuple(
        one
        for one in problems
        if one.span.length
        or not ((one.code in _ADDRESSES and _files(one) in told) or (one.code in _LINKS and is_broken))
    )


def _files(one: Diagnostic) -> frozenset[str]:
    return frozenset(span.path for span in (one.span, *one.also))


def _with_severity(one: Diagnostic, severities: Mapping[str, Severity]) -> Diagnostic:
    if one.severity is Severity.ERROR or one.code not in severities:
        return one
    return replace(one, severity=severities[one.code])


def _allowed(site: Site) -> dict[str, Mapping[str, Waiver]]:
    return {
        edition.span.path: edition.allowed
        for collection in Collection
        for item in items_of(site, collection).values()
        for edition in item.editions.values()
        if edition.allowed
    }
