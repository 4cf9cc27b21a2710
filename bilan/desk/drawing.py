"""Pages of the desk drawn by their templates, which no file of the site is made with."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.language.locales import Locale
from bilan.make.page import make_desk_page
from bilan.model.source import SourceTree
from bilan.plan.recipes import Toolbox, digest_of


def draw_page(view: object, language: str, tree: SourceTree, locales: Mapping[str, Locale]) -> bytes:
    """Return a page or part of the desk, drawn by the template of its view's name.

    Raises:
        CannotMake: the template has a mistake.
    """
    return make_desk_page(view, language, _toolbox(tree, locales))


def _toolbox(tree: SourceTree, locales: Mapping[str, Locale]) -> Toolbox:
    """Return the templates of the site and of the desk, named by what they and the catalogues say."""
    files = [one for path, one in tree.files.items() if path.startswith(("templates/", "locales/"))]
    return Toolbox(
        templates={
            one.path.removeprefix("templates/"): one.text
            for one in files
            if one.path.startswith("templates/")
        },
        locales=locales,
        digest=digest_of(repr([(one.path, one.digest) for one in files])),
    )
