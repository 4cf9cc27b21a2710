"""A text cut into the paragraphs that are laid beside those of another language, each to be drawn alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from bilan.model.content import REFERENCE_CLOSE, REFERENCE_OPEN, Prose
from bilan.model.marks import MARK_END, mark_beginning
from bilan.model.paragraphs import Paragraph
from bilan.model.records import Record

TAB = 4
CODE = ("```", "~~~")
"""What a paragraph begins with that is code, and says nothing."""

_MARK = re.compile(f"{REFERENCE_OPEN}[0-9]+{REFERENCE_CLOSE}")
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})")
_NOTE = re.compile(r"[ ]{0,3}\[\^([^\[\]]+)\]:[ ]*")
_CALL = re.compile(r"\[\^([^\[\]]+)\](?!:)")
_ADDRESS = re.compile(r"^[ ]{0,3}\[(?!\^)[^\[\]\n]+\]:[ ]*\S[^\n]*$", re.MULTILINE)
"""Where links lead that say so by a name: it stands on no page."""
_ITEM = re.compile(r"[ ]*(?:[*+-]|[0-9]{1,9}\.)[ ]+\S")
_UNMARKED = re.compile(
    r"""^[ ]*[0-9]{1,9}\.[ ] | `+[^`]*`+ | !\[[^\]]*\](?:\([^)]*\))? | \]\([^)]*\) | \[\^[^\[\]]+\]
        | ^[ ]{0,3}\[[^\[\]]+\]: | https?://\S+ | <[^>]*>""",
    re.VERBOSE,
)
"""What is no word that readers see where it stands: numbers of lists, code, targets, names of notes."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class BlockKind(StrEnum):
    """What a block is to its readers, whatever language it stands in."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ENTRY = "entry"
    """Of a list."""
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    PICTURE = "picture"
    FIGURES = "figures"
    """Counters, a chart or a table of an indicator."""
    NOTE = "note"
    """A footnote."""


_BEGINNINGS: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    (BlockKind.CODE, _FENCE),
    (BlockKind.NOTE, _NOTE),
    (BlockKind.HEADING, re.compile(r" {0,3}#|[^\n]+\n(?:=+|-+)[ ]*(?:\n|$)")),
    (BlockKind.ENTRY, _ITEM),
    (BlockKind.QUOTE, re.compile(r"[ ]{0,3}>")),
    (BlockKind.PICTURE, re.compile(r"\s*!\[[^\]]*\]\([^)]*\)\s*$")),
    (BlockKind.FIGURES, re.compile(r"\s*\[\[(?:counters|chart|table)\b[^\]]*\]\]\s*$")),
    (BlockKind.TABLE, re.compile(r"[^\n]*\|[^\n]*\n[ ]*\|?[ ]*:?-+")),
)


class Block(Record):
    """A paragraph of a text, a heading, an entry of a list, a footnote."""

    kind: BlockKind
    level: int
    """Of a heading, from 2; how deep an entry of a list lies, from 1; otherwise 0."""
    text: str
    """To be drawn alone: references stand as numbers, and calls of notes as raised digits."""
    source: Paragraph


class Mark(NamedTuple):
    """A stretch of a paragraph as written that is to be marked, and the number of its mark."""

    start: int
    end: int
    number: int


Marks = Mapping[int, Sequence[Mark]]
"""The marks of each paragraph of a text, by its place; they do not overlap."""

NO_MARKS: Marks = {}


def blocks_of(prose: Prose, marks: Marks = NO_MARKS) -> tuple[Block, ...]:
    """Return every paragraph of a text, in order, each once, with marks around some of its words.

    Footnotes get the numbers that they have on the page, and whatever leans on an address written elsewhere
    gets it.
    """
    paragraphs = prose.paragraphs
    kinds = tuple(_kinds(paragraphs))
    signs = tuple(
        {} if kind is BlockKind.CODE else signs_of(one.text, marks.get(at, ()))
        for at, (one, (kind, _)) in enumerate(zip(paragraphs, kinds, strict=True))
    )
    pieces = tuple(_pieces(prose.text, paragraphs, signs))
    notes = _note_numbers(paragraphs, kinds)
    addresses = "\n".join(_ADDRESS.findall(prose.text))
    return tuple(
        Block(kind=kind, level=level, text=_alone(piece, kind, notes, addresses), source=paragraph)
        for piece, (kind, level), paragraph in zip(pieces, kinds, paragraphs, strict=True)
    )


def signs_of(text: str, marks: Sequence[Mark]) -> Mapping[int, str]:
    """Return the signs that marks put into a text, by their offset; none where code or a target stands."""
    if not marks:
        return {}
    closed = [found.span() for found in _UNMARKED.finditer(text)]
    signs: dict[int, str] = {}
    for one in sorted(marks):
        if not any(start < one.end and one.start < end for start, end in closed):
            signs[one.start] = signs.get(one.start, "") + mark_beginning(one.number)
            signs[one.end] = MARK_END
    return signs


def _pieces(
    numbered: str, paragraphs: Sequence[Paragraph], signs: Sequence[Mapping[int, str]]
) -> Iterator[str]:
    """Yield each paragraph with its marks, and with its references as numbers, as `Prose.text` has them."""
    at = 0
    for paragraph, own in zip(paragraphs, signs, strict=True):
        written, read = paragraph.text, 0
        piece: list[str] = []
        at = _beginning(numbered, at, written)
        while read < len(written):
            piece.append(own.get(read, ""))
            at = at if written[read].isspace() else _behind_space(numbered, at)
            found = _MARK.match(numbered, at)
            if found and not written[read].isspace():
                piece.append(found[0])
                at, read = found.end(), written.index("]]", read) + 2
            else:
                piece.append(written[read])
                at, read = at + (not written[read].isspace()), read + 1
        piece.append(own.get(len(written), ""))
        yield "".join(piece)


def _beginning(numbered: str, at: int, written: str) -> int:
    """Return where a paragraph begins: what says nothing, such as addresses of links, is passed over."""
    first = written.lstrip().split("\n", 1)[0].split("[[", 1)[0]
    found = numbered.find(first or REFERENCE_OPEN, at)
    return at if found < 0 or written.lstrip().startswith("[[") else found


def _behind_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _kinds(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[BlockKind, int]]:
    """Yield what each paragraph is; indented text is code, but for that of a list or of a note."""
    depth = 0
    for one in paragraphs:
        first = one.text.split("\n", 1)[0].expandtabs(TAB)
        indent = len(first) - len(first.lstrip(" "))
        kind = next((kind for kind, begins in _BEGINNINGS if begins.match(one.text)), BlockKind.PARAGRAPH)
        if indent >= TAB * (depth + 1) and kind is not BlockKind.NOTE:
            yield BlockKind.CODE, indent // TAB
            continue
        opens = kind in {BlockKind.ENTRY, BlockKind.NOTE}
        depth = indent // TAB + 1 if opens else min(depth, indent // TAB)
        yield kind, _level(one.text, kind, depth)


def _level(text: str, kind: BlockKind, depth: int) -> int:
    if kind is BlockKind.HEADING:
        written = text.lstrip()
        return max(2, len(written) - len(written.lstrip("#")))
    return depth if kind is BlockKind.ENTRY else 0


def _note_numbers(
    paragraphs: Sequence[Paragraph], kinds: Sequence[tuple[BlockKind, int]]
) -> Mapping[str, str]:
    """Return the number of each note in raised digits, by its name: in the order in which they are called."""
    defined = {
        found[1]: None
        for one, (kind, _) in zip(paragraphs, kinds, strict=True)
        if kind is BlockKind.NOTE and (found := _NOTE.match(one.text))
    }
    called = (
        name
        for one, (kind, _) in zip(paragraphs, kinds, strict=True)
        if kind is not BlockKind.CODE
        for name in _CALL.findall(one.text)
        if name in defined
    )
    ordered = dict.fromkeys((*called, *defined))
    return {name: str(number).translate(_RAISED) for number, name in enumerate(ordered, start=1)}


def _alone(piece: str, kind: BlockKind, notes: Mapping[str, str], addresses: str) -> str:
    """Return a paragraph as it is drawn without those around it."""
    if kind is BlockKind.CODE:
        return piece
    text = "\n".join(_undented(piece))
    if kind is BlockKind.NOTE and (found := _NOTE.match(text)):
        text = f"{notes.get(found[1], '')} {text[found.end() :]}"
    text = _CALL.sub(lambda found: notes.get(found[1], found[0]), text)
    return f"{text}\n\n{addresses}" if addresses and "[" in text else text


def _undented(piece: str) -> Iterator[str]:
    """Yield the lines of a paragraph of a list without the margin that it has in the list."""
    lines = piece.expandtabs(TAB).split("\n")
    margin = (len(lines[0]) - len(lines[0].lstrip(" "))) // TAB * TAB
    for line in lines:
        yield line[margin:] if line[:margin].isspace() else line.lstrip(" ") if margin else line
