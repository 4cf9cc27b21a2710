"""What tests of loading start from: nodes, trees and settings made from a few lines of text."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import dedent
from typing import TypeVar

from bilan.load.entries.fields import Entry
from bilan.load.entries.problems import read_entry
from bilan.load.yaml.nodes import YamlNode
from bilan.load.yaml.yaml_source import read_yaml
from bilan.model.indicators import Unit
from bilan.model.site import Dimension, Region, Settings, Style, Untranslated
from bilan.model.source import Diagnostic, Loaded, SourceFile, SourceTree

E = TypeVar("E", bound=Entry)

PATH = "content/example.yaml"


def node_of(text: str) -> YamlNode:
    """Return a text without mistakes as a node."""
    loaded = read_yaml(PATH, dedent(text))
    assert loaded.problems == ()
    assert loaded.value is not None
    return loaded.value


def entry_from(schema: type[E], text: str, languages: Iterable[str] = ("en", "fr")) -> Loaded[E]:
    """Return what a schema makes of a text."""
    return read_entry(schema, node_of(text), tuple(languages))


def tree_of(**files: str) -> SourceTree:
    """Return a tree of the given files; a name stands for a path: `site__yaml` is content/site.yaml."""
    return tree_with({f"content/{name.replace('__', '.')}": text for name, text in files.items()})


def tree_with(files: dict[str, str]) -> SourceTree:
    """Return a tree of the given files."""
    found = {
        path: SourceFile.of(path=path, text=dedent(text), digest="") for path, text in sorted(files.items())
    }
    return SourceTree(files=found, blobs={}, problems=())


def codes(problems: Iterable[Diagnostic]) -> list[str]:
    """Return the codes of problems, in order."""
    return [one.code for one in problems]


def some_settings() -> Settings:
    """Return settings with a region, a unit and a dimension."""
    return Settings(
        name={"en": "Example", "fr": "Exemple"},
        base_url="https://results.example.org/",
        languages=("en", "fr"),
        locales={},
        style=Style.EU,
        timezone="Europe/Brussels",
        untranslated=Untranslated.MARK,
        sections={},
        regions={"sahel": Region(name={"en": "Sahel", "fr": "Sahel"}, countries=("NE",))},
        units={"wells": Unit(key="wells", words={"en": {"other": "wells"}, "fr": {"other": "puits"}})},
        dimensions={"status": Dimension(name={"": "Status"}, parts={"refugee": {"": "Refugee"}})},
        navigation=("objectives",),
        severities={},
        publisher=None,
        licence=None,
    )
