"""Factsheets as PDF: which there are, and what each is set from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from bilan.model.content import Collection, Edition, Factsheet, ReferenceKind
from bilan.model.source import Blob
from bilan.plan.blocks import FigureView, LinkView, SourceView
from bilan.plan.context import Context, day_of, edition_url, title_of, words_in
from bilan.plan.figures import counters_view, figure_view, source_view
from bilan.plan.pictures import picture_blob
from bilan.plan.print_views import PaperView
from bilan.plan.prose import lead_view, prose_view
from bilan.plan.recipes import Recipe, RecipeKind
from bilan.plan.routes import absolute_url, file_path, pdf_url, section_url
from bilan.results import figure_at

TEMPLATE = "templates/print/factsheet.typ"


def plan_sheets(context: Context, sheet: Factsheet, edition: Edition) -> Iterator[Recipe]:
    """Return the recipe for the PDF of a factsheet's edition, where its authors want one."""
    url = sheet_url(context, sheet, edition)
    if url:
        view = _paper_view(context, sheet, edition)
        yield Recipe(
            path=file_path(context.routes, url),
            kind=RecipeKind.FACTSHEET,
            inputs=view,
            blobs=(*printed_with(context, TEMPLATE), *_pictures(context, sheet, view)),
            span=edition.span,
        )


def sheet_url(context: Context, sheet: Factsheet, edition: Edition) -> str:
    """Return the address of a factsheet as PDF; empty where its authors want none."""
    if not sheet.has_pdf:
        return ""
    return pdf_url(edition_url(context, Collection.FACTSHEETS, edition), edition.slug)


def printed_with(context: Context, template: str) -> tuple[Blob, ...]:
    """Return a template of Typst, and after it the letters of all of them; nothing where there is none."""
    if template not in context.printing:
        return ()
    letters = (blob for path, blob in context.printing.items() if path.endswith(".ttf"))
    return (context.printing[template], *letters)


def _paper_view(context: Context, sheet: Factsheet, edition: Edition) -> PaperView:
    language = edition.language
    prose = prose_view(context, edition, sheet, edition.prose)
    licence = context.site.settings.licence
    url = edition_url(context, Collection.FACTSHEETS, edition)
    return PaperView(
        language=language,
        title=title_of(edition),
        as_of=sheet.as_of,
        lead=lead_view(context, edition, sheet),
        headline=counters_view(context, language, sheet.headline, day_of(context, sheet)),
        prose=prose,
        pictures=tuple(one.url for one in prose.pictures.values()),
        sources=tuple(_sources(context, language, _figures_of(sheet, edition, day_of(context, sheet)))),
        page_url=absolute_url(context.routes, url),
        results_url=absolute_url(context.routes, section_url(context.routes, language, "results")),
        site=words_in(context, context.site.settings.name, language),
        licence=None
        if licence is None
        else LinkView(label=words_in(context, licence.name, language), url=licence.url or ""),
    )


def _figures_of(sheet: Factsheet, edition: Edition, day: dt.date) -> Iterator[tuple[str, dt.date]]:
    """Return the indicators that a sheet tells in the order of reading, each with its day.

    Charts have their source below them.
    """
    first = edition.summary.references if edition.summary else ()
    yield from ((key, one.as_of or day) for one in first for key in one.indicators)
    yield from ((key, day) for key in sheet.headline)
    for one in edition.prose.references:
        if one.kind is not ReferenceKind.CHART:
            yield from ((key, one.as_of or day) for key in one.indicators)


def _sources(
    context: Context, language: str, told: Iterable[tuple[str, dt.date]]
) -> Iterator[tuple[FigureView, SourceView]]:
    for key, day in dict.fromkeys(told):
        figure = figure_at(context.site.indicators[key], day)
        yield figure_view(context, language, figure), source_view(context, language, figure)


def _pictures(context: Context, sheet: Factsheet, view: PaperView) -> Iterator[Blob]:
    """Return the files of the pictures that a sheet names, in its order."""
    for name in view.prose.pictures:
        blob = picture_blob(context, sheet, name)
        if blob is not None:
            yield blob
