"""Indicators and observations as values, from entries that are known to be right."""

from __future__ import annotations

from collections.abc import Iterable

from bilan.load.entries.schemas import (
    IndicatorEntry,
    MilestoneEntry,
    RevisionEntry,
    SourceEntry,
    ValidationEntry,
)
from bilan.load.indicators.observations import Written
from bilan.model.indicators import (
    Absence,
    Counting,
    Indicator,
    Milestone,
    Observation,
    Revision,
    Source,
    Unit,
    Validation,
)
from bilan.model.site import Settings
from bilan.model.source import Span
from bilan.model.standards import CURRENCIES


def indicator_of(
    key: str, entry: IndicatorEntry, written: Iterable[Written], span: Span, settings: Settings
) -> Indicator:
    """Return an indicator with its observations ordered by day."""
    source = _source(entry.source)
    observations = (_observation(one, source, entry.counting) for one in written)
    return Indicator(
        key=key,
        name=entry.name,
        definition=entry.definition,
        unit=unit_of(entry.unit, settings),
        kind=entry.kind,
        level=entry.level,
        counting=entry.counting,
        direction=entry.direction,
        objective=entry.objective,
        source=source,
        method=entry.method,
        limits=entry.limits,
        since=entry.since,
        baseline=_milestone(entry.baseline),
        target=_milestone(entry.target),
        observations=tuple(sorted(observations, key=lambda one: one.as_of.day)),
        span=span,
    )


def unit_of(key: str, settings: Settings) -> Unit:
    """Return a unit: the site's own, a currency, or one that the catalogues have words for."""
    if key in settings.units:
        return settings.units[key]
    return Unit(key=key, currency=key if key in CURRENCIES else None)


def _observation(written: Written, source: Source | None, counting: Counting) -> Observation:
    """Return an observation; its period begins nowhere unless counting is by period."""
    entry = written.entry
    absence = entry.absent and Absence(reason=entry.absent, words=entry.reason, expected=entry.expected)
    return Observation(
        as_of=entry.as_of,
        starts=entry.starts if counting is Counting.PERIOD else None,
        value=entry.value,
        absent=absence or None,
        qualifier=entry.qualifier,
        parts={dimension: dict(sorted(parts.items())) for dimension, parts in sorted(entry.by.items())},
        source=_own_source(_source(entry.source), source),
        validated=_validation(entry.validated),
        revises=_revision(entry.revises),
        note=entry.note,
        span=written.node.span,
    )


def _source(entry: SourceEntry | None) -> Source | None:
    return None if entry is None else Source(name=entry.name, url=entry.url, page=entry.page)


def _own_source(own: Source | None, shared: Source | None) -> Source | None:
    """Return an observation's source; one that says no more than a page means the indicator's document."""
    if own is None or shared is None or own.name is not None or own.url is not None:
        return own
    return Source(name=shared.name, url=shared.url, page=own.page)


def _milestone(entry: MilestoneEntry | None) -> Milestone | None:
    return None if entry is None else Milestone(as_of=entry.as_of, value=entry.value)


def _validation(entry: ValidationEntry | None) -> Validation | None:
    return None if entry is None else Validation(by=entry.by, on=entry.on)


def _revision(entry: RevisionEntry | None) -> Revision | None:
    return None if entry is None else Revision(value=entry.value, reason=entry.reason, on=entry.on)
