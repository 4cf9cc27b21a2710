"""Settings, topics and indicators are made of few files: where those stay, they are not read again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bilan.disk.store import MemoryStore
from bilan.disk.tree import read_tree
from bilan.load import settings as settings_module
from bilan.load.indicators import indicators as indicators_module
from bilan.load.site import load_site
from bilan.memories import StoredMemory
from bilan.model.memory import Memory
from tests.load.trees import loaded, tree_of
from tests.sample import FOLDERS

SITE = """
== content/site.yaml ==
name: {en: Results}
base_url: https://example.org/
languages: [en, fr]
units: {wells: {en: {one: well, other: wells}}}
== content/topics.yaml ==
water: {name: {en: Water}}
== content/indicators/wells-dug.yaml ==
name: {en: Wells dug, fr: Puits creusés}
unit: wells
data: wells-dug.csv
== content/indicators/wells-dug.csv ==
as_of,value
2021-12-31,12.50
== content/indicators/broken.yaml ==
name: {en: Broken}
unit: camels
== content/pages/about/en.md ==
---
title: About
---
[[figure wells-dug]] wells.
"""
READERS = {
    "load_settings": settings_module,
    "load_topics": settings_module,
    "load_indicators": indicators_module,
}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The readers that were asked."""
    asked: list[str] = []

    def noting(name: str, load: Callable[..., object]) -> Callable[..., object]:
        def note(*given: object) -> object:
            asked.append(name)
            return load(*given)

        return note

    for name, module in READERS.items():
        monkeypatch.setattr(module, name, noting(name, getattr(module, name)))
    return asked


def test_what_is_remembered_is_what_would_be_read_with_all_that_is_wrong_in_it(
    memory: Memory, read: list[str]
) -> None:
    first = loaded(SITE, memory)
    read.clear()

    again = loaded(SITE, memory)

    assert read == []
    assert {one.code for one in first.problems} >= {"name-missing", "missing-key"}
    assert again == first == load_site(tree_of(SITE))


@pytest.mark.parametrize(
    ("before", "after", "readers"),
    [
        ("== content/pages/about/en.md", "== content/pages/who/en.md", []),
        ("water: {", "health: {", ["load_topics"]),
        ("12.50", "12.60", ["load_indicators"]),
        ("Wells dug", "New wells", ["load_indicators"]),
        ("indicators/broken.yaml", "indicators/mended.yaml", ["load_indicators"]),
        ("languages: [en, fr]", "languages: [en]", ["load_settings", "load_topics", "load_indicators"]),
    ],
)
def test_only_what_has_changed_is_read_again(
    before: str, after: str, readers: list[str], memory: Memory, read: list[str]
) -> None:
    loaded(SITE, memory)
    read.clear()
    changed = SITE.replace(before, after)

    again = loaded(changed, memory)

    assert read == readers
    assert again == load_site(tree_of(changed))


def test_settings_that_cannot_be_read_are_told_each_time(memory: Memory, read: list[str]) -> None:
    broken = SITE.replace("base_url:", "address:")
    loaded(broken, memory)
    read.clear()

    again = loaded(broken, memory)

    assert "load_settings" in read
    assert again == load_site(tree_of(broken))


def test_the_sample_site_is_the_same_from_a_store() -> None:
    tree, store = read_tree(FOLDERS), MemoryStore()
    first = load_site(tree, StoredMemory(store, "1"))

    again = load_site(tree, StoredMemory(store, "1"))

    assert again == first
    assert again.value is not None
    assert repr(again.value.settings) == repr(load_site(tree).value.settings)  # type: ignore[union-attr]
    assert repr(again.value.indicators) == repr(load_site(tree).value.indicators)  # type: ignore[union-attr]
