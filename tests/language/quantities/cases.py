"""Quantities as an editor would say them, and the tables of cases that anyone can add to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from bilan.language.quantities.quantity import (
    BARE,
    CLOCK,
    DAY,
    MONTH,
    NAME,
    NUMBER,
    SHARE,
    VAGUE,
    Quantity,
    Reading,
    Weight,
)
from bilan.language.quantities.units import MONTHS, SECONDS

HERE = Path(__file__).parent
_COLUMNS = ("text", "quantities")
_SPANS = {SECONDS: ((86_400, "days"), (3600, "hours"), (60, "minutes"), (1, "seconds")),
          MONTHS: ((12, "years"), (1, "months"))}  # fmt: skip
_MONTHS = (
    "",
    *[
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
)
_MOST = 4
"""An idiom has more readings, for it may be told in many ways."""
_MARKS = {Weight.FIRM: "{}", Weight.LOOSE: "{}?", Weight.FAINT: "({})"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One row of a table."""

    name: str
    text: str
    expected: str


def read_cases(name: str) -> list[Case]:
    """Return the cases of a file beside this one."""
    cases = []
    for number, line in enumerate((HERE / name).read_text(encoding="utf-8").splitlines(), start=1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|") or tuple(cells) == _COLUMNS or set(line) <= set("|- "):
            continue
        if len(cells) != len(_COLUMNS):
            raise ValueError(
                f"{name}, line {number} has {len(cells)} cells instead of {len(_COLUMNS)}: {line}"
            )
        text, expected = (cell.removeprefix("`").removesuffix("`") for cell in cells)
        text = text.replace("⎵", "\u202f").replace("⍽", "\u00a0").replace("⏎", "\n")
        cases.append(Case(name=f"{number} {text}", text=text, expected=expected))
    return cases


def said(quantities: Sequence[Quantity]) -> str:
    """Return quantities in words: `295998; year 2021`, or `nothing`."""
    return "; ".join(_said(one) for one in quantities) or "nothing"


def _said(one: Quantity) -> str:
    readings = [_reading(reading) for reading in one.readings if reading.unit != BARE]
    if len(readings) > _MOST:
        return "(idiom)"
    counted = f" {one.noun}" if one.noun else ""
    return _MARKS[one.weight].format(" or ".join(readings) + counted)


def _reading(reading: Reading) -> str:
    value, unit = reading
    if unit in _SPANS:
        return next(
            f"{_digits(value / step)} {name}" for step, name in _SPANS[unit] if not value % step or step == 1
        )
    return _WRITTEN[unit](value) if unit in _WRITTEN else f"{_digits(value)} {unit}"


def _digits(value: Decimal) -> str:
    return f"{round(value, 4).normalize():f}"


_WRITTEN: Mapping[str, Callable[[Decimal], str]] = {
    NUMBER: _digits,
    SHARE: lambda value: f"{_digits(value * 100)} %",
    DAY: lambda value: f"{int(value) % 100} {_MONTHS[int(value) // 100]}",
    MONTH: lambda value: _MONTHS[int(value)],
    CLOCK: lambda value: f"{int(value) // 60}:{int(value) % 60:02}",
    VAGUE: lambda value: f"{_digits(value)} or so",
    NAME: lambda value: f"name {_digits(value)}",
}
