"""The review bar in a real browser: without script, by keyboard, on small screens and on paper."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bilan.desk.laid import with_bar
from bilan.desk.pages import Desk, answer_desk
from tests.browser.looks import Visit, too_wide, violations, walk
from tests.browser.sample import served
from tests.desk.desks import STYLE_OF_DESK, after, desk_of

SITE = """
== content/indicators/jobs.yaml ==
name:
  en: Jobs created in the workshops and markets of the three regions together
  fr: Emplois créés dans les ateliers et sur les marchés des trois régions ensemble
unit: people
kind: result
counting: cumulative
source: {name: {en: Annual report, fr: Rapport annuel}, url: "https://example.org/report"}
observations:
  - {as_of: 2020-12-31, value: 800}

== content/stories/faustina/en.md ==
---
title: Faustina comes home to a workshop of her own
kind: story
date: 2021-06-29
---
A workshop of her own.

It is one of [[figure jobs]]. Read more [here](/en/).

== content/stories/faustina/fr.md ==
---
title: Faustina rentre au pays et ouvre son propre atelier
---
Un atelier à elle.

Il compte parmi [[figure jobs]].
"""
STORY = "/en/news-stories/faustina/"
PATHS = ("en/news-stories/faustina/index.html", "fr/actualites-recits/faustina/index.html", "en/index.html")


def _files(desk: Desk) -> dict[str, bytes]:
    return {
        **desk.pages.files,
        **{path: with_bar(desk, path, desk.pages.files[path]) for path in PATHS},
        STYLE_OF_DESK.removeprefix("/"): answer_desk(desk, STYLE_OF_DESK).data,
    }


@pytest.fixture(scope="module")
def whole() -> Iterator[str]:
    """The address of a site that is in order, with the bar on its pages."""
    with served(_files(desk_of(SITE))) as url:
        yield url


@pytest.fixture(scope="module")
def broken() -> Iterator[str]:
    """The address of the same site while a story is broken."""
    wrong = SITE.replace("kind: story", "kind: tale").replace(
        "A workshop of", "A workshop [[figure jops]] of"
    )
    with served(_files(after(desk_of(SITE), desk_of(wrong)))) as url:
        yield url


def test_without_script_each_answer_opens_and_closes_the_one_before(visit: Visit, whole: str) -> None:
    page = visit(whole + STORY, java_script_enabled=False)

    page.get_by_text("1 figure", exact=True).click()
    expect(page.get_by_text("800 people")).to_be_visible()
    page.get_by_text("File", exact=True).click()

    expect(page.get_by_text("content/stories/faustina/en.md", exact=True)).to_be_visible()
    expect(page.get_by_text("800 people")).to_be_hidden()


def test_a_problem_leads_to_its_paragraph_which_is_lit_and_in_view(visit: Visit, whole: str) -> None:
    page = visit(whole + STORY, viewport={"width": 1280, "height": 400}, reduced_motion="reduce")

    page.get_by_text("1 problem", exact=True).click()
    page.get_by_role("link", name="Go to the paragraph").click()

    paragraph = page.locator("[data-desk]:target")
    expect(paragraph).to_contain_text("It is one of")
    expect(paragraph).to_be_in_viewport()
    bar = page.locator(".review-bar").bounding_box()
    lit = paragraph.bounding_box()
    assert bar is not None
    assert lit is not None
    assert lit["y"] >= bar["y"] + bar["height"]


@pytest.mark.parametrize("width", [320, 1280])
def test_all_of_it_is_reached_by_keyboard_and_seen_where_it_is(visit: Visit, broken: str, width: int) -> None:
    tab_of_its_own = {
        "viewport": {"width": width, "height": 800},
        "reduced_motion": "reduce",
        "locale": "en-IE",
    }
    page = visit(broken + STORY, **tab_of_its_own)

    faults, stops, places = walk(page)

    assert faults == []
    assert stops == places


def test_the_first_stop_leads_past_the_bar(visit: Visit, broken: str) -> None:
    page = visit(broken + STORY, viewport={"width": 1280, "height": 800}, reduced_motion="reduce")

    page.keyboard.press("Tab")

    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    assert page.evaluate(
        "one => { const box = one.getBoundingClientRect();"
        " return document.elementFromPoint(box.x + 9, box.y + 9) === one; }",
        skip.element_handle(),
    )


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_whatever_is_open(visit: Visit, broken: str, path: str, scheme: str) -> None:
    page = visit(f"{broken}/{path.removesuffix('index.html')}", bypass_csp=True)
    found: dict[str, list[str]] = {}

    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for number in range(page.locator(".review-ask").count()):
            _open_one(page, number)
            found[f"{width} {number}"] = violations(page)

    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.parametrize("path", PATHS)
def test_it_is_never_wider_than_the_screen_nor_over_anything_on_a_small_one(
    visit: Visit, broken: str, path: str
) -> None:
    page = visit(f"{broken}/{path.removesuffix('index.html')}", bypass_csp=True)

    for number in range(page.locator(".review-ask").count()):
        _open_one(page, number)
        assert too_wide(page, 320) == []
        assert too_wide(page, 1280) == []
        page.set_viewport_size({"width": 320, "height": 800})
        bar, head = page.locator(".review-bar").bounding_box(), page.locator(".masthead").bounding_box()
        assert bar is not None
        assert head is not None
        assert head["y"] >= bar["y"] + bar["height"] - 1


def test_paper_knows_nothing_of_it(visit: Visit, broken: str) -> None:
    page = visit(broken + STORY)

    page.emulate_media(media="print")
    there = [page.locator(one).is_visible() for one in (".review-bar", ".review-alarm", "h1")]
    page.emulate_media(media="screen")

    assert there == [False, False, True]


def _open_one(page: Page, number: int) -> None:
    page.evaluate(
        "number => document.querySelectorAll('.review-ask').forEach((one, at) => { one.open = at === number; })",
        number,
    )
