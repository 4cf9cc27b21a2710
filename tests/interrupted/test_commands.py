"""Commands that write into the content: killed or failing at a step, they change everything or nothing."""

from collections.abc import Iterator
from errno import EACCES, EIO, ENOSPC
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.interrupted.conftest import some_of
from tests.interrupted.disk import Fault
from tests.interrupted.project import COMMANDS, Files, Nursery, Project, begin

LIST = ("translated",)
"""A command that changes nothing: it puts right what another one left behind, as all do."""


@pytest.fixture(scope="module")
def project() -> Iterator[Project]:
    with TemporaryDirectory() as folder:
        project = begin(Path(folder).resolve())
        project.keep()
        yield project


def whole(now: Files, before: Files, after: Files) -> bool:
    """Return whether every file is as it was or as it was to be, maybe in a folder that moves."""
    return {*now.values()} <= {
        *before.values(),
        *after.values(),
    } and now.keys() <= before.keys() | after.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_killed_has_done_everything_or_the_next_one_takes_it_back(
    nursery: Nursery, project: Project, name: str
) -> None:
    project.begin_anew()
    before = project.sources()
    steps = nursery.run(project.root, COMMANDS[name]).steps
    after = project.sources()
    assert after != before

    for at in some_of(steps, most=7):
        project.begin_anew()
        killed = nursery.run(project.root, COMMANDS[name], fault=Fault(at=at))
        left = project.sources()
        told = nursery.run(project.root, LIST)

        assert killed.code < 0, at
        assert whole(left, before, after), at
        assert told.code == 0, (at, told.said)
        assert project.sources() in (before, after), at
        assert project.litter() == [], at
        if project.sources() != left:
            assert "they are as they were before it" in told.said, at


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(
    "kind",
    [
        Fault(at=1, errno=ENOSPC),
        Fault(at=1, errno=ENOSPC, lasts=True),
        Fault(at=1, errno=EACCES, lasts=True),
        Fault(at=1, errno=EIO, looks=True),
    ],
    ids=["full for a moment", "full", "forbidden", "cannot be read"],
)
def test_a_command_that_fails_says_so_and_has_changed_nothing(
    nursery: Nursery, project: Project, name: str, kind: Fault
) -> None:
    project.begin_anew()
    before = project.sources()
    usual = nursery.run(project.root, COMMANDS[name], fault=Fault(at=0, looks=kind.looks))
    after = project.sources()

    for at in some_of(usual.steps, most=2):
        project.begin_anew()
        fault = Fault(at=at, errno=kind.errno, lasts=kind.lasts, looks=kind.looks)
        ended = nursery.run(project.root, COMMANDS[name], fault=fault)
        left = project.sources()
        told = nursery.run(project.root, LIST)

        assert left == (after if ended.code == 0 else before) or "takes back" in ended.said, (at, ended.said)
        assert told.code == 0, (at, told.said)
        assert project.sources() == (after if ended.code == 0 else before), (at, ended.said)
        assert project.litter() == [], at
