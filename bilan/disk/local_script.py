"""The script of the forms, where somebody has laid a copy of it into the project."""

from __future__ import annotations

from bilan.disk.tree import Folders

PLACE = ".bilan/sveltia-cms.js"
"""Where a copy is looked for, for machines that reach no other website."""


def read_local_script(folders: Folders) -> bytes | None:
    """Return the copy of the script; None where there is none."""
    try:
        return (folders.root / PLACE).read_bytes()
    except FileNotFoundError:
        return None
