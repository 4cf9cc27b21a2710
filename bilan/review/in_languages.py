"""How the site stands in its languages: how much of it, what is behind and since when, what is not there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from bilan.coverage import STATES, coverage_of
from bilan.model.content import Collection, Status
from bilan.model.history import History
from bilan.model.publication import Coverage
from bilan.model.records import replace
from bilan.model.when import When
from bilan.plan.context import Context, collection_name
from bilan.review.dashboard_views import (
    BehindView,
    CoverageCellView,
    CoverageRowView,
    OpenTranslationView,
    ShareView,
)
from bilan.review.leads import Entry, Outlook, by_title, entries_of, item_lead
from bilan.standing import site_at
from bilan.translations.fingerprints import earlier_file
from bilan.translations.states import State, state_of, translation_of

_WHOLE = 1000
_NEVER = dt.date.max


def coverage_rows(outlook: Outlook) -> tuple[CoverageRowView, ...]:
    """Return how far each collection stands in each language, for readers of today."""
    context = outlook.context
    moment = replace(context.moment, shows_drafts=False)
    standing = site_at(context.written, moment).value or context.site
    found = coverage_of(context.written, standing)
    return tuple(
        _coverage_row(outlook, Collection(name), tuple(rows))
        for name, rows in groupby(found, key=lambda one: one.collection)
    )


def _coverage_row(outlook: Outlook, collection: Collection, rows: Sequence[Coverage]) -> CoverageRowView:
    return CoverageRowView(
        name=collection_name(outlook.context, collection, outlook.language),
        items=sum(len(getattr(rows[0], state)) for state in STATES),
        cells=tuple(_coverage_cell(one) for one in rows),
    )


def _coverage_cell(one: Coverage) -> CoverageCellView:
    counts = {state: len(getattr(one, state)) for state in STATES}
    return CoverageCellView(language=one.language, **counts, shares=tuple(_shares(counts)))


def _shares(counts: Mapping[str, int]) -> Iterator[ShareView]:
    whole, before = sum(counts.values()), 0
    for state, count in counts.items():
        start, end = _WHOLE * before // whole, _WHOLE * (before + count) // whole
        before += count
        if count:
            yield ShareView(state=state, start=start, width=end - start)


def files_behind(context: Context) -> tuple[str, ...]:
    """Return the files whose history says since when translations are behind."""
    return tuple(
        path
        for entry, language in _in_state(context, State.BEHIND)
        for path in (*_marks(entry, language), entry.item.editions[entry.item.original].span.path)
    )


def behind_rows(outlook: Outlook, histories: Mapping[str, History]) -> tuple[BehindView, ...]:
    """Return the translations that are behind their originals, those first that have been for longest."""
    rows = [
        BehindView(
            lead=item_lead(outlook, entry, language),
            language=language,
            changed=len(translation_of(entry.item, language).changes),
            since=_since(outlook.context, entry, language, histories),
        )
        for entry, language in _in_state(outlook.context, State.BEHIND)
    ]
    return tuple(
        sorted(rows, key=lambda one: (one.since.day if one.since else _NEVER, *by_title(outlook, one.lead)))
    )


def open_rows(outlook: Outlook, state: State) -> tuple[OpenTranslationView, ...]:
    """Return the translations that nobody has marked, or that are missing."""
    rows = [
        OpenTranslationView(lead=item_lead(outlook, entry, language), language=language)
        for entry, language in _in_state(outlook.context, state)
    ]
    return tuple(sorted(rows, key=lambda one: (one.language, *by_title(outlook, one.lead))))


def behind_since(original: History | None, mark: History | None) -> dt.datetime | None:
    """Return when an original first changed after its translation was marked; None where nobody has kept it.

    Where the change is not told from the mark, as when both were recorded together, the last change counts.
    """
    if original is None:
        return None
    marked = mark.last if mark else None
    after = [one for one in original.recorded if marked is not None and one > marked]
    return after[-1] if after else original.last


def _since(context: Context, entry: Entry, language: str, histories: Mapping[str, History]) -> When | None:
    original = histories.get(entry.item.editions[entry.item.original].span.path)
    marks = [histories[path] for path in _marks(entry, language) if path in histories]
    since = behind_since(original, marks[0] if marks else None)
    return None if since is None else When(day=since.astimezone(context.moment.instant.tzinfo).date())


def _marks(entry: Entry, language: str) -> tuple[str, str]:
    """Return the files that change when a translation is marked, the one that changes then alone first."""
    return f"{entry.item.folder}/{earlier_file(language)}", entry.item.editions[language].span.path


def _in_state(context: Context, state: State) -> Iterator[tuple[Entry, str]]:
    for entry in entries_of(context):
        for language in context.languages:
            edition = entry.item.editions.get(language)
            if (edition is None or edition.status is not Status.WITHDRAWN) and (
                state_of(entry.item, language) is state
            ):
                yield entry, language
