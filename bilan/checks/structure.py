"""What readers go by who cannot see a text: headings in order, links and pictures that say something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bilan.checks.texts import paragraphs_of, place_in
from bilan.language.wording.labels import link_says_nothing, picture_says_nothing
from bilan.language.wording.slips import hide_code
from bilan.model.content import Collection, Edition
from bilan.model.paragraphs import Paragraph
from bilan.model.site import Site
from bilan.model.source import Diagnostic, problem
from bilan.plan.context import items_of

_LINK = re.compile(r"(?P<picture>!?)\[(?P<words>[^\[\]]*+)\](?=\(|\[[^\]]*\])")
_HEADING = re.compile(r"^[ ]{0,3}(?P<signs>#{2,6})(?!#)[ \t]*+(?P<words>[^\n#]*)", re.MULTILINE)
_HIGHEST = 2
"""The level of the first headings in a text: the title of the page stands above them."""


def check_structure(site: Site) -> tuple[Diagnostic, ...]:
    """Return what the texts of a site lack for readers who listen to them or jump through them."""
    return tuple(
        found
        for collection in Collection
        for item in items_of(site, collection).values()
        for edition in item.editions.values()
        for found in _check_edition(edition)
    )


def _check_edition(edition: Edition) -> Iterator[Diagnostic]:
    level = _HIGHEST - 1
    if edition.image_alt and picture_says_nothing(edition.image_alt, edition.language):
        yield _empty_alternative(edition.image_alt, edition)
    for paragraph in paragraphs_of(edition):
        text = paragraph.text
        if not ("](" in text or "][" in text or "#" in text):
            continue
        text = hide_code(text)
        for found in _LINK.finditer(text):
            yield from _check_label(found, paragraph, edition)
        for found in _HEADING.finditer(text):
            below = len(found["signs"])
            if below > level + 1:
                yield _skipped(found, paragraph, level)
            level = below


def _check_label(found: re.Match[str], paragraph: Paragraph, edition: Edition) -> Iterator[Diagnostic]:
    words = found["words"]
    if found["picture"] and words and picture_says_nothing(words, edition.language):
        yield _empty_alternative(words, edition, paragraph, found)
    elif not found["picture"] and link_says_nothing(words, edition.language):
        yield problem(
            "link-says-nothing",
            place_in(paragraph, found.start(), found.end()),
            f"the link `{words}` does not say where it leads",
            why="Many readers go through the links of a page one by one, without the words around them. "
            "Link the words that name what is there.",
        )


def _empty_alternative(
    words: str, edition: Edition, paragraph: Paragraph | None = None, found: re.Match[str] | None = None
) -> Diagnostic:
    place = place_in(paragraph, found.start(), found.end()) if paragraph and found else edition.span
    return problem(
        "picture-says-nothing",
        place,
        f"`{words}` tells nothing of the picture",
        why="It is all that people get who cannot see it. Say in a few words what there is to see, "
        "or leave it empty where the picture is a decoration.",
    )


def _skipped(found: re.Match[str], paragraph: Paragraph, level: int) -> Diagnostic:
    wanted = "#" * (level + 1)
    return problem(
        "heading-skips",
        place_in(paragraph, found.start("signs"), found.end()),
        f"a heading of level {len(found['signs'])} follows "
        f"{'the title' if level < _HIGHEST else f'one of level {level}'}",
        why="Readers who jump from heading to heading would look for one in between.",
        fixes=(f"{wanted} {found['words'].strip()}",),
    )
