"""How texts are written: numbers and dates of another language, claims without a date, leftovers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from bilan.checks.texts import ReadText, paragraphs_of, place_in, read_text
from bilan.language.guessing import may_be_other, other_language
from bilan.language.locales import Locale
from bilan.language.rough_words import holds_digit
from bilan.language.wording.claims import may_claim, undated_claims
from bilan.language.wording.dates import date_slips
from bilan.language.wording.numbers import Grouping, groupings, may_be_misread, number_slips
from bilan.language.wording.residue import Quotes, may_quote, quotes_in, residue_rules, residue_slips
from bilan.language.wording.slips import Slip, SlipKind
from bilan.language.words import source_name
from bilan.model.content import Collection, Edition, Item
from bilan.model.paragraphs import Paragraph
from bilan.model.site import Style
from bilan.model.source import Diagnostic, problem

UNDATED = frozenset({Collection.OBJECTIVES, Collection.PROJECTS, Collection.PAGES})
"""The collections whose items speak of no day of their own."""

_SHOWN = 60
"""How many characters of a slip a message repeats."""


def check_wording(
    item: Item, collection: Collection, *, locales: Mapping[str, Locale]
) -> Iterator[Diagnostic]:
    """Yield what is off in the words of an item, as each language and the style of the site have it."""
    is_undated = collection in UNDATED
    for edition in item.editions.values():
        style = locales[edition.language].style
        yield from _check_edition(edition, style, tuple(locales), is_undated=is_undated)


def _check_edition(
    edition: Edition, style: Style, languages: Sequence[str], *, is_undated: bool
) -> Iterator[Diagnostic]:
    """Yield what is off in a text: all its paragraphs together tell what need not be looked for in each."""
    language, text = edition.language, read_text(edition)
    looks = _looks(text, language, style, languages, is_undated=is_undated)
    is_foreign = may_be_other(text.rough, language, languages)
    for at, prose in enumerate(text.prose) if looks or is_foreign else ():
        if is_foreign and (other := other_language(prose, language, languages)) is not None:
            yield _other_language(paragraphs_of(edition)[at], language, other)
            continue
        for look in looks:
            for slip in look(prose):
                yield _told(slip, paragraphs_of(edition)[at], language)
    yield from _check_groups(edition, style)
    yield from _check_quotes(edition)


def _looks(
    text: ReadText, language: str, style: Style, languages: Sequence[str], *, is_undated: bool
) -> Sequence[Callable[[str], Iterable[Slip]]]:
    """Return what looks for slips in a paragraph, as far as there may be any in the whole text."""
    looks: list[Callable[[str], Iterable[Slip]]] = []
    if holds_digit(text.whole):
        if may_be_misread(text.whole):
            looks.append(partial(number_slips, language=language, style=style))
        looks.append(partial(date_slips, language=language, languages=languages))
    if rules := residue_rules(text.rough, language):
        looks.append(partial(residue_slips, language=language, rules=rules))
    if is_undated and may_claim(text.rough, language):
        looks.append(partial(undated_claims, language=language))
    return looks


def _told(slip: Slip, paragraph: Paragraph, language: str) -> Diagnostic:
    what, why = _MESSAGES[slip.kind]
    shown = " ".join(paragraph.text[slip.start : slip.end].split())[:_SHOWN]
    return problem(
        slip.kind.value,
        place_in(paragraph, slip.start, slip.end),
        what(shown, slip, source_name(language)),
        why=why,
        fixes=slip.offers,
    )


def _doubled_space(_shown: str, _slip: Slip, _language: str) -> str:
    return "several spaces stand between two words"


_MESSAGES: Mapping[SlipKind, tuple[Callable[[str, Slip, str], str], str]] = {
    SlipKind.FOREIGN_NUMBER: (
        lambda shown, slip, language: f"`{shown}` is written {slip.about}, which {language} does not do",
        "In another language the same signs mean another number, and readers cannot know which was meant.",
    ),
    SlipKind.AMBIGUOUS_NUMBER: (
        lambda shown, slip, _: f"`{shown}` can be read as {' or as '.join(slip.offers)}",
        "A reader takes it for one, the next reader for the other.",
    ),
    SlipKind.FOREIGN_DATE: (
        lambda _, slip, language: f"the month `{slip.about}` is not {language}",
        "It was probably left when the text was translated.",
    ),
    SlipKind.AMBIGUOUS_DATE: (
        lambda shown, slip, _: f"`{shown}` is {' for some readers, and for others '.join(slip.offers)}",
        "With the month in words, everybody reads the same day.",
    ),
    SlipKind.UNDATED_CLAIM: (
        lambda shown, *_: f"`{shown}` is true on the day of writing, and this page has no date",
        "Say when, as in `in May 2021`, or bind the figure of the sentence, which then brings its own date.",
    ),
    SlipKind.SPLIT_WORD: (
        lambda shown, *_: f"a word is split in two: `{shown}`",
        "This comes along when text is copied from a PDF or a narrow column.",
    ),
    SlipKind.DOUBLED_WORD: (lambda shown, *_: f"a word stands twice: `{shown}`", ""),
    SlipKind.LOST_WORDS: (
        lambda shown, *_: f"something may be missing at `{shown}`",
        "A link, a name or a number often goes lost at such a place when text is copied.",
    ),
    SlipKind.STRANGE_LETTERS: (
        lambda shown, *_: f"`{shown}` holds letters that were spoilt on the way",
        "This comes of copying from a PDF, or of a file that was saved in one encoding and read in another.",
    ),
    SlipKind.DOUBLED_SPACE: (_doubled_space, "Pages show one. This is often where a word went lost."),
}


def _other_language(paragraph: Paragraph, language: str, other: str) -> Diagnostic:
    first = paragraph.text.split("\n", 1)[0]
    return problem(
        "other-language",
        place_in(paragraph, 0, len(first)),
        f"this paragraph is in {source_name(other)}, in a file that is in {source_name(language)}",
        why="Screen readers pronounce it as the language of the file, and half of the readers cannot follow. "
        "Translate it, or waive this for a quotation.",
    )


def _check_groups(edition: Edition, style: Style) -> Iterator[Diagnostic]:
    """Yield a problem where numbers are grouped in several ways, or not in the way of the site."""
    text = read_text(edition)
    if not holds_digit(text.whole) or not may_be_misread(text.whole):
        return
    found = [(one, at) for at, prose in enumerate(text.prose) for one in groupings(prose, edition.language)]
    first = {one.grouping: (one, paragraphs_of(edition)[at]) for one, at in reversed(found)}
    if len(first) > 1:
        spans = [place_in(paragraph, one.start, one.end) for one, paragraph in first.values()]
        spans.sort(key=lambda span: (span.line, span.column))
        shown = " and ".join(
            f"`{_shown(one.start, one.end, paragraph)}`" for one, paragraph in first.values()
        )
        yield problem(
            "mixed-number-styles",
            spans[1],
            f"thousands are grouped in {len(first)} ways on this page: {shown}",
            why="Readers wonder whether the signs mean the same.",
            also=(spans[0],),
        )
    elif style is Style.EU and Grouping.COMMA in first:
        one, paragraph = first[Grouping.COMMA]
        yield problem(
            "number-style",
            place_in(paragraph, one.start, one.end),
            f"`{_shown(one.start, one.end, paragraph)}` is grouped with a comma",
            why=f"The site is set in the style `eu`, which groups with a space. "
            f"Numbers written so in this text: {len(found)}.",
            fixes=(paragraph.text[one.start : one.end].replace(",", " "),),
        )


def _shown(start: int, end: int, paragraph: Paragraph) -> str:
    return " ".join(paragraph.text[start:end].split())


def _check_quotes(edition: Edition) -> Iterator[Diagnostic]:
    text = read_text(edition)
    if not may_quote(text.whole):
        return
    first: dict[Quotes, tuple[int, int]] = {}
    for at, prose in enumerate(text.prose):
        for found in quotes_in(prose):
            first.setdefault(found.quotes, (at, found.start))
    if len(first) > 1:
        paragraphs = paragraphs_of(edition)
        spans = [place_in(paragraphs[at], start, start + 1) for at, start in sorted(first.values())]
        shown = " and ".join(f"`{one.value}`" for one in sorted(first))
        yield problem(
            "mixed-quotes",
            spans[1],
            f"quotations stand between {shown} on one page",
            why=f'Type plain quotation marks ("): pages show those of {source_name(edition.language)}.',
            also=(spans[0],),
        )
