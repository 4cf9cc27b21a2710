"""The languages that quantities can be read in, and their phrases in the form that readers look them up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from bilan.language.quantities.english import ENGLISH
from bilan.language.quantities.french import FRENCH
from bilan.language.quantities.habits import Habits, Phrases
from bilan.language.quantities.tokens import HYPHENS, cut_tokens
from bilan.language.quantities.units import Measure, measure

HABITS: Mapping[str, Habits] = {"en": ENGLISH, "fr": FRENCH}
"""A language without habits is not compared."""

Index = Mapping[str, tuple[tuple[tuple[str, ...], Measure], ...]]
"""The rest of each phrase and its unit, by the first word of the phrase, the longest first."""


@cache
def units_of(language: str) -> Index:
    """Return the units of a language in words, money among them."""
    habits = HABITS[language]
    money = {phrase: measure(unit) for phrase, unit in habits.currencies.items()}
    return _index(habits.units | money, habits)


def _index(table: Phrases, habits: Habits) -> Index:
    found: dict[str, list[tuple[tuple[str, ...], Measure]]] = defaultdict(list)
    for phrase, unit in table.items():
        stream = cut_tokens(phrase, habits)
        first, *rest = [one.low for one in stream.tokens[: stream.size] if one.text not in HYPHENS]
        found[first].append((tuple(rest), unit))
    return {
        first: tuple(sorted(rows, key=lambda row: len(row[0]), reverse=True)) for first, rows in found.items()
    }
