"""One fact with two values: indicators that say the same of one day, and do not agree."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from bilan.checks.totals import digits
from bilan.language.likeness import holds_words, telling_words
from bilan.model.indicators import Counting, Figure, Indicator
from bilan.model.records import Record
from bilan.model.site import Site
from bilan.model.source import Diagnostic, problem
from bilan.model.when import first_day, iso_text
from bilan.results import figure_at

_NEAR = Decimal("0.05")
"""How far two values may be apart where one name only holds the words of the other, as a share."""
_FEWEST_WORDS = 2
"""A name of a single word stands in many others and says nothing of them."""
_WHY_EQUAL = (
    "Their names say the same, so that readers find two answers to one question. "
    "Keep one of them, or let the names say what differs."
)
_WHY_NEAR = (
    "All words of one name stand in the other, and one value may be the other one rounded. "
    "If they are the same fact, keep one; if not, let the names say what differs."
)

Names = Mapping[str, tuple[str, ...]]
"""The telling words of a name by language."""


class _Named(Record):
    """An indicator with what its names tell."""

    indicator: Indicator
    names: Names


def check_two_values(site: Site) -> tuple[Diagnostic, ...]:
    """Return each pair of indicators that give one fact two values.

    It is one fact where unit, kind, way of counting and day are the same, and the names say the same; or
    one name holds all words of the other, and one value could be the other one rounded.
    """
    groups: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for one in site.indicators.values():
        names = {language: telling_words(name, language) for language, name in one.name.items()}
        groups[one.unit.key, one.kind].append(_Named(indicator=one, names=names))
    return tuple(
        found
        for group in groups.values()
        for first, second in _pairs(group)
        if _may_be_one(first.indicator, second.indicator) and (found := _check(first, second)) is not None
    )


def _pairs(group: Sequence[_Named]) -> Iterator[tuple[_Named, _Named]]:
    """Yield the pairs of which one may hold all words of the other, each once.

    They are looked up by the rarest word of each name, so that a site of many indicators takes no time.
    """
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(group):
        for word in {(language, word) for language, words in one.names.items() for word in words}:
            places[word].append(at)
    found = {
        (min(at, other), max(at, other))
        for at, one in enumerate(group)
        for language, words in one.names.items()
        if words
        for other in min((places[language, word] for word in words), key=len)
        if other != at and holds_words(group[other].names[language], words)
    }
    return ((group[first], group[second]) for first, second in sorted(found))


def _may_be_one(first: Indicator, second: Indicator) -> bool:
    """Return whether nothing but their values tells two indicators apart."""
    stated = (
        (first.objective, second.objective),
        (first.level, second.level),
        (first.since and first_day(first.since), second.since and first_day(second.since)),
    )
    if any(one != other for one, other in stated if one is not None and other is not None):
        return False
    countings = {first.counting, second.counting}
    if countings in ({Counting.PERIOD}, {Counting.PERIOD, Counting.CUMULATIVE}):
        return _start(first) == _start(second)
    return len(countings) == 1


def _start(indicator: Indicator) -> dt.date | None:
    """Return the day that a total counts from: that of the first period, or `since`."""
    observations = indicator.observations
    starts = observations[0].starts if observations and indicator.counting is Counting.PERIOD else None
    when = starts or indicator.since
    return first_day(when) if when else None


def _check(first: _Named, second: _Named) -> Diagnostic | None:
    is_equal = any(second.names.get(language) == words for language, words in first.names.items())
    if not is_equal and not _is_held(first.names, second.names) and not _is_held(second.names, first.names):
        return None
    for one, other in _figures(first.indicator, second.indicator):
        if one.value is None or other.value is None or one.value == other.value:
            continue
        if is_equal:
            return _two_values(one, other, _WHY_EQUAL)
        if _is_rounded(one.value, other.value):
            return _two_values(one, other, _WHY_NEAR)
    return None


def _is_held(shorter: Names, longer: Names) -> bool:
    """Return whether in each language that two names share, one holds all words of the other."""
    shared = [language for language in shorter if language in longer]
    return bool(shared) and all(
        len(shorter[language]) >= _FEWEST_WORDS and holds_words(longer[language], shorter[language])
        for language in shared
    )


def _figures(first: Indicator, second: Indicator) -> Iterator[tuple[Figure, Figure]]:
    """Yield what two indicators say on each day that both of them speak of, the newest first."""
    days = {one.as_of.day for one in first.observations} & {one.as_of.day for one in second.observations}
    for day in sorted(days, reverse=True):
        yield figure_at(first, day), figure_at(second, day)


def _is_rounded(one: Decimal, other: Decimal) -> bool:
    """Return whether one value may be the other one rounded or cut: 3.3 and 3.39 may, 3.3 and 3.5 may not."""
    step = max(_step(one), _step(other))
    return abs(one - other) < min(step, max(abs(one), abs(other)) * _NEAR)


def _step(value: Decimal) -> Decimal:
    """Return what the last digit of a number counts that is no zero: 100 for 3 300."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _two_values(one: Figure, other: Figure, why: str) -> Diagnostic:
    first, second = sorted((one, other), key=_place)
    day = iso_text(first.counted[-1].as_of)
    return problem(
        "two-values",
        second.counted[-1].span,
        f"`{first.indicator}` and `{second.indicator}` give one fact two values on {day}: "
        f"{_said(first)} and {_said(second)} {first.unit.key}",
        why=why,
        also=(first.counted[-1].span,),
    )


def _place(figure: Figure) -> tuple[str, int]:
    span = figure.counted[-1].span
    return span.path, span.line


def _said(figure: Figure) -> str:
    qualifier = f"{figure.qualifier.value.replace('-', ' ')} " if figure.qualifier else ""
    return f"{qualifier}{digits(figure.value or Decimal(0))}"
