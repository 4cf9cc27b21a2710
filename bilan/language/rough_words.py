"""The words of a text, cut quickly and roughly: to tell what need not be looked at more closely."""

from __future__ import annotations

import re
from functools import lru_cache

_LETTERS = bytes(code if re.fullmatch(r"[^\W\d_]", chr(code)) else ord(" ") for code in range(256))


@lru_cache(maxsize=2048)
def rough_words(text: str) -> tuple[bytes, ...]:
    """Return the words of a text in small letters, in order, without signs and digits.

    They are bytes of Latin-1, which takes a third of the time. A letter that is not in there parts its word,
    so that there may be a word too many, and of those that Latin-1 can write none is missing. One rule after
    the other asks for those of a text, so the last are remembered.
    """
    return tuple(text.lower().encode("latin-1", "replace").translate(_LETTERS).split())
