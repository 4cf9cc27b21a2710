"""The pages that belong to no language: the choice of one at the root, and the 404 of hosts that have but one."""

from __future__ import annotations

from functools import cache

from tests.sites import Built, make_site

SITE = """
== content/site.yaml ==
name: {en: A fund, fr: Un fonds}
base_url: https://example.org/results/
languages: [en, fr]

== content/pages/home/en.md ==
---
title: Results
summary: What the fund has achieved.
---
Words.

== content/pages/home/fr.md ==
---
title: Résultats
summary: Ce que le fonds a accompli.
---
Des mots.
"""
ROOT = "/results/"


@cache
def built() -> Built:
    return make_site(SITE)


def test_the_root_offers_each_language_in_its_own_words() -> None:
    links = built().page(ROOT).links("main a")

    assert [(one.words, one.url, one.language) for one in links] == [
        ("English A fund", "/results/en/", "en"),
        ("Français Un fonds", "/results/fr/", "fr"),
    ]
    sides = built().page(ROOT).root.xpath("//main//li")
    assert [(one.get("lang"), one.findtext("p")) for one in sides] == [
        ("en", "What the fund has achieved."),
        ("fr", "Ce que le fonds a accompli."),
    ]


def test_a_name_that_no_translation_has_is_marked_as_what_it_is() -> None:
    plain = make_site(SITE.replace("{en: A fund, fr: Un fonds}", "{en: A fund}"))

    names = plain.page(ROOT).root.xpath("//main//*[@class='choice-name']")

    assert [(one.get("lang"), one.text) for one in names] == [("en", "A fund"), ("en", "A fund")]
    assert plain.page(ROOT).root.xpath("string(//h1)") == "A fund"


def test_nothing_runs_at_the_root_and_nothing_is_remembered() -> None:
    for path in ("index.html", "404.html"):
        html = built().file(path).decode()

        assert "<script" not in html
        assert "http-equiv" not in html


def test_search_engines_send_readers_of_other_languages_to_the_choice() -> None:
    base = "https://example.org/results"
    alternates = [
        (one.get("hreflang"), one.get("href"))
        for one in built().page(ROOT).root.xpath("//link[@rel='alternate'][@hreflang]")
    ]

    assert alternates == [("en", f"{base}/en/"), ("fr", f"{base}/fr/"), ("x-default", f"{base}/")]
    for home in ("/results/en/", "/results/fr/"):
        assert built().page(home).root.xpath("//link[@hreflang='x-default']/@href") == [f"{base}/"]


def test_on_other_pages_the_default_is_the_page_in_the_first_language() -> None:
    [default] = built().page("/results/fr/resultats/").root.xpath("//link[@hreflang='x-default']/@href")

    assert default == "https://example.org/results/en/results/"


def test_search_engines_are_told_of_the_site_in_every_language() -> None:
    [told] = built().page(ROOT).root.xpath("//meta[@name='description']/@content")

    assert told == "A fund: results and data in English. Un fonds: résultats et données en français."


def test_the_one_page_for_what_is_not_there_speaks_all_languages_and_leads_on_in_each() -> None:
    page = built().page("/results/404.html")

    assert page.root.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.root.xpath("//link[@rel='canonical']") == []
    titles = page.root.xpath("//h1/span[@lang]")
    assert [(one.get("lang"), one.text) for one in titles] == [
        ("en", "Page not found"),
        ("fr", "Cette page est introuvable"),
    ]
    for language, home in (("en", "Home"), ("fr", "Accueil")):
        ways = [one for one in page.links("main a") if one.language == language]
        assert (ways[0].words, ways[0].url) == (home, f"/results/{language}/")
        assert all(one.url.startswith(f"/results/{language}/") for one in ways)


def test_at_the_root_a_copy_for_review_says_what_it_is_in_every_language() -> None:
    staged = make_site(SITE, base_url="https://review.example.net/")

    for path in ("/", "/404.html"):
        notices = staged.page(path).root.xpath("//*[@class='staging']/p")
        assert [one.xpath("string(strong)") for one in notices] == ["Copy for review.", "Copie de relecture."]
        assert [one.get("lang") for one in notices] == [None, "fr"]
