"""The ways from an entry of the desk to where it can be mended: page, languages, file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from posixpath import dirname

from bilan.language.words import sort_key
from bilan.model.content import Collection, Edition, Item, Status
from bilan.model.indicators import Indicator
from bilan.model.records import Record
from bilan.model.source import Span
from bilan.model.words import Text
from bilan.plan.context import Context, edition_for, edition_url, indicator_url, items_of, title_of, words_in
from bilan.plan.routes import desk_url
from bilan.report import file_of
from bilan.review.dashboard_views import LeadView
from bilan.review.problems import Reading

PAIRS = "pairs"
"""The part of an address that stands for an item with its languages side by side."""


class Outlook(Record):
    """What a page of the desk looks at, and who looks."""

    context: Context
    reading: Reading
    language: str
    """Of the page."""


class Entry(Record):
    """An item with the collection that it belongs to."""

    collection: Collection
    item: Item


def entries_of(context: Context) -> Iterator[Entry]:
    """Return every item as it was written, without those that were withdrawn as a whole."""
    for collection in Collection:
        for item in items_of(context.written, collection).values():
            if item.editions[item.original].status is not Status.WITHDRAWN:
                yield Entry(collection=collection, item=item)


def item_lead(outlook: Outlook, entry: Entry, language: str, span: Span | None = None) -> LeadView:
    """Return the ways to an item in a language, or to its original where it has no edition there."""
    edition = edition_for(entry.item, language)
    return _lead(
        outlook,
        title_of(edition),
        span or edition.span,
        url=_page_of(outlook.context, entry, edition),
        pair_url=_pair_url(outlook, entry),
    )


def indicator_lead(outlook: Outlook, indicator: Indicator, span: Span | None = None) -> LeadView:
    """Return the ways to an indicator, or to one of its dated values."""
    name = words_in(outlook.context, indicator.name, outlook.language)
    is_there = indicator.key in outlook.context.site.indicators
    url = indicator_url(outlook.context, indicator.key, outlook.language) if is_there else ""
    return _lead(outlook, name, span or indicator.span, url=url)


def file_lead(outlook: Outlook, span: Span) -> LeadView:
    """Return the way to a place in a file that belongs to no page."""
    name = Text(words=file_of(span, outlook.reading.folders), language=outlook.language)
    return _lead(outlook, name, span)


def by_title(outlook: Outlook, lead: LeadView) -> tuple[str, str, str]:
    """Return what entries are ordered by where nothing makes one more urgent than another."""
    return sort_key(lead.label.words, outlook.context.locales[outlook.language])


def _lead(outlook: Outlook, label: Text, span: Span, *, url: str = "", pair_url: str = "") -> LeadView:
    return LeadView(
        label=label,
        url=url,
        pair_url=pair_url,
        file=file_of(span, outlook.reading.folders),
        line=span.line,
        editor_url=outlook.reading.editor_url(span),
    )


def _page_of(context: Context, entry: Entry, edition: Edition) -> str:
    """Return the address of an edition in the preview; empty where it has no page."""
    shown = items_of(context.site, entry.collection).get(entry.item.key)
    is_there = shown is not None and edition.language in shown.editions
    return edition_url(context, entry.collection, edition) if is_there else ""


def _pair_url(outlook: Outlook, entry: Entry) -> str:
    if len(outlook.context.languages) == 1:
        return ""
    return desk_url(outlook.language, PAIRS, entry.collection.value, entry.item.key)


class Owners:
    """Whose file a file is: of an item in a language, or of an indicator."""

    def __init__(self, outlook: Outlook) -> None:
        self._outlook = outlook
        self._editions = {
            edition.span.path: (entry, language)
            for entry in entries_of(outlook.context)
            for language, edition in entry.item.editions.items()
        }
        self._folders = {entry.item.folder: entry for entry in entries_of(outlook.context)}
        self._indicators = _indicators_by_file(outlook.context)

    def lead(self, span: Span) -> LeadView:
        """Return the ways to a place: with the page that shows it, where there is one."""
        if span.path in self._editions:
            entry, language = self._editions[span.path]
            return item_lead(self._outlook, entry, language, span)
        if (found := self._folders.get(dirname(span.path))) is not None:
            return item_lead(self._outlook, found, found.item.original, span)
        at_line = [one for line, one in self._indicators.get(span.path, ()) if line <= span.line]
        return indicator_lead(self._outlook, at_line[-1], span) if at_line else file_lead(self._outlook, span)


def _indicators_by_file(context: Context) -> Mapping[str, list[tuple[int, Indicator]]]:
    """Return the indicators of each file with the line that each begins at, in the order of the file."""
    found: dict[str, list[tuple[int, Indicator]]] = {}
    for one in context.written.indicators.values():
        found.setdefault(one.span.path, []).append((one.span.line, one))
        for path in {seen.span.path for seen in one.observations} - {one.span.path}:
            found.setdefault(path, []).append((1, one))
    return {path: sorted(rows, key=lambda row: row[0]) for path, rows in found.items()}
