"""What Git knows of the content: when each file was changed. Without Git, the files themselves tell."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bilan.disk.tree import Folders, place_of
from bilan.model.history import History

PATIENCE = 5
"""How many seconds Git may take: what it says is good to know, and nobody waits for it longer."""

_COMMIT = "\0"
_SETTINGS = (
    "--literal-pathspecs",
    *("-c", "safe.bareRepository=explicit"),  # files of the content may look like a repository
    *("-c", "core.quotePath=false"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.showSignature=false"),
)


def read_history(folders: Folders, paths: Iterable[str]) -> Mapping[str, History]:
    """Return when each of these content files was changed, by path; without those that are not there."""
    places = {path: place for path in sorted(set(paths)) if (place := place_of(folders, path)).is_file()}
    if not places:
        return {}
    known = {path: place.relative_to(folders.content).as_posix() for path, place in places.items()}
    recorded = _recorded(folders.content, tuple(known.values()))
    still_open = _open(folders.content) if recorded else frozenset()
    return {
        path: History(
            recorded=recorded.get(name, ()),
            is_open=name in still_open or name not in recorded,
            saved=dt.datetime.fromtimestamp(places[path].stat().st_mtime, dt.UTC),
        )
        for path, name in known.items()
    }


def _recorded(folder: Path, names: Sequence[str]) -> Mapping[str, tuple[dt.datetime, ...]]:
    """Return when changes of files were recorded, the newest first, by their paths below the folder."""
    wanted = "--\n" + "".join(f"{name}\n" for name in names)
    said = _ask(
        folder,
        "log",
        "--format=%x00%cI",
        "--name-only",
        "--no-renames",
        "--relative",
        "--stdin",
        given=wanted,
    )
    found: dict[str, tuple[dt.datetime, ...]] = {}
    for commit in said.split(_COMMIT)[1:]:
        when, *changed = commit.split("\n")
        for name in filter(None, changed):
            found[name] = (*found.get(name, ()), dt.datetime.fromisoformat(when))
    return found


def _open(folder: Path) -> frozenset[str]:
    """Return the files below the folder that hold what is not recorded yet."""
    return frozenset(_ask(folder, "diff", "--name-only", "--relative", "-z", "HEAD", "--", ".").split("\0"))


def _ask(folder: Path, *words: str, given: str = "") -> str:
    """Return what Git says; nothing where there is no Git, or nothing that it keeps."""
    try:
        done = subprocess.run(
            ("git", *_SETTINGS, "-C", folder, *words),
            input=given.encode(),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace") if done.returncode == 0 else ""
