"""What has changed since the last publication, in a few lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilan.model.when import iso_text
from bilan.review.changes.changes import FigureOnPages, SiteChanges
from bilan.review.changes.figure_changes import Dated
from bilan.review.changes.page_changes import WRITTEN, PageName

MOST_LISTED = 20
"""How many figures or pages of one sort are listed; the report has all."""


def in_short(changes: SiteChanges) -> tuple[str, ...]:
    """Return the changes in lines, of which the first says it all in numbers."""
    return tuple(_lines(changes))


def _lines(changes: SiteChanges) -> Iterator[str]:
    if changes.is_first:
        yield f"Nothing has been published here yet: {_many(len(changes.added), 'page')} would be new."
        return
    since = (
        f"the publication of {changes.since.astimezone(changes.at.tzinfo):%Y-%m-%d %H:%M}"
        if (changes.since)
        else "what was published last"
    )
    yield f"Compared with {since}: {_counted(changes)}."
    yield from _listed("Figures", [_figure(one) for one in changes.figures])
    for name, pages in (
        ("Pages changed", _changed(changes)),
        ("Pages added", changes.added),
        ("Pages withdrawn", changes.withdrawn),
        ("Pages gone", changes.removed),
    ):
        yield from _listed(name, [_page(one) for one in pages])
    yield from _listed("Pages moved", [f"{one.came_from} to {one.page.address}" for one in changes.moved])
    if not changes.is_same:
        yield "To see every word, write it into a file: python3 build.py review --out review.html"


def _changed(changes: SiteChanges) -> tuple[PageName, ...]:
    """Return the pages with changes of their own; lists, counts and lone figures follow from those."""
    telling = (one.difference for one in changes.told.pages if one.own)
    return tuple(one.page for one in telling if one.template in WRITTEN)


def _counted(changes: SiteChanges) -> str:
    changed = len(_changed(changes))
    told = [
        (len(changes.figures), "figure changed", "figures changed"),
        (changed, "page changed", "pages changed"),
        (len(changes.told.pages) - changed, "page follows from that", "pages follow from that"),
        (len(changes.added), "page added", "pages added"),
        (len(changes.moved), "page moved", "pages moved"),
        (len(changes.withdrawn), "page withdrawn", "pages withdrawn"),
        (len(changes.removed), "page gone", "pages gone"),
        (len(changes.pictures), "picture changed", "pictures changed"),
        (len(changes.files), "table or document changed", "tables and documents changed"),
        (changes.around, "page differs only around the text", "pages differ only around the text"),
        (changes.lost, "page cannot be compared", "pages cannot be compared"),
    ]
    said = [f"{count} {one if count == 1 else many}" for count, one, many in told if count]
    return ", ".join(said) or "nothing has changed"


def _listed(name: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"\n{name}"
        yield from (f"  {line}" for line in lines[:MOST_LISTED])
        if len(lines) > MOST_LISTED:
            yield f"  and {len(lines) - MOST_LISTED} more"


def _figure(one: FigureOnPages) -> str:
    latest = one.change.latest
    where = f", on {_many(len(one.pages), 'page')}" if one.pages else ""
    if latest.old == latest.new:
        return f"{one.change.indicator}: earlier values or parts have changed{where}"
    return f"{one.change.indicator}: {_value(latest.old)} -> {_value(latest.new)}{where}"


def _value(one: Dated | None) -> str:
    if one is None or one.value is None:
        return "no value"
    return f"{one.value} (as of {iso_text(one.as_of)})"


def _page(one: PageName) -> str:
    return f"{one.address}  {one.title}"


def _many(count: int, name: str) -> str:
    return f"{count} {name}{'' if count == 1 else 's'}"
