"""An item in two languages as one file that lies where a reviewer wants it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from bilan.desk.refused import Refused
from bilan.desk.reviewing import ReviewOrder, save_pair
from bilan.disk.tree import Folders
from bilan.model.records import replace

ROOT = Path(__file__).resolve().parents[2]
FILES = {
    "site.yaml": "name: A site\nbase_url: https://example.org/results/\nlanguages: [en, fr]\n",
    "pages/about/en.md": "---\ntitle: About us\n---\nWe dug 12 wells.\n",
    "pages/about/fr.md": "---\ntitle: Qui nous sommes\nstatus: draft\n---\nNous avons creusé 13 puits.\n",
    "pages/faustina/en.md": "---\ntitle: A page\n---\nWords.\n",
    "stories/faustina/fr.md": "---\ntitle: Faustina\nkind: story\ndate: 2021-09-29\n---\nElle.\n",
}
ORDER = ReviewOrder(
    key="about",
    collection=None,
    shown=(),
    language=None,
    out=None,
    now=dt.datetime(2022, 6, 15, 10, tzinfo=dt.UTC),
)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    for name, text in FILES.items():
        file = tmp_path / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Folders(root=ROOT, content=tmp_path / "content")


def saved(order: ReviewOrder, folders: Folders) -> Path:
    return save_pair(order, folders, folders.content.parent / "store.sqlite", {"content": "content"})


def test_the_file_is_named_after_the_item_and_its_languages(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folders.content.parent)

    assert saved(ORDER, folders) == Path("about.en-fr.html")
    assert (folders.content.parent / "about.en-fr.html").is_file()


def test_the_file_shows_drafts_and_what_differs(folders: Folders, tmp_path: Path) -> None:
    page = saved(replace(ORDER, out=tmp_path / "it.html"), folders).read_text(encoding="utf-8")

    assert "Not yet published" in page
    assert "Figures differ" in page
    assert "13" in page


def test_its_page_speaks_the_language_that_is_asked_for(folders: Folders, tmp_path: Path) -> None:
    page = saved(replace(ORDER, out=tmp_path / "it.html", language="fr"), folders).read_text(encoding="utf-8")

    assert '<html lang="fr">' in page
    assert "Chiffres différents" in page


def test_the_left_side_is_the_language_that_is_named_first(folders: Folders, tmp_path: Path) -> None:
    page = saved(replace(ORDER, out=tmp_path / "it.html", shown=("fr", "en")), folders)

    words = page.read_text(encoding="utf-8")
    assert words.index("Nous avons creusé") < words.index("We dug")


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"key": "abuot"}, "there is no item 'abuot'; did you mean 'about'"),
        ({"key": "zzz"}, "check says whether a file cannot be read"),
        ({"key": "faustina"}, "in stories and in pages; say which with --collection stories"),
        ({"language": "de"}, "the site has no language 'de'; it has en, fr"),
        ({"shown": ("en", "de")}, "the site has no language 'de'"),
        ({"key": "faustina", "collection": "stories", "shown": ("fr", "en")}, "the other is missing"),
        ({"out": Path("about.txt")}, "does not end in .html"),
    ],
)
def test_what_cannot_be_is_refused_in_words(folders: Folders, asked: dict[str, object], why: str) -> None:
    with pytest.raises(Refused, match=why):
        saved(replace(ORDER, **asked), folders)  # type: ignore[arg-type]


def test_an_item_in_one_language_is_written_all_the_same(folders: Folders, tmp_path: Path) -> None:
    order = replace(ORDER, key="faustina", collection="stories", out=tmp_path / "it.html")

    page = saved(order, folders).read_text(encoding="utf-8")

    assert "python3 build.py translate faustina --language en --collection stories" in page


def test_settings_that_cannot_be_read_are_told(folders: Folders) -> None:
    (folders.content / "site.yaml").write_text("name: [", encoding="utf-8")

    with pytest.raises(Refused, match=r"site\.yaml or a catalogue cannot be read"):
        saved(ORDER, folders)
