"""Pictures from the folder of a story to the pages that show them: every file, in every place."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from lxml.html import HtmlElement
from PIL import Image

from tests.sites import Built, MakeSite, make_site

SITE = """
== content/objectives/work/en.md ==
---
title: Work
order: 1
image: field.png
image_alt: A field
---
What is done.

== content/objectives/work/field.png ==
400 by 100

== content/stories/faustina/en.md ==
---
title: Faustina
kind: story
date: 2021-09-29
objectives: [work]
image: road.jpg
image_alt: A road that leads home
image_caption: The road to the market.
---
She walked.

![The "old" well](well.webp)

![Her shop](shop.svg "The shop in 2021")

== content/stories/faustina/road.jpg ==
2000 by 1000

== content/stories/faustina/well.webp ==
700 by 900

== content/stories/faustina/shop.svg ==
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h1"/></svg>

== content/stories/marie/en.md ==
---
title: Marie
kind: story
date: 2021-09-28
objectives: [work]
image: market.jpg
image_alt: A market
---
She sells.

== content/stories/marie/market.jpg ==
300 by 400
"""
STORY = "/en/news-stories/faustina/"


@pytest.fixture(scope="module")
def site() -> Built:
    return make_site(SITE)


def image(built: Built, url: str, path: str) -> HtmlElement:
    """Return the one picture of a page that a path finds."""
    [found] = built.page(url).root.xpath(f"{path}//img")
    return found


def test_a_site_with_pictures_has_no_problems(site: Built) -> None:
    assert site.codes == ()


def test_every_file_that_a_page_names_is_there_in_the_width_and_form_that_it_is_told(site: Built) -> None:
    looked_at = 0
    for url in site.pages:
        for one in site.page(url).root.xpath("//source | //img[@srcset]"):
            for file in one.get("srcset").split(", "):
                address, _, width = file.partition(" ")
                picture = Image.open(BytesIO(site.file(address.removeprefix("/"))))
                if width:
                    assert width == f"{picture.width}w"
                    assert one.get("sizes")
                if one.get("type"):
                    assert one.get("type") == Image.MIME[picture.format or ""]
                looked_at += 1
    assert looked_at > 60


def test_every_picture_keeps_its_room_and_all_its_files_have_its_shape(site: Built) -> None:
    for url in site.pages:
        for one in site.page(url).root.xpath("//img"):
            shape = int(one.get("width")) / int(one.get("height"))
            for file in (one.get("srcset") or "").split(", "):
                if file:
                    picture = Image.open(BytesIO(site.file(file.split()[0].removeprefix("/"))))
                    assert picture.width / picture.height == pytest.approx(shape, rel=0.01)
            assert one.get("alt") is not None


def test_nothing_is_made_that_no_page_shows(site: Built) -> None:
    named = {
        address.removeprefix("/")
        for url in site.pages
        for address in site.page(url).addresses
        if address.startswith("/media/")
    }

    assert {one for one in site.paths if one.startswith("media/")} == named


def test_only_the_picture_at_the_top_of_a_page_is_asked_for_at_once(site: Built) -> None:
    for url in site.pages:
        page = site.page(url)
        at_once = page.root.xpath("//img[not(@loading='lazy')]")
        assert len(at_once) <= 1
        assert [one.get("fetchpriority") for one in at_once] == ["high"] * len(at_once)
    assert image(site, STORY, "//figure[contains(@class, 'picture')]").get("fetchpriority") == "high"


def test_the_lead_picture_spans_the_page_with_its_words(site: Built) -> None:
    lead = image(site, STORY, "//figure[contains(@class, 'picture')]")

    assert (lead.get("width"), lead.get("height")) == ("1800", "900")
    assert lead.get("alt") == "A road that leads home"
    assert lead.get("sizes") == "(min-width: 80rem) 74rem, calc(94vw - 1rem)"
    assert (
        site.page(STORY).words("//figure[contains(@class, 'picture')]/figcaption")
        == "The road to the market."
    )


def test_a_small_picture_is_never_drawn_larger_than_it_is(site: Built) -> None:
    [figure] = site.page("/en/objectives/work/").all("figure.picture")
    [tall] = site.page("/en/news-stories/marie/").all("figure.picture")

    assert "picture-small" in figure.get("class").split()
    assert "picture-tall" in tall.get("class").split()


def test_pictures_in_a_text_are_as_wide_as_its_lines(site: Built) -> None:
    photo, drawing = site.page(STORY).root.xpath("//div[@class='prose']//img")

    assert photo.get("alt") == "The “old” well"
    assert photo.get("sizes") is None, "one width alone leaves no choice"
    assert (drawing.get("width"), drawing.get("height")) == ("960", "720")
    assert re.fullmatch(r"/media/stories/faustina/shop\.[0-9a-f]{8}\.svg", drawing.get("src"))
    assert site.page(STORY).words("//div[@class='prose']//figcaption") == "The shop in 2021"


def test_a_card_shows_the_picture_in_the_size_of_its_box_and_leaves_its_words_to_the_title(
    site: Built,
) -> None:
    large, small = site.page("/en/").root.xpath("//article//img")

    assert large.get("sizes").startswith("(min-width: 80rem) calc(1.12 * 38rem)")
    assert site.page("/en/").root.xpath("//article//source")[-1].get("sizes") is None
    assert [one.get("alt") for one in (large, small)] == ["", ""]


def test_a_picture_that_cannot_be_shown_is_told_once_and_its_page_stands_without_it(site: Built) -> None:
    broken = make_site(SITE.replace("2000 by 1000", "This is no picture."))

    assert broken.codes == ("not-a-picture",)
    assert broken.page(STORY).all("figure.picture") == []


def test_a_missing_picture_in_a_text_leaves_its_words() -> None:
    built = make_site(SITE.replace("](well.webp)", "](gone.webp)"))

    assert "missing-picture" in built.codes
    assert "The “old” well" in built.page(STORY).prose


def test_a_moving_picture_stands_still_for_who_wants_it_to() -> None:
    site: MakeSite = make_site
    built = site(SITE.replace("road.jpg", "road.gif").replace("2000 by 1000", "moving, 90 by 60"))

    [moving, *_] = built.page(STORY).root.xpath("//figure//source")
    still = Image.open(
        BytesIO(built.file(image(built, STORY, "//figure[contains(@class, 'picture')]").get("src")[1:]))
    )

    assert built.codes == ()
    assert moving.get("media") == "(prefers-reduced-motion: no-preference)"
    assert getattr(Image.open(BytesIO(built.file(moving.get("srcset")[1:]))), "n_frames", 1) == 2
    assert getattr(still, "n_frames", 1) == 1
