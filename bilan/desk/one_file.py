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
    f"{DESK_TEMPLATES}style.css",
)
"""What a page of the desk looks like without the pages of the site."""

_LETTERS = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_REMARK = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def inline_style(tree: SourceTree, folders: Folders) -> str:
    """Return the style of the desk in one text: the letters are those of the reader's computer."""
    sheets = [read_blob(folders, tree.blobs[path]).decode() for path in SHEETS if path in tree.blobs]
    return _REMARK.sub("", _LETTERS.sub("", "\n".join(sheets)))
