"""The search in a real browser: it finds, narrows down, tells, and stands aside where no script runs."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looks import Visit, violations
from tests.browser.sample import POLICY, SEARCH_POLICY, sample_files, served

ENGLISH = "/en/search/"
FRENCH = "/fr/recherche/"


def ask(page: Page, words: str) -> None:
    page.locator("#search-words").fill(words)
    page.keyboard.press("Enter")


def status(page: Page, words: str) -> None:
    """Wait until the search tells this."""
    expect(page.get_by_role("status")).to_have_text(words)


def titles(page: Page) -> list[str]:
    return page.locator(".hits h2 > a").all_inner_texts()


def fresh(browser: Browser, url: str) -> Page:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(url)
    return page


# --- finding ---


@pytest.mark.parametrize("words", ["éducation", "education", "EDUCATION", "l’éducation", "l'education"])
def test_accents_capitals_and_apostrophes_make_no_difference(visit: Visit, host: str, words: str) -> None:
    page = visit(host + FRENCH, locale="en-IE")

    ask(page, words)
    page.wait_for_selector(".hits > li")

    assert "Protection des réfugiés en Égypte" in titles(page)
    assert "éducation" in page.locator(".hit-excerpt mark").all_inner_texts()[0].lower()


def test_a_result_has_its_kind_its_day_its_title_and_where_the_words_stand(visit: Visit, host: str) -> None:
    page = visit(host + ENGLISH, locale="en-IE")

    ask(page, "faustina")
    status(page, "One result for “faustina”")

    [result] = page.locator(".hits > li").all()
    assert result.locator(".az-note").inner_text() == "Story | 29 September 2021"
    link = result.get_by_role("link", name="Faustina’s four years in Libya")
    expect(link).to_have_attribute("href", "/en/news-stories/faustina/")
    assert result.locator("mark").first.inner_text() == "Faustina"


def test_what_is_called_as_asked_comes_first(visit: Visit, host: str) -> None:
    page = visit(host + ENGLISH, locale="en-IE")

    ask(page, "niger")
    page.wait_for_selector(".hits > li")

    assert titles(page)[0] == "Niger"


def test_what_is_in_the_other_language_alone_comes_last_and_says_so(visit: Visit, host: str) -> None:
    page = visit(host + FRENCH, locale="en-IE")

    ask(page, "education")
    page.wait_for_selector(".hits > li")

    last = page.locator(".hits > li").last
    assert last.locator(".tag").inner_text() == "en anglais"
    assert last.locator("h2 a").get_attribute("hreflang") == "en"
    assert last.locator("h2 [lang]").get_attribute("lang") == "en"
    assert last.locator(".hit-excerpt").get_attribute("lang") == "en"
    assert page.locator(".hits > li").first.locator(".tag").count() == 0


def test_where_nothing_is_found_the_page_says_so_and_helps(visit: Visit, host: str) -> None:
    page = visit(host + ENGLISH, locale="en-IE")

    ask(page, "xyzzyx")
    status(page, "Nothing was found for “xyzzyx”.")

    expect(page.locator(".search-help")).to_be_visible()
    expect(page.get_by_role("link", name="Search in French")).to_have_attribute("href", FRENCH)
    assert titles(page) == []


def test_signs_of_html_are_only_signs(visit: Visit, host: str) -> None:
    page = visit(host + ENGLISH, locale="en-IE")

    ask(page, "<img src=x onerror=alert(1)> $& faustina")

    expect(page.get_by_role("status")).to_contain_text("“<img src=x onerror=alert(1)> $& faustina”")
    assert page.locator(".search img").count() == 0


def test_more_results_come_on_demand_and_the_reader_goes_on_where_they_begin(visit: Visit, host: str) -> None:
    page = visit(host + ENGLISH, locale="en-IE")

    ask(page, "migration")
    page.wait_for_selector(".hits > li")
    assert page.locator(".hits > li").count() == 10

    page.get_by_role("button", name="Show more results").click()
    page.wait_for_selector(".hits > li:nth-child(11)")

    assert page.locator(".hits > li").count() == 20
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelector('.hits').children[10]"
    )


# --- narrowing down ---


def test_filters_narrow_down_by_kind_and_objective(visit: Visit, host: str) -> None:
    page = visit(host + ENGLISH, locale="en-IE")
    ask(page, "migration")
    page.wait_for_selector(".hits > li")

    page.locator("summary", has_text="Narrow down").click()
    page.get_by_label("Objective", exact=True).check()
    status(page, "2 results for “migration”")
    kinds = page.locator(".hits .az-note").all_inner_texts()
    page.get_by_label("Improved migration management").check()
    status(page, "One result for “migration”")

    assert set(kinds) == {"Objective"}
    assert titles(page) == ["Improved migration management"]


def test_a_filter_alone_lists_everything_of_its_kind(visit: Visit, host: str) -> None:
    page = visit(f"{host}{FRENCH}?kind=factsheet", locale="en-IE")

    page.wait_for_selector(".hits > li")

    count = page.locator(".az-entry[data-kind=factsheet]").count()
    assert page.locator(".hits > li").count() == count
    expect(page.get_by_label("Fiche")).to_be_checked()
    expect(page.get_by_label("Fiche")).to_be_visible()


# --- the address ---


def test_what_is_asked_for_stands_in_the_address_and_the_way_back_leads_through_it(
    browser: Browser, host: str
) -> None:
    page = fresh(browser, f"{host}{ENGLISH}?q=faustina")
    status(page, "One result for “faustina”")
    expect(page.locator("#search-words")).to_have_value("faustina")

    ask(page, "xyzzyx")
    status(page, "Nothing was found for “xyzzyx”.")
    assert page.url == f"{host}{ENGLISH}?q=xyzzyx"

    page.go_back()
    status(page, "One result for “faustina”")
    expect(page.locator("#search-words")).to_have_value("faustina")
    page.close()


def test_a_site_below_a_path_is_searched_there(browser: Browser) -> None:
    files = {f"results/{path}": data for path, data in sample_files("https://example.org/results/").items()}
    with served(files) as host:
        page = fresh(browser, f"{host}/results{ENGLISH}?q=faustina")
        status(page, "One result for “faustina”")

        page.get_by_role("link", name="Faustina’s four years in Libya").first.click()

        assert page.url == f"{host}/results/en/news-stories/faustina/"
        page.close()


# --- what it asks of browser and host ---


def test_nothing_is_loaded_before_somebody_searches(browser: Browser, host: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host + ENGLISH)
    before = [one for one in asked if "/search-index/" in one]

    with page.expect_response(lambda one: "/wasm.en." in one.url):
        page.locator("#search-words").focus()

    assert before == []
    page.close()


def test_the_stated_policies_hold_while_somebody_searches(browser: Browser, host: str) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    policies: dict[str, str | None] = {}
    page.on("response", lambda one: policies.update({one.url: one.header_value("content-security-policy")}))

    page.goto(f"{host}{ENGLISH}?q=faustina")
    status(page, "One result for “faustina”")

    assert policies.pop(f"{host}{ENGLISH}?q=faustina") == SEARCH_POLICY
    assert set(policies.values()) == {POLICY}
    assert said == []
    page.close()


def test_where_a_host_forbids_the_engine_the_page_says_so(browser: Browser) -> None:
    with served(sample_files(), search_policy=POLICY) as host:
        page = fresh(browser, f"{host}{ENGLISH}?q=faustina")

        status(page, "The search could not be loaded. The list below leads to everything.")

        expect(page.get_by_role("heading", name="Everything from A to Z")).to_be_visible()
        page.close()


def test_without_script_the_list_stands_alone_and_the_page_says_why(visit: Visit, host: str) -> None:
    page = visit(f"{host}{ENGLISH}?q=faustina", java_script_enabled=False)

    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("form.search-form")).to_be_hidden()
    page.locator("nav.az-letters a", has_text="F").click()
    assert page.url.endswith("#letter-f")
    page.get_by_role("link", name="Faustina’s four years in Libya").click()
    assert page.url == f"{host}/en/news-stories/faustina/"


# --- who uses it ---


@pytest.mark.parametrize("query", ["?q=migration&kind=project", "?q=xyzzyx"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_results(visit: Visit, host: str, query: str, width: int) -> None:
    page = visit(f"{host}{FRENCH}{query}", bypass_csp=True)
    page.set_viewport_size({"width": width, "height": 900})
    expect(page.get_by_role("status")).to_contain_text("pour")

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_everything_is_done_by_keyboard(browser: Browser, host: str) -> None:
    page = fresh(browser, host + ENGLISH)
    page.locator("#search-words").focus()
    page.keyboard.type("children")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hits > li")
    assert page.evaluate("document.activeElement.id") == "search-words"

    for key in ("Tab", "Tab", "Enter", "Tab"):  # past the button, open the filters, onto the first
        page.keyboard.press(key)
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{host}{ENGLISH}?q=children&kind=news")
    expect(page.get_by_role("status")).to_contain_text("for “children”")

    assert {one.split(" ")[0] for one in page.locator(".hits .az-note").all_inner_texts()} == {"News"}
    page.close()
