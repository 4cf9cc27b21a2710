"""Two folders that take each other's name."""

import ctypes
import sys
from pathlib import Path

import pytest

from bilan.disk.swap import exchange


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name in ("new", "old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    return tmp_path / "new", tmp_path / "old"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot do it")
def test_each_folder_has_the_name_of_the_other(folders: tuple[Path, Path]) -> None:
    new, old = folders

    assert exchange(new, old)

    assert (old / "new").exists()
    assert (new / "old").exists()


def test_nothing_is_done_where_one_of_them_is_missing(folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert not exchange(folders[0], tmp_path / "nowhere")
    assert (folders[0] / "new").exists()


def test_a_system_that_knows_no_such_thing_says_so(
    folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())

    assert not exchange(*folders)
    assert (folders[1] / "old").exists()
