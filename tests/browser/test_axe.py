"""What axe finds on the pages: nothing, in each language, on small and large screens, in every set of colours."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.looks import COLOURS, Visit, kinds, open_all, violations
from tests.browser.odd_site import odd_pages
from tests.browser.sample import one_page_of_each_kind

PAGES = kinds(one_page_of_each_kind)
NAMES = ("aria-hidden-focus", "button-name", "image-alt", "link-name", "svg-img-alt", "target-size")
"""The rules of axe that hold where a reader's own colours take the place of ours."""
SMALL: ViewportSize = {"width": 320, "height": 800}
LARGE: ViewportSize = {"width": 1280, "height": 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.mark.parametrize(("language", "url"), PAGES)
def test_axe_finds_nothing_on_any_kind_of_page_small_or_large_light_or_dark(
    visit: Visit, host: str, language: str, url: str
) -> None:
    assert _found(visit, host + url) == {}


@pytest.mark.parametrize("url", odd_pages().values(), ids=odd_pages())
def test_axe_finds_nothing_on_pages_with_odd_content(visit: Visit, odd_host: str, url: str) -> None:
    assert _found(visit, odd_host + url, SMALL) == {}


@pytest.mark.parametrize("url", ["/", "/404.html"])
def test_axe_finds_nothing_on_pages_that_belong_to_no_language(visit: Visit, host: str, url: str) -> None:
    assert _found(visit, f"{host}{url}") == {}


@pytest.mark.parametrize("url", one_page_of_each_kind("fr").values(), ids=one_page_of_each_kind("fr"))
def test_a_page_keeps_its_words_and_passes_axe_in_a_readers_own_colours(
    visit: Visit, host: str, url: str
) -> None:
    page = visit(host + url, bypass_csp=True)
    page.emulate_media(reduced_motion="reduce")
    words = page.locator("body").inner_text()
    found = {}

    page.emulate_media(forced_colors="active")
    found["forced"], forced = violations(page, NAMES), page.locator("body").inner_text()
    page.emulate_media(forced_colors="none", contrast="more")
    found["more"], more = violations(page, COLOURS), page.locator("body").inner_text()
    page.emulate_media(contrast="no-preference", reduced_motion="no-preference")

    assert {name: faults for name, faults in found.items() if faults} == {}
    assert (forced, more) == (words, words)


def _found(visit: Visit, url: str, *sizes: ViewportSize) -> dict[str, list[str]]:
    """Return what axe finds at each size, with all its rules in light and in dark."""
    page = visit(url, bypass_csp=True)
    open_all(page)
    found = {}
    for size in sizes or (SMALL, LARGE):
        page.set_viewport_size(size)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found[f"{size['width']} {scheme}"] = violations(page)
    return {name: faults for name, faults in found.items() if faults}
