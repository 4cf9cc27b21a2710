"""How serious a problem is on this site: the severities it sets, and the problems that an item waives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bilan.model.codes import Severity
from bilan.model.content import Collection
from bilan.model.site import Site
from bilan.model.source import Diagnostic, in_reading_order
from bilan.plan.context import items_of

_ADDRESSES = frozenset({"address-taken", "slug-taken"})
_LINKS = frozenset({"broken-link", "broken-anchor"})


def rule_on(problems: tuple[Diagnostic, ...], site: Site) -> tuple[Diagnostic, ...]:
    """Return the problems that count, in reading order, each as serious as the site takes it.

    An error stays an error: the site may make others more or less serious, and an item may
    waive a warning or a note with a reason, but nothing publishes what cannot be right.
    """
    allowed = _allowed(site)
    return in_reading_order(
        tuple(
            _with_severity(one, site.settings.severities)
            for one in _without_echoes(problems)
            if one.severity is Severity.ERROR or one.code not in allowed.get(one.span.path, {})
        )
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


def _allowed(site: Site) -> dict[str, Mapping[str, str]]:
    return {
        edition.span.path: edition.allowed
        for collection in Collection
        for item in items_of(site, collection).values()
        for edition in item.editions.values()
        if edition.allowed
    }
