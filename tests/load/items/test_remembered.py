"""An item is made of its folder and the settings: where those stay, it is not read again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import pytest

from bilan.crew.sharing import Alone
from bilan.crew.spawned import Spawned
from bilan.disk.tree import read_tree
from bilan.load.items import items as items_module
from bilan.load.items import reading
from bilan.load.items.folders import ItemFolder, find_items
from bilan.load.items.reading import load_folder
from bilan.load.items.remembered import KEPT, item_of, keep_folder, kept_files
from bilan.load.items.written import FolderRead
from bilan.load.settings import load_settings
from bilan.load.site import begin_site, load_site
from bilan.load.text.prose import load_prose
from bilan.model.content import Prose
from bilan.model.late import LateProse
from bilan.model.memory import Memory, named, packed, unpacked
from bilan.model.site import Settings
from bilan.model.source import Diagnostic, SourceFile
from tests.load.trees import loaded, tree_of
from tests.sample import FOLDERS

T = TypeVar("T")
U = TypeVar("U")
V = TypeVar("V")

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
    load = reading.load_folder

    def noting(folder: ItemFolder, settings: Settings) -> object:
        keys.append(folder.key)
        return load(folder, settings)

    monkeypatch.setattr(reading, "load_folder", noting)
    return keys


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
        ("date: 2021-09-29", "date: 2021-09-28", ["faustina"]),
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


class Begun(Alone):
    """A crew of one that notes what it is asked to share."""

    def __init__(self) -> None:
        self.parts: list[object] = []

    def shares(self) -> bool:
        """Return that work is shared."""
        return True

    def share(self, work: Callable[[U], V], ready: Callable[[T], U], parts: Sequence[T]) -> Iterator[V]:
        """Yield what comes of each part, once somebody waits for it."""
        self.parts += parts
        return super().share(work, ready, parts)


def test_a_crew_reads_items_while_other_things_are_done(
    memory: Memory, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(items_module, "WORTH_A_CREW", 1)
    crew = Begun()

    loading = begin_site(tree_of(SITE), memory, crew)

    assert (len(crew.parts), read) == (1, [])
    assert loading.settings is not None
    assert loading.found() == load_site(tree_of(SITE))


def folders_of_the_sample() -> list[tuple[ItemFolder, FolderRead, tuple[Diagnostic, ...]]]:
    """Every folder of the sample whose item is in order, with what is wrong in it."""
    tree = read_tree(FOLDERS)
    settings = load_settings(tree).value
    assert settings is not None
    found = find_items(tree, settings.languages).value or ()
    loaded = [(folder, load_folder(folder, settings)) for folder in found]
    return [(folder, one.value, one.problems) for folder, one in loaded if one.value and one.value.item]


def test_every_item_of_the_sample_is_as_it_was_read() -> None:
    folders = folders_of_the_sample()

    assert len(folders) > 40
    for folder, read, problems in folders:
        assert read.item is not None
        kept = keep_folder(read, read.item, problems, "the settings")
        again = unpacked(packed(kept), KEPT[folder.collection])
        item = item_of(folder, again)
        assert item == read.item
        assert repr(item) == repr(read.item)
        assert named(item) == named(read.item)
        assert kept_files(folder, item, again) == read.files


def test_a_text_is_kept_only_where_its_file_says_something_else() -> None:
    folders = folders_of_the_sample()

    kept = [keep_folder(read, read.item, (), "") for _, read, _ in folders if read.item]

    proses = [
        (one.files[language].start is not None and edition.prose.written is None, edition.prose)
        for one in kept
        for language, edition in one.item.editions.items()
    ]
    assert {prose.text for is_left_out, prose in proses if is_left_out} == {""}
    assert all(prose.references for is_left_out, prose in proses if not is_left_out)
    assert len({is_left_out for is_left_out, _ in proses}) == 2


FILE = SourceFile.of(path="content/a.md", text="---\n---\nOne [way](stories:b).\n\nTwo.\n", digest="")
PLAIN = load_prose("content/a.md", FILE.text[8:], 3).value


def test_a_late_text_says_what_the_plain_one_says() -> None:
    assert PLAIN is not None
    late = LateProse.of(dataclasses.replace(PLAIN, text=""), FILE, 8)

    assert (late.text, late.paragraphs, late.fingerprints) == (
        PLAIN.text,
        PLAIN.paragraphs,
        PLAIN.fingerprints,
    )
    assert (late.references, late.links, late.span) == (PLAIN.references, PLAIN.links, PLAIN.span)
    assert late == PLAIN == late
    assert late == PLAIN
    assert late != dataclasses.replace(PLAIN, text="another")
    assert (hash(late), repr(late), packed(late)) == (hash(PLAIN), repr(PLAIN), packed(PLAIN))


def test_a_late_text_is_plain_where_it_is_changed_or_sent() -> None:
    assert PLAIN is not None
    late = LateProse.of(PLAIN, FILE, 8)

    make, parts = late.__reduce__()
    changed, sent = dataclasses.replace(late, links=()), make(*parts)

    assert [type(one) for one in (changed, sent)] == [Prose, Prose]
    assert (changed, sent) == (dataclasses.replace(PLAIN, links=()), PLAIN)
