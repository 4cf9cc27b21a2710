"""The whole site as it was written: settings, topics, indicators and items, joined by their keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from bilan.crew.sharing import ALONE, Crew
from bilan.load.indicators.found import IndicatorsFound
from bilan.load.items.addresses import check_addresses
from bilan.load.items.folders import default_languages
from bilan.load.items.items import ItemsFound, load_items
from bilan.load.items.pictures import check_pictures, pictures_of
from bilan.load.joins import Known, check_joins, check_objectives, names_of
from bilan.load.read_before import indicators_of, settings_of, topics_of
from bilan.model.content import Collection, Factsheet, Item, Objective, Page, Project, Story
from bilan.model.memory import NO_MEMORY, Memory
from bilan.model.site import Settings, Site, Style, Topic, Untranslated
from bilan.model.source import Diagnostic, Loaded, SourceTree

Kept = TypeVar("Kept", bound=Item)

_SAID_BY_SETTINGS = frozenset(
    {
        "fact-in-translation",
        "name-missing",
        "unknown-dimension",
        "unknown-language",
        "unknown-language-file",
        "unknown-part",
        "unknown-region",
        "unknown-unit",
    }
)
"""What cannot be told without the settings: it would blame files for what stands in site.yaml."""


def load_site(tree: SourceTree, memory: Memory = NO_MEMORY, crew: Crew = ALONE) -> Loaded[Site]:
    """Return everything that was written, and all that is wrong with it, files that could not be read first.

    Without settings there is no site. The problems of indicators and items are then told all the
    same, but for those that hang on the settings.
    """
    settings = settings_of(tree, memory)
    if settings.value is None:
        found = _load_content(tree, _settings_of_nothing(tree), NO_MEMORY, ALONE).problems
        certain = (one for one in found if one.code not in _SAID_BY_SETTINGS)
        return Loaded(value=None, problems=(*tree.problems, *settings.problems, *certain))
    content = _load_content(tree, settings.value, memory, crew)
    return Loaded(value=content.value, problems=(*tree.problems, *settings.problems, *content.problems))


def _load_content(tree: SourceTree, settings: Settings, memory: Memory, crew: Crew) -> Loaded[Site]:
    topics = topics_of(tree, settings, memory)
    indicators = indicators_of(tree, settings, memory)
    items = load_items(tree, settings, memory, crew)
    problems = (*topics.problems, *indicators.problems, *items.problems)
    if items.value is None or indicators.value is None:
        return Loaded(value=None, problems=problems)
    joined = tuple(_check(tree, settings, topics.value, indicators.value, items.value))
    found = items.value.items
    site = Site(
        settings=settings,
        topics=topics.value or {},
        stories=_of(Story, found[Collection.STORIES]),
        objectives=_of(Objective, found[Collection.OBJECTIVES]),
        projects=_of(Project, found[Collection.PROJECTS]),
        factsheets=_of(Factsheet, found[Collection.FACTSHEETS]),
        pages=_of(Page, found[Collection.PAGES]),
        indicators=indicators.value.indicators,
        pictures=pictures_of(tree, items.value.files),
    )
    return Loaded(value=site, problems=(*problems, *joined))


def _of(kind: type[Kept], items: Mapping[str, Item]) -> Mapping[str, Kept]:
    return {key: item for key, item in items.items() if isinstance(item, kind)}


def _check(
    tree: SourceTree,
    settings: Settings,
    topics: Mapping[str, Topic] | None,
    indicators: IndicatorsFound,
    items: ItemsFound,
) -> Iterator[Diagnostic]:
    """Yield what is wrong between files that are each right for themselves."""
    keys = {**names_of(items.known), "indicators": indicators.known, "regions": settings.regions}
    if topics is not None:
        keys["topics"] = topics
    known = Known(keys=keys, indicators=indicators.indicators)
    yield from check_joins(items.files, known)
    yield from check_objectives(tree, known)
    yield from check_addresses(items.files, items.wanted)
    yield from check_pictures(tree, items.files)


def _settings_of_nothing(tree: SourceTree) -> Settings:
    """Return settings with which most problems of the content can be found: its languages, by its files."""
    return Settings(
        name={},
        base_url="/",
        languages=default_languages(tree),
        locales={},
        style=Style.EU,
        timezone="UTC",
        untranslated=Untranslated.MARK,
        sections={},
        regions={},
        units={},
        dimensions={},
        navigation=(),
        severities={},
        publisher=None,
        licence=None,
    )
