"""The store: what was made before, and why nothing that happens to it stops a build."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.disk import store as store_module
from bilan.disk.store import FileStore, MemoryStore, forget, look_up, sizes_in


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "store.sqlite"


def kept(path: Path, key: str) -> bytes | None:
    """Return what another run finds."""
    with FileStore(path) as store:
        return store.get(key)


def keep(path: Path, key: str, data: bytes) -> None:
    with FileStore(path) as store:
        store.put(key, data)


def test_what_one_run_puts_another_gets(path: Path) -> None:
    keep(path, "a", b"\x00 bytes")

    assert kept(path, "a") == b"\x00 bytes"


def test_what_was_put_is_there_at_once(path: Path) -> None:
    with FileStore(path) as store:
        store.put("a", b"1")

        assert store.get("a") == b"1"


def test_what_was_never_put_is_nothing_and_an_empty_file_is_something(path: Path) -> None:
    keep(path, "empty", b"")

    assert kept(path, "unknown") is None
    assert kept(path, "empty") == b""


def test_the_last_bytes_under_a_key_stand(path: Path) -> None:
    keep(path, "a", b"1")
    keep(path, "a", b"2")

    assert kept(path, "a") == b"2"


def test_the_last_bytes_under_a_key_stand_though_they_were_put_down_since_others_were_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(path, "a", b"1")
    with FileStore(path) as store:
        assert store.get("a") == b"1"
        monkeypatch.setattr(store_module, "PORTION", 1)

        store.put("a", b"2")

        assert store.get("a") == b"2"
    assert kept(path, "a") == b"2"


def test_closing_twice_is_harmless_and_a_closed_store_still_knows_its_own_run(path: Path) -> None:
    store = FileStore(path)
    store.put("a", b"1")
    store.close()
    store.close()

    assert store.get("a") == b"1"
    assert kept(path, "a") == b"1"


@pytest.mark.parametrize("damage", [b"not a store", b"SQLite format 3\x00 but not really" * 9])
def test_a_damaged_file_is_thrown_away_and_begun_anew(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)

    keep(path, "a", b"1")

    assert kept(path, "a") == b"1"


def test_a_file_that_is_damaged_within_is_begun_anew_at_the_end_of_the_run(path: Path) -> None:
    for number in range(50):
        keep(path, str(number), b"x" * 5000)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)

    keep(path, "a", b"1")

    assert kept(path, "a") == b"1"


def test_a_store_of_another_kind_is_begun_anew(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE made (something TEXT)")
    other.close()

    keep(path, "a", b"1")

    assert kept(path, "a") == b"1"


def test_a_file_that_another_run_holds_is_left_alone_and_this_run_remembers_for_itself(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "PATIENCE", 0.05)
    keep(path, "theirs", b"1")
    other = sqlite3.connect(path)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")

    with FileStore(path) as store:
        store.put("mine", b"2")
        assert store.get("mine") == b"2"

    other.rollback()
    other.close()
    assert kept(path, "theirs") == b"1"
    assert kept(path, "mine") is None


def test_a_file_that_is_held_at_the_end_of_a_run_loses_only_what_the_run_has_made(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "PATIENCE", 0.05)
    keep(path, "theirs", b"1")
    store = FileStore(path)
    store.put("mine", b"2")
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")

    store.close()

    other.rollback()
    other.close()
    assert kept(path, "theirs") == b"1"
    assert kept(path, "mine") is None


def test_where_no_file_can_be_written_the_run_remembers_for_itself(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"a file where a folder should be")

    with FileStore(tmp_path / "state" / "store.sqlite") as store:
        store.put("a", b"1")

        assert store.get("a") == b"1"


def test_a_folder_where_nothing_can_be_made_costs_nothing_but_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(sqlite3, "connect", refuse)

    with FileStore(path) as store:
        store.put("a", b"1")

        assert store.get("a") == b"1"
        assert store.get("b") is None


def test_a_store_in_memory_is_used_like_one_in_a_file() -> None:
    with MemoryStore() as store:
        store.put("a", b"1")

        assert (store.get("a"), store.get("b")) == (b"1", None)


def test_a_file_that_has_grown_too_large_keeps_what_its_last_run_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(path, "used", b"1" * 50_000)
    keep(path, "left", b"2" * 50_000)
    monkeypatch.setattr(store_module, "BOUND", 10_000)

    with FileStore(path) as store:
        store.get("used")
        store.put("new", b"3")

    monkeypatch.undo()
    assert kept(path, "used") == b"1" * 50_000
    assert kept(path, "new") == b"3"
    assert kept(path, "left") is None
    assert path.stat().st_size < 100_000


def test_what_a_run_has_read_it_keeps_though_another_run_lets_go_of_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(path, "a", b"1" * 50_000)
    with FileStore(path) as first:
        first.get("a")
        monkeypatch.setattr(store_module, "BOUND", 10_000)

        keep(path, "b", b"2")

        assert first.get("a") == b"1" * 50_000


def test_many_keys_are_asked_for_at_once(path: Path) -> None:
    with FileStore(path) as store:
        for number in range(1200):
            store.put(str(number), b"%d" % number)
    wanted = [*map(str, range(0, 1200, 2)), "unknown"]

    with FileStore(path) as store:
        store.put("fresh", b"now")
        known = store.known([*wanted, "fresh"])
        found = store.get_all([*wanted, "fresh"])

    assert known == {*map(str, range(0, 1200, 2)), "fresh"}
    assert found == {**{str(number): b"%d" % number for number in range(0, 1200, 2)}, "fresh": b"now"}


def test_what_a_run_only_asked_about_it_has_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(path, "used", b"1" * 50_000)
    monkeypatch.setattr(store_module, "BOUND", 10_000)

    with FileStore(path) as store:
        store.known(["used"])

    assert kept(path, "used") == b"1" * 50_000


def test_a_site_that_fills_the_store_with_what_it_uses_is_not_cleared_in_every_run(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "BOUND", 10_000)
    with FileStore(path) as store:
        store.put("used", b"1" * 3_000_000)
    with FileStore(path) as store:
        store.known(["used"])
        store.put("left", b"2")

    with FileStore(path) as store:
        store.known(["used"])

    assert kept(path, "left") == b"2"


def test_one_key_can_be_looked_up_while_others_use_the_file(path: Path) -> None:
    keep(path, "a", b"1")

    with FileStore(path) as store:
        store.put("b", b"2")
        assert look_up(path, "a") == b"1"
        assert look_up(path, "b") is None, "a run puts down what it has made at its end"
    assert look_up(path, "b") == b"2"


def test_nothing_is_found_in_a_store_that_is_not_there_or_is_damaged(path: Path) -> None:
    assert look_up(path, "a") is None
    assert not path.exists()

    path.parent.mkdir()
    path.write_bytes(b"not a store")
    assert look_up(path, "a") is None


def test_much_that_is_made_is_put_down_in_portions_and_leaves_the_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "PORTION", 1000)

    with FileStore(path) as store:
        for number in range(7):
            store.put(str(number), bytes([number]) * 300)
        assert look_up(path, "0") == bytes(300), "the first portion is in the file"
        assert look_up(path, "6") is None
        assert len(store._fresh) == 3
        assert [store.get(str(number)) for number in range(7)] == [bytes([n]) * 300 for n in range(7)]

    assert kept(path, "6") == bytes([6]) * 300


def test_what_cannot_be_put_down_stays_in_memory(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "PORTION", 100)
    monkeypatch.setattr(store_module, "PATIENCE", 0.01)
    keep(path, "a", b"1")
    with FileStore(path) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")

        store.put("b", bytes(200))

        assert store.get("b") == bytes(200)
        assert look_up(path, "b") is None
        other.rollback()
    assert kept(path, "b") == bytes(200)


def test_what_is_large_is_not_kept_at_hand(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "LARGE", 100)
    keep(path, "large", bytes(100))
    keep(path, "small", bytes(99))

    with FileStore(path) as store:
        assert store.get_all(["large", "small"]) == {"large": bytes(100), "small": bytes(99)}
        assert store.get("large") == bytes(100)
        assert set(store._held) == {"small"}


def test_what_is_at_hand_is_answered_also_where_there_is_no_room_for_what_is_read_beside_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "AT_HAND", 10)
    keep(path, "a", bytes(6))
    keep(path, "b", bytes(7))

    with FileStore(path) as store:
        store.get("a")

        assert store.get_all(["a", "b"]) == {"a": bytes(6), "b": bytes(7)}


KEYS = st.sampled_from("abcd")
STEPS = st.lists(st.tuples(KEYS, st.binary(max_size=9)) | st.frozensets(KEYS, min_size=1), max_size=30)


@given(steps=STEPS, portion=st.integers(1, 40), at_hand=st.integers(1, 40))
def test_whatever_was_put_down_or_let_go_of_a_store_answers_with_what_was_put_last(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, bytes] | frozenset[str]],
    portion: int,
    at_hand: int,
) -> None:
    path = tmp_path_factory.mktemp("state") / "store.sqlite"
    put = dict.fromkeys("abc", b"earlier")
    for key, data in put.items():
        keep(path, key, data)

    with pytest.MonkeyPatch.context() as bounds:
        bounds.setattr(store_module, "PORTION", portion)
        bounds.setattr(store_module, "AT_HAND", at_hand)
        with FileStore(path) as store:
            for step in steps:
                if isinstance(step, tuple):
                    store.put(*step)
                    put.update([step])
                else:
                    assert store.get_all(step) == {key: put[key] for key in step if key in put}
                    assert store.known(step) == step & put.keys()


def test_no_more_is_kept_at_hand_than_there_is_room_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "AT_HAND", 10)
    for key in "abc":
        keep(path, key, bytes(6))

    with FileStore(path) as store:
        for key in "abc":
            store.get(key)

        assert set(store._held) == {"c"}


def test_bytes_that_are_not_those_that_were_put_there_are_nothing(path: Path) -> None:
    keep(path, "a", b"as it was")
    keep(path, "b", b"another")
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE made SET data = CAST('as it is.' AS BLOB) WHERE key = 'a'")

    assert kept(path, "a") is None
    assert look_up(path, "a") is None
    assert (kept(path, "b"), look_up(path, "b")) == (b"another", b"another")


@pytest.mark.parametrize("damage", ["data = 'a text'", "data = ''", "data = 7", "seal = 'none'", "seal = -1"])
def test_a_row_that_holds_something_else_is_nothing(path: Path, damage: str) -> None:
    keep(path, "a", b"as it was")
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(f"UPDATE made SET {damage}")  # noqa: S608

    assert (kept(path, "a"), look_up(path, "a")) == (None, None)


def test_bytes_that_lie_under_the_key_of_others_are_nothing(path: Path) -> None:
    keep(path, "a", b"1")
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE made SET key = 'b'")

    assert (kept(path, "b"), look_up(path, "b")) == (None, None)


def test_a_store_of_an_earlier_form_is_begun_anew(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(
            "CREATE TABLE made (key TEXT PRIMARY KEY, data BLOB NOT NULL, checksum INTEGER NOT NULL)"
        )

    keep(path, "a", b"1")

    assert kept(path, "a") == b"1"


def test_a_store_can_be_thrown_away_whether_it_is_there_or_not(path: Path) -> None:
    keep(path, "a", b"1")

    forget(path)
    forget(path)

    assert list(path.parent.iterdir()) == []


def test_what_another_run_takes_out_of_the_file_is_still_there_for_this_one(path: Path) -> None:
    keep(path, "a", b"1")

    with FileStore(path) as store:
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("DELETE FROM made")

        assert store.known(["a"]) == {"a"}
        assert store.get("a") == b"1"

    assert kept(path, "a") is None


def test_sizes_are_told_without_the_bytes(tmp_path: Path) -> None:
    with FileStore(tmp_path / "store.sqlite") as store:
        store.put("a", b"12345")
        store.put("b", b"")

    assert sizes_in(tmp_path / "store.sqlite", ["a", "b", "c"]) == {"a": 5, "b": 0}
    assert sizes_in(tmp_path / "nowhere.sqlite", ["a"]) == {}
