"""What readers reach without a mouse, and what still works for them without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.looks import Visit, walk

LIST = "/en/news-stories/"


@pytest.mark.parametrize(
    "url", ["/en/", "/fr/actualites-recits/", "/en/objectives/improved-migration-management/", "/"]
)
@pytest.mark.parametrize("width", [320, 1280])
def test_everything_is_reached_by_keyboard_and_seen_where_it_is(
    visit: Visit, host: str, url: str, width: int
) -> None:
    page = visit(host + url, viewport={"width": width, "height": 800}, reduced_motion="reduce")

    faults, stops, places = walk(page)

    assert faults == []
    assert stops == places


def test_the_first_stop_leads_past_the_menu(visit: Visit, host: str) -> None:
    page = visit(f"{host}/en/", reduced_motion="reduce")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.url.endswith("/en/#page-content")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_on_a_phone_the_menu_opens_and_leads_on_without_script(visit: Visit, host: str) -> None:
    page = visit(f"{host}/fr/", viewport={"width": 320, "height": 800}, java_script_enabled=False)
    link = page.locator("nav.menu a", has_text="Projets")
    expect(link).to_be_hidden()

    page.locator("nav.menu summary").focus()
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    link.click()

    assert page.url == f"{host}/fr/projets/"


def test_on_a_phone_the_filters_open_and_lead_on_without_script(visit: Visit, host: str) -> None:
    page = visit(host + LIST, viewport={"width": 320, "height": 800}, java_script_enabled=False)

    page.locator("nav.filters summary").click()
    page.locator("nav.filters a", has_text="2020").click()

    expect(page.locator("h1")).to_have_text("News and stories: 2020")
    assert page.locator("article.card").count() == 4


def test_the_language_switch_leads_to_the_same_page_without_script(visit: Visit, host: str) -> None:
    page = visit(f"{host}/en/news-stories/faustina/", java_script_enabled=False)

    page.locator("nav.switch a").click()

    assert page.url == f"{host}/fr/actualites-recits/les-quatre-annees-de-faustina-en-libye/"
    assert page.locator("html").get_attribute("lang") == "fr"


def test_on_a_large_screen_the_menu_stands_open_without_script(visit: Visit, host: str) -> None:
    page = visit(f"{host}/en/", viewport={"width": 1280, "height": 800}, java_script_enabled=False)

    expect(page.locator("nav.menu a").first).to_be_visible()
    expect(page.locator("nav.menu summary")).to_be_hidden()


def test_the_pages_of_a_list_have_names_for_the_ear(visit: Visit, host: str) -> None:
    page = visit(f"{host}{LIST}page/2/")

    pager = page.get_by_role("navigation", name="Pages of this list")

    expect(pager.get_by_role("link", name="Previous page")).to_be_visible()
    expect(pager.get_by_role("link", name="Page 1", exact=True)).to_have_attribute("href", LIST)
    expect(pager.get_by_role("link", name="Page 2", exact=True)).to_have_attribute("aria-current", "page")
    expect(pager.get_by_role("link")).to_have_count(3)
