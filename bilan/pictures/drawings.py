"""Drawings in SVG: their size, and whether they could harm who looks at them."""

from __future__ import annotations

import re
from xml.parsers import expat

from bilan.model.pictures import PictureFacts, PictureForm, Unfit

DRAWN_WIDTH = 960
"""The pixels across of a drawing that says only how wide it is for its height."""
STAND_IN = (300, 150)
"""What browsers take where a drawing says nothing of its size."""
_LARGEST = 10_000

_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+|<!--(?:(?!-->).)*+-->\s*+)*+(<svg(?:\s[^>]*+)?>)",
    re.DOTALL,
)
_HARM = (
    (re.compile(rb"<\s*(?:[\w.-]+:)?script", re.IGNORECASE), "a script"),
    (re.compile(rb"<\s*(?:[\w.-]+:)?foreignobject", re.IGNORECASE), "a foreign object"),
    (
        re.compile(rb"<\s*(?:[\w.-]+:)?(?:iframe|embed|object|link|meta|base|form)\b", re.IGNORECASE),
        "elements of HTML",
    ),
    (re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE), "a document type of its own"),
    (re.compile(rb"""[\s"'/]on[a-z]+\s*=""", re.IGNORECASE), "an event handler"),
    (re.compile(rb"(?:java|vb)script\s*:", re.IGNORECASE), "an address that runs a script"),
    (re.compile(rb"&#", re.IGNORECASE), "letters written as numbers, which could hide a script"),
    (
        re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE),
        "another encoding than UTF-8, which could hide a script",
    ),
    (re.compile(rb"<\?xml-stylesheet|@import", re.IGNORECASE), "a style sheet that lies elsewhere"),
    (re.compile(rb"1999/xhtml", re.IGNORECASE), "elements of HTML"),
    (
        re.compile(rb"""attributename\s*=\s*["']\s*(?:on|(?:\w+:)?href)""", re.IGNORECASE),
        "an animated address",
    ),
    (
        re.compile(
            rb"""[\s"':]href\s*=\s*+["']\s*+(?!#|["']|data:image/(?:png|jpeg|gif|webp)[;,])""", re.IGNORECASE
        ),
        "an address outside of itself",
    ),
    (
        re.compile(
            rb"""url\((?:\s|["']|&quot;|&apos;)*+(?!#|\)|data:(?:font|image/(?:png|jpeg|gif|webp)))""",
            re.IGNORECASE,
        ),
        "an address outside of itself",
    ),
)
_SIDE = re.compile(rb"""\s(width|height)\s*=\s*["']\s*([0-9]*\.?[0-9]+)(px)?\s*["']""")
_BOX = re.compile(
    rb"""\sviewBox\s*=\s*["']\s*[-+0-9.eE]+[\s,]+[-+0-9.eE]+[\s,]+([0-9]*\.?[0-9]+)[\s,]+([0-9]*\.?[0-9]+)\s*["']"""
)


def drawing_facts(data: bytes) -> PictureFacts:
    """Return how large a drawing says it is.

    Raises:
        Unfit: it is no SVG.
    """
    root = _root(data)
    width, height = _size(root)
    return PictureFacts(form=PictureForm.SVG, width=width, height=height, is_clear=True)


def check_drawing(data: bytes) -> None:
    """Make sure that a drawing can do nothing but be seen.

    Raises:
        Unfit: it is no SVG, or holds what could run a script.
    """
    _root(data)
    for pattern, harm in _HARM:
        if pattern.search(data):
            raise Unfit(f"holds {harm}")
    _parse(data)


def _parse(data: bytes) -> None:
    """Make sure that a drawing, which has no document type, is one that browsers can read to its end.

    Raises:
        Unfit: it is not.
    """
    parser = expat.ParserCreate()
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.errors.messages[error.code]
        raise Unfit(f"is a drawing that browsers cannot read (line {error.lineno}: {what})") from error


def _root(data: bytes) -> bytes:
    found = _START.match(data)
    if found is None or b"\x00" in data:
        raise Unfit("is no SVG")
    return found[1]


def _size(root: bytes) -> tuple[int, int]:
    """Return both sides as the drawing states them, or as its box has them in the width of a page."""
    sides = {name: float(number) for name, number, _ in _SIDE.findall(root)}
    width, height = sides.get(b"width", 0.0), sides.get(b"height", 0.0)
    if not (width and height) and (box := _BOX.search(root)):
        across, down = float(box[1]), float(box[2])
        if across and down:
            width = width or (height * across / down if height else DRAWN_WIDTH)
            height = height or width * down / across
    if not (width and height):
        return STAND_IN
    return _whole(width), _whole(height)


def _whole(side: float) -> int:
    return max(1, round(min(_LARGEST, side)))
