"""What an author asks for between double brackets: `[[figure migrants-protected floor=1000]]`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bilan.load.entries.named import nearest
from bilan.load.text.blocks import Block, Places, span_of
from bilan.load.text.reference_words import Word, load_reference, written
from bilan.model.content import Reference, ReferenceKind
from bilan.model.records import Record
from bilan.model.source import Diagnostic, Loaded, Span, problem

_WHY_KINDS = (
    "Between the brackets stands `figure`, `counters`, `chart` or `table`, then the key of an indicator."
)

_BRACKETS = re.compile(r"\[\[(?!\[)([^\[\]]*+)(\]\])?")
_WORD = re.compile(r"\S+")
_LEADING_LETTERS = re.compile(r"[^\W\d_]+")
_KEY_WITH_HYPHEN = re.compile(r"[a-z0-9]+-[a-z0-9-]+")


class Found(Record):
    """Something between double brackets, as the offsets of its text, and what was made of it."""

    start: int
    end: int
    reference: Reference | None
    """None where it is not written rightly."""


def find_references(masked: str, blocks: Sequence[Block], places: Places) -> Loaded[tuple[Found, ...]]:
    """Return the references of a text, whose code is masked, in order, and what is wrong with any of them."""
    found: list[Found] = []
    problems: list[Diagnostic] = []
    if _BRACKETS.search(masked):
        for block in blocks:
            for one in _BRACKETS.finditer(masked, block.start, block.end):
                if (loaded := _load_brackets(one, masked, block, places)) is not None:
                    found.append(Found(start=one.start(), end=one.end(), reference=loaded.value))
                    problems += loaded.problems
    return Loaded(value=tuple(found), problems=tuple(problems))


def is_alone(text: str, start: int, end: int) -> bool:
    """Return whether nothing but a reference stands on its line."""
    after = text.find("\n", end)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    behind = text[end : after if after >= 0 else len(text)]
    return not before.strip() and not behind.strip()


def _load_brackets(one: re.Match[str], masked: str, block: Block, places: Places) -> Loaded[Reference] | None:
    """Return what double brackets ask for, or None where they are ordinary text."""
    words = tuple(one[1].split())
    kind = next((each for each in ReferenceKind if words and words[0] == each.value), None)
    span = span_of(places, one.start(), one.end())
    if one[2] is None:
        if kind is None or len(words) == 1:
            return None
        return Loaded(value=None, problems=(_not_closed(words, span),))
    if kind is None:
        is_link_text = masked[one.end() : one.end() + 1] in {"(", "["} and one.end() < block.end
        if is_link_text or not _looks_like_reference(words):
            return None
        return Loaded(value=None, problems=(_unknown_kind(words, span),))
    loaded = load_reference(kind, _words_of(one, words, places), span)
    if kind is not ReferenceKind.FIGURE and not is_alone(masked, one.start(), one.end()):
        return loaded.also(_not_alone(words, span))
    return loaded


def _words_of(one: re.Match[str], words: Sequence[str], places: Places) -> tuple[Word, ...]:
    start = one.start(1)
    spots = (span_of(places, start + word.start(), start + word.end()) for word in _WORD.finditer(one[1]))
    return tuple(
        Word(text=words[index], words=words, index=index, span=span) for index, span in enumerate(spots)
    )


def _looks_like_reference(words: Sequence[str]) -> bool:
    """Return whether an author most likely meant a reference: a word or an option that only they have."""
    if not words:
        return False
    return (
        _meant_kind(words[0]) is not None
        or any("=" in word for word in words[1:])
        or any(_KEY_WITH_HYPHEN.fullmatch(word) for word in words)
    )


def _meant_kind(word: str) -> str | None:
    letters = _LEADING_LETTERS.match(word)
    return nearest(letters[0].lower(), tuple(ReferenceKind)) if letters else None


def _unknown_kind(words: Sequence[str], span: Span) -> Diagnostic:
    meant = _meant_kind(words[0])
    if meant is not None:
        letters = _LEADING_LETTERS.match(words[0])
        rest = words[0][letters.end() if letters else 0 :].strip(":|,;")
        offer = written((meant, *([rest] if rest else ()), *words[1:]))
    elif _KEY_WITH_HYPHEN.fullmatch(words[0]):
        offer = written(("figure", *words))
    else:
        offer = written(("figure", *words[1:]))
    return problem(
        "reference-unknown",
        span,
        f"there is no reference `{words[0]}`",
        why=_WHY_KINDS,
        fixes=(offer, "\\" + written(words)),
    )


def _not_closed(words: Sequence[str], span: Span) -> Diagnostic:
    short = words[:2]
    return problem(
        "reference-unknown",
        span,
        f"a reference begins with `[[{words[0]}` and does not end",
        why="A reference ends with two brackets, in the same paragraph.",
        fixes=(written(short), "\\[[" + " ".join(short)),
    )


def _not_alone(words: Sequence[str], span: Span) -> Diagnostic:
    return problem(
        "reference-not-alone",
        span,
        f"`[[{words[0]} …]]` does not stand alone on its line",
        why="Counters, charts and tables are drawn between paragraphs, so each has a line of its own. "
        "In a sentence, a figure can stand.",
        fixes=(written(words) + " on a line of its own",),
    )
