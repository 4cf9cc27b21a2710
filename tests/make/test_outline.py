"""What a page leads to, read from its bytes."""

from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.make.outline import OUTSIDE, read_outline


def test_links_on_the_site_are_read_once_each_in_the_order_of_the_page() -> None:
    page = b'<a href="/b/">b</a> <a class="wide" href="/a/#x">a</a> <a href="/b/">b again</a> <a href="#y">'

    assert read_outline(page).links == ("/b/", "/a/#x", "#y")


def test_pictures_and_every_width_of_them_are_links_too() -> None:
    page = b'<img srcset="/a-400.webp 400w, /a-800.webp 800w" src="/a.jpg">'

    assert read_outline(page).links == ("/a-400.webp", "/a-800.webp", "/a.jpg")


@pytest.mark.parametrize(
    "page",
    [
        b'<a href="https://example.org/">',
        b'<a href="//example.org/">',
        b'<a href="mailto:a@example.org">',
        b'<code>&lt;a href="/nowhere/"&gt;</code> and href="/nowhere/" in words',
        b'<a data-href="/nowhere/">',
    ],
)
def test_what_leads_elsewhere_or_is_no_attribute_is_no_link(page: bytes) -> None:
    assert read_outline(page).links == ()


def test_places_that_can_be_led_to_are_read_as_browsers_read_them() -> None:
    page = '<h2 id="a">A</h2>\n<p\n\tid="x&amp;y">…</p><p id="été">'.encode()

    assert read_outline(page).anchors == {"a", "x&y", "été"}


def test_pages_that_lead_to_the_same_and_have_the_same_places_share_a_name() -> None:
    page, turned = b'<p id="a"> <p id="b"> <a href="/a/"> <a href="/b/">', b'<a href="/b/"> <a href="/a/">'

    assert read_outline(page).name == read_outline(turned + b'<p id="b"> <p id="a">').name
    assert read_outline(page).name != read_outline(turned).name
    assert read_outline(b'<a href="a">').name != read_outline(b'<p id="a">').name


def test_an_address_with_a_space_is_one_address_beside_a_picture_in_several_widths() -> None:
    page = b'<a href="/a, b/c d/">a</a> <img src="/a.jpg" srcset="/a-400.webp 400w, /a.webp"> <a href="/e/">'

    assert read_outline(page).links == ("/a, b/c d/", "/a.jpg", "/a-400.webp", "/a.webp", "/e/")


ADDRESSES = st.sampled_from(
    ["/", "/a/", "/a/#b", "#b", "a b", "/a, b", "https://a.b/", "//a.b/", "/a?b&c", "/é/", "'", ""]
)
WIDTHS = st.lists(
    st.sampled_from(["/a.jpg 400w", "/b.jpg 800w", "https://a.b/c.jpg 2x", "/d.jpg"]), min_size=1
)
ATTRIBUTES = st.one_of(
    st.tuples(st.sampled_from(["href", "src", "id", "title", "data-href", "hreflang", "grid"]), ADDRESSES),
    st.tuples(st.just("srcset"), WIDTHS.map(", ".join)),
)
TAGS = st.tuples(
    st.sampled_from(["a", "img", "p"]), st.sampled_from([" ", "\n", "\t"]), st.lists(ATTRIBUTES, max_size=4)
)
WORDS = st.sampled_from(["", "words", ' href="/no/"', " id=a", "&lt;a href=&quot;/no/&quot;&gt;", '"', "="])


def written(tag: str, space: str, attributes: list[tuple[str, str]]) -> str:
    """Return a tag as templates write it."""
    said = [f'{space}{name}="{escape(value)}"' for name, value in attributes]
    return f"<{tag}{''.join(said)}>"


class Reader(HTMLParser):
    """Reads a page as browsers do, all of it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(page)

    def handle_starttag(self, _tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Take up what a tag leads to, and what in it can be led to."""
        for name, value in attributes:
            if name in ("href", "src"):
                self.links.append(value or "")
            elif name == "srcset":
                self.links += [one.split()[0] for one in (value or "").split(", ")]
            elif name == "id":
                self.anchors.add(value or "")


@given(st.lists(st.one_of(TAGS.map(lambda tag: written(*tag)), WORDS), max_size=12).map("".join))
def test_whatever_the_page_its_outline_is_what_reading_all_of_it_says(page: str) -> None:
    read = Reader(page)

    outline = read_outline(page.encode())

    assert outline.links == tuple(dict.fromkeys(one for one in read.links if not OUTSIDE.match(one)))
    assert outline.anchors == read.anchors
