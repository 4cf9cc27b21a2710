"""What a figure says in words: its value, its day, or why there is none."""

from __future__ import annotations

from decimal import Decimal

from bilan.language.formats import (
    format_day,
    format_qualified,
    format_quantity,
    format_unit,
    format_value,
)
from bilan.language.locales import Locale
from bilan.language.words import say
from bilan.model.indicators import AbsenceReason
from bilan.model.words import Text
from bilan.plan.blocks import FigureView

_MANY = Decimal(100)


def value_text(figure: FigureView, locale: Locale) -> Text:
    """Return a value with its qualifier and sign, as in `more than 33 000`; where absent, why there is none.

    The words are in the language of the page, but for a reason that the editors gave in another.
    """
    if figure.value is None:
        return absence_text(figure, locale)
    return Text(
        words=format_qualified(figure.qualifier, bare_text(figure, locale), locale), language=locale.language
    )


def bare_text(figure: FigureView, locale: Locale) -> str:
    """Return a value without its qualifier; nothing where there is none."""
    if figure.value is None:
        return ""
    return format_value(figure.value, figure.unit, locale, is_short=figure.is_short)


def quantity_text(figure: FigureView, locale: Locale) -> Text:
    """Return a value with its qualifier and what it counts, as in `more than 33 000 people`."""
    if figure.value is None:
        return absence_text(figure, locale)
    quantity = format_quantity(figure.value, figure.unit, locale, is_short=figure.is_short)
    return Text(words=format_qualified(figure.qualifier, quantity, locale), language=locale.language)


def absence_text(figure: FigureView, locale: Locale) -> Text:
    """Return why there is no value, and when one is expected; no words where there is one."""
    if figure.value is not None:
        return Text(words="", language=locale.language)
    absence = figure.absence
    reason = reason_text(figure, locale) if absence is None or absence.words is None else absence.words
    if absence is None or absence.expected is None or reason.language != locale.language:
        return reason
    day = format_day(absence.expected, locale)
    words = say(locale, "%(reason)s; expected: %(day)s", reason=reason.words, day=day)
    return Text(words=words, language=locale.language)


def reason_text(figure: FigureView, locale: Locale) -> Text:
    """Return in two or three words why there is no value, where the editors' own would be too long."""
    reason = AbsenceReason.NOT_REPORTED if figure.absence is None else figure.absence.reason
    return Text(words=_reason(reason, locale), language=locale.language)


def unit_text(figure: FigureView, locale: Locale) -> str:
    """Return the word for what is counted, in the plural that the value takes; nothing for percent and money.

    Where there is no value it is the plural for many, as in a heading.
    """
    return format_unit(_MANY if figure.value is None else figure.value, figure.unit, locale)


def _reason(reason: AbsenceReason, locale: Locale) -> str:
    return {
        AbsenceReason.NOT_REPORTED: say(locale, "not yet reported"),
        AbsenceReason.IN_VERIFICATION: say(locale, "being verified"),
        AbsenceReason.NOT_APPLICABLE: say(locale, "not applicable"),
        AbsenceReason.WITHHELD: say(locale, "withheld"),
        AbsenceReason.DISCONTINUED: say(locale, "no longer counted"),
    }[reason]
