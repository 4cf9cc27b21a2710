"""The settings, and the whole site as it was written."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bilan.model.codes import Severity
from bilan.model.content import Factsheet, Objective, Page, Project, Story
from bilan.model.indicators import Indicator, Unit
from bilan.model.records import Record
from bilan.model.source import Blob
from bilan.model.words import Words


class Style(StrEnum):
    """How numbers and punctuation are set."""

    EU = "eu"
    """The Interinstitutional Style Guide."""
    NATIONAL = "national"
    """Each language's own habit."""


class Untranslated(StrEnum):
    """What a list does with an item that has no edition in the list's language."""

    MARK = "mark"
    HIDE = "hide"


class Region(Record):
    """A group of countries that the site speaks of."""

    name: Words
    countries: tuple[str, ...]


class Dimension(Record):
    """A way to break figures down that a site adds."""

    name: Words
    parts: Mapping[str, Words]


class Topic(Record):
    """A subject that items share."""

    key: str
    name: Words
    description: Words | None


class Publisher(Record):
    """Who answers for the site."""

    name: Words
    url: str | None
    email: str | None
    iati: str | None = None
    """The identifier of the organisation at IATI."""


class Licence(Record):
    """How the site may be reused."""

    name: Words
    url: str | None


class Settings(Record):
    """What `content/site.yaml` says."""

    name: Words
    base_url: str
    """Ends with `/`; may have a path."""
    first_url: str | None = None
    """The base URL that the site was first published at, where it has moved since."""
    languages: tuple[str, ...]
    """The first is the default."""
    locales: Mapping[str, str]
    """Language to Babel locale, as in `fr_FR`, where the site sets it; `language` knows the rest."""
    style: Style
    timezone: str
    untranslated: Untranslated
    sections: Mapping[str, Words]
    """Section to its address by language, where the site sets it; catalogues have the rest."""
    regions: Mapping[str, Region]
    units: Mapping[str, Unit]
    dimensions: Mapping[str, Dimension]
    navigation: tuple[str, ...]
    has_search: bool = True
    """Whether readers can search the site."""
    severities: Mapping[str, Severity]
    glossary: tuple[Words, ...] = ()
    """Names that each language has of its own, as `Timbuktu` and `Tombouctou`, beside those of countries."""
    publisher: Publisher | None
    licence: Licence | None


class Site(Record):
    """Everything that was written, by key."""

    settings: Settings
    topics: Mapping[str, Topic]
    stories: Mapping[str, Story]
    objectives: Mapping[str, Objective]
    projects: Mapping[str, Project]
    factsheets: Mapping[str, Factsheet]
    pages: Mapping[str, Page]
    indicators: Mapping[str, Indicator]
    pictures: Mapping[str, Blob]
    """The pictures of all items, by path."""
