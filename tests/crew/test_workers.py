"""Work that is shared: what comes of it is the same, in the same order, whoever does it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

import pytest

from bilan.crew import forked
from bilan.crew.copies import BEHIND
from bilan.crew.forked import AHEAD, Forked, _Team
from bilan.crew.sharing import ALONE
from bilan.crew.spawned import Spawned
from bilan.crew.workers import Workers, workers

pytestmark = pytest.mark.filterwarnings(
    "ignore:.*multi-threaded.*fork:DeprecationWarning"  # pytest has threads of its own; a build has none here
)

KINDS: Sequence[Callable[[int], Workers]] = (Spawned, *([Forked] if sys.platform == "linux" else []))
every_kind = pytest.mark.parametrize("kind", KINDS)


def same(part: int) -> int:
    return part


def doubled(part: int) -> int:
    return 2 * part


def squared(number: int) -> int:
    return number * number


def with_process(word: str, number: int) -> tuple[str, int, int]:
    return word, number, os.getpid()


def fails(number: int) -> int:
    return 1 // number


@every_kind
def test_what_comes_of_each_part_comes_in_their_order(kind: Callable[[int], Workers]) -> None:
    with kind(2) as crew:
        assert list(crew.share(squared, same, range(60))) == [number * number for number in range(60)]
        assert list(crew.share(squared, same, ())) == []
        assert list(crew.share(squared, same, (7,))) == [49]
    assert list(ALONE.share(squared, same, range(5))) == [0, 1, 4, 9, 16]


WORKED_OUT: list[int] = []


def worked_out(_: int) -> list[int]:
    return WORKED_OUT


@every_kind
def test_a_crew_knows_whether_it_begins_with_what_was_worked_out(
    kind: Callable[[int], Workers], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{__name__}.WORKED_OUT", [1985])

    with kind(2) as crew:
        found = list(crew.share(worked_out, same, (1, 2)))

    assert found == [[1985] if crew.inherits() else []] * 2
    assert not ALONE.inherits()


@every_kind
def test_a_crew_says_whether_something_is_under_way(kind: Callable[[int], Workers]) -> None:
    with kind(2) as crew:
        before = crew.is_at_work()
        told = crew.share(squared, same, range(30))

        assert (before, crew.is_at_work()) == (False, True)
        assert len(list(told)) == 30
    assert not ALONE.is_at_work()


@every_kind
def test_a_part_is_made_ready_before_the_work(kind: Callable[[int], Workers]) -> None:
    with kind(2) as crew:
        assert list(crew.share(squared, doubled, (1, 2, 3))) == [4, 16, 36]
    assert list(ALONE.share(squared, doubled, (1, 2, 3))) == [4, 16, 36]


@every_kind
def test_other_processes_do_it(kind: Callable[[int], Workers]) -> None:
    with kind(2) as crew:
        first = list(crew.share(partial(with_process, "a"), same, range(6)))
        second = list(crew.share(partial(with_process, "b"), same, range(6)))

    assert os.getpid() not in {one[2] for one in (*first, *second)}
    assert len({one[2] for one in first}) <= 2
    assert [one[:2] for one in second] == [("b", number) for number in range(6)]


@pytest.mark.skipif(sys.platform != "linux", reason="there no process is copied")
def test_a_copy_makes_room_for_another_before_it_holds_everything_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forked, "LIFE", 5)
    monkeypatch.setattr(threading, "active_count", lambda: 1)

    with Forked(2) as crew:
        made = list(crew.share(partial(with_process, "a"), same, range(60)))

    parts_of = Counter(process for _, _, process in made)
    assert [number for _, number, _ in made] == list(range(60))
    assert len(parts_of) >= 10
    assert max(parts_of.values()) <= 6


@pytest.mark.skipif(sys.platform != "linux", reason="there no process is copied")
def test_a_copy_makes_room_sooner_where_there_is_very_much_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forked, "LIFE", 20)
    monkeypatch.setattr(forked, "MANY", 100)
    monkeypatch.setattr(threading, "active_count", lambda: 1)

    with Forked(2) as crew:
        made = list(crew.share(partial(with_process, "a"), same, range(100)))

    assert [number for _, number, _ in made] == list(range(100))
    assert max(Counter(process for _, _, process in made).values()) < 20


@pytest.mark.skipif(sys.platform != "linux", reason="there no process is copied")
def test_where_there_is_a_second_thread_by_now_the_copies_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forked, "LIFE", 5)
    monkeypatch.setattr(threading, "active_count", lambda: 2)

    with Forked(2) as crew:
        made = list(crew.share(partial(with_process, "a"), same, range(60)))

    assert len({process for _, _, process in made}) <= 2


@every_kind
def test_two_pieces_of_work_can_be_under_way(kind: Callable[[int], Workers]) -> None:
    with kind(2) as crew:
        first = crew.share(squared, same, range(30))
        second = crew.share(doubled, same, range(30))

        assert list(second) == [2 * number for number in range(30)]
        assert list(first) == [number * number for number in range(30)]


def marked(folder: Path, number: int) -> int:
    (folder / str(number)).touch()
    return number


@every_kind
def test_the_work_begins_before_anything_is_taken(kind: Callable[[int], Workers], tmp_path: Path) -> None:
    with kind(2) as crew:
        told = crew.share(partial(marked, tmp_path), same, range(3))
        patience = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < 3 and time.monotonic() < patience:
            time.sleep(0.01)

        assert {one.name for one in tmp_path.iterdir()} == {"0", "1", "2"}
        assert list(told) == [0, 1, 2]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies processes here")
def test_no_more_is_done_ahead_than_there_is_room_for(tmp_path: Path) -> None:
    with Forked(2) as crew:
        told = crew.share(partial(marked, tmp_path), same, range(100))
        assert next(told) == 0
        time.sleep(0.3)

        assert len(list(tmp_path.iterdir())) <= 2 * AHEAD
        assert list(told) == list(range(1, 100))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies processes here")
def test_a_copy_has_what_no_other_process_could_be_handed() -> None:
    unpicklable = MappingProxyType({0: "zero", 1: "one"})

    with Forked(2) as crew:
        assert list(crew.share(lambda number: unpicklable[number], same, (0, 1))) == ["zero", "one"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies processes here")
def test_a_copy_stands_back_for_whoever_waits_for_it() -> None:
    ours = os.nice(0)

    with Forked(2) as crew:
        assert set(crew.share(os.nice, same, (0, 0, 0))) == {min(ours + BEHIND, 19)}


@every_kind
def test_what_goes_wrong_in_a_process_goes_wrong_here(kind: Callable[[int], Workers]) -> None:
    with kind(2) as crew, pytest.raises(ZeroDivisionError):
        list(crew.share(fails, same, [1, 0]))


def unsendable(number: int) -> object:
    return threading.Lock() if number == 3 else number


@every_kind
def test_what_cannot_be_sent_goes_wrong_here_and_is_no_lack_of_memory(
    kind: Callable[[int], Workers],
) -> None:
    with kind(2) as crew, pytest.raises(TypeError, match="cannot pickle"):
        list(crew.share(unsendable, same, range(5)))


def dies_once(mark: Path, number: int) -> int:
    if number == 3 and not mark.exists():
        mark.touch()
        os._exit(9)
    return number


def dies(_number: int) -> int:
    os._exit(9)


@every_kind
def test_what_a_process_leaves_that_is_ended_another_one_does(
    kind: Callable[[int], Workers], tmp_path: Path
) -> None:
    with kind(2) as crew:
        made = list(crew.share(partial(dies_once, tmp_path / "mark"), same, range(30)))

        assert made == list(range(30))
        assert list(crew.share(squared, same, range(3))) == [0, 1, 4]


@pytest.mark.skipif(sys.platform != "linux", reason="there no process is copied")
def test_what_is_left_is_done_by_another_program_where_there_is_a_second_thread_by_then(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Forked(2) as crew:
        told = crew.share(partial(dies_once, tmp_path / "mark"), same, range(30))
        monkeypatch.setattr(threading, "active_count", lambda: 2)
        monkeypatch.setattr(_Team, "_started", None)  # nobody may be copied from now on

        assert list(told) == list(range(30))


@pytest.mark.skipif(sys.platform != "linux", reason="there no process is copied")
def test_where_another_program_is_ended_as_well_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)

    with Forked(2) as crew, pytest.raises(ChildProcessError, match="memory"):
        list(crew.share(dies, same, range(3)))


def much(folder: Path, number: int) -> bytes:
    marked(folder, number)
    return bytes(300_000)


@pytest.mark.skipif(sys.platform != "linux", reason="there no process is copied")
def test_a_copy_goes_on_while_nobody_takes_the_much_that_it_made(tmp_path: Path) -> None:
    with Forked(1) as crew:
        told = crew.share(partial(much, tmp_path), same, range(6))
        patience = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < 3 and time.monotonic() < patience:
            time.sleep(0.01)

        assert len(list(tmp_path.iterdir())) >= 3
        assert [len(one) for one in told] == [300_000] * 6


@pytest.mark.skipif(sys.platform != "linux", reason="there no process is copied")
def test_a_copy_has_work_enough_while_nobody_asks_for_what_it_made(tmp_path: Path) -> None:
    with Forked(2) as crew:
        told = crew.share(partial(marked, tmp_path), same, range(20))
        patience = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < 20 and time.monotonic() < patience:
            time.sleep(0.01)

        assert len(list(tmp_path.iterdir())) == 20
        assert list(told) == list(range(20))


@every_kind
def test_where_processes_are_ended_again_the_reason_is_told(kind: Callable[[int], Workers]) -> None:
    with kind(2) as crew, pytest.raises(ChildProcessError, match="memory"):
        list(crew.share(dies, same, range(3)))


def test_where_nothing_is_shared_nothing_is_started() -> None:
    with Spawned(4) as crew:
        assert crew.shares()
        assert crew._pool is None
    assert not Spawned(1).shares()
    assert not Forked(1).shares()
    assert not ALONE.shares()


def test_a_process_with_several_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert isinstance(workers(2), Forked)

    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert isinstance(workers(2), Spawned)

    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert isinstance(workers(2), Spawned)


def test_as_many_share_the_work_as_there_are_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)

    assert not workers(0).shares()
    assert workers(3).shares()


SLEEPER = """
import os, time
from bilan.crew.forked import Forked
def same(part): return part
def sleep(part):
    os.write(1, b"%d\\n" % os.getpid())  # in one go, for another writes there as well
    time.sleep(0.2)
    return part
with Forked(2) as crew:
    told = crew.share(sleep, same, range(1000))
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies processes here")
def test_workers_do_not_outlive_the_process_that_they_are_copies_of() -> None:
    with subprocess.Popen([sys.executable, "-c", SLEEPER], stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        copies = {int(started.stdout.readline()) for _ in range(2)}
        started.kill()
        started.wait()

    patience = time.monotonic() + 30
    while any(is_running(one) for one in copies) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not any(is_running(one) for one in copies)


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
