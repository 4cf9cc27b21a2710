"""What the files of a site are to its readers, and which of their addresses have to last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from bilan.model.publication import LASTING, Move, SitePart, Sort
from bilan.plan.addresses.address_views import WithdrawnView
from bilan.plan.outside_views import LostView, NotFoundView
from bilan.plan.places.place_views import CountriesView, ProjectsView
from bilan.plan.recipes import Recipe, RecipeKind
from bilan.plan.routes import SECTIONS, Routes, path_address, section_url
from bilan.plan.views import RedirectView, StoriesView

SORTS: Mapping[RecipeKind, Sort] = {
    RecipeKind.STYLES: Sort.REST,
    RecipeKind.PICTURE: Sort.REST,
    RecipeKind.FILE: Sort.REST,
    RecipeKind.TEXT: Sort.REST,
    RecipeKind.RULES: Sort.REST,
    RecipeKind.CSV: Sort.DATA,
    RecipeKind.JSON: Sort.DATA,
    RecipeKind.PACKAGE: Sort.DATA,
    RecipeKind.SCHEMA: Sort.DATA,
    RecipeKind.CATALOGUE: Sort.DATA,
    RecipeKind.IATI: Sort.DATA,
    RecipeKind.FACTSHEET: Sort.DATA,
    RecipeKind.SHARE: Sort.REST,
    RecipeKind.FEED: Sort.FEED,
    RecipeKind.ENTRY: Sort.REST,
    RecipeKind.SITEMAP: Sort.REST,
    RecipeKind.SITEMAPS: Sort.REST,
    RecipeKind.SEARCH_INDEX: Sort.REST,
}
"""Every kind of file but pages."""

_LISTS = frozenset(view.__name__ for view in (StoriesView, ProjectsView, CountriesView))
"""Pages that show more of them when asked."""

_PAGES: Mapping[str, Sort] = {
    WithdrawnView.__name__: Sort.NOTICE,
    NotFoundView.__name__: Sort.REST,
    LostView.__name__: Sort.REST,
}
"""The pages that are not simply pages."""

_UNLIKE_A_LINE = re.compile(r"[%*\s]")
"""What would end an address, or mean something else in the list."""

_WHOLE = 2
"""The slashes in the path of a feed of a whole language; that of a subject lies deeper."""

_COPIES = frozenset({Sort.DATA, Sort.FEED, Sort.SUBJECT})
"""What stands a second time where it was moved from."""

_HEAD = (
    "# Every address that this site has published, written by bilan after each build.",
    "# The next build finds out whether one got lost. Keep this file with your content.",
    "# To let an address go for good, take its line out; docs/guide.en.md says what else can be done.",
)


def inventory(recipes: Iterable[Recipe], routes: Routes) -> tuple[SitePart, ...]:
    """Return what each file of a plan is to readers, in the order of the plan."""
    first_pages = frozenset(
        section_url(routes, language, section) for language in routes.sections for section in SECTIONS
    )
    return tuple(
        SitePart(
            path=one.path,
            address=path_address(one.path),
            sort=_sort(one, first_pages),
            language=_language(one),
        )
        for one in recipes
    )


def address_list(parts: Sequence[SitePart], moves: Sequence[Move]) -> str:
    """Return the list as it is kept: what has to last of this publication, and where the rest leads."""
    there = {one.address: one.sort for one in parts}
    moved = {
        one.old: f"{_prefix(one.old)} -> {_prefix(one.new)}"
        for one in moves
        if there.get(one.old) in {None, Sort.REDIRECT, *_COPIES}
    }
    kept = {_written(address) for address, sort in there.items() if sort in LASTING and address not in moved}
    return "".join(f"{line}\n" for line in (*_HEAD, *sorted({*kept, *moved.values()})))


def _written(address: str) -> str:
    """Return an address as it stands in the list: with percent signs for what a line cannot hold."""
    return _UNLIKE_A_LINE.sub(lambda found: quote(found[0], safe=""), address)


def _prefix(address: str) -> str:
    """Return one side of a move, whose last star stands for all that comes after it."""
    return f"{_written(address[:-1])}*" if address.endswith("*") else _written(address)


def _sort(recipe: Recipe, first_pages: frozenset[str]) -> Sort:
    if isinstance(recipe.inputs, RedirectView):
        return Sort.REDIRECT
    if recipe.facts is not None and recipe.facts.view in _LISTS:
        return Sort.PAGE if recipe.facts.url in first_pages else Sort.LIST
    if recipe.facts is not None:
        return _PAGES.get(recipe.facts.view, Sort.PAGE)
    if recipe.kind is RecipeKind.FEED:
        return Sort.FEED if recipe.path.count("/") == _WHOLE else Sort.SUBJECT
    return Sort.PAGE if recipe.kind is RecipeKind.PAGE else SORTS[recipe.kind]


def _language(recipe: Recipe) -> str | None:
    return None if recipe.facts is None else recipe.facts.language
