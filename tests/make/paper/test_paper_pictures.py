"""Pictures of the content on paper: in a form that is understood there, and no larger than is seen."""

from __future__ import annotations

from base64 import b64decode
from io import BytesIO

import pytest
from PIL import Image

from bilan.make.paper.paper_pictures import WIDEST, picture_on_paper


def picture(form: str, *, mode: str = "RGB", size: tuple[int, int] = (40, 20), alpha: int = 255) -> bytes:
    written = BytesIO()
    Image.new(mode, size, (90, alpha) if mode == "LA" else 128).save(written, form)
    return written.getvalue()


def pixels_in(drawing: object) -> Image.Image:
    """Return the picture that an SVG is wrapped around."""
    return Image.open(BytesIO(b64decode(str(drawing).partition("base64,")[2].partition('"')[0])))


@pytest.mark.parametrize("form", ["jpeg", "png", "webp", "avif", "gif"])
def test_every_picture_of_a_browser_can_stand_on_paper(form: str) -> None:
    shown = picture_on_paper(f"/media/a.{form}", picture(form))

    assert shown is not None
    assert pixels_in(shown["drawing"]).size == (40, 20)


def test_a_large_picture_is_made_as_small_as_paper_needs() -> None:
    shown = picture_on_paper("/media/a.png", picture("png", size=(4000, 1000)))

    assert shown is not None
    assert pixels_in(shown["drawing"]).size == (WIDEST, WIDEST // 4)


def test_what_is_clear_stays_clear() -> None:
    shown = picture_on_paper("/media/a.png", picture("png", mode="LA", alpha=40))

    assert shown is not None
    assert pixels_in(shown["drawing"]).mode == "RGBA"


def test_an_svg_stays_as_it_is() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>'

    assert picture_on_paper("/media/a.SVG", svg.encode()) == {"tag": "drawing", "drawing": svg}


def test_a_damaged_picture_leaves_its_place_to_its_words() -> None:
    assert picture_on_paper("/media/a.png", b"no picture") is None
