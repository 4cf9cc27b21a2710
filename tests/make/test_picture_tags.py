"""A picture as HTML: the files a browser can choose from, and how wide it is told that each place is."""

from __future__ import annotations

import pytest
from lxml import html

from bilan.make.picture_tags import PLACES, picture_html, sizes_of
from bilan.model.records import replace
from bilan.plan.picture_views import PictureFileView, PictureSourceView, PictureView


def files(ending: str, *widths: int) -> tuple[PictureFileView, ...]:
    return tuple(PictureFileView(url=f"/media/a-{one}.{ending}", width=one) for one in widths)


PHOTO = PictureView(
    url="/media/a-640.jpg",
    width=900,
    height=600,
    alt="",
    files=files("jpg", 320, 640),
    sources=(
        PictureSourceView(media_type="image/avif", files=files("avif", 320, 640, 900)),
        PictureSourceView(media_type="image/webp", files=files("webp", 320, 640, 900)),
    ),
)
DRAWING = PictureView(url="/media/a.svg", width=960, height=720, alt="")


def test_a_browser_takes_the_best_form_that_it_knows_in_the_width_that_it_needs() -> None:
    picture = html.fragment_fromstring(picture_html(PHOTO, "text", "A road"))

    found = picture.xpath("//source | //img")
    assert picture.tag == "picture"
    assert [(one.tag, one.get("type"), one.get("srcset")) for one in found] == [
        ("source", "image/avif", "/media/a-320.avif 320w, /media/a-640.avif 640w, /media/a-900.avif 900w"),
        ("source", "image/webp", "/media/a-320.webp 320w, /media/a-640.webp 640w, /media/a-900.webp 900w"),
        ("img", None, "/media/a-320.jpg 320w, /media/a-640.jpg 640w"),
    ]
    assert {one.get("sizes") for one in found} == {"(min-width: 37.25rem) 34rem, calc(94vw - 1rem)"}


def test_its_room_is_known_before_it_has_come() -> None:
    [image] = html.fragment_fromstring(picture_html(PHOTO, "text", "A road")).xpath("//img")

    assert (image.get("src"), image.get("width"), image.get("height")) == ("/media/a-640.jpg", "900", "600")
    assert image.get("alt") == "A road"


def test_only_the_first_picture_of_a_page_is_waited_for() -> None:
    first = picture_html(PHOTO, "page", "", is_first=True)
    other = picture_html(PHOTO, "page", "")

    assert 'fetchpriority="high" decoding="async"' in first
    assert "loading=" not in first
    assert 'loading="lazy" decoding="async"' in other
    assert "fetchpriority" not in other


@pytest.mark.parametrize("place", ["list", "shelf"])
def test_a_small_place_is_not_offered_what_it_has_no_use_for(place: str) -> None:
    picture = html.fragment_fromstring(picture_html(PHOTO, place, ""))  # type: ignore[arg-type]

    assert [one.get("srcset").split(", ")[-1] for one in picture.xpath("//source")] == [
        "/media/a-640.avif 640w",
        "/media/a-640.webp 640w",
    ]
    large = replace(PHOTO, url="/media/a-700.jpg", files=files("jpg", 700))
    [image] = html.fragment_fromstring(picture_html(large, place, "")).xpath("//img")  # type: ignore[arg-type]
    assert (image.get("src"), image.get("srcset")) == ("/media/a-700.jpg", None)


def test_a_drawing_is_one_file() -> None:
    assert picture_html(DRAWING, "text", "A chart") == (
        '<img src="/media/a.svg" width="960" height="720" alt="A chart" loading="lazy" decoding="async">'
    )


def test_a_small_picture_has_one_file_in_each_form_and_needs_no_widths() -> None:
    small = replace(
        PHOTO,
        url="/media/a-200.jpg",
        files=files("jpg", 200),
        sources=(PictureSourceView(media_type="image/avif", files=files("avif", 200)),),
    )

    assert picture_html(small, "text", "") == (
        '<picture><source type="image/avif" srcset="/media/a-200.avif">'
        '<img src="/media/a-200.jpg" width="900" height="600" alt="" loading="lazy" decoding="async"></picture>'
    )


def test_a_picture_moves_only_for_readers_who_do_not_mind() -> None:
    moving = PictureSourceView(media_type="image/gif", files=files("gif", 900))
    picture = html.fragment_fromstring(picture_html(replace(PHOTO, moving=moving), "text", ""))

    assert dict(picture[0].attrib) == {
        "type": "image/gif",
        "srcset": "/media/a-900.gif",
        "media": "(prefers-reduced-motion: no-preference)",
    }


@pytest.mark.parametrize(
    ("place", "width", "height", "sizes"),
    [
        ("page", 1800, 1200, "(min-width: 80rem) 74rem, calc(94vw - 1rem)"),
        ("tall", 800, 1200, "min(24rem, calc(94vw - 1rem))"),
        ("tall", 1200, 1200, "min(36rem, calc(94vw - 1rem))"),
        (
            "large",
            1600,
            900,
            "(min-width: 80rem) 38rem, (min-width: 60rem) calc(50.3vw - 2.1rem), calc(94vw - 1rem)",
        ),
        (
            "large",
            1200,
            900,
            "(min-width: 80rem) 38rem, (min-width: 60rem) calc(50.3vw - 2.1rem), calc(94vw - 1rem)",
        ),
        (
            "large",
            1600,
            450,
            "(min-width: 80rem) calc(2 * 38rem), (min-width: 60rem) calc(2 * (50.3vw - 2.1rem)), calc(2 * (94vw - 1rem))",
        ),
        ("list", 900, 600, "(min-width: 30rem) calc(1.5 * 7rem), calc(1.5 * 4.5rem)"),
        ("list", 600, 900, "(min-width: 30rem) 7rem, 4.5rem"),
        ("shelf", 600, 600, "(min-width: 30rem) 5rem, 4.5rem"),
    ],
)
def test_a_picture_whose_sides_are_cut_off_is_drawn_wider_than_its_box(
    place: str, width: int, height: int, sizes: str
) -> None:
    view = replace(PHOTO, width=width, height=height)

    assert sizes_of(view, PLACES[place]) == sizes  # type: ignore[index]


def test_addresses_with_signs_of_their_own_stay_whole() -> None:
    odd = replace(PHOTO, url="/media/a&b.jpg", files=(), sources=())

    assert 'src="/media/a&amp;b.jpg"' in picture_html(odd, "text", "")
