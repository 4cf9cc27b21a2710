"""Words before a figure in a text: whether what they claim is true of the number that is printed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from bilan.checks.references_written import written
from bilan.language.formats import format_qualified, format_value, printed_value
from bilan.language.locales import Locale
from bilan.language.phrases import SENSES, Phrase, Sense, phrase_before
from bilan.model.content import (
    REFERENCE_CLOSE,
    REFERENCE_OPEN,
    Collection,
    Edition,
    Factsheet,
    Item,
    Prose,
    Reference,
    ReferenceKind,
    Story,
)
from bilan.model.indicators import Figure
from bilan.model.records import Record, replace
from bilan.model.site import Site
from bilan.model.source import Diagnostic, Span, problem
from bilan.plan.context import items_of
from bilan.results import figure_at, round_down

_NEAR = Decimal("0.1")
"""How far off `about` may be, as a share of the value."""
_FEWEST_STEP = Decimal(10)
_REACH = 200
"""How many characters on either side of a figure may matter to it."""
_PREPOSITIONS = frozenset({Sense.UP_TO, Sense.ABOUT})
"""They may stand before another phrase: "it rose up to more than 33 000", "talks about almost 400"."""
_MARK = re.compile(f"{REFERENCE_OPEN}(\\d+){REFERENCE_CLOSE}")
_WHY = (
    "Readers take a sentence at its word. Where it compares two figures, a word between them says so, "
    "as in `more than the [[figure …]] of 2020`."
)
_WHY_OWN = "The qualifier of the observation is printed before the number, and has to be true of it as well."
_WHY_DOUBLED = (
    "How the value stands to the truth is said once, in the observation, and every page prints it before "
    "the number."
)


class _Said(Record):
    """A figure in a sentence, with the words before it."""

    reference: Reference
    figure: Figure
    value: Decimal
    phrase: Phrase | None
    locale: Locale
    is_on_one_line: bool

    @property
    def own(self) -> Sense | None:
        """What the figure claims of itself."""
        return None if self.figure.qualifier is None else SENSES[self.figure.qualifier]

    @property
    def printed(self) -> Decimal:
        """The number that readers see."""
        return _printed(self.value, self.reference, self.figure)


def check_phrases(site: Site, written: Site, locales: Mapping[str, Locale]) -> tuple[Diagnostic, ...]:
    """Return every figure in a text of the site whose phrase is not true of it, or is said twice.

    A text of no date is judged by the latest values of `written`, which has what comes later as well.
    """
    return tuple(
        found
        for collection in Collection
        for item in items_of(site, collection).values()
        for edition in item.editions.values()
        for prose in (edition.prose, edition.summary)
        if prose is not None and prose.references
        for said in _figures(prose, item, edition, written, locales)
        if (found := _check(said)) is not None
    )


def _figures(
    prose: Prose, item: Item, edition: Edition, site: Site, locales: Mapping[str, Locale]
) -> Iterator[_Said]:
    for mark in _MARK.finditer(prose.text):
        reference = prose.references[int(mark[1])]
        indicator = site.indicators.get(reference.indicators[0])
        if reference.kind is not ReferenceKind.FIGURE or indicator is None:
            continue
        figure = figure_at(indicator, _day_of(reference, item), reference.part)
        if figure.value is None:
            continue  # other checks have told
        before = prose.text[max(0, mark.start() - _REACH) : mark.start()]
        after = prose.text[mark.end() : mark.end() + _REACH]
        phrase = phrase_before(before, after, edition.language)
        yield _Said(
            reference=reference,
            figure=figure,
            value=figure.value,
            phrase=phrase,
            locale=locales[edition.language],
            is_on_one_line=phrase is not None and "\n" not in before[-phrase.length :],
        )


def _day_of(reference: Reference, item: Item) -> dt.date:
    if reference.as_of is not None:
        return reference.as_of
    if isinstance(item, Story):
        return item.date.day
    return item.as_of.day if isinstance(item, Factsheet) else dt.date.max


def _check(said: _Said) -> Diagnostic | None:
    phrase, own = said.phrase, said.own
    if own is not None:
        if phrase is not None and (phrase.sense is own or phrase.sense not in _PREPOSITIONS):
            return _doubled(said, phrase)
        return None if _may_be_true(own, said.printed, said.value) else _own_not_true(said)
    if phrase is None or _is_true(phrase.sense, said.printed, said.value):
        return None
    return _not_true(said, phrase)


def _is_true(sense: Sense, printed: Decimal, value: Decimal) -> bool:
    """Return whether a claim about the printed number is true of a value that is known exactly."""
    return {
        Sense.MORE_THAN: value > printed,
        Sense.AT_LEAST: value >= printed,
        Sense.ALMOST: printed > value,
        Sense.LESS_THAN: printed > value,
        Sense.UP_TO: printed >= value,
        Sense.ABOUT: _is_near(printed, value),
        Sense.EXACTLY: printed == value,
    }[sense]


def _may_be_true(own: Sense, printed: Decimal, value: Decimal) -> bool:
    """Return whether what is so of a value is still so of the number that is printed in its place."""
    if own is Sense.ABOUT:
        return _is_near(printed, value)
    return printed <= value if own in (Sense.MORE_THAN, Sense.AT_LEAST) else printed >= value


def _is_near(printed: Decimal, value: Decimal) -> bool:
    return abs(printed - value) <= abs(value) * _NEAR


def _printed(value: Decimal, reference: Reference, figure: Figure) -> Decimal:
    rounded = value if reference.floor is None else round_down(value, reference.floor)
    return printed_value(rounded, figure.unit, is_short=reference.is_short)


def _not_true(said: _Said, phrase: Phrase) -> Diagnostic:
    is_exact = said.printed == said.value
    value = "exactly that" if is_exact else _number(said, said.value)
    return problem(
        "phrase-not-true",
        _span(said, phrase),
        f"`{phrase.words} {_shown(said)}` is not true: the value is {value}",
        why=_WHY,
        fixes=tuple(dict.fromkeys(_offers(said, phrase))),
    )


def _offers(said: _Said, phrase: Phrase) -> Iterator[str]:
    """Yield what could be written instead: the same words where they can be made true, then none."""
    reference = said.reference
    exact = replace(reference, floor=None)
    plain = replace(exact, is_short=False)
    for step in _steps(said.value):
        floored = replace(reference, floor=step)
        printed = _printed(said.value, floored, said.figure)
        if 0 < printed < said.value and phrase.sense in (Sense.MORE_THAN, Sense.AT_LEAST):
            yield f"{phrase.words} {written(floored)}"
            break
    if _is_true(phrase.sense, said.value, said.value):
        yield f"{phrase.words} {written(plain)}"
    yield written(exact)


def _steps(value: Decimal) -> Iterator[Decimal]:
    """Yield the steps that a value may well be rounded down by: 1000 for 295 998, then 10 000."""
    digits = value.adjusted() + 1
    for power in (digits - 3, digits - 2):
        yield max(_FEWEST_STEP, Decimal(10) ** power) if digits > 1 else Decimal(1)


def _own_not_true(said: _Said) -> Diagnostic:
    return problem(
        "phrase-not-true",
        said.reference.span,
        f"`{_with_own(said, _shown(said))}` is not true: "
        f"the value is {_with_own(said, _number(said, said.value))}",
        why=_WHY_OWN,
        fixes=(written(replace(said.reference, floor=None, is_short=False)),),
    )


def _doubled(said: _Said, phrase: Phrase) -> Diagnostic:
    is_same = phrase.sense is said.own
    wrong = "the figure says it itself" if is_same else "two phrases stand before one number"
    return problem(
        "phrase-doubled",
        _span(said, phrase),
        f"readers would see `{phrase.words} {_with_own(said, _shown(said))}`: {wrong}",
        why=_WHY_DOUBLED,
        fixes=(written(said.reference),),
    )


def _span(said: _Said, phrase: Phrase) -> Span:
    """Return the place of the phrase with its figure, or of the figure alone where a line ends between."""
    span = said.reference.span
    if not said.is_on_one_line or phrase.length >= span.column:
        return span
    return replace(span, column=span.column - phrase.length, length=span.length + phrase.length)


def _shown(said: _Said) -> str:
    reference = said.reference
    rounded = said.value if reference.floor is None else round_down(said.value, reference.floor)
    return _plain(format_value(rounded, said.figure.unit, said.locale, is_short=reference.is_short))


def _number(said: _Said, value: Decimal) -> str:
    return _plain(format_value(value, said.figure.unit, said.locale))


def _with_own(said: _Said, number: str) -> str:
    return _plain(format_qualified(said.figure.qualifier, number, said.locale))


def _plain(text: str) -> str:
    """Return a text with plain spaces, as a terminal shows it and an editor types it."""
    return " ".join(text.split())
