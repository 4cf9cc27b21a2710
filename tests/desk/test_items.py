"""Starting a story: its folder, and a file for each language."""

import datetime as dt
from pathlib import Path

import pytest

from bilan.desk.items import NewStory, Refused, start_story
from bilan.disk.tree import Folders

SETTINGS = "name: A site\nbase_url: https://example.org/\nlanguages: [en, fr]\n"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    content = tmp_path / "content"
    content.mkdir()
    (content / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    return Folders(root=tmp_path, content=content)


def story(key: str = "faustina", *titles: str) -> NewStory:
    return NewStory(key=key, kind="news", day=dt.date(2021, 9, 29), titles=titles)


def test_a_new_story_has_a_draft_in_each_language_and_its_facts_in_the_first(folders: Folders) -> None:
    files = start_story(story("faustina", "Faustina comes home", "Le retour de Faustina"), folders)

    assert [file.relative_to(folders.content).as_posix() for file in files] == [
        "stories/faustina/en.md",
        "stories/faustina/fr.md",
    ]
    assert files[0].read_text(encoding="utf-8") == (
        '---\ntitle: "Faustina comes home"\nstatus: draft\nkind: news\ndate: 2021-09-29\n---\n\n'
    )
    assert (
        files[1].read_text(encoding="utf-8") == '---\ntitle: "Le retour de Faustina"\nstatus: draft\n---\n\n'
    )


def test_a_title_that_was_not_given_is_that_of_the_first_language_or_made_from_the_key(
    folders: Folders,
) -> None:
    [_, french] = start_story(story("one", "Only this"), folders)
    [english, _] = start_story(story("her-workshop"), folders)

    assert 'title: "Only this"' in french.read_text(encoding="utf-8")
    assert 'title: "Her workshop"' in english.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["Faustina", "her workshop", "", "..", "a/b", "é", "x" * 101])
def test_a_key_is_lower_case_letters_digits_and_hyphens(folders: Folders, key: str) -> None:
    with pytest.raises(Refused, match="cannot be a key"):
        start_story(story(key), folders)


def test_a_key_is_taken_wherever_its_story_lies(folders: Folders) -> None:
    (folders.content / "stories" / "2021" / "faustina").mkdir(parents=True)
    (folders.content / "stories" / "2021" / "faustina" / "fr.md").write_text("---\n---\n", encoding="utf-8")

    with pytest.raises(Refused, match=r"already: content/stories/2021/faustina/fr\.md"):
        start_story(story(), folders)


def test_without_settings_nothing_is_started(folders: Folders) -> None:
    (folders.content / "site.yaml").unlink()

    with pytest.raises(Refused, match=r"build\.py check says why"):
        start_story(story(), folders)

    assert not (folders.content / "stories").exists()
