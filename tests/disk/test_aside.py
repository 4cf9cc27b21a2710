"""Texts of a very large site lie in a file without a name: they say what they said when they were taken up."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from bilan.disk import aside
from bilan.disk.aside import Aside, Piece
from bilan.disk.tree import Folders, read_tree

TEXTS = (b"first", "zweit\u00e4".encode(), b"", b"last")


def bytes_of(text: bytes | Piece) -> bytes:
    return text if isinstance(text, bytes) else text()


def test_texts_are_held_in_memory_up_to_a_bound_and_others_lie_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "AT_HAND", 8)

    one = Aside()
    put = [one.put(text) for text in TEXTS]

    assert [isinstance(text, bytes) for text in put] == [True, False, False, False]
    assert tuple(map(bytes_of, put)) == TEXTS


def test_they_lie_in_a_file_that_stands_in_no_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(aside, "AT_HAND", 0)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    piece = Aside().put(b"text")

    assert list(tmp_path.iterdir()) == []
    assert bytes_of(piece) == b"text"


def test_another_process_is_handed_the_text_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "AT_HAND", 0)

    assert pickle.loads(pickle.dumps(Aside().put(b"text"))) == b"text"  # noqa: S301 - made here


def full(_number: int, _data: bytes, _at: int) -> int:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("write", [full, lambda _number, data, _at: len(data) - 1], ids=["full", "short"])
def test_a_text_that_cannot_be_put_aside_stays_in_memory(
    write: Callable[[int, bytes, int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aside, "AT_HAND", 0)
    monkeypatch.setattr(os, "pwrite", write)

    assert Aside().put(b"text") == b"text"


def test_where_no_system_call_reads_at_a_place_everything_stays_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(aside, "AT_HAND", 0)
    monkeypatch.delattr(os, "pread")

    assert Aside().put(b"text") == b"text"


def test_a_tree_says_the_same_wherever_its_texts_lie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders = Folders(root=tmp_path, content=tmp_path / "content")
    folders.content.mkdir()
    (folders.content / "a.md").write_bytes("\u00e0 la ligne\n".encode())
    (folders.content / "b.md").write_bytes(b"two\r\nlines\x00")
    held = read_tree(folders)
    monkeypatch.setattr(aside, "AT_HAND", 0)

    laid = read_tree(folders)
    (folders.content / "a.md").write_bytes(b"changed meanwhile")

    assert isinstance(laid.files["content/a.md"].data, Piece)
    assert [(one.path, one.text, one.digest) for one in laid.files.values()] == [
        (one.path, one.text, one.digest) for one in held.files.values()
    ]
    assert laid.problems == held.problems
