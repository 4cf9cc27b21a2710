"""What readers go by who cannot see a text: headings in order, links and pictures that say something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilan.checks.texts import paragraphs_of, place_in, read_text
from bilan.language.wording.labels import link_says_nothing, picture_says_nothing
from bilan.language.wording.slips import hide_code
from bilan.model.content import Collection, Edition, Item
from bilan.model.paragraphs import Paragraph
from bilan.model.source import Diagnostic, Span, problem

_LINK = re.compile(r"\[(?:(?<=(?P<picture>!)\[))?(?P<words>[^\[\]]*+)\](?=\(|\[[^\]]*\])")
"""The bracket comes first, so that a search passes over all letters."""
_HEADING = re.compile(r"^[ ]{0,3}(?P<signs>#{2,6})(?!#)[ \t]*+(?P<words>[^\n#]*)", re.MULTILINE)
_HIGHEST = 2
"""The level of the first headings in a text: the title of the page stands above them."""


def check_structure(item: Item, _: Collection) -> Iterator[Diagnostic]:
    """Yield what the texts of an item lack for readers who listen to them or jump through them."""
    for edition in item.editions.values():
        yield from _check_edition(edition)


def _check_edition(edition: Edition) -> Iterator[Diagnostic]:
    level = _HIGHEST - 1
    if edition.image_alt and picture_says_nothing(edition.image_alt, edition.language):
        yield _empty_alternative(edition.image_alt, edition.span)
    for at, written in enumerate(read_text(edition).written):
        has_link, has_heading = "]" in written and ("](" in written or "][" in written), "#" in written
        if not has_link and not has_heading:
            continue
        text = hide_code(written)
        for found in _LINK.finditer(text) if has_link else ():
            yield from _check_label(found, at, edition)
        for found in _HEADING.finditer(text) if has_heading else ():
            below = len(found["signs"])
            if below > level + 1:
                words = written[slice(*found.span("words"))].strip()
                yield _skipped(found, words, paragraphs_of(edition)[at], level)
            level = below


def _check_label(found: re.Match[str], at: int, edition: Edition) -> Iterator[Diagnostic]:
    words = found["words"]
    if found["picture"] and words and picture_says_nothing(words, edition.language):
        yield _empty_alternative(words, _place(found, at, edition))
    elif not found["picture"] and link_says_nothing(words, edition.language):
        yield problem(
            "link-says-nothing",
            _place(found, at, edition),
            f"the link `{words}` does not say where it leads",
            why="Many readers go through the links of a page one by one, without the words around them. "
            "Link the words that name what is there.",
        )


def _place(found: re.Match[str], at: int, edition: Edition) -> Span:
    return place_in(paragraphs_of(edition)[at], found.start() - bool(found["picture"]), found.end())


def _empty_alternative(words: str, place: Span) -> Diagnostic:
    return problem(
        "picture-says-nothing",
        place,
        f"`{words}` tells nothing of the picture",
        why="It is all that people get who cannot see it. Say in a few words what there is to see, "
        "or leave it empty where the picture is a decoration.",
    )


def _skipped(found: re.Match[str], words: str, paragraph: Paragraph, level: int) -> Diagnostic:
    wanted = "#" * (level + 1)
    return problem(
        "heading-skips",
        place_in(paragraph, found.start("signs"), found.end()),
        f"a heading of level {len(found['signs'])} follows "
        f"{'the title' if level < _HIGHEST else f'one of level {level}'}",
        why="Readers who jump from heading to heading would look for one in between.",
        fixes=(f"{wanted} {words}",),
    )
