"""What became of each paragraph of a text that was rewritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from bilan.model.records import Record

Pair = tuple[int | None, int | None]
"""A paragraph as it was, and as it is: two positions, of which one may be missing."""

_MOST = 400
"""How many pairs of paragraphs are looked at for likeness; a longer stretch is taken in its order."""


class Rewritten(Record):
    """The paragraphs of a text as they were and as they are, by their fingerprints."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    earlier: Mapping[str, str]
    """What a paragraph said that is no more, where that is known."""
    texts: tuple[str, ...]
    """What the new ones say."""


def pairs_of(text: Rewritten) -> tuple[Pair, ...]:
    """Return each paragraph that did not stay as and where it was with what became of it, in the new order.

    One that says the same elsewhere has moved. What was rewritten is paired by likeness where the
    old words are known, otherwise in its order.
    """
    blocks = [
        (range(i, i_end), range(j, j_end))
        for what, i, i_end, j, j_end in SequenceMatcher(
            None, text.old, text.new, autojunk=False
        ).get_opcodes()
        if what != "equal"
    ]
    moved = _moved(text, blocks)
    gone, come = {i for i, _ in moved}, {j for _, j in moved}
    changed = (
        pair
        for olds, news in blocks
        for pair in _laid_together(
            text, [i for i in olds if i not in gone], [j for j in news if j not in come]
        )
    )
    return tuple(sorted((*moved, *changed), key=_order))


def _order(pair: Pair) -> tuple[int, int]:
    i, j = pair
    return (j, 0) if j is not None else (i or 0, 1)


def _moved(text: Rewritten, blocks: Sequence[tuple[range, range]]) -> list[Pair]:
    """Return the paragraphs that stand elsewhere now, each once."""
    places: dict[str, list[int]] = {}
    for _, news in blocks:
        for j in news:
            places.setdefault(text.new[j], []).append(j)
    return [(i, places[text.old[i]].pop(0)) for olds, _ in blocks for i in olds if places.get(text.old[i])]


def _laid_together(text: Rewritten, olds: Sequence[int], news: Sequence[int]) -> list[Pair]:
    words = [text.earlier.get(text.old[i], "").split() for i in olds]
    if len(olds) == len(news) or not all(words) or len(olds) * len(news) > _MOST:
        return [
            *zip(olds, news, strict=False),
            *((i, None) for i in olds[len(news) :]),
            *((None, j) for j in news[len(olds) :]),
        ]
    likeness = {
        (i, j): SequenceMatcher(None, said, text.texts[j].split(), autojunk=False).ratio()
        for i, said in zip(olds, words, strict=True)
        for j in news
    }
    return _most_alike(olds, news, likeness)


def _most_alike(
    olds: Sequence[int], news: Sequence[int], likeness: Mapping[tuple[int, int], float]
) -> list[Pair]:
    """Return the pairs that keep both orders and are most alike as a whole; the rest stands alone."""
    best: list[tuple[float, tuple[Pair, ...]]] = [
        (0.0, tuple((None, j) for j in news[:count])) for count in range(len(news) + 1)
    ]
    for i in olds:
        line = [(best[0][0], (*best[0][1], (i, None)))]
        for column, j in enumerate(news):
            both, gone, fresh = best[column], best[column + 1], line[column]
            choices = (
                (both[0] + likeness[i, j], (*both[1], (i, j))),
                (gone[0], (*gone[1], (i, None))),
                (fresh[0], (*fresh[1], (None, j))),
            )
            line.append(max(choices, key=lambda one: one[0]))
        best = line
    return list(best[-1][1])
