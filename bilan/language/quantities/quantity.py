"""A quantity as it was read: what it may be worth, and how much it matters when it stands alone."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from typing import NamedTuple

from bilan.model.records import Record

NUMBER = ""
"""The unit of a number that counts something, or of which nobody knows what it measures."""
SHARE = "share"
"""Percentages and fractions: `12.5 %` is 0.125, `half` is 0.5."""
POINTS = "points"
ORDINAL = "ordinal"
TIMES = "times"
VAGUE = "vague"
"""Magnitudes without a number: `dozens`, `des milliers`."""
YEAR = "year"
MONTH = "month"
DAY = "day"
"""A day of a month, worth 100 times the month and the day: 1 October is 1001."""
CLOCK = "clock"
"""A time of day, in minutes since midnight."""
NAME = "name"
"""Digits that belong to a name or a code, and count nothing."""
BARE = "bare"
"""The number alone of one that is counted in a unit: `25 years` may stand for `25`, but not for `25 days`."""
BOUND = "bound"
"""A figure that the text refers to and does not type."""

DATES = frozenset({YEAR, MONTH, DAY})


class Weight(IntEnum):
    """When a quantity that the other language lacks is worth telling."""

    FAINT = 0
    """Never: `one`, `first`, `COVID-19`."""
    LOOSE = 1
    """Only where the other language says something else in its place: `two`, `a third`, `hundreds`."""
    FIRM = 2
    """Always."""


class Reading(NamedTuple):
    """One way to read a quantity."""

    value: Decimal
    """In the base of its unit: seconds, months, metres."""
    unit: str
    """One of the units above, a currency, or what a table of units calls it."""


class Quantity(Record):
    """A quantity in a text."""

    text: str
    """As it is written."""
    start: int
    end: int
    readings: tuple[Reading, ...]
    """All that it may mean, the likeliest first: `1,300` is 1300, or 1.3 where commas are decimal."""
    weight: Weight = Weight.FIRM
    is_rough: bool = False
    """Whether a value near by says the same: `a dozen`, and miles beside kilometres."""
    noun: str = ""
    """What is counted, where that tells two figures apart: `women` and `men`."""
    parts: tuple[Quantity, ...] = ()
    """What else it may be, as several quantities: `one in five` is 1/5, or one and five."""

    @property
    def unit(self) -> str:
        """The unit of its likeliest reading."""
        return self.readings[0].unit
