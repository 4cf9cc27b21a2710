"""Sitemaps: what search engines read in them."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bilan.make.sitemap import make_sitemap, make_sitemaps
from bilan.plan.engines.sitemap_views import SitemapAddressView, SitemapsView, SitemapView

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
MOMENT = dt.datetime(2021, 9, 29, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def page(
    url: str, modified: dt.datetime | None = None, alternates: tuple[tuple[str, str], ...] = ()
) -> SitemapAddressView:
    return SitemapAddressView(url=url, modified=modified, alternates=alternates)


def parsed(*pages: SitemapAddressView) -> etree._Element:
    return etree.fromstring(make_sitemap(SitemapView(addresses=pages)))


def test_a_page_has_its_address_the_moment_it_changed_and_its_languages() -> None:
    root = parsed(page("https://example.org/en/", MOMENT, (("en", "https://example.org/en/"), ("fr", "f"))))

    assert root.tag == f"{{{NAMES['s']}}}urlset"
    assert root.xpath("s:url/s:loc/text()", namespaces=NAMES) == ["https://example.org/en/"]
    assert root.xpath("s:url/s:lastmod/text()", namespaces=NAMES) == ["2021-09-29T00:00:00+02:00"]
    links = root.findall("s:url/x:link[@rel='alternate']", NAMES)
    assert [(one.get("hreflang"), one.get("href")) for one in links] == [
        ("en", "https://example.org/en/"),
        ("fr", "f"),
    ]


def test_a_page_of_one_language_whose_age_nobody_knows_has_its_address_alone() -> None:
    [url] = parsed(page("https://example.org/en/")).findall("s:url", NAMES)

    assert [str(one.tag).rpartition("}")[2] for one in url] == ["loc"]


def test_several_sitemaps_have_a_list() -> None:
    root = etree.fromstring(make_sitemaps(SitemapsView(urls=("https://example.org/sitemap-1.xml", "b&c"))))

    assert root.tag == f"{{{NAMES['s']}}}sitemapindex"
    assert root.xpath("s:sitemap/s:loc/text()", namespaces=NAMES) == [
        "https://example.org/sitemap-1.xml",
        "b&c",
    ]


@given(st.text(st.characters(codec="ascii", min_codepoint=33, max_codepoint=126)))
def test_no_address_breaks_a_sitemap(address: str) -> None:
    root = parsed(page(f"https://example.org/{address}", None, (("en", address),)))

    assert root.xpath("s:url/s:loc/text()", namespaces=NAMES) == [f"https://example.org/{address}"]
    assert root.xpath("//x:link/@href", namespaces=NAMES) == [address]
