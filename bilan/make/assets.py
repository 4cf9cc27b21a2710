"""Styles, pictures and texts that a site takes over."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from io import BytesIO

from bilan.model.source import Span, problem
from bilan.plan.recipes import CannotMake

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
"""The pictures that every browser shows, by the names that Pillow has for them."""
MOST_PIXELS = 60_000_000

_PIECE = re.compile(
    r"""
      (?P<kept> "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | url\([^)"']*\) )
    | (?P<end> [{};,] ) (?: \s | /\*.*?\*/ )*
    | (?: \s | /\*.*?\*/ )+
    """,
    re.DOTALL | re.VERBOSE,
)
"""What a style sheet says in quotation marks or as an address; ends of rules; spaces and comments."""
_ADDRESS = re.compile(r'url\("([^"/:]+)"\)')
"""A file that a style sheet names, which lies beside it in the site."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SVG_START = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)
_SVG_HARM = (
    (re.compile(rb"<\s*(?:[\w.-]+:)?script", re.IGNORECASE), "a script"),
    (re.compile(rb"<\s*(?:[\w.-]+:)?foreignobject", re.IGNORECASE), "a foreign object"),
    (re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE), "a document type of its own"),
    (re.compile(rb"""[\s"'/]on[a-z]+\s*=""", re.IGNORECASE), "an event handler"),
    (re.compile(rb"(?:java|vb)script\s*:", re.IGNORECASE), "an address that runs a script"),
    (re.compile(rb"&#", re.IGNORECASE), "letters written as numbers, which could hide a script"),
)


def make_styles(texts: tuple[str, ...], names: Mapping[str, str]) -> bytes:
    """Return style sheets as one, in their order, without comments and needless spaces.

    What stands in quotation marks or in `url()` keeps every sign, but that `url("letters.woff2")` gets
    the name that `names` has for it: in the site each file carries a mark of its content.
    """
    joined = "".join(_light(text) for text in texts)
    return _ADDRESS.sub(lambda found: f'url("{names.get(found[1], found[1])}")', joined).encode()


def make_text(text: str) -> bytes:
    """Return a text that the plan has written out, as it is."""
    return text.encode()


def make_picture(path: str, data: bytes) -> bytes:
    """Return a picture as it is, once it was seen to be one.

    Raises:
        CannotMake: it is no picture that browsers show, it is damaged, it is too large, or it holds a script.
    """
    fault = _svg_fault(data) if path.lower().endswith(".svg") else _pixel_fault(data)
    if fault:
        raise CannotMake(
            problem(
                "not-a-picture",
                Span(path=path),
                f"the file {fault}",
                why="It would not be shown to readers, or could harm them. "
                "Save it once more as JPEG, PNG or WebP in an image editor.",
            )
        )
    return data


def _light(text: str) -> str:
    """Return a style sheet without comments, and with no more space than its rules need."""
    return _PIECE.sub(lambda piece: piece["kept"] or piece["end"] or _gap(piece[0]), text).strip()


def _gap(written: str) -> str:
    """Return what keeps two words apart: a space, or an empty comment where there was no space."""
    return " " if _COMMENT.sub("", written) else "/**/"


def _svg_fault(data: bytes) -> str:
    """Return why an SVG cannot be shown; empty where it can."""
    if b"\x00" in data or not _SVG_START.match(data):
        return "is no SVG"
    return next((f"holds {harm}" for pattern, harm in _SVG_HARM if pattern.search(data)), "")


def _pixel_fault(data: bytes) -> str:
    """Return why a picture cannot be shown; empty where it can."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what looks like a bomb is measured below
            with Image.open(BytesIO(data), formats=FORMATS) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    return f"is too large: it has {width} by {height} pixels"
                picture.verify()
    except Image.DecompressionBombError:
        return "is too large: it has hundreds of millions of pixels"
    except Exception:  # noqa: BLE001 - Pillow raises what its readers raise
        return "is no picture that browsers show, or is damaged"
    return ""
