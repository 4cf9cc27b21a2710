"""Charts on paper: the drawings of the screen, with their colours in them and their values in words."""

from __future__ import annotations

import re

from bilan.language.dates import format_day
from bilan.language.locales import Locale
from bilan.language.typography import set_text
from bilan.language.words import say
from bilan.make.chart import chart_title, make_chart
from bilan.make.figures import value_text
from bilan.model.words import Text
from bilan.plan.blocks import ChartView, FigureView

WIDTH = 400
"""Pixels that a chart is drawn for: letters keep their size when it is set in a narrow column."""
_SIZE = re.compile(r'height="(?P<height>[\d.]+)(?:em" font-size="(?P<em>[\d.]+))?"')
"""How high a drawing is, in pixels or in em of so many pixels."""
_STYLE = """
text { font-family: "Bilan Sans"; font-size: 15px; fill: #14213a }
.chart-value { font-weight: 600 }
.chart-day, .chart-absent, .chart-more { fill: #4e5a70 }
.chart-bar, .chart-point { fill: #123f82 }
.chart-line { stroke: #123f82; stroke-width: 2.5px }
.chart-axis { stroke: #767c88 }
.kind-target .chart-bar, .kind-pledge .chart-bar, .kind-planned .chart-bar
{ fill: none; stroke: #a34a06; stroke-width: 2px }
.kind-pledge .chart-bar, .kind-planned .chart-bar, .kind-target .chart-line, .kind-pledge .chart-line,
.kind-planned .chart-line { stroke-dasharray: 6 4 }
.kind-target .chart-line, .kind-pledge .chart-line, .kind-planned .chart-line, .kind-budget .chart-line
{ stroke: #a34a06 }
.kind-target .chart-point, .kind-pledge .chart-point, .kind-planned .chart-point, .kind-budget .chart-point,
.kind-budget .chart-bar { fill: #a34a06 }
.kind-estimate .chart-bar, .kind-context .chart-bar, .kind-estimate .chart-point, .kind-context .chart-point
{ fill: #767c88 }
.kind-estimate .chart-line, .kind-context .chart-line { stroke: #767c88 }
"""
"""What the style sheets say of charts on white paper, in words that a drawing alone understands."""


def chart_drawing(chart: ChartView, locale: Locale) -> tuple[str, int]:
    """Return a chart as an SVG that needs no style sheet, and how many pixels wide it is."""
    drawn = make_chart(chart, locale)
    size = _SIZE.search(drawn)
    height = float(size["height"]) * float(size["em"] or 1) if size else 0
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:g}"'
        f' viewBox="0 0 {WIDTH} {height:g}"><style>{_STYLE}</style>{drawn}</svg>'
    ), WIDTH


def chart_words(chart: ChartView, locale: Locale) -> tuple[str, str]:
    """Return the heading of a chart, and all that it shows: on paper there is no table beside it."""
    title = set_text(chart_title(chart, locale), locale)
    values = "; ".join(_told(bar, chart, locale) for bar in chart.bars)
    return title, f"{title}. {values}"


def _told(bar: FigureView, chart: ChartView, locale: Locale) -> str:
    name = _label(bar, chart, locale)
    return say(locale, "%(label)s: %(value)s", label=name, value=_words(value_text(bar, locale), locale))


def _label(bar: FigureView, chart: ChartView, locale: Locale) -> str:
    if chart.dimension is not None:
        return _words(bar.name, locale)
    return format_day(bar.as_of, locale) if bar.as_of else say(locale, "No value yet")


def _words(text: Text, locale: Locale) -> str:
    return set_text(text.words, locale) if text.language == locale.language else text.words
