"""What the readers need to know of a language: its number words, units, months and names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bilan.language.quantities.units import Measure
from bilan.model.records import Record

Phrases = dict[str, Measure]
"""Units in words: `percentage points`, `mètres cubes`. Words are in small letters, with one space between."""


class Habits(Record):
    """The words of a language that make quantities."""

    language: str
    decimal: str
    """The sign before decimals; the other one of point and comma stands between thousands."""
    ones: Mapping[str, int]
    """Number words below twenty."""
    has_more_than_ten: bool
    """Whether `dix-sept` is made of two words."""
    tens: Mapping[str, int]
    """Number words that a smaller one may follow: `twenty`, `soixante`."""
    joint: str
    """What stands between the parts of a number word: `and`, `et`."""
    hundreds: frozenset[str]
    scales: Mapping[str, int]
    """Thousand and more."""
    ordinals: Mapping[str, int]
    endings: frozenset[str]
    """What makes digits an ordinal: `th`, `er`."""
    fractions: Mapping[str, int]
    """The words for parts, by how many make a whole: `quarters`."""
    halves: frozenset[str]
    """The words that add a half: `and a half`, `et demie`."""
    parts: Mapping[str, tuple[int, int]]
    """The words that are a share on their own: `half`, `moitié`."""
    groups: Mapping[str, int]
    """The words for about so many: `dozen`, `vingtaine`."""
    vague: Mapping[str, int]
    """Magnitudes: `dozens`, `milliers`."""
    few: frozenset[str]
    """What makes a number word a magnitude: `a few hundred`."""
    multiples: Mapping[str, int]
    """The words for so many times: `doubled`, `triplé`."""
    counts: Mapping[str, int]
    """Words that say a number in passing: `octogenarian`, `both`, `trio`."""
    decades: Mapping[str, int]
    """The words for years: `nineties`. In French they follow `années`."""
    decade_before: frozenset[str]
    months: Mapping[str, int]
    unclear_months: frozenset[str]
    """Months that are other words as well: `may`."""
    month_before: frozenset[str]
    """What stands before such a month."""
    short_months: Mapping[str, int]
    """Abbreviations, which are months beside digits alone."""
    day_follows_month: bool
    of: frozenset[str]
    """What may stand between a number and what it counts: `of`, `de`."""
    articles: frozenset[str]
    one: frozenset[str]
    """The words that are an article or a pronoun at least as often as the number 1."""
    faint: frozenset[str]
    """Other number words that one language says and the other need not: `two`."""
    pointing: frozenset[str]
    """What stands before such a word where readers know how many are meant: `these two schools`."""
    unless_plural: frozenset[str]
    """Number words that are adjectives unless a plural follows: `neuf`."""
    leads: frozenset[str]
    """What stands before such a word where it counts: `les neuf`."""
    units: Phrases
    modifiers: frozenset[str]
    """What may stand between a number and its unit: `more`, `longs`."""
    currencies: Mapping[str, str]
    """Money in words."""
    spans: Phrases
    """Spans of time and measures that a fraction or an article may stand before: `year`, `heure`."""
    said_for: Mapping[int, int]
    """Days that say weeks: `quinze jours` are two of them."""
    ranges: frozenset[str]
    """What stands between the ends of a range or the parts of a list."""
    ratios: frozenset[str]
    """What stands between the parts of a ratio: `in`, `sur`."""
    out: str
    """A word that may stand before it: `out of`."""
    after_noon: frozenset[str]
    before_noon: frozenset[str]
    at: frozenset[str]
    """What stands before an hour that nothing else tells from a number: `at eight`."""
    noons: Mapping[str, int]
    """Times of day in a word, in minutes."""
    hours: frozenset[str]
    """What stands between hours and minutes: `h`, `heures`; `o'clock` behind hours."""
    minutes: Mapping[tuple[str, ...], int]
    """Words that add minutes to hours: `et demie`."""
    past: Mapping[tuple[str, str], int]
    """Words that add minutes to the hour behind them: `half past`."""
    past_words: frozenset[str]
    """What stands between minutes and the hour behind them: `five past twelve`."""
    labels: frozenset[str]
    """Words before a number that is a name: `article 5`."""
    prefixes: frozenset[str]
    """Words before a hyphen and a number that is none: `mid-2020`."""
    nouns: Mapping[str, str]
    """What is counted, where it matters."""
    other: frozenset[str]
    """Words before a half that is one of two: `first half`, `autre moitié`."""
    every: frozenset[str]
    """Words before an ordinal that is a share: `every second child`."""
    with_hundredths: bool
    """Whether `deux mètres vingt` is 2.20 whatever follows; elsewhere `one euro twenty` has to end there."""
    idioms: re.Pattern[str]
    """What holds numbers that count nothing: `24 hours a day`."""
    idiom_words: frozenset[str]
    """Each of them without digits holds one of these words, or two of the next."""
    idiom_pairs: Mapping[str, frozenset[str]]
    """Words that stand in many texts, and behind them what makes an idiom of them."""
    follow: frozenset[str]
    """Words behind a number that is a name: `2030 Agenda`."""


def forms(*rows: str) -> Mapping[str, int]:
    """Return words by value from rows such as `3: three third`."""
    found: dict[str, int] = {}
    for row in rows:
        value, _, words = row.partition(":")
        found.update(dict.fromkeys(words.split(), int(value)))
    return found


def phrases(table: Mapping[str, Measure]) -> Phrases:
    """Return units by each of the phrases that a row names, with `|` between them."""
    return {phrase: unit for row, unit in table.items() for phrase in row.split("|")}


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())
