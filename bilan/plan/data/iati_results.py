"""Results as IATI tells them: by objective and level, in periods, totals and parts apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from bilan.language.formats import format_day
from bilan.language.locales import Locale
from bilan.language.units import PERCENT
from bilan.language.words import say
from bilan.model.indicators import (
    AbsenceReason,
    Counting,
    Direction,
    Figure,
    Indicator,
    Level,
    Observation,
    Part,
    Qualifier,
)
from bilan.model.when import Precision, first_day
from bilan.model.words import EVERY_LANGUAGE, Words
from bilan.plan.cards import by_order
from bilan.plan.context import Context, indicator_url
from bilan.plan.data.data_sets import each, in_order
from bilan.plan.data.iati_views import (
    ActualView,
    IndicatorMeasure,
    PeriodView,
    ResultIndicatorView,
    ResultType,
    ResultView,
)
from bilan.plan.routes import absolute_url
from bilan.results import value_of

TYPES: Mapping[Level | None, ResultType] = {
    Level.OUTPUT: ResultType.OUTPUT,
    Level.OUTCOME: ResultType.OUTCOME,
    Level.IMPACT: ResultType.IMPACT,
    None: ResultType.OTHER,
}


def result_views(context: Context, indicators: Iterable[Indicator], start: dt.date) -> tuple[ResultView, ...]:
    """Return results by objective and level: an output never stands among outcomes.

    `start` is the first day of a total whose own first day is not known. An indicator that has
    not been observed is not among them.
    """
    observed = tuple(one for one in indicators if one.observations)
    objectives = by_order(tuple(context.site.objectives.values()))
    shown = tuple(one.key for one in objectives)
    found = (
        _result(context, objective, level, start, observed, shown)
        for objective in (*shown, None)
        for level in (*Level, None)
    )
    return tuple(one for one in found if one.indicators)


def _result(
    context: Context,
    objective: str | None,
    level: Level | None,
    start: dt.date,
    indicators: tuple[Indicator, ...],
    shown: tuple[str, ...],
) -> ResultView:
    chosen = tuple(
        one
        for one in indicators
        if one.level is level and (one.objective if one.objective in shown else None) == objective
    )
    return ResultView(
        type=TYPES[level],
        titles=_titles(context, objective),
        adds_up=all(_adds_up(one) for one in chosen),
        indicators=tuple(_indicator(context, one, start) for one in chosen),
    )


def _titles(context: Context, objective: str | None) -> Words:
    if objective is None:
        return each(context, lambda locale: say(locale, "Other results"))
    editions = context.site.objectives[objective].editions
    return in_order(context, {one: edition.title for one, edition in editions.items()})


def _indicator(context: Context, indicator: Indicator, start: dt.date) -> ResultIndicatorView:
    url = indicator_url(context, indicator.key, context.languages[0])
    baseline = indicator.baseline
    return ResultIndicatorView(
        key=indicator.key,
        url=absolute_url(context.routes, url),
        titles=in_order(context, indicator.name),
        descriptions=in_order(context, indicator.definition) if indicator.definition else {},
        measure=IndicatorMeasure.PERCENTAGE if indicator.unit.key == PERCENT else IndicatorMeasure.UNIT,
        is_ascending=indicator.direction is not Direction.DOWN,
        adds_up=_adds_up(indicator),
        baseline=(baseline.as_of.day.isoformat(), baseline.value) if baseline else None,
        periods=tuple(_periods(context, indicator, start)),
    )


def _adds_up(indicator: Indicator) -> bool:
    """Return whether values of several periods may be added up: totals and states may not."""
    return indicator.counting is Counting.PERIOD


def _periods(context: Context, indicator: Indicator, start: dt.date) -> Iterator[PeriodView]:
    target = indicator.target
    met = False
    for figure in context.results.series[indicator.key]:
        [seen] = figure.counted
        is_due = target is not None and seen.as_of.day == target.as_of.day
        met = met or is_due
        yield PeriodView(
            starts=_first_day(indicator, seen, start).isoformat(),
            ends=seen.as_of.day.isoformat(),
            target=target.value if target and is_due else None,
            actuals=tuple(_actuals(context, figure, seen)),
        )
    if target and not met:
        first = first_day(indicator.since) if indicator.since else start
        ends = target.as_of.day
        yield PeriodView(
            starts=min(first, ends).isoformat(), ends=ends.isoformat(), target=target.value, actuals=()
        )


def _first_day(indicator: Indicator, seen: Observation, start: dt.date) -> dt.date:
    if seen.starts is not None:
        return first_day(seen.starts)
    if indicator.counting is Counting.LATEST:
        return first_day(seen.as_of)
    return min(first_day(indicator.since) if indicator.since else start, first_day(seen.as_of))


def _actuals(context: Context, figure: Figure, seen: Observation) -> Iterator[ActualView]:
    yield ActualView(
        value=seen.value,
        dimension=None,
        comments=_comments(context, figure, seen),
        absent=seen.absent.reason.value if seen.absent else None,
        qualifier=seen.qualifier.value if seen.qualifier else None,
        revised_from=seen.revises.value if seen.revises else None,
    )
    for dimension, parts in seen.parts.items():
        for key in parts:
            yield _part(seen, Part(dimension=dimension, key=key))


def _part(seen: Observation, part: Part) -> ActualView:
    value: Decimal | None = value_of(seen, part)
    return ActualView(
        value=value,
        dimension=(part.dimension, part.key),
        comments={},
        absent=None,
        qualifier=None,
        revised_from=None,
    )


def _comments(context: Context, figure: Figure, seen: Observation) -> Words:
    """Return what must be known of a value, in words: why it is absent, how exact it is, why it changed."""
    told: list[Callable[[Locale], str]] = []
    if seen.absent is not None:
        reason = seen.absent.reason
        told.append(lambda locale: _absence(reason, locale))
    if seen.qualifier is not None:
        qualifier = seen.qualifier
        told.append(lambda locale: _qualified(qualifier, locale))
    if figure.as_of and (figure.as_of.is_about or figure.as_of.precision is not Precision.DAY):
        as_of = figure.as_of
        told.append(lambda locale: say(locale, "Date as known: %(day)s.", day=format_day(as_of, locale)))
    if seen.revises is not None:
        told.append(lambda locale: say(locale, "This value corrects an earlier one."))
    written = (
        seen.absent.words if seen.absent else None,
        seen.revises.reason if seen.revises else None,
        seen.note,
    )
    said = {
        language: " ".join(
            (*(one(locale) for one in told), *(text for words in written if (text := _in(words, language))))
        )
        for language, locale in context.locales.items()
    }
    return in_order(context, {language: text for language, text in said.items() if text})


def _in(words: Words | None, language: str) -> str:
    said = words or {}
    return said.get(language, said.get(EVERY_LANGUAGE, ""))


def _absence(reason: AbsenceReason, locale: Locale) -> str:
    return {
        AbsenceReason.NOT_REPORTED: say(locale, "There is no value: it is not yet reported."),
        AbsenceReason.IN_VERIFICATION: say(locale, "There is no value: it is being verified."),
        AbsenceReason.NOT_APPLICABLE: say(locale, "There is no value: it does not apply."),
        AbsenceReason.WITHHELD: say(locale, "There is no value: it is withheld."),
        AbsenceReason.DISCONTINUED: say(locale, "There is no value: it is no longer counted."),
    }[reason]


def _qualified(qualifier: Qualifier, locale: Locale) -> str:
    return {
        Qualifier.MORE_THAN: say(locale, "The number is more than this value."),
        Qualifier.AT_LEAST: say(locale, "The number is at least this value."),
        Qualifier.ALMOST: say(locale, "The number is almost this value."),
        Qualifier.ABOUT: say(locale, "The number is about this value."),
        Qualifier.UP_TO: say(locale, "The number is up to this value."),
    }[qualifier]
