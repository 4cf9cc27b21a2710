"""The files of a picture: drawn, or kept; and what an author is told of one that cannot be."""

from __future__ import annotations

import pytest

from bilan.make.pictures import make_picture
from bilan.model.pictures import PictureForm, PictureOrder
from bilan.pictures import pixels
from bilan.plan.recipes import CannotMake
from tests.pictures.drawn import SVG, moving, plain, shown

DRAWN = PictureOrder(form=PictureForm.WEBP, width=20, height=15, whole=(40, 30))


def kept(form: PictureForm) -> PictureOrder:
    return PictureOrder(form=form, width=40, height=30, whole=(40, 30), is_kept=True)


def refusal(order: PictureOrder | None, path: str, data: bytes) -> tuple[str, str, str]:
    with pytest.raises(CannotMake) as refused:
        make_picture(order, path, data)
    told = refused.value.diagnostic
    return told.code, told.span.path, told.what


def test_a_picture_is_drawn_in_the_size_and_form_of_its_order() -> None:
    made = shown(make_picture(DRAWN, "a.jpg", plain()))

    assert (made.format, made.size) == ("WEBP", (20, 15))


def test_a_drawing_and_a_moving_picture_are_kept() -> None:
    assert make_picture(kept(PictureForm.SVG), "a.svg", SVG.encode()) == SVG.encode()
    assert make_picture(kept(PictureForm.GIF), "a.gif", moving("GIF")) == moving("GIF")


@pytest.mark.parametrize(
    ("order", "path", "data", "what"),
    [
        (None, "a.jpg", b"words", "the file is no picture that browsers show, or is damaged"),
        (DRAWN, "a.jpg", plain()[:300], "the file is no picture that browsers show, or is damaged"),
        (kept(PictureForm.GIF), "a.gif", moving("GIF")[:99], "the file is damaged, or was cut off"),
        (None, "a.svg", b"words", "the file is no SVG"),
        (
            kept(PictureForm.SVG),
            "a.svg",
            SVG.replace("<path", "<script/><path").encode(),
            "the file holds a script",
        ),
    ],
)
def test_what_cannot_be_shown_is_refused_at_its_file(
    order: PictureOrder | None, path: str, data: bytes, what: str
) -> None:
    assert refusal(order, path, data) == ("not-a-picture", path, what)


def test_a_picture_that_is_too_large_is_told_with_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pixels, "MOST_PIXELS", 1000)

    assert refusal(None, "a.jpg", plain()) == (
        "picture-too-large",
        "a.jpg",
        "the picture has 40 by 30 pixels",
    )
