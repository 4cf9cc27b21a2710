"""A publication as JSON: written for programs, and read again by the next one."""

from __future__ import annotations

import datetime as dt
import json

from bilan.model.publication import Account, Earlier
from bilan.model.records import as_lines, as_plain, replace

FORM = "bilan publication 1"
"""What a report says of itself; another form has another number."""

_BEGINNING = '{\n  "report": "bilan publication '


def is_ours(text: str) -> bool:
    """Return whether a file is a report that this program wrote, of this form or another."""
    return text.startswith(_BEGINNING)


def as_json(account: Account) -> str:
    """Return a publication as JSON: the same text for the same account."""
    found = {
        "report": FORM,
        **as_plain(replace(account, digests={})),  # to copy them one by one takes longer than all else
        "at": account.at.isoformat(),
        "since": account.since.isoformat() if account.since else None,
        "digests": dict(account.digests),
    }
    return as_lines(found) + "\n"


def earlier_in(text: str) -> Earlier | None:
    """Return what a report keeps for the next publication; None where it is no report of this form."""
    try:
        found = json.loads(text)
        if not isinstance(found, dict) or found.get("report") != FORM:
            return None
        at, digests = dt.datetime.fromisoformat(found["at"]), dict(found["digests"])
    except (ValueError, KeyError, TypeError):
        return None
    are_texts = all(isinstance(one, str) for one in (*digests, *digests.values()))
    return Earlier(at=at, digests=digests) if are_texts and at.tzinfo else None
