"""Factsheets as PDF: two pages that print as they read, tagged for those who listen to them."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import partial
from urllib.parse import urljoin

from bilan.language.dates import format_day
from bilan.language.words import say
from bilan.make.figures import value_text
from bilan.make.markdown import make_html, make_inline
from bilan.make.paper.nodes import Node, read_nodes
from bilan.make.paper.paper_pictures import picture_on_paper
from bilan.make.paper.sheet_parts import (
    Note,
    SheetDesk,
    chart_part,
    counter_part,
    kind_of,
    mark_of,
    marked,
    plain,
    raised,
    said,
    source_part,
    table_part,
)
from bilan.make.paper.typesetter import PAPER, template_missing, typeset
from bilan.model.source import Span
from bilan.plan.blocks import (
    ChartView,
    CountersView,
    CounterView,
    FigureView,
    Fill,
    ProseView,
    SourceView,
    TableView,
)
from bilan.plan.print_views import PaperView
from bilan.plan.recipes import Toolbox

TEMPLATE = "templates/print/factsheet.typ"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def make_factsheet(view: PaperView, toolbox: Toolbox, files: Sequence[bytes] = ()) -> bytes:
    """Return a factsheet as a tagged PDF; given are the template, the letters and the pictures of its text.

    Raises:
        CannotMake: Typst is not there, the template has a mistake, or a character has no letter.
    """
    if not files:
        raise template_missing(TEMPLATE)
    template, *rest = files
    count = len(rest) - len(view.pictures)
    notes = _notes(view)
    shown = {url: picture_on_paper(url, data) for url, data in zip(view.pictures, rest[count:], strict=True)}
    desk = SheetDesk(
        view=view,
        locale=toolbox.locales[view.language],
        locales=toolbox.locales,
        marks={seen: note.mark for note in notes for seen in note.figures},
        pictures={url: node for url, node in shown.items() if node is not None},
    )
    about = Span(path=view.prose.path)
    return typeset((TEMPLATE, template), rest[:count], _sheet(desk, notes), PAPER, about)


def _notes(view: PaperView) -> tuple[Note, ...]:
    """Return where the figures come from, each document once for each day; several have letters."""
    found: dict[object, list[tuple[FigureView, SourceView]]] = {}
    for figure, source in view.sources:
        day = None if figure.as_of == view.as_of else figure.as_of
        found.setdefault((source.source, source.source_url, source.source_page, day), []).append(
            (figure, source)
        )
    return tuple(
        Note(
            mark=_mark(number) if len(found) > 1 else "",
            source=group[0][1],
            as_of=None if group[0][0].as_of == view.as_of else group[0][0].as_of,
            figures=tuple((figure.url, figure.as_of) for figure, _ in group),
        )
        for number, group in enumerate(found.values())
    )


def _mark(number: int) -> str:
    """Return the letter of a note: a to z, then aa to az, ba and on."""
    more, last = divmod(number, len(_LETTERS))
    return (_mark(more - 1) if more else "") + _LETTERS[last]


def _sheet(desk: SheetDesk, notes: Sequence[Note]) -> dict[str, object]:
    """Return all that the template lays out."""
    view = desk.view
    day = say(desk.locale, "Figures as of %(day)s", day=format_day(view.as_of, desk.locale))
    return {
        "language": view.language,
        "title": plain(desk, view.title),
        "title_language": view.title.language,
        "kicker": said(desk, say(desk.locale, "Factsheet")),
        "day": raised(desk, day),
        "lead": _inline(desk, view.lead) if view.lead else [],
        "counters": [_counter(desk, one) for one in view.headline.counters],
        "body": _blocks(desk, view.prose),
        "sources": [source_part(desk, note) for note in notes],
        "sources_title": said(desk, say(desk.locale, "Where the figures come from")),
        "method": _method(desk),
        "site": [marked(desk, view.site)],
        "page_url": view.page_url,
        "page_address": _shown(view.page_url),
        "licence": [marked(desk, view.licence.label)] if view.licence else [],
    }


def _blocks(desk: SheetDesk, prose: ProseView) -> list[Node]:
    """Return a text as blocks, with its counters, charts, tables and pictures in their places."""
    drawn: list[Fill] = []
    written = make_html(prose, desk.locale, partial(_fill, desk, drawn))
    return [_filled(desk, drawn, one) for one in read_nodes(written, desk.view.page_url)]


def _inline(desk: SheetDesk, prose: ProseView) -> list[Node]:
    return read_nodes(make_inline(prose, desk.locale, partial(_fill, desk, [])), desk.view.page_url)


def _fill(desk: SheetDesk, drawn: list[Fill], fill: Fill) -> str:
    """Return what stands where a text refers to figures: a link to its page, or a number for later."""
    if not isinstance(fill, FigureView):
        drawn.append(fill)
        return f'<fill data-number="{len(drawn) - 1}">'
    mark = mark_of(desk, fill)
    value = html.escape(value_text(fill, desk.locale).words)
    kind = kind_of(desk, fill)
    kind = f" ({html.escape(kind)})" if kind else ""
    return (
        f'<a class="figure" href="{html.escape(fill.url)}" data-source="{mark}">{value}</a>'
        f'<span class="kind">{kind}</span>'
    )


def _filled(desk: SheetDesk, drawn: Sequence[Fill], node: Node) -> Node:
    """Return a node with what was drawn for it, and for all that it holds."""
    if isinstance(node, str):
        return node
    if node["tag"] == "fill":
        return _drawn(desk, drawn[int(str(node["data-number"]))])
    if node["tag"] == "img":
        return {**desk.pictures.get(str(node.get("src")), {"tag": "span"}), "alt": node.get("alt", "")}
    return {
        name: [_filled(desk, drawn, one) for one in value] if isinstance(value, list) else value
        for name, value in node.items()
    }


def _drawn(desk: SheetDesk, fill: Fill) -> Node:
    match fill:
        case CountersView():
            return {"tag": "counters", "in": [_counter(desk, one) for one in fill.counters]}
        case ChartView():
            return chart_part(desk, fill)
        case TableView():
            return table_part(desk, fill)
    raise TypeError(f"no layout for {type(fill).__name__}")


def _counter(desk: SheetDesk, counter: CounterView) -> Node:
    return counter_part(desk, urljoin(desk.view.page_url, counter.figure.url), counter)


def _method(desk: SheetDesk) -> list[Node]:
    """Return how a reader of the paper gets to the definition and method of each figure."""
    words = say(desk.locale, "The definition, method and limits of every figure, and its later values:")
    address = desk.view.results_url
    return [f"{said(desk, words)} ", {"tag": "a", "href": address, "in": [_shown(address)]}]


def _shown(address: str) -> str:
    """Return an address as it is printed: without what every address begins with."""
    return address.removeprefix("https://").removeprefix("http://").removesuffix("/")
