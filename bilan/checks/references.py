"""Figures and links in texts: whether what they speak of stands at its date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterator

from bilan.model.content import (
    Collection,
    Edition,
    Factsheet,
    Item,
    Link,
    Prose,
    Reference,
    ReferenceKind,
    Story,
)
from bilan.model.indicators import Figure
from bilan.model.site import Site
from bilan.model.source import Diagnostic, problem
from bilan.plan.context import items_of
from bilan.results import figure_at, value_of


def check_references(site: Site, written: Site, day: dt.date) -> tuple[Diagnostic, ...]:
    """Return the problems of all figures and links in the texts of a site at the end of a day.

    `written` is the site with what is held back and what comes later: a figure that is only
    missing because an earlier day is built for is worth a look, and no mistake.
    """
    held = _held_items(site, written)
    return tuple(
        found
        for collection in Collection
        for item in items_of(site, collection).values()
        for edition in item.editions.values()
        for prose in _texts(edition)
        if prose.references or (held and prose.links)
        for found in (*_figures(prose, item, written, day), *_held_links(prose, held))
    )


def _held_items(site: Site, written: Site) -> frozenset[str]:
    """Return what links to the items are called that are held back: `stories:faustina`."""
    return frozenset(
        f"{collection.value}:{key}"
        for collection in Collection
        for key in items_of(written, collection).keys() - items_of(site, collection).keys()
    )


def _texts(edition: Edition) -> Iterator[Prose]:
    yield edition.prose
    if edition.summary is not None:
        yield edition.summary


def _figures(prose: Prose, item: Item, written: Site, day: dt.date) -> Iterator[Diagnostic]:
    own_day = (
        item.date.day if isinstance(item, Story) else item.as_of.day if isinstance(item, Factsheet) else None
    )
    for reference in prose.references:
        if own_day is not None and reference.as_of is not None and reference.as_of > own_day:
            yield _after_item(reference, own_day)
        if reference.kind is not ReferenceKind.FIGURE or reference.indicators[0] not in written.indicators:
            continue
        if not _is_known_part(reference, written):
            continue  # loading has told
        asked = reference.as_of or own_day
        found = _stands(reference, written, asked or dt.date.max, asked, own_day)
        if found is None and asked is None and not _is_there(reference, written, day):
            found = _not_yet(reference, day)
        if found is not None:
            yield found


def _is_known_part(reference: Reference, site: Site) -> bool:
    observations = site.indicators[reference.indicators[0]].observations
    return reference.part is None or any(value_of(one, reference.part) is not None for one in observations)


def _is_there(reference: Reference, site: Site, day: dt.date) -> bool:
    return _figure(reference, site, day).value is not None


def _figure(reference: Reference, site: Site, day: dt.date) -> Figure:
    return figure_at(site.indicators[reference.indicators[0]], day, reference.part)


def _stands(
    reference: Reference, site: Site, day: dt.date, asked: dt.date | None, own_day: dt.date | None
) -> Diagnostic | None:
    """Return what is wrong with a figure in a sentence at a day, or None where it has a value."""
    key = reference.indicators[0]
    figure = _figure(reference, site, day)
    when = f" on {asked.isoformat()}" if asked else ""
    if figure.value is not None:
        return None
    observations = site.indicators[key].observations
    if figure.as_of is None:
        return _before_first(reference, observations[0].as_of.day if observations else None, when, own_day)
    if reference.part is not None and any(one.value is not None for one in figure.counted):
        part = f"{reference.part.dimension}:{reference.part.key}"
        return problem(
            "figure-no-part",
            reference.span,
            f"`{key}` has no part `{part}`{when}",
            why="The observation that stands then is not broken down in this way.",
        )
    return problem(
        "figure-absent",
        reference.span,
        f"`{key}` has no value{when}: it is {figure.absent.reason if figure.absent else 'absent'}",
        why=(
            "A sentence cannot go on without its figure. Say it in words, "
            "or show the figure in counters or a table."
        ),
    )


def _before_first(
    reference: Reference, first: dt.date | None, when: str, own_day: dt.date | None
) -> Diagnostic:
    key = reference.indicators[0]
    is_known_by_then = first is not None and (own_day is None or first <= own_day)
    why = f"Its first observation is of {first.isoformat()}." if first else "It has no observations."
    if not is_known_by_then:
        why += " Say in words what was known when the text was written."
    return problem(
        "figure-before-first",
        reference.span,
        f"`{key}` has no value yet{when}",
        why=why,
        fixes=(f"[[figure {key} as-of={first.isoformat()}]]",) if first and is_known_by_then else (),
    )


def _not_yet(reference: Reference, day: dt.date) -> Diagnostic:
    return problem(
        "figure-not-yet",
        reference.span,
        f"`{reference.indicators[0]}` has no value by {day.isoformat()}, the day this site is built for",
        why="The sentence says so in words in place of the figure. On the site of today it stands.",
    )


def _after_item(reference: Reference, own_day: dt.date) -> Diagnostic:
    asked = reference.as_of.isoformat() if reference.as_of else ""
    return problem(
        "figure-after-item",
        reference.span,
        f"the figure is of {asked}, after this item's own date, {own_day.isoformat()}",
        why="Readers take a figure to have been known when the text was written.",
    )


def _held_links(prose: Prose, held: Container[str]) -> Iterator[Diagnostic]:
    for link in prose.links:
        if link.target.partition("#")[0] in held:
            yield _held(link)


def _held(link: Link) -> Diagnostic:
    return problem(
        "link-to-held-back",
        link.span,
        f"`{link.target}` is not published yet, or not any more",
        why="The words stay, without a link, until it is.",
    )
