"""What comes out of a printer: the page without what can only be clicked, on A4, with where its links lead."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import LANGUAGES, Visit, kinds
from tests.browser.sample import one_page_of_each_kind

FOR_CLICKING = ".skip, nav, .more, summary"
A4 = b"[0 0 594.95996 841.91998]"

_ADDRESSES = """() => [...document.querySelectorAll('main a[href^="http"], .footer-small a')]
    .filter(one => one.textContent.trim() !== one.href)
    .map(one => [one.href, getComputedStyle(one, '::after').content])"""


def _printed(page: Page) -> Page:
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize(("language", "url"), kinds(one_page_of_each_kind))
def test_every_page_prints_without_menus_and_with_the_addresses_of_links_and_its_own(
    visit: Visit, host: str, language: str, url: str
) -> None:
    page = _printed(visit(host + url))

    assert page.locator(FOR_CLICKING).locator("visible=true").count() == 0
    assert [href for href, shown in page.evaluate(_ADDRESSES) if href not in shown] == []
    assert f"https://results.example.org{url}" in page.locator(".footer-address").inner_text()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_factsheet_prints_on_two_a4_pages_at_most(visit: Visit, host: str, language: str) -> None:
    page = visit(host + one_page_of_each_kind(language)["factsheet"])

    sheet = page.pdf(prefer_css_page_size=True)

    boxes = re.findall(rb"/MediaBox (\[[^\]]*\])", sheet)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", sheet)) <= 2
    assert set(boxes) == {A4}


def test_counters_keep_their_day_on_paper(visit: Visit, host: str) -> None:
    page = _printed(visit(f"{host}/en/objectives/improved-migration-management/"))

    days = page.locator("section:has(#part-results) .counter-day").all_inner_texts()

    assert days == ["As of 29 September 2021"] * 3


def test_what_is_folded_on_a_screen_lies_open_on_paper(visit: Visit, host: str) -> None:
    page = _printed(visit(f"{host}/en/objectives/improved-migration-management/"))

    expect(page.locator(".chart-figure table").first).to_be_visible()


def test_paper_is_white_for_readers_of_the_dark_scheme_too(visit: Visit, host: str) -> None:
    page = visit(f"{host}/en/", color_scheme="dark")

    page.emulate_media(media="print")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
