"""The desk over a small site in one string."""

from __future__ import annotations

from pathlib import Path

from bilan.bake import Kitchen
from bilan.desk.pages import Desk, Pages, answer_desk
from bilan.disk.store import MemoryStore
from bilan.disk.tree import Folders
from bilan.model.order import Order
from bilan.model.records import replace
from bilan.model.source import SourceTree
from bilan.pipeline import build
from bilan.review.pair_pages import order_of
from bilan.review.pair_views import PairMatter
from bilan.review.pairs import pair_matter
from bilan.review.problems import Reading
from tests.load.trees import tree_of
from tests.sites import NOW, Page, project_tree

FOLDERS = Folders(root=Path(__file__).resolve().parents[2], content=Path("no content of the project"))


def desk_over(text: str, *more: str) -> Desk:
    """Return the desk over files that stand in a string, each below `== its path ==`.

    More languages than English and French have the catalogue of the French.
    """
    written, project = tree_of(text), project_tree()
    french = project.files["locales/fr/LC_MESSAGES/bilan.po"]
    paths = (f"locales/{one}/LC_MESSAGES/bilan.po" for one in more)
    tree = SourceTree(
        files={
            **written.files,
            **project.files,
            **{path: replace(french, path=path) for path in paths},
        },
        blobs={**written.blobs, **project.blobs},
        problems=(),
    )
    kitchen = Kitchen(
        store=MemoryStore(),
        program="",
        fetch=lambda _blob: b"",
        tell=lambda _done, _of: None,
        puts_off=True,
    )
    built = build(tree, Order(now=NOW, shows_drafts=True, makes_search=False), kitchen)
    assert built.context is not None
    reading = Reading(tree=tree, folders={"content": "content"}, editor_url=lambda _span: "")
    return Desk(
        tree=tree, built=built, context=built.context, pages=Pages(), folders=FOLDERS, reading=reading
    )


def matter_of(desk: Desk, key: str, shown: str = "", collection: str = "stories") -> PairMatter:
    """Return an item in two languages, for a page of the first language of the site."""
    order = order_of(desk.context, desk.context.languages[0], collection, key, shown)
    assert order is not None
    matter = pair_matter(desk.context, order, desk.built.problems, desk.reading)
    assert matter is not None
    return matter


def page_of(desk: Desk, path: str) -> Page:
    """Return a page of the desk as a reader finds it."""
    answered = answer_desk(desk, path)
    assert answered.status == 200
    return Page(answered.data)
