"""What the preview answers: the site from memory, and what is wrong over every page."""

import datetime as dt
import sqlite3
from contextlib import closing
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from bilan.bake import Kitchen
from bilan.desk import preview as preview_module
from bilan.desk import shown as shown_module
from bilan.desk.pages import Pages
from bilan.desk.preview import Preview, answer, answered, ask
from bilan.desk.server import Answer
from bilan.desk.shown import Shown, rebuild
from bilan.disk.store import look_up
from bilan.disk.tree import Folders
from bilan.model.records import replace
from bilan.model.source import SourceTree
from bilan.pipeline import Build, Order, build
from tests.load.trees import picture
from tests.sites import Page

FILES = {
    "index.html": b"root",
    "404.html": b"lost",
    "fr/404.html": b"perdu",
    "en/about/index.html": b"about",
    "assets/site.css": b"a{}",
    "media/été 1.png": b"PNG",
}
SHOWN = Shown(pages=Pages(files=FILES))
BELOW = Shown(pages=Pages(files=FILES), base_path="/results/")
BROKEN = Shown(pages=Pages(files=FILES), problems="content/a.md, line 1: <b>\n\n\ncontent/b.md, line 2: &")


def asked(preview: Preview, shown: Shown, path: str) -> Answer:
    """Return an answer, however long it takes."""
    given = ask(preview, shown, path)
    return given if isinstance(given, Answer) else given()


@pytest.mark.parametrize(
    ("path", "status", "data"),
    [
        ("/", 200, b"root"),
        ("/en/about/", 200, b"about"),
        ("/assets/site.css", 200, b"a{}"),
        ("/media/%C3%A9t%C3%A9%201.png", 200, b"PNG"),
        ("/en/nowhere/", 404, b"lost"),
        ("/fr/nowhere/", 404, b"perdu"),
        ("/../content/site.yaml", 404, b"lost"),
    ],
)
def test_every_address_has_its_file_or_the_page_for_what_is_not_there(
    path: str, status: int, data: bytes
) -> None:
    answered = answer(SHOWN, path)

    assert (answered.status, answered.data) == (status, data)


def test_a_folder_s_address_without_its_slash_leads_to_the_one_with_it() -> None:
    answered = answer(SHOWN, "/en/about")

    assert (answered.status, answered.path) == (302, "/en/about/")


def test_a_site_below_a_path_is_shown_there_and_the_root_leads_to_it() -> None:
    assert answer(BELOW, "/results/en/about/").data == b"about"
    assert answer(BELOW, "/").path == "/results/"


def test_while_something_is_wrong_a_page_that_was_never_built_shows_all_problems_as_text() -> None:
    answered = answer(BROKEN, "/en/nowhere/")

    assert answered.status == 500
    assert b"content/a.md, line 1: &lt;b&gt;" in answered.data
    assert b"content/b.md, line 2: &amp;" in answered.data


def test_while_something_is_wrong_pages_pictures_and_styles_still_come() -> None:
    assert answer(BROKEN, "/en/about/").data == b"about"
    assert answer(BROKEN, "/assets/site.css").status == 200


# --- building again and again ---


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    content = tmp_path / "content"
    (content / "pages" / "about").mkdir(parents=True)
    (content / "site.yaml").write_text(
        "name: A site\nbase_url: https://example.org/\nlanguages: [en, fr]\n", encoding="utf-8"
    )
    write(content, "---\ntitle: About us\nstatus: draft\n---\nWords.\n")
    return Preview(
        folders=Folders(root=Path(__file__).resolve().parents[2], content=content),
        store=tmp_path / "store.sqlite",
        port=0,
        polls=False,
        names={"content": "content"},
        clock=lambda: dt.datetime(2022, 6, 15, 10, tzinfo=dt.UTC),
        say=lambda _line: None,
    )


def write(content: Path, text: str) -> None:
    (content / "pages" / "about" / "en.md").write_text(text, encoding="utf-8")


def test_drafts_show_and_a_mistake_shows_over_the_page_until_it_is_mended(preview: Preview) -> None:
    shown, content = Shown(), preview.folders.content

    rebuild(preview, shown)
    assert b"About us" in answer(shown, "/en/about/").data

    write(content, "---\ntitel: About them\n---\nWords.\n")
    rebuild(preview, shown)
    broken = answer(shown, "/en/about/")
    assert broken.status == 200
    assert b"there is no key <code>titel</code> here" in broken.data
    assert b"2 | titel: About them" in broken.data
    assert b"<h1>About us</h1>" in broken.data

    write(content, "---\ntitle: About them\n---\nWords.\n")
    rebuild(preview, shown)
    mended = answer(shown, "/en/about/").data
    assert b"<h1>About them</h1>" in mended
    assert b"titel" not in mended


def test_a_site_that_was_never_right_shows_its_problems_in_the_language_of_the_address(
    preview: Preview,
) -> None:
    shown = Shown()
    write(preview.folders.content, "---\ntitel: About us\n---\nWords.\n")

    rebuild(preview, shown)
    answered = answer(shown, "/fr/about/")

    assert answered.status == 500
    assert "<h1>Problèmes</h1>" in answered.data.decode()
    assert b"<code>titel</code>" in answered.data


def test_settings_that_cannot_be_read_leave_the_last_site_standing(preview: Preview) -> None:
    shown, settings = Shown(), preview.folders.content / "site.yaml"
    rebuild(preview, shown)
    text = settings.read_text(encoding="utf-8")

    settings.write_text("name: [\n", encoding="utf-8")
    rebuild(preview, shown)
    broken = answer(shown, "/en/about/")
    settings.write_text(text, encoding="utf-8")
    rebuild(preview, shown)

    assert broken.status == 200
    assert b"<h1>About us</h1>" in broken.data
    assert b"content/site.yaml" in broken.data
    assert b"content/site.yaml" not in answer(shown, "/en/about/").data


def test_settings_that_could_never_be_read_show_what_is_wrong_with_them(preview: Preview) -> None:
    shown = Shown()
    (preview.folders.content / "site.yaml").write_text("name: [\n", encoding="utf-8")

    rebuild(preview, shown)

    for path in ("/", "/en/", "/_desk/", "/_desk/en/problems/"):
        answered = asked(preview, shown, path)
        assert answered.status == 500
        assert b"content/site.yaml, line" in answered.data


def test_while_one_file_is_broken_changes_of_all_others_show(preview: Preview) -> None:
    shown, content = Shown(), preview.folders.content
    (content / "pages" / "team").mkdir()
    other = content / "pages" / "team" / "en.md"
    other.write_text("---\ntitle: The team\n---\nWords.\n", encoding="utf-8")
    rebuild(preview, shown)

    write(content, "---\ntitel: About us\n---\nWords.\n")
    other.write_text("---\ntitle: All of us\n---\nWords.\n", encoding="utf-8")
    rebuild(preview, shown)
    there = answer(shown, "/en/team/").data
    other.unlink()
    rebuild(preview, shown)

    assert b"<h1>All of us</h1>" in there
    assert b"content/pages/about/en.md" in there
    assert answer(shown, "/en/team/").status != 200
    assert b">About us</h1>" in answer(shown, "/en/about/").data


def test_what_only_broke_is_not_built_a_second_time(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown()
    rebuild(preview, shown)
    taken: list[SourceTree] = []

    def counted(tree: SourceTree, order: Order, kitchen: Kitchen) -> Build:
        taken.append(tree)
        return build(tree, order, kitchen)

    monkeypatch.setattr(shown_module, "build", counted)

    write(preview.folders.content, "---\ntitel: About us\n---\nWords.\n")
    rebuild(preview, shown)

    assert len(taken) == 1


def test_the_index_of_the_search_is_made_when_somebody_searches_and_not_when_a_file_is_saved(
    preview: Preview,
) -> None:
    shown, content = Shown(), preview.folders.content
    at = partial(asked, preview, shown)
    names = "/search-index/en/addresses.json"

    rebuild(preview, shown)
    at("/en/search/")
    assert shown.search == {}

    assert b"/en/about/" in at(names).data
    first = shown.search
    assert at("/search-index/en/pagefind.js").status == 200
    assert shown.search is first

    write(content, "---\ntitle: About them\nslug: them\n---\nWords.\n")
    rebuild(preview, shown)
    assert shown.search is first
    assert b"/en/them/" in at(names).data


def test_a_search_that_is_switched_off_has_no_index_any_more(preview: Preview) -> None:
    shown, settings = Shown(), preview.folders.content / "site.yaml"
    names = "/search-index/en/addresses.json"
    rebuild(preview, shown)
    asked(preview, shown, names)

    settings.write_text(f"{settings.read_text(encoding='utf-8')}search: false\n", encoding="utf-8")
    rebuild(preview, shown)

    assert asked(preview, shown, names).status == 404
    assert asked(preview, shown, "/en/search/").status == 404
    assert shown.search == {}


def test_what_is_kept_and_damaged_is_made_anew(preview: Preview) -> None:
    shown = Shown()
    rebuild(preview, shown)
    before = answered(preview, shown, "/en/")
    with closing(sqlite3.connect(preview.store)) as file, file:
        file.execute("UPDATE made SET data = x'23' WHERE length(data) > 999")

    assert answered(preview, shown, "/en/") == before
    assert len(dict(shown.pages.files)) > 10


def test_what_the_desk_reads_is_made_anew_as_well_where_it_was_lost(preview: Preview) -> None:
    shown = Shown()
    rebuild(preview, shown)
    preview.store.unlink()

    give = answered(preview, shown, "/_desk/en/")

    assert not isinstance(give, Answer)
    assert give().status == 200


def test_while_something_is_wrong_the_last_index_stays(preview: Preview) -> None:
    shown = Shown()
    rebuild(preview, shown)
    before = asked(preview, shown, "/search-index/en/addresses.json").data

    write(preview.folders.content, "---\ntitel: About us\n---\nWords.\n")
    rebuild(preview, shown)
    shown.is_search_old = True

    assert asked(preview, shown, "/search-index/en/addresses.json").data == before


def test_a_file_that_is_saved_while_it_is_read_leaves_the_last_site_standing(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown(pages=Pages(files=FILES))

    def vanished(*_: object) -> bytes:
        raise FileNotFoundError(2, "No such file")

    monkeypatch.setattr(shown_module, "read_blob", vanished)
    rebuild(preview, shown)

    assert shown.pages.files == FILES


# --- pictures ---

STORY = (
    "---\ntitle: A story\nkind: story\ndate: 2021-09-29\nimage: photo.jpg\nimage_alt: A road\n---\nWords.\n"
)


@pytest.fixture
def told(preview: Preview) -> list[str]:
    """What the preview says; its content has a story with a picture."""
    folder = preview.folders.content / "stories" / "road"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text(STORY, encoding="utf-8")
    (folder / "photo.jpg").write_bytes(picture(".jpg", 800, 600))
    return []


@pytest.fixture
def watched(preview: Preview, told: list[str]) -> Preview:
    return replace(preview, say=told.append)


def pictures_of(shown: Shown) -> list[str]:
    """Return the pictures that the page of the story names."""
    addresses = Page(shown.pages.files["en/news-stories/road/index.html"]).addresses
    return list(dict.fromkeys(one for one in addresses if one.startswith("/media/")))


def test_a_picture_is_drawn_when_a_page_asks_for_it_and_holds_up_no_build(watched: Preview) -> None:
    shown = Shown()

    rebuild(watched, shown)
    addresses = pictures_of(shown)
    answered = asked(watched, shown, addresses[1])

    assert len(addresses) == 8
    assert {one for one in shown.promises if not one.startswith("share/")} == {
        one.removeprefix("/") for one in addresses
    }
    assert (answered.status, answered.path) == (200, addresses[1].removeprefix("/"))
    assert Image.open(BytesIO(answered.data)).size == (320, 240)
    assert len(shown.drawn) == 1


def test_the_picture_of_a_shared_link_holds_up_no_build_either(watched: Preview) -> None:
    shown = Shown()

    rebuild(watched, shown)
    [path, *_] = sorted(one for one in shown.promises if one.startswith("share/"))
    answered = asked(watched, shown, f"/{path}")

    assert answered.status == 200
    assert Image.open(BytesIO(answered.data)).size == (1200, 630)


def test_a_picture_that_was_drawn_is_in_the_store_from_the_next_build_on(
    watched: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown()
    rebuild(watched, shown)
    [address, *_] = pictures_of(shown)
    first = asked(watched, shown, address)

    rebuild(watched, shown)
    monkeypatch.setattr(preview_module, "redeem", lambda *_: pytest.fail("it was drawn again"))
    again = asked(watched, shown, address)

    assert shown.drawn == {}
    assert again == first
    assert look_up(watched.store, shown.promises[address.removeprefix("/")].key) == first.data


def test_a_picture_that_turns_out_to_be_damaged_is_told_and_holds_up_no_page(
    watched: Preview, told: list[str]
) -> None:
    photo = watched.folders.content / "stories" / "road" / "photo.jpg"
    photo.write_bytes(photo.read_bytes()[:900])
    shown = Shown()
    rebuild(watched, shown)

    answered = asked(watched, shown, pictures_of(shown)[0])

    assert answered.status == 500
    assert "photo.jpg: the file is no picture that browsers show, or is damaged" in told[-1]
    assert answer(shown, "/en/news-stories/road/").status == 200


def test_a_picture_that_is_saved_while_it_is_drawn_leaves_nothing_behind(watched: Preview) -> None:
    shown = Shown()
    rebuild(watched, shown)
    (watched.folders.content / "stories" / "road" / "photo.jpg").write_bytes(picture(".jpg", 90, 60))

    answered = asked(watched, shown, pictures_of(shown)[0])

    assert answered.data == b""
    assert shown.drawn == {}


def test_what_is_no_picture_is_told_at_once(watched: Preview) -> None:
    (watched.folders.content / "stories" / "road" / "photo.jpg").write_bytes(b"words")
    shown = Shown()

    rebuild(watched, shown)

    assert "is no picture that browsers show" in shown.problems
