"""Days, months and periods in words, and ordinals."""

from __future__ import annotations

import re

from babel.dates import format_date, format_skeleton

from bilan.language.digits import NO_BREAK, write_digits
from bilan.language.locales import Locale, babel_locale
from bilan.language.words import elide, say, say_in
from bilan.model.when import Precision, When

_FIRST_OF_MONTH = {"fr": "1er"}
"""How languages write the first day of a month where it is no plain 1."""

_DAY_AND_MONTH = re.compile(r"^(\d+(?:er)?) (?=\D)")

RAISED = re.compile(r"\b(1)(er)\b")
"""A first day as above, and after it what stands above the line in print."""


def format_day(when: When, locale: Locale) -> str:
    """Return a date as exactly as it is known: `29 September 2021`, `1er octobre 2021`, `vers 2018`."""
    return _with_about(when, _written(when, locale), locale)


def format_month(when: When, locale: Locale) -> str:
    """Return the month of a date: `May 2020`; the year where no more is known."""
    if when.precision is not Precision.DAY:
        return format_day(when, locale)
    return format_day(When(day=when.day, precision=Precision.MONTH, is_about=when.is_about), locale)


def format_period(starts: When, ends: When | None, locale: Locale) -> str:
    """Return a period: `2009–2012`, `since 2010` while it lasts, `1 May to 30 June 2021`.

    It is long enough to be broken into lines, but never between a day and its month.
    """
    if ends is None:
        return _format_since(starts, locale)
    if starts == ends:
        return _with_about(starts, _kept(_written(starts, locale)), locale)
    if starts.is_about or ends.is_about:
        first, last = (_with_about(one, _kept(_written(one, locale)), locale) for one in (starts, ends))
        return say(locale, "%(first)s – %(last)s", first=first, last=last)
    first, last = _kept(_shortened(starts, ends, locale)), _kept(_written(ends, locale))
    if starts.precision is ends.precision is Precision.YEAR:
        return f"{first}–{last}"
    return elide(_joined(starts, ends, first, last, locale), locale)


def format_as_of(starts: When | None, ends: When | None, locale: Locale) -> str:
    """Return the day or the period that a figure speaks of, as a sentence: `As of 29 September 2021`."""
    if ends is None:
        return say(locale, "No value yet")
    if starts is not None:
        return say(locale, "Counted over %(period)s", period=format_period(starts, ends, locale))
    if ends.is_about or ends.precision is not Precision.DAY:
        return say_in(locale, "month or year", "As of %(day)s", day=format_day(ends, locale))
    return say(locale, "As of %(day)s", day=format_day(ends, locale))


def _joined(starts: When, ends: When, first: str, last: str, locale: Locale) -> str:
    if starts.precision is Precision.DAY:
        if ends.precision is Precision.DAY:
            return say(locale, "%(first_day)s to %(last_day)s", first_day=first, last_day=last)
        return say(locale, "%(first_day)s to %(last_month)s", first_day=first, last_month=last)
    if ends.precision is Precision.DAY:
        return say(locale, "%(first_month)s to %(last_day)s", first_month=first, last_day=last)
    return say(locale, "%(first_month)s to %(last_month)s", first_month=first, last_month=last)


def _format_since(starts: When, locale: Locale) -> str:
    written = _kept(_written(starts, locale))
    if starts.precision is Precision.DAY:
        if starts.is_about:
            return say(locale, "since about %(day)s", day=written)
        return say(locale, "since %(day)s", day=written)
    if starts.is_about:
        return say(locale, "since about %(month)s", month=written)
    return say(locale, "since %(month)s", month=written)


def _with_about(when: When, written: str, locale: Locale) -> str:
    if not when.is_about:
        return written
    if when.precision is Precision.DAY:
        return say(locale, "about %(day)s", day=written)
    return say(locale, "about %(month)s", month=written)


def _written(when: When, locale: Locale) -> str:
    if when.precision is Precision.YEAR:
        return str(when.day.year)
    if when.precision is Precision.MONTH:
        return format_skeleton("yMMMM", when.day, locale=babel_locale(locale))
    return _with_first(format_date(when.day, "long", locale=babel_locale(locale)), locale)


def _shortened(starts: When, ends: When, locale: Locale) -> str:
    """Return the start of a period without what its end says again: `1` of `1 to 15 May 2021`."""
    if starts.precision is not ends.precision or starts.day.year != ends.day.year:
        return _written(starts, locale)
    if starts.precision is Precision.MONTH:
        return format_date(starts.day, "LLLL", locale=babel_locale(locale))
    if starts.day.month == ends.day.month:
        return _with_first(str(starts.day.day), locale)
    return _with_first(format_skeleton("MMMMd", starts.day, locale=babel_locale(locale)), locale)


def _with_first(text: str, locale: Locale) -> str:
    return re.sub(r"^1(?!\d)", _FIRST_OF_MONTH.get(locale.language, "1"), text)


def _kept(written: str) -> str:
    """Return a date whose day and month are never parted by the end of a line."""
    return _DAY_AND_MONTH.sub(rf"\1{NO_BREAK}", written)


def format_ordinal(number: int, locale: Locale, *, is_feminine: bool = False) -> str:
    """Return a place in an order: `1st`, `22nd`; in French `1er`, `1re` where its word is feminine, `2e`."""
    written = write_digits(number, locale)
    if locale.language == "fr":
        if number == 1:
            return f"{written}re" if is_feminine else f"{written}er"
        return f"{written}e"
    if locale.language == "en":
        teens = range(11, 14)
        ending = "th" if number % 100 in teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return written + ending
    return f"{written}."
