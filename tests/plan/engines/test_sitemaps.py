"""What stands at the root of a site for search engines, and how much of it."""

from __future__ import annotations

import pytest
from lxml import etree

from bilan.plan.engines import sitemaps
from tests.sites import Built, make_site

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}

SITE = """
== content/site.yaml ==
name: {en: A fund, fr: Un fonds}
base_url: https://example.org/results/
languages: [en, fr]

== content/stories/faustina/en.md ==
---
title: Faustina comes home
kind: story
date: 2021-09-29
aliases: [/old/]
---
Words.

== content/stories/draft/en.md ==
---
title: Not yet
kind: story
date: 2021-09-29
status: draft
---
Words.
"""


def addresses(built: Built, name: str) -> list[str]:
    root = etree.fromstring(built.file(name))
    return [one.text or "" for one in root.iterfind(".//s:loc", NAMES)]


def test_a_sitemap_has_what_readers_should_find_and_nothing_else() -> None:
    built = make_site(SITE, shows_drafts=True)

    found = addresses(built, "sitemap.xml")

    assert "https://example.org/results/en/news-stories/faustina/" in found
    assert found == sorted(found)
    for address in ("old/", "en/news-stories/draft/", "404.html", "en/404.html"):
        assert f"/results/{address}" in built.pages
        assert f"https://example.org/results/{address}" not in found


def test_more_pages_than_a_sitemap_may_name_stand_in_several(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = addresses(make_site(SITE), "sitemap.xml")
    monkeypatch.setattr(sitemaps, "MOST_ADDRESSES", 10)

    built = make_site(SITE)

    files = addresses(built, "sitemap.xml")
    parts = [addresses(built, one.removeprefix("https://example.org/results/")) for one in files]
    assert files[:2] == [f"https://example.org/results/sitemap-{number}.xml" for number in (1, 2)]
    assert {len(one) for one in parts[:-1]} == {10}
    assert 0 < len(parts[-1]) <= 10
    assert [one for part in parts for one in part] == whole


def test_many_languages_make_a_sitemap_shorter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MOST_LINKS", 40)

    built = make_site(SITE)

    assert {len(addresses(built, f"sitemap-{number}.xml")) for number in (1, 2)} == {10}


def test_programs_may_gather_all_of_a_site_and_nothing_of_a_copy_for_review() -> None:
    published, copy = make_site(SITE), make_site(SITE, base_url="https://review.example.net/")

    assert published.file("robots.txt").decode() == (
        "User-agent: *\nDisallow:\n\nSitemap: https://example.org/results/sitemap.xml\n"
    )
    assert copy.file("robots.txt").decode() == "User-agent: *\nDisallow: /\n"
