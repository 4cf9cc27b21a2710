"""A publication in words: a line for the terminal, and a page for whoever publishes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from bilan.model.publication import Account, Changes, Coverage, Sort

MOST_LISTED = 100
"""How many addresses or keys of one sort a report lists; the JSON beside it has all."""

_SORTS: Mapping[str, str] = {
    Sort.PAGE: "pages",
    Sort.LIST: "further pages and filters of lists",
    Sort.NOTICE: "notices of what was withdrawn",
    Sort.REDIRECT: "redirects",
    Sort.FEED: "feeds",
    Sort.SUBJECT: "feeds of one subject",
    Sort.DATA: "files of data",
    Sort.REST: "styles, scripts, pictures and the like",
}

_KILO, _MEGA = 1_000, 1_000_000


def in_a_line(account: Account, report: str) -> str:
    """Return what has changed, for the terminal; `report` is the name of the file that says more."""
    if account.since is None:
        return f"The first publication here; {report} says what it holds."
    since = f"Since the publication of {_moment(account.since)}"
    return f"{since}: {_counted(account)}. More in {report}."


def in_full(account: Account) -> str:
    """Return the whole report: pages, changes, problems, translations, weights."""
    return "".join(f"{line}\n" for line in _lines(account))


def _lines(account: Account) -> Iterator[str]:
    yield f"Published on {_moment(account.at)} for {account.base_url}"
    yield from ("", "Pages")
    for language, count in account.pages.items():
        yield f"  {language or 'in no language'}: {count}"
    yield from ("", "What has changed")
    yield from _changes(account)
    yield from ("", "Problems")
    yield from (f"  {one.severity} {one.code}: {one.count}" for one in account.problems)
    if not account.problems:
        yield "  none"
    yield from ("", "Translations")
    for coverage in account.coverage:
        yield from _coverage(coverage)
    yield from ("", "Weight")
    for one in account.weights:
        yield f"  {_SORTS[one.sort]}: {one.count}, {_size(one.size)}"
    yield from ("", "The heaviest pages, without styles and pictures, and as they are sent when compressed")
    for page in account.heaviest:
        yield f"  {_size(page.size)}, {_size(page.packed)} compressed: {page.address}"


def _changes(account: Account) -> Iterator[str]:
    if account.since is None:
        yield "  This is the first publication here."
        return
    yield f"  Since the publication of {_moment(account.since)}: {_counted(account)}."
    for name, changes in (("page", account.page_changes), ("file", account.file_changes)):
        for done, addresses in _done(changes):
            if addresses:
                yield from ("", f"  {_many(len(addresses), name)} {done}")
                yield from _listed(addresses)


def _done(changes: Changes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (("added", changes.added), ("changed", changes.changed), ("removed", changes.removed))


def _counted(account: Account) -> str:
    """Return the changes in numbers: `12 pages added, 3 changed, 1 removed; 2 files of data changed`."""
    told = [
        ", ".join(
            f"{_many(len(addresses), name) if not number else len(addresses)} {done}"
            for number, (done, addresses) in enumerate(one for one in _done(changes) if one[1])
        )
        for name, changes in (("page", account.page_changes), ("file", account.file_changes))
    ]
    return "; ".join(one for one in told if one) or "nothing has changed"


def _coverage(coverage: Coverage) -> Iterator[str]:
    states = (
        ("behind the original", coverage.behind),
        ("not marked as up to date", coverage.unmarked),
        ("held back", coverage.held),
        ("missing", coverage.missing),
    )
    total = len(coverage.complete) + sum(len(keys) for _, keys in states)
    yield f"  {coverage.collection}, {coverage.language}: {len(coverage.complete)} of {total}"
    for state, keys in states:
        if keys:
            more = f" and {len(keys) - MOST_LISTED} more" if len(keys) > MOST_LISTED else ""
            yield f"    {state}: {', '.join(keys[:MOST_LISTED])}{more}"


def _listed(addresses: Sequence[str]) -> Iterator[str]:
    yield from (f"    {one}" for one in addresses[:MOST_LISTED])
    if len(addresses) > MOST_LISTED:
        yield f"    and {len(addresses) - MOST_LISTED} more"


def _many(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"


def _moment(moment: dt.datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _size(size: int) -> str:
    """Return a size as people say it: `48 kB`, `1.2 MB`; below a kilobyte it is one."""
    return f"{size / _MEGA:.1f} MB" if size >= _MEGA else f"{max(1, round(size / _KILO))} kB"
