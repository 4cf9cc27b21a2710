"""Days, months and years as content states them, exactly or roughly."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from bilan.model.records import Record


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class When(Record):
    """A day, or a month or year that stands for its days."""

    day: dt.date
    """The last day that is meant: what dates are compared by. `2018-04` is 30 April 2018."""
    precision: Precision = Precision.DAY
    is_about: bool = False
    """Whether it is known only roughly, as in `~2018-04`."""


def first_day(when: When) -> dt.date:
    """Return the first day that is meant: 1 April 2018 for `2018-04`."""
    if when.precision is Precision.YEAR:
        return when.day.replace(month=1, day=1)
    return when.day.replace(day=1) if when.precision is Precision.MONTH else when.day


def iso_text(when: When) -> str:
    """Return it as machines read it: `2018-04-06`, `2018-04` or `2018`."""
    return when.day.isoformat()[: {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[when.precision]]
