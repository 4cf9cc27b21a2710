"""The words of a reference: its indicators, and its options with their values."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bilan.load.entries.named import nearest
from bilan.load.entries.readings import day_readings, number_readings
from bilan.model.content import Reference, ReferenceKind
from bilan.model.indicators import Part
from bilan.model.records import Record
from bilan.model.source import Diagnostic, Loaded, Span, problem

_OPTIONS = {
    ReferenceKind.FIGURE: ("as-of", "by", "floor", "form"),
    ReferenceKind.COUNTERS: (),
    ReferenceKind.CHART: ("by",),
    ReferenceKind.TABLE: (),
}
EXAMPLES = {
    ReferenceKind.FIGURE: "[[figure KEY]]",
    ReferenceKind.COUNTERS: "[[counters KEY KEY]]",
    ReferenceKind.CHART: "[[chart KEY by=country]]",
    ReferenceKind.TABLE: "[[table KEY]]",
}
"""How each kind of reference is written."""

_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_PART = re.compile(r"([a-z0-9-]+):([^\s:]+)")
_DIMENSION = re.compile(r"[a-z0-9-]+")


class Word(Record):
    """A word between the brackets, with its place and the whole reference around it."""

    text: str
    words: Sequence[str]
    index: int
    span: Span


def written(words: Sequence[str]) -> str:
    """Return words as they stand between their brackets."""
    return f"[[{' '.join(words)}]]"


def load_reference(kind: ReferenceKind, words: Sequence[Word], span: Span) -> Loaded[Reference]:
    """Return the reference that the words between its brackets ask for."""
    keys = tuple(word for word in words[1:] if "=" not in word.text)
    options = tuple(word for word in words[1:] if "=" in word.text)
    problems = (
        *_wrong_number_of_keys(kind, keys, span),
        *_unknown_or_repeated(kind, options),
    )
    given = {word.text.partition("=")[0]: word for word in options}
    as_of = _load_day(given.get("as-of"))
    floor = _load_floor(given.get("floor"))
    is_short = _load_form(given.get("form"))
    by = given.get("by") if "by" in _OPTIONS[kind] else None
    part = _load_part(by if kind is ReferenceKind.FIGURE else None)
    dimension = _load_dimension(by if kind is ReferenceKind.CHART else None)
    parts: tuple[Loaded[dt.date] | Loaded[Decimal] | Loaded[bool] | Loaded[Part] | Loaded[str], ...]
    parts = (as_of, floor, is_short, part, dimension)
    problems += tuple(each for one in parts for each in one.problems)
    if problems:
        return Loaded(value=None, problems=problems)
    reference = Reference(
        kind=kind,
        indicators=tuple(word.text for word in keys),
        as_of=as_of.value,
        is_short=is_short.value is True,
        floor=floor.value,
        part=part.value,
        by=dimension.value,
        span=span,
    )
    return Loaded(value=reference)


def _wrong_number_of_keys(kind: ReferenceKind, keys: Sequence[Word], span: Span) -> Iterator[Diagnostic]:
    if not keys:
        yield problem(
            "reference-option",
            span,
            f"`[[{kind.value}]]` names no indicator",
            why="The key of an indicator is the name of its file in content/indicators/, without `.yaml`.",
            fixes=(EXAMPLES[kind],),
        )
    elif len(keys) > 1 and kind is not ReferenceKind.COUNTERS:
        yield problem(
            "reference-option",
            keys[1].span,
            f"`[[{kind.value} …]]` names more than one indicator",
            why="Only counters may show several indicators.",
            fixes=(written((kind.value, keys[0].text)), written(("counters", *(key.text for key in keys)))),
        )


def _unknown_or_repeated(kind: ReferenceKind, options: Sequence[Word]) -> Iterator[Diagnostic]:
    known = _OPTIONS[kind]
    seen: set[str] = set()
    for word in options:
        name, _, value = word.text.partition("=")
        if name not in known:
            meant = nearest(name.replace("_", "-").lower(), known)
            has = "has the options " + ", ".join(f"`{one}`" for one in known) if known else "has no options"
            yield problem(
                "reference-option",
                word.span,
                f"`[[{kind.value} …]]` has no option `{name}`",
                why=f"`[[{kind.value} …]]` {has}.",
                fixes=(_instead(word, f"{meant}={value}" if meant else None),),
            )
        elif name in seen:
            yield problem(
                "reference-option",
                word.span,
                f"the option `{name}` stands here twice",
                fixes=(_instead(word, None),),
            )
        seen.add(name)


def _instead(word: Word, new: str | None) -> str:
    """Return the whole reference with another word in the place of this one, or without it."""
    before, behind = word.words[: word.index], word.words[word.index + 1 :]
    return written((*before, *((new,) if new else ()), *behind))


def _bad_value(word: Word, should_be: str, *offers: str) -> Diagnostic:
    name, _, value = word.text.partition("=")
    return problem(
        "reference-option",
        word.span,
        f"`{value}` is not {should_be}",
        why=f"`{name}=` takes {should_be}.",
        fixes=tuple(_instead(word, f"{name}={offer}") for offer in offers),
    )


def _load_day(word: Word | None) -> Loaded[dt.date]:
    if word is None:
        return Loaded(value=None)
    value = word.text.partition("=")[2]
    if day_readings(value) == (value,):
        return Loaded(value=dt.date.fromisoformat(value))
    return Loaded(value=None, problems=(_bad_value(word, "a day as in 2020-05-06", *_days_meant(value)),))


def _days_meant(text: str) -> tuple[str, ...]:
    """Return the days that may be meant; a month or a year stands for its last day."""
    last_days = (f"{text}{rest}" for rest in ("", "-12-31", "-31", "-30", "-29", "-28"))
    return day_readings(text) or next((found for one in last_days if (found := day_readings(one))), ())


def _load_floor(word: Word | None) -> Loaded[Decimal]:
    if word is None:
        return Loaded(value=None)
    value = word.text.partition("=")[2]
    if _NUMBER.fullmatch(value) and Decimal(value) > 0:
        return Loaded(value=Decimal(value))
    offers = (one for one in number_readings(value.lstrip("-")) if Decimal(one) > 0)
    return Loaded(value=None, problems=(_bad_value(word, "a plain number above zero, as in 1000", *offers),))


def _load_form(word: Word | None) -> Loaded[bool]:
    if word is None or word.text == "form=short":
        return Loaded(value=word is not None)
    return Loaded(value=None, problems=(_bad_value(word, "`short`", "short"),))


def _load_part(word: Word | None) -> Loaded[Part]:
    if word is None:
        return Loaded(value=None)
    value = word.text.partition("=")[2]
    if found := _PART.fullmatch(value):
        return Loaded(value=Part(dimension=found[1], key=found[2]))
    offers = (f"{value}:NE",) if value == "country" else ()
    wrong = _bad_value(word, "one part of a breakdown, as in country:NE", *offers)
    return Loaded(value=None, problems=(wrong,))


def _load_dimension(word: Word | None) -> Loaded[str]:
    if word is None:
        return Loaded(value=None)
    value = word.text.partition("=")[2]
    if _DIMENSION.fullmatch(value):
        return Loaded(value=value)
    offer = value.partition(":")[0].lower()
    offers = (offer,) if _DIMENSION.fullmatch(offer) else ()
    wrong = _bad_value(word, "a way to break figures down, as in country", *offers)
    return Loaded(value=None, problems=(wrong,))
