"""Dates in the dress of another language, and dates that two readers read as two days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from babel import Locale as BabelLocale

from bilan.language.rough_words import holds_any, holds_digit
from bilan.language.wording.slips import Slip, SlipKind

_DIGITS = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})(?![\w./-]\w|\w)")
_MONTHS = 12


def date_slips(text: str, language: str, languages: Sequence[str]) -> Iterator[Slip]:
    """Yield the dates of a readable text whose month is foreign, or that can be read in two ways."""
    if not holds_digit(text):
        return
    for other in languages:
        if other != language:
            yield from _foreign_months(text, language, other)
    for found in _DIGITS.finditer(text):
        first, second = int(found[1]), int(found[3])
        if first == second or not (1 <= first <= _MONTHS and 1 <= second <= _MONTHS):
            continue
        offers = tuple(
            _written(day, month, found[4], language) for day, month in ((first, second), (second, first))
        )
        yield Slip(kind=SlipKind.AMBIGUOUS_DATE, start=found.start(), end=found.end(), offers=offers)


def _foreign_months(text: str, language: str, other: str) -> Iterator[Slip]:
    numbers = _numbers(language, other)
    if not holds_any(text, numbers):
        return
    own = months_of(language)
    for found in _pattern(language, other).finditer(text):
        right = own[numbers[found["month"]]]
        start = found.start("day") if found["day"] else found.start("month")
        end = found.end("year") if found["year"] else found.end("month")
        if not found["day"] and not found["year"]:
            continue
        day = re.sub(r"\D", "", found["day"] or "")
        offer = " ".join(filter(None, (_first(day, language), right, found["year"])))
        yield Slip(kind=SlipKind.FOREIGN_DATE, start=start, end=end, about=found["month"], offers=(offer,))


@cache
def months_of(language: str) -> tuple[str, ...]:
    """Return the names of the months, as a date has them."""
    names = BabelLocale.parse(language).months["format"]["wide"]
    return tuple(names[number] for number in range(1, _MONTHS + 1))


@cache
def _numbers(language: str, other: str) -> Mapping[str, int]:
    """Return the number of each month, from 0 on, by its name in another language, where that is its own."""
    own = months_of(language)
    return {name: number for number, name in enumerate(months_of(other)) if name not in own}


@cache
def _pattern(language: str, other: str) -> re.Pattern[str]:
    names = "|".join(map(re.escape, _numbers(language, other)))
    return re.compile(
        rf"""
        (?<![\w.,/-]) (?: (?P<day> \d{{1,2}}(?:st|nd|rd|th|er|re|e)? ) [ \u00a0\u202f] )?
        (?P<month> {names} ) \b
        (?: [ \u00a0\u202f] (?P<year> (?:19|20)\d\d ) (?!\d) )?
        """,
        re.VERBOSE,
    )


def _written(day: int, month: int, year: str, language: str) -> str:
    return f"{_first(str(day), language)} {months_of(language)[month - 1]} {year}"


def _first(day: str, language: str) -> str:
    return "1er" if day == "1" and language == "fr" else day
