"""Views to HTML: every page is a template that sees its view."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import NamedTuple

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from bilan.language.locales import Locale
from bilan.make.chart import make_chart
from bilan.make.feeds import write_entry
from bilan.make.filters import filters_of, period
from bilan.make.interface import interface_of
from bilan.make.lines import make_spark
from bilan.make.markdown import make_html, make_inline
from bilan.make.progress import make_progress
from bilan.make.templates import Templates, environment_of, load_ahead
from bilan.model.source import Span, problem
from bilan.model.words import Text
from bilan.plan.blocks import ChartView, CountersView, CounterView, Fill, ProseView, TableView
from bilan.plan.feeds.feed_views import FeedEntryView
from bilan.plan.recipes import CannotMake, Toolbox
from bilan.plan.reports.report_blocks import ProgressView
from bilan.plan.views import RedirectView, View

MACROS = "macros/figures.html"
"""Has the macros that draw what stands where a text refers to figures."""
PLAIN_MACROS = "macros/plain_figures.html"
"""The same for a text that stands without the styles of the site."""
MARKS = "desk/marks.html"
"""Has the macro that draws a mark in a text."""
FULL_TEXT = "parts/full_text.html"

_LAST_TEXTS = 4
"""How many texts are kept as HTML: an entry of feeds is drawn right behind the page of the same text."""

_MakeHtml = Callable[[ProseView, Locale, Callable[[Fill], str]], str]

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the templates of one language need, told apart by the digest of the toolbox."""

    digest: str
    language: str
    toolbox: Toolbox = field(compare=False, repr=False)
    by_jinja: bool = False
    """Whether Jinja alone draws them."""

    @property
    def templates(self) -> Templates:
        """The templates of the toolbox."""
        return Templates(digest=self.digest, sources=self.toolbox.templates)


class _ByFile(NamedTuple):
    """A text that is found again by its file, and told from others by all that it says."""

    view: ProseView

    def __hash__(self) -> int:
        """Return the hash of its file alone: its links and pictures have none."""
        return hash(self.view.path)


def make_page(view: View | RedirectView, toolbox: Toolbox, files: Sequence[bytes] = ()) -> bytes:
    """Return a page: the view, drawn by the template of its name, which is told the sizes of some files.

    Raises:
        CannotMake: the template, or one that it uses, has a mistake.
    """
    frame = view.frame if isinstance(view, View) else None
    language = view.language if isinstance(view, RedirectView) else view.frame.language
    stem = template_stem(type(view))
    desk = _Desk(toolbox.digest, language, toolbox)
    sizes = [len(file) for file in files]
    return _joined(_drawn(desk, f"pages/{stem}.html", view=view, frame=frame, template=stem, sizes=sizes))


def prepare_pages(views: Iterable[str], toolbox: Toolbox) -> None:
    """Load all that pages and entries of feeds are drawn with, given the names of the pages' views.

    A process that is copied afterwards spares its copies the compiling.
    """
    names = [f"pages/{_stem(one)}.html" for one in views]
    for language in toolbox.locales:
        desk = _Desk(toolbox.digest, language, toolbox)
        load_ahead(_environment(desk), desk.templates, [*names, FULL_TEXT])


def make_desk_page(view: object, language: str, toolbox: Toolbox) -> bytes:
    """Return a page of the desk, drawn by the template of its view's name.

    Raises:
        CannotMake: as for `make_page`.
    """
    stem = template_stem(type(view))
    frame = getattr(view, "frame", None)
    desk = _Desk(toolbox.digest, language, toolbox)
    return _joined(_drawn(desk, f"desk/{stem}.html", view=view, frame=frame, template=stem))


def make_entry(view: FeedEntryView, toolbox: Toolbox) -> bytes:
    """Return an entry of feeds, with the full text of what it is about where it has one.

    Raises:
        CannotMake: as for `make_page`.
    """
    text = view.content
    full = _drawn(_Desk(toolbox.digest, text.language, toolbox), FULL_TEXT, view=text) if text else ()
    return write_entry(view, "".join(full))


def _drawn(desk: _Desk, name: str, **values: object) -> Sequence[str]:
    """Return what a template draws, piece by piece; where that fails, Jinja draws it alone, or says why."""
    try:
        return _pieces(desk, name, values)
    except CannotMake:
        raise
    except Exception as error:
        if desk.by_jinja:
            raise _mistake(error, name) from error
    return _drawn(replace(desk, by_jinja=True), name, **values)


def _pieces(desk: _Desk, name: str, values: Mapping[str, object]) -> Sequence[str]:
    return tuple(_environment(desk).get_template(name).generate(values))


def _joined(pieces: Sequence[str]) -> bytes:
    """Return a page. Its pieces are encoded one by one, for a single dash slows all that is around it."""
    return b"".join(map(str.encode, pieces))


def template_stem(view: type) -> str:
    """Return the name of the template that draws a view: `not_found` for `NotFoundView`."""
    return _stem(view.__name__)


def _stem(view: str) -> str:
    return _CAPITAL.sub("_", view.removesuffix("View")).lower()


@lru_cache(maxsize=16)
def _environment(desk: _Desk) -> Environment:
    """Return what draws the templates in one language, with its filters and catalogue in it."""
    locale = desk.toolbox.locales[desk.language]
    fill, plain_fill = partial(_fill, desk, MACROS), partial(_fill, desk, PLAIN_MACROS)
    return environment_of(
        desk.templates,
        {
            **filters_of(locale, desk.toolbox.locales),
            "prose": partial(_prose, fill=fill, desk=desk),
            "inline": partial(_inline, fill=fill, desk=desk),
            "plain_prose": partial(_prose, fill=plain_fill, desk=desk),
            "plain_inline": partial(_inline, fill=plain_fill, desk=desk),
            "excerpt": partial(_excerpt, desk=desk),
            "chart_svg": partial(_chart_svg, locale=locale),
            "spark_svg": _spark_svg,
            "progress_svg": partial(_progress_svg, locale=locale),
        },
        {**interface_of(locale), "period": partial(period, locale=locale)},
        by_jinja=desk.by_jinja,
    )


def _prose(view: ProseView, *, fill: Callable[[Fill], str], desk: _Desk) -> Markup:
    html = _html(make_html, view, fill, desk)
    if view.language != desk.language:
        html = f'<div lang="{view.language}">{html}</div>'
    return Markup(html)  # noqa: S704 - made safe by make.markdown


def _inline(view: ProseView, *, fill: Callable[[Fill], str], desk: _Desk) -> Markup:
    html = _html(make_inline, view, fill, desk)
    if view.language != desk.language:
        html = f'<span lang="{view.language}">{html}</span>'
    return Markup(html)  # noqa: S704 - made safe by make.markdown


def _html(make: _MakeHtml, view: ProseView, fill: Callable[[Fill], str], desk: _Desk) -> str:
    """Return a text as HTML; one without figures is drawn once for its page and what comes right behind."""
    if not view.fills:
        return _html_without_figures(make, _ByFile(view), desk)
    return make(view, _locale_of(view, desk), fill)


@lru_cache(maxsize=_LAST_TEXTS)
def _html_without_figures(make: _MakeHtml, text: _ByFile, desk: _Desk) -> str:
    return make(text.view, _locale_of(text.view, desk), str)


def _locale_of(view: ProseView, desk: _Desk) -> Locale:
    return desk.toolbox.locales.get(view.language, desk.toolbox.locales[desk.language])


def _excerpt(
    content: ProseView | Text,
    marks: Sequence[object],
    *,
    desk: _Desk,
    is_apart: bool = False,
) -> Markup:
    """Return a text or words as pages of their own language have them, with marks in the page's."""
    from bilan.make.excerpts import make_excerpt

    known = content.language in desk.toolbox.locales
    own = replace(desk, language=content.language) if known else desk
    name = "plain_prose" if isinstance(content, ProseView) else "marked"
    macros = _environment(desk).get_template(MARKS).module

    def draw(number: int, html: str) -> str:
        inner = Markup(html)  # noqa: S704 - made safe by make.markdown
        return str(macros.mark(marks[number], inner, desk.language))  # type: ignore[attr-defined]

    html = make_excerpt(str(_environment(own).filters[name](content)), draw, is_apart=is_apart)
    return Markup(html)  # noqa: S704 - made safe by make.markdown, and by the macro


def _fill(desk: _Desk, name: str, fill: Fill) -> str:
    """Return what stands where a text refers to figures, drawn by the macros of a template."""
    macros = _environment(desk).get_template(name).module
    if isinstance(fill, CountersView):
        return str(macros.counters(fill))  # type: ignore[attr-defined]
    if isinstance(fill, ChartView):
        return str(macros.chart(fill))  # type: ignore[attr-defined]
    if isinstance(fill, TableView):
        return str(macros.table(fill))  # type: ignore[attr-defined]
    return str(macros.figure(fill))  # type: ignore[attr-defined]


def _chart_svg(view: ChartView, *, locale: Locale) -> Markup:
    return Markup(make_chart(view, locale))  # noqa: S704 - made safe by make.chart


def _progress_svg(view: ProgressView, *, locale: Locale) -> Markup:
    return Markup(make_progress(view, locale))  # noqa: S704 - made safe by make.progress


def _spark_svg(view: CounterView) -> Markup:
    return Markup(make_spark(view.points))  # noqa: S704 - numbers alone


def _mistake(error: Exception, name: str) -> CannotMake:
    """Return a template's mistake as a problem: which template, which line, and why."""
    path, line = _place(error, f"templates/{name}")
    if isinstance(error, TemplateNotFound):
        what = f"there is no template `templates/{error.name}`"
    elif isinstance(error, TemplateSyntaxError):
        what = "the template cannot be read"
    else:
        what = "the template asks for what it cannot have"
    why = f"{type(error).__name__}: {error}" if not isinstance(error, TemplateNotFound) else ""
    return CannotMake(problem("template-broken", Span(path=path, line=line), what, why=why))


def _place(error: Exception, path: str) -> tuple[str, int]:
    """Return the innermost template and line that an error came from; the page's own where none is named."""
    if isinstance(error, TemplateSyntaxError):
        return error.filename or path, error.lineno
    line = 1
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith("templates/"):
            path, line = file, trace.tb_lineno
        trace = trace.tb_next
    return path, line
