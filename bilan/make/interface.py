"""The interface strings as templates say them: typeset once, however many pages say them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, partial

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
    typeset = cache(partial(_typeset, locale=locale))

    @cache
    def message(context: str | None, words: str) -> str:
        said = catalogue.gettext(words) if context is None else catalogue.pgettext(context, words)
        return typeset(said)

    @cache
    def whole(context: str | None, words: str) -> Markup:
        return _filled(message(context, words), {})

    def gettext(words: str, /, **gaps: object) -> Markup:
        return _filled(message(None, words), gaps) if gaps else whole(None, words)

    def pgettext(context: str, words: str, /, **gaps: object) -> Markup:
        return _filled(message(context, words), gaps) if gaps else whole(context, words)

    def ngettext(one: str, many: str, num: int, /, **gaps: object) -> Markup:
        return _filled(typeset(catalogue.ngettext(one, many, num)), {"num": num, **gaps})

    def npgettext(context: str, one: str, many: str, num: int, /, **gaps: object) -> Markup:
        return _filled(typeset(catalogue.npgettext(context, one, many, num)), {"num": num, **gaps})

    return {
        "_": gettext,
        "gettext": gettext,
        "ngettext": ngettext,
        "pgettext": pgettext,
        "npgettext": npgettext,
    }


def _typeset(sentence: str, locale: Locale) -> str:
    gaps = iter(_GAP.findall(sentence))
    words = set_html(_GAP.sub(_HELD, sentence).replace("%%", "%"), locale).replace("%", "%%")
    return re.sub(_HELD, lambda _: next(gaps), words)


def _filled(sentence: str, gaps: Mapping[str, object]) -> Markup:
    """Return a sentence with its gaps filled; a number has nothing to escape."""
    safe = {name: what if isinstance(what, int) else escape(what) for name, what in gaps.items()}
    return Markup(sentence % safe)  # noqa: S704 - the sentence is ours, the rest is escaped
