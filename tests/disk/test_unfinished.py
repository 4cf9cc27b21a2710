"""Changes that were cut off: what is taken back, what is left alone, and what nobody can be led to overwrite."""

import json
from hashlib import blake2b
from pathlib import Path

import pytest

from bilan.disk.unfinished import FOLDER, LOCK, Change, changing, mend_files, put_together


def digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()


def cut_off(
    base: Path,
    steps: list[tuple[str, bytes | None, bytes]],
    made: tuple[str, ...] = (),
    move: list[str] | None = None,
) -> None:
    """Leave what a command leaves that was killed when it had done everything but to say so."""
    aside = base / FOLDER
    aside.mkdir()
    for number, (_, before, _after) in enumerate(steps):
        if before is not None:
            (aside / f"{number}.old").write_bytes(before)
    told = [
        [path, before if before is None else digest(before), digest(after)] for path, before, after in steps
    ]
    (aside / "list.json").write_text(
        json.dumps({"steps": told, "made": made, "move": move}), encoding="utf-8"
    )


def names_in(base: Path) -> list[str]:
    return sorted(one.relative_to(base).as_posix() for one in base.rglob("*"))


def test_where_nothing_was_cut_off_nothing_is_said_and_nothing_written(tmp_path: Path) -> None:
    assert mend_files(tmp_path) == ()
    assert names_in(tmp_path) == []


def test_changed_files_are_as_they_were_and_new_ones_are_gone_with_their_folders(tmp_path: Path) -> None:
    base = tmp_path / "content"
    (base / "new").mkdir(parents=True)
    (base / "a.md").write_bytes(b"after")
    (base / "new" / "b.md").write_bytes(b"new")
    cut_off(base, [("a.md", b"before", b"after"), ("new/b.md", None, b"new")], made=("new",))

    said = mend_files(base)

    places = "content/a.md, content/new/b.md"
    assert said == (
        f"A command was cut off while it changed files; they are as they were before it: {places}.",
    )
    assert names_in(base) == ["a.md"]
    assert (base / "a.md").read_bytes() == b"before"


def test_a_folder_that_had_moved_is_back(tmp_path: Path) -> None:
    (tmp_path / "fatima").mkdir()
    (tmp_path / "fatima" / "en.md").write_bytes(b"after")
    cut_off(tmp_path, [("fatima/en.md", b"before", b"after")], move=["faustina", "fatima"])

    mend_files(tmp_path)

    assert names_in(tmp_path) == ["faustina", "faustina/en.md"]
    assert (tmp_path / "faustina" / "en.md").read_bytes() == b"before"


def test_what_was_cut_off_before_it_changed_anything_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "0.new").write_bytes(b"half of it")

    said = mend_files(tmp_path)

    assert said == (
        "A command was cut off before it changed a file; what it had laid ready is cleared away.",
    )
    assert names_in(tmp_path) == []


def test_a_file_that_somebody_has_changed_since_is_left_as_it_is_and_told(tmp_path: Path) -> None:
    base = tmp_path / "content"
    base.mkdir()
    (base / "a.md").write_bytes(b"by hand")
    cut_off(base, [("a.md", b"before", b"after")])

    said = mend_files(base)

    assert said[1] == "Changed since then, and left as it is now: content/a.md."
    assert (base / "a.md").read_bytes() == b"by hand"


def test_what_was_taken_back_in_part_is_taken_back_to_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"before")
    (tmp_path / "b.md").write_bytes(b"after")
    cut_off(tmp_path, [("a.md", b"before", b"after"), ("b.md", b"before", b"after")])
    (tmp_path / FOLDER / "0.old").unlink()

    mend_files(tmp_path)

    assert [(tmp_path / name).read_bytes() for name in ("a.md", "b.md")] == [b"before", b"before"]
    assert names_in(tmp_path) == ["a.md", "b.md"]


@pytest.mark.parametrize("path", ["../secret.md", "/etc/passwd", "way-out/secret.md"])
def test_a_list_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path, path: str) -> None:
    base = tmp_path / "content"
    base.mkdir()
    (base / "way-out").symlink_to(tmp_path)
    (tmp_path / "secret.md").write_bytes(b"after")
    cut_off(base, [(path, None, b"after")])

    mend_files(base)

    assert (tmp_path / "secret.md").read_bytes() == b"after"


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"steps": 3}', '{"steps": [[1]], "made": [], "move": null}']
)
def test_a_list_that_cannot_be_understood_is_cleared_away(tmp_path: Path, text: str) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "list.json").write_text(text, encoding="utf-8")

    mend_files(tmp_path)

    assert names_in(tmp_path) == []


def test_a_link_in_the_place_of_what_is_laid_ready_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "mine.txt").touch()
    (tmp_path / FOLDER).symlink_to(tmp_path / "elsewhere")

    mend_files(tmp_path)
    with pytest.raises(FileExistsError), changing(tmp_path):
        put_together(tmp_path, [Change(place=tmp_path / "a.md", before=None, after=b"")])

    assert (tmp_path / "elsewhere" / "mine.txt").exists()


def test_a_lock_that_was_left_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / LOCK).touch()

    assert mend_files(tmp_path) == ()
    assert names_in(tmp_path) == []
