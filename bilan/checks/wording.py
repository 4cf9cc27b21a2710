"""How texts are written: numbers and dates of another language, claims without a date, leftovers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from bilan.checks.texts import ReadParagraph, place_in, read_paragraphs
from bilan.language.guessing import other_language
from bilan.language.locales import Locale
from bilan.language.wording.claims import undated_claims
from bilan.language.wording.dates import date_slips
from bilan.language.wording.numbers import Grouping, groupings, number_slips
from bilan.language.wording.residue import Quotes, quotes_in, residue_slips
from bilan.language.wording.slips import Slip, SlipKind
from bilan.language.words import source_name
from bilan.model.content import Collection, Edition
from bilan.model.paragraphs import Paragraph
from bilan.model.site import Site, Style
from bilan.model.source import Diagnostic, Span, problem
from bilan.plan.context import items_of

UNDATED = frozenset({Collection.OBJECTIVES, Collection.PROJECTS, Collection.PAGES})
"""The collections whose items speak of no day of their own."""

_SHOWN = 60
"""How many characters of a slip a message repeats."""


def check_wording(site: Site, locales: Mapping[str, Locale]) -> tuple[Diagnostic, ...]:
    """Return what is off in the words of every text of a site, as its language and style have it."""
    return tuple(
        found
        for collection in Collection
        for item in items_of(site, collection).values()
        for edition in item.editions.values()
        for found in _check_edition(
            edition, locales[edition.language].style, tuple(locales), is_undated=collection in UNDATED
        )
    )


def _check_edition(
    edition: Edition, style: Style, languages: Sequence[str], *, is_undated: bool
) -> Iterator[Diagnostic]:
    language = edition.language
    texts = read_paragraphs(edition)
    for one in texts:
        other = other_language(one.text, language, languages)
        if other is not None:
            yield _other_language(one.paragraph, language, other)
            continue
        for slip in _slips(one, language, style, languages, is_undated=is_undated):
            yield _told(slip, one.paragraph, language)
    yield from _check_groups(texts, language, style)
    yield from _check_quotes(texts, language)


def _slips(
    one: ReadParagraph, language: str, style: Style, languages: Sequence[str], *, is_undated: bool
) -> Iterator[Slip]:
    if one.has_digits:
        yield from number_slips(one.text, language, style)
        yield from date_slips(one.text, language, languages)
    yield from residue_slips(one.text, language)
    if is_undated:
        yield from undated_claims(one.text, language)


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


def _check_groups(texts: Sequence[ReadParagraph], language: str, style: Style) -> Iterator[Diagnostic]:
    """Yield a problem where numbers are grouped in several ways, or not in the way of the site."""
    found = [
        (one, paragraph)
        for paragraph, text, has_digits in texts
        if has_digits
        for one in groupings(text, language)
    ]
    first = {one.grouping: (one, paragraph) for one, paragraph in reversed(found)}
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


def _check_quotes(texts: Sequence[ReadParagraph], language: str) -> Iterator[Diagnostic]:
    first: dict[Quotes, Span] = {}
    for paragraph, text, _ in texts:
        for found in quotes_in(text):
            first.setdefault(found.quotes, place_in(paragraph, found.start, found.start + 1))
    if len(first) > 1:
        spans = sorted(first.values(), key=lambda span: (span.line, span.column))
        shown = " and ".join(f"`{one.value}`" for one in sorted(first))
        yield problem(
            "mixed-quotes",
            spans[1],
            f"quotations stand between {shown} on one page",
            why=f'Type plain quotation marks ("): pages show those of {source_name(language)}.',
            also=(spans[0],),
        )
