"""A quantity with the tokens that it was read from, while its neighbours may still add to it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from bilan.language.quantities.quantity import NUMBER, Quantity, Reading, Weight
from bilan.language.quantities.tokens import Stream
from bilan.language.quantities.units import Measure


class Found(NamedTuple):
    """A quantity, and what was read of it one by one."""

    quantity: Quantity
    first: int
    """Its first token."""
    after: int
    """The token behind it."""
    bare: tuple[Decimal, ...] = ()
    """The numbers alone, where nothing says how large they are counted or in what."""
    scale: int = 1
    measure: Measure | None = None
    """What they are counted in, where something says so."""


def found_of(
    stream: Stream,
    first: int,
    after: int,
    readings: Iterable[tuple[Decimal | int, str]],
    *,
    weight: Weight = Weight.FIRM,
    is_rough: bool = False,
    noun: str = "",
    parts: tuple[Quantity, ...] = (),
    bare: tuple[Decimal, ...] = (),
    scale: int = 1,
    measure: Measure | None = None,
) -> Found:
    """Return a quantity that stands between two tokens, with its readings, each once."""
    start, end = stream.starts[first], stream.ends[after - 1]
    quantity = Quantity(
        text=stream.text[start:end],
        start=start,
        end=end,
        readings=tuple(dict.fromkeys(Reading(Decimal(value), unit) for value, unit in readings)),
        weight=weight,
        is_rough=is_rough,
        noun=noun,
        parts=parts,
    )
    return Found(quantity, first, after, bare, scale, measure)


def number_found(stream: Stream, at: int, value: int | Decimal, weight: Weight = Weight.FIRM) -> Found:
    """Return the number that a single token is."""
    return found_of(stream, at, at + 1, [(value, NUMBER)], weight=weight)
