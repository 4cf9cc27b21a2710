"""Prose in Markdown to HTML that is safe whatever was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from bilan.language.locales import Locale
from bilan.language.markup import without_unreadable
from bilan.language.typography import set_html
from bilan.make.easy_markdown import parse_easy
from bilan.make.prose import Fillings, Writer
from bilan.model.content import REFERENCE_CLOSE, REFERENCE_OPEN
from bilan.model.source import Span, problem
from bilan.plan.blocks import Fill, ProseView
from bilan.plan.recipes import CannotMake

_REFERENCE = re.compile(f"{REFERENCE_OPEN}([0-9]{{1,9}}){REFERENCE_CLOSE}")
_PLACE = re.compile("<(?:p><img ([0-9]+)></p>|img ([0-9]+)>)")
"""A reference while its text is typeset: rules take it for a picture, and no author can write it."""
_MARKER = re.compile(f"[{REFERENCE_OPEN}{REFERENCE_CLOSE}]")


def make_html(view: ProseView, locale: Locale, fill: Callable[[Fill], str]) -> str:
    """Return a text as HTML blocks: headings from the second level on, links, pictures and figures in place.

    The locale is that of the text; `fill` returns the HTML of what a reference asks for.

    Raises:
        CannotMake: lists or quotations are nested deeper than any reader could follow.
    """
    fillings = Fillings(view.fills, fill)
    blocks = _written(view, locale, fillings, Writer.blocks)
    return _filled(blocks, locale, fillings)


def make_inline(view: ProseView, locale: Locale, fill: Callable[[Fill], str]) -> str:
    """Return a text of one paragraph as HTML that can stand inside a paragraph, a heading or a link's card.

    Raises:
        CannotMake: as for `make_html`.
    """
    fillings = Fillings(view.fills, fill)
    line = _written(view, locale, fillings, Writer.line)
    return _filled(line, locale, fillings)


def _written(
    view: ProseView, locale: Locale, fillings: Fillings, write: Callable[[Writer, Element], str]
) -> str:
    """Return the text as HTML in which each reference still is a number."""
    try:
        tree, fences = _parsed(view.text)
        return write(Writer(view, locale, fillings, fences), tree)
    except RecursionError as error:
        what = "lists, quotations or brackets lie too deep inside each other"
        why = "No text is ever that deep. A sign at the beginning of a line has probably gone astray."
        raise CannotMake(problem("nested-too-deep", Span(path=view.path), what, why=why)) from error


def _filled(written: str, locale: Locale, fillings: Fillings) -> str:
    """Return the HTML, typeset, with its figures, counters, charts and tables in it.

    What fills a block stands alone in its paragraph, and takes the paragraph's place.
    """

    def put(match: re.Match[str]) -> str:
        paragraph, number = match[1], int(match[1] or match[2])
        if fillings.is_block(number):
            return fillings.html(number) if paragraph else ""
        return f"<p>{fillings.html(number)}</p>" if paragraph else fillings.html(number)

    if REFERENCE_OPEN not in written and REFERENCE_CLOSE not in written:
        return set_html(written, locale)
    places = _MARKER.sub("", _REFERENCE.sub(r"<img \1>", written))
    return _PLACE.sub(put, set_html(places, locale))


def _parsed(text: str) -> tuple[Element, Mapping[str, str] | None]:
    """Return a text as a tree, and its fenced code by the mark that stands in its place, if it was parsed."""
    readable = without_unreadable(text)
    if (easy := parse_easy(readable)) is not None:
        return easy, None
    from bilan.make.parser import parse

    return parse(readable)
