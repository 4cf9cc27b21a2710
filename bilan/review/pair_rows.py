"""The rows of an item in two languages: the words of its front matter, its facts, its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bilan.language.words import say
from bilan.model.content import Edition, Item, Prose
from bilan.model.marks import MARK_END, mark_beginning
from bilan.model.records import Record, replace
from bilan.model.words import Text
from bilan.plan.blocks import ProseView
from bilan.plan.context import Context
from bilan.plan.prose import prose_view
from bilan.review.alignment import Outline, align
from bilan.review.changed import Changed
from bilan.review.facts import facts_of
from bilan.review.figures import HEADS, SUMMARY, TEXT, MarkedFigures, Spot
from bilan.review.margins import Stretch
from bilan.review.pair_views import Agreement, CellView, PairRowView
from bilan.review.passages import Block, blocks_of
from bilan.review.problems import Reading

_OF_ONE_LANGUAGE = "seo_title"
"""The key that only a language with a long title needs."""
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’-]{3,}|\]\(([^)\s]+)")
"""What stays in another language: names, and the targets of links and pictures."""


class Pair(Record):
    """An item in one or two of its languages, with all that is known of how they go together."""

    context: Context
    item: Item
    editions: tuple[Edition, ...]
    figures: MarkedFigures
    changed: Changed
    reading: Reading
    language: str
    """Of the page that shows it."""


def rows_of(pair: Pair) -> Iterator[PairRowView]:
    """Yield what stands beside each other, without its problems: every paragraph of either language once."""
    yield from _head_rows(pair)
    yield from _fact_rows(pair)
    for row in _rows(pair, TEXT, tuple(one.prose for one in pair.editions)):
        yield replace(row, is_text=True)


def stretches_of(rows: Sequence[PairRowView], pair: Pair) -> Iterator[Stretch]:
    """Yield the lines that each row shows: a key's own line, or all lines of a paragraph."""
    lines = {
        (edition.span.path, one.span.line): one.text.count("\n")
        for edition in pair.editions
        for prose in (edition.summary, edition.prose)
        for one in (prose.paragraphs if prose else ())
    }
    for row in rows:
        for edition, cell in zip(pair.editions, row.cells, strict=True):
            if cell is not None and cell.line:
                path = edition.span.path
                last = cell.line + lines.get((path, cell.line), 0)
                yield Stretch(path=path, first=cell.line, last=last, row=row.anchor)


def _head_rows(pair: Pair) -> Iterator[PairRowView]:
    locale = pair.context.locales[pair.language]
    names: Mapping[str, str] = {
        "title": say(locale, "Title"),
        "seo_title": say(locale, "Title for search engines"),
        "image_alt": say(locale, "Words for the picture"),
        "image_caption": say(locale, "Caption of the picture"),
        "update_note": say(locale, "Note on a correction"),
    }
    yield _words_row(pair, HEADS[0], names[HEADS[0]])
    yield from _rows(pair, SUMMARY, tuple(one.summary for one in pair.editions))
    for key in HEADS[1:]:
        if any(getattr(one, key) for one in pair.editions):
            yield _words_row(pair, key, names[key])


def _words_row(pair: Pair, key: str, label: str) -> PairRowView:
    spot = Spot(key)
    cells = tuple(
        _noted(pair, spot, _words_cell(pair, side, edition, key)) if getattr(edition, key) else None
        for side, edition in enumerate(pair.editions)
    )
    row = _row(pair, cells, (spot,) * len(cells), anchor=key.replace("_", "-"), label=label)
    return replace(row, may_be_alone=key == _OF_ONE_LANGUAGE)


def _words_cell(pair: Pair, side: int, edition: Edition, key: str) -> CellView:
    words: str = getattr(edition, key)
    for mark in reversed(pair.figures.sides[side].get(Spot(key), ())):
        stretch = words[mark.start : mark.end]
        words = f"{words[: mark.start]}{mark_beginning(mark.number)}{stretch}{MARK_END}{words[mark.end :]}"
    place = edition.places.get(key, edition.span)
    return CellView(
        language=edition.language,
        words=(Text(words=words, language=edition.language),),
        line=place.line,
        editor_url=pair.reading.editor_url(place),
    )


def _fact_rows(pair: Pair) -> Iterator[PairRowView]:
    item, language = pair.item, pair.language
    facts = [dict(facts_of(pair.context, item, one.language, language)) for one in pair.editions]
    for number, label in enumerate(dict.fromkeys(name for side in facts for name in side), start=1):
        cells = tuple(
            CellView(language=edition.language, words=side[label]) if label in side else None
            for side, edition in zip(facts, pair.editions, strict=True)
        )
        yield replace(_row(pair, cells, (), anchor=f"fact-{number}", label=label), is_fact=True)


def _rows(pair: Pair, part: str, texts: Sequence[Prose | None]) -> Iterator[PairRowView]:
    """Yield the paragraphs of a part beside each other: each of either language once."""
    blocks = [_blocks(pair, side, part, prose) for side, prose in enumerate(texts)]
    whole = [
        None if prose is None else prose_view(pair.context, edition, pair.item, prose)
        for edition, prose in zip(pair.editions, texts, strict=True)
    ]
    outlines = [
        [_outline(pair, side, Spot(part, at), one) for at, one in enumerate(found)]
        for side, found in enumerate(blocks)
    ]
    label = "" if part == TEXT else say(pair.context.locales[pair.language], "Summary")
    for number, places in enumerate(align(*outlines) if len(outlines) > 1 else _alone(outlines[0]), start=1):
        spots = tuple(None if at is None else Spot(part, at) for at in places)
        cells = tuple(
            None
            if spot is None or view is None
            else _noted(pair, spot, _block_cell(pair, view, found[spot.at]))
            for spot, view, found in zip(spots, whole, blocks, strict=True)
        )
        yield _row(pair, cells, spots, anchor=f"{part}-{number}", label=label or str(number))


def _alone(outlines: Sequence[Outline]) -> Iterator[tuple[int]]:
    yield from ((at,) for at in range(len(outlines)))


def _blocks(pair: Pair, side: int, part: str, prose: Prose | None) -> tuple[Block, ...]:
    if prose is None:
        return ()
    marks = {spot.at: marks for spot, marks in pair.figures.sides[side].items() if spot.part == part}
    return blocks_of(prose, marks)


def _outline(pair: Pair, side: int, spot: Spot, block: Block) -> Outline:
    words = block.source.text
    marks = pair.figures.marks
    figures = (
        f"figure {one.number}"
        for one in pair.figures.sides[side].get(spot, ())
        if marks[one.number].agreement is Agreement.SAME
    )
    names = (found[1] or found[0] for found in _NAME.finditer(words))
    return Outline(block.kind, block.level, len(words), frozenset((*figures, *names)))


def _block_cell(pair: Pair, view: ProseView, block: Block) -> CellView:
    place = block.source.span
    return CellView(
        language=view.language,
        prose=replace(view, text=block.text),
        line=place.line,
        editor_url=pair.reading.editor_url(place),
    )


def _noted(pair: Pair, spot: Spot, cell: CellView) -> CellView:
    place = (cell.language, spot)
    return replace(cell, change=pair.changed.told.get(place), is_behind=place in pair.changed.behind)


def _row(
    pair: Pair, cells: tuple[CellView | None, ...], spots: Sequence[Spot | None], *, anchor: str, label: str
) -> PairRowView:
    differs = any(pair.figures.differs(side, spot) for side, spot in enumerate(spots) if spot is not None)
    return PairRowView(
        anchor=anchor, label=label, is_text=False, is_fact=False, cells=cells, problems=(), differs=differs
    )
