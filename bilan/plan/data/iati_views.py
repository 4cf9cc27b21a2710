"""What the file for IATI is made of: activities with their results, in the few codes that are used."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from bilan.model.records import Record
from bilan.model.words import Words

VERSION = "2.03"


class OrganisationType(StrEnum):
    """Source: IATI 2.03, codelist OrganisationType."""

    OTHER = "90"


class OrganisationRole(StrEnum):
    """Source: IATI 2.03, codelist OrganisationRole."""

    FUNDING = "1"
    ACCOUNTABLE = "2"
    IMPLEMENTING = "4"


class ActivityStatus(StrEnum):
    """Source: IATI 2.03, codelist ActivityStatus."""

    PIPELINE = "1"
    IMPLEMENTATION = "2"
    CLOSED = "4"


class ActivityDateType(StrEnum):
    """Source: IATI 2.03, codelist ActivityDateType."""

    PLANNED_START = "1"
    ACTUAL_START = "2"
    PLANNED_END = "3"
    ACTUAL_END = "4"


class RelatedActivityType(StrEnum):
    """Source: IATI 2.03, codelist RelatedActivityType."""

    PARENT = "1"
    CHILD = "2"


class TransactionType(StrEnum):
    """Source: IATI 2.03, codelist TransactionType."""

    OUTGOING_COMMITMENT = "2"


class ResultType(StrEnum):
    """Source: IATI 2.03, codelist ResultType."""

    OUTPUT = "1"
    OUTCOME = "2"
    IMPACT = "3"
    OTHER = "9"


class IndicatorMeasure(StrEnum):
    """Source: IATI 2.03, codelist IndicatorMeasure."""

    UNIT = "1"
    PERCENTAGE = "2"


class LocationVocabulary(StrEnum):
    """Source: IATI 2.03, codelist GeographicVocabulary."""

    COUNTRY = "A4"


OWN_VOCABULARY = "99"
"""A list of the publisher's own: of sectors, tags, regions, indicators. Source: IATI 2.03, codelists."""


class OrganisationView(Record):
    """An organisation and its part in an activity."""

    role: OrganisationRole
    names: Words


class CodeView(Record):
    """A code of the publisher's own, with its name."""

    code: str
    names: Words


class CommitmentView(Record):
    """Money that was set aside: a budget, never a result."""

    amount: Decimal
    currency: str
    day: str
    funder: Words | None


class ActualView(Record):
    """What was reached, in all or for one part."""

    value: Decimal | None
    """None where `absent` says why."""
    dimension: tuple[str, str] | None
    """A dimension and its part; None for the total."""
    comments: Words
    """What must be known of the value, in words without numbers."""
    absent: str | None
    qualifier: str | None
    revised_from: Decimal | None


class PeriodView(Record):
    """A period with what was to be reached in it, and what was."""

    starts: str
    ends: str
    target: Decimal | None
    actuals: tuple[ActualView, ...]


class ResultIndicatorView(Record):
    """An indicator of kind `result`."""

    key: str
    url: str
    """Absolute."""
    titles: Words
    descriptions: Words
    measure: IndicatorMeasure
    is_ascending: bool
    adds_up: bool
    baseline: tuple[str, Decimal] | None
    """Its day and value."""
    periods: tuple[PeriodView, ...]


class ResultView(Record):
    """Indicators of one objective and one level."""

    type: ResultType
    titles: Words
    adds_up: bool
    indicators: tuple[ResultIndicatorView, ...]


class ActivityView(Record):
    """The programme as a whole, or one of its projects."""

    identifier: str
    level: int
    """1 for the whole, 2 for a project."""
    titles: Words
    descriptions: Words
    organisations: tuple[OrganisationView, ...]
    status: ActivityStatus
    dates: tuple[tuple[ActivityDateType, str], ...]
    country: str | None
    """Where it is one alone."""
    several: CodeView | None
    """Stands for the countries where they are several, or not known: nothing is split among them."""
    places: tuple[str, ...]
    """All its countries."""
    sector: CodeView
    tags: tuple[CodeView, ...]
    commitment: CommitmentView | None
    related: tuple[tuple[str, RelatedActivityType], ...]
    results: tuple[ResultView, ...]


class IatiView(Record):
    """The whole file."""

    language: str
    """The default language of the site."""
    modified: str | None
    """The newest day of anything on the site."""
    reporting: Words
    reporting_reference: str
    vocabulary_url: str
    """Where the codes of our own are explained."""
    namespace: str
    """Of the few elements of our own."""
    activities: tuple[ActivityView, ...]
