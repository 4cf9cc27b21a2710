"""Changes as the desk and the report show them, in one of the site's languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bilan.model.indicators import Unit
from bilan.model.standards import CURRENCIES
from bilan.model.when import When
from bilan.model.words import Text, Words
from bilan.plan.blocks import AbsenceView, FigureView
from bilan.plan.context import Context, indicator_url, words_in
from bilan.review.changes.block_changes import BlockChange
from bilan.review.changes.change_views import (
    BlockChangeView,
    ChangesMatter,
    DatedView,
    FigureChangeView,
    MoveView,
    PageChangeView,
    PageLinkView,
    PieceView,
    SharedChangeView,
    ValueChangeView,
)
from bilan.review.changes.changes import FigureOnPages, SiteChanges
from bilan.review.changes.figure_changes import Dated, ValueChange
from bilan.review.changes.page_blocks import BlockKind
from bilan.review.changes.page_changes import WRITTEN, PageName, SharedChange, TellingPage
from bilan.review.changes.word_changes import How, Piece, Word

_LISTED = frozenset({BlockKind.ENTRY, BlockKind.ROW})

UrlOf = Callable[[str], str]
"""Gives where the page of an address can be looked at; empty where it cannot."""


def changes_matter(context: Context, language: str, found: SiteChanges, url_of: UrlOf) -> ChangesMatter:
    """Return what has changed as a page of a language tells it."""
    links = _Links(url_of)
    telling = [
        (_page(number, one, links), one.difference.template in WRITTEN)
        for number, one in enumerate(found.told.pages, start=1)
    ]
    follows = [one.change.kind in _LISTED or not one.is_written for one in found.told.shared]
    shared = [(_shared(one, links), known) for one, known in zip(found.told.shared, follows, strict=True)]
    quiet = [one.difference.page for one in found.told.pages if not one.own and not one.figures]
    return ChangesMatter(
        since=None if found.since is None else found.since.astimezone(found.at.tzinfo),
        at=found.at,
        is_first=found.is_first,
        is_same=found.is_same,
        figures=tuple(_figure(context, language, one, links) for one in found.figures),
        shared=tuple(one for one, does_follow in shared if not does_follow),
        entries=tuple(one for one, does_follow in shared if does_follow),
        pages=tuple(one for one, is_written in telling if one.changes and is_written),
        drawn=tuple(one for one, is_written in telling if one.changes and not is_written),
        renumbered=tuple(one for one, _ in telling if one.figures and not one.changes),
        quiet=links.of(quiet),
        added=links.of(found.added),
        removed=links.of(found.removed),
        withdrawn=links.of(found.withdrawn),
        moved=tuple(MoveView(page=links.of([one.page])[0], came_from=one.came_from) for one in found.moved),
        moved_entries=found.told.moved,
        lists_added=found.lists_added,
        lists_removed=found.lists_removed,
        around=found.around,
        pictures=found.pictures,
        files=found.files,
        other_data=found.other_data,
        feeds=found.feeds,
        lost=found.lost,
    )


def _shared(one: SharedChange, links: _Links) -> SharedChangeView:
    return SharedChangeView(change=_block(one.change, one.pages[0].language), pages=links.of(one.pages))


class _Links:
    """Makes links of pages."""

    def __init__(self, url_of: UrlOf) -> None:
        self._url_of = url_of

    def of(self, pages: Sequence[PageName]) -> tuple[PageLinkView, ...]:
        return tuple(
            PageLinkView(
                title=Text(words=one.title, language=one.language),
                address=one.address,
                url=self._url_of(one.address),
            )
            for one in pages
        )


def _page(number: int, one: TellingPage, links: _Links) -> PageChangeView:
    page = one.difference.page
    return PageChangeView(
        page=links.of([page])[0],
        anchor=f"page-{number}",
        came_from=one.difference.came_from,
        changes=tuple(_block(change, page.language) for change in one.own),
        figures=tuple(_block(change, page.language) for change in one.figures),
        shared=one.shared,
        moved=one.moved,
    )


def _block(change: BlockChange, language: str) -> BlockChangeView:
    is_led = [one.text for one in change.old] == [one.text for one in change.new]
    return BlockChangeView(
        how=change.how,
        kind=change.kind,
        under=Text(words=change.under, language=language) if change.under else None,
        pieces=tuple(_piece(one, shows_target=is_led) for one in change.pieces),
    )


def _piece(piece: Piece, *, shows_target: bool) -> PieceView:
    targets = [word.target for word in piece.words if word.target]
    return PieceView(
        how=piece.how,
        is_glued=piece.words[0].is_glued,
        texts=tuple(_texts(piece.words)),
        target=targets[0] if targets and shows_target and piece.how is not How.SAME else None,
    )


def _texts(words: Sequence[Word]) -> Sequence[Text]:
    """Return words joined as far as they stand in one language."""
    found: list[Text] = []
    for number, word in enumerate(words):
        text = word.text if number == 0 or word.is_glued else f" {word.text}"
        if found and found[-1].language == word.language:
            found[-1] = Text(words=found[-1].words + text, language=word.language)
        else:
            found.append(Text(words=text, language=word.language))
    return found


def _figure(context: Context, language: str, one: FigureOnPages, links: _Links) -> FigureChangeView:
    change = one.change
    name = _said(context, change.names, language) or Text(words=change.indicator, language=language)
    is_there = change.indicator in context.site.indicators
    url = indicator_url(context, change.indicator, language) if is_there else ""

    def shown(value: ValueChange) -> ValueChangeView:
        return ValueChangeView(
            old=_dated(context, language, value.old, name), new=_dated(context, language, value.new, name)
        )

    return FigureChangeView(
        name=name,
        url=url,
        latest=shown(change.latest),
        is_latest_same=change.latest.old == change.latest.new,
        others=tuple(shown(value) for value in change.others),
        parts=change.parts,
        pages=links.of(one.pages),
    )


def _dated(context: Context, language: str, one: Dated | None, name: Text) -> DatedView | None:
    if one is None:
        return None
    units = (indicator.unit for indicator in context.site.indicators.values())
    written = Unit(key=one.unit, currency=one.unit if one.unit in CURRENCIES else None)
    return DatedView(
        figure=FigureView(
            value=one.value,
            absence=AbsenceView(reason=one.absent) if one.absent else None,
            unit=next((unit for unit in units if unit.key == one.unit), written),
            kind=one.kind,
            qualifier=one.qualifier,
            as_of=one.as_of,
            starts=None if one.starts is None else When(day=one.starts),
            name=name,
            url="",
        ),
        source=_said(context, one.sources, language),
        source_page=one.source_page,
    )


def _said(context: Context, words: Words, language: str) -> Text | None:
    """Return words that were published; None where the site has none of their languages any more."""
    there = {one: words[one] for one in context.languages if one in words}
    return words_in(context, there, language) if there else None
