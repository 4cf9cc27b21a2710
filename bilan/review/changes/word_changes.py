"""Two sequences compared, and two texts word by word: what stays, what goes, what comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from bilan.review.changes.page_blocks import SEPARATOR, Run

MOST_EQUAL_PAIRS = 200_000
"""How many pairs of equal members two sequences may have and still be compared member by member.

The work grows with this number. A page of 2,000 paragraphs, or a text of 2,000 words, stays below it.
"""

WORDS_BETWEEN = 2
"""So few words that stay between two that change are shown as changed with them: islands are hard to read."""


class How(StrEnum):
    """What became of words, or of a whole block."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"
    """A block of which some words are others than before."""


class Word(NamedTuple):
    """What is compared: a word, or a figure or date as a whole."""

    text: str
    is_glued: bool
    """Whether no space stands before it."""
    value: str | None
    day: str | None
    target: str | None
    language: str


class Piece(NamedTuple):
    """Words in a row that share their fate."""

    how: How
    words: tuple[Word, ...]


class Stretch(NamedTuple):
    """Where two sequences are equal, or differ."""

    is_same: bool
    old: slice
    new: slice


def words_of(runs: Sequence[Run]) -> tuple[Word, ...]:
    """Return the words of a block; a figure and a date are one word each, however they are written."""
    found: list[Word] = []
    is_glued = True
    for run in runs:
        is_glued = is_glued and not run.text.startswith(" ") and run.text != SEPARATOR
        is_one = run.value is not None or run.day is not None
        for text in [run.text.strip(" ")] if is_one else run.text.split(" "):
            if text:
                found.append(Word(text, is_glued, run.value, run.day, run.target, run.language))
                is_glued = False
        is_glued = not run.text.endswith(" ") and run.text != SEPARATOR
    return tuple(found)


def compare_words(old: Sequence[Word], new: Sequence[Word]) -> tuple[Piece, ...]:
    """Return a text with its changes.

    Without what was added it is the old text, without what was removed the new one.
    """
    stretches = tuple(stretches_of([_told(one) for one in old], [_told(one) for one in new]))
    pieces: list[Piece] = []
    for stretch in _without_islands(stretches):
        if stretch.is_same:
            pieces.append(Piece(How.SAME, tuple(new[stretch.new])))
            continue
        for how, words in ((How.REMOVED, old[stretch.old]), (How.ADDED, new[stretch.new])):
            if words:
                pieces.append(Piece(how, tuple(words)))
    return tuple(pieces)


def stretches_of(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Stretch]:
    """Yield where two sequences are equal and where they differ, in order.

    What would take too long to compare differs as a whole, but for its equal beginning and end.
    """
    head = _same_at_start(old, new)
    tail = _same_at_start(old[head:][::-1], new[head:][::-1])
    ends = len(old) - tail, len(new) - tail
    if head:
        yield Stretch(True, slice(0, head), slice(0, head))
    yield from _between(old[head : ends[0]], new[head : ends[1]], head)
    if tail:
        yield Stretch(True, slice(ends[0], len(old)), slice(ends[1], len(new)))


def _between(old: Sequence[Hashable], new: Sequence[Hashable], start: int) -> Iterator[Stretch]:
    if not old and not new:
        return
    counts = Counter(new)
    if sum(counts[one] for one in old) > MOST_EQUAL_PAIRS:
        yield Stretch(False, slice(start, start + len(old)), slice(start, start + len(new)))
        return
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield Stretch(tag == "equal", slice(start + i, start + j), slice(start + k, start + m))


def _same_at_start(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    count = 0
    for one, other in zip(old, new, strict=False):
        if one != other:
            break
        count += 1
    return count


def _without_islands(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """Return stretches where what is short between two changes is made part of them."""
    found: list[Stretch] = []
    for number, one in enumerate(stretches):
        before = found[-1] if found else None
        if before and not before.is_same and (not one.is_same or _is_island(stretches[number : number + 2])):
            found[-1] = Stretch(False, _joined(before.old, one.old), _joined(before.new, one.new))
        else:
            found.append(one)
    return found


def _is_island(ahead: Sequence[Stretch]) -> bool:
    """Return whether words stay between two changes that are hardly worth to be told apart from them."""
    length = _length(ahead[0])
    return len(ahead) > 1 and length <= WORDS_BETWEEN and length < _length(ahead[1])


def _length(one: Stretch) -> int:
    return max(int(part.stop) - int(part.start) for part in (one.old, one.new))


def _joined(first: slice, second: slice) -> slice:
    return slice(first.start, second.stop)


def _told(word: Word) -> tuple[str, str | None]:
    """Return what a reader gets of a word: itself, and where it leads."""
    return word.text, word.target
