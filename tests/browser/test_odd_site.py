"""What readers find where content is odd: missing, too long, too large, or in another language."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.looks import Visit
from tests.browser.odd_site import LARGE, LONG_TITLE, LONG_WORD

_LARGE = f"{LARGE:,}".replace(",", "\u202f")


def test_the_odd_words_are_as_odd_as_they_are_said_to_be() -> None:
    assert (len(LONG_TITLE), len(LONG_WORD), len(str(LARGE))) == (120, 30, 13)


def test_an_objective_without_stories_says_so(visit: Visit, odd_host: str) -> None:
    page = visit(f"{odd_host}/en/objectives/empty/")

    expect(page.locator("section:has(#part-stories)")).to_contain_text(
        "There are no news or stories on this objective yet."
    )
    expect(page.locator("#part-results")).to_have_count(0)


def test_a_large_number_stands_on_one_line_even_on_a_phone(visit: Visit, odd_host: str) -> None:
    page = visit(f"{odd_host}/fr/objectifs/odd/", viewport={"width": 320, "height": 800})

    value = page.locator("data.counter-value").first

    assert value.inner_text() == _LARGE
    assert _lines(page, "data.counter-value") == 1


def test_a_counter_without_a_value_tells_why_in_words_and_no_number(visit: Visit, odd_host: str) -> None:
    page = visit(f"{odd_host}/en/objectives/odd/")

    absent = page.locator("section:has(#part-results) .counter").nth(1)

    expect(absent.locator(".counter-absent")).to_have_text("The count is being looked at once more.")
    expect(absent.locator("data")).to_have_count(0)


def test_a_story_without_a_picture_leads_with_its_places_or_its_kind(visit: Visit, odd_host: str) -> None:
    page = visit(f"{odd_host}/en/")

    expect(page.locator(".card-large .card-places-large")).to_have_text("Story")


def test_a_story_with_a_picture_shows_it_with_its_words(visit: Visit, odd_host: str) -> None:
    page = visit(f"{odd_host}/en/news-stories/long/")

    expect(page.get_by_role("img", name="A road")).to_be_visible()
    expect(page.locator("figcaption")).to_have_text("The road home")


def test_what_stands_in_another_language_is_marked_to_the_eye_and_to_the_ear(
    visit: Visit, odd_host: str
) -> None:
    page = visit(f"{odd_host}/en/news-stories/")

    card = page.locator("article.card", has_text="En français seulement")

    expect(card.locator(".tag")).to_have_text("in French")
    expect(card.locator(".card-title [lang=fr]")).to_have_text("En français seulement")


def test_a_page_of_one_language_says_where_the_other_leads(visit: Visit, odd_host: str) -> None:
    page = visit(f"{odd_host}/fr/francais/")

    expect(page.locator(".notice-switch")).to_contain_text("Cette page n’est pas disponible en anglais.")
    described = page.locator("nav.switch a").get_attribute("aria-describedby")
    expect(page.locator(f"#{described}")).to_be_visible()


def test_the_preview_says_what_is_a_draft_and_what_waits_for_its_day(visit: Visit, odd_host: str) -> None:
    page = visit(f"{odd_host}/en/news-stories/")
    marks = page.locator(".tag-held").all_inner_texts()

    draft = visit(f"{odd_host}/en/news-stories/draft/").locator(".notice").first.inner_text()
    later = visit(f"{odd_host}/en/news-stories/later/").locator(".notice").first.inner_text()

    assert marks == ["draft", "not yet published"]
    assert draft.startswith("Draft.")
    assert later.startswith("Not yet published.")


def test_a_long_title_keeps_its_page_in_shape(visit: Visit, odd_host: str) -> None:
    page = visit(f"{odd_host}/fr/actualites-recits/long/", viewport={"width": 320, "height": 800})

    assert page.locator("h1").inner_text().replace("\u00ad", "") == LONG_TITLE
    assert page.evaluate(
        "document.querySelector('h1').scrollWidth <= document.querySelector('h1').clientWidth"
    )


def _lines(page: Page, selector: str) -> int:
    """Return on how many lines the words of an element stand."""
    lines: int = page.evaluate(
        """selector => {
            const range = document.createRange();
            range.selectNodeContents(document.querySelector(selector));
            return new Set([...range.getClientRects()].map(box => Math.round(box.top))).size;
        }""",
        selector,
    )
    return lines
