"""What stands at the root of the site for search engines: where all pages lie, and who may read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bilan.model.source import Span
from bilan.plan.context import Context
from bilan.plan.engines.sitemap_views import SitemapAddressView, SitemapsView, SitemapView
from bilan.plan.page_facts import PageFacts
from bilan.plan.recipes import Recipe, RecipeKind, view_digest
from bilan.plan.routes import absolute_url, file_path, root_file_url

SETTINGS = Span(path="content/site.yaml")

MOST_ADDRESSES = 50_000
"""How many pages a sitemap may name. Source: https://www.sitemaps.org/protocol.html."""
MOST_LINKS = 200_000
"""How many addresses and alternates it may hold together, so that it stays far below its 50 MB."""


def plan_sitemaps(context: Context, recipes: Iterable[Recipe]) -> Iterator[Recipe]:
    """Return a recipe for the sitemap of these pages, or for several and their list, and for robots.txt.

    What asks not to be indexed is not among them: drafts, pages for what is not there, redirects.
    """
    addresses = tuple(
        sorted(
            (_address(one.facts) for one in recipes if one.facts is not None and one.facts.is_indexed),
            key=lambda one: one.url,
        )
    )
    size = min(MOST_ADDRESSES, MOST_LINKS // (len(context.languages) + 2))
    if len(addresses) <= size:
        yield _recipe(context, "sitemap.xml", RecipeKind.SITEMAP, SitemapView(addresses=addresses))
    else:
        names = []
        for number, start in enumerate(range(0, len(addresses), size), start=1):
            names.append(f"sitemap-{number}.xml")
            view = SitemapView(addresses=addresses[start : start + size])
            yield _recipe(context, names[-1], RecipeKind.SITEMAP, view)
        urls = tuple(absolute_url(context.routes, root_file_url(context.routes, one)) for one in names)
        yield _recipe(context, "sitemap.xml", RecipeKind.SITEMAPS, SitemapsView(urls=urls))
    yield _recipe(context, "robots.txt", RecipeKind.TEXT, _robots(context))


def _address(page: PageFacts) -> SitemapAddressView:
    return SitemapAddressView(url=page.canonical, modified=page.modified, alternates=page.alternates)


def _robots(context: Context) -> str:
    """Return what programs that gather pages may read: everything, but of a copy for review nothing.

    Source: RFC 9309, https://www.rfc-editor.org/rfc/rfc9309
    """
    if context.is_staging:
        return "User-agent: *\nDisallow: /\n"
    sitemap = absolute_url(context.routes, root_file_url(context.routes, "sitemap.xml"))
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n"


def _recipe(context: Context, name: str, kind: RecipeKind, inputs: object) -> Recipe:
    path = file_path(context.routes, root_file_url(context.routes, name))
    return Recipe(path=path, kind=kind, inputs=inputs, said=view_digest(inputs), span=SETTINGS)
