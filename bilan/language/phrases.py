"""What the words right before a number claim of it, as `more than` and `près de` do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from bilan.model.indicators import Qualifier
from bilan.model.records import Record, field


class Sense(StrEnum):
    """How the truth stands to the number that is printed."""

    MORE_THAN = "more than"
    AT_LEAST = "at least"
    ALMOST = "almost"
    LESS_THAN = "less than"
    UP_TO = "up to"
    ABOUT = "about"
    EXACTLY = "exactly"


SENSES: Mapping[Qualifier, Sense] = {
    Qualifier.MORE_THAN: Sense.MORE_THAN,
    Qualifier.AT_LEAST: Sense.AT_LEAST,
    Qualifier.ALMOST: Sense.ALMOST,
    Qualifier.ABOUT: Sense.ABOUT,
    Qualifier.UP_TO: Sense.UP_TO,
}
"""What the qualifier of an observation claims."""


class Phrase(Record):
    """Words that claim something of the number after them."""

    sense: Sense
    words: str
    """As they were typed, without the marks of Markdown between them."""
    length: int
    """How far before the number they begin, in characters."""


class Table(Record):
    """The phrases of a language."""

    senses: Mapping[Sense, tuple[str, ...]]
    others: tuple[str, ...]
    """What ends like a phrase and claims nothing: `spread over`, `en plus de`."""
    unless_before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Phrases that claim nothing where one of these words follows the number: `over 4 years`."""
    doubts: tuple[str, ...]
    """Words that turn the claim of their clause round or leave it open: `not`, `if`."""


TABLES: Mapping[str, Table] = {
    "en": Table(
        senses={
            Sense.MORE_THAN: ("more than", "over", "in excess of", "upwards of", "greater than", "above"),
            Sense.AT_LEAST: (
                "at least", "no less than", "no fewer than", "not less than", "not fewer than",
                "nothing less than", "a minimum of",
            ),
            Sense.ALMOST: ("almost", "nearly"),
            Sense.LESS_THAN: ("less than", "fewer than", "just under", "just short of", "just below"),
            Sense.UP_TO: (
                "up to", "at most", "at the most", "no more than", "not more than", "never more than",
                "a maximum of",
            ),
            Sense.ABOUT: (
                "about", "around", "approximately", "roughly", "some", "an estimated", "close to",
                "in the region of", "on the order of",
            ),
            Sense.EXACTLY: ("exactly", "precisely"),
        },
        others=(
            *(f"{verb} over" for verb in (
                "all", "averaged", "carried", "controlled", "divided", "distributed", "extended", "extending",
                "extends", "handed", "moved", "passed", "presided", "responsibility", "ruled", "scattered",
                "shared", "spanned", "split", "spread", "spreads", "stretched", "stretches", "stretching",
                "taken", "taking", "took", "travelled", "turned", "victory", "won",
            )),
            *(f"{verb} above" for verb in ("as", "described", "from", "listed", "mentioned", "named", "the")),
            "in less than", "within less than", "in under", "in just under",
        ),
        unless_before={
            "over": (
                "day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years",
                "decade", "decades", "hours",
            ),
        },
        doubts=(
            "not", "no", "never", "neither", "nor", "without", "cannot", "if", "whether", "unless", "hardly",
        ),
    ),
    "fr": Table(
        senses={
            Sense.MORE_THAN: ("plus de", "au-delà de", "au delà de", "plus que"),
            Sense.AT_LEAST: ("au moins", "pas moins de", "non moins de", "au minimum", "un minimum de"),
            Sense.ALMOST: ("près de", "presque", "quasiment", "quasi", "pas loin de"),
            Sense.LESS_THAN: ("moins de",),
            Sense.UP_TO: (
                "jusqu'à", "au plus", "au maximum", "pas plus de", "jamais plus de", "un maximum de",
            ),
            Sense.ABOUT: (
                "environ", "à peu près", "approximativement", "autour de", "aux alentours de",
                "aux environs de", "de l'ordre de", "quelque",
            ),
            Sense.EXACTLY: ("exactement", "précisément"),
        },
        others=("en plus de", "à moins de", "en moins de", "le plus de", "ne plus que", "n'est plus que"),
        doubts=("ne", "n'", "pas", "jamais", "sans", "ni", "aucun", "aucune", "si", "s'il", "s'ils", "guère"),
    ),
}  # fmt: skip
"""A language without a table is not judged. A phrase may be added wherever it claims what its row says."""

_REACH = 120
"""How many characters before a number may change what is claimed of it."""
_GAP = r"(?:[\s*_\[>]|&nbsp;)"
"""What may stand between two words of a phrase: spaces, and the marks of emphasis, links and quotations."""
_GAPS = re.compile(f"{_GAP}+")
_LAST_GAP = re.compile(rf"{_GAP}+\Z")
_CLOSING = re.compile(r"[\s*_\]]+")
_CLAUSE_END = re.compile(r"[.,;:!?()–—|]\s+|\n[ \t]*\n")


def phrase_before(before: str, after: str, language: str) -> Phrase | None:
    """Return what the words at the end of a text claim of the number that stands between it and the next.

    None where they claim nothing: they mean something else, their clause denies it or leaves it open, or
    the language has no table.
    """
    table = TABLES.get(language)
    if table is None:
        return None
    clause = _clause(before)
    said = _LAST_GAP.sub("", clause).replace("’", "'")
    read = _reader(language)
    if not said.lower().endswith(read.endings) or (found := read.pattern.search(said)) is None:
        return None
    words = _GAPS.sub(" ", found[0])
    sense = read.senses.get(words.lower())
    if sense is None or read.doubts.search(said, 0, found.start()) or _claims_nothing(words, after, table):
        return None
    return Phrase(sense=sense, words=words, length=len(clause) - found.start())


def _clause(before: str) -> str:
    """Return the end of a text, from where its last clause begins."""
    text = before[-_REACH:]
    ends = [found.end() for found in _CLAUSE_END.finditer(text)]
    return text[ends[-1] :] if ends else text


def _claims_nothing(words: str, after: str, table: Table) -> bool:
    following = _CLOSING.sub(" ", after[:_REACH]).strip().lower()
    return any(
        re.match(rf"{re.escape(word)}\b", following) for word in table.unless_before.get(words.lower(), ())
    )


class _Reader(Record):
    """A table, made ready to be looked for."""

    pattern: re.Pattern[str]
    endings: tuple[str, ...]
    """The last words of all phrases: most texts end with none of them."""
    senses: Mapping[str, Sense]
    doubts: re.Pattern[str]


@cache
def _reader(language: str) -> _Reader:
    table = TABLES[language]
    senses = {phrase: sense for sense, phrases in table.senses.items() for phrase in phrases}
    known = sorted((*senses, *table.others), key=len, reverse=True)
    written = "|".join(f"{_GAP}+".join(map(re.escape, phrase.split())) for phrase in known)
    doubts = "|".join(map(re.escape, table.doubts))
    return _Reader(
        pattern=re.compile(rf"(?<![\w-])(?:{written})\Z", re.IGNORECASE),
        endings=tuple({phrase.split()[-1] for phrase in known}),
        senses=senses,
        doubts=re.compile(rf"(?<![\w-])(?:{doubts})(?:(?<=')|(?![\w']))|n't\b", re.IGNORECASE),
    )
