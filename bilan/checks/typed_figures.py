"""Numbers typed in a text that an indicator knows: offered as bound figures, or told as out of date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial

from bilan.checks.known_values import KnownValues, Printed, known_values, ways_to_print
from bilan.checks.references_written import written_figure
from bilan.checks.texts import check_each, paragraphs_of, place_in, read_text
from bilan.checks.typed_numbers import Typed, is_meant, likelihood, names_day, says, typed_number
from bilan.language.formats import format_value
from bilan.language.locales import Locale
from bilan.language.phrases import SENSES, phrase_before
from bilan.language.quantities.quantity import BARE, NUMBER, SHARE, Quantity
from bilan.language.quantities.reading import is_read, read_quantities
from bilan.language.rough_words import holds_digit
from bilan.model.content import Collection, Edition, Factsheet, Item, Story
from bilan.model.indicators import Indicator
from bilan.model.paragraphs import Paragraph
from bilan.model.records import Record
from bilan.model.site import Site
from bilan.model.source import Diagnostic, Span, problem
from bilan.model.when import iso_text
from bilan.results import figure_at

_ROW = re.compile(r"\d[\d.,\s'’]*")
"""Digits with the signs that may stand between those of one number."""
_GROUP = re.compile(r"\d\d+")
_TELLING = 3
"""The digits from which on a number may be that of an indicator."""
_YEAR = re.compile(r"(?:19|20)\d\d[.,\s'’]*")
_SHARE_OR_LARGE = re.compile(r"\d[.,]?\d*\s?(?:%|[kKmMbB])")
_MOST_OFFERS = 3
_WHY_TYPED = (
    "Bound, it is right in every language, brings its day and its source, and nobody has to find it again "
    "when the value is corrected."
)
_WHY_STALE = (
    "Readers take a number without a day for the one that stood when the text was written. Bind it, or let "
    "the sentence name the day or the year that it is of."
)
_WHY_CORRECTED = "The value was corrected since. Bound, the number follows every correction."


class _Reader(Record):
    """What texts are read against."""

    known: KnownValues
    locales: Mapping[str, Locale]


def check_typed_figures(site: Site, locales: Mapping[str, Locale]) -> tuple[Diagnostic, ...]:
    """Return each number typed in a text that is a value of an indicator, or was one.

    A number alone proves nothing. The fewer digits it has, the more words of the indicator's name,
    and of its unit, have to stand in the same sentence.
    """
    if not site.indicators:
        return ()
    reader = _Reader(known=known_values(site.indicators), locales=locales)
    return check_each(site, partial(_check_item, reader=reader))


def _check_item(item: Item, _: Collection, *, reader: _Reader) -> Iterator[Diagnostic]:
    for edition in item.editions.values():
        if is_read(edition.language):
            yield from _check_edition(edition, _day_of(item), reader)


def _day_of(item: Item) -> dt.date:
    if isinstance(item, Story):
        return item.date.day
    return item.as_of.day if isinstance(item, Factsheet) else dt.date.max


def _check_edition(edition: Edition, day: dt.date, reader: _Reader) -> Iterator[Diagnostic]:
    read = read_text(edition)
    for at, text in enumerate(read.prose) if holds_digit(read.whole) else ():
        if not holds_digit(text) or not may_tell(text):
            continue
        quantities = read_quantities(text, edition.language)
        for one in (each for whole in quantities for each in _numbers_of(whole)):
            ways = _ways(one, reader.known)
            if ways:
                typed = typed_number(
                    one, quantities, read.written[at], text, reader.locales[edition.language]
                )
                found = _judge(typed, ways, day)
                if found is not None:
                    yield _told(found, typed, paragraphs_of(edition)[at], day)


def may_tell(text: str) -> bool:
    """Return whether a text holds anything worth reading: three digits that are no year, a share, `2m`.

    Each row of digits is gone through once, however long it is.
    """
    return any(_is_long(row[0]) for row in _ROW.finditer(text)) or _SHARE_OR_LARGE.search(text) is not None


def _is_long(row: str) -> bool:
    return any(one.end() >= _TELLING for one in _GROUP.finditer(row)) and not _YEAR.fullmatch(row)


def _numbers_of(one: Quantity) -> tuple[Quantity, ...]:
    """Return a quantity, and the numbers of a ratio: `one of 6 731 jobs` may speak of all jobs."""
    return (one, *one.parts) if one.unit == SHARE else (one,)


def _ways(one: Quantity, known: KnownValues) -> tuple[Printed, ...]:
    """Return what prints a number that is typed in digits; nothing for dates, names and the like."""
    digits = sum(sign.isdigit() for sign in one.text)
    value, unit = one.readings[0]
    bare = next((bare for bare, of in one.readings if of == BARE), None)
    number = value if bare is None else bare
    if not digits or not number:
        return ()
    is_short = number.adjusted() >= digits
    return ways_to_print(known, unit if bare is None else NUMBER, number, is_short=is_short)


# --- is it that number? ---


class _Found(Record):
    """What a typed number is."""

    ways: tuple[Printed, ...]
    """The surest first."""
    is_stale: bool = False
    has_day: bool = False
    """Whether it is of an earlier day, so that a reference has to name it."""


def _judge(typed: Typed, ways: Sequence[Printed], day: dt.date) -> _Found | None:
    spoken = [one for one in ways if one.said.since.day <= day]
    standing = [one for one in spoken if _stands(one, day)]
    if sure := _surest(typed, standing):
        return _Found(ways=sure)
    old = [one for one in spoken if not _stands(one, day)]
    told = [one for one in old if one.said.corrected is None and _is_history(typed, one, day)]
    if sure := _surest(typed, told):
        return _Found(ways=sure, has_day=True)
    stale = [one for one in old if one not in told and not _is_compared(typed, one, day)]
    if sure := _surest(typed, stale, fewer=1):
        return _Found(ways=sure[:1], is_stale=True)
    return None


def _stands(one: Printed, day: dt.date) -> bool:
    said = one.said
    return said.corrected is None and (said.until is None or said.until > day)


def _surest(typed: Typed, ways: Sequence[Printed], fewer: int = 0) -> tuple[Printed, ...]:
    """Return the ways that the sentence speaks for most, each indicator once.

    `fewer` digits are counted for what has to be surer; a number rounded down has one digit fewer, too.
    """
    ranked: dict[str, tuple[Decimal, Printed]] = {}
    for one in ways:
        indicator = one.said.indicator
        digits = typed.digits - fewer - (one.floor is not None)
        if indicator.key not in ranked and is_meant(typed, indicator, digits):
            ranked[indicator.key] = (likelihood(typed, indicator), one)
    most = max((likely for likely, _ in ranked.values()), default=None)
    return tuple(one for likely, one in ranked.values() if likely == most)[:_MOST_OFFERS]


def _is_history(typed: Typed, one: Printed, day: dt.date) -> bool:
    """Return whether a sentence tells an old value as an old one: it says when, or compares it."""
    return names_day(typed, one.said.since) or _is_compared(typed, one, day)


def _is_compared(typed: Typed, one: Printed, day: dt.date) -> bool:
    """Return whether the sentence says what the indicator says now, too."""
    indicator = one.said.indicator
    return indicator.key in typed.bound or says(typed, figure_at(indicator, day).value)


# --- how it is told ---


def _told(found: _Found, typed: Typed, paragraph: Paragraph, day: dt.date) -> Diagnostic:
    span = _span(typed, paragraph, found)
    if found.is_stale:
        return _stale(found.ways[0], typed, span, day)
    since = found.ways[0].said.since.day if found.has_day else None
    offers = tuple(_offer(one, day=since) for one in found.ways)
    keys = " and of ".join(f"`{one.said.indicator.key}`" for one in found.ways)
    what = f"`{_shown(typed)}` is a value of {keys}: it can be bound as `{offers[0]}`"
    return problem("figure-typed", span, what, why=_WHY_TYPED, fixes=offers)


def _stale(one: Printed, typed: Typed, span: Span, day: dt.date) -> Diagnostic:
    indicator, then = one.said.indicator, one.said.since
    now = figure_at(indicator, day)
    counted = now.counted[-1]
    offers = [_offer(one, day=None)]
    if one.said.corrected is not None:
        value = _number(one.said.corrected, typed, indicator)
        what = f"`{_shown(typed)}` was corrected: for {iso_text(then)}, `{indicator.key}` says {value}"
    else:
        value = _number(now.value, typed, indicator)
        what = (
            f"`{_shown(typed)}` is what `{indicator.key}` said on {iso_text(then)}; "
            f"since {iso_text(counted.as_of)} it says {value}"
        )
        offers.append(_offer(one, day=then.day))
    why = _WHY_STALE if one.said.corrected is None else _WHY_CORRECTED
    return problem("figure-stale", span, what, why=why, fixes=tuple(offers), also=(counted.span,))


def _shown(typed: Typed) -> str:
    return " ".join(typed.quantity.text.split())


def _offer(one: Printed, *, day: dt.date | None) -> str:
    return written_figure(one.said.indicator.key, as_of=day, floor=one.floor, is_short=one.is_short)


def _number(value: Decimal | None, typed: Typed, indicator: Indicator) -> str:
    if value is None:
        return "nothing any more"
    return " ".join(format_value(value, indicator.unit, typed.locale).split())


def _span(typed: Typed, paragraph: Paragraph, found: _Found) -> Span:
    """Return the place of the number, with the words before it that the figure says of itself."""
    start = typed.quantity.start
    qualifier = found.ways[0].said.qualifier
    if qualifier is not None:
        phrase = phrase_before(typed.before, typed.after, typed.locale.language)
        if phrase is not None and phrase.sense is SENSES[qualifier]:
            start -= phrase.length
    return place_in(paragraph, start, typed.quantity.end)
