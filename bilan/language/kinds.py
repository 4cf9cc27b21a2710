"""The word for each kind of figure, by which no target is taken for a result."""

from __future__ import annotations

from bilan.language.locales import Locale
from bilan.language.words import say, say_in
from bilan.model.indicators import Kind, Level


def kind_word(kind: Kind, locale: Locale) -> str:
    """Return what sort of number a figure is, in a word: `target`, `estimation`."""
    return {
        Kind.RESULT: say_in(locale, "kind of figure", "result"),
        Kind.TARGET: say_in(locale, "kind of figure", "target"),
        Kind.PLEDGE: say_in(locale, "kind of figure", "pledge"),
        Kind.PLANNED: say_in(locale, "kind of figure", "planned"),
        Kind.ESTIMATE: say_in(locale, "kind of figure", "estimate"),
        Kind.CONTEXT: say_in(locale, "kind of figure", "context"),
        Kind.BUDGET: say_in(locale, "kind of figure", "budget"),
    }[kind]


def level_word(level: Level, locale: Locale) -> str:
    """Return how far along the chain of results a figure measures, in a word: `output`, `effet direct`."""
    return {
        Level.OUTPUT: say_in(locale, "level of result", "output"),
        Level.OUTCOME: say_in(locale, "level of result", "outcome"),
        Level.IMPACT: say_in(locale, "level of result", "impact"),
    }[level]


def with_kind(written: str, kind: Kind, locale: Locale) -> str:
    """Return a written value with the word for its kind where it is no result: `350 000 (target)`."""
    if kind is Kind.RESULT:
        return written
    return say(locale, "%(value)s (%(kind)s)", value=written, kind=kind_word(kind, locale))
