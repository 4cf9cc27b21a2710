"""The tables of the open data: dated values with their parts, indicators, projects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from bilan.language.formats import format_unit
from bilan.model.content import Collection, Project
from bilan.model.indicators import Figure, Indicator, Kind, Milestone, Observation, Part, Source
from bilan.model.when import When, first_day
from bilan.model.words import EVERY_LANGUAGE, Words
from bilan.plan.context import Context, edition_for, edition_url, indicator_url
from bilan.plan.data.columns import (
    INDICATOR_WORDS,
    OBSERVATION_WORDS,
    PROJECT_WORDS,
    dimension_columns,
    indicator_columns,
    observation_columns,
    project_columns,
)
from bilan.plan.data.data_views import TOTAL, Cell, ColumnView, SheetView, Status
from bilan.plan.figures import part_name
from bilan.plan.routes import absolute_url, data_url
from bilan.results import value_of

MANY = Decimal(1000)
"""The number whose plural stands at the head of a table."""

Row = Mapping[str, Cell]


def observation_sheet(context: Context, indicators: Iterable[Indicator]) -> SheetView:
    """Return the dated values of indicators, oldest first, each with its parts."""
    rows = (row for one in indicators for row in _observation_rows(context, one))
    return _sheet(
        observation_columns(context),
        rows,
        key=("indicator", "as_of", *dimension_columns(context).values()),
        leads_to={"indicator": ("indicators", "indicator")},
    )


def indicator_sheet(context: Context, indicators: Iterable[Indicator]) -> SheetView:
    """Return indicators, each with its latest figure as its page tells it."""
    rows = (_indicator_row(context, one) for one in indicators)
    return _sheet(indicator_columns(context), rows, key=("indicator",), leads_to={})


def project_sheet(context: Context, projects: Iterable[Project]) -> SheetView:
    """Return projects, each with its contribution: a budget, and no result."""
    rows = (_project_row(context, one) for one in projects)
    return _sheet(project_columns(context), rows, key=("project",), leads_to={})


def _sheet(
    columns: tuple[ColumnView, ...],
    rows: Iterable[Row],
    *,
    key: tuple[str, ...],
    leads_to: Mapping[str, tuple[str, str]],
) -> SheetView:
    names = tuple(one.name for one in columns)
    return SheetView(
        columns=columns,
        rows=tuple(tuple(row.get(name) for name in names) for row in rows),
        key=key,
        leads_to=leads_to,
    )


def _observation_rows(context: Context, indicator: Indicator) -> Iterator[Row]:
    for figure in context.results.series[indicator.key]:
        [seen] = figure.counted
        yield _observation_row(context, indicator, figure, seen, None)
        for dimension, parts in seen.parts.items():
            for key in parts:
                yield _observation_row(context, indicator, figure, seen, Part(dimension=dimension, key=key))


def _observation_row(
    context: Context, indicator: Indicator, figure: Figure, seen: Observation, part: Part | None
) -> Row:
    columns = dimension_columns(context)
    parts = dict.fromkeys(columns.values(), TOTAL)
    if part is not None:
        parts[columns[part.dimension]] = part.key
    value = value_of(seen, part)
    revises = seen.revises if part is None else None
    absent = figure.absent if part is None else None
    own = seen.source or Source()
    shared = indicator.source or Source()
    validated = seen.validated
    words: Mapping[str, Words | None] = {
        "label": indicator.name,
        "part_label": _part_words(context, part),
        "source": own.name or shared.name,
        "validated_by": validated.by if validated else None,
        "absent_reason": absent.words if absent else None,
        "revised_reason": revises.reason if revises else None,
        "note": seen.note,
    }
    return {
        "indicator": indicator.key,
        **_state(figure, value, part, is_revised=revises is not None),
        **_nature(indicator),
        **parts,
        "revised_from": revises.value if revises else None,
        "revised_on": _day(revises.on if revises else None),
        "expected": _day(absent.expected if absent else None),
        "validated_on": _day(validated.on if validated else None),
        "source_url": own.url or shared.url,
        "source_page": own.page or shared.page,
        **_spoken(context, OBSERVATION_WORDS, words),
    }


def _state(figure: Figure, value: Decimal | None, part: Part | None, *, is_revised: bool = False) -> Row:
    """Return the cells of a figure; a value that is not there has its reason."""
    qualifier = figure.qualifier if part is None else None
    return {
        "as_of": _day(figure.as_of),
        "as_of_precision": figure.as_of.precision.value if figure.as_of else None,
        "as_of_about": figure.as_of.is_about if figure.as_of else None,
        "from": _first(figure.starts),
        "value": value,
        "status": (
            Status.ABSENT if value is None else Status.REVISED if is_revised else Status.PRESENT
        ).value,
        "absent": figure.absent.reason.value if value is None and figure.absent else None,
        "qualifier": qualifier.value if qualifier else None,
    }


def _nature(indicator: Indicator) -> Row:
    return {
        "unit": indicator.unit.key,
        "kind": indicator.kind.value,
        "level": indicator.level.value if indicator.level else None,
        "counting": indicator.counting.value,
    }


def _indicator_row(context: Context, indicator: Indicator) -> Row:
    key = indicator.key
    latest = context.results.latest[key]
    source = indicator.source or Source()
    words: Mapping[str, Words | None] = {
        "label": indicator.name,
        "unit_label": {
            language: format_unit(MANY, indicator.unit, locale)
            for language, locale in context.locales.items()
        },
        "definition": indicator.definition,
        "method": indicator.method,
        "limits": indicator.limits,
        "source": source.name,
        "page": {
            one: absolute_url(context.routes, indicator_url(context, key, one)) for one in context.languages
        },
    }
    return {
        "indicator": key,
        **_state(latest, latest.value, None, is_revised=any(one.revises for one in latest.counted[-1:])),
        **_nature(indicator),
        "direction": indicator.direction.value if indicator.direction else None,
        "objective": indicator.objective,
        "since": _first(indicator.since),
        "observations": len(context.results.series[key]),
        **_milestone("baseline", indicator.baseline),
        **_milestone("target", indicator.target),
        "source_url": source.url,
        "source_page": source.page,
        "csv": absolute_url(context.routes, data_url(context.routes, f"indicators/{key}.csv")),
        "json": absolute_url(context.routes, data_url(context.routes, f"indicators/{key}.json")),
        **_spoken(context, INDICATOR_WORDS, words),
    }


def _project_row(context: Context, project: Project) -> Row:
    words: Mapping[str, Words | None] = {
        "label": {language: one.title for language, one in project.editions.items()},
        "funder": project.funder,
        "partners": _listed(context, project.partners),
        "page": {
            one: absolute_url(
                context.routes, edition_url(context, Collection.PROJECTS, edition_for(project, one))
            )
            for one in project.editions
        },
    }
    return {
        "project": project.key,
        "kind": Kind.BUDGET.value,
        "contribution": project.contribution.amount,
        "currency": project.contribution.currency,
        "from": _first(project.starts),
        "from_precision": project.starts.precision.value,
        "to": _day(project.ends),
        "to_precision": project.ends.precision.value if project.ends else None,
        "countries": project.countries,
        "regions": project.regions,
        "objectives": project.objectives,
        "topics": project.topics,
        "results": project.results,
        "website": project.website,
        **_spoken(context, PROJECT_WORDS, words),
    }


def _milestone(name: str, milestone: Milestone | None) -> Row:
    return {
        f"{name}_as_of": _day(milestone.as_of) if milestone else None,
        f"{name}_value": milestone.value if milestone else None,
    }


def _part_words(context: Context, part: Part | None) -> Words | None:
    if part is None:
        return None
    names = {one: part_name(context, one, part.dimension, part.key) for one in context.languages}
    return {language: name.words for language, name in names.items() if name.language == language}


def _spoken(context: Context, names: Iterable[str], words: Mapping[str, Words | None]) -> Row:
    """Return words in a column for each language; a cell stays empty where they were not said in it."""
    return {
        f"{name}_{language}": said.get(language, said.get(EVERY_LANGUAGE))
        for name in names
        for language in context.languages
        for said in (words[name] or {},)
    }


def _listed(context: Context, names: Iterable[Words]) -> Words:
    names = tuple(names)
    listed = {
        language: "; ".join(one.get(language, one.get(EVERY_LANGUAGE, "")) for one in names)
        for language in context.languages
    }
    return {language: text for language, text in listed.items() if text}


def _day(when: When | None) -> str | None:
    return when.day.isoformat() if when else None


def _first(when: When | None) -> str | None:
    return first_day(when).isoformat() if when else None
