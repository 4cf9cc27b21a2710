"""What a name tells, word by word, so that two names for one thing can be found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

FILLERS: Mapping[str, frozenset[str]] = {
    "en": frozenset({"a", "an", "the", "of", "s", "total", "overall", "number", "amount", "sum"}),
    "fr": frozenset({
        "le", "la", "les", "l", "un", "une", "de", "d", "des", "du", "total", "totale", "totaux", "global",
        "globale", "nombre", "montant", "somme",
    }),
}  # fmt: skip
"""Words that a name may have or lack and still say the same. `to` and `from` tell things apart."""

_WORD = re.compile(r"[^\W_]+")


def telling_words(name: str, language: str) -> tuple[str, ...]:
    """Return the words of a name that tell what it is: `The Fund’s resources` has two of them."""
    words = _WORD.findall(unicodedata.normalize("NFC", name).casefold())
    fillers = FILLERS.get(language, frozenset())
    return tuple(word for word in words if word not in fillers)


def holds_words(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Return whether all words of a name stand in another one, in the same order."""
    left = iter(longer)
    return all(word in left for word in shorter)
