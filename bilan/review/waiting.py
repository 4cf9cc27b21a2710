"""What is written and not for readers yet: embargoes by their ends, then drafts."""

from __future__ import annotations

import datetime as dt

from bilan.model.content import Status
from bilan.model.when import When
from bilan.review.dashboard_views import HeldRowView
from bilan.review.leads import Outlook, by_title, entries_of, item_lead
from bilan.standing import hold_of

_NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


def held_rows(outlook: Outlook) -> tuple[HeldRowView, ...]:
    """Return every edition that is held back, what opens next first; drafts without a date come last."""
    rows = [
        HeldRowView(
            lead=item_lead(outlook, entry, language),
            language=language,
            is_draft=hold.is_draft,
            until=hold.until,
            day=_whole_day(hold.until),
        )
        for entry in entries_of(outlook.context)
        for language, edition in entry.item.editions.items()
        if edition.status is not Status.WITHDRAWN
        and (hold := hold_of(entry.item, edition, outlook.context.moment)) is not None
    ]
    return tuple(
        sorted(rows, key=lambda one: (one.until or _NEVER, *by_title(outlook, one.lead), one.language))
    )


def _whole_day(until: dt.datetime | None) -> When | None:
    return When(day=until.date()) if until is not None and until.time() == dt.time.min else None
