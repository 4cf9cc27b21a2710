"""Words that are true on one day alone: `last month`, `so far`, `à ce jour`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bilan.language.rough_words import is_odd, rough_vocabulary, rough_words
from bilan.language.wording.slips import NEUTRAL, Slip, SlipKind

_CLAIMS: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"(?:last|next|this)\s+(?:week|month|year|quarter|summer|winter|autumn|spring)",
        r"today(?!['’]s)|yesterday|nowadays|currently|recently|presently|lately",
        r"so\s+far(?!\s+(?:away|from|as|north|south|east|west))|to\s+date|until\s+now|up\s+to\s+now|to\s+this\s+day",
        r"at\s+(?:present|the\s+moment)|as\s+we\s+speak|these\s+days",
        r"(?:in|over|during|for)\s+the\s+(?:past|last)\s+(?:few\s+|\w+\s+)?(?:days|weeks|months|year|years|decade)",
        r"in\s+recent\s+(?:days|weeks|months|years)|(?:weeks|months|years|days)\s+ago",
    ),
    "fr": (
        r"(?:la\s+semaine|l['’]année)\s+(?:dernière|passée|prochaine)|cette\s+(?:semaine|année)(?!-là)",
        r"(?:le\s+mois|l['’]an|l['’]été|l['’]hiver)\s+(?:dernier|passé|prochain)|ce\s+mois-ci|cet\s+(?:été|hiver)(?!-là)",
        r"aujourd['’]hui|à\s+ce\s+jour|à\s+l['’]heure\s+actuelle|en\s+ce\s+moment|actuellement|récemment",
        r"jusqu['’](?:à\s+présent|ici|à\s+maintenant|à\s+aujourd['’]hui)|dernièrement|de\s+nos\s+jours",
        r"(?:au\s+cours\s+d|durant|pendant|ces)\w*\s+(?:\w+\s+)?derni(?:ers|ères)\s+(?:jours|semaines|mois|années|ans|temps)",
        r"il\s+y\s+a\s+(?:quelques|\w+)\s+(?:jours|semaines|mois|ans)",
    ),
}
_WORDS: Mapping[str, str] = {
    "en": (
        "week month year quarter summer winter autumn spring today yesterday nowadays currently recently "
        "presently lately far date now day present moment speak days weeks months years decade"
    ),
    "fr": (
        "semaine année mois an été hiver aujourd jour actuelle moment actuellement récemment présent ici "
        "maintenant dernièrement jours semaines années ans temps"
    ),
}
"""One of these words stands in every claim."""
_ROUGH: Mapping[str, frozenset[bytes]] = {
    language: frozenset(rough_words(words)) for language, words in _WORDS.items()
}
_DATED = re.compile(rf"(?<!\d)(?:19|20)\d\d(?!\d)|[{NEUTRAL}\ufffc]")
"""A year, or a figure that is bound and so carries its own date."""
_END = re.compile(r"[.!?…](?=\s|$)|\n\s*\n")


@cache
def claims_of(language: str) -> re.Pattern[str]:
    """Return an expression for the claims of a language."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(_CLAIMS[language])})(?![\w])", re.IGNORECASE)


def undated_claims(text: str, language: str) -> Iterator[Slip]:
    """Yield the claims of a readable text that no year and no bound figure of their sentence dates."""
    is_known = language in _CLAIMS and may_claim(text, language)
    for found in claims_of(language).finditer(text) if is_known else ():
        if not _DATED.search(_sentence(text, found.start(), found.end())):
            yield Slip(kind=SlipKind.UNDATED_CLAIM, start=found.start(), end=found.end())


def may_claim(text: str, language: str) -> bool:
    """Return whether a text holds a word of a claim, or letters that are `i` or `s` to a search alone."""
    words = _ROUGH.get(language, frozenset())
    return not words.isdisjoint(rough_vocabulary(text)) or is_odd(text)


def _sentence(text: str, start: int, end: int) -> str:
    before = max((one.end() for one in _END.finditer(text, 0, start)), default=0)
    behind = _END.search(text, end)
    return text[before : behind.start() if behind else len(text)]
