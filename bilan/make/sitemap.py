"""Sitemaps, which tell search engines where all pages lie.

Source: https://www.sitemaps.org/protocol.html and, for languages,
https://developers.google.com/search/docs/specialty/international/localized-versions
"""

from __future__ import annotations

from html import escape

from bilan.plan.engines.sitemap_views import SitemapAddressView, SitemapsView, SitemapView

_START = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def make_sitemap(view: SitemapView) -> bytes:
    """Return the addresses of pages with their languages, and when they changed where that is known."""
    pages = "".join(_page(one) for one in view.addresses)
    return f"{_START}<urlset {_NAMES} {_XHTML}>\n{pages}</urlset>\n".encode()


def make_sitemaps(view: SitemapsView) -> bytes:
    """Return the addresses of sitemaps."""
    files = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>\n" for url in view.urls)
    return f"{_START}<sitemapindex {_NAMES}>\n{files}</sitemapindex>\n".encode()


def _page(view: SitemapAddressView) -> str:
    modified = f"<lastmod>{view.modified.isoformat()}</lastmod>" if view.modified else ""
    alternates = "".join(
        f'\n  <xhtml:link rel="alternate" hreflang="{language}" href="{escape(url)}"/>'
        for language, url in view.alternates
    )
    return f"<url><loc>{escape(view.url)}</loc>{modified}{alternates}</url>\n"
