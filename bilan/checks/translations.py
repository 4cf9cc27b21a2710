"""Translations that fell behind: which of their paragraphs, and what the original says there now."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.language.words import source_name
from bilan.model.content import Collection, Edition, Item
from bilan.model.source import Diagnostic, problem
from bilan.translations.fingerprints import TEXT, read_fingerprints
from bilan.translations.states import Change, ChangeKind, translation_of

_LONGEST = 160
"""The characters of a text that a message repeats, around what has changed in it."""
_BEFORE = 30


def check_translations(item: Item, _: Collection) -> Iterator[Diagnostic]:
    """Yield each paragraph of a translation that is behind its original.

    What nobody has marked, and what is not translated, is no problem: `translated` lists it.
    """
    for language, edition in item.editions.items():
        if language != item.original and edition.translated_from is not None:
            yield from _check(item, edition, edition.translated_from)


def _check(item: Item, edition: Edition, written: str) -> Iterator[Diagnostic]:
    if read_fingerprints(written) is None:
        yield _unclear(item, edition)
    for change in translation_of(item, edition.language).changes:
        yield _behind(change, item, edition)


def _unclear(item: Item, edition: Edition) -> Diagnostic:
    return problem(
        "translated-from-unclear",
        edition.places["translated_from"],
        "`translated_from` does not say which state of the original was translated",
        why="Nobody writes it by hand. Without it, nothing tells when the translation falls behind. "
        f"{_command(item, edition)} writes it, once the translation says what the original says.",
    )


def _behind(change: Change, item: Item, edition: Edition) -> Diagnostic:
    original = source_name(item.original)
    return problem(
        "translation-behind",
        change.place,
        _what(change, original),
        why=" ".join((*_said(change), _advice(change, item, edition))),
        also=() if change.new is None else (change.new.span,),
    )


def _what(change: Change, original: str) -> str:
    here = "this paragraph" if change.name == TEXT else f"`{change.name}`"
    if change.kind is ChangeKind.CHANGED:
        return f"{here} is behind its {original} original, which has changed"
    if change.kind is ChangeKind.MOVED:
        return f"{here} stands elsewhere in the {original} original now"
    if change.kind is ChangeKind.REMOVED:
        return f"{here} has gone from the {original} original"
    if change.name == TEXT:
        return f"the {original} original has one more paragraph, after or near this one"
    return f"the {original} original has more in its {here}"


def _said(change: Change) -> Iterator[str]:
    new = None if change.new is None else change.new.text
    if change.kind is ChangeKind.MOVED:
        return
    old, new = _apart(change.old, new)
    if old:
        yield f"The original said: “{old}”{_stop(old)}"
    if new:
        yield f"{'It says now' if old else 'The original says'}: “{new}”{_stop(new)}"


def _stop(quoted: str) -> str:
    """Return the full stop behind a quotation that has none of its own, as titles have not."""
    return "" if quoted.endswith((".", "!", "?", "…")) else "."


def _advice(change: Change, item: Item, edition: Edition) -> str:
    command = _command(item, edition)
    if change.kind is ChangeKind.REMOVED:
        return f"Take it out or keep it, then run {command}."
    return f"Bring the translation up to date, or leave it where it still holds, then run {command}."


def _command(item: Item, edition: Edition) -> str:
    language = f" --language {edition.language}" if len(item.editions) > 2 else ""  # noqa: PLR2004 - one alone needs no name
    return f"`python3 build.py translated {item.key}{language}`"


def _apart(old: str | None, new: str | None) -> tuple[str, str]:
    """Return two texts, cut around what differs where they are long."""
    first, second = (old or "").split(), (new or "").split()
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    start = 0 if not first or not second else len(" ".join(first[:same]))
    return _cut(" ".join(first), start), _cut(" ".join(second), start)


def _cut(text: str, at: int) -> str:
    """Return what stands around a place of a text, in whole words, with `…` where something is left out."""
    if len(text) <= _LONGEST:
        return text
    start = max(0, min(at - _BEFORE, len(text) - _LONGEST))
    start = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", start, start + _LONGEST) if start + _LONGEST < len(text) else len(text)
    return f"{'…' if start else ''}{text[start : max(end, start + 1)]}{'…' if end < len(text) else ''}"
