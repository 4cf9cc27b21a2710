"""What of an original was translated: its paragraphs, and their fingerprints as a translation keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bilan.model.content import Edition
from bilan.model.records import Record
from bilan.model.source import Span
from bilan.model.words import fingerprint_of

TEXT = "text"
NAMES = ("title", "summary", "image_alt", "image_caption", "seo_title", "update_note", TEXT)
"""The words of the front matter that are translated, each a paragraph of its own or several, and the text."""

_LENGTH = 5
"""Of a fingerprint in the front matter: one change in a million goes unseen."""
_FINGERPRINT = re.compile(rf"[0-9a-f]{{{_LENGTH}}}")
_KEPT = re.compile(
    rf"^<!-- ([0-9a-f]{{{_LENGTH}}}) -->\n(.*?)\n*(?=^<!-- [0-9a-f]{{{_LENGTH}}} -->$|\Z)",
    re.MULTILINE | re.DOTALL,
)

Fingerprints = Mapping[str, tuple[str, ...]]
"""By name: of the title, of the other words and of the text, each in its order."""


class Piece(Record):
    """What is translated as one: a title, a paragraph of a summary or of the text."""

    name: str
    """A key of the front matter, or `TEXT`."""
    text: str
    fingerprint: str
    span: Span


def pieces_of(edition: Edition) -> tuple[Piece, ...]:
    """Return all that is translated of an edition: the words of its front matter, then its text."""
    return tuple(_pieces(edition))


def fingerprints_of(edition: Edition) -> Fingerprints:
    """Return the fingerprints of all that is translated of an edition."""
    found = {name: tuple(one[:_LENGTH] for one in _fingerprints(edition, name)) for name in NAMES}
    return {name: fingerprints for name, fingerprints in found.items() if fingerprints}


def _fingerprints(edition: Edition, name: str) -> tuple[str, ...]:
    if name in {"summary", TEXT}:
        prose = edition.prose if name == TEXT else edition.summary
        return () if prose is None else prose.fingerprints
    text = getattr(edition, name)
    return (fingerprint_of(text),) if text else ()


def _pieces(edition: Edition) -> Iterator[Piece]:
    for name in NAMES:
        if name in {"summary", TEXT}:
            prose = edition.prose if name == TEXT else edition.summary
            for one in prose.paragraphs if prose else ():
                yield Piece(name=name, text=one.text, fingerprint=one.fingerprint[:_LENGTH], span=one.span)
        elif text := getattr(edition, name):
            place = edition.places.get(name, edition.span)
            yield Piece(name=name, text=text, fingerprint=fingerprint_of(text)[:_LENGTH], span=place)


def write_fingerprints(original: Edition) -> str:
    """Return what `translated_from` says of an original: `title 3f2a1 summary 77aa0 text 09cdd aa31e`."""
    found = fingerprints_of(original)
    return " ".join(" ".join((name, *fingerprints)) for name, fingerprints in found.items())


@cache
def read_fingerprints(written: str) -> Fingerprints | None:
    """Return what `translated_from` says; None where the program cannot have written it."""
    found: dict[str, tuple[str, ...]] = {}
    name = ""
    for word in written.split():
        if word in NAMES and word not in found:
            name = word
            found[name] = ()
        elif name and _FINGERPRINT.fullmatch(word):
            found[name] = (*found[name], word)
        else:
            return None
    return found if all(found.values()) else None


def earlier_file(language: str) -> str:
    """Return the name of the file that keeps what the original of a translation said: `_translated.fr.md`."""
    return f"_translated.{language}.md"


def write_earlier(original: Edition, language: str) -> str:
    """Return the file that keeps what an original says now, for when it will have changed."""
    head = (
        f"<!-- What {original.language}.md said when {language}.md was last marked as up to date.\n"
        "     `build.py translated` writes this file. It is on no page, and may be deleted. -->\n"
    )
    texts = {one.fingerprint: one.text.strip("\n") for one in pieces_of(original)}
    return head + "".join(f"\n<!-- {fingerprint} -->\n{text}\n" for fingerprint, text in texts.items())


def read_earlier(text: str, original: Edition) -> Mapping[str, str]:
    """Return what such a file keeps, by fingerprint, of paragraphs that an original has no more."""
    known = {one.fingerprint for one in pieces_of(original)}
    return {found[1]: found[2] for found in _KEPT.finditer(text) if found[1] not in known}
