"""Checks of one item at a time: what was found is remembered as long as nothing about it changes."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bilan.checks import by_item as by_item_module
from bilan.checks.by_item import Check, ItemCheck, begin_checks, named_in_texts
from bilan.crew.sharing import ALONE, Crew
from bilan.crew.spawned import Spawned
from bilan.disk.store import MemoryStore
from bilan.load.site import load_site
from bilan.memories import StoredMemory
from bilan.model.memory import NO_MEMORY, Memory, packed, unpacked
from bilan.model.records import replace
from bilan.model.site import Site
from bilan.model.source import Diagnostic, Span, problem
from tests.load.trees import tree_of


def site_of(**texts: str) -> Site:
    """A site with a story for each text, by key."""
    loaded = load_site(
        tree_of(
            "".join(
                f"== content/stories/{key}/en.md ==\n---\ntitle: {key}\nkind: story\ndate: 2021-09-29\n---\n{text}\n"
                for key, text in texts.items()
            )
        )
    )
    assert loaded.problems == ()
    assert loaded.value is not None
    return loaded.value


class Reader:
    """A check that finds every `slip`, and knows what it was given to read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, part: Site) -> tuple[Diagnostic, ...]:
        self.read += part.stories
        return tuple(
            problem("held-back", Span(path=edition.span.path), f"a slip in {key}")
            for key, story in part.stories.items()
            for edition in story.editions.values()
            if "slip" in edition.prose.text
        )


def only(check: Check) -> tuple[ItemCheck, ...]:
    return (ItemCheck(check=check),)


def found_by(
    site: Site, checks: Sequence[ItemCheck], memory: Memory, shared: str, crew: Crew = ALONE
) -> tuple[Diagnostic, ...]:
    """Return what checks find, as soon as they are begun."""
    return begin_checks(site, checks, memory, shared, crew)()


def told(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [one.what for one in problems]


def test_what_stays_is_not_read_again_and_what_was_found_on_it_is_told_again() -> None:
    memory, reader = StoredMemory(MemoryStore(), "1"), Reader()
    first = found_by(site_of(a="A slip.", b="Fine."), only(reader), memory, "1")
    reader.read.clear()

    second = found_by(site_of(a="A slip.", b="Now a slip too."), only(reader), memory, "1")

    assert reader.read == ["b"]
    assert told(first) == ["a slip in a"]
    assert told(second) == ["a slip in a", "a slip in b"]


def test_whatever_else_decides_makes_all_be_read_again() -> None:
    memory, reader = StoredMemory(MemoryStore(), "1"), Reader()
    site = site_of(a="Fine.", b="Fine.")
    found_by(site, only(reader), memory, "1")
    reader.read.clear()

    found_by(site, only(reader), memory, "other arguments")
    found_by(replace(site, settings=replace(site.settings, timezone="UTC+1")), only(reader), memory, "1")

    assert reader.read == ["a", "b", "a", "b"]


def indicator(key: str, value: int) -> str:
    return (
        f"== content/indicators/{key}.yaml ==\nname: {{en: {key}}}\ndefinition: {{en: What is counted.}}\nunit: people\n"
        "kind: result\nlevel: output\ncounting: cumulative\nsource: {name: {en: Report}}\n"
        f"observations: [{{as_of: 2020-12-31, value: {value}}}]\n"
    )


def counted(jobs: int, schools: int) -> Site:
    """A site with two indicators, a story that refers to one of them, and one that refers to none."""
    loaded = load_site(
        tree_of(
            "== content/site.yaml ==\nname: A site\nbase_url: https://example.org/\nlanguages: [en]\n"
            f"{indicator('jobs', jobs)}{indicator('schools', schools)}"
            + "".join(
                f"== content/stories/{key}/en.md ==\n---\ntitle: {key}\nkind: story\ndate: 2021-09-29\n---\n"
                f"{text}\n"
                for key, text in {"a": "Now [[figure jobs]].", "b": "Fine."}.items()
            )
        )
    )
    assert loaded.value is not None
    assert loaded.problems == ()
    return loaded.value


def test_a_check_that_sees_what_a_text_names_reads_it_again_when_that_changes_and_no_other() -> None:
    memory, named, all_of_them = StoredMemory(MemoryStore(), "1"), Reader(), Reader()
    checks = (ItemCheck(check=named, sees=named_in_texts), ItemCheck(check=all_of_them))
    read = []

    for site in (counted(1, 1), counted(2, 1), counted(2, 2)):
        found_by(site, checks, memory, "1")
        read.append((tuple(named.read), tuple(all_of_them.read)))
        named.read.clear()
        all_of_them.read.clear()

    assert read == [(("a", "b"), ("a", "b")), (("a",), ("a", "b")), ((), ("a", "b"))]


def test_a_check_is_given_the_indicators_that_it_sees_and_no_other() -> None:
    given: list[tuple[str, ...]] = []

    def look(part: Site) -> tuple[Diagnostic, ...]:
        given.append(tuple(part.indicators))
        return ()

    found_by(counted(1, 1), (ItemCheck(check=look, sees=named_in_texts),), NO_MEMORY, "1")
    found_by(counted(1, 1), only(look), NO_MEMORY, "1")

    assert given == [("jobs",), ("jobs", "schools")]


def test_an_item_is_judged_as_if_there_were_no_other_when_the_others_change() -> None:
    memory, reader = StoredMemory(MemoryStore(), "1"), Reader()
    found_by(site_of(a="Fine.", b="Fine."), only(reader), memory, "1")
    reader.read.clear()

    found_by(site_of(a="Fine."), only(reader), memory, "1")

    assert reader.read == []


def test_what_is_kept_and_cannot_be_understood_is_read_again() -> None:
    store, reader = MemoryStore(), Reader()
    memory = StoredMemory(store, "1")
    site = site_of(a="A slip.")
    found_by(site, only(reader), memory, "1")
    for key in tuple(store._made):
        store.put(key, b"{}?")

    assert told(found_by(site, only(reader), memory, "1")) == ["a slip in a"]


def test_a_check_that_blames_what_is_no_item_does_not_judge_items() -> None:
    def blame(_: Site) -> tuple[Diagnostic, ...]:
        return (problem("held-back", Span(path="content/site.yaml"), "the settings"),)

    with pytest.raises(LookupError):
        found_by(site_of(a="Fine."), only(blame), NO_MEMORY, "1")


def test_a_problem_is_kept_whole() -> None:
    whole = problem(
        "broken-link",
        Span(path="content/pages/about/fr.md", line=3, column=5, length=7),
        "« ici » mène nulle part",
        why="Because.",
        fixes=("/en/", "/fr/"),
        also=(Span(path="content/site.yaml"), Span(path="x", line=2)),
    )

    assert unpacked(packed((whole, whole)), tuple[Diagnostic, ...]) == (whole, whole)


def slips(part: Site) -> tuple[Diagnostic, ...]:
    """The check of `Reader`, as other processes can find it."""
    return Reader()(part)


def test_a_crew_finds_what_one_process_does_and_it_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_item_module, "WORTH_A_CREW", 3)
    monkeypatch.setattr(by_item_module, "PORTION", 2)
    site = site_of(a="A slip.", b="Fine.", c="A slip.", d="Fine.", e="Another slip.")
    memory, reader = StoredMemory(MemoryStore(), "1"), Reader()

    with Spawned(2) as crew:
        shared = found_by(site, only(slips), memory, "1", crew)

    assert shared == found_by(site, only(slips), NO_MEMORY, "1")
    assert told(shared) == ["a slip in a", "a slip in c", "a slip in e"]
    assert found_by(site, only(reader), memory, "1") == shared
    assert reader.read == []
