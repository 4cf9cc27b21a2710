"""A text in Markdown, cut into its blocks, and with its code made unreadable."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from bilan.model.records import Record
from bilan.model.source import Span

NEUTRAL = "\ufffc"
"""Stands in a masked text for each character that means nothing in Markdown there."""

TAB = 4

Edit = tuple[int, int, str]
"""The offsets of a piece of text, and what stands there instead."""

_FENCE = re.compile(r"(`{3,}+|~{3,}+)[ ]*+(?:\{[^\n]*\}|\.?[\w#.+-]*)[ ]*")
_ITEM = re.compile(r"[ ]*+(?:[*+-]|\d{1,9}+\.)[ ]+\S")
_ITEMS = re.compile(r"[*+-] \S[^\n]*+(?:\n[*+-] \S[^\n]*+)*+")
"""A list of which each line is an item."""
_FOOTNOTE = re.compile(r"[ ]{0,3}\[\^[^\[\]]+\]:")
_UNDERLINE = re.compile(r"(?:=+|-+)[ ]*")
_BLOCK_REFERENCE = re.compile(r"[ ]*+\[\[(?:counters|chart|table)\b[^\[\]]*+\]\][ ]*")
_TICKS_OR_ESCAPE = re.compile(r"`+|\\[\\`*_{}\[\]()>#+.!<|-]")
_TICKS = re.compile(r"`+")
_VISIBLE = re.compile(r"[^\n]")
_INDENTED = re.compile(r"\n ")
_AND_ITS_END = (1).__add__
"""The length of a line with its end."""


class Block(Record):
    """A paragraph, a heading, a list item or a piece of code, as the offsets of its text."""

    start: int
    end: int
    """After its last character."""
    is_code: bool


class Places(Record):
    """Where a text stands in its file."""

    path: str
    line_starts: tuple[int, ...]
    """The offset of each of the text's lines."""
    first_line: int
    first_column: int
    later_column: int
    """Where all lines but the first begin."""


def places_of(path: str, text: str, first_line: int, first_column: int, later_column: int) -> Places:
    """Return what is needed to tell the place of anything in a text."""
    return Places(
        path=path,
        line_starts=_starts_of(text.split("\n"))[:-1],
        first_line=first_line,
        first_column=first_column,
        later_column=later_column,
    )


def span_of(places: Places, start: int, end: int) -> Span:
    """Return the place of a piece of the text, up to the end of its first line."""
    row = bisect_right(places.line_starts, start) - 1
    if row + 1 < len(places.line_starts):
        end = min(end, places.line_starts[row + 1] - 1)
    column = start - places.line_starts[row] + (places.later_column if row else places.first_column)
    return Span(path=places.path, line=places.first_line + row, column=column, length=max(end - start, 0))


def cut_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text in order: what stands between empty lines, headings, list items, code.

    They are cut as Python-Markdown will cut them, as far as it matters for what is code and what is not.
    """
    if not _may_hold_code(text):
        return _plain_blocks(text)
    lines = text.split("\n")
    starts = _starts_of(lines)
    closings = _closing_fences(lines) if "```" in text or "~~~" in text else {}
    return tuple(
        Block(start=starts[first], end=starts[after] - 1, is_code=is_code)
        for first, after, is_code in _cut(lines, closings)
    )


def _may_hold_code(text: str) -> bool:
    """Return whether a line of a text may be code; a single sign is found quicker than three of it."""
    return (
        text.startswith(" ")
        or "\t" in text
        or ("`" in text and "```" in text)
        or ("~" in text and "~~~" in text)
        or _INDENTED.search(text) is not None
    )


def _plain_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a text without code: each of the pieces between empty lines is cut by itself."""
    blocks: list[Block] = []
    start = 0
    for piece in text.rstrip("\n").split("\n\n"):
        if "\n" in piece:
            lines = piece.split("\n")
            starts = _starts_of(lines, start)
            items = _ITEMS.fullmatch(piece) is not None
            for first, after in pairwise(range(len(starts))) if items else _cut_plain(lines):
                blocks.append(Block(start=starts[first], end=starts[after] - 1, is_code=False))
        elif piece and not piece.isspace():
            blocks.append(Block(start=start, end=start + len(piece), is_code=False))
        start += len(piece) + 2
    return tuple(blocks)


def _cut_plain(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each block among lines of which none is code, and the line after it."""
    at = 0
    while at < len(lines):
        if not lines[at] or lines[at].isspace():
            at += 1
            continue
        after = _end_of_text(lines, at, {})
        yield at, after
        at = after


def _starts_of(lines: Iterable[str], offset: int = 0) -> tuple[int, ...]:
    """Return the offset of each line, and of what would come after the last."""
    return tuple(accumulate(map(_AND_ITS_END, map(len, lines)), initial=offset))


def _cut(lines: Sequence[str], closings: Mapping[int, int]) -> Iterator[tuple[int, int, bool]]:
    """Yield the first line of each block, the line after it, and whether it is code."""
    at = depth = 0
    follows_gap = True
    while at < len(lines):
        line = lines[at].expandtabs(TAB)
        if not line or line.isspace():
            follows_gap = True
            at += 1
            continue
        indent = len(line) - len(line.lstrip(" "))
        if at in closings:
            after, is_code = closings[at] + 1, True
        elif follows_gap and indent >= TAB * (depth + 1):
            after, is_code = _end_of_indented(lines, at, TAB * (depth + 1)), True
        else:
            after, is_code = _end_of_text(lines, at, closings), False
            depth = _depth_after(line, indent, depth)
        yield at, after, is_code
        follows_gap = False
        at = after


def _depth_after(line: str, indent: int, depth: int) -> int:
    """Return how many lists a block lies in, which tells indented text in a list from code."""
    if _ITEM.match(line) or _FOOTNOTE.match(line):
        return indent // TAB + 1
    return min(depth, indent // TAB)


def _end_of_indented(lines: Sequence[str], first: int, indent: int) -> int:
    margin = " " * indent
    at = first + 1
    while at < len(lines) and not lines[at].isspace() and lines[at].expandtabs(TAB).startswith(margin):
        at += 1
    return at


def _end_of_text(lines: Sequence[str], first: int, closings: Mapping[int, int]) -> int:
    """Return the line after the block of text that begins with a line."""
    if first + 1 == len(lines) or not lines[first + 1]:
        return first + 1
    if lines[first].startswith("#") or ("[[" in lines[first] and _BLOCK_REFERENCE.fullmatch(lines[first])):
        return first + 1
    if first + 1 < len(lines) and _UNDERLINE.fullmatch(lines[first + 1]):
        return first + 2
    in_list = _ITEM.match(lines[first].expandtabs(TAB)) is not None
    at = first + 1
    while at < len(lines):
        line = lines[at]
        if not line or line.isspace() or line.startswith("#") or at in closings:
            break
        if "[[" in line and _BLOCK_REFERENCE.fullmatch(line):
            break
        if in_list and _ITEM.match(line.expandtabs(TAB)):
            break
        at += 1
    return at


def _closing_fences(lines: Sequence[str]) -> Mapping[int, int]:
    """Return the line that closes each fence, by the line that opens it; what is never closed is text."""
    ends: dict[str, list[int]] = {}
    for at, line in enumerate(lines):
        if line.startswith(("```", "~~~")) and (bare := line.rstrip(" ")) == bare[0] * len(bare):
            ends.setdefault(bare, []).append(at)
    closings: dict[int, int] = {}
    free = 0
    for at, line in enumerate(lines) if ends else ():
        if at < free or not line.startswith(("```", "~~~")) or not (found := _FENCE.fullmatch(line)):
            continue
        later = ends.get(found[1], [])
        following = bisect_right(later, at)
        if following < len(later):
            closings[at] = later[following]
            free = later[following] + 1
    return closings


def mask_code(text: str, blocks: Sequence[Block]) -> str:
    """Return a text of the same length in which code and escaped characters read as `NEUTRAL`."""
    return masked_at(text, _code_and_escapes(text, blocks))


def masked_at(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text of the same length in which what stands at some offsets reads as `NEUTRAL`."""
    edits = [(start, end, _VISIBLE.sub(NEUTRAL, text[start:end])) for start, end in spans]
    return edited(text, 0, len(text), edits)


def edited(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    """Return a piece of a text with its edits made, in order; one inside another is passed over."""
    if not edits:
        return text[start:end]
    pieces: list[str] = []
    done = start
    for first, after, new in edits:
        if first >= done:
            pieces += (text[done:first], new)
            done = after
    return "".join((*pieces, text[done:end])) if pieces else text[start:end]


def _code_and_escapes(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    has_inline = "`" in text or "\\" in text
    for block in blocks:
        if block.is_code:
            yield block.start, block.end
        elif has_inline:
            yield from _inline_code_and_escapes(text, block)


def _inline_code_and_escapes(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Yield the code between equal runs of back-ticks, and what a backslash makes plain.

    The runs of each length are listed first, so that a text full of back-ticks is still read in one go.
    """
    runs: dict[int, list[int]] = {}
    for run in _TICKS.finditer(text, block.start, block.end):
        runs.setdefault(len(run[0]), []).append(run.start())
    at = block.start
    while found := _TICKS_OR_ESCAPE.search(text, at, block.end):
        at = found.end()
        if found[0].startswith("\\"):
            yield found.span()
            continue
        same = runs.get(len(found[0]), [])
        following = bisect_right(same, found.start())
        if following < len(same):
            at = same[following] + len(found[0])
            yield found.start(), at
