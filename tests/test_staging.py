"""A copy for review: a site that is built for another address than its settings name."""

from __future__ import annotations

from functools import cache

import pytest

from bilan.plan.routes import is_same_address
from tests.sites import Built, make_site

SITE = """
== content/site.yaml ==
name: {en: A fund, fr: Un fonds}
base_url: https://example.org/
languages: [en, fr]

== content/stories/faustina/en.md ==
---
title: Faustina comes home
kind: story
date: 2021-09-29
---
Words.
"""
ELSEWHERE = "https://review.example.net/next/"


@cache
def published() -> Built:
    return make_site(SITE)


@cache
def staged() -> Built:
    return make_site(SITE, base_url=ELSEWHERE)


def robots(built: Built, url: str) -> list[str]:
    return [str(one) for one in built.page(url).root.xpath("//meta[@name='robots']/@content")]


def notices(built: Built, url: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in built.page(url).root.find_class("staging")]


def test_every_page_of_a_copy_says_that_it_is_not_to_be_indexed() -> None:
    assert {url: robots(staged(), url) for url in staged().pages} == {
        url: ["noindex"] for url in staged().pages
    }


def test_every_page_of_a_copy_says_in_its_language_what_it_is_and_where_the_published_site_lies() -> None:
    for language, words in (("en", "Copy for review."), ("fr", "Copie de relecture.")):
        own = [url for url in staged().pages if url.startswith(f"/next/{language}/")]
        assert own
        for url in own:
            [notice] = notices(staged(), url)
            assert notice.startswith(words), url
            [link] = staged().page(url).root.xpath("//*[@class='staging']//a/@href")
            assert link == f"https://example.org/{language}/"


def test_a_copy_keeps_the_head_of_the_page_with_its_own_addresses() -> None:
    root = staged().page("/next/en/news-stories/").root

    assert root.xpath("//link[@rel='canonical']/@href") == [f"{ELSEWHERE}en/news-stories/"]
    assert root.xpath("//link[@hreflang='fr']/@href") == [f"{ELSEWHERE}fr/actualites-recits/"]


def test_the_published_site_carries_no_mark() -> None:
    assert not any(notices(published(), url) for url in published().pages)
    assert robots(published(), "/en/news-stories/faustina/") == []


@pytest.mark.parametrize("address", ["https://example.org/", "HTTPS://Example.ORG/"])
def test_a_site_built_for_the_address_of_its_settings_is_no_copy(address: str) -> None:
    same = make_site(SITE, base_url=address)

    assert notices(same, "/en/news-stories/faustina/") == []
    assert robots(same, "/en/news-stories/faustina/") == []


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/",
        "https://example.org/next/",
        "https://example.org:8443/",
        "https://EXAMPLE.org/A/",
    ],
)
def test_another_scheme_host_port_or_path_is_another_address(other: str) -> None:
    assert not is_same_address("https://example.org/", other)
