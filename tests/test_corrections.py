"""The public log of corrections, and the feed beside it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from tests.sites import Built, make_site

ATOM = {"atom": "http://www.w3.org/2005/Atom"}

FIGURES = """
== content/indicators/migrants.yaml ==
name: {en: Migrants protected, fr: Migrants protégés}
unit: people
counting: cumulative
observations:
  - as_of: 2020-05-06
    value: 147629
    revises: {value: 157629, on: 2021-11-03, reason: {en: Counted twice., fr: Compté deux fois.}}
  - as_of: 2021-09-29
    value: 295998
    revises: {value: null, reason: {en: It had been forgotten., fr: Il avait été oublié.}}
"""

STORY = """
== content/stories/faustina/en.md ==
---
title: Faustina's return
kind: story
date: 2021-09-29
updated: 2021-10-02
update_note: Her age was wrong.
---
Words.
"""

PAGE = """
== content/pages/about/en.md ==
---
title: About
updated: 2021-10-05
---
Words.
== content/pages/about/fr.md ==
---
title: À propos
slug: a-propos
---
Des mots.
"""


@pytest.fixture(scope="module")
def built() -> Built:
    return make_site(FIGURES + STORY + PAGE)


def entries(built: Built, url: str) -> list[list[str]]:
    """Return what each entry of the log says, line by line."""
    return [
        [" ".join(part.text_content().replace("\u00a0", " ").split(" ")).strip() for part in entry]
        for entry in built.page(url).all("ol.corrections > li")
    ]


def feed(built: Built, path: str) -> ET.Element:
    return ET.fromstring(built.file(path))  # noqa: S314 - our own feed


def test_the_log_lists_every_correction_the_newest_first(built: Built) -> None:
    days = [one[0].split("|")[1].strip() for one in entries(built, "/en/results/corrections/")]

    assert days == [
        "Corrected on 3 November 2021",
        "Corrected on 5 October 2021",
        "Corrected on 2 October 2021",
        "Day of the correction not recorded",
    ]


def test_a_corrected_value_says_what_it_was_what_it_is_and_why(built: Built) -> None:
    value, *_ = entries(built, "/en/results/corrections/")

    assert value[1:] == [
        "Migrants protected",
        "As of 6 May 2020",
        "Published as 157\u202f629, corrected to 147\u202f629.",
        "Counted twice.",
    ]


def test_a_value_where_nothing_stood_before_is_told_in_words(built: Built) -> None:
    *_, value = entries(built, "/en/results/corrections/")

    assert value[3:] == [
        "Published without a value; the value is 295\u202f998.",
        "It had been forgotten.",
    ]


def test_a_corrected_text_says_what_was_wrong_where_a_note_was_left(built: Built) -> None:
    _, page, story, _ = entries(built, "/en/results/corrections/")

    assert story[1:] == ["Faustina’s return", "Her age was wrong."]
    assert page[1:] == ["About", "The page was brought up to date; no note was left."]


def test_an_entry_leads_to_the_dated_value_or_to_the_text(built: Built) -> None:
    links = [one.url for one in built.page("/en/results/corrections/").links("ol.corrections h2 a")]

    assert links == [
        "/en/indicators/migrants/#as-of-2020-05-06",
        "/en/about/",
        "/en/news-stories/faustina/",
        "/en/indicators/migrants/#as-of-2021-09-29",
    ]


def test_an_entry_in_the_other_language_is_marked(built: Built) -> None:
    found = built.page("/fr/resultats/corrections/")

    [link] = [one for one in found.links("ol.corrections h2 a") if one.url == "/en/news-stories/faustina/"]
    assert link.language == "en"
    assert "en anglais" in found.text


def test_a_log_without_an_entry_says_what_would_stand_here() -> None:
    found = make_site("").page("/en/results/corrections/")

    assert "No correction so far" in found.text
    assert "it is not replaced in silence" in found.text
    assert found.all("ol.corrections") == []


def test_the_log_is_reached_from_the_results_and_from_every_indicator(built: Built) -> None:
    for url in ("/en/results/", "/en/indicators/migrants/", "/en/results/as-of/2020-05-06/"):
        assert "/en/results/corrections/" in built.page(url).addresses


def test_a_value_that_was_withdrawn_is_told_in_words() -> None:
    built = make_site(
        """
        == content/indicators/migrants.yaml ==
        name: {en: Migrants protected, fr: Migrants protégés}
        unit: people
        counting: cumulative
        observations:
          - as_of: 2020-05-06
            absent: in-verification
            revises: {value: 157629, reason: {en: It is being checked., fr: Elle est vérifiée.}}
        """
    )

    [value] = entries(built, "/en/results/corrections/")

    assert value[3] == "Published as 157\u202f629, then withdrawn (being verified)."


# The feed


def test_there_is_a_feed_beside_the_log_in_each_language(built: Built) -> None:
    english, french = (
        feed(built, "feeds/en/corrections.xml"),
        feed(built, "feeds/fr/corrections.xml"),
    )

    assert english.findtext("atom:title", "", ATOM).endswith(": corrections")
    assert len(english.findall("atom:entry", ATOM)) == len(french.findall("atom:entry", ATOM)) == 4
    page = built.page("/en/results/corrections/")
    assert '<link rel="alternate" type="application/atom+xml"' in page.html
    assert "/feeds/en/corrections.xml" in page.addresses


def test_every_entry_has_an_absolute_address_and_a_moment_with_its_offset(built: Built) -> None:
    for entry in feed(built, "feeds/en/corrections.xml").findall("atom:entry", ATOM):
        [link] = entry.findall("atom:link", ATOM)
        assert (link.get("href") or "").startswith("https://")
        assert entry.findtext("atom:updated", "", ATOM)[-6:] in {"+01:00", "+02:00", "+00:00"}


def test_the_names_of_entries_stay_when_titles_addresses_and_other_entries_change(built: Built) -> None:
    changed = make_site(
        FIGURES.replace("Migrants protected", "People protected")
        + STORY.replace("title:", "slug: marie\ntitle:").replace("Faustina's", "Marie's")
    )

    before, after = (
        {
            one.findtext("atom:id", "", ATOM)
            for one in feed(site, "feeds/en/corrections.xml").findall("atom:entry", ATOM)
        }
        for site in (built, changed)
    )

    assert len(before) == 4
    assert after < before
    assert all(one.startswith("tag:") for one in before)


def test_the_two_languages_have_names_of_their_own(built: Built) -> None:
    named = [
        {one.findtext("atom:id", "", ATOM) for one in feed(built, path).findall("atom:entry", ATOM)}
        for path in ("feeds/en/corrections.xml", "feeds/fr/corrections.xml")
    ]

    assert named[0].isdisjoint(named[1])


def test_an_entry_says_in_a_sentence_what_was_corrected(built: Built) -> None:
    said = {
        one.findtext("atom:title", "", ATOM): one.findtext("atom:summary", "", ATOM)
        for one in feed(built, "feeds/fr/corrections.xml").findall("atom:entry", ATOM)
    }

    assert said["Faustina’s return"] == "Her age was wrong."
    assert said["À propos"] == ""
    assert said["Migrants protégés"].startswith("Au ")


def test_a_feed_without_an_entry_is_a_feed_all_the_same() -> None:
    root = feed(make_site(""), "feeds/en/corrections.xml")

    assert root.findall("atom:entry", ATOM) == []
    assert root.findtext("atom:updated", "", ATOM)


def test_a_correction_of_a_later_day_is_not_told_and_not_counted_before_it_was_made() -> None:
    text = """
== content/indicators/jobs.yaml ==
name: {en: Jobs, fr: Emplois}
unit: jobs
counting: cumulative
observations:
  - as_of: 2021-09-29
    value: 120
    revises: {value: 999, on: 2022-05-05, reason: {en: Counted twice., fr: Comptés deux fois.}}
"""

    before = make_site(text, as_of="2022-03-01")
    after = make_site(text, as_of="2022-05-05")

    assert "999" in before.page("/en/indicators/jobs/").text
    assert "Counted twice." not in before.page("/en/results/corrections/").text
    assert "Counted twice." in after.page("/en/results/corrections/").text
