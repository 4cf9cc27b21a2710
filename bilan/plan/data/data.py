"""The files for machines: open data, and the page that explains them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from bilan.language.formats import format_day
from bilan.language.locales import Locale
from bilan.language.words import say, sort_key
from bilan.model.indicators import Indicator, Source
from bilan.model.source import Span
from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.context import Context, indicator_url, section_name, words_in
from bilan.plan.data.data_blocks import (
    ColumnRowView,
    ColumnsView,
    DownloadsView,
    FileView,
    IndicatorFilesView,
)
from bilan.plan.data.data_sets import (
    about_all,
    about_projects,
    catalogue_view,
    data_set_node,
    each,
    figures_set,
    in_order,
    indicator_set,
    origin_view,
)
from bilan.plan.data.data_views import (
    ColumnView,
    DataView,
    DocumentView,
    PackageView,
    ResourceView,
    SheetView,
)
from bilan.plan.data.iati import iati_view
from bilan.plan.data.sheets import indicator_sheet, observation_sheet, project_sheet
from bilan.plan.engines.linked_data import Node
from bilan.plan.frames import frame_of, section_place
from bilan.plan.page_recipes import page_recipe
from bilan.plan.recipes import Recipe, RecipeKind
from bilan.plan.routes import absolute_url, data_url, file_path, section_url
from bilan.plan.views import Frame

SETTINGS = Span(path="content/site.yaml")
SCHEMA = "observations.schema.json"
"""The schema that the tables of all indicators share."""


def plan_data(context: Context) -> Iterator[Recipe]:
    """Return a recipe for every file of open data, and for the page about them in each language."""
    site = context.site
    sheets = {
        "observations": observation_sheet(context, site.indicators.values()),
        "indicators": indicator_sheet(context, site.indicators.values()),
        "projects": project_sheet(context, site.projects.values()),
    }
    for name, sheet in sheets.items():
        yield _recipe(context, f"{name}.csv", RecipeKind.CSV, sheet)
        yield _recipe(context, f"{name}.json", RecipeKind.JSON, _document(context, {name: sheet}))
    for key, indicator in site.indicators.items():
        own = observation_sheet(context, (indicator,))
        tables = {"indicators": indicator_sheet(context, (indicator,)), "observations": own}
        yield _recipe(context, f"indicators/{key}.csv", RecipeKind.CSV, own, indicator.span)
        document = _document(context, tables)
        yield _recipe(context, f"indicators/{key}.json", RecipeKind.JSON, document, indicator.span)
    package = _package(context, sheets)
    shared = next(one for one in package.resources if one.name == "observations")
    yield _recipe(context, "datapackage.json", RecipeKind.PACKAGE, package)
    yield _recipe(context, SCHEMA, RecipeKind.SCHEMA, shared)
    yield _recipe(context, "catalogue.jsonld", RecipeKind.CATALOGUE, catalogue_view(context))
    yield _recipe(context, "iati.xml", RecipeKind.IATI, iati_view(context))
    for language in context.languages:
        yield page_recipe(context, data_view(context, language, sheets), SETTINGS)


def downloads_view(context: Context, language: str, key: str) -> DownloadsView:
    """Return the files of one indicator."""
    return DownloadsView(
        csv_url=data_url(context.routes, f"indicators/{key}.csv"),
        json_url=data_url(context.routes, f"indicators/{key}.json"),
        data_url=section_url(context.routes, language, "data"),
    )


def indicator_node(context: Context, language: str, indicator: Indicator) -> Node:
    """Return an indicator's data as search engines read them, in the head of its page."""
    return data_set_node(context, language, indicator_set(context, indicator), (indicator,))


def data_view(context: Context, language: str, sheets: Mapping[str, SheetView]) -> DataView:
    """Return the page about the open data."""
    locale = context.locales[language]
    return DataView(
        frame=_frame(context, language),
        files=_files(context, locale),
        indicators=_indicator_files(context, language),
        columns=tuple(
            ColumnsView(anchor=name, name=f"{name}.csv", rows=tuple(_column_rows(sheet, context, language)))
            for name, sheet in sheets.items()
        ),
        citation=Text(words=_citation(context, locale), language=language),
        url=absolute_url(context.routes, section_url(context.routes, language, "data")),
    )


def _indicator_files(context: Context, language: str) -> tuple[IndicatorFilesView, ...]:
    """Return the files of each indicator, in alphabetical order of their names."""
    locale = context.locales[language]
    found = (
        IndicatorFilesView(
            indicator=LinkView(
                label=words_in(context, one.name, language), url=indicator_url(context, key, language)
            ),
            kind=one.kind,
            downloads=downloads_view(context, language, key),
        )
        for key, one in context.site.indicators.items()
    )
    return tuple(sorted(found, key=lambda one: sort_key(one.indicator.label.words, locale)))


def _frame(context: Context, language: str) -> Frame:
    return frame_of(
        context,
        language,
        Text(words=section_name(context, "data", language), language=language),
        section_place(context, "data", language),
        about=about_all(context.locales[language]),
        modified=context.updated.day if context.updated else None,
        structured=(
            data_set_node(context, language, figures_set(context), context.site.indicators.values()),
        ),
    )


def _files(context: Context, locale: Locale) -> tuple[FileView, ...]:
    def files(*names: str) -> tuple[tuple[str, str], ...]:
        return tuple((one, data_url(context.routes, one)) for one in names)

    return (
        FileView(
            name=say(locale, "Dated values"),
            about=about_all(locale),
            files=files("observations.csv", "observations.json"),
        ),
        FileView(
            name=say(locale, "Indicators"),
            about=say(locale, "Every indicator with its definition, its method and its latest figure."),
            files=files("indicators.csv", "indicators.json"),
        ),
        FileView(
            name=say(locale, "Projects"),
            about=about_projects(locale),
            files=files("projects.csv", "projects.json"),
        ),
        FileView(
            name=say(locale, "Activities and results in the IATI standard"),
            about=say(
                locale,
                "The programme with its results and every project, in version 2.03, in all languages of this "
                "site. Only results stand among the results.",
            ),
            files=files("iati.xml"),
        ),
        FileView(
            name=say(locale, "Descriptions for programs and portals"),
            about=say(
                locale, "The columns of all tables as a Frictionless data package, and the catalogue in DCAT."
            ),
            files=files("datapackage.json", "catalogue.jsonld"),
        ),
    )


def _column_rows(sheet: SheetView, context: Context, language: str) -> Iterator[ColumnRowView]:
    """Return the columns of a table, those of one meaning in one row."""
    by_meaning: dict[tuple[str, str], list[ColumnView]] = {}
    for column in sheet.columns:
        endings = tuple(f"_{one}" for one in context.languages)
        stem = column.name.rpartition("_")[0] if column.name.endswith(endings) else column.name
        by_meaning.setdefault((stem, column.description[language]), []).append(column)
    for (_, about), columns in by_meaning.items():
        yield ColumnRowView(names=tuple(one.name for one in columns), about=about, codes=columns[0].codes)


def _citation(context: Context, locale: Locale) -> str:
    settings = context.site.settings
    name = words_in(context, settings.name, locale.language).words
    publisher = settings.publisher
    who = words_in(context, publisher.name, locale.language).words if publisher else name
    if context.updated is None:
        return say(locale, "%(publisher)s, %(name)s: data", publisher=who, name=name)
    day = format_day(context.updated, locale)
    return say(locale, "%(publisher)s, %(name)s: data as of %(day)s", publisher=who, name=name, day=day)


def _package(context: Context, sheets: Mapping[str, SheetView]) -> PackageView:
    whole = tuple(
        ResourceView(
            name=name,
            path=f"{name}.csv",
            titles=each(context, partial(_title, name)),
            columns=sheet.columns,
            key=sheet.key,
            leads_to=sheet.leads_to,
        )
        for name, sheet in sheets.items()
    )
    single = tuple(
        ResourceView(
            name=f"indicator-{key}",
            path=f"indicators/{key}.csv",
            titles=in_order(context, one.name),
            columns=(),
            leads_to={},
            schema=SCHEMA,
        )
        for key, one in context.site.indicators.items()
    )
    return PackageView(
        origin=origin_view(context),
        descriptions=each(context, about_all),
        resources=(*whole, *single),
        sources=_sources(context),
    )


def _title(name: str, locale: Locale) -> str:
    return {
        "observations": say(locale, "Dated values"),
        "indicators": say(locale, "Indicators"),
        "projects": say(locale, "Projects"),
    }[name]


def _sources(context: Context) -> tuple[tuple[str, str | None], ...]:
    """Return the documents that values come from, each once, in the default language."""
    default = context.languages[0]
    found: dict[tuple[str, str | None], None] = {}
    for indicator in context.site.indicators.values():
        shared = indicator.source or Source()
        for one in (shared, *(seen.source for seen in indicator.observations if seen.source)):
            name = one.name or shared.name
            if name:
                found[words_in(context, name, default).words, one.url or shared.url] = None
    return tuple(found)


def _document(context: Context, tables: Mapping[str, SheetView]) -> DocumentView:
    return DocumentView(origin=origin_view(context), tables=tables)


def _recipe(context: Context, name: str, kind: RecipeKind, inputs: object, span: Span = SETTINGS) -> Recipe:
    return Recipe(
        path=file_path(context.routes, data_url(context.routes, name)), kind=kind, inputs=inputs, span=span
    )
