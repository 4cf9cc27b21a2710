"""Pages of the desk as one file each, which asks for nothing: the style that it carries itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilan.disk.tree import Folders, read_blob
from bilan.model.source import SourceTree
from bilan.plan.recipes import DESK_TEMPLATES

SHEETS: Sequence[str] = (
    "assets/styles/10-tokens.css",
    "assets/styles/20-base.css",
    "assets/styles/30-layout.css",
)
"""What a page of the desk shares with those of the site."""
STYLES = f"{DESK_TEMPLATES}styles/"
"""The folder with the style of the desk: a file for each of its parts."""

_LETTERS = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_REMARK = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def inline_style(tree: SourceTree, folders: Folders) -> str:
    """Return the style of the desk in one text: the letters are those of the reader's computer."""
    shared = [read_blob(folders, tree.blobs[path]).decode() for path in SHEETS if path in tree.blobs]
    return _REMARK.sub("", _LETTERS.sub("", "\n".join((*shared, desk_style(tree, folders)))))


def desk_style(tree: SourceTree, folders: Folders) -> str:
    """Return the style of the desk, which is no part of the site."""
    sheets = (blob for path, blob in tree.blobs.items() if path.startswith(STYLES))
    return "\n".join(read_blob(folders, blob).decode() for blob in sheets)
