"""What sitemaps are made of."""

from __future__ import annotations

import datetime as dt

from bilan.model.records import Record


class SitemapAddressView(Record):
    """A page that search engines should know."""

    url: str
    """Absolute, as all addresses here."""
    modified: dt.datetime | None
    """Aware; None where nobody knows."""
    alternates: tuple[tuple[str, str], ...]
    """Language and address of the page in each language, `x-default` last; empty where it is the only one."""


class SitemapView(Record):
    """The addresses of pages."""

    addresses: tuple[SitemapAddressView, ...]


class SitemapsView(Record):
    """The addresses of sitemaps, where one is not enough."""

    urls: tuple[str, ...]
