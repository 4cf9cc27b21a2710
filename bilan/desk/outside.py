"""The links to other websites, checked on demand: what was answered lately is not asked again."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping

from bilan.checks.outside import check_outside, outside_links
from bilan.checks.rulings import rule_on
from bilan.desk.asking import SECONDS_BETWEEN, Answer, ask
from bilan.load.site import load_site
from bilan.model.records import Record
from bilan.model.source import Diagnostic, SourceTree
from bilan.plan.recipes import Store

KEPT_FOR = dt.timedelta(days=7)
"""How long a good answer holds. A bad one is asked for again each time."""
_BAD = 400


class Asked(Record):
    """What came of asking."""

    problems: tuple[Diagnostic, ...]
    links: int
    asked: int
    """How many were asked now; the others were answered within the last days."""
    left: int
    """How many there was no time for."""


def check_links(
    tree: SourceTree, store: Store, now: dt.datetime, seconds: float, between: float = SECONDS_BETWEEN
) -> Asked:
    """Return what is wrong with the links of the content to other websites.

    `seconds` is how long all of it may take, `between` how long a host is left alone.
    """
    site = load_site(tree).value
    if site is None:
        return Asked(problems=(), links=0, asked=0, left=0)
    links = outside_links(site)
    answers = dict(_kept(links, store, now))
    fresh = dict(ask([url for url in links if url not in answers], seconds, between))
    for url, answer in fresh.items():
        if answer.status is not None and answer.status < _BAD:
            store.put(_key(url), json.dumps([now.isoformat(), answer.status, answer.moved_to]).encode())
    answers |= fresh
    told = {url: (one.status, one.error, one.moved_to) for url, one in answers.items()}
    return Asked(
        problems=rule_on(check_outside(links, told), site),
        links=len(links),
        asked=len(fresh),
        left=len(links) - len(answers),
    )


def _kept(links: Mapping[str, object], store: Store, now: dt.datetime) -> dict[str, Answer]:
    """Return the answers of the last days."""
    found: dict[str, Answer] = {}
    for url in links:
        data = store.get(_key(url))
        if data is None:
            continue
        moment, status, moved_to = json.loads(data)
        if now - KEPT_FOR <= dt.datetime.fromisoformat(moment) <= now:
            found[url] = Answer(status=status, moved_to=moved_to)
    return found


def _key(url: str) -> str:
    return f"outside {url}"
