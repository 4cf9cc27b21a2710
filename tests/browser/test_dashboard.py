"""The first page of the desk in a real browser: with much that is open, and with nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from bilan.desk.pages import answer_desk
from tests.browser.looks import Visit, open_all, too_wide, violations, walk
from tests.browser.sample import served
from tests.desk.desks import STYLE_OF_DESK, desk_of
from tests.test_coverage import french, marked
from tests.test_sites import page as page_of
from tests.test_sites import story

OPEN = (
    story("behind", text="Other words.")
    + french("behind", translated_from=marked("Words."))
    + story(
        "late", date="2023-09-29", title="A title so long that it needs a line more than one on a telephone"
    )
    + "".join(story(f"draft-{number}", status="draft") for number in range(12))
    + story("never")
    + french("never")
    + page_of("About the the words, which stand [here](https://example.org/).")
    + """
== content/indicators/returns.yaml ==
name: {en: Returns with a name that goes on and on, fr: Retours dont le nom ne finit pas}
unit: people
kind: result
counting: cumulative
observations:
  - {as_of: 2018-12-31, value: 1234567}

== content/indicators/jobs.yaml ==
name: {en: Jobs, fr: Emplois}
unit: jobs
kind: result
counting: latest
observations:
  - {as_of: 2021-12-31, absent: in-verification, expected: 2022-03-31}
"""
)
PAGES = ("/_desk/en/", "/_desk/fr/", "/_desk/fr/open/held/", "/_desk/en/open/doubled-word/")


@pytest.fixture(scope="module")
def desk_host() -> Iterator[str]:
    """The address of the desk over a site where much is open."""
    desk = desk_of(OPEN)
    pages = {f"{url.removeprefix('/')}index.html": answer_desk(desk, url).data for url in PAGES}
    style = {STYLE_OF_DESK.removeprefix("/"): answer_desk(desk, STYLE_OF_DESK).data}
    with served({**desk.pages.files, **pages, **style}) as url:
        yield url


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_sticks_out_in_light_and_in_dark(
    visit: Visit, desk_host: str, url: str, width: int
) -> None:
    page = visit(desk_host + url, bypass_csp=True)
    open_all(page)

    assert too_wide(page, width) == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    assert too_wide(page, width, text=2) == []


def test_every_stop_of_the_keyboard_can_be_seen(visit: Visit, desk_host: str) -> None:
    page = visit(f"{desk_host}/_desk/en/", reduced_motion="reduce")

    hidden, stops, places = walk(page)

    assert hidden == []
    assert stops >= places


def test_without_script_the_rest_of_a_list_opens(visit: Visit, desk_host: str) -> None:
    page = visit(f"{desk_host}/_desk/en/", java_script_enabled=False)
    last = page.locator("section[aria-labelledby=held] li", has_text="Draft-9")

    expect(last).to_be_hidden()
    page.locator("section[aria-labelledby=held] summary").click()

    expect(last).to_be_visible()
