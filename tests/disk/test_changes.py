"""Content files that change together or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from bilan.disk import changes
from bilan.disk.changes import (
    TooBig,
    as_saved,
    read_table_bytes,
    what_stands,
    write_changes,
    write_made_files,
    write_new_files,
)
from bilan.disk.tree import ChangedMeanwhile, Folders, read_tree
from bilan.disk.unfinished import HalfDone


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    content = tmp_path / "my content"
    (content / "indicators").mkdir(parents=True)
    (content / "indicators" / "a.yaml").write_bytes(b"a: 1\n")
    (content / "indicators" / "b.yaml").write_bytes(b"\xef\xbb\xbfb: 1\r\n# two\r\n")
    return Folders(root=tmp_path, content=content)


def write(folders: Folders, files: Mapping[str, str]) -> None:
    write_changes(files, read_tree(folders), folders)


def files_in(folders: Folders) -> dict[str, bytes]:
    found = (one for one in folders.content.rglob("*") if one.is_file())
    return {one.relative_to(folders.content).as_posix(): one.read_bytes() for one in found}


def test_files_are_changed_and_new_ones_get_their_folders(folders: Folders) -> None:
    write(
        folders,
        {
            "content/indicators/a.yaml": "a: 2\n",
            "content/indicators/b.yaml": "b: 1\n# two\nc: 3\n",
            "content/projects/imported/x/en.md": "---\n---\n",
        },
    )

    assert files_in(folders) == {
        "indicators/a.yaml": b"a: 2\n",
        "indicators/b.yaml": b"\xef\xbb\xbfb: 1\r\n# two\r\nc: 3\r\n",
        "projects/imported/x/en.md": b"---\n---\n",
    }


def test_who_may_read_a_file_stays_as_it_was(folders: Folders) -> None:
    place = folders.content / "indicators" / "a.yaml"
    place.chmod(0o640)

    write(folders, {"content/indicators/a.yaml": "a: 2\n"})

    assert os.name == "nt" or place.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("meant", ["content/indicators/a.yaml", "content/indicators/c.yaml"])
def test_a_file_that_changed_or_came_in_the_meantime_is_not_overwritten(folders: Folders, meant: str) -> None:
    tree = read_tree(folders)
    place = folders.content / "indicators" / meant.rpartition("/")[2]
    place.write_bytes(b"mine\n")

    with pytest.raises(ChangedMeanwhile, match=meant):
        write_changes({meant: "x\n", "content/new/x.yaml": "y\n"}, tree, folders)

    assert place.read_bytes() == b"mine\n"
    assert not (folders.content / "new").exists()


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_where_one_file_cannot_take_its_place_all_stay_as_they_were(
    folders: Folders, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    before = files_in(folders)
    replace, count = Path.replace, iter(range(1, 9))

    def failing(place: Path, target: Path) -> Path:
        if next(count) == fails_at:
            raise OSError("disk full")
        return replace(place, target)

    monkeypatch.setattr(Path, "replace", failing)

    with pytest.raises(OSError, match="disk full"):
        write(
            folders,
            {
                "content/indicators/a.yaml": "a: 2\n",
                "content/new/x/en.md": "x\n",
                "content/indicators/b.yaml": "b: 2\n",
            },
        )

    assert files_in(folders) == before
    assert not (folders.content / "new").exists()


@pytest.mark.parametrize(
    ("before", "text", "saved"),
    [
        (b"a\nb\n", "a\nc\n", b"a\nc\n"),
        (b"a\r\nb", "a\nb\nc\n", b"a\r\nb\r\nc\r\n"),
        (b"a\rb\r", "a\nc\nb\n", b"a\rc\rb\r"),
        (b"a\r\nb\nc\r\nd\r\n", "a\nb\nnew\nd\n", b"a\r\nb\nnew\r\nd\r\n"),
        (b"", "a\n", b"a\n"),
    ],
)
def test_each_line_keeps_the_end_that_it_had_and_a_new_one_has_the_usual(
    before: bytes, text: str, saved: bytes
) -> None:
    assert as_saved(before, text) == saved


def test_a_table_that_is_far_too_big_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "t.csv").write_bytes(b"12345")
    monkeypatch.setattr(changes, "TABLE_BOUND", 4)

    with pytest.raises(TooBig):
        read_table_bytes(tmp_path / "t.csv")


# --- a folder that takes another name ---

MOVE = ("content/indicators", "content/figures")


def test_a_folder_moves_with_everything_in_it_while_texts_inside_and_outside_change(folders: Folders) -> None:
    (folders.content / "c.yaml").write_bytes(b"c: 1\n")
    (folders.content / "indicators" / "photo.jpg").write_bytes(b"\xff")
    tree = read_tree(folders)

    write_changes({"content/indicators/a.yaml": "a: 2\n", "content/c.yaml": "c: 2\n"}, tree, folders, MOVE)

    assert files_in(folders) == {
        "figures/a.yaml": b"a: 2\n",
        "figures/b.yaml": b"\xef\xbb\xbfb: 1\r\n# two\r\n",
        "figures/photo.jpg": b"\xff",
        "c.yaml": b"c: 2\n",
    }


def test_a_folder_does_not_move_where_a_file_changed_or_something_lies_there(folders: Folders) -> None:
    tree = read_tree(folders)
    (folders.content / "indicators" / "a.yaml").write_bytes(b"a: 9\n")
    before = files_in(folders)

    with pytest.raises(ChangedMeanwhile):
        write_changes({"content/indicators/a.yaml": "a: 2\n"}, tree, folders, MOVE)
    (folders.content / "figures").mkdir()
    with pytest.raises(FileExistsError):
        write_changes({}, tree, folders, MOVE)

    assert files_in(folders) == before


def test_a_folder_comes_back_where_a_file_cannot_be_written(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree, before = read_tree(folders), files_in(folders)

    def full(*_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        write_changes({"content/indicators/a.yaml": "a: 2\n"}, tree, folders, MOVE)

    assert files_in(folders) == before


# --- files that are new ---


def test_new_files_are_written_with_their_folders_and_plain_newlines(tmp_path: Path) -> None:
    write_new_files({tmp_path / "stories" / "faustina" / "en.md": "---\nété\n"}, tmp_path)

    assert (tmp_path / "stories" / "faustina" / "en.md").read_bytes() == "---\nété\n".encode()


def test_where_one_file_exists_already_nothing_is_written_and_it_stays(tmp_path: Path) -> None:
    (tmp_path / "fr.md").write_text("mine", encoding="utf-8")

    with pytest.raises(FileExistsError):
        write_new_files({tmp_path / "en.md": "new", tmp_path / "fr.md": "new"}, tmp_path)

    assert (tmp_path / "fr.md").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "en.md").exists()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "no space left"), "everything is as it was"),
        (HalfDone(5, "broken"), "a part of it is written, which the next command takes back"),
    ],
)
def test_what_stands_after_a_failure_is_told(error: OSError, words: str) -> None:
    assert what_stands(error) == words


def test_files_that_the_program_makes_are_written_over_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("{}", encoding="utf-8")
    (tmp_path / "same.json").write_text("[]", encoding="utf-8")
    files = {tmp_path / "old.json": "[1]", tmp_path / "same.json": "[]", tmp_path / "new" / "one.json": "1"}

    changed = write_made_files(files, tmp_path)

    assert changed == (tmp_path / "old.json", tmp_path / "new" / "one.json")
    assert {path: path.read_text(encoding="utf-8") for path in files} == files
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "old.json", "same.json"]


def test_of_files_that_the_program_makes_none_is_written_where_one_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("a file", encoding="utf-8")
    files = {tmp_path / "a.json": "1", tmp_path / "folder" / "b.json": "2"}

    with pytest.raises(OSError, match="folder"):
        write_made_files(files, tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
