"""A small site put in the place of another, killed or failing at every single step."""

from errno import EACCES, EIO, ENOSPC
from pathlib import Path

import pytest

from bilan.disk.publish import publish
from tests.interrupted.disk import Fault
from tests.interrupted.project import Nursery
from tests.test_same_bytes import files_in

OLD = ("kept", "old", "en/old")
NEW = ("kept", "new", "fr/new", "fr/more")
WAYS = ("publish", "publish in two steps")
"""In one step where the system can exchange two folders, else in two."""


def of(names: tuple[str, ...]) -> dict[str, bytes]:
    return {name: name.encode() for name in names}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path.resolve() / "site"


def begin(out: Path) -> None:
    """Let a site stand there."""
    publish(out, list(of(OLD).items()))


def steps_of(nursery: Nursery, out: Path, way: str) -> range:
    begin(out)
    return range(1, nursery.run(out.parent, (way, str(out), *NEW)).steps + 1)


@pytest.mark.parametrize("way", WAYS)
def test_killed_at_any_step_the_old_site_stands_or_the_new_one_and_the_next_run_clears_up(
    nursery: Nursery, out: Path, way: str
) -> None:
    call = (way, str(out), *NEW)
    found = []

    for at in steps_of(nursery, out, way):
        begin(out)
        killed = nursery.run(out.parent, call, fault=Fault(at=at))
        found.append(files_in(out))
        again = nursery.run(out.parent, call)

        assert killed.code < 0, at
        assert again.code == 0, (at, again.said)
        assert files_in(out) == of(NEW), at
        assert [one.name for one in out.parent.iterdir()] == ["site"], at

    assert of(OLD) in found
    assert of(NEW) in found
    missing = [one for one in found if one not in (of(OLD), of(NEW))]
    assert missing == ([] if way == "publish" else [{}]), (
        "one moment between two renames, where there are two"
    )


@pytest.mark.parametrize("way", WAYS)
def test_a_site_that_was_killed_between_two_renames_is_put_back_before_anything_else(
    nursery: Nursery, out: Path, way: str
) -> None:
    for at in steps_of(nursery, out, way):
        begin(out)
        nursery.run(out.parent, (way, str(out), *NEW), fault=Fault(at=at))

        mended = nursery.run(out.parent, ("mend", str(out)))

        assert mended.code == 0, at
        assert files_in(out) in (of(OLD), of(NEW)), at
        assert [one.name for one in out.parent.iterdir()] == ["site"], at


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("lasts", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("errno", [ENOSPC, EACCES, EIO])
def test_failing_at_any_step_the_old_site_stands_or_the_new_one(
    nursery: Nursery, out: Path, way: str, errno: int, *, lasts: bool
) -> None:
    call = (way, str(out), *NEW)

    for at in steps_of(nursery, out, way):
        begin(out)
        failed = nursery.run(out.parent, call, fault=Fault(at=at, errno=errno, lasts=lasts))
        left = files_in(out)
        nursery.run(out.parent, ("mend", str(out)))
        mended = files_in(out)
        again = nursery.run(out.parent, call)

        assert left == of(NEW) if failed.code == 0 else left in (of(OLD), of(NEW), {}), (at, failed.said)
        assert mended in (of(OLD), of(NEW)), at
        assert again.code == 0, (at, again.said)
        assert [one.name for one in out.parent.iterdir()] == ["site"], at


SPARE = ("kept", "fr/new", "en", "fr/older")
"""What the site before the old one held: some of it is as it will be, and a file is in the way of a folder."""


def begin_with_a_spare(out: Path) -> None:
    """Let a site stand there, and the one before it beside it."""
    publish(out, list(of(SPARE).items()), keeps_spare=True)
    publish(out, list(of(OLD).items()), keeps_spare=True)


FAULTS = {
    "killed": None,
    **{
        f"errno {errno}, {'for good' if lasts else 'once'}": (errno, lasts)
        for errno in (ENOSPC, EIO)
        for lasts in (False, True)
    },
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_made_of_a_spare_site_it_is_the_old_one_or_the_new_one_all_the_same(
    nursery: Nursery, out: Path, fault: tuple[int, bool] | None
) -> None:
    call = ("publish into a spare", str(out), *NEW)
    begin_with_a_spare(out)
    steps = nursery.run(out.parent, call).steps

    for at in range(1, steps + 1):
        begin_with_a_spare(out)
        errno, lasts = fault or (None, False)
        nursery.run(out.parent, call, fault=Fault(at=at, errno=errno, lasts=lasts))
        left = files_in(out)
        again = nursery.run(out.parent, call)

        assert left in (of(OLD), of(NEW)), at
        assert again.code == 0, (at, again.said)
        assert files_in(out) == of(NEW), at
        assert {one.name for one in out.parent.iterdir()} <= {"site", ".site.new"}, at
