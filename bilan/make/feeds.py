"""Feeds in Atom, which tell a reader's program what is new.

Source: RFC 4287, https://www.rfc-editor.org/rfc/rfc4287
"""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from bilan.plan.reports.feed_views import FeedEntryView, FeedView

ATOM: Final = "http://www.w3.org/2005/Atom"
_LANGUAGE = "xml:lang"


def make_feed(view: FeedView) -> bytes:
    """Return a feed as Atom; words in another language than the feed's say so."""
    feed = ET.Element("feed", {"xmlns": ATOM, _LANGUAGE: view.language})
    _add(feed, "id", view.id)
    _add(feed, "title", view.title)
    if view.subtitle:
        _add(feed, "subtitle", view.subtitle)
    _add(feed, "updated", view.updated.isoformat())
    _add(_add(feed, "author"), "name", view.author)
    _add(feed, "link", rel="self", type="application/atom+xml", href=view.url)
    _add(feed, "link", rel="alternate", type="text/html", hreflang=view.language, href=view.page_url)
    for entry in view.entries:
        _add_entry(feed, entry, view.language)
    ET.indent(feed)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add_entry(feed: ET.Element, view: FeedEntryView, language: str) -> None:
    entry = _add(feed, "entry")
    if view.title.language != language:
        entry.set(_LANGUAGE, view.title.language)
    _add(entry, "id", view.id)
    _add(entry, "title", view.title.words)
    _add(entry, "link", rel="alternate", type="text/html", href=view.url)
    _add(entry, "updated", view.updated.isoformat())
    if view.summary is not None:
        summary = _add(entry, "summary", view.summary.words)
        if view.summary.language != view.title.language:
            summary.set(_LANGUAGE, view.summary.language)
    for category in view.categories:
        _add(entry, "category", term=category)


def _add(above: ET.Element, name: str, words: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(above, name, attributes)
    element.text = words
    return element
