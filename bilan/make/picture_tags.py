"""A picture as HTML: all its files, and how wide each place shows it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Literal

from bilan.model.records import Record, replace
from bilan.plan.picture_views import PictureFileView, PictureSourceView, PictureView

_COLUMN = "(94vw - 1rem)"
"""The width of a page's content on a screen that is narrower than its widest: the gutters are left out."""


class Place(Record):
    """A place on the pages and how wide pictures stand there, as the styles have it."""

    widths: tuple[tuple[str, str], ...]
    """Length by the condition under which it holds; the last has none. Styles, first of all `52-card.css`."""
    ratio: float = 0
    """Of the sides of a box that is filled by cutting a picture's edges; 0 where it is shown whole."""
    height: int = 0
    """In rem, where a picture is shown no taller than that; 0 where its width alone counts."""
    most: int = 0
    """In pixels: the widest file that is ever of use there; 0 where all are."""


PlaceName = Literal["text", "page", "tall", "large", "list", "shelf"]

PLACES: Mapping[PlaceName, Place] = {
    "text": Place(widths=(("(min-width: 37.25rem)", "34rem"), ("", _COLUMN))),
    "page": Place(widths=(("(min-width: 80rem)", "74rem"), ("", _COLUMN))),
    "tall": Place(widths=(("", _COLUMN),), height=36),
    "large": Place(
        widths=(("(min-width: 80rem)", "38rem"), ("(min-width: 60rem)", "(50.3vw - 2.1rem)"), ("", _COLUMN)),
        ratio=16 / 9,
    ),
    "list": Place(widths=(("(min-width: 30rem)", "7rem"), ("", "4.5rem")), ratio=1, most=640),
    "shelf": Place(widths=(("(min-width: 30rem)", "5rem"), ("", "4.5rem")), ratio=1, most=640),
}
MOVES = "(prefers-reduced-motion: no-preference)"


def picture_html(view: PictureView, place: PlaceName, alt: str, *, is_first: bool = False) -> str:
    """Return a picture as it stands in a place.

    `alt` is escaped. The first picture of a page is asked for before all others; the others are
    asked for when a reader comes near them.
    """
    stands = PLACES[place]
    sizes = escape(sizes_of(view, stands))
    haste = 'fetchpriority="high"' if is_first else 'loading="lazy"'
    plain = _of_use(view.files, stands)
    image = (
        f'<img src="{escape(plain[-1].url if plain else view.url)}"'
        f"{_files(plain, sizes) if len(plain) > 1 else ''}"
        f' width="{view.width}" height="{view.height}" alt="{alt}" {haste} decoding="async">'
    )
    if not view.sources:
        return image
    moving = _source(view.moving, "", f' media="{MOVES}"') if view.moving else ""
    newer = (_source(replace(one, files=_of_use(one.files, stands)), sizes) for one in view.sources)
    return f"<picture>{moving}{''.join(newer)}{image}</picture>"


def sizes_of(view: PictureView, place: Place) -> str:
    """Return how wide a picture is drawn in a place: wider than its box where its sides are cut off."""
    ratio = view.width / view.height
    wider = max(1.0, ratio / place.ratio) if place.ratio else 1.0
    if place.height:
        return f"min({place.height * ratio:.4g}rem, calc{place.widths[-1][1]})"
    return ", ".join(f"{condition} {_times(length, wider)}".strip() for condition, length in place.widths)


def _of_use(files: tuple[PictureFileView, ...], place: Place) -> tuple[PictureFileView, ...]:
    """Return the files that a place can have use for; at least the narrowest."""
    found = tuple(one for one in files if not place.most or one.width <= place.most)
    return found or files[:1]


def _times(length: str, factor: float) -> str:
    if factor == 1:
        return f"calc{length}" if length.startswith("(") else length
    return f"calc({factor:.3g} * {length})"


def _source(source: PictureSourceView, sizes: str, media: str = "") -> str:
    return f'<source type="{source.media_type}"{_files(source.files, sizes)}{media}>'


def _files(files: tuple[PictureFileView, ...], sizes: str) -> str:
    if len(files) == 1:
        return f' srcset="{escape(files[0].url)}"'
    listed = ", ".join(f"{one.url} {one.width}w" for one in files)
    return f' srcset="{escape(listed)}" sizes="{sizes}"'
