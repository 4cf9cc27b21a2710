"""Which texts can be addresses within the site."""

from __future__ import annotations

import re
from urllib.parse import unquote

from bilan.model.names import is_reserved_name

_PATH = re.compile(r"/(?!/)[^\s?#\\<>\"]*")
_PLAIN = re.compile(r"/(?!/)[^\x00-\x1f\x7f-\x9f\u2028\u2029\ufffd?#\\<>\"]*")
"""The same without percent signs: a file's name may have a space, but nothing that no host has."""

_SIMPLE = re.compile(r"(?:/(?!(?:con|prn|aux|nul|com[1-9]|lpt[1-9])/)[a-z0-9]+(?:-[a-z0-9]+)*)*/")


def is_simple_path(text: str) -> bool:
    """Return whether a text is surely the address of a page as it stands: nearly all are, and soon told."""
    return _SIMPLE.fullmatch(text) is not None


def is_path(text: str) -> bool:
    """Return whether a text can be an address within the site; what `%2e%2e` hides is looked at as well."""
    plain = unquote(text)
    return (
        _PATH.fullmatch(text) is not None
        and _PLAIN.fullmatch(plain) is not None
        and not {".", ".."} & set(plain.split("/"))
        and not any(map(is_reserved_name, plain.split("/")))
    )
