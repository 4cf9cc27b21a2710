"""Files that lie in the store are read when somebody asks for them, and looked for without being read."""

from pathlib import Path

import pytest

from bilan.desk.stored_files import StoredFiles
from bilan.disk.store import FileStore
from bilan.model.kept import Lost


@pytest.fixture
def files(tmp_path: Path) -> StoredFiles:
    with FileStore(tmp_path / "store.sqlite") as store:
        store.put("1", b"home")
    return StoredFiles(tmp_path / "store.sqlite", {"index.html": "1", "lost.html": "2"})


def test_a_file_is_read_under_its_key(files: StoredFiles) -> None:
    assert files["index.html"] == b"home"


def test_what_there_is_can_be_told_without_reading_it(files: StoredFiles) -> None:
    assert "lost.html" in files
    assert "nowhere.html" not in files
    assert sorted(files) == ["index.html", "lost.html"]
    assert len(files) == 2


def test_a_file_that_there_never_was_is_told_from_one_that_is_lost(files: StoredFiles) -> None:
    assert files.get("nowhere.html") is None
    with pytest.raises(Lost):
        files["lost.html"]
