"""The files that are made of each picture: their widths, forms and names, and that nothing else is made."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.load.site import load_site
from bilan.model.pictures import PictureFacts, PictureForm
from bilan.model.records import replace
from bilan.model.source import Blob
from bilan.plan import pictures
from bilan.plan.context import Context
from bilan.plan.picture_views import SharedPictureView
from bilan.plan.pictures import TALLEST, WIDTHS, _orders, shared_picture_view
from bilan.plan.routes import Routes
from tests.load.trees import tree_of
from tests.sites import make_site

FACTS = PictureFacts(form=PictureForm.JPEG, width=2400, height=1600)
STORY = """
== content/stories/faustina/en.md ==
---
title: Faustina
kind: story
date: 2021-09-29
{head}---
{text}

== content/stories/faustina/photo.jpg ==
30 by 20
"""
LEAD = "image: photo.jpg\nimage_alt: A road\n"


def files(**facts: object) -> dict[PictureForm, list[int]]:
    """Return the widths of a picture's files by form."""
    blob = Blob(path="content/a.jpg", digest="d", size=1, picture=replace(FACTS, **facts))  # type: ignore[arg-type]
    found: dict[PictureForm, list[int]] = {}
    for order in _orders(blob):
        found.setdefault(order.form, []).append(order.width)
    return found


def media(text: str, **options: object) -> list[str]:
    """Return the files of pictures that a small site has, without the mark in their names."""
    built = make_site(text, **options)  # type: ignore[arg-type]
    return [re.sub(r"\.[0-9a-f]{8}(?=[-.])", "", one) for one in built.paths if one.startswith("media/")]


@pytest.mark.parametrize(
    ("width", "newer", "plain"),
    [
        (2400, [320, 640, 1200, 1800], [640, 1200]),
        (1800, [320, 640, 1200, 1800], [640, 1200]),
        (1300, [320, 640, 1300], [640, 1300]),
        (1200, [320, 640, 1200], [640, 1200]),
        (1000, [320, 640, 1000], [640, 1000]),
        (700, [320, 700], [700]),
        (640, [320, 640], [640]),
        (350, [350], [350]),
        (1, [1], [1]),
    ],
)
def test_a_picture_comes_in_a_few_widths_and_never_wider_than_it_is(
    width: int, newer: list[int], plain: list[int]
) -> None:
    assert files(width=width) == {
        PictureForm.AVIF: newer,
        PictureForm.WEBP: newer,
        PictureForm.JPEG: plain,
    }


@pytest.mark.parametrize(
    ("form", "is_clear", "fallback"),
    [
        (PictureForm.JPEG, False, PictureForm.JPEG),
        (PictureForm.PNG, False, PictureForm.JPEG),
        (PictureForm.PNG, True, PictureForm.PNG),
        (PictureForm.WEBP, True, PictureForm.PNG),
        (PictureForm.AVIF, False, PictureForm.JPEG),
        (PictureForm.GIF, True, PictureForm.PNG),
    ],
)
def test_the_form_for_every_browser_is_that_of_photos_unless_something_shows_through(
    form: PictureForm, is_clear: bool, fallback: PictureForm
) -> None:
    assert set(files(form=form, is_clear=is_clear)) == {PictureForm.AVIF, PictureForm.WEBP, fallback}


def test_a_drawing_is_one_file() -> None:
    assert files(form=PictureForm.SVG, is_clear=True, width=960, height=720) == {PictureForm.SVG: [960]}


def test_a_moving_picture_is_kept_beside_its_first_frame() -> None:
    found = files(form=PictureForm.GIF, moves=True, width=350, height=200)

    assert list(found) == [PictureForm.AVIF, PictureForm.WEBP, PictureForm.JPEG, PictureForm.GIF]
    assert set(map(tuple, found.values())) == {(350,)}


@given(st.integers(1, 60_000_000), st.integers(1, 60_000_000))
def test_no_file_is_larger_than_the_picture_or_than_its_form_can_hold(width: int, height: int) -> None:
    blob = Blob(
        path="a.jpg",
        digest="d",
        size=1,
        picture=PictureFacts(form=PictureForm.JPEG, width=width, height=height),
    )

    for order in _orders(blob):
        assert 1 <= order.width <= min(width, WIDTHS[-1])
        assert 1 <= order.height <= min(height, TALLEST)
        assert order.whole[0] >= order.width
        assert order.whole[1] >= order.height


def test_the_files_lie_beside_each_other_under_the_name_of_the_picture() -> None:
    assert media(STORY.format(head=LEAD, text="Words.")) == [
        "media/stories/faustina/photo-30.avif",
        "media/stories/faustina/photo-30.jpg",
        "media/stories/faustina/photo-30.webp",
    ]


def test_a_name_tells_content_and_settings_so_that_it_can_be_kept_for_good(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def names(text: str) -> set[str]:
        return {one for one in make_site(text).paths if one.startswith("media/")}

    first = names(STORY.format(head=LEAD, text="Words."))
    other_words = names(STORY.format(head=LEAD, text="Other words."))
    other_picture = names(STORY.format(head=LEAD, text="Words.").replace("30 by 20", "30 by 21"))
    monkeypatch.setattr(pictures, "SETTINGS", "other settings")
    pictures._mark.cache_clear()
    other_settings = names(STORY.format(head=LEAD, text="Words."))
    pictures._mark.cache_clear()

    assert first == other_words
    assert not first & other_picture
    assert not first & other_settings


@pytest.mark.parametrize("name", ["photo.jpg", "./photo.jpg", "more/../photo.jpg"])
def test_a_picture_that_is_named_in_several_ways_is_made_once(name: str) -> None:
    text = STORY.format(head=LEAD, text=f"![A road]({name})\n\n![The road](photo.jpg)")

    assert len(media(text)) == 3


def test_a_picture_that_nothing_shows_is_not_made() -> None:
    assert media(STORY.format(head="", text="Words.")) == []


@pytest.mark.parametrize("held", ["status: draft\n", "publish_at: 2030-01-01T09:00\n"])
def test_the_picture_of_what_is_held_back_is_held_back_too(held: str) -> None:
    text = STORY.format(head=LEAD + held, text="Words.")

    assert media(text) == []
    assert len(media(text, shows_drafts=True)) == 3


def shared(text: str) -> SharedPictureView | None:
    """Return the picture of a story as others may show it."""
    site = load_site(tree_of(text)).value
    assert site is not None
    item = site.stories["faustina"]
    routes = Routes(base_url="https://example.org/results/", base_path="/results/", sections={})
    context = cast("Context", SimpleNamespace(site=site, routes=routes))
    return shared_picture_view(context, item, item.editions["en"])


@pytest.mark.parametrize(
    ("written", "size", "ending"),
    [
        ("2400 by 1200", (1200, 600), "-1200.jpg"),
        ("1300 by 650", (1300, 650), "-1300.jpg"),
        ("900 by 450", (900, 450), "-900.jpg"),
        ("300 by 400", (300, 400), "-300.jpg"),
    ],
)
def test_others_are_given_one_file_of_about_1200_pixels_by_its_whole_address(
    written: str, size: tuple[int, int], ending: str
) -> None:
    found = shared(STORY.format(head=LEAD, text="Words.").replace("30 by 20", written))

    assert found is not None
    assert (found.width, found.height) == size
    assert found.url.startswith("https://example.org/results/media/stories/faustina/photo.")
    assert found.url.endswith(ending)
    assert (found.media_type, found.alt) == ("image/jpeg", "A road")


def test_others_are_given_no_drawing_and_nothing_where_there_is_no_picture() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"></svg>'
    with_drawing = STORY.format(head=LEAD.replace(".jpg", ".svg"), text="Words.").replace(
        "photo.jpg", "photo.svg"
    )

    assert shared(with_drawing.replace("30 by 20", drawing)) is None
    assert shared(STORY.format(head="", text="Words.")) is None
    assert shared(STORY.format(head=LEAD, text="Words.").replace("30 by 20", "no picture")) is None


def test_two_pictures_of_one_name_and_content_are_no_clash() -> None:
    text = STORY.format(head=LEAD, text="![A road](photo.png)")
    twin = "\n== content/stories/faustina/photo.png ==\nno picture\n"

    built = make_site(text + twin)

    assert built.codes == ("not-a-picture",)
    assert [one for one in built.paths if one.endswith(".jpg")] != []
