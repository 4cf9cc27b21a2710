"""Which paragraph of a page each problem belongs to, and the page with an anchor there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilan.model.codes import Severity
from bilan.model.records import Record
from bilan.model.source import Diagnostic, SourceTree
from bilan.review.page_text import Block, PageText
from bilan.review.words_alike import paragraphs_to, written_words

ENOUGH = 0.6
"""The share of the words of a paragraph that a block of the page must have to be taken for it."""


class Anchored(Record):
    """Where the problems of a page stand on it."""

    anchors: Mapping[Diagnostic, str]
    """Of each problem that has a place there."""
    marks: Mapping[int, str]
    """Position in the page to the attributes that stand there: an `id`, and how serious it is."""


def anchor_problems(problems: Sequence[Diagnostic], tree: SourceTree, page: PageText) -> Anchored:
    """Return where the problems of a page stand on it: at the paragraph with the words of their line."""
    anchors: dict[Diagnostic, str] = {}
    worst: dict[Block, Severity] = {}
    for one in problems:
        block = _block_of(one, tree, page.blocks)
        if block is not None:
            anchors[one] = block.anchor or f"desk-{page.blocks.index(block) + 1}"
            worst[block] = min(worst.get(block, one.severity), one.severity, key=list(Severity).index)
    marks = {
        block.at: f' data-desk="{severity.value}"'
        + ("" if block.anchor else f' id="desk-{page.blocks.index(block) + 1}"')
        for block, severity in worst.items()
    }
    return Anchored(anchors=anchors, marks=marks)


def with_marks(html: str, marks: Mapping[int, str]) -> str:
    """Return a page with attributes put in at their positions."""
    for at, mark in sorted(marks.items(), reverse=True):
        html = f"{html[:at]}{mark}{html[at:]}"
    return html


def _block_of(one: Diagnostic, tree: SourceTree, blocks: Sequence[Block]) -> Block | None:
    file = tree.files.get(one.span.path)
    for paragraph in paragraphs_to(file.text, one.span.line) if file else ():
        words = written_words(paragraph)
        found = max(blocks, key=lambda block: _likeness(words, block), default=None) if words else None
        if found is not None and _likeness(words, found)[0] >= ENOUGH:
            return found
    return None


def _likeness(words: frozenset[str], block: Block) -> tuple[float, int]:
    """Return how much of a paragraph a block has; of two that have as much, the shorter one is meant."""
    return len(words & block.words) / len(words), -len(block.words)
