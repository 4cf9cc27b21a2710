"""The addresses that open a file of the project in an editor."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from bilan.disk.tree import Folders, place_of
from bilan.model.source import Span

EDITORS: Mapping[str, str] = {
    "vscode": "vscode://file/{path}:{line}:{column}",
    "vscodium": "vscodium://file/{path}:{line}:{column}",
    "idea": "idea://open?file=/{path}&line={line}",
    "zed": "zed://file/{path}:{line}:{column}",
    "none": "",
}
"""Editors by the name that `--editor` gives them."""
USUAL = "vscode"

_NEVER = frozenset({"javascript", "data", "http", "https", "file", ""})
"""What an address begins with that no editor answers to."""


def editor_pattern(name: str) -> str | None:
    """Return the pattern of an editor, by its name or as it was written out; None for what is neither."""
    if name in EDITORS:
        return EDITORS[name]
    is_pattern = "{path}" in name and urlsplit(name).scheme not in _NEVER
    return name if is_pattern else None


def editor_url(pattern: str, folders: Folders, span: Span) -> str:
    """Return the address that opens a place; empty where no editor is wanted."""
    if not pattern:
        return ""
    path = place_of(folders, span.path).absolute().as_posix().removeprefix("/")
    filled = {"{path}": quote(path, safe="/:"), "{line}": str(span.line), "{column}": str(span.column)}
    for gap, words in filled.items():
        pattern = pattern.replace(gap, words)
    return pattern
