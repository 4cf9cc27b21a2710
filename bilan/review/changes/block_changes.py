"""Two states of a page compared block by block, and what changed within a block word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bilan.model.records import Record
from bilan.review.changes.page_blocks import Block, BlockKind, ReadPage, Run, plain_text
from bilan.review.changes.word_changes import (
    How,
    Piece,
    Word,
    compare_words,
    stretches_of,
    words_of,
)

MOST_PAIRED = 2_500
"""How many pairs of blocks are looked at to find which became which, where many stand in one place."""

ALIKE = 0.4
"""From which share of common words on a block is the same with changes, and not another one."""


class BlockChange(Record):
    """A block that is new, gone, or says something else."""

    how: How
    kind: BlockKind
    under: str
    """The heading that it stands under; empty under the title of the page."""
    pieces: tuple[Piece, ...]

    @property
    def old(self) -> tuple[Word, ...]:
        """The words as they were."""
        return tuple(word for piece in self.pieces if piece.how is not How.ADDED for word in piece.words)

    @property
    def new(self) -> tuple[Word, ...]:
        """The words as they are now."""
        return tuple(word for piece in self.pieces if piece.how is not How.REMOVED for word in piece.words)


def compare_pages(old: ReadPage, new: ReadPage, moved: Mapping[str, str]) -> tuple[BlockChange, ...]:
    """Return what has changed on a page, from top to bottom.

    `moved` says where pages have moved to: a link that follows has not changed.
    """
    before = tuple(_led_on(one, moved) for one in old.blocks) if moved else old.blocks
    after = new.blocks
    found: list[BlockChange] = []
    for stretch in stretches_of(before, after):
        if stretch.is_same:
            continue
        gone, come = before[stretch.old], after[stretch.new]
        for was, now in _paired(gone, come):
            if now is not None:
                under = _heading_over(after, stretch.new.start + now)
                found.append(_change(None if was is None else gone[was], come[now], under))
            elif was is not None:
                under = _heading_over(before, stretch.old.start + was)
                found.append(_change(gone[was], None, under))
    return tuple(one for one in found if any(piece.how is not How.SAME for piece in one.pieces))


def _change(was: Block | None, now: Block | None, under: str) -> BlockChange:
    if was is not None and now is not None:
        pieces = compare_words(words_of(was.runs), words_of(now.runs))
        return BlockChange(how=How.CHANGED, kind=now.kind, under=under, pieces=pieces)
    how = How.ADDED if was is None else How.REMOVED
    [block] = [one for one in (was, now) if one is not None]
    return BlockChange(how=how, kind=block.kind, under=under, pieces=(Piece(how, words_of(block.runs)),))


def _led_on(block: Block, moved: Mapping[str, str]) -> Block:
    """Return a block as it was, with links to where pages have moved since."""
    runs = tuple(one._replace(target=moved.get(one.target or "", one.target)) for one in block.runs)
    return Block(kind=block.kind, runs=runs)


def _heading_over(blocks: Sequence[Block], number: int) -> str:
    """Return the heading that a block stands under; none for headings, and where that is the page's title."""
    if blocks[number].kind is BlockKind.HEADING:
        return ""
    headings = [one for one in blocks[:number] if one.kind is BlockKind.HEADING]
    return plain_text(headings[-1].runs) if len(headings) > 1 else ""


def _paired(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int | None, int | None]]:
    """Yield which of some blocks became which: first what is gone, then what stands in its place.

    The order of blocks stays, and as much as can be of their words. Where there are too many blocks
    to be looked at in pairs, all are gone, and all are new.
    """
    pairs = _likeliest(old, new) if len(old) * len(new) <= MOST_PAIRED else ()
    was = now = 0
    for one, other in (*pairs, (len(old), len(new))):
        yield from ((number, None) for number in range(was, one))
        yield from ((None, number) for number in range(now, other))
        if one < len(old):
            yield one, other
        was, now = one + 1, other + 1


def _likeliest(old: Sequence[Block], new: Sequence[Block]) -> Sequence[tuple[int, int]]:
    """Return the pairs of blocks, in order, that have most in common altogether."""
    bags = [_bag(one) for one in old], [_bag(one) for one in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likeness: dict[tuple[int, int], float] = {}
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            alike = _likeness(bags[0][i], bags[1][j]) if old[i].kind is new[j].kind else 0.0
            likeness[i, j] = alike
            paired = best[i + 1][j + 1] + alike if alike >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        alike = likeness[i, j]
        if alike >= ALIKE and best[i][j] == best[i + 1][j + 1] + alike:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _bag(block: Block) -> Counter[str]:
    """Return the words of a block with how often each stands there; a figure or date counts as itself."""
    return Counter(_known_as(run, word) for run in block.runs for word in run.text.split())


def _known_as(run: Run, word: str) -> str:
    return "0" if run.value is not None else word


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0
