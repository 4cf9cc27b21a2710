"""Pictures of the content on paper: no larger than paper shows, in a form that Typst knows."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping

from bilan.model.pictures import PictureFacts, PictureForm, PictureOrder, Unfit
from bilan.pictures.facts import facts_of
from bilan.pictures.pixels import draw

WIDEST = 1200
"""Pixels across a picture on paper: a column of 8 cm at 300 to the inch, and more."""


def picture_on_paper(url: str, data: bytes) -> Mapping[str, object] | None:
    """Return a picture as a template takes it: an SVG, or pixels wrapped in one; None where it is damaged.

    What browsers show and Typst does not, such as AVIF, is drawn in a form that it does.
    """
    try:
        facts = facts_of(url, data)
        if facts.form is PictureForm.SVG:
            return {"tag": "drawing", "drawing": data.decode(errors="replace")}
        order = _order(facts)
        drawn = draw(order, data)
    except Unfit:
        return None  # whoever makes the picture itself says so; its words stand here
    pixels = b64encode(drawn).decode("ascii")
    size = f'width="{order.width}" height="{order.height}"'
    href = f"data:image/{order.form.name.lower()};base64,{pixels}"
    return {
        "tag": "drawing",
        "drawing": f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="{href}"/></svg>',
    }


def _order(facts: PictureFacts) -> PictureOrder:
    width = min(facts.width, WIDEST)
    size = (width, max(1, round(width * facts.height / facts.width)))
    form = PictureForm.PNG if facts.is_clear else PictureForm.JPEG
    return PictureOrder(form=form, width=size[0], height=size[1], whole=size)
