"""Which language a short text is written in, by its most common words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from bilan.language.rough_words import rough_vocabulary, rough_words

_WORDS: Mapping[str, str] = {
    "en": (
        "a after against an and are as at be between by for from her his in into is it its of on or our "
        "than that the their these this those through to towards under was were which while who with "
        "within without improving strengthening support youth"
    ),
    "fr": (
        "à afin au aux avec ce ces chez comme contre d dans de des du elle en entre est et il l la le les "
        "leur leurs notamment ou où par pas plus pour qu que qui s sa sans se ses sous sur un une vers "
        "appui développement gouvernance jeunes lutte projet renforcement"
    ),
}
"""The words that tell each language from the others; what two of them share counts for neither."""

_LETTERS: Mapping[str, str] = {"fr": "àâçèéêëîïôùûœ"}
"""Letters that hardly stand in the other languages; names have them, so that they count half."""

_WORD = re.compile(r"[^\W\d_]+")
_LETTER_WEIGHT = 0.5
_PARTED = str.maketrans(dict.fromkeys("'’,.;:!?()«»“”\"*_", " "))

_FEWEST = 3
"""How many common words of another language a paragraph has at least before it is taken for one."""
_TIMES = 4
_SHARE = 0.2


def guess_language(text: str, languages: Sequence[str]) -> str | None:
    """Return the one of some languages that a text is written in; None where nothing tells them apart."""
    words = _WORD.findall(text.lower())
    scores = {
        language: sum(word in _WORDS.get(language, "").split() for word in words)
        + _LETTER_WEIGHT * sum(not set(word).isdisjoint(_LETTERS.get(language, "")) for word in words)
        for language in languages
    }
    best = max(scores, key=lambda one: scores[one])
    is_alone = list(scores.values()).count(scores[best]) == 1
    return best if scores[best] and is_alone else None


def other_language(text: str, language: str, languages: Sequence[str]) -> str | None:
    """Return which other language a readable paragraph is plainly written in; None where it may be its own.

    It takes several common words of the other one, and hardly any of its own.
    """
    if not may_be_other(text, language, languages):
        return None
    words = text.lower().translate(_PARTED).split()
    counts = {
        one: sum(map(common_words(one).__contains__, words)) for one in dict.fromkeys((language, *languages))
    }
    best = max(counts, key=lambda one: counts[one])
    if best == language or counts[best] < _FEWEST or counts[best] < _TIMES * counts[language]:
        return None
    return best if counts[best] >= _SHARE * len(words) else None


def may_be_other(text: str, language: str, languages: Sequence[str]) -> bool:
    """Return whether a readable text, or one of its paragraphs, may be in another language than its own."""
    return any(_may_be(one, text) for one in languages if one != language)


def _may_be(language: str, text: str) -> bool:
    """Return whether a text holds enough common words of a language, if each may touch any sign."""
    common = _rough_common(language)
    if common.isdisjoint(rough_vocabulary(text)):
        return False
    return sum(map(common.__contains__, rough_words(text))) >= _FEWEST


@cache
def _rough_common(language: str) -> frozenset[bytes]:
    return frozenset(word for one in common_words(language) for word in rough_words(one))


@cache
def common_words(language: str) -> frozenset[str]:
    """Return the words of a language that no other one has."""
    others = {word for one, words in _WORDS.items() if one != language for word in words.split()}
    return frozenset(_WORDS.get(language, "").split()) - others
