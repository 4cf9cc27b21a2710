"""The outline of a page, read from its bytes."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from bilan.model.outline import Outline
from bilan.plan.recipes import digest_of

_ATTRIBUTE = re.compile(rb' (?:href|src(?:set)?|id)="[^"]*"(?=[^<>]*>)')
"""Our own templates and Markdown write every attribute in this form.

Text has no such signs as end a tag: what looks like an attribute there, as in an example of HTML, is none.
"""
_ONE_SPACE = bytes.maketrans(b"\t\n\r\f", b"    ")
"""What may stand before an attribute, as what it is looked for by: so it is found in a third of the time."""

OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""How an address begins that leads to another host, or to no page at all."""

_AT_HAND = 2_000
"""How many attributes are known by heart: the same few stand on most pages."""


def read_outline(page: bytes) -> Outline:
    """Return what a page leads to on its own site, and what in it can be led to."""
    found = [_read(one) for one in dict.fromkeys(_ATTRIBUTE.findall(page.translate(_ONE_SPACE)))]
    links = tuple(dict.fromkeys(link for links, _ in found for link in links))
    anchors = frozenset(anchor for _, anchor in found if anchor is not None)
    return Outline(links=links, anchors=anchors, name=digest_of(repr((sorted(links), sorted(anchors)))))


@lru_cache(_AT_HAND)
def _read(attribute: bytes) -> tuple[tuple[str, ...], str | None]:
    """Return the addresses on this site that an attribute names, and the place that it makes."""
    name, _, rest = attribute.partition(b"=")
    value = unescape(rest[1:-1].decode())
    if name == b" id":
        return (), value
    addresses = [one.split()[0] for one in value.split(", ")] if name == b" srcset" else [value]
    return tuple(one for one in addresses if not OUTSIDE.match(one)), None
