"""Words as XML can hold them."""

from __future__ import annotations

import re

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold. Source: XML 1.0, production 2, https://www.w3.org/TR/xml/#charsets."""


def xml_words(words: str) -> str:
    """Return words without the characters that no XML holds."""
    return _UNREADABLE.sub("", words)
