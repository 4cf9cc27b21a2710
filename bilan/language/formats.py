"""Numbers, shares, money, units and lists as a language writes them: the only place that rounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from babel.lists import format_list as babel_list
from babel.numbers import get_currency_name, get_currency_precision

from bilan.language.dates import format_as_of, format_day, format_month, format_ordinal, format_period
from bilan.language.digits import NO_BREAK, percent_sign, round_half_up, write_digits
from bilan.language.locales import Locale, babel_locale
from bilan.language.units import PERCENT, UNITS
from bilan.language.words import elide, say, say_in, say_many, say_many_in
from bilan.model.indicators import Qualifier, Unit

__all__ = [
    "QUALIFIERS",
    "format_as_of",
    "format_day",
    "format_file_size",
    "format_list",
    "format_month",
    "format_number",
    "format_ordinal",
    "format_period",
    "format_qualified",
    "format_quantity",
    "format_range",
    "format_share",
    "format_short",
    "format_unit",
    "format_value",
    "printed_value",
]

MILLION = Decimal(10**6)
BILLION = Decimal(10**9)
_PROMOTED = 1000
_KILOBYTES_UNTIL = 999_500
"""From this size on, a file is weighed in megabytes."""

QUALIFIERS: Mapping[Qualifier, str] = {
    Qualifier.MORE_THAN: "more than %(value)s",
    Qualifier.AT_LEAST: "at least %(value)s",
    Qualifier.ALMOST: "almost %(value)s",
    Qualifier.ABOUT: "about %(value)s",
    Qualifier.UP_TO: "up to %(value)s",
}
"""What stands before a qualified value; in the catalogues in the context `qualifier`."""

_CODE_FIRST = frozenset({"en", "ga", "lv", "mt"})
"""The languages that write `EUR 30`. Source: Interinstitutional Style Guide, 7.3.3."""


def format_number(value: Decimal, locale: Locale, decimals: int | None = None) -> str:
    """Return a number in digits: `1 865 220`. It keeps its decimals, or is rounded half up to `decimals`."""
    return write_digits(value if decimals is None else round_half_up(value, decimals), locale)


def format_short(value: Decimal, locale: Locale) -> str:
    """Return a large number in words: `1.9 million`, `2,45 millions`, `3,39 milliards`.

    It has two decimals where they tell the value exactly, otherwise one. Below one million it is the plain
    number. A thousand billion keeps that name: the next one means another number in each language.
    """
    number, step = _shorten(value)
    if step == BILLION:
        return _bind(say_many(locale, "%(num)s billion", "%(num)s billion", number))
    if step == MILLION:
        return _bind(say_many(locale, "%(num)s million", "%(num)s million", number))
    return write_digits(number, locale)


def format_value(value: Decimal, unit: Unit, locale: Locale, *, is_short: bool = False) -> str:
    """Return a value with the sign of its unit: `12.5 %`, `EUR 12 500`, `3,3 milliards d’euros`.

    A unit that is a word is left to `format_unit`.
    """
    if unit.currency is not None:
        return _format_money(value, unit.currency, locale, is_short=is_short)
    if unit.key == PERCENT:
        return write_digits(value, locale) + percent_sign(locale)
    return format_short(value, locale) if is_short else write_digits(value, locale)


def printed_value(value: Decimal, unit: Unit, *, is_short: bool = False) -> Decimal:
    """Return the number that readers of `format_value` see: 1 900 000 for 1 865 220 in short."""
    if unit.key == PERCENT:
        return value
    if is_short and abs(value) >= MILLION:
        number, step = _shorten(value)
        return number * step
    return value if unit.currency is None else round_half_up(value, get_currency_precision(unit.currency))


def format_unit(value: Decimal, unit: Unit, locale: Locale) -> str:
    """Return the word of a unit beside a value: `people`, `personne`. Percent and money have none.

    Raises:
        KeyError: the unit is neither known nor one of the site's. Loading refuses such units.
    """
    if unit.currency is not None or unit.key == PERCENT:
        return ""
    words = unit.words or (locale.units[unit.key].words if unit.key in locale.units else None)
    if words is None:
        return say_many_in(locale, "unit", *UNITS[unit.key], value)
    forms = words.get(locale.language) or next(iter(words.values()))
    form = babel_locale(locale).plural_form(value)
    return forms.get(form) or forms.get("other") or next(iter(forms.values()))


def format_quantity(value: Decimal, unit: Unit, locale: Locale, *, is_short: bool = False) -> str:
    """Return a value with its unit, sign or word: `295 998 people`, `1,9 million de personnes`, `12.5 %`."""
    word = format_unit(value, unit, locale)
    if not word:
        return format_value(value, unit, locale, is_short=is_short)
    if is_short and abs(value) >= MILLION:
        return _say_large(value, word, locale)
    return f"{write_digits(value, locale)} {word}"


def format_qualified(qualifier: Qualifier | None, text: str, locale: Locale) -> str:
    """Return a written value with how it stands to the truth: `more than 33 000`, `plus de 33 000`."""
    return text if qualifier is None else say_in(locale, "qualifier", QUALIFIERS[qualifier], value=text)


def format_range(low: Decimal, high: Decimal, locale: Locale) -> str:
    """Return the numbers from one to another: `10–20`; in words where a minus sign would meet the dash."""
    first, last = write_digits(low, locale), write_digits(high, locale)
    if low < 0 or high < 0:
        return say(locale, "%(low)s to %(high)s", low=first, high=last)
    return f"{first}–{last}"


def format_share(share: Decimal, locale: Locale, decimals: int = 0) -> str:
    """Return a share from 0 to 1 as a percentage: 0.425 is `43 %`, or `42.5 %` with one decimal."""
    return write_digits(round_half_up(share * 100, decimals), locale) + percent_sign(locale)


def format_file_size(size: int, locale: Locale) -> str:
    """Return the size of a file: `62 kB`, `1.4 MB`; in French `62 ko`, `1,4 Mo`.

    The letters are those of the language; a thousand bytes make a kilobyte.
    """
    if size < _KILOBYTES_UNTIL:
        number = write_digits(Decimal(max(1, round(size / 1000))), locale)
        return _bind(say(locale, "%(number)s kB", number=number))
    number = write_digits(round_half_up(Decimal(size) / MILLION, 1), locale)
    return _bind(say(locale, "%(number)s MB", number=number))


def format_list(texts: Sequence[str], locale: Locale) -> str:
    """Return texts as a list in a sentence: `a, b and c`. No text is an empty text."""
    return babel_list(list(texts), locale=babel_locale(locale))


def _format_money(value: Decimal, currency: str, locale: Locale, *, is_short: bool) -> str:
    if is_short and abs(value) >= MILLION:
        if locale.language in _CODE_FIRST:
            return f"{currency}{NO_BREAK}{format_short(value, locale)}"
        return _say_large(value, get_currency_name(currency, count=2, locale=babel_locale(locale)), locale)
    exact = round_half_up(value, get_currency_precision(currency))
    amount = write_digits(round_half_up(exact, 0) if exact == exact.to_integral_value() else exact, locale)
    if locale.language in _CODE_FIRST:
        return f"{currency}{NO_BREAK}{amount}"
    return f"{amount}{NO_BREAK}{currency}"


def _say_large(value: Decimal, unit: str, locale: Locale) -> str:
    """Return a value of a million or more with its unit: some languages join them with a word."""
    number, step = _shorten(value)
    if step == BILLION:
        said = say_many(locale, "%(num)s billion %(unit)s", "%(num)s billion %(unit)s", number, unit=unit)
    else:
        said = say_many(locale, "%(num)s million %(unit)s", "%(num)s million %(unit)s", number, unit=unit)
    return _bind(elide(said, locale))


def _shorten(value: Decimal) -> tuple[Decimal, Decimal]:
    """Return what is written of a value, and the step it is counted in: 1.9 and a million for 1 865 220."""
    if abs(value) < MILLION:
        return value, Decimal(1)
    number = _rounded(value / MILLION)
    return (number, MILLION) if abs(number) < _PROMOTED else (_rounded(value / BILLION), BILLION)


def _rounded(value: Decimal) -> Decimal:
    exact = round_half_up(value, 2)
    return (exact if exact == value else round_half_up(value, 1)).normalize()


def _bind(text: str) -> str:
    """Return a text whose number keeps to the word after it; there is no other plain space in a number."""
    return text.replace(" ", NO_BREAK, 1)
