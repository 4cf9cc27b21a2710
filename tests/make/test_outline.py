"""What a page leads to, read from its bytes."""

import pytest

from bilan.make.outline import read_outline


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
