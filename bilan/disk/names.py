"""Names of files and folders: what every computer can hold, and nobody can be misled by."""

from __future__ import annotations

import re
from functools import lru_cache

from bilan.disk.mistakes import bad_file_name
from bilan.model.names import is_reserved_name
from bilan.model.source import Diagnostic

LONGEST_NAME = 150
"""The bytes of a name: the files of a picture add to it, and file systems end at 255."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\]|[. ]$')

_SIMPLE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*(?:\.[a-z0-9]+)?")


@lru_cache(maxsize=1024)
def is_simple(name: str) -> bool:
    """Return whether a name is surely one that is read as it stands: most are, and a few stand often."""
    return len(name) <= LONGEST_NAME and _SIMPLE.fullmatch(name) is not None and not is_reserved_name(name)


def shown_name(name: str) -> str:
    """Return a name that can be printed: what cannot be seen stands as U+FFFD."""
    return _UNSEEN.sub("\ufffd", name)


def check_name(name: str, path: str) -> Diagnostic | None:
    """Return what is wrong with the name of a file or folder; `path` is where it lies, as it is shown."""
    shown = shown_name(name)
    if shown != name:
        what = f"the name `{shown}` holds what cannot be seen, or is no text"
        return bad_file_name(
            path, what, "It could not be written in a text, or would read as another. Name it anew."
        )
    if len(name.encode()) > LONGEST_NAME:
        what = f"the name `{name[:40]}…` has more than {LONGEST_NAME} bytes"
        return bad_file_name(path, what, "Not every computer can hold it. Give it a shorter name.")
    if is_reserved_name(name) or _NOT_ON_WINDOWS.search(name):
        what = f"no Windows computer can hold a file or folder called `{name}`"
        why = (
            "CON, AUX, NUL, COM1 and the like are taken there, a name cannot end with a dot or a space, "
            'and it cannot hold any of < > : " | ? * \\. Name it anew.'
        )
        return bad_file_name(path, what, why)
    return None
