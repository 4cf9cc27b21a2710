"""What site.yaml, topics.yaml and indicator files may hold.

The descriptions are for editors: they stand in messages, and complete keys in programs that know how.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, cast

from pydantic import ConfigDict, Field, ValidationInfo, ValidatorFunctionWrapHandler, WrapValidator

from bilan.load.entries.fields import (
    CountryCode,
    Entry,
    KeyText,
    LanguageCode,
    NameOrWords,
    PeriodText,
    PlainNumber,
    PlainText,
    SlugText,
    TrueOrFalse,
    WebAddress,
    WhenText,
    WordsText,
    one_of,
)
from bilan.load.entries.json_forms import OBSERVED, VALUE_OR_ABSENT, OrNameAlone
from bilan.load.entries.named_keys import Breakdown, ObjectiveKey, UnitName
from bilan.load.entries.settings_fields import (
    BaseAddress,
    EmailAddress,
    IatiIdentifier,
    LanguageList,
    TimezoneName,
    UnitWords,
)
from bilan.model.codes import Severity
from bilan.model.indicators import AbsenceReason, Counting, Direction, Kind, Level, Qualifier
from bilan.model.site import Style, Untranslated


class Section(StrEnum):
    """The parts of a site that have a list of their own, in the order of the menu."""

    OBJECTIVES = "objectives"
    STORIES = "stories"
    PROJECTS = "projects"
    RESULTS = "results"
    COUNTRIES = "countries"
    FACTSHEETS = "factsheets"
    DATA = "data"
    TOPICS = "topics"
    INDICATORS = "indicators"
    SEARCH = "search"


class RegionEntry(Entry):
    """One entry of `regions`."""

    name: NameOrWords = Field(description="What the region is called.")
    countries: list[CountryCode] = Field(description="Its countries, as in [GH, NE].", examples=["[GH, NE]"])


class DimensionEntry(Entry):
    """One entry of `dimensions`."""

    name: NameOrWords = Field(description="What figures are broken down by.")
    parts: dict[KeyText, NameOrWords] = Field(description="The parts, each with its name.")


class PublisherEntry(Entry):
    """Who answers for the site."""

    name: NameOrWords = Field(description="Who publishes the site.")
    url: WebAddress | None = Field(default=None, description="Their own website.")
    email: EmailAddress | None = Field(default=None, description="Where readers can write to.")
    iati: IatiIdentifier | None = Field(
        default=None, description="Their organisation identifier at IATI, as in XM-DAC-1-2."
    )


class LicenceEntry(Entry):
    """How the site may be reused."""

    name: NameOrWords = Field(description="What the licence is called, as in CC BY 4.0.")
    url: WebAddress | None = Field(default=None, description="Where it can be read.")


class SettingsEntry(Entry):
    """What `content/site.yaml` holds."""

    name: NameOrWords = Field(description="What the site is called, in each of its languages.")
    base_url: BaseAddress = Field(
        description="Where the site will stand; it may have a path.",
        examples=["https://results.example.org/"],
    )
    languages: LanguageList = Field(
        description="The codes of the site's languages; the first is the default."
    )
    locales: dict[LanguageCode, PlainText] = Field(
        default_factory=dict,
        description="How each language is set, as in en_IE for British English in the EU.",
    )
    first_url: BaseAddress | None = Field(
        default=None,
        description="Where the site stood first, if it has moved: feeds keep the names of their entries.",
    )
    style: Annotated[Style, one_of(Style)] = Field(
        default=Style.EU,
        description="How numbers are set: as the institutions do (eu), or each country (national).",
    )
    timezone: TimezoneName = Field(
        default="UTC", description="The time zone of the site, as in Europe/Brussels."
    )
    untranslated: Annotated[Untranslated, one_of(Untranslated)] = Field(
        default=Untranslated.MARK,
        description="Whether lists show what is not translated, marked, or hide it.",
    )
    sections: dict[Annotated[Section, one_of(Section)], dict[LanguageCode, SlugText]] = Field(
        default_factory=dict, description="The address of each section, by language."
    )
    regions: dict[KeyText, RegionEntry] = Field(default_factory=dict, description="Groups of countries.")
    units: dict[KeyText, dict[LanguageCode, UnitWords]] = Field(
        default_factory=dict, description="Units that the site adds: the words for one and for several."
    )
    dimensions: dict[KeyText, DimensionEntry] = Field(
        default_factory=dict, description="Ways to break figures down that the site adds."
    )
    navigation: list[Annotated[Section, one_of(Section)]] | None = Field(
        default=None, description="The sections in the menu, in order."
    )
    search: TrueOrFalse = Field(default=True, description="Whether readers can search the site.")
    severities: dict[str, Annotated[Severity, one_of(Severity)]] = Field(
        default_factory=dict, description="How serious a problem is, by its code: error, warning or note."
    )
    glossary: list[WordsText] = Field(
        default_factory=list,
        description="Names that each language has of its own, as in {en: Timbuktu, fr: Tombouctou}.",
    )
    publisher: PublisherEntry | None = Field(default=None, description="Who publishes the site.")
    licence: LicenceEntry | None = Field(default=None, description="How the site may be reused.")


class TopicEntry(Entry):
    """One entry of `topics.yaml`."""

    name: NameOrWords = Field(description="What the topic is called.")
    description: NameOrWords | None = Field(default=None, description="What it is about, in a sentence.")


class SourceEntry(Entry):
    """The document that a value comes from."""

    name: NameOrWords | None = Field(default=None, description="What the document is called.")
    url: WebAddress | None = Field(default=None, description="Where it can be read.")
    page: PlainText | None = Field(default=None, description="The page of the document.")


def _named_source(value: object, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> SourceEntry:
    """Return a source as it is, or one that is written as its name alone, in one text or by language."""
    languages: tuple[str, ...] = tuple(info.context or ())
    is_by_language = isinstance(value, dict) and bool(value) and set(value) <= set(languages)
    is_name = isinstance(value, str) or is_by_language
    return cast("SourceEntry", handler({"name": value} if is_name else value))


SourceText = Annotated[SourceEntry, WrapValidator(_named_source), OrNameAlone()]


class MilestoneEntry(Entry):
    """A baseline or a target."""

    as_of: WhenText = Field(description="The day it is set for, as in 2022-12-31.", examples=["2022-12-31"])
    value: PlainNumber = Field(description="Digits alone, with a point for decimals.")


class ValidationEntry(Entry):
    """Who confirmed a value, and when."""

    by: NameOrWords | None = Field(default=None, description="Who confirmed it.")
    on: WhenText | None = Field(default=None, description="The day it was confirmed.")


class RevisionEntry(Entry):
    """What a value was before it was corrected."""

    value: PlainNumber | None = Field(description="What stood here before; null where nothing did.")
    reason: NameOrWords = Field(description="Why it was corrected.")
    on: WhenText | None = Field(default=None, description="The day it was corrected.")


class ObservationEntry(Entry):
    """One entry of an indicator's `observations`."""

    model_config = ConfigDict(json_schema_extra=VALUE_OR_ABSENT)

    as_of: WhenText = Field(
        description="The day the figure speaks of, as in 2021-09-29.", examples=["2021-09-29"]
    )
    starts: PeriodText | None = Field(
        default=None, alias="from", description="The first day of the period, where counting is by period."
    )
    value: PlainNumber | None = Field(
        default=None, description="Digits alone, with a point for decimals; null where `absent` says why."
    )
    absent: Annotated[AbsenceReason, one_of(AbsenceReason)] | None = Field(
        default=None, description="Why there is no value. Zero is a value."
    )
    reason: NameOrWords | None = Field(default=None, description="Why there is no value, in your own words.")
    expected: WhenText | None = Field(default=None, description="When a value is expected.")
    qualifier: Annotated[Qualifier, one_of(Qualifier)] | None = Field(
        default=None, description="How the value stands to the truth: printed as words before it."
    )
    by: Breakdown = Field(
        default_factory=dict, description="The value broken down: a dimension, its parts and their values."
    )
    source: SourceText | None = Field(default=None, description="The document, where it is another one.")
    validated: ValidationEntry | None = Field(default=None, description="Who confirmed the value, and when.")
    revises: RevisionEntry | None = Field(default=None, description="What the value was before, and why.")
    note: NameOrWords | None = Field(default=None, description="What readers should know about this value.")


class IndicatorEntry(Entry):
    """An indicator: a file of its own, or one entry of a file's `indicators`."""

    model_config = ConfigDict(json_schema_extra=OBSERVED)

    name: WordsText = Field(description="What is counted, in each language.")
    definition: NameOrWords | None = Field(default=None, description="What exactly is counted.")
    unit: UnitName = Field(description="What a number counts: people, percent, EUR ...", examples=["people"])
    kind: Annotated[Kind, one_of(Kind)] = Field(
        default=Kind.RESULT,
        description="What sort of number it is; only a result stands in a results counter.",
    )
    level: Annotated[Level, one_of(Level)] | None = Field(
        default=None, description="Output, outcome or impact."
    )
    counting: Annotated[Counting, one_of(Counting)] = Field(
        description=(
            "How values go together: each is the total so far (cumulative), "
            "speaks of its own period (period), or replaces the one before (latest)."
        ),
        examples=["cumulative", "period", "latest"],
    )
    direction: Annotated[Direction, one_of(Direction)] | None = Field(
        default=None, description="Which way is good: up or down."
    )
    objective: ObjectiveKey | None = Field(default=None, description="The objective it belongs to.")
    source: SourceText | None = Field(default=None, description="The document that the values come from.")
    method: NameOrWords | None = Field(default=None, description="How the values are found.")
    limits: NameOrWords | None = Field(default=None, description="What the values do not tell.")
    since: PeriodText | None = Field(default=None, description="The day that counting began.")
    baseline: MilestoneEntry | None = Field(default=None, description="Where it stood at first.")
    target: MilestoneEntry | None = Field(default=None, description="What is to be reached, and when.")
    observations: list[ObservationEntry] | None = Field(default=None, description="The dated values.")
    data: PlainText | None = Field(
        default=None, description="A CSV file beside this one with the dated values."
    )
