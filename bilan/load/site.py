"""The whole site as it was written: settings, topics, indicators and items, joined by their keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from bilan.crew.sharing import ALONE, Crew
from bilan.load.indicators.found import IndicatorsFound
from bilan.load.items.addresses import check_addresses
from bilan.load.items.folders import default_languages
from bilan.load.items.items import ItemsFound, begin_items
from bilan.load.items.pictures import check_pictures, pictures_of
from bilan.load.joins import Known, check_joins, check_objectives, names_of
from bilan.load.read_before import indicators_of, settings_of, topics_of
from bilan.model.content import Collection, Factsheet, Item, Objective, Page, Project, Story
from bilan.model.memory import NO_MEMORY, Memory
from bilan.model.records import Record
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


class Loading(Record):
    """A site that is being loaded."""

    settings: Settings | None
    """None where there are none."""
    found: Callable[[], Loaded[Site]]
    """Waits for the rest: for what `load_site` returns."""


def load_site(tree: SourceTree, memory: Memory = NO_MEMORY, crew: Crew = ALONE) -> Loaded[Site]:
    """Return everything that was written, and all that is wrong with it, files that could not be read first.

    Without settings there is no site. The problems of indicators and items are then told all the
    same, but for those that hang on the settings.
    """
    return begin_site(tree, memory, crew).found()


def begin_site(tree: SourceTree, memory: Memory, crew: Crew) -> Loading:
    """Begin to load a site: while a crew reads its items, there is time for other things."""
    settings = settings_of(tree, memory)
    if settings.value is None:
        return Loading(settings=None, found=partial(_without_settings, tree, settings))
    content = _begin_content(tree, settings.value, memory, crew)
    return Loading(settings=settings.value, found=partial(_with_settings, tree, settings, content))


def _without_settings(tree: SourceTree, settings: Loaded[Settings]) -> Loaded[Site]:
    found = _begin_content(tree, _settings_of_nothing(tree), NO_MEMORY, ALONE)().problems
    certain = (one for one in found if one.code not in _SAID_BY_SETTINGS)
    return Loaded(value=None, problems=(*tree.problems, *settings.problems, *certain))


def _with_settings(
    tree: SourceTree, settings: Loaded[Settings], content: Callable[[], Loaded[Site]]
) -> Loaded[Site]:
    found = content()
    return Loaded(value=found.value, problems=(*tree.problems, *settings.problems, *found.problems))


def _begin_content(
    tree: SourceTree, settings: Settings, memory: Memory, crew: Crew
) -> Callable[[], Loaded[Site]]:
    items = begin_items(tree, settings, memory, crew)
    topics = topics_of(tree, settings, memory)
    indicators = indicators_of(tree, settings, memory)
    return lambda: _joined(tree, settings, topics, indicators, items())


def _joined(
    tree: SourceTree,
    settings: Settings,
    topics: Loaded[Mapping[str, Topic]],
    indicators: Loaded[IndicatorsFound],
    items: Loaded[ItemsFound],
) -> Loaded[Site]:
    """Return the site of which everything was loaded."""
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
