"""One process at a time: a lock that holds up nobody when whoever held it is gone."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from bilan.disk import locks
from bilan.disk.locks import Busy, alone

HOLD = """
import sys, time
from pathlib import Path
from bilan.disk.locks import alone

with alone(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def holder(lock: Path, seconds: float) -> "subprocess.Popen[str]":
    """Return a process that holds a lock by now."""
    call = [sys.executable, "-c", HOLD, str(lock), str(seconds)]
    child = subprocess.Popen(call, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def test_a_lock_is_there_as_long_as_it_is_held(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"

    with alone(lock):
        assert lock.exists()

    assert not lock.exists()


def test_a_lock_goes_where_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), alone(tmp_path / ".lock"):
        raise ZeroDivisionError

    assert list(tmp_path.iterdir()) == []


def test_who_comes_second_waits_for_the_first(tmp_path: Path) -> None:
    with holder(tmp_path / ".lock", 0.3), alone(tmp_path / ".lock", patience=20):
        assert (tmp_path / ".lock").exists()


def test_who_has_waited_too_long_is_told_where_somebody_writes(tmp_path: Path) -> None:
    with holder(tmp_path / ".lock", 60) as child:
        started = time.monotonic()
        with (
            pytest.raises(Busy, match="another command is writing there") as refused,
            alone(tmp_path / ".lock", 0.1),
        ):
            pass
        child.kill()

    assert refused.value.filename == str(tmp_path)
    assert time.monotonic() - started < 10


def test_a_lock_of_a_process_that_was_killed_holds_up_nobody_and_is_cleared_away(tmp_path: Path) -> None:
    with holder(tmp_path / ".lock", 60) as child:
        child.kill()
    assert (tmp_path / ".lock").exists()

    with alone(tmp_path / ".lock", patience=0):
        pass

    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_was_taken_away_while_somebody_waited_is_made_anew(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    with lock.open("ab") as earlier:
        assert locks._is_there(earlier, lock)
        lock.unlink()

        with alone(lock):
            assert not locks._is_there(earlier, lock)


def test_where_nobody_may_write_there_is_no_lock_and_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with (
        pytest.raises(OSError, match=r"Not a directory|cannot find") as refused,
        alone(tmp_path / "file" / ".lock"),
    ):
        pass

    assert refused.value.filename == str(tmp_path / "file")


def test_a_disk_that_knows_no_locks_lets_everybody_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    module = "msvcrt.locking" if sys.platform == "win32" else "fcntl.flock"
    monkeypatch.setattr(module, unknown)

    with alone(tmp_path / ".lock"):
        assert (tmp_path / ".lock").exists()
