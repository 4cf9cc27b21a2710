"""Feeds: what there is to follow on a site, and what a reader's program is told."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from html import unescape

import pytest
from lxml import etree, html

from tests.sites import Built, make_site

NAMES = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
HOST = "https://example.org"

SETTINGS = """
== content/site.yaml ==
name: {en: A fund, fr: Un fonds}
base_url: https://example.org/
languages: [en, fr]
timezone: Europe/Brussels
regions:
  sahel: {name: {en: Sahel, fr: Sahel}, countries: [NE]}
  north: {name: {en: North, fr: Nord}, countries: [LY]}
publisher: {name: {en: The office, fr: Le bureau}, url: https://office.example.org/}
licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}

== content/topics.yaml ==
water: {name: {en: Water, fr: Eau}}
peace: {name: {en: Peace, fr: Paix}}

== content/indicators/wells.yaml ==
name: {en: Wells dug, fr: Puits creusés}
unit: people
counting: cumulative
observations:
  - {as_of: 2020-01-01, value: 1200, by: {country: {NE: 1000, LY: 200}}}
  - {as_of: 2021-09-01, value: 29500}

== content/indicators/goal.yaml ==
name: {en: Wells to dig, fr: Puits à creuser}
unit: people
kind: target
counting: latest
observations:
  - {as_of: 2021-09-01, value: 40000}

== content/objectives/safe-water/en.md ==
---
title: Safe water
order: 1
---
Words.
== content/objectives/safe-water/fr.md ==
---
title: Une eau saine
slug: eau-saine
---
Des mots.
"""

STORIES = """
== content/stories/well/en.md ==
---
title: A "well" at <last> & more
summary: It took [[figure wells]] days.
kind: story
date: 2021-09-29
updated: 2021-10-04
update_note: The village was misspelt.
countries: [NE]
topics: [water]
objectives: [safe-water]
image: well.jpg
image_alt: A woman at a well
image_caption: The well.
---
They dug [[figure wells]] of [[figure goal]], see [the letter](stories:letter), [more](#more) and ![The hill](hill.jpg).

## More

[[counters wells]]

[[chart wells]]

[[table wells]]

`<a href="/x/">`[^1]

[^1]: A note.
== content/stories/well/well.jpg ==
== content/stories/well/hill.jpg ==
== content/stories/well/fr.md ==
---
title: Un puits enfin
slug: un-puits
publish_at: 2021-10-01T09:30
image_alt: Une femme près d'un puits
image_caption: Le puits.
---
Ils ont creusé [[figure wells]].
== content/stories/letter/fr.md ==
---
title: Une lettre
kind: news
date: 2021-09-30
countries: [LY]
---
Bonjour, l'ami.
== content/factsheets/sheet/en.md ==
---
title: The sheet
as_of: 2021-08-31
headline: [wells]
topics: [water]
---
Words of the sheet.
"""


@cache
def built() -> Built:
    made = make_site(SETTINGS + STORIES)
    assert made.publishable
    return made


def feed(name: str, site: Built | None = None) -> etree._Element:
    return etree.fromstring((site or built()).file(f"feeds/{name}.xml"))


def entries(root: etree._Element) -> list[etree._Element]:
    return root.findall("a:entry", NAMES)


def titles(name: str, site: Built | None = None) -> list[str]:
    return [told(one, "title") for one in entries(feed(name, site))]


def told(entry: etree._Element, name: str) -> str:
    return str(entry.findtext(f"a:{name}", "", NAMES))


def full_text(entry: etree._Element) -> html.HtmlElement:
    return html.fragment_fromstring(told(entry, "content"), create_parent="div")


def words_of(entry: etree._Element) -> str:
    """Return the words of a full text, with one plain space between them."""
    return " ".join(" ".join(full_text(entry).itertext()).split())


def feeds_of(url: str, site: Built | None = None) -> list[str]:
    page = (site or built()).page(url)
    return [str(one) for one in page.root.xpath("//link[@type='application/atom+xml']/@href")]


# What there is


def test_the_feed_of_everything_tells_all_that_has_a_date_the_newest_first() -> None:
    assert titles("en/all") == ["Une lettre", "A “well” at <last> & more", "The sheet"]
    assert titles("fr/all") == ["Une lettre", "Un puits enfin", "The sheet"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("kind/news", ["Une lettre"]),
        ("kind/story", ["Un puits enfin"]),
        ("kind/factsheet", ["The sheet"]),
        ("objective/safe-water", ["Un puits enfin"]),
        ("topic/water", ["Un puits enfin", "The sheet"]),
        ("country/ne", ["Un puits enfin"]),
        ("country/ly", ["Une lettre"]),
        ("region/sahel", ["Un puits enfin"]),
        ("region/north", ["Une lettre"]),
    ],
)
def test_every_subject_has_a_feed_of_its_own(name: str, found: list[str]) -> None:
    assert titles(f"fr/{name}") == found


def test_what_nobody_has_written_about_has_no_feed_and_is_named_nowhere() -> None:
    assert "feeds/en/topic/peace.xml" not in built().paths
    assert feeds_of("/en/topics/peace/") == ["/feeds/en/all.xml"]


def test_where_lists_leave_out_the_other_language_feeds_do_too() -> None:
    own = make_site(SETTINGS.replace("timezone", "untranslated: hide\ntimezone") + STORIES)

    assert titles("fr/all", own) == ["Une lettre", "Un puits enfin"]
    assert "feeds/en/kind/news.xml" not in own.paths


def test_an_empty_site_has_a_feed_that_says_that_nothing_is_new() -> None:
    root = feed("en/all", make_site(""))

    assert entries(root) == []
    assert told(root, "updated") == "2026-01-01T00:00:00+01:00"


def test_a_feed_holds_the_newest_and_no_more() -> None:
    first = dt.date(2021, 1, 1)
    many = make_site(
        SETTINGS
        + "".join(
            f"\n== content/stories/day-{number:02}/en.md ==\n---\ntitle: Day {number}\nkind: news\n"
            f"date: {first + dt.timedelta(days=number)}\ncountries: [NE]\n---\nWords.\n"
            for number in range(60)
        )
    )

    assert titles("en/all", many) == [f"Day {number}" for number in range(59, 9, -1)]
    assert titles("en/country/ne", many) == [f"Day {number}" for number in range(59, 39, -1)]


def test_what_waits_for_its_day_is_in_no_feed_not_even_in_the_preview() -> None:
    draft = "\n== content/stories/draft/en.md ==\n---\ntitle: Not yet\nkind: news\ndate: 2021-01-01\nstatus: draft\n---\nx\n"

    shown = make_site(SETTINGS + STORIES + draft, shows_drafts=True)

    assert "Not yet" in shown.page("/en/news-stories/").text
    assert "Not yet" not in titles("en/all", shown)


# What an entry says


def test_an_entry_tells_its_language_its_moments_its_subjects_and_its_summary() -> None:
    _, entry, sheet = entries(feed("en/all"))

    assert entry.get(LANGUAGE) == "en"
    assert told(entry, "published") == "2021-09-29T00:00:00+02:00"
    assert told(entry, "updated") == "2021-10-04T00:00:00+02:00"
    assert told(entry, "summary") == "It took 29\u202f500 days."
    assert entry.xpath("a:category/@term", namespaces=NAMES) == ["Story", "Niger", "Water"]
    assert sheet.xpath("a:category/@term", namespaces=NAMES) == ["Factsheet", "Water"]


def test_an_item_in_another_language_stands_in_a_feed_under_its_own_name_and_language() -> None:
    [english, french] = [entries(feed(f"{one}/all"))[0] for one in ("en", "fr")]

    assert english.get(LANGUAGE) == french.get(LANGUAGE) == "fr"
    assert told(english, "id") == told(french, "id")


def test_an_edition_with_a_moment_of_its_own_is_as_new_as_that_moment() -> None:
    [entry] = entries(feed("fr/kind/story"))

    assert told(entry, "published") == "2021-10-01T09:30:00+02:00"


def test_a_figure_that_was_corrected_later_makes_the_entry_newer() -> None:
    later = SETTINGS.replace(
        "{as_of: 2021-09-01, value: 29500}",
        "{as_of: 2021-09-01, value: 29500, revises: {value: 3, on: 2022-01-15, reason: {en: x, fr: x}}}",
    )

    _, entry, _ = entries(feed("en/all", make_site(later + STORIES)))

    assert told(entry, "updated") == "2022-01-15T00:00:00+01:00"


def test_the_full_text_has_all_that_the_page_says_with_figures_as_they_are_printed() -> None:
    _, entry, sheet = entries(feed("en/all"))
    text = words_of(entry)

    assert text.startswith(
        "It took 29 500 days. Corrected on 4 October 2021 . The village was misspelt. The well."
    )
    assert "They dug 29 500 of 40 000 (target)" in text
    assert "29 500 Wells dug As of 1 September 2021" in text
    assert "1 January 2020 1 200" in text
    assert "1 200 Wells dug" in words_of(sheet)


def test_the_full_text_needs_nothing_of_this_site_but_its_pictures_and_links() -> None:
    _, entry, _ = entries(feed("en/all"))
    text = full_text(entry)

    assert text.xpath("//svg|//script|//style|//details|//data") == []
    assert [re.sub(r"\.[0-9a-f]+-\d+\.jpg$", "", one) for one in text.xpath("//img/@src")] == [
        f"{HOST}/media/stories/well/well",
        f"{HOST}/media/stories/well/hill",
    ]
    links = set(text.xpath("//@href"))
    assert f"{HOST}/fr/actualites-recits/letter/" in links
    assert f"{HOST}/en/news-stories/well/#more" in links
    assert f"{HOST}/en/indicators/wells/" in links
    assert all(one.startswith(f"{HOST}/") for one in links)
    assert '<a href="/x/">' in unescape(text.xpath("string(//code)"))


# What stays


def test_names_and_addresses_stay_when_titles_slugs_and_names_change() -> None:
    changed = (
        (SETTINGS + STORIES)
        .replace('A "well" at <last> & more', "Another title")
        .replace("title: Another title", "title: Another title\nslug: another")
        .replace("slug: eau-saine", "slug: une-autre-eau")
        .replace("en: Sahel", "en: The Sahel")
        .replace("en: Water", "en: Fresh water")
    )

    after = make_site(changed)

    ids = "a:id/text() | a:entry/a:id/text()"
    for path in (one for one in built().paths if one.startswith("feeds/")):
        name = path.removeprefix("feeds/").removesuffix(".xml")
        assert feed(name).xpath(ids, namespaces=NAMES) == feed(name, after).xpath(ids, namespaces=NAMES)


def test_names_are_made_of_the_first_address_of_a_site_wherever_it_moves() -> None:
    moved = SETTINGS.replace(
        "base_url: https://example.org/", "base_url: https://example.net/a/\nfirst_url: https://example.org/"
    )

    for site in (
        make_site(moved + STORIES),
        make_site(SETTINGS + STORIES, base_url="https://review.example/"),
    ):
        _, entry, _ = entries(feed("en/all", site))
        assert told(entry, "id") == "tag:example.org,2026:stories/well/en"


# The ways to them


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("/en/", []),
        ("/en/news-stories/well/", []),
        ("/en/results/", []),
        ("/en/news-stories/", []),
        ("/en/news-stories/kind/news/", ["/feeds/en/kind/news.xml"]),
        ("/en/news-stories/year/2021/", []),
        ("/en/news-stories/country/niger/", ["/feeds/en/country/ne.xml"]),
        ("/en/factsheets/", ["/feeds/en/kind/factsheet.xml"]),
        ("/en/objectives/safe-water/", ["/feeds/en/objective/safe-water.xml"]),
        ("/en/topics/water/", ["/feeds/en/topic/water.xml"]),
        ("/en/countries/niger/", ["/feeds/en/country/ne.xml"]),
        ("/en/countries/sahel/", ["/feeds/en/region/sahel.xml"]),
        ("/en/results/corrections/", ["/feeds/en/corrections.xml"]),
    ],
)
def test_a_page_names_the_feed_of_its_subject_and_then_that_of_everything(url: str, own: list[str]) -> None:
    assert feeds_of(url) == [*own, "/feeds/en/all.xml"]


def test_a_page_lists_every_feed_of_its_language_in_words() -> None:
    page = built().page("/fr/s-abonner/")
    listed = [one.url for one in page.links("td.feed-address a")]

    assert page.title == "S’abonner"
    assert sorted(listed) == [
        f"/{path}" for path in built().paths if path.startswith("feeds/fr/") and path.endswith(".xml")
    ]
    assert "Un fonds: Niger: https://example.org/feeds/fr/country/ne.xml" in page.text
    assert page.link("Une eau saine").url == "/fr/objectifs/eau-saine/"


def test_the_foot_of_every_page_leads_to_the_list_of_feeds() -> None:
    for url, list_url in (("/en/", "/en/subscribe/"), ("/fr/resultats/", "/fr/s-abonner/")):
        assert list_url in [one.url for one in built().page(url).links("footer a")]
