"""The preview over small sites from one string: their pages under the review bar."""

from __future__ import annotations

from pathlib import Path

from bilan.desk.editors import EDITORS, editor_url
from bilan.desk.laid import with_bar
from bilan.desk.pages import Desk, Pages
from bilan.disk.tree import Folders
from bilan.model.records import replace
from bilan.model.source import SourceTree, Span
from bilan.plan.routes import file_path
from bilan.review.frame import DESK_STYLE
from bilan.review.problems import Reading
from tests.load.trees import tree_of
from tests.sites import Page, make_site, project_tree

FOLDERS = Folders(root=Path("/project"), content=Path("/project/content"))
ROOT = Path(__file__).resolve().parents[2]
STYLE_OF_DESK = DESK_STYLE


def _open(span: Span) -> str:
    return editor_url(EDITORS["vscode"], FOLDERS, span)


def desk_of(text: str) -> Desk:
    """Return the desk over a site as the preview shows it: with its drafts."""
    site = make_site(text, shows_drafts=True)
    written, project = tree_of(text), project_tree()
    tree = SourceTree(
        files={**written.files, **project.files}, blobs={**written.blobs, **project.blobs}, problems=()
    )
    built = site.made
    assert built.context is not None
    pages = Pages(
        files=site.files,
        sources={one.path: one.span.path for one in built.artifacts},
        parts={one.path: one for one in built.parts},
        context=built.context,
    )
    return Desk(
        tree=tree,
        built=built,
        context=built.context,
        pages=pages,
        folders=Folders(root=ROOT, content=FOLDERS.content),
        reading=Reading(tree=tree, folders={}, editor_url=_open),
    )


def bar_on(desk: Desk, url: str) -> Page:
    """Return a page of the site with what the preview lays over it."""
    path = file_path(desk.context.routes, url)
    return Page(with_bar(desk, path, desk.pages.files[path]))


def after(before: Desk, now: Desk) -> Desk:
    """Return the desk that still shows the pages of before, under the problems of now."""
    return replace(now, pages=before.pages, context=before.context)
