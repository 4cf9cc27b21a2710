"""Parts of a page as they stand apart from it: marks drawn, pictures with their words, no anchors."""

from __future__ import annotations

import re
from collections.abc import Callable

from bilan.model.marks import MARK_BEGINNINGS, MARK_END, mark_number

_TAG = re.compile(r"<[^<>]*>")
_NAMED = re.compile(r"<(/?)([a-z0-9]+)[^<>]*>")
_ANCHOR = re.compile(r' id="[^"]*"')
_WAY = re.compile(r' href="(?!https?:|mailto:|tel:)[^"]*"')
_SIGNS = re.compile(f"{MARK_BEGINNINGS}|{MARK_END}")
_MARKED = re.compile(f"({MARK_BEGINNINGS})([^{MARK_BEGINNINGS[1:-1]}{MARK_END}]*){MARK_END}")
_PICTURE = re.compile(r"<picture>.*?</picture>|<img\b[^<>]*>", re.DOTALL)
_WORDS = re.compile(r' alt="([^"]*)"')
_EMPTY = frozenset({"br", "hr", "img", "wbr", "source"})

Draw = Callable[[int, str], str]
"""Draws a mark of a number around HTML."""


def make_excerpt(html: str, draw: Draw, *, is_apart: bool) -> str:
    """Return HTML of a text as it stands beside others of its kind: with its marks drawn around its words.

    Anchors go, for two texts may have the same; each picture tells its words. What stands apart from the
    site altogether has no picture and no way into the site either.
    """
    plain = _TAG.sub(lambda found: _tag(found[0], is_apart=is_apart), html)
    told = _PICTURE.sub(lambda found: _picture(found[0], is_apart=is_apart), plain)
    return _SIGNS.sub("", _MARKED.sub(lambda found: _marked(found, draw), told))


def _tag(tag: str, *, is_apart: bool) -> str:
    bare = _SIGNS.sub("", _ANCHOR.sub("", tag))
    return _WAY.sub("", bare) if is_apart else bare


def _picture(written: str, *, is_apart: bool) -> str:
    words = _WORDS.search(written)
    shown = "" if is_apart else written
    told = f'<span class="excerpt-words">{words[1]}</span>' if words and words[1] else ""
    return f'<span class="excerpt-picture">{shown}{told}</span>'


def _marked(found: re.Match[str], draw: Draw) -> str:
    """Return a stretch with its mark; without it where it begins in one element and ends in another."""
    return draw(mark_number(found[1]), found[2]) if _is_whole(found[2]) else found[2]


def _is_whole(html: str) -> bool:
    opened: list[str] = []
    for closes, name in _NAMED.findall(html):
        if name in _EMPTY:
            continue
        if not closes:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened
