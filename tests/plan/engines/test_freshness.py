"""Since when pages are as they are: from the content alone."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml import etree

from bilan.plan.engines.freshness import newest_day
from tests.sites import NOW, Built, make_site

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
HOST = "https://results.example.org"

SITE = """
== content/indicators/wells.yaml ==
name: {en: Wells, fr: Puits}
unit: people
counting: cumulative
objective: water
observations:
  - {as_of: 2020-01-01, value: 12, by: {country: {NE: 12}}}
  - as_of: 2021-09-01
    value: 30
    by: {country: {NE: 30}}
    revises: {value: 29, on: 2021-11-05, reason: {en: One was forgotten., fr: Un puits avait été oublié.}}

== content/objectives/water/en.md ==
---
title: Water
order: 1
counters: [wells]
---
Words.

== content/stories/old/en.md ==
---
title: Old
kind: news
date: 2020-03-01
countries: [ML]
---
There were [[figure wells]].

== content/stories/new/en.md ==
---
title: New
kind: story
date: 2021-10-01
publish_at: 2021-10-03T08:00+02:00
---
There were [[figure wells]].

== content/stories/mended/en.md ==
---
title: Mended
kind: story
date: 2020-02-01
updated: 2021-12-24
---
Words.

== content/pages/about/en.md ==
---
title: About
---
Words.
"""


def modified(url: str, built: Built | None = None) -> str:
    """Return what the sitemap says of the age of a page; nothing where it says nothing."""
    root = etree.fromstring((built or make_site(SITE)).file("sitemap.xml"))
    ages = {
        one.findtext("s:loc", "", NAMES): one.findtext("s:lastmod", "", NAMES)
        for one in root.iterfind("s:url", NAMES)
    }
    return ages[f"{HOST}{url}"]


@pytest.mark.parametrize(
    ("url", "moment"),
    [
        ("/en/news-stories/old/", "2020-03-01T00:00:00+01:00"),
        ("/en/news-stories/mended/", "2021-12-24T00:00:00+01:00"),
        ("/en/news-stories/new/", "2021-11-05T00:00:00+01:00"),
        ("/en/objectives/water/", "2021-11-05T00:00:00+01:00"),
        ("/en/indicators/wells/", "2021-11-05T00:00:00+01:00"),
        ("/en/results/as-of/2020-01-01/", "2020-01-01T00:00:00+01:00"),
        ("/en/results/corrections/", "2021-12-24T00:00:00+01:00"),
        ("/en/countries/mali/", "2020-03-01T00:00:00+01:00"),
        ("/en/countries/niger/", "2021-11-05T00:00:00+01:00"),
        ("/en/news-stories/kind/news/", "2020-03-01T00:00:00+01:00"),
        ("/en/news-stories/kind/stories/", "2021-12-24T00:00:00+01:00"),
        ("/en/about/", ""),
        ("/en/subscribe/", ""),
    ],
)
def test_a_page_is_as_old_as_the_newest_of_what_it_shows(url: str, moment: str) -> None:
    assert modified(url) == moment


def test_a_story_keeps_the_figures_of_its_day_and_with_them_its_age() -> None:
    without = SITE.replace(
        "    revises: {value: 29, on: 2021-11-05, reason: {en: One was forgotten., fr: Un puits avait été oublié.}}\n",
        "",
    )

    assert modified("/en/news-stories/new/", make_site(without)) == "2021-10-03T08:00:00+02:00"


def test_another_day_of_building_makes_no_page_newer() -> None:
    later = make_site(SITE, now=NOW + dt.timedelta(days=300))

    assert later.file("sitemap.xml") == make_site(SITE).file("sitemap.xml")


def test_the_newest_of_no_days_is_none() -> None:
    assert newest_day() is None
    assert newest_day(None, dt.date(2021, 1, 2), dt.date(2020, 5, 6)) == dt.date(2021, 1, 2)
