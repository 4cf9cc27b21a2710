"""Charts as SVG, coloured by the style sheet: bars for parts, a line for dates.

Widths are shares of the room there is, so that the words keep their size on a narrow screen. Each row of bars
is two em high, and the style sheet sets the em: labels stand above their bars, and beside them in a wide
place, where rows need less. A chart of many parts shows the largest and says how many more the table has.

The style sheet knows these classes: `chart`, `chart-bars`, `chart-beside`, `chart-row`, `chart-plot`,
`chart-bar`, `chart-line`, `chart-point`, `chart-axis`, `chart-label`, `chart-value`, `chart-day`,
`chart-absent`, `chart-more`, `spark`, `spark-line`, `spark-point`, and `kind-result` and its like on the
whole, so that a target never looks like a result.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from decimal import Decimal

from bilan.language.formats import format_day, format_month
from bilan.language.kinds import with_kind
from bilan.language.locales import Locale
from bilan.language.typography import set_text
from bilan.language.words import say, say_many
from bilan.make.figures import reason_text, value_text
from bilan.make.lines import Point, number_text, placed_in_time, spots_text, stretches
from bilan.model.words import Text
from bilan.plan.blocks import ChartView, FigureView

_ROW = 22
"""Pixels to the em, of which a row takes two, with the label above the bar."""
_BAR = 14
_BAR_TOP = 21
_BASELINE = _BAR_TOP + 12
_LABEL = 15
_MOST = 12
"""How many parts a chart shows beside those that stand for no part of their own."""
_LONG_LABEL = 34
"""From so many signs on a label has no room beside its bar."""
_WIDEST, _NARROWEST = Decimal(60), Decimal(10)
"""Percent of the room that the longest bar takes at most and at least; the rest is for its value."""
_SIGN = Decimal("3.3")
"""Percent of the room that a sign of a value takes on the narrowest screen."""

_PLOT_TOP = 36
_PLOT = 150
_LEFT, _RIGHT = Decimal(3), Decimal(97)
_APART = Decimal(34)
"""Percent of the room between two points that both carry their value."""
_NEAR = Decimal("0.2")
"""How far around a point its number reaches, as a share of the time shown."""
_LINE = 24


def make_chart(view: ChartView, locale: Locale) -> str:
    """Return a chart as SVG: bars where the figure is broken down, else a line through its dates.

    A value that is absent is told in words, in short. A template draws the table of the same values beside
    it, with the reasons in the editors' own words.
    """
    if view.dimension is None:
        drawn, height = _dated(view.bars, locale)
        told, form, size = _told_dates(view.bars, locale), "", str(height)
    else:
        drawn, rows = _bars(view, locale)
        told = _told_parts(view, locale)
        is_wide = all(len(_words(bar.name, locale)) < _LONG_LABEL for bar in _largest(view)[0])
        form, size = f"chart-bars{' chart-beside' if is_wide else ''} ", f'{rows * 2}em" font-size="{_ROW}'
    title = chart_title(view, locale)
    return (
        f'<svg class="chart {form}kind-{view.figure.kind}" role="img" width="100%" height="{size}"'
        f' overflow="visible" aria-label="{_safe(_sentence(title, told))}">'
        f"<title>{_safe(title)}</title><desc>{_safe(told)}</desc>{drawn}</svg>"
    )


def _sentence(title: str, told: str) -> str:
    """Return the name and the description as one text: no two drawings of a page share an `id`."""
    return f"{title}. {told}" if told else title


def _bars(view: ChartView, locale: Locale) -> tuple[str, int]:
    """Return the bars, one below the other, and how many rows they take."""
    shown, left_out = _largest(view)
    values = [Decimal(0), *(bar.value for bar in shown if bar.value is not None)]
    low, span = min(values), (max(values) - min(values)) or Decimal(1)
    widest = _widest(shown, locale)
    rows = [_row(bar, low, span / widest, locale) for bar in shown]
    if left_out:
        more = say_many(
            locale,
            "and %(num)s more, in the table",
            "and %(num)s more, in the table",
            left_out,
        )
        rows.insert(len(shown) - view.closing, _text("chart-more", _said(more, locale), locale, y=_LABEL))
    drawn = "".join(
        f'<svg class="chart-row" y="{2 * number}em" width="100%" height="2em" overflow="visible">{row}</svg>'
        for number, row in enumerate(rows)
    )
    return drawn, max(1, len(rows))


def _largest(view: ChartView) -> tuple[tuple[FigureView, ...], int]:
    """Return the bars that are shown, the largest and those that close it, and how many are left out."""
    parts = view.bars[: len(view.bars) - view.closing]
    left_out = len(parts) - _MOST
    if left_out <= 1:  # the row that says so takes as much room as the bar
        return view.bars, 0
    return (*parts[:_MOST], *view.bars[len(parts) :]), left_out


def _row(bar: FigureView, low: Decimal, unit: Decimal, locale: Locale) -> str:
    """Return a label, its bar and its value; `unit` is what a percent of the room stands for."""
    drawn = _text("chart-label", bar.name, locale, y=_LABEL)
    if bar.value is None:
        plot = _text("chart-absent", reason_text(bar, locale), locale, y=_BASELINE)
    else:
        start = (min(bar.value, Decimal(0)) - low) / unit
        width = abs(bar.value) / unit
        plot = (
            f'<rect class="chart-bar" x="{number_text(start)}%" y="{_BAR_TOP}"'
            f' width="{number_text(width)}%" height="{_BAR}"/>'
        )
        end = f"{number_text(start + width)}%"
        plot += _text("chart-value", value_text(bar, locale), locale, x=end, y=_BASELINE, dx=8)
    return f'{drawn}<g class="chart-plot">{plot}</g>'


def _widest(bars: Sequence[FigureView], locale: Locale) -> Decimal:
    """Return how long the longest bar may be, so that the longest value has room behind it."""
    signs = max((len(value_text(bar, locale).words) for bar in bars if bar.value is not None), default=0)
    return max(_NARROWEST, min(_WIDEST, 97 - _SIGN * signs))


def _dated(figures: Sequence[FigureView], locale: Locale) -> tuple[str, int]:
    """Return a line through the dates, those without a value in words below it, and the height of both."""
    placed = placed_in_time(figures)
    bottom = _PLOT_TOP + _PLOT
    drawn = ""
    if placed:
        drawn = _line(figures, placed, bottom)
        labelled = _labelled(placed)
        for point in placed:
            is_end = point in (placed[0], placed[-1])
            top = max(other.y for other in placed if abs(other.x - point.x) <= _NEAR)
            drawn += _point(point, locale, bottom, top if point in labelled else None, is_end=is_end)
        drawn += f'<line class="chart-axis" x1="0" x2="100%" y1="{bottom}" y2="{bottom}"/>'
    below = bottom + _LINE if placed else 0
    for figure in figures:
        if figure.value is not None:
            continue
        if figure.as_of is not None:
            below += _LINE
            drawn += _text("chart-day", _said(format_day(figure.as_of, locale), locale), locale, y=below)
        below += _LINE
        drawn += _text("chart-absent", reason_text(figure, locale), locale, y=below)
    return drawn, below + 8


def _line(figures: Sequence[FigureView], placed: Sequence[Point], bottom: int) -> str:
    """Return the line, stretched over the room there is while its stroke keeps its width."""
    spots = {id(point.figure): (_across(point), bottom - point.y * _PLOT) for point in placed}
    runs = stretches([spots.get(id(figure)) for figure in figures])
    lines = "".join(
        f'<polyline class="chart-line" fill="none" vector-effect="non-scaling-stroke"'
        f' points="{spots_text(run)}"/>'
        for run in runs
    )
    stretched = f'width="100%" height="{bottom}" viewBox="0 0 100 {bottom}" preserveAspectRatio="none"'
    return f"<svg {stretched}>{lines}</svg>"


def _point(point: Point, locale: Locale, bottom: int, top: Decimal | None, *, is_end: bool) -> str:
    """Return a dated value: with its number where there is room, and with its month at both ends.

    `top` is how high the line runs near it, so that the number stands above; None where there is no room.
    """
    across = _across(point)
    y = bottom - point.y * _PLOT
    x = f"{number_text(across)}%"
    drawn = f'<circle class="chart-point" cx="{x}" cy="{number_text(y)}" r="4"/>'
    anchor = "start" if across <= _APART / 2 else "end" if across >= 100 - _APART / 2 else "middle"
    if top is not None:
        words = value_text(point.figure, locale)
        drawn += _text("chart-value", words, locale, x=x, y=int(bottom - top * _PLOT) - 12, anchor=anchor)
    if is_end and point.figure.as_of is not None:
        month = _said(format_month(point.figure.as_of, locale), locale)
        drawn += _text("chart-day", month, locale, x=x, y=bottom + 20, anchor=anchor)
    return drawn


def _across(point: Point) -> Decimal:
    return _LEFT + point.x * (_RIGHT - _LEFT)


def _labelled(placed: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points that have room for their value and day: the last, the first, and some between."""
    last = placed[-1]
    chosen = [last]
    for point in placed[:-1]:
        if all(abs(_across(point) - _across(other)) >= _APART for other in chosen):
            chosen.append(point)
    return tuple(chosen)


def chart_title(view: ChartView, locale: Locale) -> str:
    """Return what a chart shows, in words: what is counted, and by what or over time."""
    name = with_kind(_words(view.figure.name, locale), view.figure.kind, locale)
    if view.dimension_name is None:
        return say(locale, "%(name)s, over time", name=name)
    dimension = _words(view.dimension_name, locale)
    return say(locale, "%(name)s, by %(dimension)s", name=name, dimension=dimension)


def _told_parts(view: ChartView, locale: Locale) -> str:
    """Return in a sentence what the bars show."""
    known = [bar for bar in view.bars if bar.value is not None]
    if not known:
        return value_text(view.figure, locale).words
    highest = max(known, key=lambda bar: bar.value or Decimal(0))
    label, value = _words(highest.name, locale), value_text(highest, locale).words
    if view.figure.as_of is None:
        return say(
            locale, "Highest: %(label)s, %(value)s. The table has all values.", label=label, value=value
        )
    return say(
        locale,
        "As of %(day)s. Highest: %(label)s, %(value)s. The table has all values.",
        day=format_day(view.figure.as_of, locale),
        label=label,
        value=value,
    )


def _told_dates(figures: Sequence[FigureView], locale: Locale) -> str:
    """Return in a sentence what the line shows."""
    known = [(figure, figure.as_of) for figure in figures if figure.value is not None and figure.as_of]
    if not known:
        return reason_text(figures[0], locale).words if figures else ""
    (first, first_day), (last, last_day) = known[0], known[-1]
    if len(known) == 1:
        return say(
            locale,
            "%(value)s (%(day)s)",
            value=value_text(first, locale).words,
            day=format_day(first_day, locale),
        )
    return say(
        locale,
        "From %(first)s (%(first_day)s) to %(last)s (%(last_day)s). The table has all values.",
        first=value_text(first, locale).words,
        first_day=format_day(first_day, locale),
        last=value_text(last, locale).words,
        last_day=format_day(last_day, locale),
    )


def _text(
    kind: str, text: Text, locale: Locale, *, y: int, x: str = "0", dx: int = 0, anchor: str = "start"
) -> str:
    """Return words in the drawing, marked where they stand in another language than the page."""
    language = f' lang="{_safe(text.language)}"' if text.language != locale.language else ""
    moved = f' dx="{dx}"' if dx else ""
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text class="{kind}"{language} x="{x}" y="{y}"{moved}{side}>{_safe(_words(text, locale))}</text>'


def _said(words: str, locale: Locale) -> Text:
    return Text(words=words, language=locale.language)


def _words(text: Text, locale: Locale) -> str:
    return set_text(text.words, locale) if text.language == locale.language else text.words


def _safe(text: str) -> str:
    return html.escape(text)
