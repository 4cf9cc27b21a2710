"""Whether figures add up: breakdowns of one value, of several periods, and the totals of objectives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from bilan.language.likeness import holds_words, telling_words
from bilan.model.content import Objective, Project
from bilan.model.indicators import Counting, Figure, Indicator, Kind, Observation, Qualifier
from bilan.model.site import Site
from bilan.model.source import Diagnostic, problem
from bilan.results import figure_at

_PERCENT = "percent"
_NEAR = Decimal("0.05")
"""How far two numbers may be apart where one of them is `about` or `almost`, as a share."""


def check_totals(site: Site, day: dt.date) -> tuple[Diagnostic, ...]:
    """Return what does not add up on a site at the end of a day.

    Parts of running totals and of periods have been added up by loading, each with its value.
    """
    return tuple(
        found
        for indicator in site.indicators.values()
        for found in (
            *_breakdowns(indicator),
            *_periods(indicator),
            *_total_of_objective(indicator, site, day),
        )
    )


def _breakdowns(indicator: Indicator) -> Iterator[Diagnostic]:
    """Yield each breakdown of a state that does not make the value, where another one does.

    Where none does, the parts may overlap or be rates, and need not add up.
    """
    if indicator.counting is not Counting.LATEST or indicator.unit.key == _PERCENT:
        return
    for one in indicator.observations:
        sums = {dimension: sum(parts.values(), Decimal(0)) for dimension, parts in one.parts.items()}
        whole = next((dimension for dimension, total in sums.items() if total == one.value), None)
        if whole is not None:
            yield from (
                _disagrees(indicator, one, dimension, total, whole)
                for dimension, total in sums.items()
                if total != one.value
            )


def _disagrees(
    indicator: Indicator, one: Observation, dimension: str, total: Decimal, whole: str
) -> Diagnostic:
    value = one.value or Decimal(0)
    unknown = f"{dimension}: {{..., unknown: {value - total:f}}}"
    return problem(
        "parts-disagree",
        one.span,
        f"`{indicator.key}` comes to {digits(value)} by {whole} and to {digits(total)} by {dimension}",
        why="Both break down the same value, so that one of them lacks or repeats something. "
        "What belongs to none of the parts can stand under `unknown` or `other`.",
        fixes=(unknown,) if total < value else (),
    )


def _periods(indicator: Indicator) -> Iterator[Diagnostic]:
    """Yield each dimension that some periods are broken down by and others are not."""
    if indicator.counting is not Counting.PERIOD:
        return
    told = [one for one in indicator.observations if one.value]
    for dimension in dict.fromkeys(dimension for one in told for dimension in one.parts):
        without = [one for one in told if dimension not in one.parts]
        if without:
            yield _some_periods(indicator, told, without, dimension)


def _some_periods(
    indicator: Indicator, told: list[Observation], without: list[Observation], dimension: str
) -> Diagnostic:
    total = sum((one.value or Decimal(0) for one in told), Decimal(0))
    lacking = sum((one.value or Decimal(0) for one in without), Decimal(0))
    [first, *others] = without
    return problem(
        "parts-of-some-periods",
        first.span,
        f"`{indicator.key}` is broken down by {dimension} "
        f"in {len(told) - len(without)} of its {len(told)} periods",
        why=f"The parts by {dimension} come to {digits(total - lacking)}, all periods to {digits(total)}: "
        "whoever adds up the bars of the chart misses the rest.",
        fixes=(f"by: {{{dimension}: {{unknown: {first.value:f}}}}}",),
        also=tuple(one.span for one in others),
    )


def _total_of_objective(indicator: Indicator, site: Site, day: dt.date) -> Iterator[Diagnostic]:
    """Yield a note where the total that an indicator states for an objective is not that of its projects."""
    objective = site.objectives.get(indicator.objective or "")
    currency = indicator.unit.currency
    if indicator.kind is not Kind.BUDGET or currency is None or objective is None:
        return
    figure = figure_at(indicator, day)
    if figure.value is None or not _names(indicator, objective):
        return
    projects = [one for one in site.projects.values() if objective.key in one.objectives]
    counted = [one for one in projects if one.contribution.currency == currency]
    total = sum((one.contribution.amount for one in counted), Decimal(0))
    if counted and not _agree(figure, figure.value, total):
        yield _differs(figure, objective.key, projects, counted, total)


def _names(indicator: Indicator, objective: Objective) -> bool:
    """Return whether an indicator is named after its objective, and so speaks of the whole of it."""
    return any(
        language in indicator.name
        and holds_words(
            telling_words(indicator.name[language], language), telling_words(edition.title, language)
        )
        for language, edition in objective.editions.items()
    )


def _agree(figure: Figure, value: Decimal, total: Decimal) -> bool:
    is_near = abs(value - total) <= abs(value) * _NEAR
    return {
        None: total == value,
        Qualifier.MORE_THAN: total > value,
        Qualifier.AT_LEAST: total >= value,
        Qualifier.ALMOST: total < value and is_near,
        Qualifier.ABOUT: is_near,
        Qualifier.UP_TO: total <= value,
    }[figure.qualifier]


def _differs(
    figure: Figure, objective: str, projects: list[Project], counted: list[Project], total: Decimal
) -> Diagnostic:
    said = f"{figure.qualifier.value.replace('-', ' ')} " if figure.qualifier else ""
    unit = figure.unit.currency
    shared = sum(len(one.objectives) > 1 for one in counted)
    left = len(projects) - len(counted)
    number = "1 project of it comes" if len(counted) == 1 else f"its {len(counted)} projects come"
    rest = (
        f" {shared} of them {'serves' if shared == 1 else 'serve'} other objectives as well."
        if shared
        else "",
        f" {left} more {'has its' if left == 1 else 'have their'} contribution in another currency."
        if left
        else "",
    )
    return problem(
        "objective-total-differs",
        figure.counted[-1].span,
        f"`{objective}` has {said}{digits(figure.value or Decimal(0))} {unit}, "
        f"and {number} to {digits(total)} {unit}",
        why="They may be counted by different rules: what is set aside, agreed or paid, and until which day. "
        "The indicator's `limits` can say so." + "".join(rest),
    )


def digits(value: Decimal) -> str:
    """Return a number as a person reads it in a message: `3 390 000 000`."""
    return f"{value:,f}".replace(",", " ")
