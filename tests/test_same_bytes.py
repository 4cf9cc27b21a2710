"""The promise: same sources, same moment, same bytes, whatever else is different."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import brotli
import pytest

from bilan.disk.publish import MARKER
from bilan.disk.store import FileStore
from bilan.model.records import replace
from tests import sample
from tests.sample import DAY, ROOT, build_sample, sample_site

SOURCES = ("bilan", "templates", "locales", "assets", "content")
HERE = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C", "LC_ALL": "C"}
ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "Pacific/Kiritimati",
    "LANG": "fr_FR.UTF-8",
    "LC_ALL": "tr_TR.UTF-8",
}


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole project in another folder, whose name has a space and letters with accents."""
    root = tmp_path_factory.mktemp("ailleurs") / "un résultat à part"
    for name in SOURCES:
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


@pytest.fixture(scope="module")
def published(elsewhere: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, bytes]]:
    """The sample site, built by the command in runs that differ in all that should not count."""
    out = tmp_path_factory.mktemp("sites")
    runs = {
        "one worker": _run(ROOT, out / "one", HERE, "--workers", "1"),
        "two workers, elsewhere": _run(elsewhere, out / "two", ELSEWHERE, "--workers", "2"),
    }
    for name, process in runs.items():
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0, f"{name}: {said}"
    return {name: files_in(out / folder) for name, folder in zip(runs, ("one", "two"), strict=True)}


def _run(root: Path, out: Path, environment: Mapping[str, str], *options: str) -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "bilan.cli",
        "build",
        "--no-store",
        "--compress",
        "--as-of",
        DAY.isoformat(),
    ]
    return subprocess.Popen(
        [*command, "--content", str(root / "content"), "--out", str(out), *options],
        cwd=root,
        env={**os.environ, **environment, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def files_in(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != MARKER)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def differing(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> list[str]:
    """Return the files that are not the same in both, or are missing from one."""
    return [path for path in sorted({*first, *second}) if first.get(path) != second.get(path)]


def test_neither_folder_nor_workers_nor_seed_nor_zone_nor_language_of_the_system_changes_a_byte(
    published: Mapping[str, Mapping[str, bytes]],
) -> None:
    one, two = published.values()

    assert len(one) > 200
    assert differing(one, two) == []


def test_the_index_of_the_search_is_part_of_the_promise(
    published: Mapping[str, Mapping[str, bytes]],
) -> None:
    one, two = published.values()
    indexes = {path: data for path, data in one.items() if path.startswith("search-index/")}

    assert {path.split("/")[1] for path in indexes} == {"en", "fr"}
    assert len(indexes) > 300
    assert {path: two[path] for path in indexes} == indexes


def test_the_command_publishes_what_is_built_in_this_process_and_the_copies_of_it(
    published: Mapping[str, Mapping[str, bytes]],
) -> None:
    files = published["one worker"]
    copies = {path for path in files if path.endswith((".gz", ".br"))}

    assert differing({path: files[path] for path in files.keys() - copies}, sample_site().files) == []
    assert len(copies) > 400
    for path in copies:
        unpack = gzip.decompress if path.endswith(".gz") else brotli.decompress
        assert unpack(files[path]) == files[path[:-3]], path


def test_a_store_changes_nothing_but_the_time(tmp_path: Path) -> None:
    for run in ("cold", "warm"):
        with FileStore(tmp_path / "store.sqlite") as store:
            built = build_sample(DAY, store)
        assert differing(built.files, sample_site().files) == [], run


def test_what_was_changed_and_changed_back_leaves_no_trace(
    tmp_path: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tmp_path / "content"
    shutil.copytree(elsewhere / "content", content)
    monkeypatch.setattr(sample, "FOLDERS", replace(sample.FOLDERS, content=content))
    story = content / "stories" / "faustina" / "en.md"
    before = story.read_text(encoding="utf-8")

    with FileStore(tmp_path / "store.sqlite") as store:
        first = build_sample(DAY, store).files
        story.write_text(before.replace("title: ", "title: Again, ", 1), "utf-8")
        changed = build_sample(DAY, store).files
        story.write_text(before, "utf-8")
        last = build_sample(DAY, store).files

    assert "en/news-stories/faustina/index.html" in differing(first, changed)
    assert differing(first, last) == []
    assert differing(first, sample_site().files) == []


def test_no_file_tells_where_or_by_whom_it_was_built(
    published: Mapping[str, Mapping[str, bytes]], elsewhere: Path
) -> None:
    places = {str(ROOT), str(Path.home()), sys.prefix, elsewhere.parent.name, elsewhere.name}
    told = [
        (path, place)
        for site in published.values()
        for path, data in site.items()
        for place in places
        if f"{place}/".encode() in data
    ]

    assert told == []
