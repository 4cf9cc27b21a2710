"""What pages ask of a browser: no script for any word, no other host, nothing that a strict policy forbids."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.browser.looks import Visit, kinds
from tests.browser.sample import one_page_of_each_kind


def _pages_without_a_form(language: str) -> Mapping[str, str]:
    return {name: url for name, url in one_page_of_each_kind(language).items() if name != "search"}


LOW: ViewportSize = {"width": 1280, "height": 400}


@pytest.mark.parametrize(("language", "url"), kinds(_pages_without_a_form))
def test_a_page_says_the_same_without_script(visit: Visit, host: str, language: str, url: str) -> None:
    """The search page has a form that needs script: tests/browser/test_search.py looks at it."""
    texts = [
        visit(host + url, java_script_enabled=runs_script, reduced_motion="reduce")
        .locator("body")
        .inner_text()
        for runs_script in (True, False)
    ]

    assert texts[0] == texts[1]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_request_leaves_the_site_and_a_strict_policy_holds(
    browser: Browser, host: str, language: str
) -> None:
    page = browser.new_page(viewport=LOW)
    requests: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))

    for url in ("/", *one_page_of_each_kind(language).values()):
        page.goto(host + url)
        page.evaluate("document.fonts.ready.then(() => { scrollBy({top: 9999, behavior: 'instant'}); })")

    assert [one for one in requests if not one.startswith(host)] == []
    assert said == []
    page.close()


def test_a_counter_that_comes_into_view_counts_up_to_the_number_that_stands_there(
    visit: Visit, host: str
) -> None:
    page = visit(f"{host}/en/", viewport=LOW)
    last = page.locator("data.counter-value").last
    before = last.inner_text()

    last.scroll_into_view_if_needed()
    page.wait_for_selector("data.is-counting", timeout=2000)
    during = last.inner_text()
    page.wait_for_selector("data[data-shown]:not(.is-counting)", timeout=4000)

    assert (during, last.inner_text()) == (before, before)
    assert last.get_attribute("data-shown") == before


@pytest.mark.parametrize("wish", [{"reduced_motion": "reduce"}, {"forced_colors": "active"}])
def test_no_counter_moves_for_readers_who_want_less_motion_or_their_own_colours(
    visit: Visit, host: str, wish: dict[str, str]
) -> None:
    page = visit(f"{host}/en/", viewport=LOW, **wish)

    page.locator("data.counter-value").last.scroll_into_view_if_needed()
    page.evaluate("new Promise(done => setTimeout(done, 200))")

    assert page.locator("data[data-shown]").count() == 0
