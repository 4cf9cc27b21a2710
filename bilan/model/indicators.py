"""Indicators, their dated observations, units, and the figures that are told from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from bilan.model.records import Record, replace
from bilan.model.source import Span
from bilan.model.when import When
from bilan.model.words import Words


class Kind(StrEnum):
    """What sort of number an indicator holds. Only a result may stand in a results counter."""

    RESULT = "result"
    TARGET = "target"
    PLEDGE = "pledge"
    PLANNED = "planned"
    ESTIMATE = "estimate"
    CONTEXT = "context"
    BUDGET = "budget"


class Level(StrEnum):
    """How far along the chain of results an indicator measures."""

    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"


class Counting(StrEnum):
    """What the values of an indicator have to do with each other."""

    CUMULATIVE = "cumulative"
    """The latest value is the total since the start."""
    PERIOD = "period"
    """Each value speaks of its own period, and values add up."""
    LATEST = "latest"
    """A state or a rate: the latest stands, nothing adds up."""


class Direction(StrEnum):
    """Which way is good."""

    UP = "up"
    DOWN = "down"


class AbsenceReason(StrEnum):
    """Why there is no value. Zero is a value."""

    NOT_REPORTED = "not-reported"
    IN_VERIFICATION = "in-verification"
    NOT_APPLICABLE = "not-applicable"
    WITHHELD = "withheld"
    DISCONTINUED = "discontinued"


class Qualifier(StrEnum):
    """How a value stands to the truth; printed as words before it in every language."""

    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    ALMOST = "almost"
    ABOUT = "about"
    UP_TO = "up-to"


class Unit(Record):
    """What a number counts."""

    key: str
    """As in content: `people`, `percent`, `EUR`. Known units have their words in the catalogues."""
    currency: str | None = None
    """The ISO 4217 code where the unit is money."""
    words: Mapping[str, Mapping[str, str]] | None = None
    """Language, then plural form (`one`, `other`, ...), to words: for the units that a site adds."""


class Absence(Record):
    """Why an observation has no value, and when one is expected."""

    reason: AbsenceReason
    words: Words | None = None
    """The reason in the editors' own words."""
    expected: When | None = None


class Source(Record):
    """The document that a value comes from."""

    name: Words | None = None
    url: str | None = None
    page: str | None = None


class Validation(Record):
    """Who confirmed a value, and when."""

    by: Words | None
    on: When | None


class Revision(Record):
    """What a value was before it was corrected, and why."""

    value: Decimal | None
    reason: Words
    on: When | None = None
    """The day of the correction."""


class Observation(Record):
    """What an indicator stood at on one day, or came to in one period."""

    as_of: When
    starts: When | None = None
    """The first day of the period that is spoken of; `None` but for counting by period."""
    value: Decimal | None
    """In the unit of the indicator: 42.5 for 42.5 percent. None where `absent` says why."""
    absent: Absence | None = None
    qualifier: Qualifier | None = None
    parts: Mapping[str, Mapping[str, Decimal]]
    """Dimension, then part, to value; the parts of one dimension add up to the value."""
    source: Source | None = None
    """Where it differs from the indicator's."""
    validated: Validation | None = None
    revises: Revision | None = None
    note: Words | None = None
    span: Span


def as_published(observation: Observation, revision: Revision) -> Observation:
    """Return an observation as it was before its correction; its parts of then are not known."""
    absent = Absence(reason=AbsenceReason.NOT_REPORTED) if revision.value is None else None
    return replace(observation, value=revision.value, absent=absent, parts={}, revises=None)


class Milestone(Record):
    """A baseline or a target: a value that is set for a day."""

    as_of: When
    value: Decimal


class Indicator(Record):
    """Something that is counted or measured, with all its dated values."""

    key: str
    name: Words
    definition: Words | None
    unit: Unit
    kind: Kind
    level: Level | None
    counting: Counting
    direction: Direction | None
    objective: str | None
    source: Source | None
    method: Words | None
    limits: Words | None
    since: When | None
    baseline: Milestone | None
    target: Milestone | None
    observations: tuple[Observation, ...]
    """Ordered by `as_of`; no two of one day."""
    span: Span


class Part(Record):
    """One part of a breakdown, such as `country:NE`."""

    dimension: str
    key: str


class Figure(Record):
    """What an indicator says at a date: never without its unit, kind and day, nor the values behind it."""

    indicator: str
    unit: Unit
    kind: Kind
    value: Decimal | None
    """None where `absent` says why."""
    absent: Absence | None
    as_of: When | None
    """None where nothing has been observed by then."""
    starts: When | None
    """The first day that a sum of periods speaks of."""
    qualifier: Qualifier | None
    part: Part | None
    counted: tuple[Observation, ...]


class Results(Record):
    """All figures of a site as they stood at the end of a day."""

    day: dt.date
    latest: Mapping[str, Figure]
    """By indicator."""
    series: Mapping[str, tuple[Figure, ...]]
    """By indicator: what each of its observations says by itself, oldest first."""
