"""What the preview does when something was saved: the text at once, then all that hangs on it, and no more noise."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bilan.desk import following as following_module
from bilan.desk.following import follow
from bilan.desk.preview import Preview, answer
from bilan.desk.shown import Shown, rebuild
from bilan.disk.tree import Folders

SETTINGS = "name: {en: A site, fr: Un site}\nbase_url: https://example.org/\nlanguages: [en, fr]\n"
FACTS = "title: Faustina comes home\nkind: story\ndate: 2021-09-29\nsummary: She opened a workshop.\n"


class Editor:
    """Somebody who saves files, and a browser that is told of what is new."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "content"
        self.shown = Shown()
        self.told: list[str] = []
        self.preview = Preview(
            folders=Folders(root=Path(__file__).resolve().parents[2], content=self.folder),
            store=folder / "store.sqlite",
            port=0,
            polls=False,
            names={"content": "content"},
            clock=lambda: dt.datetime(2022, 6, 15, 10, tzinfo=dt.UTC),
            say=lambda _line: None,
        )
        self.write("site.yaml", SETTINGS)
        self.save_story("A workshop of her own.")
        rebuild(self.preview, self.shown)

    def write(self, name: str, text: str) -> Path:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def save_story(self, text: str, facts: str = FACTS) -> Path:
        return self.write("stories/faustina/en.md", f"---\n{facts}---\n{text}\n")

    def page(self, url: str = "/en/news-stories/faustina/") -> str:
        return answer(self.shown, url).data.decode()

    def follow(self, *files: Path) -> None:
        """Follow a change, and note what the page of the story says whenever the browser is told."""
        self.told.clear()
        follow(self.preview, self.shown, files, lambda: self.told.append(self.page()))


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    return Editor(tmp_path)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the page said when the whole site was begun to be built."""
    pages: list[str] = []
    whole = rebuild

    def noting(preview: Preview, shown: Shown) -> None:
        pages.append(answer(shown, "/en/news-stories/faustina/").data.decode())
        whole(preview, shown)

    monkeypatch.setattr(following_module, "rebuild", noting)
    return pages


def test_a_text_that_was_saved_shows_before_the_whole_site_is_built(editor: Editor, built: list[str]) -> None:
    editor.follow(editor.save_story("A workshop and a school."))

    assert "A workshop and a school." in built[0]
    assert "A workshop and a school." in editor.page()


def test_a_browser_is_told_once_where_the_build_shows_nothing_else(editor: Editor) -> None:
    editor.follow(editor.save_story("A workshop and a school."))

    assert len(editor.told) == 1
    assert "A workshop and a school." in editor.told[0]


def test_a_browser_is_told_again_where_other_pages_have_changed_too(editor: Editor) -> None:
    editor.follow(editor.save_story("Words.", FACTS.replace("comes home", "stays")))

    assert len(editor.told) == 2
    assert "Faustina stays" in editor.told[0]
    assert "Faustina stays" in editor.page("/en/news-stories/")


def test_a_browser_is_told_again_of_a_new_problem(editor: Editor) -> None:
    editor.follow(editor.save_story("She said that that workshop was the the best."))

    assert len(editor.told) == 2


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Of [[figure nothing]].", FACTS),
        ("On [her](stories:nobody).", FACTS),
        ("![A loom](loom.jpg)", FACTS),
        ("Words.", FACTS.replace("title", "titel")),
        ("Words.", f"{FACTS}objectives: [nowhere]\n"),
        ("Words.", f"{FACTS}slug: another\n"),
        ("Words.", f"{FACTS}status: withdrawn\n"),
    ],
)
def test_what_is_broken_or_moves_a_page_is_left_to_the_build(
    editor: Editor, built: list[str], text: str, facts: str
) -> None:
    editor.follow(editor.save_story(text, facts))

    assert "A workshop of her own." in built[0]
    assert len(editor.told) == 1


def test_while_something_is_broken_a_text_waits_for_the_build(editor: Editor, built: list[str]) -> None:
    editor.follow(editor.write("pages/about/en.md", "---\ntitel: About\n---\nWords.\n"))
    editor.follow(editor.save_story("A workshop and a school."))

    assert "A workshop of her own." in built[1]
    assert "A workshop and a school." in editor.page()


@pytest.mark.parametrize(
    "save",
    [
        lambda editor: editor.write("stories/marie/en.md", f"---\n{FACTS}---\nA shop.\n"),
        lambda editor: editor.write("site.yaml", SETTINGS.replace("A site", "Our site")),
        lambda editor: editor.write("stories/faustina/notes.txt", "Notes."),
        lambda editor: editor.folder.parent / "elsewhere.md",
    ],
)
def test_all_else_is_shown_when_it_is_built(editor: Editor, save: Callable[[Editor], Path]) -> None:
    editor.follow(save(editor))

    assert len(editor.told) == 1
    assert "A workshop of her own." in editor.page()


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own there")
@pytest.mark.parametrize("place", ["stories/faustina", "stories/faustina/en.md"])
def test_a_text_that_a_link_leads_to_is_not_looked_at(
    editor: Editor, built: list[str], tmp_path: Path, place: str
) -> None:
    file = editor.save_story("Words from elsewhere.")
    (editor.folder / place).rename(tmp_path / "elsewhere")
    (editor.folder / place).symlink_to(tmp_path / "elsewhere")

    editor.follow(file)

    assert "elsewhere" not in built[0]
    assert "elsewhere" not in editor.page()


def test_what_a_first_look_shows_is_what_the_build_makes(editor: Editor, built: list[str]) -> None:
    for number in range(3):
        editor.follow(editor.save_story(f"Workshop number {number}."))

        assert built[-1] == editor.page()
