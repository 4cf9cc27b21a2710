"""The files that programs of readers follow: a recipe for each feed."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.model.source import Span
from bilan.plan.context import Context
from bilan.plan.recipes import Recipe, RecipeKind
from bilan.plan.reports.corrections import corrections_feed
from bilan.plan.reports.feed_views import FeedView
from bilan.plan.routes import corrections_url, feed_url, file_path

SETTINGS = Span(path="content/site.yaml")


def plan_feeds(context: Context) -> Iterator[Recipe]:
    """Return a recipe for every feed of the site."""
    for language in context.languages:
        url = feed_url(corrections_url(context.routes, language))
        yield _feed(context, url, corrections_feed(context, language))


def _feed(context: Context, url: str, view: FeedView) -> Recipe:
    return Recipe(path=file_path(context.routes, url), kind=RecipeKind.FEED, inputs=view, span=SETTINGS)
