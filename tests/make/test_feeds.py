"""Feeds: what a reader's program finds in them."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from bilan.make.feeds import make_feed
from bilan.plan.reports.feed_views import FeedEntryView, FeedView
from tests.make.make_views import english, french

NAMES = {"atom": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = dt.datetime(2021, 11, 3, tzinfo=dt.timezone(dt.timedelta(hours=1)))


def entry(title: str = "Migrants protected", *, is_french: bool = False, summary: str = "") -> FeedEntryView:
    words = french(title) if is_french else english(title)
    return FeedEntryView(
        id="tag:results.example.org,2021-11-03:one",
        title=words,
        url="https://results.example.org/en/one/",
        updated=MOMENT,
        summary=english(summary) if summary else None,
        categories=("Figure",),
    )


def feed(*entries: FeedEntryView) -> FeedView:
    return FeedView(
        language="en",
        id="https://results.example.org/en/feed.xml",
        title="Corrections",
        subtitle="What was corrected",
        url="https://results.example.org/en/feed.xml",
        page_url="https://results.example.org/en/",
        author="The Fund",
        updated=MOMENT,
        entries=entries,
    )


def parsed(view: FeedView) -> ET.Element:
    return ET.fromstring(make_feed(view))  # noqa: S314 - our own feed


def test_a_feed_has_what_atom_requires() -> None:
    root = parsed(feed())

    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert root.findtext("atom:id", "", NAMES) == "https://results.example.org/en/feed.xml"
    assert root.findtext("atom:title", "", NAMES) == "Corrections"
    assert root.findtext("atom:updated", "", NAMES) == "2021-11-03T00:00:00+01:00"
    assert root.findtext("atom:author/atom:name", "", NAMES) == "The Fund"


def test_a_feed_leads_to_itself_and_to_the_page_that_shows_the_same() -> None:
    links = {one.get("rel"): one.attrib for one in parsed(feed()).findall("atom:link", NAMES)}

    assert links["self"]["type"] == "application/atom+xml"
    assert links["alternate"]["href"] == "https://results.example.org/en/"


def test_an_entry_has_a_name_a_moment_an_address_and_what_it_says() -> None:
    [found] = parsed(feed(entry(summary="Published as 1, corrected to 2."))).findall("atom:entry", NAMES)

    assert found.findtext("atom:id", "", NAMES) == "tag:results.example.org,2021-11-03:one"
    assert found.findtext("atom:updated", "", NAMES) == "2021-11-03T00:00:00+01:00"
    assert found.findtext("atom:summary", "", NAMES) == "Published as 1, corrected to 2."
    assert [one.get("href") for one in found.findall("atom:link", NAMES)] == [
        "https://results.example.org/en/one/"
    ]
    assert [one.get("term") for one in found.findall("atom:category", NAMES)] == ["Figure"]


def test_an_entry_declares_the_language_it_stands_in_where_it_is_not_that_of_the_feed() -> None:
    root = parsed(feed(entry(), entry("Une histoire", is_french=True, summary="A note.")))

    first, second = root.findall("atom:entry", NAMES)
    summary = second.find("atom:summary", NAMES)
    assert root.get(LANGUAGE) == "en"
    assert (first.get(LANGUAGE), second.get(LANGUAGE)) == (None, "fr")
    assert summary is not None
    assert summary.get(LANGUAGE) == "en"


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufffe\uffff")))
def test_whatever_is_said_it_reads_back_the_same(words: str) -> None:
    [found] = parsed(feed(entry(words, summary=f"x{words}"))).findall("atom:entry", NAMES)

    assert found.findtext("atom:title", "", NAMES) == words
    assert found.findtext("atom:summary", "", NAMES) == f"x{words}"
