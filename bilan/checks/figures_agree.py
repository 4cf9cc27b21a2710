"""Figures in two languages: whether a translation says the quantities that its original says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilan.checks.texts import HEADS, paragraphs_of, place_in, read_text
from bilan.language.quantities.agreement import FigureDifference, Passage, as_written, compare_passages
from bilan.language.quantities.quantity import Quantity
from bilan.language.quantities.reading import is_read
from bilan.language.words import source_name
from bilan.model.content import Collection, Edition, Item
from bilan.model.records import Record, replace
from bilan.model.site import Site
from bilan.model.source import Diagnostic, Span, problem
from bilan.plan.bound_figures import known_figures

_CODE = ("```", "~~~")
_QUOTES = (0, 2)
"""How much longer words are as they are written, where nothing but quotation marks stands around them."""
_WHY_DIFFER = (
    "Readers of the two languages are told different things. Correct the one that is wrong; where both are "
    "right, waive this in the file with the reason."
)
_WHY_MISSING = (
    "A figure often goes lost when a text is translated or brought up to date. Say it in both languages, or "
    "waive this in the file with the reason."
)


class _Text(Record):
    """What an edition says, paragraph by paragraph."""

    edition: Edition
    paragraphs: tuple[str, ...]
    """The words of each key of `HEADS`, then the paragraphs of the file."""
    spots: Sequence[int]
    """Which paragraphs of the file those are."""


def check_figures_agree(item: Item, _: Collection, *, site: Site) -> Iterator[Diagnostic]:
    """Yield where a translation says another figure than its original, or one of them says none.

    Languages whose figures nobody can read are not compared.
    """
    for first, second in _pairs(item):
        yield from _check(first, second, item, site)


def _pairs(item: Item) -> Iterator[tuple[Edition, Edition]]:
    """Yield the original with each translation; where nobody can read it, the first that can be read."""
    readable = [one for one in item.editions.values() if is_read(one.language)]
    readable.sort(key=lambda one: one.language != item.original)
    yield from ((readable[0], other) for other in readable[1:])


def _check(first: Edition, second: Edition, item: Item, site: Site) -> Iterator[Diagnostic]:
    texts = (_text_of(first), _text_of(second))
    known = known_figures(first, item, site) | known_figures(second, item, site)
    passages = [Passage(language=one.edition.language, paragraphs=one.paragraphs) for one in texts]
    for found in compare_passages(passages[0], passages[1], known):
        yield _told(found, texts)


def _text_of(edition: Edition) -> _Text:
    text = read_text(edition)
    spots = [at for at, paragraph in enumerate(text.written) if not paragraph.startswith(_CODE)]
    paragraphs = (*text.heads, *(text.written[at] for at in spots))
    return _Text(edition=edition, paragraphs=paragraphs, spots=spots)


def _told(found: FigureDifference, texts: tuple[_Text, _Text]) -> Diagnostic:
    first = _span(texts[0], found.first_paragraph, found.first)
    second = _span(texts[1], found.second_paragraph, found.second)
    said = as_written(found, texts[0].paragraphs, texts[1].paragraphs)
    names = tuple(source_name(one.edition.language) for one in texts)
    if found.first is not None and found.second is not None:
        return problem(
            "figures-differ",
            second,
            f"{names[1]} says `{said[1]}` where {names[0]} says `{said[0]}`",
            why=_WHY_DIFFER,
            also=(first,),
        )
    is_first = found.first is not None
    return problem(
        "figure-missing",
        first if is_first else second,
        f"{names[not is_first]} says `{said[not is_first]}`, and {names[is_first]} does not",
        why=_WHY_MISSING,
        also=(second if is_first else first,),
    )


def _span(text: _Text, paragraph: int | None, quantity: Quantity | None) -> Span:
    """Return the place of a quantity, or of the paragraph where it should stand."""
    if paragraph is None:
        return text.edition.span
    if paragraph < len(HEADS):
        return _span_of_words(text, paragraph, quantity)
    spot = paragraphs_of(text.edition)[text.spots[paragraph - len(HEADS)]]
    return spot.span if quantity is None else place_in(spot, quantity.start, quantity.end)


def _span_of_words(text: _Text, paragraph: int, quantity: Quantity | None) -> Span:
    """Return the place of a quantity in the words of a key; of all of them where they are not as written."""
    whole = text.edition.places.get(HEADS[paragraph], text.edition.span)
    quotes = whole.length - len(text.paragraphs[paragraph])
    if quantity is None or quotes not in _QUOTES:
        return whole
    column = whole.column + quotes // 2 + quantity.start
    return replace(whole, column=column, length=quantity.end - quantity.start)
