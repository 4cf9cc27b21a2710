"""Words in several languages, and the text that a page shows of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from bilan.model.records import Record

Words = Mapping[str, str]
"""A text by language. A name that is the same in every language stands under `EVERY_LANGUAGE`."""

EVERY_LANGUAGE = ""

_DIGEST_SIZE = 4
_SPACES = bytes(one for one in range(128) if chr(one).isspace())


class Text(Record):
    """Words as a page shows them, with the language they stand in."""

    words: str
    language: str
    """The language of the page where the words are a name that needs no mark."""


def text_in(words: Words, language: str, languages: Sequence[str]) -> Text:
    """Return the words in a language, or in the first of the site's languages that has them.

    `text_in({"fr": "Sahel"}, "en", ("en", "fr"))` is `Text(words="Sahel", language="fr")`.

    Raises:
        KeyError: there are no words in any of the languages. Loading refuses such words.
    """
    if EVERY_LANGUAGE in words:
        return Text(words=words[EVERY_LANGUAGE], language=language)
    for one in (language, *languages):
        if one in words:
            return Text(words=words[one], language=one)
    raise KeyError(f"no words in any of {languages}")


def fingerprint_of(text: str) -> str:
    """Return eight characters that two texts share when they say the same, however they are spaced."""
    if text.isascii():
        said = text.encode().translate(None, _SPACES)
    else:
        bare = text.replace(" ", "") if text.isprintable() else "".join(text.split())
        said = unicodedata.normalize("NFC", bare).encode()
    return blake2b(said, digest_size=_DIGEST_SIZE).hexdigest()
