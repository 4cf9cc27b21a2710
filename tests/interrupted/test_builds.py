"""Builds that are killed, that fail or that run beside others: the site is the old one or the new one, whole."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from errno import EACCES, EIO, ENOSPC
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bilan.desk.building import LOST
from tests.interrupted.conftest import some_of
from tests.interrupted.disk import Fault
from tests.interrupted.project import EDITED, Files, Nursery, Project, begin
from tests.test_same_bytes import differing, files_in

BUILD = ("build", "--workers", "1")
LISTED = {"content/_addresses.txt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """A site that was published, after which a text was edited, and the site of that."""

    project: Project
    old: Files
    new: Files


@pytest.fixture(scope="module")
def sites(nursery: Nursery) -> Iterator[Sites]:
    with TemporaryDirectory() as folder:
        project = begin(Path(folder).resolve())
        assert nursery.run(project.root, BUILD).code == 0
        old = project.site()
        project.write(EDITED)
        project.keep()
        assert nursery.run(project.root, BUILD).code == 0
        new = project.site()
        assert 5 <= len(differing(old, new)) < len(new)
        assert (
            nursery.run(project.root, (*BUILD, "--no-store", "--out", str(project.root / "clean"))).code == 0
        )
        assert differing(files_in(project.root / "clean"), new) == []
        yield Sites(project=project, old=old, new=new)


def check(sites: Sites, nursery: Nursery, about: object) -> None:
    """Make sure that the site is one of the two, and that the next build makes the new one and clears up."""
    project = sites.project
    left = project.site()
    assert left in (sites.old, sites.new), (about, differing(left, sites.old), differing(left, sites.new))
    again = nursery.run(project.root, BUILD)
    assert again.code == 0, (about, again.said)
    assert differing(project.site(), sites.new) == [], about
    assert project.litter() == [], about
    assert nursery.run(project.root, BUILD).said.startswith("Nothing has changed"), about


def usual_steps(sites: Sites, nursery: Nursery, *, looks: bool = False) -> int:
    sites.project.begin_anew()
    return nursery.run(sites.project.root, BUILD, fault=Fault(at=0, looks=looks)).steps


def test_killed_at_a_step_the_old_site_stands_or_the_new_one(sites: Sites, nursery: Nursery) -> None:
    for at in some_of(usual_steps(sites, nursery), most=8):
        sites.project.begin_anew()
        before = sites.project.sources()

        killed = nursery.run(sites.project.root, BUILD, fault=Fault(at=at))

        assert killed.code < 0, at
        assert set(differing(sites.project.sources(), before)) <= LISTED, at
        check(sites, nursery, at)


@pytest.mark.parametrize(
    "kind",
    [
        Fault(at=1, errno=ENOSPC),
        Fault(at=1, errno=ENOSPC, lasts=True),
        Fault(at=1, errno=EACCES, lasts=True),
        Fault(at=1, errno=EIO, looks=True),
        Fault(at=1, errno=EIO, looks=True, lasts=True),
    ],
    ids=["full for a moment", "full", "forbidden", "unreadable for a moment", "unreadable"],
)
def test_failing_at_a_step_the_old_site_stands_or_the_new_one_and_no_traceback(
    sites: Sites, nursery: Nursery, kind: Fault
) -> None:
    for at in some_of(usual_steps(sites, nursery, looks=kind.looks), most=4):
        sites.project.begin_anew()
        fault = Fault(at=at, errno=kind.errno, lasts=kind.lasts, looks=kind.looks)

        nursery.run(sites.project.root, BUILD, fault=fault)

        check(sites, nursery, fault)


def test_what_a_killed_build_left_behind_is_told(sites: Sites, nursery: Nursery) -> None:
    sites.project.begin_anew()
    steps = usual_steps(sites, nursery)
    told = []
    for at in (steps // 3, steps - 60):
        sites.project.begin_anew()
        nursery.run(sites.project.root, BUILD, fault=Fault(at=at))
        told.append(nursery.run(sites.project.root, BUILD).said.splitlines()[0])

    assert (
        told
        == [
            "build.py: A build was cut off before it was done; what it had laid beside the site is cleared away."
        ]
        * 2
    )


def test_two_builds_at_once_both_end_well(sites: Sites, nursery: Nursery) -> None:
    other = Nursery()
    try:
        for _ in range(3):
            sites.project.begin_anew()
            with ThreadPoolExecutor(2) as pool:
                calls = [pool.submit(one.run, sites.project.root, BUILD) for one in (nursery, other)]
            ended = [one.result() for one in calls]

            assert [one.code for one in ended] == [0, 0], [one.said for one in ended]
            check(sites, nursery, ended)
    finally:
        other.close()


def shortened(store: Path) -> None:
    store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])


def flipped(store: Path) -> None:
    """Change bytes in the middle of what is kept, which SQLite does not look at."""
    with sqlite3.connect(store) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        rows = file.execute("SELECT rowid, data FROM made WHERE length(data) > 20").fetchall()
        file.executemany(
            "UPDATE made SET data = ? WHERE rowid = ?",
            [(data[:9] + b"#" + data[10:], row) for row, data in rows],
        )
    file.close()


def emptied(store: Path) -> None:
    with sqlite3.connect(store) as file:
        file.execute("DELETE FROM made WHERE length(data) > 2000")
    file.close()


def overwritten(store: Path) -> None:
    data = bytearray(store.read_bytes())
    data[5000:-5000:97] = b"\xff" * len(data[5000:-5000:97])
    store.write_bytes(data)


DAMAGES: Sequence[Callable[[Path], None]] = (shortened, flipped, emptied, overwritten)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
def test_a_store_that_is_damaged_or_half_empty_costs_time_alone(
    sites: Sites, nursery: Nursery, damage: Callable[[Path], None]
) -> None:
    sites.project.begin_anew()
    shutil.rmtree(sites.project.root / "site")
    damage(sites.project.root / ".bilan" / "store.sqlite")

    ended = nursery.run(sites.project.root, BUILD)

    assert ended.code == 0, ended.said
    if damage is not overwritten:  # what exactly is hit there differs from run to run
        assert (LOST in ended.said) is (damage is flipped), ended.said
    assert differing(sites.project.site(), sites.new) == []
    check(sites, nursery, damage)


def test_what_is_remembered_of_the_last_publication_may_be_half_written(
    sites: Sites, nursery: Nursery
) -> None:
    for length in (0, 1, 500):
        sites.project.begin_anew()
        [record] = (sites.project.root / ".bilan").glob("published-*.json")
        record.write_bytes(record.read_bytes()[:length])

        check(sites, nursery, length)
