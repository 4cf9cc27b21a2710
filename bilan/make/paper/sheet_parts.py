"""The parts of a factsheet on paper: counters, charts, tables and sources, as a template lays them out."""

from __future__ import annotations

import html
from collections.abc import Mapping

from bilan.language.dates import RAISED, format_as_of, format_day, format_period
from bilan.language.kinds import kind_word
from bilan.language.locales import Locale
from bilan.language.typography import set_text
from bilan.language.words import say
from bilan.make.figures import bare_text, unit_text, value_text
from bilan.make.paper.nodes import Node, read_nodes
from bilan.make.paper.paper_charts import chart_drawing, chart_words
from bilan.model.indicators import Kind
from bilan.model.records import Record
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.blocks import ChartView, CounterView, FigureView, SourceView, TableView
from bilan.plan.print_views import PaperView

Seen = tuple[str, When | None]
"""A figure as one sheet tells it: the page of its indicator, and its day."""


class Note(Record):
    """Where some figures of a sheet come from."""

    mark: str
    """The letter behind those figures; empty where all of the sheet have one source."""
    source: SourceView
    as_of: When | None
    """The day of the figures where it is not that of the sheet."""
    figures: tuple[Seen, ...]


class SheetDesk(Record):
    """What every part of a sheet is written with."""

    view: PaperView
    locale: Locale
    locales: Mapping[str, Locale]
    marks: Mapping[Seen, str]
    """The letter of each figure's source."""
    pictures: Mapping[str, Mapping[str, object]]
    """Each picture in the text by its address, as the template takes it."""


def said(desk: SheetDesk, words: str) -> str:
    """Return words of the program, typeset."""
    return set_text(words, desk.locale)


def plain(desk: SheetDesk, text: Text) -> str:
    """Return words of the content, typeset as their own language wants it."""
    return set_text(text.words, desk.locales.get(text.language, desk.locale))


def marked(desk: SheetDesk, text: Text) -> Node:
    """Return words of the content, with their language where it is not that of the sheet."""
    words = plain(desk, text)
    if text.language == desk.view.language:
        return words
    return {"tag": "span", "lang": text.language, "in": [words]}


def raised(desk: SheetDesk, words: str) -> list[Node]:
    """Return words with a date in them, and what stands above the line in it: `1er octobre`."""
    return read_nodes(RAISED.sub(r"\1<sup>\2</sup>", html.escape(said(desk, words))), desk.view.page_url)


def linked(desk: SheetDesk, text: Text, url: str) -> Node:
    """Return words that lead somewhere, or that stand for themselves where there is no address."""
    words = marked(desk, text)
    return {"tag": "a", "href": url, "in": [words]} if url else words


def mark_of(desk: SheetDesk, figure: FigureView) -> str:
    """Return the letter of a figure's source; empty where the sheet has one source."""
    return desk.marks.get((figure.url, figure.as_of), "")


def kind_of(desk: SheetDesk, figure: FigureView) -> str:
    """Return the word for a figure that is no result; nothing for a result."""
    return "" if figure.kind is Kind.RESULT else kind_word(figure.kind, desk.locale)


def counter_part(desk: SheetDesk, url: str, counter: CounterView) -> Node:
    """Return a large number, what it counts and as of when; `url` is the absolute address of its page."""
    figure = counter.figure
    written = value_text(figure, desk.locale).words
    value = bare_text(figure, desk.locale) or written
    before, _, after = written.partition(value)
    return {
        "tag": "counter",
        "before": before.strip(),
        "value": value,
        "after": after.strip(),
        "is_absent": figure.value is None,
        "kind": kind_of(desk, figure),
        "mark": mark_of(desk, figure),
        "name": [marked(desk, figure.name)],
        "day": raised(desk, format_as_of(figure.starts, figure.as_of, desk.locale)),
        "url": url,
    }


def chart_part(desk: SheetDesk, chart: ChartView) -> Node:
    """Return a drawn chart with its heading, and all that it shows in words."""
    drawing, width = chart_drawing(chart, desk.locale)
    title, told = chart_words(chart, desk.locale)
    source = chart.source.source
    return {
        "tag": "chart",
        "drawing": drawing,
        "width": width,
        "title": title,
        "alt": told,
        "day": raised(desk, format_as_of(chart.figure.starts, chart.figure.as_of, desk.locale)),
        "source": []
        if source is None
        else [said(desk, say(desk.locale, "Source: %(source)s", source=plain(desk, source)))],
    }


def table_part(desk: SheetDesk, table: TableView) -> Node:
    """Return the dated values of an indicator."""
    figure = table.figure
    unit = unit_text(figure, desk.locale) or say(desk.locale, "Value")
    kind = kind_of(desk, figure)
    return {
        "tag": "ledger",
        "title": [marked(desk, figure.name), f" ({kind})" if kind else ""],
        "mark": mark_of(desk, figure),
        "head": [said(desk, say(desk.locale, "As of")), said(desk, unit)],
        "rows": [[_when(desk, one), [_value(desk, one)]] for one in table.rows],
    }


def source_part(desk: SheetDesk, note: Note) -> Node:
    """Return a line that says where figures come from, with its letter."""
    source, locale = note.source, desk.locale
    words: list[Node] = []
    if source.source is None:
        words.append(said(desk, say(locale, "The source is not named.")))
    else:
        words.append(linked(desk, source.source, source.source_url or ""))
        if source.source_page:
            words.append(said(desk, ", " + say(locale, "page %(page)s", page=source.source_page)))
    if note.as_of is not None:
        day = say(locale, "figures as of %(day)s", day=format_day(note.as_of, locale))
        words.extend(("; ", *raised(desk, day)))
    return {"tag": "source", "mark": note.mark, "in": words}


def _value(desk: SheetDesk, figure: FigureView) -> Node:
    return marked(desk, value_text(figure, desk.locale))


def _when(desk: SheetDesk, figure: FigureView) -> list[Node]:
    if figure.as_of is None:
        return [said(desk, say(desk.locale, "No value yet"))]
    if figure.starts is not None:
        return raised(desk, format_period(figure.starts, figure.as_of, desk.locale))
    return raised(desk, format_day(figure.as_of, desk.locale))
