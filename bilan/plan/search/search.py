"""The page of each language that searches, with the list of everything that can be found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter

from bilan.language.words import sort_key
from bilan.model.memory import Memory
from bilan.model.site import Untranslated
from bilan.model.source import Span
from bilan.model.words import Text
from bilan.plan.cards import by_order
from bilan.plan.context import Context, edition_for, section_name, title_of
from bilan.plan.frames import frame_of, section_place
from bilan.plan.glance import Glance
from bilan.plan.page_facts import Found, PageFacts
from bilan.plan.page_recipes import page_recipe, remembered_pages
from bilan.plan.recipes import Recipe
from bilan.plan.routes import search_index_url
from bilan.plan.search.search_views import (
    EntryKind,
    EntryView,
    IndexLinkView,
    LetterView,
    ObjectiveChoiceView,
    SearchView,
)

SECTION = "search"
NO_LETTER = "#"

SETTINGS = Span(path="content/site.yaml")


def plan_search(glance: Glance, pages: Iterable[Recipe], memory: Memory) -> Iterator[Recipe]:
    """Return the search page of each language, which lists what of these pages can be found.

    What stands on it of each page is a matter of the site at a glance.
    """
    if not glance.context.site.settings.has_search:
        return
    name = f"search {glance.name}"
    for planned in remembered_pages(memory, "search", {name: partial(_pages, glance.context, pages)}):
        yield from planned


def _pages(context: Context, pages: Iterable[Recipe]) -> Iterator[Recipe]:
    found = tuple(_found(pages))
    for language in context.languages:
        shown = tuple((page, one) for page, one in found if _is_shown(context, page, one, language))
        yield page_recipe(context, _search(context, shown, language), SETTINGS)


def _found(pages: Iterable[Recipe]) -> Iterator[tuple[PageFacts, Found]]:
    for one in pages:
        if one.facts is not None and one.facts.found is not None:
            yield one.facts, one.facts.found


def _search(context: Context, found: Sequence[tuple[PageFacts, Found]], language: str) -> SearchView:
    shown = [one for _, one in found]
    kinds = {one.entry.kind for one in shown}
    keys = {key for one in shown for key in one.entry.objectives}
    others = {page.language for page, _ in found} - {language}
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


def _is_shown(context: Context, page: PageFacts, found: Found, language: str) -> bool:
    """Return whether a language lists a page: its own, and what only others have where that is marked."""
    if page.language == language or language in found.languages:
        return page.language == language
    return page.language == found.languages[0] and context.site.settings.untranslated is Untranslated.MARK


def _letters(context: Context, entries: Sequence[EntryView], language: str) -> tuple[LetterView, ...]:
    locale = context.locales[language]
    named = ((sort_key(one.title.words, locale), one.url, one) for one in entries)
    ordered = sorted(named, key=itemgetter(0, 1))
    return tuple(
        LetterView(
            letter=letter,
            anchor="other" if letter == NO_LETTER else f"letter-{letter.lower()}",
            entries=tuple(one for _, _, one in some),
        )
        for letter, some in groupby(ordered, key=lambda one: _letter(one[0][0]))
    )


def _letter(folded: str) -> str:
    """Return the capital that a title is listed under."""
    first = folded[:1].upper()
    return first if first.isalpha() else NO_LETTER
