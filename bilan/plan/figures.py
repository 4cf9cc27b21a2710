"""Views of figures: in a sentence, as counters, charts and tables, each with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from bilan.language.words import country_name, say, say_in
from bilan.model.content import Reference, ReferenceKind
from bilan.model.indicators import Figure, Indicator, Kind, Level, Source
from bilan.model.words import Text
from bilan.plan.blocks import (
    AbsenceView,
    ChartView,
    CountersView,
    CounterView,
    FigureView,
    Fill,
    SourceView,
    TableView,
)
from bilan.plan.context import Context, indicator_url, optional_words_in, words_in
from bilan.results import figure_at, parts_at, round_down

LAST_PARTS = ("several", "other", "unknown")
"""Parts that stand for no part of their own: they close a chart, however large."""


def fill_of(context: Context, language: str, reference: Reference, day: dt.date) -> Fill:
    """Return what stands where a text refers to figures, as they were at the end of a day."""
    at = reference.as_of or day
    [key, *_] = reference.indicators
    if reference.kind is ReferenceKind.COUNTERS:
        return counters_view(context, language, reference.indicators, at)
    if reference.kind is ReferenceKind.CHART:
        return chart_view(context, language, key, reference.by, at)
    if reference.kind is ReferenceKind.TABLE:
        return table_view(context, language, key, at)
    return _in_sentence(context, language, reference, at)


def counters_view(context: Context, language: str, keys: Sequence[str], day: dt.date) -> CountersView:
    """Return a row of counters, one for each indicator."""
    return CountersView(counters=tuple(counter_view(context, language, key, day) for key in keys))


def counter_view(context: Context, language: str, key: str, day: dt.date) -> CounterView:
    """Return the counter of an indicator as it stood at the end of a day."""
    indicator = context.site.indicators[key]
    latest = figure_at(indicator, day)
    before = (figure_at(indicator, one.as_of.day) for one in indicator.observations if one.as_of.day < day)
    differing = [one for one in before if one.value is not None and one.value != latest.value]
    earlier = differing[-1] if differing and latest.value is not None else None
    return CounterView(
        figure=figure_view(context, language, latest),
        earlier=figure_view(context, language, earlier) if earlier else None,
        points=_series(context, language, indicator, day),
        source=source_view(context, language, latest),
    )


def chart_view(context: Context, language: str, key: str, by: str | None, day: dt.date) -> ChartView:
    """Return a chart of an indicator's parts, or of its dated values where `by` is None."""
    indicator = context.site.indicators[key]
    figure = figure_at(indicator, day)
    bars = (
        _series(context, language, indicator, day)
        if by is None
        else _parts(context, language, indicator, day, by)
    )
    return ChartView(
        figure=figure_view(context, language, figure),
        dimension=by,
        dimension_name=None if by is None else dimension_name(context, language, by),
        bars=bars,
        closing=0 if by is None else _closing(indicator, day, by),
        source=source_view(context, language, figure),
    )


def table_view(context: Context, language: str, key: str, day: dt.date) -> TableView:
    """Return the dated values of an indicator until the end of a day, newest first."""
    indicator = context.site.indicators[key]
    return TableView(
        figure=figure_view(context, language, figure_at(indicator, day)),
        rows=tuple(reversed(_series(context, language, indicator, day))),
    )


def figure_view(context: Context, language: str, figure: Figure, name: Text | None = None) -> FigureView:
    """Return a figure as a page of a language shows it; `name` where it is not the indicator's."""
    absent = figure.absent
    return FigureView(
        value=figure.value,
        absence=None
        if absent is None
        else AbsenceView(
            reason=absent.reason,
            words=optional_words_in(context, absent.words, language),
            expected=absent.expected,
        ),
        unit=figure.unit,
        kind=figure.kind,
        qualifier=figure.qualifier,
        as_of=figure.as_of,
        starts=figure.starts,
        name=name or words_in(context, context.site.indicators[figure.indicator].name, language),
        url=indicator_url(context, figure.indicator, language),
        level=_level_of(context.site.indicators[figure.indicator]),
    )


def source_view(context: Context, language: str, figure: Figure) -> SourceView:
    """Return where a figure comes from: its observation's own source where it has one."""
    indicator = context.site.indicators[figure.indicator]
    observed = figure.counted[-1] if figure.counted else None
    own = (observed.source if observed else None) or Source()
    shared = indicator.source or Source()
    validated = observed.validated if observed else None
    return SourceView(
        anchor=figure.indicator,
        name=words_in(context, indicator.name, language),
        url=indicator_url(context, figure.indicator, language),
        definition=optional_words_in(context, indicator.definition, language),
        counting=indicator.counting,
        level=_level_of(indicator),
        since=indicator.since,
        source=optional_words_in(context, own.name or shared.name, language),
        source_url=own.url or shared.url,
        source_page=own.page or shared.page,
        method=optional_words_in(context, indicator.method, language),
        limits=optional_words_in(context, indicator.limits, language),
        validated_by=optional_words_in(context, validated.by if validated else None, language),
        validated_on=validated.on if validated else None,
    )


def dimension_name(context: Context, language: str, dimension: str) -> Text:
    """Return what a dimension is called in a language."""
    locale = context.locales[language]
    known = {
        "country": say_in(locale, "dimension", "country"),
        "region": say_in(locale, "dimension", "region"),
        "sex": say_in(locale, "dimension", "sex"),
        "age": say_in(locale, "dimension", "age"),
    }
    own = context.site.settings.dimensions.get(dimension)
    if own is not None:
        return words_in(context, own.name, language)
    return Text(words=known.get(dimension, dimension), language=language)


def part_name(context: Context, language: str, dimension: str, key: str) -> Text:
    """Return what a part of a dimension is called in a language."""
    locale = context.locales[language]
    settings = context.site.settings
    shared = {
        "female": say_in(locale, "part", "women and girls"),
        "male": say_in(locale, "part", "men and boys"),
        "several": say(locale, "Several countries")
        if dimension == "country"
        else say_in(locale, "part", "several"),
        "other": say_in(locale, "part", "other"),
        "unknown": say_in(locale, "part", "not known"),
    }
    if dimension in settings.dimensions and key in settings.dimensions[dimension].parts:
        return words_in(context, settings.dimensions[dimension].parts[key], language)
    if key in shared:
        return Text(words=shared[key], language=language)
    if dimension == "country":
        return Text(words=country_name(key, locale), language=language)
    if dimension == "region" and key in settings.regions:
        return words_in(context, settings.regions[key].name, language)
    return Text(words=key, language=language)


def _level_of(indicator: Indicator) -> Level | None:
    """Return how far along the chain of results a figure measures: only a result is anywhere on it."""
    return indicator.level if indicator.kind is Kind.RESULT else None


def _in_sentence(context: Context, language: str, reference: Reference, day: dt.date) -> FigureView:
    figure = figure_at(context.site.indicators[reference.indicators[0]], day, reference.part)
    view = figure_view(context, language, figure)
    value = view.value
    if value is not None and reference.floor is not None:
        value = round_down(value, reference.floor)
    return FigureView(
        value=value,
        absence=view.absence,
        unit=view.unit,
        kind=view.kind,
        qualifier=view.qualifier,
        as_of=view.as_of,
        starts=view.starts,
        name=view.name,
        url=view.url,
        is_short=reference.is_short,
    )


def _series(context: Context, language: str, indicator: Indicator, day: dt.date) -> tuple[FigureView, ...]:
    figures = context.results.series[indicator.key]
    return tuple(figure_view(context, language, one) for one in figures if one.as_of and one.as_of.day <= day)


def _closing(indicator: Indicator, day: dt.date, dimension: str) -> int:
    """Return how many parts of a dimension stand for no part of their own."""
    return sum(
        one.part is not None and one.part.key in LAST_PARTS for one in parts_at(indicator, day, dimension)
    )


def _parts(
    context: Context, language: str, indicator: Indicator, day: dt.date, dimension: str
) -> tuple[FigureView, ...]:
    parts = [(one.part.key, one) for one in parts_at(indicator, day, dimension) if one.part]
    ordered = sorted(parts, key=lambda pair: (pair[0] in LAST_PARTS, -(pair[1].value or Decimal(0)), pair[0]))
    return tuple(
        figure_view(context, language, one, part_name(context, language, dimension, key))
        for key, one in ordered
    )
