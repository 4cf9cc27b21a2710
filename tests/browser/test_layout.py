"""How pages lie on a screen: never wider than it, and never with anything over anything else."""

from __future__ import annotations

import pytest

from tests.browser.looks import Visit, kinds, open_all, too_wide
from tests.browser.odd_site import odd_pages
from tests.browser.sample import one_page_of_each_kind

SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"
"""The room that WCAG 2.2, 1.4.12, lets readers give to letters, words and lines."""


@pytest.mark.parametrize(("language", "url"), kinds(one_page_of_each_kind))
def test_no_kind_of_page_scrolls_sideways(visit: Visit, host: str, language: str, url: str) -> None:
    assert _sticking_out(visit, host + url) == {}


@pytest.mark.parametrize("url", odd_pages().values(), ids=odd_pages())
def test_no_page_scrolls_sideways_whatever_stands_on_it(visit: Visit, odd_host: str, url: str) -> None:
    assert _sticking_out(visit, odd_host + url) == {}


def _sticking_out(visit: Visit, url: str) -> dict[str, list[str]]:
    """Return what is wider than a page: on a small screen, at twice the text size, with more room for letters."""
    page = visit(url, bypass_csp=True)
    found = {"320": too_wide(page, 320)}
    open_all(page)
    found["320, opened"] = too_wide(page, 320)
    found |= {f"{width}, twice the text": too_wide(page, width, text=2) for width in (640, 768, 1280)}
    page.add_style_tag(content=SPACED)
    found["320, more room"] = too_wide(page, 320)
    return {name: faults for name, faults in found.items() if faults}
