"""An item is made of its folder and the settings: where those stay, it is not read again."""

from __future__ import annotations

import pytest

from bilan.crew.spawned import Spawned
from bilan.disk.store import MemoryStore
from bilan.load.items import items as items_module
from bilan.load.items.folders import ItemFolder
from bilan.load.site import load_site
from bilan.memories import RunningMemory, StoredMemory
from bilan.model.memory import Memory
from bilan.model.site import Settings, Site
from bilan.model.source import Loaded
from tests.load.trees import tree_of

SITE = """
== content/site.yaml ==
name: {en: Results, fr: Résultats}
base_url: https://example.org/
languages: [en, fr]
== content/stories/faustina/en.md ==
---
title: Faustina comes home
kind: story
date: 2021-09-29
objectives: [nowhere]
---
A workshop of her own, and ![a loom](loom.jpg).
== content/stories/faustina/fr.md ==
---
title: Faustine rentre chez elle
slug: faustine
aliases: [/ancien/]
---
Un atelier à elle.
== content/pages/about/en.md ==
---
title: About
---
Words on [her](stories:nobody).
"""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the items that are really read."""
    keys: list[str] = []
    load = items_module.load_folder

    def noting(folder: ItemFolder, settings: Settings) -> object:
        keys.append(folder.key)
        return load(folder, settings)

    monkeypatch.setattr(items_module, "load_folder", noting)
    return keys


@pytest.fixture(params=["stored", "running"])
def memory(request: pytest.FixtureRequest) -> Memory:
    return RunningMemory() if request.param == "running" else StoredMemory(MemoryStore(), "1")


def loaded(text: str, memory: Memory) -> Loaded[Site]:
    return load_site(tree_of(text), memory)


def test_what_is_remembered_is_what_would_be_read_with_all_that_is_wrong_in_it(
    memory: Memory, read: list[str]
) -> None:
    first = loaded(SITE, memory)
    read.clear()

    again = loaded(SITE, memory)

    assert read == []
    assert {one.code for one in first.problems} >= {"unknown-objective", "missing-picture", "unknown-link"}
    assert again == first == load_site(tree_of(SITE))


@pytest.mark.parametrize(
    ("before", "after", "keys"),
    [
        ("A workshop", "A shop", ["faustina"]),
        ("slug: faustine", "slug: fau", ["faustina"]),
        ("title: About", "title: Who we are", ["about"]),
        ("name: {en: Results", "name: {en: What we do", ["about", "faustina"]),
        ("stories/faustina", "stories/fatou", ["fatou"]),
    ],
)
def test_only_what_has_changed_is_read_again(
    before: str, after: str, keys: list[str], memory: Memory, read: list[str]
) -> None:
    loaded(SITE, memory)
    read.clear()
    changed = SITE.replace(before, after)

    again = loaded(changed, memory)

    assert sorted(read) == keys
    assert again == load_site(tree_of(changed))


def test_an_item_that_could_not_be_loaded_is_read_until_it_can_be(memory: Memory, read: list[str]) -> None:
    broken = SITE.replace("kind: story", "kind: storry")
    loaded(broken, memory)
    read.clear()

    again = loaded(broken, memory)

    assert read == ["faustina"]
    assert again == load_site(tree_of(broken))


@pytest.mark.parametrize("broken", [SITE, SITE.replace("kind: story", "kind: storry")])
def test_what_a_crew_loads_is_what_one_process_does(
    broken: str, memory: Memory, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = load_site(tree_of(broken))
    monkeypatch.setattr(items_module, "WORTH_A_CREW", 1)
    monkeypatch.setattr(items_module, "PORTION", 1)
    read.clear()

    with Spawned(2) as crew:
        shared = load_site(tree_of(broken), memory, crew)

    assert shared == alone
    assert read == ([] if broken == SITE else ["faustina"]), "only what is broken is read here again"
    assert loaded(broken, memory) == alone
