"""Feeds in Atom, which tell a reader's program what is new.

Source: RFC 4287, https://www.rfc-editor.org/rfc/rfc4287
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from bilan.make.xml_words import xml_words
from bilan.plan.feeds.feed_views import FeedEntryView, FeedView

ATOM: Final = "http://www.w3.org/2005/Atom"
_LANGUAGE = "xml:lang"
_END = "</feed>"

_TAG = re.compile(r"<[a-z][^<>\s]*\s[^<>]*>")
"""A tag that says more than its name. Our own HTML has these signs in tags alone."""
_ADDRESS = re.compile(r'(\s(?:href|src)=")([^"]*)(")')
_SOURCES = re.compile(r'(\ssrcset=")([^"]*)(")')


def make_feed(view: FeedView, entries: Sequence[bytes]) -> bytes:
    """Return a feed as Atom, with its entries as `write_entry` wrote them."""
    feed = ET.Element("feed", {"xmlns": ATOM, _LANGUAGE: view.language})
    _add(feed, "id", view.id)
    _add(feed, "title", view.title)
    if view.subtitle:
        _add(feed, "subtitle", view.subtitle)
    _add(feed, "updated", view.updated.isoformat())
    author = _add(feed, "author")
    _add(author, "name", view.author)
    if view.author_url:
        _add(author, "uri", view.author_url)
    _add(feed, "link", rel="self", type="application/atom+xml", href=view.url)
    _add(feed, "link", rel="alternate", type="text/html", hreflang=view.language, href=view.page_url)
    if view.rights:
        _add(feed, "rights", view.rights)
    _add(feed, "generator", "bilan")
    ET.indent(feed)
    head = ET.tostring(feed, encoding="unicode").removesuffix(_END)
    start = '<?xml version="1.0" encoding="utf-8"?>\n'
    return b"".join((f"{start}{head}".encode(), *entries, f"{_END}\n".encode()))


def write_entry(view: FeedEntryView, full_text: str) -> bytes:
    """Return an entry of feeds, which says its language itself; `full_text` is HTML, or empty."""
    entry = ET.Element("entry", {_LANGUAGE: view.title.language})
    _add(entry, "id", view.id)
    _add(entry, "title", view.title.words)
    _add(entry, "link", rel="alternate", type="text/html", hreflang=view.title.language, href=view.url)
    if view.published is not None:
        _add(entry, "published", view.published.isoformat())
    _add(entry, "updated", view.updated.isoformat())
    for category in view.categories:
        _add(entry, "category", term=category)
    if view.summary is not None:
        summary = _add(entry, "summary", view.summary.words)
        if view.summary.language != view.title.language:
            summary.set(_LANGUAGE, view.summary.language)
    if full_text:
        _add(entry, "content", with_absolute_addresses(full_text, view.url), type="html")
    ET.indent(entry, level=1)
    return f"  {ET.tostring(entry, encoding='unicode').rstrip()}\n".encode()


def with_absolute_addresses(full_text: str, url: str) -> str:
    """Return HTML of our own in which everything that it leads to or shows is absolute, seen from a page."""

    def join(found: re.Match[str]) -> str:
        address = urljoin(url, html.unescape(found[2]))
        return f"{found[1]}{html.escape(address)}{found[3]}"

    def join_each(found: re.Match[str]) -> str:
        sources = [one.strip().partition(" ") for one in html.unescape(found[2]).split(", ")]
        joined = ", ".join(f"{urljoin(url, address)}{space}{width}" for address, space, width in sources)
        return f"{found[1]}{html.escape(joined)}{found[3]}"

    return _TAG.sub(lambda tag: _SOURCES.sub(join_each, _ADDRESS.sub(join, tag[0])), full_text)


def _add(above: ET.Element, name: str, words: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(above, name, {key: xml_words(value) for key, value in attributes.items()})
    element.text = None if words is None else xml_words(words)
    return element
