"""What stands around a page: its heading where it is a list, and what search engines are told."""

from __future__ import annotations

from functools import cache

import pytest

from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.surroundings import all_marked
from tests.sites import Built, make_site

SITE = """
== content/site.yaml ==
name: {en: A fund, fr: Un fonds}
base_url: https://example.org/
languages: [en, fr]

== content/pages/about/en.md ==
---
title: About us
in_menu: true
in_footer: true
---
Words.

== content/stories/faustina/en.md ==
---
title: Faustina comes home
summary: Four years in Libya, and a workshop of her own.
kind: story
date: 2021-09-29
countries: [NE]
---
Words.

== content/stories/faustina/fr.md ==
---
title: Faustina rentre chez elle
---
Des mots.
"""


@cache
def built() -> Built:
    return make_site(SITE)


def described(url: str) -> str:
    [words] = built().page(url).root.xpath("//meta[@name='description']/@content")
    return str(words)


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("/en/news-stories/", "News and stories"),
        ("/en/news-stories/kind/stories/", "Stories"),
        ("/fr/actualites-recits/type/recits/", "Récits"),
        ("/en/news-stories/country/niger/", "News and stories: Niger"),
        ("/fr/actualites-recits/annee/2021/", "Actualités et récits: 2021"),
    ],
)
def test_a_list_is_called_by_what_it_holds_and_not_twice(url: str, title: str) -> None:
    assert built().page(url).title == title


def test_search_engines_are_told_what_an_item_says_of_itself() -> None:
    assert described("/en/news-stories/faustina/") == "Four years in Libya, and a workshop of her own."


def test_search_engines_are_told_of_every_list_and_no_two_are_told_the_same() -> None:
    told = [described(url) for url in built().pages if url.startswith("/en/") and url.endswith("/")]

    assert described("/en/results/").startswith("Results. A fund: figures with their date and source")
    assert described("/fr/resultats/").startswith("Résultats. Un fonds: des chiffres avec leur date")
    assert len(set(told)) == len(told)


def current(url: str, place: str) -> list[str]:
    return [str(one) for one in built().page(url).root.xpath(f"//{place}//a[@aria-current]/@href")]


def test_menu_and_footer_mark_a_page_on_itself_and_nowhere_else() -> None:
    about, story = "/en/about/", "/en/news-stories/faustina/"

    assert current(about, "header") == [about]
    assert current(about, "footer") == [about]
    assert current(story, "header") == ["/en/news-stories/"]
    assert current(story, "footer") == []


def test_links_of_which_none_leads_to_a_page_are_shared_as_they_are() -> None:
    links = tuple(LinkView(label=Text(words=one, language="en"), url=f"/{one}/") for one in "ab")

    assert all_marked(links, "/c/") is links
    assert [(one.url, one.is_current) for one in all_marked(links, "/b/")] == [("/a/", False), ("/b/", True)]
