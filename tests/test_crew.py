"""Work that is shared: what comes of it is the same, in the same order, whoever does it."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest

from bilan.crew import ALONE, Workers


def squared(number: int) -> int:
    return number * number


def with_process(word: str, number: int) -> tuple[str, int, int]:
    return word, number, os.getpid()


def fails(number: int) -> int:
    return 1 // number


def test_what_comes_of_each_part_comes_in_their_order() -> None:
    with Workers(2) as crew:
        assert list(crew.share(squared, range(20), 3)) == [number * number for number in range(20)]
    assert list(ALONE.share(squared, range(5))) == [0, 1, 4, 9, 16]


def test_other_processes_do_it_and_they_are_started_once() -> None:
    with Workers(2) as crew:
        first = list(crew.share(partial(with_process, "a"), range(6)))
        second = list(crew.share(partial(with_process, "b"), range(6)))

    processes = {one[2] for one in (*first, *second)}
    assert os.getpid() not in processes
    assert len(processes) <= 2
    assert [one[:2] for one in second] == [("b", number) for number in range(6)]


def test_where_nothing_is_shared_nothing_is_started() -> None:
    with Workers(4) as crew:
        assert crew.shares()
        assert crew._pool is None
    assert not Workers(1).shares()
    assert not ALONE.shares()


def test_what_goes_wrong_in_a_process_goes_wrong_here() -> None:
    with Workers(2) as crew, pytest.raises(ZeroDivisionError):
        list(crew.share(fails, [1, 0]))


def dies_once(mark: Path, number: int) -> int:
    if number == 3 and not mark.exists():
        mark.touch()
        os._exit(9)
    return number


def dies(_number: int) -> int:
    os._exit(9)


def test_what_a_process_leaves_that_is_ended_another_one_does(tmp_path: Path) -> None:
    with Workers(2) as crew:
        made = list(crew.share(partial(dies_once, tmp_path / "mark"), range(30), 2))

        assert made == list(range(30))
        assert list(crew.share(squared, range(3))) == [0, 1, 4]


def test_where_processes_are_ended_again_the_reason_is_told() -> None:
    with Workers(2) as crew, pytest.raises(ChildProcessError, match="memory"):
        list(crew.share(dies, range(3)))
