"""A number as it stands in its sentence, and whether that speaks of an indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bilan.checks.known_values import unit_of
from bilan.language.formats import format_unit
from bilan.language.locales import Locale
from bilan.language.mentions import mentions, named_words, sentence_around, words_of
from bilan.language.quantities.quantity import BARE, DAY, MONTH, NUMBER, YEAR, Quantity
from bilan.model.indicators import Indicator
from bilan.model.records import Record
from bilan.model.when import When

_REFERENCE = re.compile(r"\[\[\s*figure\s+([^\s\[\]]+)((?:\s+[^\s\[\]]+)*)\s*\]\]")
_SURE_DIGITS = 6
_SMALLEST = 1000
"""A number of one or two digits has to be a share, or this large."""
_HALF, _MOST = Decimal("0.5"), Decimal("0.75")


class Typed(Record):
    """A number in a sentence."""

    quantity: Quantity
    before: str
    """What stands before it in its paragraph."""
    after: str
    words: frozenset[str]
    """Those of its sentence."""
    others: tuple[Quantity, ...]
    """All quantities of its sentence."""
    bound: frozenset[str]
    """The indicators that its sentence refers to, at its own day."""
    locale: Locale

    @property
    def digits(self) -> int:
        """How many of its digits tell something: three of 295 000, two of 43 %."""
        return len(self.quantity.readings[0].value.normalize().as_tuple().digits)


def typed_number(
    one: Quantity, quantities: Sequence[Quantity], written: str, text: str, locale: Locale
) -> Typed:
    """Return a quantity of a paragraph with its sentence; `text` is what can be read of what is written."""
    start, end = sentence_around(text, one.start, one.end)
    references = _REFERENCE.finditer(written, start, end)
    return Typed(
        quantity=one,
        before=text[: one.start],
        after=text[one.end :],
        words=words_of(f"{text[start : one.start]} {text[one.end : end]}"),
        others=tuple(each for each in quantities if start <= each.start < end),
        bound=frozenset(found[1] for found in references if "as-of=" not in found[2]),
        locale=locale,
    )


def is_meant(typed: Typed, indicator: Indicator, digits: int) -> bool:
    """Return whether a sentence says enough for a number of so many digits to be an indicator's.

    The fewer digits there are, the likelier another thing has the same number by chance, and the more
    words of the indicator's name and of its unit have to stand beside it.
    """
    has_unit = _has_unit(typed, indicator)
    if not has_unit and any(unit == BARE for _, unit in typed.quantity.readings):
        return False
    share = _share_of_name(typed, indicator)
    is_named = share * len(_name(typed, indicator)) > 1 or (share == 1 and has_unit)
    if digits >= _SURE_DIGITS:
        return True
    is_large = typed.quantity.unit != NUMBER or typed.quantity.readings[0].value >= _SMALLEST
    return {
        5: share > 0 or has_unit,
        4: is_named or (share > 0 and has_unit),
        3: is_named and (has_unit or share >= _HALF),
        2: is_named and is_large and (share >= _MOST or (has_unit and share >= _HALF)),
        1: is_named and is_large and has_unit and share == 1,
    }.get(digits, False)


def likelihood(typed: Typed, indicator: Indicator) -> Decimal:
    """Return how much of an indicator's name the sentence holds; a long name counts more than a short one."""
    share = _share_of_name(typed, indicator)
    return share * share * len(_name(typed, indicator))


def _share_of_name(typed: Typed, indicator: Indicator) -> Decimal:
    words = _name(typed, indicator)
    return Decimal(sum(mentions(typed.words, word) for word in words)) / len(words) if words else Decimal(0)


def names_day(typed: Typed, when: When) -> bool:
    """Return whether the sentence names a day, its month or its year."""
    day = when.day
    dates = {
        tuple(each)
        for quantity in typed.others
        for one in (quantity, *quantity.parts)
        for each in one.readings
    }
    said = ((day.year, YEAR), (day.month, MONTH), (day.month * 100 + day.day, DAY))
    return any((Decimal(number), unit) in dates for number, unit in said)


def says(typed: Typed, number: Decimal | None) -> bool:
    """Return whether another number of the sentence is this one."""
    return any(number == each.value for quantity in typed.others for each in quantity.readings)


def _name(typed: Typed, indicator: Indicator) -> tuple[str, ...]:
    language = typed.locale.language
    name = indicator.name.get(language, "")
    return named_words(name, language, _unit_words(indicator, typed.locale))


def _unit_words(indicator: Indicator, locale: Locale) -> tuple[str, ...]:
    forms = (format_unit(Decimal(count), indicator.unit, locale) for count in (1, 2))
    return tuple(word for form in dict.fromkeys(forms) for word in words_of(form))


def _has_unit(typed: Typed, indicator: Indicator) -> bool:
    if unit_of(indicator.unit) != NUMBER:
        return True  # its sign stands beside the number, or it would not be the same
    return any(mentions(typed.words, word) for word in _unit_words(indicator, typed.locale))
