"""The review bar laid over a page of the site as it is served; the page itself stays as it was built."""

from __future__ import annotations

from html import escape

from bilan.desk.pages import Desk, draw
from bilan.model.publication import Sort
from bilan.plan.context import HOME_PAGE, Context
from bilan.plan.recipes import CannotMake
from bilan.plan.routes import file_path, home_url
from bilan.report import describe
from bilan.review.anchors import with_marks
from bilan.review.bar import BarView, Served, bar_of
from bilan.review.page_text import read_page
from bilan.review.weight import weigh

SETTINGS = "content/site.yaml"
"""The source of every page that has none of its own."""


def with_bar(desk: Desk, path: str, data: bytes) -> bytes:
    """Return a page with the review bar; one that only leads elsewhere as it is."""
    part = desk.pages.parts.get(path)
    if part is not None and part.sort is Sort.REDIRECT:
        return data
    html = data.decode()
    text = read_page(html)
    if text.head_end < 0 or text.body_start < 0:
        return data
    context = desk.pages.context or desk.context
    served = Served(
        path=path,
        source=_source(desk, context, path),
        part=part,
        text=text,
        is_old=desk.is_old or path in desk.pages.kept,
        weight=weigh(data, text, desk.pages.files, context.routes.base_path, desk.sizes_of),
    )
    laid = bar_of(context, desk.built.problems, desk.reading, served)
    style = f'<link rel="stylesheet" href="{laid.bar.desk_style_url}">\n'
    marks = {**laid.anchored.marks, text.head_end: style, text.body_start: f"\n{_drawn(desk, laid.bar)}"}
    return with_marks(html, marks).encode()


def _drawn(desk: Desk, bar: BarView) -> str:
    """Return the bar; where its own template is broken, what is wrong with that."""
    try:
        return draw(desk, bar, bar.language).decode()
    except CannotMake as error:
        words = describe(error.diagnostic, desk.tree, desk.reading.folders)
        return f"<pre>{escape(words)}</pre>"


def _source(desk: Desk, context: Context, path: str) -> str:
    """Return the file that a page is made from; empty for one that is made of many."""
    source = desk.pages.sources.get(path, "")
    if source != SETTINGS:
        return source
    home = context.written.pages.get(HOME_PAGE)
    editions = home.editions.values() if home else ()
    return next(
        (
            one.span.path
            for one in editions
            if file_path(context.routes, home_url(context.routes, one.language)) == path
        ),
        "",
    )
