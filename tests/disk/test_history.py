"""When content was changed, as Git has kept it, or as the files themselves tell."""

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from bilan.disk import history
from bilan.disk.history import read_history
from bilan.disk.tree import Folders

STORY = "content/stories/été/en.md"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    content = tmp_path / "project" / "content"
    (content / "stories" / "été").mkdir(parents=True)
    return Folders(root=tmp_path / "project", content=content)


def write(folders: Folders, words: str, path: str = STORY) -> None:
    (folders.root / path).write_text(words, encoding="utf-8")


def git(folders: Folders, *words: str, day: int = 1) -> None:
    when = f"2022-03-{day:02}T10:00:00+00:00"
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgSign=false")
    dated = {**os.environ, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when}
    subprocess.run(("git", *named, "-C", folders.root, *words), check=True, env=dated, capture_output=True)


def record(folders: Folders, words: str, day: int) -> None:
    """Write a story and record it in Git."""
    write(folders, words)
    git(folders, "add", ".")
    git(folders, "commit", "-m", words, day=day)


def test_git_tells_when_a_file_was_changed_the_newest_first(folders: Folders) -> None:
    git(folders, "init")
    record(folders, "one", 1)
    record(folders, "two", 9)

    found = read_history(folders, [STORY])[STORY]

    assert [one.day for one in found.recorded] == [9, 1]
    assert not found.is_open
    assert found.last == dt.datetime(2022, 3, 9, 10, tzinfo=dt.UTC)


def test_what_is_not_recorded_yet_was_changed_when_it_was_saved(folders: Folders) -> None:
    git(folders, "init")
    record(folders, "one", 1)
    write(folders, "two")

    found = read_history(folders, [STORY])[STORY]

    assert found.is_open
    assert found.last == found.saved


def test_a_file_that_git_does_not_know_yet_is_open(folders: Folders) -> None:
    git(folders, "init")
    record(folders, "one", 1)
    write(folders, "new", "content/new.md")

    found = read_history(folders, ["content/new.md"])["content/new.md"]

    assert (found.recorded, found.is_open) == ((), True)


def test_without_git_the_file_itself_tells(folders: Folders) -> None:
    write(folders, "one")
    os.utime(folders.root / STORY, (1_650_000_000, 1_650_000_000))

    found = read_history(folders, [STORY])[STORY]

    assert (found.recorded, found.is_open) == ((), True)
    assert found.last == dt.datetime.fromtimestamp(1_650_000_000, dt.UTC)


def test_a_file_that_is_not_there_has_no_history(folders: Folders) -> None:
    assert read_history(folders, [STORY]) == {}


@pytest.mark.parametrize(
    "mistake", [FileNotFoundError("git"), subprocess.TimeoutExpired("git", history.PATIENCE)]
)
def test_nobody_waits_for_a_git_that_is_missing_or_slow(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, mistake: Exception
) -> None:
    write(folders, "one")

    def run(*_words: object, **_more: object) -> None:
        raise mistake

    monkeypatch.setattr(subprocess, "run", run)

    assert read_history(folders, [STORY])[STORY].recorded == ()


def test_names_that_look_like_a_pattern_are_names(folders: Folders) -> None:
    git(folders, "init")
    record(folders, "one", 1)
    write(folders, "other", "content/[a].md")
    write(folders, "other", "content/a.md")
    git(folders, "add", "content/a.md")
    git(folders, "commit", "-m", "a", day=2)

    assert read_history(folders, ["content/[a].md"])["content/[a].md"].recorded == ()


def test_git_obeys_no_repository_among_the_content(folders: Folders) -> None:
    ran = folders.root / "ran"
    git(folders, "init")
    record(folders, "one", 1)
    subprocess.run(("git", "init", "--bare", folders.content), check=True, capture_output=True)
    (folders.content / "config").write_text(
        f"[core]\n\tbare = false\n\tworktree = {folders.content}\n\tfsmonitor = touch {ran}\n",
        encoding="utf-8",
    )

    found = read_history(folders, [STORY])[STORY]

    assert found.recorded == ()
    assert not ran.exists()
