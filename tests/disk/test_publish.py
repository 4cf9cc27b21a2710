"""Putting a new site in place of the old one: all or nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bilan.disk import publish as module
from bilan.disk.publish import (
    MARKER,
    SPARE,
    NotOurs,
    check_out,
    mend_site,
    publish,
    read_report,
    write_reports,
)
from bilan.disk.tree import Folders

OLD = [("index.html", b"old"), ("en/index.html", b"old en")]
NEW = [("index.html", b"new"), ("fr/index.html", b"new fr")]


def folders_in(root: Path) -> Folders:
    return Folders(root=root, content=root / "content")


def site_in(out: Path) -> dict[str, bytes]:
    """Return what readers find: every file but the marker."""
    return {
        file.relative_to(out).as_posix(): file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file() and file.name != MARKER
    }


def beside(out: Path) -> list[str]:
    return sorted(one.name for one in out.parent.iterdir() if one != out)


# --- one site in place of the other ---


def test_a_new_site_takes_the_place_of_the_old_one_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, OLD)

    publish(out, NEW)

    assert site_in(out) == dict(NEW)
    assert beside(out) == []


def test_the_site_before_is_kept_for_the_next_one_to_be_made_of(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, OLD, keeps_spare=True)
    publish(out, NEW, keeps_spare=True)
    spare = tmp_path / ".site.new"
    assert site_in(spare) == {**dict(OLD), SPARE: b""}
    folder = (spare / "fr").exists(), (spare / "en").stat().st_ino

    publish(out, [*OLD, ("fr/index.html", None)], keeps_spare=True)

    assert site_in(out) == {**dict(OLD), "fr/index.html": b"new fr"}
    assert folder == (False, (out / "en").stat().st_ino)
    assert site_in(spare) == {**dict(NEW), SPARE: b""}
    assert beside(out) == [".site.new"]


def test_a_spare_site_is_nothing_to_speak_of_and_a_build_without_one_clears_it_away(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, OLD, keeps_spare=True)
    publish(out, NEW, keeps_spare=True)

    assert mend_site(out) == ()
    publish(out, OLD)

    assert site_in(out) == dict(OLD)
    assert beside(out) == []


def test_a_spare_site_that_was_being_changed_when_a_run_was_killed_is_cleared_away(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, OLD, keeps_spare=True)
    publish(out, NEW, keeps_spare=True)
    (tmp_path / ".site.new" / SPARE).unlink()

    said = mend_site(out)

    assert len(said) == 1
    assert beside(out) == []
    assert site_in(out) == dict(NEW)


def test_the_folders_above_the_site_are_made(tmp_path: Path) -> None:
    publish(tmp_path / "far" / "away" / "site", NEW)

    assert site_in(tmp_path / "far" / "away" / "site") == dict(NEW)


def test_a_site_can_be_published_into_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "site").mkdir()
    monkeypatch.chdir(tmp_path / "site")

    publish(Path(), NEW)

    assert site_in(tmp_path / "site") == dict(NEW)


def test_a_mistake_on_the_way_leaves_the_old_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, OLD)

    def breaks_off() -> Iterator[tuple[str, bytes]]:
        yield NEW[0]
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        publish(out, breaks_off())

    assert site_in(out) == dict(OLD)


def test_the_old_site_comes_back_where_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    publish(out, OLD)
    monkeypatch.setattr(module, "exchange", lambda _one, _other: False)
    rename = Path.rename

    def refuse_the_new_one(self: Path, target: Path) -> Path:
        if self.name == ".site.new":
            raise PermissionError(13, "The file is in use")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_the_new_one)

    with pytest.raises(PermissionError):
        publish(out, NEW)

    assert site_in(out) == dict(OLD)


# --- runs that are cut off ---

SLOW = """
import sys, time
from pathlib import Path
from bilan.disk.publish import publish

def slowly():
    yield "index.html", b"new"
    print("begun", flush=True)
    time.sleep(60)

publish(Path(sys.argv[1]), slowly())
"""


def test_a_run_that_is_killed_while_it_writes_leaves_the_old_site_and_the_next_one_cleans_up(
    tmp_path: Path,
) -> None:
    out = tmp_path / "site"
    publish(out, OLD)

    with subprocess.Popen([sys.executable, "-c", SLOW, str(out)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        child.kill()

    assert site_in(out) == dict(OLD)
    publish(out, NEW)
    assert site_in(out) == dict(NEW)
    assert beside(out) == []


BETWEEN = """
import os, sys
from pathlib import Path
from bilan.disk import publish as module
from bilan.disk.publish import publish

module.exchange = lambda one, other: False
rename = Path.rename

def die_before_the_second(self, target):
    if self.name == ".site.new":
        os._exit(9)
    return rename(self, target)

Path.rename = die_before_the_second
publish(Path(sys.argv[1]), [("index.html", b"new")])
"""


def test_a_run_that_is_killed_between_the_two_renames_is_mended_at_the_next_start(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, OLD)
    ended = subprocess.run([sys.executable, "-c", BETWEEN, str(out)], check=False)
    assert (ended.returncode, out.exists()) == (9, False)

    mend_site(out)

    assert site_in(out) == dict(OLD)


def test_an_old_site_that_was_not_cleared_away_is_no_longer_needed(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, NEW)
    publish(tmp_path / ".site.old", OLD)

    mend_site(out)

    assert site_in(out) == dict(NEW)
    assert beside(out) == []


def test_a_file_without_bytes_is_taken_over_from_the_old_site_as_it_stands(tmp_path: Path) -> None:
    out = tmp_path / "site"
    before = publish(out, OLD)

    placed = publish(out, [("index.html", b"new"), ("en/index.html", None)])

    assert site_in(out) == {"index.html": b"new", "en/index.html": b"old en"}
    assert placed["en/index.html"] == before["en/index.html"]


def test_a_file_is_taken_over_where_the_disk_knows_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    out = tmp_path / "site"
    before = publish(out, OLD)
    monkeypatch.setattr(os, "link", refuse)

    placed = publish(out, [("index.html", None)])

    assert site_in(out) == {"index.html": b"old"}
    assert placed["index.html"] == before["index.html"]


@pytest.mark.skipif(os.name == "nt", reason="an open folder cannot be renamed on Windows")
def test_a_reader_who_holds_the_old_site_open_does_not_find_files_of_the_new_one_in_it(
    tmp_path: Path,
) -> None:
    out = tmp_path / "site"
    publish(out, OLD)
    held = os.open(out, os.O_RDONLY)

    publish(out, NEW)

    try:
        with pytest.raises(FileNotFoundError):
            os.open("fr/index.html", os.O_RDONLY, dir_fd=held)
    finally:
        os.close(held)


# --- folders that may not be replaced ---


@pytest.mark.parametrize(
    ("out", "why"),
    [
        (".", "holds the sources of the site"),
        ("..", "holds the sources of the site"),
        ("content", "holds the sources of the site"),
        ("content/site", "is part of the sources of the site"),
        ("templates", "is part of the sources of the site"),
        ("assets/site", "is part of the sources of the site"),
        ("locales/en", "is part of the sources of the site"),
    ],
)
def test_a_folder_of_sources_is_never_replaced(tmp_path: Path, out: str, why: str) -> None:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)

    with pytest.raises(NotOurs, match=why):
        check_out(root / out, folders_in(root))


def test_a_folder_with_a_stranger_s_files_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "photos"
    out.mkdir()
    (out / "wedding.jpg").write_bytes(b"")

    with pytest.raises(NotOurs, match="holds files that were not written by bilan"):
        check_out(out, folders_in(tmp_path / "project"))


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"")

    with pytest.raises(NotOurs, match="is not a folder"):
        check_out(tmp_path / "site", folders_in(tmp_path / "project"))


@pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make symbolic links")
@pytest.mark.parametrize("target", ["published", "nowhere"])
def test_a_symbolic_link_is_never_replaced(tmp_path: Path, target: str) -> None:
    publish(tmp_path / "published", OLD)
    (tmp_path / "site").symlink_to(tmp_path / target)

    with pytest.raises(NotOurs, match="is not a folder"):
        check_out(tmp_path / "site", folders_in(tmp_path / "project"))


def test_a_folder_that_is_new_or_empty_or_was_published_before_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    publish(tmp_path / "published", OLD)

    for name in ("new", "empty", "published"):
        check_out(tmp_path / name, folders_in(tmp_path / "project"))


# --- what lies beside the site ---


@pytest.mark.parametrize("beside", [".site.old", ".site.new"])
def test_a_folder_beside_the_site_that_somebody_else_filled_is_never_touched(
    tmp_path: Path, beside: str
) -> None:
    (tmp_path / beside).mkdir()
    (tmp_path / beside / "thesis.txt").write_text("precious", encoding="utf-8")
    sources = Folders(root=tmp_path / "project", content=tmp_path / "project" / "content")

    with pytest.raises(NotOurs):
        check_out(tmp_path / "site", sources)
    mend_site(tmp_path / "site")

    assert (tmp_path / beside / "thesis.txt").read_text(encoding="utf-8") == "precious"


# --- the report beside the site ---


def test_a_report_lies_beside_the_site_once_for_programs_and_once_for_people(tmp_path: Path) -> None:
    write_reports(tmp_path / "public", "{}\n", "In words: é\n")

    assert (tmp_path / "public-report.json").read_bytes() == b"{}\n"
    assert (tmp_path / "public-report.txt").read_bytes() == "In words: é\n".encode()
    assert beside(tmp_path / "public") == ["public-report.json", "public-report.txt"]


def test_a_report_is_read_again_and_there_may_be_none(tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert read_report(out) is None

    write_reports(out, '{"a": 1}', "")

    assert read_report(out) == '{"a": 1}'


def test_what_is_no_text_is_read_as_some_other_text(tmp_path: Path) -> None:
    (tmp_path / "site-report.json").write_bytes(b"\xff\xfe")

    assert read_report(tmp_path / "site") == "\ufffd\ufffd"


@pytest.mark.parametrize("step", ["write_text", "replace"])
def test_a_report_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    out = tmp_path / "site"
    write_reports(out, "old", "old")

    def fails(_: Path, *_arguments: object, **_options: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, step, fails)

    with pytest.raises(OSError, match="No space"):
        write_reports(out, "new", "new")

    assert read_report(out) == "old"
    assert beside(out) == ["site-report.json", "site-report.txt"]
