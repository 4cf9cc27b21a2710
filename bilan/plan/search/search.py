"""The search of each language: its page with the list of everything, and the texts for its index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bilan.language.words import sort_key
from bilan.model.site import Untranslated
from bilan.model.source import Span
from bilan.model.words import Text
from bilan.plan.cards import by_order
from bilan.plan.context import Context, edition_for, section_name, title_of
from bilan.plan.frames import frame_of, section_place
from bilan.plan.recipes import Recipe, RecipeKind
from bilan.plan.routes import file_path, folder_path, search_index_url
from bilan.plan.search.found import Found, found_on, lines_of
from bilan.plan.search.search_views import (
    DocumentView,
    EntryKind,
    EntryView,
    IndexLinkView,
    LetterView,
    ObjectiveChoiceView,
    SearchIndexView,
    SearchView,
)
from bilan.plan.views import View

SECTION = "search"
NO_LETTER = "#"

SETTINGS = Span(path="content/site.yaml")


def plan_search(context: Context, pages: Sequence[Recipe]) -> Iterator[Recipe]:
    """Return the search page of each language, which lists what of these pages can be found."""
    found = found_on(context, _views(pages))
    for language in context.languages:
        view = _search(context, found, language)
        path = file_path(context.routes, view.frame.url)
        yield Recipe(path=path, kind=RecipeKind.PAGE, inputs=view, span=SETTINGS)


def plan_search_indexes(context: Context, pages: Sequence[Recipe]) -> Iterator[Recipe]:
    """Return the index of each language, made from the words of these pages."""
    found = found_on(context, _views(pages))
    for language in context.languages:
        documents = tuple(
            DocumentView(
                path=file_path(context.routes, one.entry.url),
                url=one.entry.url,
                title=one.entry.title.words,
                lines=lines_of(one, context.locales[language]),
                names=one.names,
            )
            for one in sorted(found, key=lambda one: one.entry.url)
            if one.language == language
        )
        yield Recipe(
            path=folder_path(context.routes, search_index_url(context.routes, language)),
            kind=RecipeKind.SEARCH_INDEX,
            inputs=SearchIndexView(language=language, documents=documents),
            span=SETTINGS,
        )


def _views(pages: Iterable[Recipe]) -> Iterator[View]:
    return (one.inputs for one in pages if isinstance(one.inputs, View))


def _search(context: Context, found: Sequence[Found], language: str) -> SearchView:
    shown = [one for one in found if _is_shown(context, one, language)]
    kinds = {one.entry.kind for one in shown}
    keys = {key for one in shown for key in one.entry.objectives}
    others = {one.language for one in shown} - {language}
    title = Text(words=section_name(context, SECTION, language), language=language)
    return SearchView(
        frame=frame_of(context, language, title, section_place(context, SECTION, language)),
        letters=_letters(context, [one.entry for one in shown], language),
        count=len(shown),
        kinds=tuple(kind for kind in EntryKind if kind in kinds),
        objectives=tuple(
            ObjectiveChoiceView(key=one.key, title=title_of(edition_for(one, language)))
            for one in by_order(tuple(context.site.objectives.values()))
            if one.key in keys
        ),
        indexes=tuple(
            IndexLinkView(language=one, url=search_index_url(context.routes, one))
            for one in (language, *(other for other in context.languages if other in others))
        ),
        script_url=context.search_script_url,
    )


def _is_shown(context: Context, found: Found, language: str) -> bool:
    """Return whether a language lists a page: its own, and what only others have where that is marked."""
    if found.language == language or language in found.languages:
        return found.language == language
    return found.language == found.languages[0] and context.site.settings.untranslated is Untranslated.MARK


def _letters(context: Context, entries: Sequence[EntryView], language: str) -> tuple[LetterView, ...]:
    locale = context.locales[language]
    ordered = sorted(entries, key=lambda one: (*sort_key(one.title.words, locale), one.url))
    return tuple(
        LetterView(
            letter=letter,
            anchor="other" if letter == NO_LETTER else f"letter-{letter.lower()}",
            entries=tuple(some),
        )
        for letter, some in groupby(ordered, key=lambda one: _letter(sort_key(one.title.words, locale)[0]))
    )


def _letter(folded: str) -> str:
    """Return the capital that a title is listed under."""
    first = folded[:1].upper()
    return first if first.isalpha() else NO_LETTER
