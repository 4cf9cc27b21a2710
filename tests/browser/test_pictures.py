"""Pictures as a browser chooses and draws them: no wider than told, in no room that was not kept."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.looks import Visit

PAGES = (
    "/en/",
    "/en/news-stories/",
    "/en/news-stories/faustina/",
    "/fr/actualites-recits/rentrer-chez-soi-et-recommencer/",
    "/en/objectives/improved-migration-management/",
    "/en/countries/sahel-and-lake-chad/",
)
_LOOK = """async () => {
    const size = one => [one.clientWidth, one.clientHeight].join(' by ');
    const rooms = [...document.images].map(size);
    for (const one of document.images) {
        one.scrollIntoView();
        one.loading = 'eager';
        await one.decode();
    }
    return [...document.images].map((one, number) => {
        const box = one.getBoundingClientRect();
        const shape = one.getAttribute('width') / one.getAttribute('height');
        const cut = getComputedStyle(one).objectFit === 'cover';
        return {
            file: one.currentSrc.split('/').pop(),
            drawn: cut ? Math.max(box.width, box.height * shape) : box.width,
            told: one.naturalWidth,
            offered: one.srcset !== '',
            room: rooms[number],
            taken: size(one),
            leads: one.closest('.picture') !== null,
        };
    });
}"""


def looked_at(visit: Visit, url: str, width: int) -> list[dict[str, Any]]:
    """Return what the pictures of a page are like on a screen, before they have come and after."""
    page = visit(url, viewport={"width": width, "height": 900})
    found: list[dict[str, Any]] = page.evaluate(_LOOK)
    return found


@pytest.mark.parametrize("width", [320, 700, 1000, 1280, 1600])
def test_a_picture_is_drawn_in_the_room_that_was_kept_as_wide_as_the_browser_was_told(
    visit: Visit, host: str, width: int
) -> None:
    for url in PAGES:
        found = looked_at(visit, host + url, width)
        assert found, url
        for one in found:
            assert one["room"] == one["taken"], (url, one)
            if one["offered"]:
                assert one["told"] == pytest.approx(one["drawn"], rel=0.06), (url, one)


def test_a_browser_takes_the_newest_form_and_no_more_than_a_phone_needs(visit: Visit, host: str) -> None:
    found = looked_at(visit, host + "/en/news-stories/faustina/", 320)

    assert {one["file"].rpartition("-")[2] for one in found} == {"320.avif"}


def test_a_small_picture_at_the_head_of_a_page_is_not_drawn_larger_than_it_is(
    visit: Visit, odd_host: str
) -> None:
    for url in ("/en/news-stories/long/", "/en/objectives/odd/"):
        found = looked_at(visit, odd_host + url, 1280)
        assert [one["drawn"] for one in found if one["leads"]] == [8]
