"""What the preview does when something was saved: it shows a text at once, and then all that hangs on it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from bilan.desk.shown import Preview, Shown, rebuild
from bilan.desk.stored_files import StoredFiles
from bilan.disk.tree import read_again
from bilan.first_look import first_look
from bilan.model.records import replace

_LOADED = (".html", ".css", ".js")
"""What a browser has to load again to show what is new."""


def follow(preview: Preview, shown: Shown, changed: Collection[Path], tell: Callable[[], None]) -> None:
    """Show what has changed, and tell the browsers as often as there is something new to see."""
    keys, problems = _keys(shown), shown.desk and shown.desk.built.problems
    newer = look_first(preview, shown, changed)
    if newer:
        shown.pages = shown.pages.with_newer(newer)
        tell()
    rebuild(preview, shown)
    if not newer or problems != (shown.desk and shown.desk.built.problems) or _differ(shown, keys, newer):
        tell()


def look_first(preview: Preview, shown: Shown, changed: Collection[Path]) -> Mapping[str, bytes]:
    """Return the pages of stories whose texts were just saved.

    The build that follows shows everything, and says what is wrong.
    """
    before, tree = shown.before, shown.tree
    if before is None or tree is None:
        return {}
    files = {file.path: file for one in changed if (file := read_again(preview.folders, tree, one))}
    return first_look(before, replace(tree, files={**tree.files, **files}), files) if files else {}


def _differ(shown: Shown, keys: Mapping[str, str] | None, newer: Mapping[str, bytes]) -> bool:
    """Return whether anything was built that browsers have not been told of."""
    built = _keys(shown)
    if built is None or keys is None:
        return True
    changed = {path for path in {*built, *keys} if built.get(path) != keys.get(path)}
    return any(newer.get(path) != shown.pages.files.get(path) for path in changed if path.endswith(_LOADED))


def _keys(shown: Shown) -> Mapping[str, str] | None:
    """Return the key of each file that is shown; None where some are no files of the store."""
    files = shown.pages.files
    return files.keys_by_path if isinstance(files, StoredFiles) else None
