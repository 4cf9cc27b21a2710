import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.load.entries.readings import key_reading
from bilan.load.items.folders import ItemFolder, default_languages, find_items, is_key
from bilan.model.content import Collection
from bilan.model.source import Diagnostic, Loaded
from tests.load.trees import tree_of_files

LANGUAGES = ("en", "fr")


def find(*paths: str, languages: tuple[str, ...] = LANGUAGES) -> Loaded[tuple[ItemFolder, ...]]:
    return find_items(tree_of_files(dict.fromkeys(paths, "text")), languages)


def folders_in(*paths: str) -> tuple[ItemFolder, ...]:
    loaded = find(*paths)
    assert loaded.value is not None
    assert loaded.problems == ()
    return loaded.value


def problem_in(*paths: str) -> Diagnostic:
    [problem] = find(*paths).problems
    return problem


def test_a_folder_with_a_file_named_after_a_language_is_an_item() -> None:
    [folder] = folders_in("content/stories/faustina/en.md", "content/stories/faustina/fr.md")

    assert (folder.collection, folder.key) == (Collection.STORIES, "faustina")
    assert folder.path == "content/stories/faustina"
    assert list(folder.files) == ["en", "fr"]


@pytest.mark.parametrize("collection", list(Collection))
def test_each_collection_has_its_folder(collection: Collection) -> None:
    [folder] = folders_in(f"content/{collection.value}/a/en.md")

    assert folder.collection is collection


def test_the_files_of_an_item_come_in_the_order_of_the_languages() -> None:
    loaded = find("content/pages/a/en.md", "content/pages/a/fr.md", languages=("fr", "en"))

    assert loaded.value is not None
    assert list(loaded.value[0].files) == ["fr", "en"]


def test_folders_in_between_mean_nothing() -> None:
    [folder] = folders_in("content/stories/2021/autumn/faustina/fr.md")

    assert folder.key == "faustina"


def test_folders_in_between_may_be_named_as_anybody_likes() -> None:
    assert [one.key for one in folders_in("content/stories/Été 2021/faustina/fr.md")] == ["faustina"]


@pytest.mark.parametrize(
    "path",
    [
        "content/README.md",
        "content/stories/README.md",
        "content/stories/readme.md",
        "content/stories/faustina/README.md",
        "content/stories/_ideas/a/en.md",
        "content/stories/.trash/a/en.md",
        "content/stories/a/_en.md",
        "content/stories/a/.en.md",
        "content/_notes/a.md",
        "content/_notes.md",
        "templates/pages/a.md",
    ],
)
def test_readme_files_and_names_with_a_dot_or_an_underscore_are_passed_over(path: str) -> None:
    assert folders_in(path) == ()


def test_the_same_key_may_stand_in_two_collections() -> None:
    folders = folders_in("content/pages/a/en.md", "content/stories/a/en.md")

    assert [one.key for one in folders] == ["a", "a"]


def test_the_same_key_twice_in_a_collection_is_refused_and_both_are_named() -> None:
    problem = problem_in("content/stories/2020/a/fr.md", "content/stories/2021/a/en.md")

    assert problem.code == "repeated-item"
    assert problem.span.path == "content/stories/2021/a/en.md"
    assert [one.path for one in problem.also] == ["content/stories/2020/a/fr.md"]


@pytest.mark.parametrize(
    ("key", "offers"),
    [
        ("Faustina", ("faustina",)),
        ("a_b", ("a-b",)),
        ("réponse", ("reponse",)),
        ("a b", ("a-b",)),
        ("中", ()),
    ],
)
def test_a_folder_that_is_not_named_as_a_key_is_offered_one(key: str, offers: tuple[str, ...]) -> None:
    problem = problem_in(f"content/stories/{key}/en.md")

    assert problem.code == "bad-key"
    assert problem.fixes == offers


def test_a_key_has_a_hundred_characters_at_most() -> None:
    assert is_key("a" * 100)
    assert not is_key("a" * 101)
    assert problem_in(f"content/stories/{'a' * 101}/en.md").code == "bad-key"


@given(st.text("ab0-_É \n", max_size=8) | st.text(max_size=4))
def test_a_key_is_a_name_that_is_read_as_itself(name: str) -> None:
    assert is_key(name) == (key_reading(name) == (name,))


@pytest.mark.parametrize("key", ["a", "2021", "work-4-integration"])
def test_lower_case_letters_digits_and_hyphens_make_a_key(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize(
    ("path", "offer"),
    [
        ("content/stories/Faustina comes home.md", "content/stories/faustina-comes-home/en.md"),
        ("content/pages/en.md", "content/pages/en/en.md"),
        ("content/about.md", "content/pages/about/en.md"),
        ("content/indicators/notes.md", "content/pages/notes/en.md"),
        ("content/indicators/migration/notes.md", "content/pages/notes/en.md"),
    ],
)
def test_a_markdown_file_in_no_items_folder_is_refused_with_a_place_for_it(path: str, offer: str) -> None:
    problem = problem_in(path)

    assert problem.code == "stray-markdown"
    assert problem.fixes == (offer,)


@pytest.mark.parametrize(
    ("name", "offer"),
    [("de.md", "_de.md"), ("FR.md", "fr.md"), ("en.MD", "en.md"), ("notes.md", "_notes.md")],
)
def test_a_file_named_after_no_language_is_a_warning(name: str, offer: str) -> None:
    problem = problem_in(f"content/stories/a/{name}")

    assert problem.code == "unknown-language-file"
    assert problem.fixes == (offer,)


def test_a_folder_with_no_language_of_the_site_is_no_item() -> None:
    assert find("content/stories/a/de.md").value == ()


def test_an_item_in_another_is_refused_and_both_are_named() -> None:
    problem = problem_in("content/stories/a/en.md", "content/stories/a/x/b/en.md")

    assert problem.code == "item-in-item"
    assert problem.span.path == "content/stories/a/x/b/en.md"
    assert [one.path for one in problem.also] == ["content/stories/a/en.md"]
    assert problem.fixes == ("content/stories/b",)


def test_a_folder_that_nothing_reads_is_named_once() -> None:
    problem = problem_in("content/storys/a/en.md", "content/storys/a/fr.md", "content/storys/b.jpg")

    assert problem.code == "unknown-folder"
    assert problem.span.path == "content/storys"
    assert problem.fixes == ("content/stories",)


def test_a_folder_of_ones_own_is_offered_an_underscore() -> None:
    assert problem_in("content/budget-2022/a.csv").fixes == ("content/_budget-2022",)


def test_other_files_are_left_alone() -> None:
    assert folders_in("content/site.yaml", "content/topics.yaml", "content/stories/a/table.csv") == ()


def test_without_settings_the_languages_are_those_that_files_are_named_after() -> None:
    tree = tree_of_files(
        dict.fromkeys(
            ("content/pages/a/en.md", "content/stories/b/fr.md", "content/b/notes.md", "content/de.md"),
            "text",
        )
    )

    assert default_languages(tree) == ("en", "fr")
