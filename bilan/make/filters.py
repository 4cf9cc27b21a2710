"""What templates can do with values: the words, figures and dates of a page, set as its language has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial

from markupsafe import Markup, escape

from bilan.language.dates import RAISED
from bilan.language.formats import (
    format_day,
    format_file_size,
    format_list,
    format_month,
    format_number,
    format_period,
    format_share,
    format_value,
)
from bilan.language.kinds import kind_word, level_word
from bilan.language.locales import Locale
from bilan.language.typography import set_text
from bilan.language.words import country_name, in_language, own_name, say
from bilan.make.figures import absence_text, bare_text, quantity_text, unit_text, value_text
from bilan.make.picture_tags import PlaceName, picture_html
from bilan.model.content import Money
from bilan.model.indicators import Unit
from bilan.model.when import When, iso_text
from bilan.model.words import Text
from bilan.plan.blocks import FigureView, LinkView
from bilan.plan.picture_views import PictureView
from bilan.plan.views import SwitchView

SAID_OFTEN = ("day", "day_text", "month_text", "country", "countries", "marked", "plain")
"""What pages say again and again: the same titles, days and countries stand in many lists."""

REMEMBERED = 20_000
"""How many answers of each such filter are kept."""

SAID_IN_A_ROW = ("typeset",)
"""What pages say that come after each other: those of a list have the same description."""

FEW = 200
"""How many answers of each such filter are kept, and parts of such pages."""

KEPT = 8_000
"""How many parts of pages each macro remembers in a language: the cards of a large site, in some 15 MB."""


def filters_of(locale: Locale, locales: Mapping[str, Locale]) -> Mapping[str, Callable[..., object]]:
    """Return the filters of the templates of one language, by name."""
    with_locale: Mapping[str, Callable[..., str]] = {
        "bare": bare_text,
        "unit_name": unit_text,
        "day": day,
        "day_text": day_text,
        "month_text": month_text,
        "moment": moment,
        "money": money,
        "number": number,
        "file_size": format_file_size,
        "share": share,
        "country": country_name,
        "kind_word": kind_word,
        "level_word": level_word,
        "countries": countries,
        "in_language": in_language,
    }
    with_locales: Mapping[str, Callable[..., str]] = {
        "marked": marked,
        "plain": plain,
        "typeset": typeset,
        "value": value,
        "quantity": quantity,
        "absence": absence,
    }
    every: dict[str, Callable[..., str]] = {
        **{name: partial(make, locale=locale) for name, make in with_locale.items()},
        **{name: partial(make, locale=locale, locales=locales) for name, make in with_locales.items()},
    }
    return {
        **every,
        **{name: lru_cache(maxsize=REMEMBERED)(every[name]) for name in SAID_OFTEN},
        **{name: lru_cache(maxsize=FEW)(every[name]) for name in SAID_IN_A_ROW},
        **_IN_ALL_LANGUAGES,
    }


def kept(macro: Callable[..., Markup], most: int = KEPT) -> Callable[..., Markup]:
    """Return a macro that draws once what many pages show, and remembers it by what it was given.

    A macro sees nothing but what it is given, and of equal views every page shows the same. That does not
    hold of a view with figures: 1.0 and 1.00 are equal.
    """
    return lru_cache(maxsize=most)(macro)


def kept_shortly(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """Return a macro that remembers what pages show that come after each other."""
    return kept(macro, FEW)


def here(url: str, links: Sequence[LinkView]) -> str | None:
    """Return the address of a page where one of some links leads there: all other pages show them alike."""
    return url if any(one.url == url for one in links) else None


def translations(switches: Sequence[SwitchView]) -> tuple[SwitchView, ...]:
    """Return the ways to other languages that lead to the same page."""
    return tuple(one for one in switches if one.is_translation)


def marked(text: Text, locale: Locale, locales: Mapping[str, Locale]) -> Markup:
    """Return the words of a text, marked where they stand in another language than the page."""
    words = escape(plain(text, locale, locales))
    if text.language == locale.language:
        return words
    return Markup('<span lang="{}">{}</span>').format(text.language, words)


def plain(text: Text, locale: Locale, locales: Mapping[str, Locale]) -> str:
    """Return the words of a text without a mark, for attributes and titles."""
    return set_text(text.words, locales.get(text.language, locale))


def typeset(words: str, language: str, locale: Locale, locales: Mapping[str, Locale]) -> str:
    """Return words with the spaces and signs of the language they stand in."""
    return set_text(words, locales.get(language, locale))


def value(figure: FigureView, locale: Locale, locales: Mapping[str, Locale]) -> Markup:
    """Return a value with its qualifier and sign; why there is none where absent."""
    return marked(value_text(figure, locale), locale, locales)


def quantity(figure: FigureView, locale: Locale, locales: Mapping[str, Locale]) -> Markup:
    """Return a value with what it counts; why there is none where absent."""
    return marked(quantity_text(figure, locale), locale, locales)


def absence(figure: FigureView, locale: Locale, locales: Mapping[str, Locale]) -> Markup:
    """Return why a figure has no value; nothing where it has one."""
    return marked(absence_text(figure, locale), locale, locales)


def day(when: When, locale: Locale) -> Markup:
    """Return a day for readers and machines: `<time datetime="2018-04">about April 2018</time>`."""
    written = _raised(day_text(when, locale))
    return Markup(f'<time datetime="{iso_text(when)}">{written}</time>')  # noqa: S704 - both are safe


def day_text(when: When, locale: Locale) -> str:
    """Return a day in words."""
    return format_day(when, locale)


def month_text(when: When, locale: Locale) -> str:
    """Return the month of a day in words."""
    return format_month(when, locale)


def moment(when: dt.datetime, locale: Locale) -> str:
    """Return a day and a time in words."""
    on = format_day(When(day=when.date()), locale)
    return say(locale, "%(day)s at %(hour)s:%(minute)s", day=on, hour=f"{when:%H}", minute=f"{when:%M}")


def period(starts: When, ends: When | None, locale: Locale) -> Markup:
    """Return a period in words; one without an end is ongoing."""
    return _raised(format_period(starts, ends, locale))


def _raised(written: str) -> Markup:
    """Return a date with what stands above the line in it: `1<sup>er</sup> octobre 2021`."""
    return Markup(RAISED.sub(r"\1<sup>\2</sup>", str(escape(written))))  # noqa: S704 - escaped here


def money(amount: Money, locale: Locale) -> str:
    """Return an amount with its currency."""
    return format_value(amount.amount, Unit(key=amount.currency, currency=amount.currency), locale)


def number(count: Decimal | int, locale: Locale) -> str:
    """Return a plain number in digits."""
    return format_number(Decimal(count), locale)


def share(part: Decimal, locale: Locale) -> str:
    """Return a share from 0 to 1 as a percentage."""
    return format_share(part, locale)


def countries(codes: Sequence[str], locale: Locale) -> str:
    """Return the names of countries as a list in words, in the order of their codes."""
    return format_list([country_name(code, locale) for code in codes], locale)


def picture(view: PictureView, place: PlaceName, alt: str, *, is_first: bool = False) -> Markup:
    """Return a picture as it stands in a place, with an alternative text."""
    return Markup(picture_html(view, place, str(escape(alt)), is_first=is_first))  # noqa: S704 - escaped here


def json_script(text: str) -> Markup:
    """Return JSON as it can stand in a script element, which nothing in it can close."""
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704 - no tag can begin without its first sign


def inline_style(text: str) -> Markup:
    """Return a style sheet as it can stand in a style element, which nothing in it can close."""
    return Markup(text.replace("<", "\\3c "))  # noqa: S704 - no tag can begin without its first sign


_IN_ALL_LANGUAGES: Mapping[str, Callable[..., object]] = {
    "own_name": own_name,
    "here": here,
    "translations": translations,
    "kept": kept,
    "kept_shortly": kept_shortly,
    "picture": picture,
    "json": json_script,
    "css": inline_style,
}
"""The filters that are the same whatever the language."""
