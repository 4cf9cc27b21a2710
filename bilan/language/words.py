"""Words of the interface, names of countries and languages, addresses, and alphabetical order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

import babel

from bilan.language.countries import COUNTRIES
from bilan.language.digits import write_digits
from bilan.language.locales import SOURCE_LANGUAGE, Locale, babel_locale, translations

ADDRESSES: Mapping[str, str] = {
    "stories": "news-stories",
    "objectives": "objectives",
    "projects": "projects",
    "indicators": "indicators",
    "factsheets": "factsheets",
    "topics": "topics",
    "results": "results",
    "countries": "countries",
    "data": "data",
    "search": "search",
    "kind": "kind",
    "year": "year",
    "objective": "objective",
    "country": "country",
    "region": "region",
    "funder": "funder",
    "order": "order",
    "contribution": "contribution",
    "topic": "topic",
    "page": "page",
    "as-of": "as-of",
    "corrections": "corrections",
    "subscribe": "subscribe",
}
"""Section to its part of an address in the source language; in the catalogues in the context `address`."""

_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "Œ": "OE",
        "æ": "ae",
        "Æ": "AE",
        "ß": "ss",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
    }
)
"""Letters that do not come apart into a plain letter and an accent."""

_JOINS = re.compile("[’‘‐‑–—]")
"""Signs between words that are not ASCII and would leave nothing behind."""

_BEFORE_VOWEL = re.compile(
    r"\b([Dd])e (?=[aâàæeéèêëiîïoôœuûùh])(?!(?:hameau|handicap|hangar|haie|halte))", re.IGNORECASE
)


def say(locale: Locale, message: str, /, **gaps: object) -> str:
    """Return a message in a language, its gaps filled: `say(fr, "Page %(page)s", page=2)`.

    The message is the one written here, in the source language, and is what the catalogues are filled from.
    A percent sign of its own is written twice.
    """
    return translations(locale).gettext(message) % gaps


def say_many(locale: Locale, one: str, many: str, count: Decimal | int, /, **gaps: object) -> str:
    """Return the message for a count: `say_many(en, "%(num)s story", "%(num)s stories", 12)` is `12 stories`.

    The gap `num` is the count in the digits of the language, unless it is given.
    """
    filled = {"num": write_digits(count, locale)} | gaps
    return translations(locale).ngettext(one, many, plural_count(count, locale)) % filled


def say_in(locale: Locale, context: str, message: str, /, **gaps: object) -> str:
    """Return a message that means something else in another context, its gaps filled."""
    return translations(locale).pgettext(context, message) % gaps


def say_many_in(locale: Locale, context: str, one: str, many: str, count: Decimal | int, /) -> str:
    """Return the word for a count in a context."""
    return translations(locale).npgettext(context, one, many, plural_count(count, locale))


def plural_count(count: Decimal | int, locale: Locale) -> int:
    """Return the whole number that takes the same plural: catalogues know no others.

    1.5 counts as one in French and as many in English.
    """
    if count == int(count):
        return abs(int(count))
    return 1 if babel_locale(locale).plural_form(count) == "one" else 2


def elide(text: str, locale: Locale) -> str:
    """Return a text whose filled gaps join on as they are spoken: `d’emplois` for `de emplois` in French."""
    return _BEFORE_VOWEL.sub(r"\1’", text) if locale.language == "fr" else text


def country_name(code: str, locale: Locale) -> str:
    """Return the name of a country: the EU's where the catalogue has it; its code where nobody knows one."""
    if code in COUNTRIES:
        return say_in(locale, "country", COUNTRIES[code])
    return str(babel_locale(locale).territories.get(code, code))


def language_name(language: str, locale: Locale) -> str:
    """Return the name of a language in another or in itself: `French`, `français`."""
    return str(babel_locale(locale).languages.get(language, language))


def source_name(language: str) -> str:
    """Return what messages to editors call a language: `English`, `French`."""
    try:
        return babel.Locale.parse(language).get_language_name(SOURCE_LANGUAGE) or language
    except (ValueError, babel.UnknownLocaleError):
        return language


@lru_cache(maxsize=64)
def own_name(language: str) -> str:
    """Return what a language calls itself, as a link to it says: `English`, `Français`."""
    try:
        name = babel.Locale.parse(language).get_language_name(language) or language
    except (ValueError, babel.UnknownLocaleError):
        name = language
    return name[:1].upper() + name[1:]


def in_language(language: str, locale: Locale) -> str:
    """Return the mark of something that is there in another language: `in French`, `en anglais`."""
    return say(locale, "in %(language)s", language=language_name(language, locale))


def section_address(section: str, locale: Locale) -> str:
    """Return the part of an address that stands for a section: `actualites-recits` for the stories in French.

    Raises:
        KeyError: there is no such section.
    """
    return say_in(locale, "address", ADDRESSES[section])


def slug_of(text: str) -> str:
    """Return a text as a part of an address: `L’été à Nder` becomes `l-ete-a-nder`.

    It is empty where the text holds no letter or digit that has a place in the Latin alphabet.
    """
    plain = unicodedata.normalize("NFKD", _JOINS.sub("-", text.translate(_LETTERS)))
    return "-".join(re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower()))


def sort_key(text: str, locale: Locale) -> tuple[str, str, str]:  # noqa: ARG001 - order is a matter of language
    """Return what a text is put in alphabetical order by: É with E, Œ as OE, and accents only between equals.

    It is the order of English and French; a language with letters of its own after Z gets them here.
    """
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS).casefold())
    letters = "".join(sign for sign in apart if sign.isalnum() or sign.isspace())
    accents = "".join(sign for sign in apart if unicodedata.combining(sign))
    return " ".join(letters.split()), accents, text.swapcase()
