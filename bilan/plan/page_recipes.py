"""The recipes of pages: planned from their views, or remembered until one has to be made anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial

from bilan.model.memory import Memory
from bilan.model.records import replace
from bilan.model.source import Span
from bilan.plan.context import Context
from bilan.plan.page_facts import KeptPage, KeptPages, PageFacts
from bilan.plan.recipes import Later, Recipe, RecipeKind, view_digest
from bilan.plan.routes import file_path
from bilan.plan.search.found import found_on
from bilan.plan.views import View

MANY = 4000
"""From how many planners on a view is rather planned twice than kept until its page is made."""
FEW = 8
"""How many pages a planner may have that is asked anew for each of them."""

Planner = Callable[[], Iterable[Recipe]]
"""Plans pages that have no parts, the same ones each time."""


def page_recipe(context: Context, view: View, span: Span, parts: tuple[Recipe, ...] = ()) -> Recipe:
    """Return the recipe of a page."""
    return Recipe(
        path=file_path(context.routes, view.frame.url),
        kind=RecipeKind.PAGE,
        inputs=view,
        said=view_digest(view),
        facts=_facts(context, view),
        parts=parts,
        span=span,
    )


def remembered_pages(
    memory: Memory,
    shelf: str,
    planners: Mapping[str, Planner],
    look: Callable[[tuple[Recipe, ...]], None] | None = None,
) -> Iterable[tuple[Recipe, ...]]:
    """Yield the pages of each planner, which is asked only where its pages are not remembered.

    The shelf names all that they are made from together, and a planner stands under the name of what its
    own pages are made from beside that. Where views are let go, `look` is shown the pages before.
    """
    known = memory.recall_all(shelf, planners, KeptPages)
    fresh: dict[str, KeptPages] = {}
    for name, plan in planners.items():
        if (kept := known.get(name)) is not None:
            yield _remembered(kept, plan)
            continue
        made = tuple(plan())
        fresh[name] = kept = KeptPages(pages=tuple(_kept(one) for one in made))
        if len(planners) < MANY or len(made) > FEW:
            yield made
            continue
        fresh[name] = kept = _sharing(kept)
        if look is not None:
            look(made)
        yield _remembered(kept, plan)
    memory.remember_all(shelf, fresh)


def _kept(recipe: Recipe) -> KeptPage:
    """Return what is kept of a page.

    Raises:
        TypeError: it is none, or has parts, which is a mistake of ours.
    """
    if recipe.facts is None or recipe.parts or recipe.blobs:
        raise TypeError(recipe.path)
    return KeptPage(path=recipe.path, said=recipe.said, facts=recipe.facts, span=recipe.span)


def _sharing(kept: KeptPages) -> KeptPages:
    """Return pages of which those that are the same page in several languages name all of them together."""
    known: dict[object, tuple[tuple[str, str], ...]] = {}
    pages = []
    for one in kept.pages:
        alternates = known.setdefault(one.facts.alternates, one.facts.alternates)
        canonical = next((url for _, url in alternates if url == one.facts.canonical), one.facts.canonical)
        pages.append(replace(one, facts=replace(one.facts, alternates=alternates, canonical=canonical)))
    return KeptPages(pages=tuple(pages))


def _remembered(kept: KeptPages, plan: Planner) -> tuple[Recipe, ...]:
    """Return pages whose views are planned when they are wanted: many at once, few one by one."""
    views = Later(
        make=partial(_view_in, cache(partial(_views_of, plan)))
        if len(kept.pages) > FEW
        else partial(_view_of, plan)
    )
    return tuple(
        Recipe(
            path=one.path,
            kind=RecipeKind.PAGE,
            inputs=views,
            said=one.said,
            facts=one.facts,
            span=one.span,
        )
        for one in kept.pages
    )


def _views_of(plan: Planner) -> Mapping[str, object]:
    return {one.path: one.inputs for one in plan()}


def _view_in(views: Callable[[], Mapping[str, object]], path: str) -> object:
    return views()[path]


def _view_of(plan: Planner, path: str) -> object:
    return next(one.inputs for one in plan() if one.path == path)


def _with_offset(moment: dt.datetime | None) -> dt.datetime | None:
    """Return a moment with its offset alone, as it is when it was kept: the name of its time zone is not."""
    offset = None if moment is None else moment.utcoffset()
    return moment if moment is None or offset is None else moment.replace(tzinfo=dt.timezone(offset))


def _facts(context: Context, view: View) -> PageFacts:
    frame = view.frame
    return PageFacts(
        view=type(view).__name__,
        language=frame.language,
        title=frame.title,
        url=frame.url,
        # mostly equal to an alternate: the facts of all pages stay, and so need no second copy of it
        canonical=next((url for _, url in frame.alternates if url == frame.canonical), frame.canonical),
        alternates=frame.alternates,
        modified=_with_offset(frame.modified),
        is_indexed=frame.is_indexed,
        share=frame.share,
        found=found_on(context, view) if context.site.settings.has_search else None,
    )
