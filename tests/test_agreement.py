"""Pages, feeds and sitemap agree with each other and with the files on disk, on every page of several sites."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import etree, html
from lxml.html import HtmlElement

from tests.sample import sample_site
from tests.sites import make_site

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")

ODD = """
== content/site.yaml ==
name: {en: "A </script> & <b>fund</b>", fr: "Un \\"fonds\\" ]]> & plus"}
base_url: https://example.org/some/results/
languages: [fr, en]
regions:
  sahel: {name: {en: Sahel, fr: Sahel}, countries: [NE]}
publisher: {name: {en: Us & them, fr: "Nous & eux"}, email: us@example.org}

== content/indicators/wells.yaml ==
name: {en: "Wells </script> dug", fr: "Puits </script> creusés"}
unit: people
counting: cumulative
observations:
  - {as_of: 2020-01-01, value: 1200, by: {country: {NE: 1200}}}

== content/objectives/water/en.md ==
---
title: "Water: <one>"
order: 1
counters: [wells]
---
Words.

== content/stories/odd/en.md ==
---
title: "</script><script>alert('&amp;')</script> \\" ]]>"
summary: "</title> & \\"so\\" <on>"
kind: story
date: ~2020-02
updated: 2021-03-04
update_note: "</script> & so on"
countries: [NE]
objectives: [water]
aliases: [/old/place/]
image: a b&c.jpg
image_alt: "A \\"picture\\""
---
[Up](../), [there](#there), [out](https://example.com/?a=1&b=2), ![A & b](a%20b&c.jpg) and `<a href="x">`.

## There

[[counters wells]]
== content/stories/odd/a b&c.jpg ==
== content/stories/odd/fr.md ==
---
title: Étrange & <drôle>
slug: etrange
publish_at: 2021-01-01T12:00+03:00
image_alt: Une image
---
[[table wells]]

== content/stories/seul/fr.md ==
---
title: Rien qu'en français
kind: news
date: 2021-05-06
---
Des mots.

== content/stories/later/en.md ==
---
title: Later
kind: news
date: 2031-05-06
---
Words.

== content/factsheets/sheet/en.md ==
---
title: A sheet
as_of: ~2021
headline: [wells]
---
Words.
"""


@dataclass(frozen=True, kw_only=True)
class Whole:
    """A site as a host would serve it."""

    files: Mapping[str, bytes]
    base_url: str

    def path(self, url: str) -> str:
        """Return the file that an absolute address of the site asks for."""
        path = unquote(urlsplit(url).path).removeprefix(urlsplit(self.base_url).path)
        return f"{path}index.html" if path == "" or path.endswith("/") else path

    def url(self, path: str) -> str:
        return f"{self.base_url}{path.removesuffix('index.html')}"

    @cached_property
    def pages(self) -> Mapping[str, HtmlElement]:
        """Every page by its path."""
        return {
            path: html.document_fromstring(data.decode())
            for path, data in self.files.items()
            if path.endswith(".html")
        }

    @cached_property
    def indexed(self) -> Mapping[str, HtmlElement]:
        """The pages that search engines may name, by their absolute address."""
        return {
            self.url(path): page
            for path, page in self.pages.items()
            if not page.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
        }

    @cached_property
    def feeds(self) -> Mapping[str, etree._Element]:
        """Every feed by its absolute address."""
        return {
            self.url(path): etree.fromstring(data)
            for path, data in self.files.items()
            if path.startswith("feeds/")
        }

    @cached_property
    def sitemap(self) -> Mapping[str, etree._Element]:
        """What the sitemap says of each page, by address."""
        root = etree.fromstring(self.files["sitemap.xml"])
        return {one.findtext("s:loc", "", SITEMAP): one for one in root.findall("s:url", SITEMAP)}

    def leads_somewhere(self, page: str, address: str) -> bool:
        """Return whether an address, seen from a page of the site, leads to another host or to what it has."""
        url, _, anchor = urljoin(self.url(page), address).partition("#")
        if urlsplit(url).netloc != urlsplit(self.base_url).netloc:
            return True
        if not url.startswith(self.base_url) or (path := self.path(url)) not in self.files:
            return False
        return not anchor or unquote(anchor) in self.pages[path].xpath("//@id")


@cache
def sample() -> Whole:
    return Whole(files=sample_site().files, base_url="https://results.example.org/")


@cache
def odd() -> Whole:
    built = make_site(ODD)
    assert built.publishable
    return Whole(files=built.files, base_url="https://example.org/some/results/")


@pytest.fixture(params=[sample, odd], ids=["sample", "odd"], scope="module")
def whole(request: pytest.FixtureRequest) -> Whole:
    """Each of the sites in turn."""
    made: Whole = request.param()
    return made


def entries(whole: Whole) -> Iterator[tuple[str, etree._Element]]:
    for url, feed in whole.feeds.items():
        yield from ((url, entry) for entry in feed.findall("a:entry", ATOM))


def things(page: HtmlElement) -> list[dict[str, Any]]:
    """Return what a page tells in JSON-LD."""
    return [
        thing
        for text in page.xpath("//script[@type='application/ld+json']/text()")
        for thing in json.loads(text)["@graph"]
    ]


def own_addresses(value: object) -> Iterator[str]:
    """Return every address in JSON-LD that is one of a file or page, and no name of a thing."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from () if key in {"@id", "@context"} else own_addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from own_addresses(inner)
    elif isinstance(value, str) and value.startswith(("https://", "http://")):
        yield value


# Pages


def test_whatever_a_page_leads_to_or_shows_is_there(whole: Whole) -> None:
    lost = []
    for path, page in whole.pages.items():
        sets = {one.split()[0] for text in page.xpath("//@srcset") for one in text.split(", ")}
        addresses = {*page.xpath("//@href"), *page.xpath("//@src"), *sets}
        lost += [(path, one) for one in addresses if not whole.leads_somewhere(path, one)]

    assert lost == []


def test_every_page_names_itself_and_is_named_by_each_of_its_translations(whole: Whole) -> None:
    for url, page in whole.indexed.items():
        assert page.xpath("//link[@rel='canonical']/@href") == [url]
        languages = alternates(page)
        if not languages:
            continue
        assert set(languages) - {"x-default"} <= {"en", "fr"}
        assert url in languages.values()
        assert languages["x-default"] in whole.indexed
        for language, other in languages.items():
            assert alternates(whole.indexed[other]) == languages
            assert language == "x-default" or whole.indexed[other].get("lang") == language


def test_a_page_that_is_not_to_be_indexed_is_no_translation_of_any(whole: Whole) -> None:
    kept_out = [page for path, page in whole.pages.items() if whole.url(path) not in whole.indexed]

    assert len(kept_out) >= 3
    assert [alternates(page) for page in kept_out] == [{}] * len(kept_out)


def test_titles_and_descriptions_are_there_and_not_too_long(whole: Whole) -> None:
    for url, page in whole.indexed.items():
        [title] = page.xpath("//head/title/text()")
        [description] = page.xpath("//meta[@name='description']/@content")
        assert title.strip(), url
        assert 5 <= len(description) <= 170, (url, description)


# What pages tell in JSON-LD

REQUIRED: Mapping[str, set[str]] = {
    "NewsArticle": {"headline", "datePublished", "dateModified", "inLanguage", "mainEntityOfPage"},
    "Report": {"headline", "datePublished", "dateModified", "inLanguage", "mainEntityOfPage"},
    "Dataset": {"name", "description", "url", "distribution"},
    "BreadcrumbList": {"itemListElement"},
    "WebSite": {"name", "url", "inLanguage"},
    "Organization": {"name"},
}
"""What a search engine asks of each kind of thing."""


def test_every_thing_has_what_its_kind_must_have_and_leads_to_what_is_there(whole: Whole) -> None:
    kinds = set()
    for url, page in whole.indexed.items():
        for thing in things(page):
            kind = str(thing["@type"])
            kinds.add(kind)
            assert thing.keys() >= REQUIRED[kind], (url, kind)
            for address in own_addresses(thing):
                path = whole.path(url)
                assert whole.leads_somewhere(path, address), (url, address)

    assert kinds == set(REQUIRED)


def test_a_page_tells_as_data_what_it_tells_its_readers(whole: Whole) -> None:
    for url, page in whole.indexed.items():
        told = {str(one["@type"]): one for one in things(page)}
        steps = crumbs(page)
        if steps:
            listed = told["BreadcrumbList"]["itemListElement"]
            assert [urljoin(url, one) for one in steps] + [url] == [one["item"] for one in listed]
            assert [one["position"] for one in listed] == list(range(1, len(listed) + 1))
        article = told.get("NewsArticle") or told.get("Report")
        if article:
            assert article["url"] == url
            assert article["inLanguage"] == page.get("lang")
            assert str(article["datePublished"]) <= str(article["dateModified"])


def test_the_original_and_its_translation_name_each_other(whole: Whole) -> None:
    articles = {
        str(one["@id"]): one for page in whole.indexed.values() for one in things(page) if "headline" in one
    }
    translated = {
        name: one["translationOfWork"] for name, one in articles.items() if "translationOfWork" in one
    }

    assert translated
    for name, original in translated.items():
        assert name in [one["@id"] for one in articles[original["@id"]]["workTranslation"]]


# The sitemap


def test_the_sitemap_has_every_page_that_may_be_indexed_and_no_other(whole: Whole) -> None:
    assert sorted(whole.sitemap) == sorted(whole.indexed)


def test_the_sitemap_says_of_each_page_what_the_page_says_itself(whole: Whole) -> None:
    for url, listed in whole.sitemap.items():
        page = whole.indexed[url]
        links = {one.get("hreflang"): one.get("href") for one in listed.findall("x:link", SITEMAP)}
        modified = listed.findtext("s:lastmod", None, SITEMAP)
        articles = [one for one in things(page) if "headline" in one]
        assert links == alternates(page)
        assert modified is None or MOMENT.fullmatch(modified)
        assert all(one["dateModified"] == modified for one in articles)


def test_most_pages_tell_when_they_changed_and_none_tells_the_moment_of_the_build(whole: Whole) -> None:
    told = [one.findtext("s:lastmod", "", SITEMAP) for one in whole.sitemap.values()]

    assert sum(map(bool, told)) > len(told) / 2
    assert max(told) < "2022-01-01"


def test_robots_are_shown_the_sitemap(whole: Whole) -> None:
    assert whole.files["robots.txt"].decode() == (
        f"User-agent: *\nDisallow:\n\nSitemap: {whole.base_url}sitemap.xml\n"
    )


# The feeds. Source: RFC 4287, sections 4.1.1 and 4.1.2


def test_every_feed_has_once_what_a_feed_must_have(whole: Whole) -> None:
    for url, feed in whole.feeds.items():
        links = {one.get("rel"): one.get("href") for one in feed.findall("a:link", ATOM)}
        assert (count(feed, "id"), count(feed, "title"), count(feed, "updated")) == (1, 1, 1)
        assert feed.findtext("a:author/a:name", "", ATOM)
        assert MOMENT.fullmatch(feed.findtext("a:updated", "", ATOM))
        assert feed.get(LANGUAGE) in {"en", "fr"}
        assert links["self"] == url
        assert links["alternate"] in whole.indexed


def test_every_entry_has_once_what_an_entry_must_have(whole: Whole) -> None:
    for _, entry in entries(whole):
        [link] = entry.findall("a:link", ATOM)
        assert (count(entry, "id"), count(entry, "title"), count(entry, "updated")) == (1, 1, 1)
        assert (count(entry, "published"), count(entry, "content"), count(entry, "summary")) <= (1, 1, 1)
        assert entry.findtext("a:title", "", ATOM).strip()
        assert entry.findtext("a:id", "", ATOM).startswith("tag:")
        assert link.get("rel") == "alternate"
        assert all(
            MOMENT.fullmatch(one.text or "")
            for one in (*entry.findall("a:updated", ATOM), *entry.findall("a:published", ATOM))
        )


def test_no_two_feeds_and_no_two_entries_of_a_feed_have_one_name(whole: Whole) -> None:
    names = [feed.findtext("a:id", "", ATOM) for feed in whole.feeds.values()]

    assert len(set(names)) == len(names)
    for feed in whole.feeds.values():
        own = [one.findtext("a:id", "", ATOM) for one in feed.findall("a:entry", ATOM)]
        assert len(set(own)) == len(own)


def test_an_entry_says_of_a_page_what_page_and_sitemap_say(whole: Whole) -> None:
    for _, entry in entries(whole):
        if not entry.findall("a:content", ATOM):
            continue  # a correction, which is a thing of its own
        [link] = entry.findall("a:link", ATOM)
        url = str(link.get("href"))
        page = whole.indexed[url]
        [article] = [one for one in things(page) if "headline" in one]
        updated = entry.findtext("a:updated", "", ATOM)
        assert entry.get(LANGUAGE) == page.get("lang")
        assert entry.findtext("a:title", "", ATOM) == "".join(page.xpath("//h1")[0].itertext())
        assert entry.findtext("a:published", "", ATOM) == article["datePublished"]
        assert updated == article["dateModified"] == whole.sitemap[url].findtext("s:lastmod", "", SITEMAP)


def test_all_that_an_entry_leads_to_or_shows_is_absolute_and_there(whole: Whole) -> None:
    for url, entry in entries(whole):
        text = html.fragment_fromstring(
            entry.findtext("a:content", "", ATOM) or "<p></p>", create_parent="div"
        )
        addresses = [*text.xpath("//@href"), *text.xpath("//@src")]
        assert all(re.match(r"https?:|mailto:|tel:", one) for one in addresses), url
        assert all(whole.leads_somewhere("index.html", one) for one in addresses), url
        assert text.xpath("//script|//style|//iframe|//@onclick") == [], url


def test_every_feed_is_named_by_a_page_and_listed_and_every_page_names_the_one_of_everything(
    whole: Whole,
) -> None:
    named = {url: feeds_of(whole, page) for url, page in whole.indexed.items()}
    listed = {
        urljoin(url, one)
        for url, page in whole.indexed.items()
        if page.find("body").get("data-template") == "subscribe"
        for one in page.xpath("//main//a[@type='application/atom+xml']/@href")
    }

    assert listed == set(whole.feeds)
    assert {one for some in named.values() for one in some} == set(whole.feeds)
    for url, some in named.items():
        language = whole.indexed[url].get("lang")
        assert f"{whole.base_url}feeds/{language}/all.xml" in some, url


def alternates(page: HtmlElement) -> dict[str, str]:
    return {one.get("hreflang"): one.get("href") for one in page.xpath("//head/link[@hreflang]")}


def crumbs(page: HtmlElement) -> list[str]:
    return [str(one) for one in page.xpath("//nav[@class='breadcrumb']//a/@href")]


def feeds_of(whole: Whole, page: HtmlElement) -> list[str]:
    found = page.xpath("//head/link[@type='application/atom+xml']/@href")
    return [urljoin(whole.base_url, str(one)) for one in found]


def count(element: etree._Element, name: str) -> int:
    return len(element.findall(f"a:{name}", ATOM))
