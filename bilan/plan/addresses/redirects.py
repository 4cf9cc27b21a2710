"""Old addresses that lead on: a page for each, which a host without rules of its own can serve."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.model.content import Edition
from bilan.model.words import Text
from bilan.plan.context import Context, title_of
from bilan.plan.recipes import Recipe, RecipeKind
from bilan.plan.routes import absolute_url, alias_path
from bilan.plan.views import RedirectView


def redirects(context: Context, edition: Edition, url: str, title: Text | None = None) -> Iterator[Recipe]:
    """Return a page for each alias of an edition; `title` is what to call the page they lead to."""
    if not edition.aliases:
        return
    view = RedirectView(
        language=edition.language,
        title=title or title_of(edition),
        url=url,
        canonical=absolute_url(context.routes, url),
    )
    for alias in edition.aliases:
        yield Recipe(path=alias_path(alias), kind=RecipeKind.PAGE, inputs=view, span=edition.span)
