"""The outline of a page, read from its bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from bilan.model.memory import named
from bilan.model.outline import Outline


def _values_of(*names: bytes) -> re.Pattern[bytes]:
    """Return an expression for the values of attributes, as our own templates and Markdown write them all.

    Text has no such signs as end a tag: what looks like an attribute there, as in an example of HTML, is
    none.
    It begins with what is quickest to find, and passes over most other attributes by their last letter.
    """
    named_so = b"|".join(rb'(?<=[ \t\n\r\f]%b=")' % name for name in names)
    return re.compile(rb'="(?<=[cdft]=")(?:%b)([^"]*)"(?=[^<>]*>)' % named_so)


_ADDRESSES = _values_of(b"href", b"src", b"srcset")
_TOLD_APART = _values_of(b"href", b"src", b"(srcset)")
"""The same, with the name of those that hold several addresses, and widths."""
_PLACES = _values_of(b"id")

OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""How an address begins that leads to another host, or to no page at all."""


def read_outline(page: bytes) -> Outline:
    """Return what a page leads to on its own site, and what in it can be led to."""
    links = tuple([one for one in dict.fromkeys(_addresses(page)) if not OUTSIDE.match(one)])
    anchors = frozenset(_read(_PLACES.findall(page)))
    return Outline(links=links, anchors=anchors, name=named((sorted(links), sorted(anchors))))


def _addresses(page: bytes) -> Sequence[str]:
    """Return all that a page leads to, in its order; without a space in any, there are no widths to drop."""
    said = _read(_ADDRESSES.findall(page))
    if (joined := "".join(said)).split() == [joined]:
        return said
    told_apart = zip(_TOLD_APART.findall(page), said, strict=True)
    each = (
        [one.split()[0] for one in value.split(", ")] if name else [value] for (name, _), value in told_apart
    )
    return [address for addresses in each for address in addresses]


def _read(values: Sequence[bytes]) -> Sequence[str]:
    """Return what attributes say. None holds a quotation mark, so all are read together."""
    words = b'"'.join(values).decode()
    said = words.split('"') if values else []
    return [unescape(one) for one in said] if "&" in words else said
