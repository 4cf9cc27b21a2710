"""Files laid into a folder that is new, or that held another site: what stands elsewhere too is never written into."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.disk import laying
from bilan.disk.laying import NOTHING, Placed, Seen, lay, see
from bilan.model.kept import Lost

NAMES = st.sampled_from(["a", "b", "a/a", "a/b", "b/a/a", "c/d/e", "c"])
SITES = st.dictionaries(NAMES, st.sampled_from([b"1", b"2", b"33"]), max_size=5).filter(
    lambda site: not any(one != other and one.startswith(f"{other}/") for one in site for other in site)
)


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }


def folders_in(root: Path) -> tuple[Path, Path]:
    """Make a folder to lay a site into, and one in which a site stands."""
    folder, out = root / "fresh", root / "site"
    folder.mkdir()
    out.mkdir()
    return folder, out


def laid(
    folder: Path,
    out: Path,
    site: dict[str, bytes],
    before: dict[str, bytes],
    seen: Mapping[str, Seen] = NOTHING,
) -> dict[str, Placed]:
    """Lay a site into a folder; what the site that stands in `out` has as well is taken over."""
    files = [(path, None if before.get(path) == data else data) for path, data in site.items()]
    return lay(files, str(folder), str(out), seen=seen)


@given(spare=SITES, old=SITES, new=SITES, was_seen=st.booleans())
def test_whatever_a_spare_site_holds_the_new_one_is_what_was_laid_and_the_old_one_stays(
    tmp_path_factory: pytest.TempPathFactory,
    spare: dict[str, bytes],
    old: dict[str, bytes],
    new: dict[str, bytes],
    was_seen: bool,
) -> None:
    folder, out = folders_in(tmp_path_factory.mktemp("sites"))
    laid(folder, out, spare, {})
    placed = laid(out, folder, old, spare)  # the two share what is the same, as two sites in a row do

    lies = laid(folder, out, new, old, see(str(out), placed) if was_seen else NOTHING)

    assert files_in(folder) == new
    assert files_in(out) == old
    assert see(str(folder), lies).keys() == new.keys()


def test_a_file_that_stands_in_both_already_is_not_touched(tmp_path: Path) -> None:
    folder, out = folders_in(tmp_path)
    lay([("en/index.html", b"home")], str(out), "")
    lay([("en/index.html", None)], str(folder), str(out))
    before = (folder / "en/index.html").stat()

    placed = lay([("en/index.html", None)], str(folder), str(out))

    assert (folder / "en/index.html").stat().st_ctime_ns == before.st_ctime_ns
    assert placed["en/index.html"] == (4, before.st_mtime_ns)


def test_folders_without_a_file_go_as_well_and_what_stays_stays(tmp_path: Path) -> None:
    lay([("a/b/c", b"1"), ("d", b"2"), ("mark", b"3")], str(tmp_path), "")

    lay([("d", b"2")], str(tmp_path), "", stays={"mark"})

    assert sorted(one.name for one in tmp_path.iterdir()) == ["d", "mark"]


def test_a_link_in_the_spare_site_goes_and_not_what_it_leads_to(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "fresh", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (elsewhere / "kept").write_bytes(b"1")
    (folder / "a").symlink_to(elsewhere, target_is_directory=True)

    lay([("b", b"2")], str(folder), "")

    assert files_in(folder) == {"b": b"2"}
    assert files_in(elsewhere) == {"kept": b"1"}


@pytest.mark.parametrize("path", ["a/kept", "a/below/kept"])
def test_nothing_is_laid_through_a_link_in_the_spare_site(tmp_path: Path, path: str) -> None:
    folder, elsewhere = folders_in(tmp_path)
    (elsewhere / "below").mkdir()
    (elsewhere / "kept").write_bytes(b"1")
    (folder / "a").symlink_to(elsewhere, target_is_directory=True)

    lay([(path, b"2")], str(folder), "")

    assert files_in(folder) == {path: b"2"}
    assert files_in(elsewhere) == {"kept": b"1"}


def test_a_file_that_was_written_anew_in_the_published_site_is_taken_over_anew(tmp_path: Path) -> None:
    folder, out = folders_in(tmp_path)
    lay([("a", b"1")], str(out), "")
    lay([("a", None)], str(folder), str(out))
    (out / "a").unlink()
    (out / "a").write_bytes(b"2")

    lay([("a", None)], str(folder), str(out))

    assert files_in(folder) == {"a": b"2"}


def test_only_what_still_stands_as_it_was_placed_is_seen(tmp_path: Path) -> None:
    placed = lay([("a", b"1"), ("b/c", b"2"), ("d", b"3"), ("e", b"4")], str(tmp_path), "")
    (tmp_path / "a").write_bytes(b"more")
    (tmp_path / "b/c").unlink()
    os.utime(tmp_path / "d", ns=(0, 0))

    seen = see(str(tmp_path), placed)

    there = (tmp_path / "e").stat()
    assert seen == {"e": Seen(placed=placed["e"], number=(there.st_ino, there.st_dev))}


def test_what_was_seen_is_not_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = folders_in(tmp_path)
    lay([("en/index.html", b"home")], str(out), "")
    placed = lay([("en/index.html", None)], str(folder), str(out))
    seen = see(str(out), placed)
    monkeypatch.setattr(os, "link", None)

    assert lay([("en/index.html", None)], str(folder), str(out), seen=seen) == placed


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_many_files_are_laid_some_at_a_time_in_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(laying, "AT_ONCE", at_once)
    files = {f"{number // 3}/{number}": bytes([number]) for number in range(20)}

    placed = lay(iter(files.items()), str(tmp_path), "")

    assert files_in(tmp_path) == files
    assert list(placed) == list(files)


def test_what_goes_wrong_with_one_file_is_told_though_others_are_laid_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laying, "AT_ONCE", 2)
    files = [(f"{number}", None if number == 9 else b"1") for number in range(20)]

    with pytest.raises(FileNotFoundError):
        lay(files, str(tmp_path), f"{tmp_path}/nowhere")


def test_what_goes_wrong_with_fetching_is_told_and_nothing_is_laid_any_more(tmp_path: Path) -> None:
    def lost() -> Iterator[tuple[str, bytes]]:
        yield "a", b"1"
        raise Lost("b")

    with pytest.raises(Lost):
        lay(lost(), str(tmp_path), "")
