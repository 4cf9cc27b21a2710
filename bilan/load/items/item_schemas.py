"""What the front matter of each kind of Markdown file may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Field, create_model

from bilan.load.entries.fields import (
    AliasText,
    CountryCode,
    CurrencyCode,
    Entry,
    LanguageCode,
    MomentText,
    NameOrWords,
    PeriodText,
    PlainNumber,
    PlainText,
    SlugText,
    TextOrEmpty,
    TitleText,
    TrueOrFalse,
    WebAddress,
    WhenText,
    WholeNumber,
    one_of,
    refusal,
)
from bilan.load.entries.json_forms import PICTURE_WITH_WORDS
from bilan.load.entries.named_keys import (
    DimensionKey,
    IndicatorKey,
    ObjectiveKey,
    ProjectKey,
    RegionKey,
    TopicKey,
)
from bilan.load.yaml.yaml_mistakes import quoted
from bilan.model.content import Collection, PageReport, Status, StoryKind

_WAIVER = "A waiver names a problem and, behind a colon, says why the text may stay as it is."
_REASON = "why this may stay"
_REASON_SHOWN = 60
_CODE = re.compile(r"[a-z0-9-]{1,60}(?![^:\s])")


def _read_waivers(value: object) -> object:
    """Refuse waivers that stand outside a list, with the list that was meant."""
    match value:
        case str() if code := _code_in(value):
            raise refusal("not-a-list", why=_WAIVER, lines=(f"allow: [{code}: {_REASON}]",))
        case dict() if value:
            meant = ", ".join(f"{code}: {_reason(why)}" for code, why in value.items())
            raise refusal("not-a-list", why=_WAIVER, lines=(f"allow: [{meant}]",))
    return value


def _read_waiver(value: object) -> object:
    """Refuse a problem that is waived without a reason, with the place where the reason goes."""
    if isinstance(value, str) and (code := _code_in(value)):
        raise refusal(
            "not-a-group",
            what=f"`{code}` is waived without a reason",
            why=_WAIVER,
            lines=(f"{code}: {_REASON}",),
        )
    return value


def _reason(written: object) -> str:
    return quoted(written) if isinstance(written, str) and 0 < len(written) <= _REASON_SHOWN else _REASON


def _code_in(text: str) -> str:
    found = _CODE.match(text)
    return found[0] if found else ""


class FileEntry(Entry):
    """What the front matter of every Markdown file may hold: its words, and what is its own."""

    title: TitleText = Field(description="The title of the page, in this file's language.", examples=["…"])
    summary: PlainText | None = Field(
        default=None, description="One or two sentences for lists; without it, the first paragraph."
    )
    image_alt: TextOrEmpty | None = Field(
        default=None, description='What the picture shows, for people who cannot see it; "" for a decoration.'
    )
    image_caption: PlainText | None = Field(default=None, description="The line below the picture.")
    seo_title: PlainText | None = Field(default=None, description="The title that search engines show.")
    update_note: PlainText | None = Field(default=None, description="What was corrected, for readers.")
    slug: SlugText | None = Field(
        default=None, description="The last part of the page's address; without it, the key."
    )
    status: Annotated[Status, one_of(Status)] = Field(
        default=Status.PUBLISHED, description="Whether this file is meant for readers."
    )
    publish_at: MomentText | None = Field(
        default=None, description="Holds this file back until then, as in 2026-12-01T09:00."
    )
    translated_from: PlainText | None = Field(
        default=None, description="Which state of the original was translated; the program writes it."
    )
    aliases: list[AliasText] = Field(
        default_factory=list, description="Old addresses that lead here, each beginning with `/`."
    )
    allow: Annotated[
        list[Annotated[dict[str, PlainText], BeforeValidator(_read_waiver)]], BeforeValidator(_read_waivers)
    ] = Field(
        default_factory=list, description="Problems that are waived in this file, each with the reason."
    )
    original: LanguageCode | None = Field(
        default=None, description="The language that the item was first written in."
    )
    updated: WhenText | None = Field(
        default=None, description="The day of a correction that readers are told of."
    )


class StoryEntry(FileEntry):
    """What the front matter of a story holds."""

    model_config = ConfigDict(json_schema_extra=PICTURE_WITH_WORDS)

    kind: Annotated[StoryKind, one_of(StoryKind)] = Field(
        description="Whether it is `news` or a `story`.", examples=["story"]
    )
    date: WhenText = Field(description="The day it speaks of, as in 2021-09-29.", examples=["2021-09-29"])
    objectives: list[ObjectiveKey] = Field(default_factory=list, description="Keys of objectives.")
    countries: list[CountryCode] = Field(default_factory=list, description="Codes of countries, as in GH.")
    regions: list[RegionKey] = Field(default_factory=list, description="Keys of regions in site.yaml.")
    topics: list[TopicKey] = Field(default_factory=list, description="Keys of topics in topics.yaml.")
    projects: list[ProjectKey] = Field(default_factory=list, description="Keys of projects.")
    image: PlainText | None = Field(default=None, description="The file of a picture in this folder.")
    featured: TrueOrFalse = Field(default=False, description="Whether it stands out on the home page.")


class ChartEntry(Entry):
    """One chart of an objective."""

    indicator: IndicatorKey = Field(description="The key of an indicator.", examples=["migrants-protected"])
    by: DimensionKey | None = Field(default=None, description="The dimension to break it down by.")


class ObjectiveEntry(FileEntry):
    """What the front matter of an objective holds."""

    model_config = ConfigDict(json_schema_extra=PICTURE_WITH_WORDS)

    order: WholeNumber = Field(
        description="Where it stands among the objectives: 1 is first.", examples=["1"]
    )
    counters: list[IndicatorKey] = Field(default_factory=list, description="Keys of indicators, in order.")
    charts: list[ChartEntry] = Field(default_factory=list, description="The charts it shows.")
    image: PlainText | None = Field(default=None, description="The file of a picture in this folder.")
    topics: list[TopicKey] = Field(default_factory=list, description="Keys of topics in topics.yaml.")


class ContributionEntry(Entry):
    """What is paid for a project."""

    amount: PlainNumber = Field(description="The amount, in digits alone.", examples=["1500000"])
    currency: CurrencyCode = Field(description="The code of the currency.", examples=["EUR"])
    funder: NameOrWords | None = Field(default=None, description="Who pays.")


class ProjectEntry(FileEntry):
    """What the front matter of a project holds."""

    contribution: ContributionEntry = Field(
        description="What is paid for it.", examples=["{amount: 1500000, currency: EUR}"]
    )
    starts: PeriodText = Field(
        alias="from", description="When it begins: a day, a month or a year.", examples=["2017-05-01"]
    )
    ends: PeriodText | None = Field(
        default=None, alias="to", description="When it ends; without it, the project is ongoing."
    )
    objectives: list[ObjectiveKey] = Field(default_factory=list, description="Keys of objectives.")
    countries: list[CountryCode] = Field(default_factory=list, description="Codes of countries, as in GH.")
    regions: list[RegionKey] = Field(default_factory=list, description="Keys of regions in site.yaml.")
    topics: list[TopicKey] = Field(default_factory=list, description="Keys of topics in topics.yaml.")
    partners: list[NameOrWords] = Field(default_factory=list, description="Who carries it out.")
    website: WebAddress | None = Field(default=None, description="Its own site.")
    results: list[IndicatorKey] = Field(default_factory=list, description="Keys of indicators.")


class FactsheetEntry(FileEntry):
    """What the front matter of a factsheet holds."""

    as_of: WhenText = Field(description="The day its figures speak of.", examples=["2021-09-29"])
    objectives: list[ObjectiveKey] = Field(default_factory=list, description="Keys of objectives.")
    countries: list[CountryCode] = Field(default_factory=list, description="Codes of countries, as in GH.")
    topics: list[TopicKey] = Field(default_factory=list, description="Keys of topics in topics.yaml.")
    headline: list[IndicatorKey] = Field(default_factory=list, description="Keys of indicators, in order.")
    pdf: TrueOrFalse = Field(default=True, description="Whether there is a PDF of it.")


class PageEntry(FileEntry):
    """What the front matter of a page holds."""

    order: WholeNumber = Field(default=0, description="Where it stands in menus: the lowest is first.")
    in_menu: TrueOrFalse = Field(default=False, description="Whether the menu leads to it.")
    in_footer: TrueOrFalse = Field(default=True, description="Whether the foot of every page leads to it.")
    shows: Annotated[PageReport, one_of(PageReport)] | None = Field(
        default=None, description="What it tells of the last checks: figures, accessibility or translations."
    )


ORIGINALS: Mapping[Collection, type[FileEntry]] = MappingProxyType(
    {
        Collection.STORIES: StoryEntry,
        Collection.OBJECTIVES: ObjectiveEntry,
        Collection.PROJECTS: ProjectEntry,
        Collection.FACTSHEETS: FactsheetEntry,
        Collection.PAGES: PageEntry,
    }
)
"""What the original of an item holds: all required facts stand there."""


def _with_facts_left_out(schema: type[FileEntry]) -> type[FileEntry]:
    """Return what a translation holds: the same keys, and no fact is required."""
    optional: dict[str, Any] = {}
    for name, field in schema.model_fields.items():
        if name not in FileEntry.model_fields and field.is_required():
            lenient = copy(field)
            lenient.default = None
            optional[name] = (field.annotation, lenient)
    return create_model(schema.__name__, __base__=schema, __doc__=schema.__doc__, **optional)


TRANSLATIONS: Mapping[Collection, type[FileEntry]] = MappingProxyType(
    {collection: _with_facts_left_out(schema) for collection, schema in ORIGINALS.items()}
)
"""What a translation holds: facts may be repeated there."""

IN_ANY_ORDER = frozenset({"countries", "objectives", "topics", "regions", "projects"})
"""The facts whose entries may be given in any order."""

_SHARED_FACTS = ("updated",)


@cache
def facts_of(collection: Collection) -> Mapping[str, str]:
    """Return the facts of a collection: the key that editors write, to the name of the schema's field."""
    fields = ORIGINALS[collection].model_fields
    own = {field.alias or name: name for name, field in fields.items() if name not in FileEntry.model_fields}
    return own | {name: name for name in _SHARED_FACTS}


@cache
def required_facts_of(collection: Collection) -> tuple[str, ...]:
    """Return the keys that the original of an item has to have, beside its title."""
    fields = ORIGINALS[collection].model_fields.items()
    return tuple(
        field.alias or name
        for name, field in fields
        if field.is_required() and name not in FileEntry.model_fields
    )
