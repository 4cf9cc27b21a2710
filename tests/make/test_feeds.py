"""Feeds: what a reader's program finds in them."""

from __future__ import annotations

import datetime as dt
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.make.feeds import make_feed, with_absolute_addresses, write_entry
from bilan.plan.feeds.feed_views import FeedEntryView, FeedView
from tests.make.make_views import english, french

NAMES = {"atom": "http://www.w3.org/2005/Atom"}
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MOMENT = dt.datetime(2021, 11, 3, tzinfo=dt.timezone(dt.timedelta(hours=1)))
HOST = "https://results.example.org"
PAGE = f"{HOST}/en/one/"


def entry(
    title: str = "Migrants protected", *, is_french: bool = False, summary: str = "", full_text: str = ""
) -> bytes:
    words = french(title) if is_french else english(title)
    view = FeedEntryView(
        id="tag:results.example.org,2026:one",
        title=words,
        url=PAGE,
        published=MOMENT - dt.timedelta(days=2),
        updated=MOMENT,
        summary=english(summary) if summary else None,
        categories=("Figure",),
    )
    return write_entry(view, full_text)


def parsed(*entries: bytes, title: str = "Corrections") -> ET.Element:
    view = FeedView(
        language="en",
        id="tag:results.example.org,2026:feeds/corrections/en",
        title=title,
        subtitle="What was corrected",
        url="https://results.example.org/feeds/en/corrections.xml",
        page_url="https://results.example.org/en/",
        author="The Fund",
        author_url="https://fund.example.org/",
        rights="CC BY 4.0",
        updated=MOMENT,
    )
    return ET.fromstring(make_feed(view, entries))  # noqa: S314 - our own feed


def found_in(root: ET.Element) -> list[ET.Element]:
    return root.findall("atom:entry", NAMES)


def test_a_feed_has_what_atom_requires() -> None:
    root = parsed()

    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert root.get(LANGUAGE) == "en"
    assert root.findtext("atom:id", "", NAMES) == "tag:results.example.org,2026:feeds/corrections/en"
    assert root.findtext("atom:title", "", NAMES) == "Corrections"
    assert root.findtext("atom:updated", "", NAMES) == "2021-11-03T00:00:00+01:00"
    assert root.findtext("atom:author/atom:name", "", NAMES) == "The Fund"


def test_a_feed_says_who_publishes_it_on_what_terms() -> None:
    root = parsed()

    assert root.findtext("atom:author/atom:uri", "", NAMES) == "https://fund.example.org/"
    assert root.findtext("atom:rights", "", NAMES) == "CC BY 4.0"


def test_a_feed_leads_to_itself_and_to_the_page_that_shows_the_same() -> None:
    links = {one.get("rel"): one.attrib for one in parsed().findall("atom:link", NAMES)}

    assert links["self"]["type"] == "application/atom+xml"
    assert links["alternate"]["href"] == "https://results.example.org/en/"


def test_an_entry_has_a_name_its_moments_an_address_and_what_it_says() -> None:
    [found] = found_in(parsed(entry(summary="Published as 1, corrected to 2.")))

    assert found.findtext("atom:id", "", NAMES) == "tag:results.example.org,2026:one"
    assert found.findtext("atom:published", "", NAMES) == "2021-11-01T00:00:00+01:00"
    assert found.findtext("atom:updated", "", NAMES) == "2021-11-03T00:00:00+01:00"
    assert found.findtext("atom:summary", "", NAMES) == "Published as 1, corrected to 2."
    assert [one.get("href") for one in found.findall("atom:link", NAMES)] == [PAGE]
    assert [one.get("term") for one in found.findall("atom:category", NAMES)] == ["Figure"]


def test_the_full_text_of_an_entry_is_html() -> None:
    [found] = found_in(parsed(entry(full_text='<p>1&nbsp;000 <a href="#note-1">people</a></p>')))

    content = found.find("atom:content", NAMES)
    assert content is not None
    assert content.get("type") == "html"
    assert content.text == f'<p>1&nbsp;000 <a href="{PAGE}#note-1">people</a></p>'


def test_every_entry_declares_the_language_it_stands_in() -> None:
    root = parsed(entry(), entry("Une histoire", is_french=True, summary="A note."))

    first, second = found_in(root)
    summary = second.find("atom:summary", NAMES)
    assert (first.get(LANGUAGE), second.get(LANGUAGE)) == ("en", "fr")
    assert summary is not None
    assert summary.get(LANGUAGE) == "en"


@pytest.mark.parametrize(
    ("written", "absolute"),
    [
        ('<a href="/en/two/">x</a>', '<a href="https://results.example.org/en/two/">x</a>'),
        ('<a href="../two/">x</a>', '<a href="https://results.example.org/en/two/">x</a>'),
        ('<a href="#two">x</a>', f'<a href="{PAGE}#two">x</a>'),
        (
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
            '<a href="https://example.org/?a=1&amp;b=2">x</a>',
        ),
        ('<a href="mailto:a@example.org">x</a>', '<a href="mailto:a@example.org">x</a>'),
        ('<img src="/media/a.jpg" alt="">', '<img src="https://results.example.org/media/a.jpg" alt="">'),
        (
            '<source srcset="/media/a-480.webp 480w, /media/a-960.webp 960w">',
            f'<source srcset="{HOST}/media/a-480.webp 480w, {HOST}/media/a-960.webp 960w">',
        ),
        ('<code>&lt;a href="/x/"&gt;</code> href="/y/"', '<code>&lt;a href="/x/"&gt;</code> href="/y/"'),
    ],
)
def test_all_that_a_text_leads_to_is_absolute_and_what_only_looks_like_it_stays(
    written: str, absolute: str
) -> None:
    assert with_absolute_addresses(written, PAGE) == absolute


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufffe\uffff")))
def test_whatever_is_said_it_reads_back_the_same(words: str) -> None:
    [found] = found_in(parsed(entry(words, summary=f"x{words}", full_text=f"x{words}"), title=words))

    assert found.findtext("atom:title", "", NAMES) == words
    assert found.findtext("atom:summary", "", NAMES) == f"x{words}"
    assert found.findtext("atom:content", "", NAMES).replace("\n", "") == f"x{words}".replace("\n", "")


@given(st.text())
def test_no_character_breaks_a_feed(words: str) -> None:
    whole = parsed(entry(words, summary=f"x{words}", full_text=f"<p>{words.replace('<', '')}</p>"))

    assert len(found_in(whole)) == 1
