"""Styles and texts that a site takes over."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PIECE = re.compile(
    r"""
      (?P<kept> "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | url\([^)"']*\) )
    | (?P<end> [{};,] ) (?: \s | /\*.*?\*/ )*
    | (?: \s | /\*.*?\*/ )+
    """,
    re.DOTALL | re.VERBOSE,
)
"""What a style sheet says in quotation marks or as an address; ends of rules; spaces and comments."""
_ADDRESS = re.compile(r'url\("([^"/:]+)"\)')
"""A file that a style sheet names, which lies beside it in the site."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def make_styles(texts: tuple[str, ...], names: Mapping[str, str]) -> bytes:
    """Return style sheets as one, in their order, without comments and needless spaces.

    What stands in quotation marks or in `url()` keeps every sign, but that `url("letters.woff2")` gets
    the name that `names` has for it: in the site each file carries a mark of its content.
    """
    joined = "".join(_light(text) for text in texts)
    return _ADDRESS.sub(lambda found: f'url("{names.get(found[1], found[1])}")', joined).encode()


def make_text(text: str) -> bytes:
    """Return a text that the plan has written out, as it is."""
    return text.encode()


def _light(text: str) -> str:
    """Return a style sheet without comments, and with no more space than its rules need."""
    return _PIECE.sub(lambda piece: piece["kept"] or piece["end"] or _gap(piece[0]), text).strip()


def _gap(written: str) -> str:
    """Return what keeps two words apart: a space, or an empty comment where there was no space."""
    return " " if _COMMENT.sub("", written) else "/**/"
