"""Whether a sentence speaks of what a name names: by how many of its telling words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bilan.language.likeness import telling_words

_LINKS: Mapping[str, frozenset[str]] = {
    "en": frozenset({
        "and", "or", "in", "on", "at", "to", "by", "for", "from", "with", "through", "under", "who", "that",
        "which", "their", "its", "been", "have", "has", "had", "were", "was", "are", "is", "more", "than",
        "as",
    }),
    "fr": frozenset({
        "et", "ou", "en", "à", "au", "aux", "par", "pour", "dans", "avec", "sur", "sous", "leur", "leurs",
        "qui", "que", "ont", "été", "est", "sont", "ayant", "plus", "ce", "ces", "sa", "son", "ses",
    }),
}  # fmt: skip
"""Words that join others and tell nothing of a name."""

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…]['\"”’»)\]*_]*\s+|\n[ \t]*(?:[*+-]|\d+\.)[ \t]|\n\|")
"""Where one sentence ends: before the next item of a list, or row of a table, too."""
_SHORTEST_STEM = 5
_LONGEST_ENDING = 3


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence begins and ends that holds a piece of a text."""
    before = [found.end() for found in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    return (before[-1] if before else 0, after.start() + 1 if after else len(text))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, as they are compared."""
    return frozenset(word.casefold() for word in _WORD.findall(text))


def named_words(name: str, language: str, without: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the words of a name that tell what it is, but for those of a unit and the like."""
    links = _LINKS.get(language, frozenset())
    left_out = frozenset(without)
    told = dict.fromkeys(word for word in telling_words(name, language) if word not in links)
    return tuple(word for word in told if not word.isdigit() and not mentions(left_out, word))


def mentions(words: Iterable[str], word: str) -> bool:
    """Return whether a word stands among others, in any of its forms: `protected` in `protection`."""
    return any(_is_one(word, other) for other in words)


def _is_one(word: str, other: str) -> bool:
    if word == other or word.rstrip("sx") == other.rstrip("sx") != "":
        return True
    shared = min(len(word), len(other))
    stem = max(_SHORTEST_STEM, shared - _LONGEST_ENDING)
    return shared >= stem and word[:stem] == other[:stem]
