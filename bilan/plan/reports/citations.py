"""How to cite a figure: as a sentence, and for BibTeX."""

from __future__ import annotations

import re

from bilan.language.formats import format_day, format_period, format_qualified, format_quantity
from bilan.language.kinds import with_kind
from bilan.language.typography import set_text
from bilan.language.words import say, say_in
from bilan.model.indicators import Figure, Kind
from bilan.model.when import Precision, When, iso_text
from bilan.model.words import Text
from bilan.plan.context import Context, indicator_url, words_in
from bilan.plan.reports.report_blocks import CitationView
from bilan.plan.routes import absolute_url

_SPECIAL = {
    **{sign: f"\\{sign}" for sign in "#$%&_{}"},
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "\N{NARROW NO-BREAK SPACE}": r"\,",
    "\N{NO-BREAK SPACE}": "~",
}
"""Signs that LaTeX takes for something else, or not at all."""
_SPECIALS = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")


def anchor_of(when: When) -> str:
    """Return the anchor of a dated value: `as-of-2021-09-29`, the same in every language."""
    return f"as-of-{iso_text(when)}"


def citation_view(context: Context, language: str, figure: Figure) -> CitationView | None:
    """Return how to cite a figure; None where there is no value that could be cited."""
    if figure.value is None or figure.as_of is None:
        return None
    locale = context.locales[language]
    settings = context.site.settings
    name = words_in(context, context.site.indicators[figure.indicator].name, language).words
    quantity = format_quantity(figure.value, figure.unit, locale)
    value = with_kind(format_qualified(figure.qualifier, quantity, locale), figure.kind, locale)
    if figure.starts is not None:
        day = format_period(figure.starts, figure.as_of, locale)
        title = say(locale, "%(name)s: %(value)s, %(period)s", name=name, value=value, period=day)
    else:
        day = format_day(figure.as_of, locale)
        is_day = figure.as_of.precision is Precision.DAY and not figure.as_of.is_about
        title = (
            say(locale, "%(name)s: %(value)s, as of %(day)s", name=name, value=value, day=day)
            if is_day
            else say_in(
                locale, "month or year", "%(name)s: %(value)s, %(day)s", name=name, value=value, day=day
            )
        )
    site = words_in(context, settings.name, language).words
    author = words_in(context, settings.publisher.name, language).words if settings.publisher else site
    address = indicator_url(context, figure.indicator, language)
    url = f"{absolute_url(context.routes, address)}#{anchor_of(figure.as_of)}"
    said = {"author": author, "title": title, "site": site}
    gaps = {**{name: set_text(words, locale) for name, words in said.items()}, "address": url}
    return CitationView(
        text=Text(
            words=say(locale, "%(author)s. %(title)s. %(site)s. %(address)s", **gaps), language=language
        ),
        bibtex=_bibtex(figure, figure.as_of, language, gaps),
    )


def _bibtex(figure: Figure, as_of: When, language: str, words: dict[str, str]) -> str:
    month = [("month", str(as_of.day.month))] if as_of.precision is not Precision.YEAR else []
    fields = [
        ("author", f"{{{_safe(words['author'])}}}"),
        ("title", f"{{{_safe(words['title'])}}}"),
        ("howpublished", _safe(words["site"])),
        ("year", str(as_of.day.year)),
        *month,
        ("url", words["address"]),
        ("language", language),
        *([] if figure.kind is Kind.RESULT else [("keywords", figure.kind.value)]),
    ]
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields)
    return f"@misc{{{figure.indicator}-{iso_text(as_of)},\n{lines}}}"


def _safe(words: str) -> str:
    return _SPECIALS.sub(lambda match: _SPECIAL[match[0]], words)
