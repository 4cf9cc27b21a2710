"""The index of each language that the search looks things up in, made from the words of the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from bilan.language.locales import Locale
from bilan.model.memory import Memory
from bilan.model.records import Record
from bilan.model.source import Span
from bilan.plan.context import Context
from bilan.plan.page_facts import Found, PageFacts
from bilan.plan.recipes import Later, Recipe, RecipeKind, digest_of, whole
from bilan.plan.routes import folder_path, search_index_url
from bilan.plan.search.found import lines_of
from bilan.plan.search.search_views import DocumentView, SearchIndexView
from bilan.plan.views import View

SETTINGS = Span(path="content/site.yaml")


class Lines(Record):
    """The words of a page, a paragraph each."""

    lines: tuple[str, ...]


class _Page(Record):
    """A page that can be found."""

    recipe: Recipe
    facts: PageFacts
    found: Found


def plan_search_indexes(context: Context, pages: Iterable[Recipe], memory: Memory) -> Iterator[Recipe]:
    """Return the index of each language, made from the words of these pages where one of them has changed."""
    if not context.site.settings.has_search:
        return
    there = tuple(
        _Page(recipe=one, facts=one.facts, found=one.facts.found)
        for one in pages
        if one.facts is not None and one.facts.found is not None
    )
    for language in context.languages:
        locale = context.locales[language]
        ours = [one for one in there if one.facts.language == language]
        ours.sort(key=lambda one: one.facts.url)
        yield Recipe(
            path=folder_path(context.routes, search_index_url(context.routes, language)),
            kind=RecipeKind.SEARCH_INDEX,
            inputs=Later(make=partial(_index, ours, locale, memory)),
            said=digest_of(repr((locale, [(one.recipe.path, one.recipe.said) for one in ours]))),
            span=SETTINGS,
        )


def keeper_of_words(context: Context, memory: Memory) -> Callable[[Iterable[Recipe]], None]:
    """Return what keeps the words of pages for the index, while their views are at hand."""
    locales = context.locales if context.site.settings.has_search else {}
    abouts = {language: digest_of(repr(locale)) for language, locale in locales.items()}

    def keep(pages: Iterable[Recipe]) -> None:
        found = [(one, one.facts.language) for one in pages if one.facts is not None and one.facts.found]
        memory.remember(
            {
                _name(one, abouts[language]): Lines(lines=_lines(one, locales[language]))
                for one, language in found
            }
        )

    return keep


def _name(page: Recipe, about: str) -> str:
    return f"lines {page.said} {about}"


def _index(pages: Sequence[_Page], locale: Locale, memory: Memory, _path: str) -> SearchIndexView:
    """Return what an index is made from; the words of pages that stay are remembered."""
    about = digest_of(repr(locale))
    names = [_name(one.recipe, about) for one in pages]
    known = memory.recall(names, Lines)
    fresh = {
        name: Lines(lines=_lines(one.recipe, locale))
        for name, one in zip(names, pages, strict=True)
        if name not in known
    }
    memory.remember(fresh)
    everything = {**known, **fresh}
    return SearchIndexView(
        language=locale.language,
        documents=tuple(
            DocumentView(
                path=one.recipe.path,
                url=one.facts.url,
                title=one.facts.title.words,
                lines=everything[name].lines,
                names=one.found.names,
            )
            for name, one in zip(names, pages, strict=True)
        ),
    )


def _lines(page: Recipe, locale: Locale) -> tuple[str, ...]:
    view = whole(page).inputs
    return lines_of(view, locale) if isinstance(view, View) else ()
