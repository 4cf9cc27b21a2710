import pytest

from bilan.load.items.items import load_items
from bilan.load.items.pictures import check_pictures, pictures_of
from bilan.load.settings import load_settings
from bilan.model.source import Diagnostic
from tests.load.trees import SETTINGS, tree_of_files

FOLDER = "content/stories/faustina"
FACTS = "kind: story\ndate: 2021-09-29\n"


def look(
    *names: str, keys: str = "", body: str = "Text.", more: dict[str, str] | None = None
) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """Return the pictures of a site with one story, and what is wrong with pictures."""
    tree = tree_of_files(
        {
            "content/site.yaml": SETTINGS,
            f"{FOLDER}/en.md": f"---\ntitle: A\n{FACTS}{keys}---\n{body}\n",
            **dict.fromkeys((f"{FOLDER}/{name}" for name in names), "bytes"),
            **(more or {}),
        }
    )
    settings = load_settings(tree).value
    assert settings is not None
    found = load_items(tree, settings).value
    assert found is not None
    return list(pictures_of(tree, found.files)), tuple(check_pictures(tree, found.files))


def problem_in(
    *names: str, keys: str = "", body: str = "Text.", more: dict[str, str] | None = None
) -> Diagnostic:
    [problem] = look(*names, keys=keys, body=body, more=more)[1]
    return problem


def test_a_picture_that_the_facts_name_is_one_of_the_sites() -> None:
    pictures, problems = look("a.jpg", keys="image: a.jpg\nimage_alt: A machine\n")

    assert pictures == [f"{FOLDER}/a.jpg"]
    assert problems == ()


@pytest.mark.parametrize("ending", ["jpg", "jpeg", "png", "webp", "avif", "gif", "svg", "JPG"])
def test_pictures_of_all_known_kinds_may_stand_in_a_text(ending: str) -> None:
    pictures, problems = look(f"a.{ending}", body=f"![A machine](a.{ending})")

    assert pictures == [f"{FOLDER}/a.{ending}"]
    assert problems == ()


@pytest.mark.parametrize("target", ["./a.jpg", "more/../a.jpg", "<a.jpg>"])
def test_a_picture_is_found_however_its_path_is_written(target: str) -> None:
    assert look("a.jpg", body=f"![A machine]({target})")[1] == ()


def test_a_picture_may_have_a_name_with_a_space_or_an_accent() -> None:
    assert look("a b.jpg", body="![A machine](a%20b.jpg)")[1] == ()
    assert look("été.jpg", body="![A machine](été.jpg)")[1] == ()


def test_a_picture_may_lie_in_a_folder_of_the_item() -> None:
    pictures, problems = look("more/a.jpg", body="![A machine](more/a.jpg)")

    assert pictures == [f"{FOLDER}/more/a.jpg"]
    assert problems == ()


def test_a_picture_that_is_not_there_is_refused_with_one_that_is() -> None:
    problem = problem_in("faustina.jpg", keys="image: faustina.jpeg\nimage_alt: A machine\n")

    assert problem.code == "missing-picture"
    assert problem.fixes == ("faustina.jpg",)
    assert (problem.span.line, problem.span.column) == (5, 8)


def test_a_picture_that_is_not_there_is_refused_at_its_place_in_the_text() -> None:
    problem = problem_in(body="See: ![A machine](a.jpg)")

    assert (problem.code, problem.span.line, problem.span.column) == ("missing-picture", 6, 19)


@pytest.mark.parametrize("target", ["../marie/a.jpg", "https://example.org/a.jpg", "/assets/a.jpg"])
def test_a_picture_lies_beside_its_text(target: str) -> None:
    _, problems = look(body=f"![A machine]({target})", more={"content/stories/marie/a.jpg": "bytes"})

    assert problems[0].code == "missing-picture"


@pytest.mark.parametrize("name", ["a.tiff", "a.pdf", "a.csv", "en.md"])
def test_a_file_of_another_kind_is_no_picture(name: str) -> None:
    names = () if name == "en.md" else (name,)
    problem = problem_in(*names, keys=f"image: {name}\nimage_alt: A machine\n")

    assert problem.code == "not-a-picture"


def test_a_picture_needs_alternative_text_in_each_language() -> None:
    french = {f"{FOLDER}/fr.md": "---\ntitle: A\n---\nTexte.\n"}
    problem = problem_in("a.jpg", keys="image: a.jpg\nimage_alt: A machine\n", more=french)

    assert problem.code == "missing-image-alt"
    assert problem.span.path == f"{FOLDER}/fr.md"
    assert [(one.path, one.line) for one in problem.also] == [(f"{FOLDER}/en.md", 5)]


def test_the_original_is_asked_for_alternative_text_at_its_picture() -> None:
    problem = problem_in("a.jpg", keys="image: a.jpg\n")

    assert (problem.code, problem.span.line) == ("missing-image-alt", 5)


def test_a_decoration_needs_no_words() -> None:
    assert look("a.jpg", keys='image: a.jpg\nimage_alt: ""\n')[1] == ()


def test_a_picture_that_nothing_uses_is_a_warning_and_still_one_of_the_sites() -> None:
    pictures, [problem] = look("a.jpg")

    assert pictures == [f"{FOLDER}/a.jpg"]
    assert problem.code == "unused-picture"
    assert problem.span.path == f"{FOLDER}/a.jpg"


def test_a_picture_in_no_items_folder_belongs_to_no_page() -> None:
    pictures, [problem] = look(more={"content/stories/a.jpg": "bytes"})

    assert pictures == []
    assert problem.code == "unused-picture"


@pytest.mark.parametrize(
    "path",
    [
        f"{FOLDER}/_a.jpg",
        f"{FOLDER}/.a.jpg",
        "content/_pictures/a.jpg",
        "content/others/a.jpg",
        "content/indicators/a.jpg",
        "assets/a.jpg",
        f"{FOLDER}/a.pdf",
    ],
)
def test_other_files_are_not_called_unused(path: str) -> None:
    assert look(more={path: "bytes"}) == ([], ())


def test_no_picture_is_called_unused_where_a_file_beside_it_could_not_be_read() -> None:
    broken = {f"{FOLDER}/fr.md": "---\ntitle: [A\n---\nTexte.\n"}

    assert look("a.jpg", more=broken)[1] == ()
