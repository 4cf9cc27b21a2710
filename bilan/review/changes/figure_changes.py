"""Figures compared as the open data of two publications tell them: the value, its day and its source."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from bilan.model.indicators import AbsenceReason, Kind, Qualifier
from bilan.model.records import Record, replace
from bilan.model.when import Precision, When

OBSERVATIONS = "data/observations.json"
"""Where the open data tell every dated value."""

LATEST = "data/indicators.json"
"""Where they tell what readers see first: the newest value, or the sum of all periods."""

WHOLE = "_T"
"""What stands for all parts of a dimension together."""

_LABEL, _SOURCE = "label_", "source_"
_NO_DIMENSIONS = frozenset({
    *("indicator", "as_of", "as_of_precision", "as_of_about", "from", "value", "status", "absent"),
    *("qualifier", "unit", "kind", "level", "counting", "revised_from", "revised_on", "expected"),
    *("validated_on", "source_url", "source_page"),
})  # fmt: skip


class Dated(Record):
    """What an indicator said of a day, and where from."""

    value: Decimal | None
    """None where `absent` says why."""
    absent: AbsenceReason | None
    qualifier: Qualifier | None
    unit: str
    kind: Kind
    as_of: When
    starts: dt.date | None
    sources: Mapping[str, str]
    """By language."""
    source_page: str | None


class ValueChange(Record):
    """What an indicator says of one day, before and now; None where it said nothing."""

    old: Dated | None
    new: Dated | None


class FigureChange(Record):
    """An indicator that says something else than before."""

    indicator: str
    names: Mapping[str, str]
    """By language."""
    latest: ValueChange
    """What readers see first: the newest value; the same twice where only older ones have changed."""
    others: tuple[ValueChange, ...]
    """Other days of which something else is said, the newest first."""
    parts: int
    """How many values of parts, such as countries, are new, other or gone."""
    pairs: frozenset[tuple[Decimal, Decimal]]
    """Each value that may have stood somewhere, with the one that stands there now."""
    fresh: frozenset[Decimal]
    """The values that were told before or now, and not both times."""


Table = Mapping[tuple[str, ...], Dated]
"""What an indicator says, by the day and the part spoken of; of the whole, the part is empty."""


class FigureData(Record):
    """The open data of a publication, as they were written; None where they are not known."""

    observations: bytes | None
    latest: bytes | None


def compare_figures(old: FigureData, new: FigureData) -> tuple[FigureChange, ...]:
    """Return the indicators that say something else in the open data, in the order of their keys."""
    before, after = _read(old.observations), _read(new.observations)
    first_before, first_after = _read_latest(old.latest), _read_latest(new.latest)
    found: list[FigureChange] = []
    for key in sorted({*before, *after}):
        was, now = before.get(key, ({}, {})), after.get(key, ({}, {}))
        if was[1] != now[1]:
            latest = ValueChange(
                old=_first(first_before.get(key), was[1]), new=_first(first_after.get(key), now[1])
            )
            found.append(_change(key, now[0] or was[0], latest, was[1], now[1]))
    return tuple(found)


def _change(key: str, names: Mapping[str, str], latest: ValueChange, old: Table, new: Table) -> FigureChange:
    differing = [
        (place, old.get(place), new.get(place))
        for place in sorted({*old, *new}, reverse=True)
        if old.get(place) != new.get(place)
    ]
    wholes = [ValueChange(old=was, new=now) for place, was, now in differing if len(place) == 1]
    return FigureChange(
        indicator=key,
        names=names,
        latest=latest,
        others=tuple(one for one in wholes if not _is_told(one, latest)),
        parts=sum(len(place) > 1 for place, _, _ in differing),
        pairs=frozenset(_pairs(old, new, latest)),
        fresh=_values([*old.values(), latest.old]) ^ _values([*new.values(), latest.new]),
    )


def _is_told(change: ValueChange, latest: ValueChange) -> bool:
    """Return whether a change is the one that the newest values tell already."""
    if change.old is None:
        return change.new == latest.new
    return change.old == latest.old and (change.new is None or change.new == latest.new)


def _first(shown: Dated | None, table: Table) -> Dated | None:
    """Return what readers see first: the newest value as it was observed, but for a sum of periods."""
    newest = _latest(table)
    if shown is None or newest is None or shown.value == newest.value:
        return newest or shown
    return replace(shown, sources=newest.sources, source_page=newest.source_page)


def _latest(table: Table) -> Dated | None:
    days = [place for place in table if len(place) == 1]
    return table[max(days)] if days else None


def _pairs(old: Table, new: Table, latest: ValueChange) -> Iterable[tuple[Decimal, Decimal]]:
    """Yield what may have become what: the same day and part corrected, or the newest of a part followed."""
    newest_old, newest_new = _newest(old), _newest(new)
    pairs = [
        (latest.old, latest.new),
        *((old.get(place), now) for place, now in new.items()),
        *((newest_old.get(part), now) for part, now in newest_new.items()),
    ]
    for was, now in pairs:
        if was and now and was.value is not None and now.value is not None and was.value != now.value:
            yield was.value, now.value


def _newest(table: Table) -> Mapping[tuple[str, ...], Dated]:
    """Return the newest value of the whole and of each part."""
    return {place[1:]: table[place] for place in sorted(table)}


def _values(dated: Iterable[Dated | None]) -> frozenset[Decimal]:
    return frozenset(one.value for one in dated if one and one.value is not None)


def _read(data: bytes | None) -> Mapping[str, tuple[Mapping[str, str], Table]]:
    """Return names and values by indicator; nothing where the data are none, or of another form."""
    found: dict[str, tuple[dict[str, str], dict[tuple[str, ...], Dated]]] = {}
    try:
        rows = json.loads(data or b"{}", parse_float=Decimal, parse_int=Decimal).get("observations", ())
        for row in rows:
            names, table = found.setdefault(row["indicator"], ({}, {}))
            names |= _words(row, _LABEL)
            table[_place(row)] = _dated(row)
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
    return found


def _read_latest(data: bytes | None) -> Mapping[str, Dated]:
    """Return what readers see first of each indicator; nothing as above."""
    try:
        rows = json.loads(data or b"{}", parse_float=Decimal, parse_int=Decimal).get("indicators", ())
        return {row["indicator"]: _dated(row) for row in rows if row["as_of"]}
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}


def _place(row: Mapping[str, Any]) -> tuple[str, ...]:
    parts = (
        f"{name}:{part}"
        for name, part in row.items()
        if name not in _NO_DIMENSIONS and not _is_words(name, row) and part not in {WHOLE, None}
    )
    return (row["as_of"], *parts)


def _is_words(name: str, row: Mapping[str, Any]) -> bool:
    """Return whether a column holds words in one language: another one is called as it, in the others."""
    stem, _, language = name.rpartition("_")
    return bool(stem) and f"{_LABEL}{language}" in row


def _words(row: Mapping[str, Any], prefix: str) -> Mapping[str, str]:
    languages = [name.removeprefix(_LABEL) for name in row if name.startswith(_LABEL)]
    return {one: row[f"{prefix}{one}"] for one in languages if row.get(f"{prefix}{one}")}


def _dated(row: Mapping[str, Any]) -> Dated:
    return Dated(
        value=row["value"],
        absent=AbsenceReason(row["absent"]) if row["absent"] else None,
        qualifier=Qualifier(row["qualifier"]) if row["qualifier"] else None,
        unit=row["unit"],
        kind=Kind(row["kind"]),
        as_of=When(
            day=dt.date.fromisoformat(row["as_of"]),
            precision=Precision(row["as_of_precision"]),
            is_about=bool(row["as_of_about"]),
        ),
        starts=dt.date.fromisoformat(row["from"]) if row["from"] else None,
        sources=_words(row, _SOURCE),
        source_page=row["source_page"],
    )
