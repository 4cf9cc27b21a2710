"""Settings, topics and indicators as they were read before, while nothing changes that they are made from.

Their readers bring in PyYAML and pydantic, which take longer to load than an edit to build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from bilan.load.indicators.found import FOLDER, IndicatorsFound
from bilan.model.memory import Memory
from bilan.model.records import Record
from bilan.model.site import Settings, Topic
from bilan.model.source import Diagnostic, Loaded, SourceTree

T = TypeVar("T")

SETTINGS = ("content/site.yaml", "content/site.yml")
TOPICS = ("content/topics.yaml", "content/topics.yml")


class _Kept(Record, Generic[T]):
    """What was read, with all that was wrong with it."""

    value: T
    problems: tuple[Diagnostic, ...]


class _KeptSettings(_Kept[Settings]):
    pass


class _KeptTopics(_Kept[Mapping[str, Topic]]):
    pass


class _KeptIndicators(_Kept[IndicatorsFound]):
    pass


def settings_of(tree: SourceTree, memory: Memory) -> Loaded[Settings]:
    """Return the settings of a tree, as `load_settings` does."""

    def load() -> Loaded[Settings]:
        from bilan.load.settings import load_settings

        return load_settings(tree)

    return _read(_KeptSettings, f"settings {_digests(tree, SETTINGS)}", load, memory)


def topics_of(tree: SourceTree, settings: Settings, memory: Memory) -> Loaded[Mapping[str, Topic]]:
    """Return the topics of a tree, as `load_topics` does."""

    def load() -> Loaded[Mapping[str, Topic]]:
        from bilan.load.settings import load_topics

        return load_topics(tree, settings)

    name = f"topics {_digests(tree, TOPICS)} {memory.name_of(settings)}"
    return _read(_KeptTopics, name, load, memory)


def indicators_of(tree: SourceTree, settings: Settings, memory: Memory) -> Loaded[IndicatorsFound]:
    """Return the indicators of a tree, as `load_indicators` does."""

    def load() -> Loaded[IndicatorsFound]:
        from bilan.load.indicators.indicators import load_indicators

        return load_indicators(tree, settings)

    paths = [path for path in tree.files if path.startswith(FOLDER)]
    name = f"indicators {_digests(tree, paths)} {memory.name_of(settings)}"
    return _read(_KeptIndicators, name, load, memory)


def _digests(tree: SourceTree, paths: Iterable[str]) -> str:
    return " ".join(f"{path} {tree.files[path].digest}" for path in paths if path in tree.files)


def _read(kept: type[_Kept[T]], name: str, load: Callable[[], Loaded[T]], memory: Memory) -> Loaded[T]:
    """Return what is known under a name, or else what is loaded; without a value that is not remembered."""
    if (known := memory.recall([name], kept).get(name)) is not None:
        return Loaded(value=known.value, problems=known.problems)
    loaded = load()
    if loaded.value is not None:
        memory.remember({name: kept(value=loaded.value, problems=loaded.problems)})
    return loaded
