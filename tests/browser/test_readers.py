"""What readers find in a real browser: on small and large screens, in light and dark, by keyboard, without script."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.sample import one_page_of_each_kind

LANGUAGES = ("en", "fr")
WIDTHS = (320, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}

_OVERFLOW = """() => [...document.querySelectorAll('body *')]
    .filter(one => !one.closest('.table-scroll, .unseen, svg') && one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.tagName + '.' + one.className)"""

_FOCUS = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    const hasRing = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    return [one.textContent.trim(), box.width > 0 && box.height > 0,
            hasRing(getComputedStyle(one)) || hasRing(getComputedStyle(one, '::after')),
            box.bottom > 0 && box.top < innerHeight];
}"""

PAGES = [
    pytest.param(language, url, id=f"{language}-{name}")
    for language in LANGUAGES
    for name, url in one_page_of_each_kind(language).items()
]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_kind_of_page(
    browser: Browser, host: str, language: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    found: dict[str, list[str]] = {}

    for name, url in (*one_page_of_each_kind(language).items(), ("languages", "/")):
        page.goto(host + url)
        results = Axe().run(page, options=RULES).response["violations"]
        found |= {f"{name} {one['id']}": [node["html"] for node in one["nodes"]] for one in results}

    assert found == {}
    context.close()


@pytest.mark.parametrize(("language", "url"), PAGES)
def test_no_page_scrolls_sideways_on_a_small_screen(
    browser: Browser, host: str, language: str, url: str
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})

    page.goto(host + url)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate(_OVERFLOW) == []
    page.close()


@pytest.mark.parametrize("width", [640, 1280])
@pytest.mark.parametrize(("language", "url"), PAGES)
def test_no_page_scrolls_sideways_at_twice_the_text_size(
    browser: Browser, host: str, language: str, url: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, bypass_csp=True)

    page.goto(host + url)
    page.add_style_tag(content="html { font-size: 200% !important; }")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize(
    "url", ["/en/", "/fr/actualites-recits/", "/en/objectives/improved-migration-management/"]
)
def test_everything_is_reached_by_keyboard_and_seen_where_it_is(
    browser: Browser, host: str, url: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page.goto(host + url)
    reachable = page.locator("a[href]:visible, summary:visible, [tabindex='0']:visible").count()

    stops = [_next_stop(page) for _ in range(reachable)]

    assert [one for one in stops if one[1:] != [True, True, True]] == []
    assert len(stops) == reachable
    page.close()


@pytest.mark.parametrize(("language", "url"), PAGES)
def test_a_page_says_the_same_without_script(browser: Browser, host: str, language: str, url: str) -> None:
    texts = []
    for runs_script in (True, False):
        context = browser.new_context(java_script_enabled=runs_script, reduced_motion="reduce")
        page = context.new_page()
        page.goto(host + url)
        texts.append(page.locator("body").inner_text())
        context.close()

    assert texts[0] == texts[1]


@pytest.mark.parametrize(("language", "url"), PAGES)
def test_no_request_leaves_the_site_and_a_strict_policy_holds(
    browser: Browser, host: str, language: str, url: str
) -> None:
    page = browser.new_page()
    requests: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto(host + url, wait_until="networkidle")

    assert [one for one in requests if not one.startswith(host)] == []
    assert said == []
    page.close()


def test_a_counter_counts_up_only_where_motion_is_welcome(browser: Browser, host: str) -> None:
    shown = {}
    for motion in ("no-preference", "reduce"):
        context = browser.new_context(reduced_motion="reduce" if motion == "reduce" else "no-preference")
        page = context.new_page()
        page.goto(f"{host}/en/")
        first = page.locator(".counter-value").first
        shown[motion] = first.inner_text()
        page.wait_for_timeout(2500)
        assert first.inner_text() == "295\u202f998"
        context.close()

    assert shown["reduce"] == "295\u202f998"


def _next_stop(page: Page) -> list[object]:
    page.keyboard.press("Tab")
    stop: list[object] = page.evaluate(_FOCUS)
    return stop
