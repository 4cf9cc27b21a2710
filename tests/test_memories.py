"""What was worked out before: it is given back as it was, to who asks for the same, and never for something else."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.disk.store import MemoryStore
from bilan.memories import BOOKS, MOST_UNASKED, RunningMemory, StoredMemory
from bilan.model.content import Edition
from bilan.model.memory import NO_MEMORY, Memory, named, packed, unpacked
from bilan.model.records import replace
from bilan.model.source import Span
from tests.sample import sample_content

SPAN = Span(path="content/pages/about/en.md", line=3, column=5, length=7)


@pytest.mark.parametrize("memory", [StoredMemory(MemoryStore(), "1"), RunningMemory()])
def test_what_is_remembered_is_given_back_as_it_was(memory: Memory) -> None:
    memory.remember({"a": SPAN})

    assert memory.recall(["a", "b"], Span) == {"a": SPAN}


def test_another_program_remembers_nothing_of_this_one() -> None:
    store = MemoryStore()
    StoredMemory(store, "1").remember({"a": SPAN})

    assert StoredMemory(store, "2").recall(["a"], Span) == {}


def test_what_is_damaged_or_of_another_type_is_not_known() -> None:
    store = MemoryStore()
    memory = StoredMemory(store, "1")
    memory.remember({"a": SPAN, "b": "words"})
    assert memory.recall(["b"], Span) == {}

    for key in tuple(store._made):
        store.put(key, b'{"path": 3')

    assert memory.recall(["a", "b"], Span) == {}


def test_a_running_memory_lets_go_of_what_a_whole_turn_has_not_used() -> None:
    memory = RunningMemory()
    memory.remember({"used": SPAN, "unused": SPAN})
    memory.turn()
    memory.recall(["used"], Span)
    memory.turn()

    assert memory.recall(["used", "unused"], Span) == {"used": SPAN}


def test_a_running_memory_holds_what_nobody_asks_for_where_it_is_told_to() -> None:
    memory = RunningMemory()
    memory.remember({"held": SPAN, "unused": SPAN})
    memory.turn()
    memory.hold(["held", "unknown"])
    memory.turn()

    assert memory.recall(["held", "unused", "unknown"], Span) == {"held": SPAN}


def test_a_running_memory_works_out_once_what_follows_from_the_very_same_value() -> None:
    memory, asked = RunningMemory(), []

    def line_of(span: Span) -> int:
        asked.append(span)
        return span.line

    assert [memory.derived(line_of, SPAN) for _ in range(3)] == [3, 3, 3]
    assert memory.derived(line_of, Span(path="x")) == 1
    assert len(asked) == 2


def test_who_keeps_nothing_works_everything_out() -> None:
    NO_MEMORY.remember({"a": SPAN})

    assert NO_MEMORY.recall(["a"], Span) == {}
    assert NO_MEMORY.derived(named, SPAN) == named(SPAN)


def test_every_item_of_the_sample_is_the_same_after_it_was_kept() -> None:
    site = sample_content()
    items = [*site.stories.values(), *site.objectives.values(), *site.projects.values(), *site.pages.values()]

    assert len(items) > 40
    for item in items:
        assert unpacked(packed(item), type(item)) == item


MOMENTS = st.datetimes(timezones=st.timezones(), allow_imaginary=False)


@given(moment=MOMENTS, words=st.text())
def test_a_time_keeps_its_offset_and_a_text_every_sign(moment: dt.datetime, words: str) -> None:
    edition = next(iter(next(iter(sample_content().stories.values())).editions.values()))
    kept = unpacked(packed((moment.isoformat(), words)), tuple[str, str])
    whole = unpacked(packed(_with(edition, moment)), Edition)

    assert kept == (moment.isoformat(), words)
    assert whole.publish_at is not None
    assert whole.publish_at.utcoffset() == _in_minutes(moment)


def _with(edition: Edition, moment: dt.datetime) -> Edition:
    offset = dt.timezone(_in_minutes(moment))
    return replace(edition, publish_at=moment.replace(tzinfo=offset))


def _in_minutes(moment: dt.datetime) -> dt.timedelta:
    """The offset as editors can write one: in whole minutes."""
    offset = moment.utcoffset() or dt.timedelta()
    return dt.timedelta(minutes=offset // dt.timedelta(minutes=1))


def test_values_that_differ_have_names_that_differ() -> None:
    assert named(SPAN) == named(Span(path=SPAN.path, line=3, column=5, length=7))
    assert named(SPAN) != named(Span(path=SPAN.path, line=3, column=5, length=8))


def test_what_lies_on_a_shelf_is_given_back_by_its_name() -> None:
    store = MemoryStore()
    StoredMemory(store, "1").remember_all("spans", {str(number): SPAN for number in range(200)})

    found = StoredMemory(store, "1").recall_all("spans", ["7", "199", "200"], Span)

    assert found == {"7": SPAN, "199": SPAN}
    assert StoredMemory(store, "1").recall_all("others", ["7"], Span) == {}
    assert StoredMemory(store, "2").recall_all("spans", ["7"], Span) == {}


def test_a_shelf_lies_in_few_rows_of_which_a_change_writes_one() -> None:
    store, names = MemoryStore(), [str(number) for number in range(2000)]
    StoredMemory(store, "1").remember_all("spans", dict.fromkeys(names, SPAN))
    before = dict(store._made)
    memory = StoredMemory(store, "1")
    memory.recall_all("spans", [*names, "new"], Span)

    memory.remember_all("spans", {"new": SPAN})

    assert len(before) == BOOKS
    assert sum(before.get(key) != data for key, data in store._made.items()) == 1
    assert len(StoredMemory(store, "1").recall_all("spans", [*names, "new"], Span)) == 2001


def test_a_book_that_is_written_again_lets_go_of_what_nobody_asked_for() -> None:
    store, names = MemoryStore(), [str(number) for number in range(BOOKS * 20)]
    StoredMemory(store, "1").remember_all("spans", dict.fromkeys(names, SPAN))
    memory = StoredMemory(store, "1")
    memory.recall_all("spans", ["0"], Span)

    memory.remember_all("spans", {"0": SPAN})

    left = StoredMemory(store, "1").recall_all("spans", names, Span)
    assert "0" in left
    assert len(names) - BOOKS < len(left) + 20 < len(names) + 20


def test_a_book_that_is_damaged_is_empty() -> None:
    store, names = MemoryStore(), [str(number) for number in range(200)]
    StoredMemory(store, "1").remember_all("spans", dict.fromkeys(names, SPAN))
    for key in tuple(store._made)[: BOOKS // 2]:
        store.put(key, store._made[key][:-3])
    memory = StoredMemory(store, "1")

    found = memory.recall_all("spans", names, Span)
    memory.remember_all("spans", dict.fromkeys(names, SPAN))

    assert 0 < len(found) < len(names)
    assert len(StoredMemory(store, "1").recall_all("spans", names, Span)) == len(names)


def test_a_running_memory_has_shelves_as_well() -> None:
    memory = RunningMemory()
    memory.remember_all("spans", {"a": SPAN})
    memory.turn()

    assert memory.recall_all("spans", ["a", "b"], Span) == {"a": SPAN}
    assert memory.recall_all("others", ["a"], Span) == {}


@pytest.mark.parametrize("memory", [StoredMemory(MemoryStore(), "1"), RunningMemory()])
def test_a_value_has_the_name_it_was_given_and_an_equal_one_has_not(memory: Memory) -> None:
    twin = replace(SPAN, line=SPAN.line)

    memory.call(SPAN, "the files of a folder")

    assert memory.name_of(SPAN) == "made from the files of a folder"
    assert memory.name_of(twin) == named(SPAN) == NO_MEMORY.name_of(SPAN)


def test_a_running_memory_makes_what_has_a_name_once_and_another_each_time() -> None:
    running, stored = RunningMemory(), StoredMemory(MemoryStore(), "1")

    def make() -> Span:
        return replace(SPAN, line=4)

    first = running.once("a", make)
    running.turn()

    assert running.once("a", make) is first
    assert stored.once("a", make) is not stored.once("a", make)


@pytest.mark.parametrize("memory", [StoredMemory(MemoryStore(), "1"), RunningMemory(), NO_MEMORY])
def test_what_was_never_recalled_left_nothing_on_its_shelf(memory: Memory) -> None:
    memory.remember_all("spans", {"a": SPAN})

    assert list(memory.unasked("spans", Span)) == []


def test_what_nobody_asked_for_on_a_shelf_is_given_once_to_who_wants_it() -> None:
    store, old = MemoryStore(), replace(SPAN, line=4)
    StoredMemory(store, "1").remember_all("spans", {"a": SPAN, "b": old})
    memory = StoredMemory(store, "1")

    assert memory.recall_all("spans", ["a"], Span) == {"a": SPAN}
    assert list(memory.unasked("spans", Span)) == [old]
    assert list(memory.unasked("spans", Span)) == []


def test_of_what_nobody_asked_for_little_is_held() -> None:
    store = MemoryStore()
    StoredMemory(store, "1").remember_all("spans", {str(number): SPAN for number in range(MOST_UNASKED * 5)})
    memory = StoredMemory(store, "1")
    memory.recall_all("spans", [], Span)

    assert len(memory.unasked("spans", Span)) == MOST_UNASKED
