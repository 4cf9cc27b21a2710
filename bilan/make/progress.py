"""The way from a baseline to a target as SVG: what was reached is solid, the target an outline.

The style sheet knows these classes: `progress`, `progress-target`, `progress-reached`, `progress-mark`,
and those of the words in charts: `chart-label`, `chart-value`, `chart-day`.
"""

from __future__ import annotations

import html
from decimal import Decimal

from bilan.language.formats import format_day, format_share
from bilan.language.locales import Locale
from bilan.language.typography import set_text
from bilan.language.words import say
from bilan.make.figures import quantity_text, value_text
from bilan.make.lines import number_text
from bilan.plan.blocks import FigureView
from bilan.plan.reports.report_blocks import ProgressView

_LEFT, _ROOM = Decimal(1), Decimal(98)
"""Percent of the width: where the drawing begins, and how much of it there is."""
_BAR_TOP, _BAR = 28, 22
_BELOW = 72
_LINE = 20
_HALF = Decimal(50)


def make_progress(view: ProgressView, locale: Locale) -> str:
    """Return the progress as SVG: the baseline at the left, the target at the right, whichever is larger."""
    low, high = min(Decimal(0), view.share), max(Decimal(1), view.share)
    spots = [_LEFT + (share - low) / (high - low) * _ROOM for share in (Decimal(0), view.share, Decimal(1))]
    start, reached, end = spots
    title, told = say(locale, "Progress to the target"), _told(view, locale)
    drawn = (
        _bar("progress-reached", min(start, reached), abs(reached - start), inset=5)
        + _bar("progress-target kind-target", start, end - start, inset=0)
        + _mark(reached)
        + _text("chart-value", value_text(view.figure, locale).words, reached, 16)
        + _milestone(
            say(locale, "Baseline: %(value)s", value=_value(view.baseline, locale)),
            view.baseline,
            start,
            locale,
        )
        + _milestone(
            say(locale, "Target: %(value)s", value=_value(view.target, locale)), view.target, end, locale
        )
    )
    return (
        f'<svg class="progress kind-{view.figure.kind}" role="img" width="100%" height="{_BELOW + _LINE + 8}"'
        f' overflow="visible" aria-label="{_safe(f"{title}. {told}")}">'
        f"<title>{_safe(title)}</title><desc>{_safe(told)}</desc>{drawn}</svg>"
    )


def _bar(kind: str, start: Decimal, width: Decimal, *, inset: int) -> str:
    return (
        f'<rect class="{kind}" x="{number_text(start)}%" y="{_BAR_TOP + inset}"'
        f' width="{number_text(width)}%" height="{_BAR - 2 * inset}"/>'
    )


def _mark(across: Decimal) -> str:
    x = f"{number_text(across)}%"
    return f'<line class="progress-mark" x1="{x}" x2="{x}" y1="{_BAR_TOP - 6}" y2="{_BAR_TOP + _BAR}"/>'


def _milestone(words: str, figure: FigureView, across: Decimal, locale: Locale) -> str:
    day = "" if figure.as_of is None else format_day(figure.as_of, locale)
    drawn = _text("chart-label", set_text(words, locale), across, _BELOW)
    return drawn + (_text("chart-day", day, across, _BELOW + _LINE) if day else "")


def _value(figure: FigureView, locale: Locale) -> str:
    return value_text(figure, locale).words


def _told(view: ProgressView, locale: Locale) -> str:
    return say(
        locale,
        "From %(baseline)s to %(value)s; the target is %(target)s. That is %(share)s of the way.",
        baseline=_value(view.baseline, locale),
        value=quantity_text(view.figure, locale).words,
        target=_value(view.target, locale),
        share=format_share(view.share, locale),
    )


def _text(kind: str, words: str, across: Decimal, y: int) -> str:
    """Return words at a place, to its inner side, so that they never leave the drawing."""
    anchor = ' text-anchor="end"' if across > _HALF else ""
    return f'<text class="{kind}" x="{number_text(across)}%" y="{y}"{anchor}>{_safe(words)}</text>'


def _safe(text: str) -> str:
    return html.escape(text)
