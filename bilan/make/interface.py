"""The interface strings as templates say them: typeset once, however many pages say them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from markupsafe import Markup, escape

from bilan.language.locales import Locale, translations
from bilan.language.typography import set_html

_GAP = re.compile(r"%\(\w+\)[sd]")
_HELD = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a gap while a sentence is typeset."""


def interface_of(locale: Locale) -> Mapping[str, Callable[..., Markup]]:
    """Return the functions that say interface strings in a language, by the names that gettext gave them.

    The strings have the spaces and quotation marks of the language; what fills their gaps is escaped.
    """
    catalogue = translations(locale)

    @cache
    def typeset(sentence: str) -> str:
        gaps = iter(_GAP.findall(sentence))
        words = set_html(_GAP.sub(_HELD, sentence).replace("%%", "%"), locale).replace("%", "%%")
        return re.sub(_HELD, lambda _: next(gaps), words)

    @cache
    def whole(sentence: str) -> Markup:
        return _filled(typeset(sentence), {})

    def said(sentence: str, gaps: Mapping[str, object]) -> Markup:
        return _filled(typeset(sentence), gaps) if gaps else whole(sentence)

    def gettext(message: str, /, **gaps: object) -> Markup:
        return said(catalogue.gettext(message), gaps)

    def ngettext(one: str, many: str, num: int, /, **gaps: object) -> Markup:
        return said(catalogue.ngettext(one, many, num), {"num": num, **gaps})

    def pgettext(context: str, message: str, /, **gaps: object) -> Markup:
        return said(catalogue.pgettext(context, message), gaps)

    def npgettext(context: str, one: str, many: str, num: int, /, **gaps: object) -> Markup:
        return said(catalogue.npgettext(context, one, many, num), {"num": num, **gaps})

    return {
        "_": gettext,
        "gettext": gettext,
        "ngettext": ngettext,
        "pgettext": pgettext,
        "npgettext": npgettext,
    }


def _filled(sentence: str, gaps: Mapping[str, object]) -> Markup:
    """Return a sentence with its gaps filled; a number has nothing to escape."""
    safe = {name: what if isinstance(what, int) else escape(what) for name, what in gaps.items()}
    return Markup(sentence % safe)  # noqa: S704 - the sentence is ours, the rest is escaped
