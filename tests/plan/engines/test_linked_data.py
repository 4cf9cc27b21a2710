"""What search engines read about a page."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bilan.plan.engines.linked_data import filled, linked_text
from tests.sites import Built, make_site

SITE = """
== content/site.yaml ==
name: {en: A fund, fr: Un fonds}
base_url: https://example.org/
languages: [en, fr]
timezone: Europe/Brussels
publisher: {name: {en: The office, fr: Le bureau}, url: https://office.example.org/, email: us@example.org}
licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}

== content/stories/well/en.md ==
---
title: "A </script> well"
summary: A well at last.
kind: story
date: 2021-09-29
updated: 2021-10-04
update_note: The village was misspelt.
countries: [NE]
image: well.jpg
image_alt: A woman at a well
---
Words.
== content/stories/well/well.jpg ==
== content/stories/well/fr.md ==
---
title: Un puits
image_alt: Une femme
---
Des mots.

== content/factsheets/sheet/en.md ==
---
title: A sheet
as_of: 2021-08-31
---
Words.
"""

Thing = dict[str, Any]


@cache
def built() -> Built:
    return make_site(SITE)


def things(url: str) -> dict[str, Thing]:
    [text] = built().page(url).root.xpath("//script[@type='application/ld+json']/text()")
    whole = json.loads(text)
    assert whole["@context"] == "https://schema.org"
    return {one["@type"]: one for one in whole["@graph"]}


def test_a_story_is_an_article_with_its_dates_its_place_and_its_picture() -> None:
    article = things("/en/news-stories/well/")["NewsArticle"]

    assert article["headline"] == "A </script> well"
    assert article["description"] == "A well at last."
    assert article["datePublished"] == "2021-09-29T00:00:00+02:00"
    assert article["dateModified"] == "2021-10-04T00:00:00+02:00"
    assert article["contentLocation"] == [{"@type": "Country", "name": "Niger", "identifier": "NE"}]
    assert [one.startswith("https://example.org/media/stories/well/well.") for one in article["image"]] == [
        True
    ]
    assert article["publisher"]["name"] == "The office"
    assert article["correction"]["text"] == "The village was misspelt."


def test_an_original_names_its_translation_and_a_translation_its_original() -> None:
    english, french = (
        things(url)["NewsArticle"] for url in ("/en/news-stories/well/", "/fr/actualites-recits/well/")
    )

    assert [one["@id"] for one in english["workTranslation"]] == [french["@id"]]
    assert french["translationOfWork"]["@id"] == english["@id"]
    assert "translationOfWork" not in english
    assert "workTranslation" not in french


def test_a_factsheet_is_a_report_and_a_list_only_a_place() -> None:
    assert things("/en/factsheets/sheet/")["Report"]["datePublished"] == "2021-08-31T00:00:00+02:00"
    assert list(things("/en/factsheets/")) == ["BreadcrumbList"]


def test_a_first_page_tells_of_the_site_and_of_who_publishes_it() -> None:
    told = things("/fr/")

    assert list(told) == ["WebSite", "Organization"]
    assert told["WebSite"]["publisher"] == {"@id": told["Organization"]["@id"]}
    assert (told["WebSite"]["name"], told["Organization"]["name"]) == ("Un fonds", "Le bureau")
    assert told["Organization"]["email"] == "us@example.org"


def test_a_first_page_tells_how_its_language_is_searched() -> None:
    action = things("/fr/")["WebSite"]["potentialAction"]

    assert action["target"]["urlTemplate"] == "https://example.org/fr/recherche/?q={words}"
    assert "/fr/recherche/" in built().pages
    assert built().page("/fr/recherche/").root.xpath("//form//input/@name")[0] == "q"


def test_the_way_down_to_a_page_ends_with_the_page() -> None:
    [*above, page] = things("/en/news-stories/well/")["BreadcrumbList"]["itemListElement"]

    assert [one["name"] for one in above] == ["Home", "News and stories"]
    assert page["item"] == "https://example.org/en/news-stories/well/"


def test_nothing_in_a_title_can_end_the_script_it_stands_in() -> None:
    page = built().page("/en/news-stories/well/")

    assert len(page.root.xpath("//script[@type='application/ld+json']")) == 1
    assert "\\u003c/script>" in page.html


def test_a_page_that_is_not_to_be_found_tells_nothing() -> None:
    assert "ld+json" not in built().file("en/404.html").decode()


@given(
    st.dictionaries(
        st.text(), st.text() | st.booleans() | st.integers(-9, 9) | st.none() | st.lists(st.text())
    )
)
def test_what_is_told_is_json_without_spaces_in_the_letters_it_is_written_in(node: dict[str, Any]) -> None:
    told = {"@context": "https://schema.org", "@graph": [node]}

    text = linked_text((node,))

    assert text == json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def test_what_is_empty_is_not_told() -> None:
    assert filled({"name": "", "url": None, "keywords": [], "about": {}, "position": 0}) == {"position": 0}
    assert linked_text(()) == ""
