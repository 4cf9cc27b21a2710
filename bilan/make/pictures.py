"""The files of a picture: drawn smaller in newer forms, or kept where it is a drawing or moves."""

from __future__ import annotations

from bilan.model.pictures import PictureForm, PictureOrder, TooLarge, Unfit
from bilan.model.source import Span, problem
from bilan.pictures.facts import facts_of
from bilan.pictures.moving import kept_moving
from bilan.pictures.pixels import MOST_PIXELS, draw
from bilan.plan.recipes import CannotMake


def is_drawn(order: PictureOrder | None) -> bool:
    """Return whether a file takes long to make: what is kept, or cannot be shown, takes no time."""
    return order is not None and not order.is_kept


def make_picture(order: PictureOrder | None, path: str, data: bytes) -> bytes:
    """Return one file of a picture; without an order it is one of which nothing could be planned.

    Raises:
        CannotMake: it is no picture that browsers show, it is damaged, it is too large, or it holds a script.
    """
    try:
        return _made(order, path, data)
    except TooLarge as why:
        raise CannotMake(
            problem(
                "picture-too-large",
                Span(path=path),
                f"the picture {why}",
                why=f"At most {MOST_PIXELS // 1_000_000} million pixels can be taken in. "
                "Save it smaller in an image editor: no page shows more than 1800 pixels across.",
            )
        ) from why
    except Unfit as why:
        raise CannotMake(
            problem(
                "not-a-picture",
                Span(path=path),
                f"the file {why}",
                why="It would not be shown to readers, or could harm them. "
                "Save it once more as JPEG, PNG or WebP in an image editor.",
            )
        ) from why


def _made(order: PictureOrder | None, path: str, data: bytes) -> bytes:
    if order is None:
        facts_of(path, data)  # tells why it cannot be shown
        raise Unfit("is no picture that can be shown")
    if not order.is_kept:
        return draw(order, data)
    if order.form is PictureForm.SVG:
        from bilan.pictures.drawings import check_drawing

        check_drawing(data)
        return data
    return kept_moving(order.form, data)
