"""The pages of the desk: made when somebody asks for them, in the languages of the site."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bilan.bake import Kitchen
from bilan.desk.pages import Desk, Pages, answer_desk
from bilan.disk.store import MemoryStore
from bilan.disk.tree import Folders, read_tree
from bilan.model.order import Order
from bilan.pipeline import build
from bilan.review.problems import Reading

ROOT = Path(__file__).resolve().parents[2]


def desk_of(content: Path) -> Desk:
    """Return the desk over a content folder as it stands now."""
    folders = Folders(root=ROOT, content=content)
    tree = read_tree(folders)
    with MemoryStore() as store:
        kitchen = Kitchen(
            store=store,
            program="",
            fetch=lambda _blob: b"",
            tell=lambda _done, _of: None,
            puts_off=True,
        )
        now = dt.datetime(2022, 6, 15, 10, tzinfo=dt.UTC)
        built = build(tree, Order(now=now, shows_drafts=True, makes_search=False), kitchen)
    assert built.context is not None
    reading = Reading(tree=tree, folders={"content": "content"}, editor_url=lambda _span: "")
    return Desk(
        tree=tree, built=built, context=built.context, pages=Pages(), folders=folders, reading=reading
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "pages" / "about").mkdir(parents=True)
    (folder / "site.yaml").write_text(
        "name: A site\nbase_url: https://example.org/results/\nlanguages: [en, fr]\n", encoding="utf-8"
    )
    (folder / "pages" / "about" / "en.md").write_text(
        "---\ntitle: About us\nauthor: me\n---\nWords.\n", encoding="utf-8"
    )
    return folder


def test_the_desk_begins_in_the_first_language_of_the_site(content: Path) -> None:
    answered = answer_desk(desk_of(content), "/_desk/")

    assert (answered.status, answered.path) == (302, "/_desk/en/")


def test_a_page_without_its_slash_leads_to_the_one_with_it(content: Path) -> None:
    answered = answer_desk(desk_of(content), "/_desk/en/problems")

    assert (answered.status, answered.path) == (302, "/_desk/en/problems/")


@pytest.mark.parametrize(
    "path", ["/_desk/en/nowhere/", "/_desk/en/problems/further/", "/_desk/en/../../bilan/"]
)
def test_what_the_desk_does_not_have_is_not_there(content: Path, path: str) -> None:
    assert answer_desk(desk_of(content), path).status == 404


def test_every_page_speaks_the_language_of_its_address_and_leads_to_the_others(content: Path) -> None:
    desk = desk_of(content)

    english = answer_desk(desk, "/_desk/en/problems/").data.decode()
    french = answer_desk(desk, "/_desk/fr/problems/").data.decode()

    assert '<html lang="en">' in english
    assert '<a href="/_desk/fr/problems/" lang="fr"' in english
    assert "<h1>Problèmes</h1>" in french
    assert "À corriger" in french
    assert 'lang="en"' in french  # the words of messages stay as they are


def test_the_style_of_the_desk_is_its_own_and_no_file_of_the_site(content: Path) -> None:
    desk = desk_of(content)

    style = answer_desk(desk, "/_desk/style.css")

    assert b".desk" in style.data
    assert not [one for one in desk.built.artifacts if "desk" in one.path]


def test_problems_are_told_file_by_file_with_their_lines(content: Path) -> None:
    page = answer_desk(desk_of(content), "/_desk/en/problems/").data.decode()

    assert "content/pages/about/en.md" in page
    assert "there is no key <code>author</code> here" in page
    assert "3 | author: me" in page


def test_the_forms_stand_beside_the_languages(content: Path) -> None:
    answered = answer_desk(desk_of(content), "/_desk/forms/")

    assert (answered.status, b"<title>Forms</title>" in answered.data) == (200, True)


@pytest.mark.parametrize("path", ["", "problems/", "pairs/", "pairs/stories/faustina/"])
def test_every_page_of_the_desk_leads_to_the_forms_in_its_language(content: Path, path: str) -> None:
    story = content / "stories" / "faustina" / "en.md"
    story.parent.mkdir(parents=True)
    story.write_text("---\ntitle: Faustina\nkind: story\ndate: 2021-09-29\n---\nWords.\n", encoding="utf-8")
    desk = desk_of(content)

    english = answer_desk(desk, f"/_desk/en/{path}").data.decode()
    french = answer_desk(desk, f"/_desk/fr/{path}").data.decode()

    assert '<a href="/_desk/forms/">Change texts and facts in forms</a>' in english
    assert '<a href="/_desk/forms/">Modifier textes et données dans des formulaires</a>' in french


def test_a_pair_that_is_saved_as_one_file_leads_to_no_forms(content: Path) -> None:
    saved = answer_desk(desk_of(content), "/_desk/en/pairs/pages/about/file/").data.decode()

    assert "/_desk/" not in saved
