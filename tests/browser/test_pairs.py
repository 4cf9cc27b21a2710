"""Two languages side by side in a real browser: on small and large screens, on paper, and as one file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bilan.desk.pages import answer_desk
from bilan.model.records import replace
from tests.browser.looks import Visit, open_all, too_wide, violations, walk
from tests.browser.sample import served
from tests.review.desks import desk_over
from tests.sites import make_site

TEXT = """
== content/indicators/wells.yaml ==
name: {en: Wells, fr: Puits}
unit: people
counting: cumulative
observations:
  - {as_of: 2020-05-06, value: 1200}
  - {as_of: 2021-05-06, value: 1300}
== content/stories/faustina/en.md ==
---
title: Faustina's four years in Libya
summary: A way home of 4 000 km.
kind: story
date: 2021-09-29
countries: [GH, LY]
original: en
---
She lived there for 12 years, at https://example.org/a-very-long-address-that-has-no-place-to-break/at-all/.

## Of [[figure wells]] wells

Only English has this: 45 women met in May 2019.

- first of 3
- second, with **7 %**

| Wells | Number |
|---|---|
| dug | 88 |

[[chart wells]]

> She said: it took 2 days.

A note[^1] in [her story](stories:faustina).

[^1]: Of 2021.
== content/stories/faustina/fr.md ==
---
title: Les quatre années de Faustina
summary: Un retour de 4 000 km.
translated_from: title 00000 text 11111 22222
status: draft
---
Elle y a vécu 13 ans.

## De 1 300 puits

- le premier de 3
- le second, avec **7 %**

| Puits | Nombre |
|---|---|
| creusés | 88 |

[[chart wells]]

> Elle a dit: il a fallu 2 jours.

Une note[^1] dans [son récit](stories:faustina).

[^1]: De 2021.
== content/stories/faustina/_translated.fr.md ==
<!-- 11111 -->
She lived there for ten years.

<!-- 22222 -->
Of some wells
== content/stories/marie/fr.md ==
---
title: Marie
kind: story
date: 2021-10-01
---
Elle.
"""
PAIR = "/_desk/en/pairs/stories/faustina/"
SAVED = f"{PAIR}en_fr/file/"
PAGES = (PAIR, "/_desk/fr/pairs/stories/faustina/", "/_desk/en/pairs/", "/_desk/fr/pairs/stories/marie/")
LANDSCAPE = "[0 0 841.91998 594.95996]"


@cache
def files() -> Mapping[str, bytes]:
    """The small site with the pages of its desk."""
    desk = desk_over(TEXT)
    reading = replace(desk.reading, editor_url=lambda span: f"vscode://file/{span.path}:{span.line}")
    desk = replace(desk, reading=reading)
    pages = {path.removeprefix("/") + "index.html": answer_desk(desk, path).data for path in (*PAGES, SAVED)}
    return {
        **make_site(TEXT, shows_drafts=True).files,
        **pages,
        "_desk/style.css": answer_desk(desk, "/_desk/style.css").data,
    }


@pytest.fixture(scope="module")
def desk_host() -> Iterator[str]:
    with served(files()) as url:
        yield url


@pytest.fixture
def saved(visit: Visit, tmp_path: Path) -> Page:
    """The page as a file that somebody was sent."""
    place = tmp_path / "faustina.html"
    place.write_bytes(files()[f"{SAVED}index.html".removeprefix("/")])
    return visit(place.as_uri())


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


def test_every_stop_of_the_keyboard_can_be_seen(visit: Visit, desk_host: str) -> None:
    page = visit(desk_host + PAIR, reduced_motion="reduce")

    hidden, stops, places = walk(page)

    assert hidden == []
    assert stops >= places


def test_rows_that_are_in_order_can_be_put_away_without_any_script(visit: Visit, desk_host: str) -> None:
    page = visit(desk_host + PAIR, java_script_enabled=False)
    every = page.locator(".pair-row:visible").count()

    page.get_by_label("Show these rows only").check()

    left = page.locator(".pair-row:visible")
    assert 0 < left.count() < every
    assert left.count() == page.locator(".pair-row.wants-a-look:visible").count()


def test_paragraphs_that_belong_together_begin_at_one_height(visit: Visit, desk_host: str) -> None:
    page = visit(desk_host + PAIR)
    page.set_viewport_size({"width": 1280, "height": 900})

    tops = page.evaluate(
        "[...document.querySelectorAll('.pair-body > tr')].map(row =>"
        " [...row.querySelectorAll('.pair-cell')].map(one => Math.round(one.getBoundingClientRect().top)))"
    )

    assert all(len(set(row)) == 1 for row in tops)


def test_the_file_asks_for_nothing_when_it_is_opened(visit: Visit, tmp_path: Path) -> None:
    place = tmp_path / "faustina.html"
    place.write_bytes(files()[f"{SAVED}index.html".removeprefix("/")])
    page = visit("about:blank")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(place.as_uri())

    assert asked == [place.as_uri()]
    expect(page.locator("h1")).to_have_text("Faustina’s four years in Libya")


@pytest.mark.parametrize("width", [320, 1280])
def test_the_file_passes_axe_and_fits_every_screen(saved: Page, width: int) -> None:
    open_all(saved)

    assert too_wide(saved, width) == []
    assert violations(saved) == []


def test_it_prints_on_a4_in_landscape_format_without_what_can_only_be_clicked(saved: Page) -> None:
    sheet = saved.pdf(prefer_css_page_size=True)
    saved.emulate_media(media="print")

    assert set(re.findall(r"/MediaBox (\[[^\]]*\])", sheet.decode("latin-1"))) == {LANDSCAPE}
    assert saved.locator("input:visible, summary:visible, .pair-jumps:visible").count() == 0
    assert saved.evaluate("getComputedStyle(document.querySelector('.pair thead')).display") == (
        "table-header-group"
    )
    saved.emulate_media(media="screen")
