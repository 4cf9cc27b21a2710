"""The rules by which hosts lead old addresses on: one file for each kind of host."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, unquote

from bilan.model.source import Span
from bilan.plan.addresses.address_views import Host, RulesView, RuleView
from bilan.plan.recipes import Recipe, RecipeKind
from bilan.plan.routes import Routes, path_url
from bilan.plan.views import RedirectView

SETTINGS = Span(path="content/site.yaml")

FILES: Mapping[Host, str] = {
    Host.PAGES: "_redirects",
    Host.NGINX: "redirects.nginx.map",
    Host.APACHE: "redirects.apache.conf",
}
"""What each kind of host finds its rules under, at the root of the site."""


def plan_rules(routes: Routes, recipes: Iterable[Recipe]) -> Iterator[Recipe]:
    """Return the files of rules; each is there even where nothing has moved, so that hosts can include it."""
    moved = {
        path_url(routes, one.path): quote(unquote(one.inputs.url))
        for one in recipes
        if one.kind is RecipeKind.PAGE and isinstance(one.inputs, RedirectView)
    }
    rules = tuple(RuleView(old=old, new=moved[old]) for old in sorted(moved))
    for host, path in FILES.items():
        view = RulesView(host=host, rules=rules)
        yield Recipe(path=path, kind=RecipeKind.RULES, inputs=view, span=SETTINGS)
