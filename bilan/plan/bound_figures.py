"""What readers see of the figures that a text refers to, as quantities that can be compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from bilan.language.formats import printed_value
from bilan.language.quantities.quantity import NUMBER, SHARE, Reading
from bilan.language.quantities.reading import figure_key
from bilan.language.units import PERCENT
from bilan.model.content import Edition, Factsheet, Item, Reference, ReferenceKind, Story
from bilan.model.indicators import Figure
from bilan.model.site import Site
from bilan.results import figure_at, round_down


def known_figures(edition: Edition, item: Item, site: Site) -> dict[str, tuple[Reading, ...]]:
    """Return what readers see of each bound figure of an edition, by its key."""
    known: dict[str, tuple[Reading, ...]] = {}
    for prose in (edition.summary, edition.prose):
        for one in prose.references if prose else ():
            indicator = site.indicators.get(one.indicators[0])
            if one.kind is ReferenceKind.FIGURE and indicator is not None:
                figure = figure_at(indicator, _day_of(one, item), one.part)
                key = _key(one)
                known[key] = (*known.get(key, ()), *_readings(one, figure))
    return known


def _day_of(reference: Reference, item: Item) -> dt.date:
    if reference.as_of is not None:
        return reference.as_of
    if isinstance(item, Story):
        return item.date.day
    return item.as_of.day if isinstance(item, Factsheet) else dt.date.max


def _key(one: Reference) -> str:
    as_of = f" as-of={one.as_of.isoformat()}" if one.as_of else ""
    part = f" by={one.part.dimension}:{one.part.key}" if one.part else ""
    return figure_key(f"{one.indicators[0]}{as_of}{part}")


def _readings(one: Reference, figure: Figure) -> Iterator[Reading]:
    if figure.value is None:
        return
    unit = figure.unit.currency or (SHARE if figure.unit.key == PERCENT else NUMBER)
    factor = Decimal("0.01") if unit == SHARE else Decimal(1)
    rounded = figure.value if one.floor is None else round_down(figure.value, one.floor)
    for value in (figure.value, rounded, printed_value(rounded, figure.unit, is_short=one.is_short)):
        yield Reading(value * factor, unit)
