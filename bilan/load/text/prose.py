"""A text in Markdown: its paragraphs and their fingerprints, its references and its links."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from bilan.load.text.blocks import (
    Block,
    Edit,
    Places,
    cut_blocks,
    edited,
    mask_code,
    masked_at,
    places_of,
    span_of,
)
from bilan.load.text.links import find_links
from bilan.load.text.references import Found, find_references, is_alone
from bilan.model.content import (
    REFERENCE_CLOSE,
    REFERENCE_OPEN,
    Prose,
    Reference,
    ReferenceKind,
)
from bilan.model.paragraphs import AS_WRITTEN, outline_of
from bilan.model.source import Diagnostic, Loaded, Span, problem
from bilan.model.words import fingerprint_of

_PLAIN = re.compile(r"[^\s\[<`\\#~][^\n\t\[<`\\#~]{0,1000}")
"""A text of one line in which nothing is more than its words, such as most summaries."""
MOST_SIGNS = 2_000
"""Brackets, stars, underscores and back-ticks in one paragraph: what takes long is to find their pairs."""
_SIGNS = "[*_`"
_OURS = str.maketrans({REFERENCE_OPEN: "\ufffd", REFERENCE_CLOSE: "\ufffd"})
_HEADING = re.compile(
    r"^(?:(?:[ ]{4})++|[ ]{0,3}>[ ]?|[ ]{0,3}(?:[*+-]|\d{1,9}\.)[ ]+)*+#(?!#)([ \t]*+)([^\n]*)", re.MULTILINE
)
_LONE_HASH = re.compile(r"#(?<!##)(?!#)")
"""What each of them has."""
_DOUBLE_LINE = re.compile(r"\n=")
_UNDERLINED = re.compile(r"([^\n]*)\n=+[ ]*(?:\n|$)")


def load_prose(
    path: str, text: str, first_line: int, first_column: int = 1, later_column: int = 1
) -> Loaded[Prose]:
    """Return a text with its paragraphs, references and links, and everything that is wrong in it.

    It begins at a line and a column of its file; its later lines begin at `later_column`.
    There is always a value. A reference that is not written rightly stays in the text as it is.
    """
    if REFERENCE_OPEN in text or REFERENCE_CLOSE in text:
        text = text.translate(_OURS)
    span = Span(path=path, line=first_line, column=first_column)
    if _PLAIN.fullmatch(text):
        outline = outline_of(((0, len(text), AS_WRITTEN),))
        plain = Prose(
            text=text, outline=outline, references=(), links=(), span=span, later_column=later_column
        )
        return Loaded(value=plain)
    blocks = cut_blocks(text)
    places = places_of(path, text, first_line, first_column, later_column)
    if crowded := tuple(_crowded(text, blocks, places)):
        return Loaded(value=Prose(text="", references=(), links=(), span=span), problems=crowded)
    masked = mask_code(text, blocks)
    found = find_references(masked, blocks, places)
    spots = found.value or ()
    links = find_links(text, masked_at(masked, tuple((one.start, one.end) for one in spots)), blocks, places)
    targets = links.value.unsaid if links.value else ()
    numbered = edited(text, 0, len(text), _numbered(text, spots))
    prose = Prose(
        text=numbered,
        written=None if numbered == text else text,
        outline=outline_of(_paragraphs(text, blocks, _unsaid(spots, targets))),
        references=tuple(one.reference for one in spots if one.reference is not None),
        links=links.value.links if links.value else (),
        span=span,
        later_column=later_column,
    )
    headings = tuple(_high_headings(text, masked, blocks, places))
    return Loaded(value=prose, problems=(*found.problems, *links.problems, *headings))


def _crowded(text: str, blocks: Sequence[Block], places: Places) -> Iterator[Diagnostic]:
    """Yield a problem for each paragraph with more signs of Markdown than could be told apart in time."""
    for block in blocks:
        if block.end - block.start <= MOST_SIGNS:
            continue
        written = text[block.start : block.end]
        signs = sum(map(written.count, _SIGNS))
        if signs > MOST_SIGNS and not block.is_code:
            yield problem(
                "nested-too-deep",
                span_of(places, block.start, block.end),
                f"this paragraph has {signs} signs such as `[` and `*`, and one may have {MOST_SIGNS}",
                why="No paragraph needs as many: something was probably pasted that is no text.",
            )


def _numbered(text: str, spots: Sequence[Found]) -> list[Edit]:
    """Return the edits that put a number in the place of each reference.

    What is drawn between paragraphs is set apart from the lines around it.
    """
    edits: list[Edit] = []
    references = ((one, one.reference) for one in spots if one.reference is not None)
    for number, (one, reference) in enumerate(references):
        mark = f"{REFERENCE_OPEN}{number}{REFERENCE_CLOSE}"
        edits.append((one.start, one.end, _set_apart(mark, text, one) if _is_block(reference) else mark))
    return edits


def _is_block(reference: Reference) -> bool:
    return reference.kind is not ReferenceKind.FIGURE


def _set_apart(mark: str, text: str, one: Found) -> str:
    if not is_alone(text, one.start, one.end):
        return mark
    start, end = text.rfind("\n", 0, one.start), text.find("\n", one.end)
    before = "\n" if start > 0 and text[text.rfind("\n", 0, start) + 1 : start].strip() else ""
    below = text.find("\n", end + 1)
    behind = "\n" if end >= 0 and text[end : below if below >= 0 else len(text)].strip() else ""
    return f"{before}{mark}{behind}"


def _unsaid(spots: Sequence[Found], targets: Sequence[tuple[int, int]]) -> list[Edit]:
    """Return the edits that leave only what a text says: no link targets, one mark for any reference."""
    references = ((one.start, one.end, REFERENCE_OPEN) for one in spots)
    return sorted(
        (*references, *((start, end, "") for start, end in targets)), key=lambda one: (one[0], -one[1])
    )


def _paragraphs(text: str, blocks: Sequence[Block], edits: Sequence[Edit]) -> Iterator[tuple[int, int, str]]:
    """Yield where each paragraph begins and ends, and its fingerprint where not all of it is said."""
    starts = [one[0] for one in edits]
    starts.append(len(text))
    first = 0
    for block in blocks:
        if starts[first] < block.start:
            first = bisect_left(starts, block.start, first)
        if starts[first] >= block.end:
            yield block.start, block.end, AS_WRITTEN
            continue
        after = bisect_left(starts, block.end, first)
        said = edited(text, block.start, block.end, edits[first:after])
        if said and not said.isspace():
            yield block.start, block.end, fingerprint_of(said)


def _high_headings(text: str, masked: str, blocks: Sequence[Block], places: Places) -> Iterator[Diagnostic]:
    """Yield a problem for each heading that would stand as high as the title of its page."""
    if _DOUBLE_LINE.search(masked) is None and _LONE_HASH.search(masked) is None:
        return
    for block in blocks:
        if block.is_code:
            continue
        for one in _HEADING.finditer(masked, block.start, block.end):
            start, words = one.start(1) - 1, text[one.start(2) : one.end(2)].strip(" #")
            as_text = () if one[1] else (f"\\#{words}",)
            yield _high_heading(span_of(places, start, one.end()), words, *as_text)
        if underlined := _UNDERLINED.match(masked, block.start, block.end):
            words = text[slice(*underlined.span(1))]
            yield _high_heading(span_of(places, *underlined.span(1)), words)


def _high_heading(span: Span, words: str, *other_readings: str) -> Diagnostic:
    return problem(
        "heading-too-high",
        span,
        "a heading in the text stands as high as the title",
        why="The title of the page comes from the front matter; headings in the text begin with `##`.",
        fixes=(f"## {words}", *other_readings),
    )
