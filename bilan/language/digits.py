"""Digits in groups, with the signs of a locale: what every number is written with."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from babel.numbers import get_decimal_symbol, get_group_symbol

from bilan.language.locales import Locale, babel_locale
from bilan.model.site import Style

NARROW = "\u202f"
"""The narrow no-break space: between groups of digits, and before tall punctuation in French."""
NO_BREAK = "\u00a0"
"""The no-break space: between a number and what it counts in."""
MINUS = "\u2212"


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Return a value with so many decimals; a half goes away from zero, as a spreadsheet shows it."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def write_digits(value: Decimal | int, locale: Locale) -> str:
    """Return a value in the digits of a locale, with the decimals it has: 1234.50 as `1 234,50`.

    Source: Interinstitutional Style Guide, 6.5 and 10.1.9, for the style of the EU.
    """
    whole, _, fraction = f"{abs(Decimal(value)):,f}".partition(".")
    written = whole.replace(",", group_sign(locale))
    if fraction:
        written += get_decimal_symbol(babel_locale(locale)) + fraction
    return MINUS + written if value < 0 else written


def group_sign(locale: Locale) -> str:
    """Return what stands between two groups of three digits."""
    if locale.style is Style.EU:
        return NARROW
    sign = get_group_symbol(babel_locale(locale))
    return NARROW if sign.isspace() else sign


def percent_sign(locale: Locale) -> str:
    """Return the percent sign, with the space that belongs before it."""
    if locale.style is Style.EU:
        return f"{NO_BREAK}%"
    pattern = babel_locale(locale).percent_formats[None].pattern
    return f"{NO_BREAK}%" if pattern[-2:-1].isspace() else "%"
