from __future__ import annotations

import calendar
import datetime as dt
import locale as system_locale
import re
from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.language.digits import round_half_up
from bilan.language.formats import (
    QUALIFIERS,
    format_day,
    format_file_size,
    format_list,
    format_month,
    format_number,
    format_ordinal,
    format_period,
    format_qualified,
    format_quantity,
    format_range,
    format_share,
    format_short,
    format_unit,
    format_value,
)
from bilan.language.locales import Locale
from bilan.language.units import UNITS
from bilan.model.indicators import Qualifier, Unit
from bilan.model.site import Style
from bilan.model.standards import KNOWN_UNITS
from bilan.model.when import Precision, When
from tests.language.cases import HECTARES, WELLS, Case, locale_of, read_cases

CURRENCIES = ("EUR", "USD", "XOF")
LOCALES = [locale_of(language, style) for language in ("en", "fr") for style in Style]
NAMES = [f"{locale.language}-{locale.style}" for locale in LOCALES]
VALUES = st.decimals(min_value=-(10**15), max_value=10**15, places=2)


def unit_of(key: str) -> Unit:
    own = {unit.key: unit for unit in (WELLS, HECTARES)}
    return own.get(key) or Unit(key=key, currency=key if key in CURRENCIES else None)


def when_of(text: str) -> When:
    numbers = [int(part) for part in text.removeprefix("~").split("-")]
    year, month, day = (*numbers, *(None, None))[:3]
    last = calendar.monthrange(year or 1, month or 12)[1]
    return When(
        day=dt.date(year or 1, month or 12, day or last),
        precision=(Precision.YEAR, Precision.MONTH, Precision.DAY)[len(numbers) - 1],
        is_about=text.startswith("~"),
    )


def decimals_in(words: list[str]) -> int | None:
    return next((int(word.partition("=")[2]) for word in words if word.startswith("decimals=")), None)


WRITERS: Mapping[str, Callable[[list[str], Locale], str]] = {
    "number": lambda words, locale: format_number(Decimal(words[0]), locale, decimals_in(words)),
    "short": lambda words, locale: format_short(Decimal(words[0]), locale),
    "share": lambda words, locale: format_share(Decimal(words[0]), locale, decimals_in(words) or 0),
    "value": lambda words, locale: format_value(
        Decimal(words[0]), unit_of(words[1]), locale, is_short="short" in words
    ),
    "quantity": lambda words, locale: format_quantity(
        Decimal(words[0]), unit_of(words[1]), locale, is_short="short" in words
    ),
    "unit": lambda words, locale: format_unit(Decimal(words[0]), unit_of(words[1]), locale),
    "qualified": lambda words, locale: format_qualified(
        Qualifier(words[0]), format_number(Decimal(words[1]), locale), locale
    ),
    "day": lambda words, locale: format_day(when_of(words[0]), locale),
    "month": lambda words, locale: format_month(when_of(words[0]), locale),
    "period": lambda words, locale: format_period(
        when_of(words[0]), when_of(words[1]) if words[1:] else None, locale
    ),
    "range": lambda words, locale: format_range(Decimal(words[0]), Decimal(words[1]), locale),
    "file": lambda words, locale: format_file_size(int(words[0]), locale),
    "ordinal": lambda words, locale: format_ordinal(int(words[0]), locale, is_feminine="feminine" in words),
    "list": lambda words, locale: format_list([text for text in " ".join(words).split("; ") if text], locale),
}


@pytest.mark.parametrize("case", read_cases("formats.cases.md"), ids=lambda case: case.name)
def test_it_is_written_as_the_cases_say(case: Case) -> None:
    verb, *words = case.written.split()
    expected = re.split("` / `", case.expected)  # English, then French, where a row is about both

    for locale in case.locales:
        written = WRITERS[verb](words, locale)

        assert written == expected[-1 if locale.language == "fr" else 0]


@pytest.mark.parametrize("locale", LOCALES, ids=NAMES)
@settings(deadline=None)
@given(value=VALUES)
def test_a_written_number_can_be_read_back(locale: Locale, value: Decimal) -> None:
    written = format_number(value, locale)

    digits = re.sub("[\u202f]|,(?=\\d{3}(?:,|\\.))" if locale.language == "en" else "\u202f", "", written)
    assert Decimal(digits.replace("\u2212", "-").replace(",", ".")) == value


@pytest.mark.parametrize("locale", LOCALES, ids=NAMES)
@settings(deadline=None)
@given(value=VALUES, unit=st.sampled_from([*KNOWN_UNITS, *CURRENCIES, "wells"]), is_short=st.booleans())
def test_no_number_can_be_torn_at_the_end_of_a_line(
    locale: Locale, value: Decimal, unit: str, *, is_short: bool
) -> None:
    written = format_value(value, unit_of(unit), locale, is_short=is_short)

    assert not re.search(r"\d [\d%]|\d (?:milli|billi|[A-Z]{3})|[A-Z]{3} \d", written)


@pytest.mark.parametrize("locale", LOCALES, ids=NAMES)
@settings(deadline=None)
@given(value=VALUES, unit=st.sampled_from([*KNOWN_UNITS, "wells", "hectares"]), is_short=st.booleans())
def test_a_quantity_begins_with_its_value_and_ends_with_its_unit(
    locale: Locale, value: Decimal, unit: str, *, is_short: bool
) -> None:
    quantity = format_quantity(value, unit_of(unit), locale, is_short=is_short)

    assert quantity.startswith(format_value(value, unit_of(unit), locale, is_short=is_short))
    assert quantity.endswith(format_unit(value, unit_of(unit), locale))


@pytest.mark.parametrize("locale", LOCALES, ids=NAMES)
@settings(deadline=None)
@given(value=st.integers(min_value=10**6, max_value=10**13))
def test_a_short_number_is_near_the_value(locale: Locale, value: int) -> None:
    written = format_short(Decimal(value), locale)

    number, word = written.replace("\u202f", "").split("\u00a0")
    thousands = number.replace(",", "" if locale.language == "en" else ".")
    step = 10**6 if word.startswith("million") else 10**9
    assert abs(Decimal(thousands) * step - value) <= Decimal(step) / 20


@pytest.mark.parametrize("locale", LOCALES, ids=NAMES)
@settings(deadline=None)
@given(starts=st.dates(dt.date(1950, 1, 1)), days=st.integers(min_value=0, max_value=3000))
def test_a_period_always_tells_both_of_its_days(locale: Locale, starts: dt.date, days: int) -> None:
    ends = min(starts, dt.date(9000, 1, 1)) + dt.timedelta(days=days)
    starts = ends - dt.timedelta(days=days)

    written = format_period(When(day=starts), When(day=ends), locale)

    assert str(starts.day) in written
    assert written.replace("\u00a0", " ").endswith(format_day(When(day=ends), locale))


@settings(deadline=None)
@given(value=st.integers(min_value=-(10**6), max_value=10**6))
def test_a_half_is_rounded_away_from_zero(value: int) -> None:
    half = Decimal(value) + (Decimal("0.5") if value >= 0 else Decimal("-0.5"))

    assert abs(round_half_up(half, 0)) == abs(value) + 1


@pytest.mark.parametrize("locale", LOCALES, ids=NAMES)
@pytest.mark.parametrize("key", [key for key in KNOWN_UNITS if key != "percent"])
def test_every_known_unit_has_its_words(locale: Locale, key: str) -> None:
    one, many = (format_unit(Decimal(count), Unit(key=key), locale) for count in (1, 12))

    assert one
    assert many
    assert one != many
    assert key in UNITS


def test_the_words_of_a_unit_that_only_the_locale_knows_are_found() -> None:
    assert format_unit(Decimal(2), Unit(key="wells"), locale_of("en")) == "wells"


def test_a_unit_without_words_in_the_language_keeps_those_it_has() -> None:
    dams = Unit(key="dams", words={"fr": {"one": "barrage", "other": "barrages"}})

    assert format_unit(Decimal(2), dams, locale_of("en")) == "barrages"


def test_a_unit_with_one_form_has_it_for_every_count() -> None:
    sheep = Unit(key="sheep", words={"en": {"other": "sheep"}})

    assert format_unit(Decimal(1), sheep, locale_of("en")) == "sheep"


def test_a_unit_that_nobody_knows_is_our_mistake() -> None:
    with pytest.raises(KeyError):
        format_unit(Decimal(1), Unit(key="unicorns"), locale_of("en"))


def test_every_qualifier_has_its_words_and_none_is_no_words() -> None:
    assert set(QUALIFIERS) == set(Qualifier)
    assert format_qualified(None, "33", locale_of("fr")) == "33"


@pytest.mark.parametrize(
    ("language", "babel", "expected"),
    [
        ("de", "de_DE", ("1.865.220,5", "12,5\u00a0%", "3.")),
        ("es", "es_ES", ("1.865.220,5", "12,5\u00a0%", "3.")),
        ("fr", "fr_CA", ("1\u202f865\u202f220,5", "12,5\u00a0%", "3e")),
        ("en", "en_US", ("1,865,220.5", "12.5%", "3rd")),
    ],
)
def test_another_locale_writes_in_its_own_way(language: str, babel: str, expected: tuple[str, ...]) -> None:
    locale = locale_of(language, Style.NATIONAL, babel=babel)

    written = (
        format_number(Decimal("1865220.5"), locale),
        format_value(Decimal("12.5"), Unit(key="percent"), locale),
        format_ordinal(3, locale),
    )

    assert written == expected


def test_another_language_in_the_style_of_the_union_keeps_its_decimal_sign() -> None:
    assert format_number(Decimal("1865220.5"), locale_of("de", babel="de_DE")) == "1\u202f865\u202f220,5"


def test_the_language_of_the_machine_changes_nothing() -> None:
    before = system_locale.setlocale(system_locale.LC_ALL)
    system_locale.setlocale(system_locale.LC_ALL, "C")
    try:
        written = format_number(Decimal("1234.5"), locale_of("fr"))
    finally:
        system_locale.setlocale(system_locale.LC_ALL, before)

    assert written == "1\u202f234,5"
