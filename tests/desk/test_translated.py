"""Marking translations as up to date: which files change, what is refused, and what is listed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bilan.desk.refused import Refused
from bilan.desk.translated import Marking, mark_translations
from bilan.disk.tree import Folders, read_tree
from bilan.load.site import load_site
from bilan.translations.states import State, translation_of

FILES = {
    "site.yaml": "name: A site\nbase_url: https://example.org/\nlanguages: [en, fr]\n",
    "stories/faustina/en.md": "---\ntitle: Faustina\nkind: story\ndate: 2021-09-29\n---\nShe left.\n\nShe came home.\n",
    "stories/faustina/fr.md": (
        "---\n# translated by Marie\ntitle: Faustina   # her name\n\nallow:\n  - raw-html: quoted\n---\nElle est partie.\n\n"
        "Elle est revenue.\n"
    ),
    "pages/about/en.md": "---\ntitle: About\n---\nText.\n",
    "pages/about/fr.md": "---\r\ntitle: À propos\r\n---\r\nTexte.\r\n",
    "pages/legal/en.md": "---\ntitle: Legal\n---\nText.\n",
}


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    for path, text in FILES.items():
        put(tmp_path, path, text)
    return Folders(root=tmp_path, content=tmp_path / "content")


def put(root: Path, path: str, text: str) -> None:
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def files_in(folders: Folders) -> dict[str, str]:
    return {
        one.relative_to(folders.content).as_posix(): one.read_bytes().decode()
        for one in sorted(folders.content.rglob("*"))
        if one.is_file()
    }


def mark(
    folders: Folders, key: str | None, ask: Callable[[str], bool] | None = None, **how: object
) -> list[str]:
    """What is said while a translation is marked."""
    said: list[str] = []
    mark_translations(Marking(key=key, **how), folders, said.append, ask)  # type: ignore[arg-type]
    return said


def state(folders: Folders) -> State:
    site = load_site(read_tree(folders)).value
    assert site is not None
    return translation_of(site.stories["faustina"], "fr").state


def test_a_marked_translation_says_what_it_was_made_from_and_nothing_else_of_its_file_changes(
    folders: Folders,
) -> None:
    said = mark(folders, "faustina")

    after = files_in(folders)
    assert said == ["Marked content/stories/faustina/fr.md as saying what en.md says in 2 paragraphs"]
    assert {path for path in after if after[path] != FILES.get(path)} == {
        "stories/faustina/fr.md",
        "stories/faustina/_translated.fr.md",
    }
    new = after["stories/faustina/fr.md"].replace("translated_from: title bbdb6 text 3dc5a 50da2\n", "")
    assert new == FILES["stories/faustina/fr.md"]
    assert state(folders) is State.COMPLETE


def test_line_ends_stay_as_they_are(folders: Folders) -> None:
    mark(folders, "about")

    text = files_in(folders)["pages/about/fr.md"]
    assert text.count("\r\n") == text.count("\n") == 5


def test_what_fell_behind_is_marked_anew_and_how_much_had_changed_is_said(folders: Folders) -> None:
    mark(folders, "faustina")
    put(folders.root, "stories/faustina/en.md", FILES["stories/faustina/en.md"].replace("left", "went"))
    assert state(folders) is State.BEHIND

    [said] = mark(folders, "faustina")

    assert said.endswith("in 2 paragraphs; 1 paragraph of the original had changed")
    assert state(folders) is State.COMPLETE
    assert "She went." in files_in(folders)["stories/faustina/_translated.fr.md"]
    assert files_in(folders)["stories/faustina/fr.md"].count("translated_from") == 1


def test_what_is_up_to_date_is_left_alone(folders: Folders) -> None:
    mark(folders, "faustina")
    before = files_in(folders)

    assert mark(folders, "faustina") == ["content/stories/faustina/fr.md is up to date already."]
    assert files_in(folders) == before


def test_the_file_that_keeps_the_earlier_words_may_be_deleted(folders: Folders) -> None:
    mark(folders, "faustina")
    (folders.content / "stories/faustina/_translated.fr.md").unlink()

    assert state(folders) is State.COMPLETE


def test_without_a_key_it_is_listed_how_all_translations_stand(folders: Folders) -> None:
    mark(folders, "about")
    put(folders.root, "pages/about/en.md", "---\ntitle: About\n---\nAnother text.\n")

    [said] = mark(folders, None)

    assert said.split("\n\n") == [
        "Translations: 1 behind, 1 never marked, 1 missing",
        "Behind their originals:\n  pages about, French: 1 paragraph",
        "Never marked:\n  stories faustina, French",
        "Not translated:\n  pages legal, French",
    ]


def test_all_are_marked_once_somebody_has_said_yes(folders: Folders) -> None:
    questions: list[str] = []

    def yes(question: str) -> bool:
        questions.append(question)
        return True

    said = mark(folders, None, yes, is_all=True)

    assert questions == ["Mark 2 translations as up to date? [y/N] "]
    assert [one.split(" as ")[0] for one in said[1:]] == [
        "Marked content/stories/faustina/fr.md",
        "Marked content/pages/about/fr.md",
    ]
    assert mark(folders, None, is_all=True) == ["Every translation is up to date already."]


def test_a_no_writes_nothing(folders: Folders) -> None:
    assert mark(folders, None, lambda _: False, is_all=True)[-1] == "Nothing was written."
    assert files_in(folders) == FILES


def test_all_of_one_collection_are_marked_without_a_question_where_that_is_said(folders: Folders) -> None:
    [said] = mark(folders, None, is_all=True, is_sure=True, collection="pages")

    assert said.startswith("Marked content/pages/about/fr.md")


@pytest.mark.parametrize(
    ("key", "how", "why"),
    [
        ("faustine", {}, "there is no item 'faustine'; did you mean 'faustina'?"),
        ("faustina", {"collection": "pages"}, "there is no 'faustina' in pages"),
        ("faustina", {"language": "de"}, "the site has no language 'de'; it has en, fr"),
        (
            "faustina",
            {"language": "en"},
            "content/stories/faustina/en.md is the original: mark what is translated from it",
        ),
        ("legal", {}, "'legal' is not translated yet: there is no content/pages/legal/fr.md"),
        (None, {"is_all": True}, "nobody is here to be asked; say --yes to mark them all"),
    ],
)
def test_what_cannot_be_marked_is_told_and_nothing_is_written(
    folders: Folders, key: str | None, how: dict[str, object], why: str
) -> None:
    with pytest.raises(Refused) as refused:
        mark(folders, key, None, **how)

    assert str(refused.value) == why
    assert files_in(folders) == FILES


def test_a_translation_that_was_only_begun_is_not_marked(folders: Folders) -> None:
    put(folders.root, "pages/legal/fr.md", "---\ntitle: Legal\nstatus: draft\n---\n\n")

    with pytest.raises(Refused) as refused:
        mark(folders, "legal")
    said = mark(folders, None, is_all=True, is_sure=True, collection="pages")

    path = "content/pages/legal/fr.md"
    assert str(refused.value) == f"{path} is a draft without a text: translate it first, then mark it"
    assert said[0] == f"{path} is a draft without a text, so it is not marked."
    assert "translated_from" not in files_in(folders)["pages/legal/fr.md"]
    assert mark(folders, None, is_all=True, is_sure=True, collection="pages")[1:] == [
        "Every other translation is up to date already."
    ]


def test_a_key_in_two_collections_asks_for_the_collection(folders: Folders) -> None:
    put(folders.root, "pages/faustina/en.md", "---\ntitle: A\n---\nText.\n")
    put(folders.root, "pages/faustina/fr.md", "---\ntitle: A\n---\nTexte.\n")

    with pytest.raises(Refused, match="in stories and in pages; say which with --collection stories"):
        mark(folders, "faustina")

    assert mark(folders, "faustina", collection="pages")[0].startswith("Marked content/pages/faustina/fr.md")


def test_an_item_with_mistakes_is_told_apart_from_one_that_is_not_there(folders: Folders) -> None:
    put(folders.root, "stories/faustina/fr.md", "---\ntitle: Faustina\nkinnd: story\n---\nElle.\n")

    with pytest.raises(Refused, match="content/stories/faustina cannot be read as it stands; "):
        mark(folders, "faustina")


def test_settings_that_cannot_be_read_are_told(folders: Folders) -> None:
    put(folders.root, "site.yaml", "name: [")

    with pytest.raises(Refused, match=r"content/site\.yaml cannot be read"):
        mark(folders, "faustina")


def test_where_one_file_cannot_be_edited_none_is_and_the_line_to_write_is_offered(folders: Folders) -> None:
    put(folders.root, "pages/about/fr.md", "---\n? title\n: Mentions\n---\nTexte.\n")
    before = files_in(folders)

    with pytest.raises(Refused, match=r"yourself: translated_from: title [0-9a-f]{5} text [0-9a-f]{5}$"):
        mark(folders, None, is_all=True, is_sure=True)

    assert files_in(folders) == before
