"""The addresses that open a file in an editor."""

from pathlib import Path

import pytest

from bilan.desk.editors import EDITORS, editor_pattern, editor_url
from bilan.disk.tree import Folders
from bilan.model.source import Span

FOLDERS = Folders(root=Path("/home/ana/a project"), content=Path("/home/ana/drafts"))
PLACE = Span(path="content/stories/été/en.md", line=12, column=3)


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("vscode", "vscode://file/home/ana/drafts/stories/%C3%A9t%C3%A9/en.md:12:3"),
        ("vscodium", "vscodium://file/home/ana/drafts/stories/%C3%A9t%C3%A9/en.md:12:3"),
        ("idea", "idea://open?file=/home/ana/drafts/stories/%C3%A9t%C3%A9/en.md&line=12"),
        ("zed", "zed://file/home/ana/drafts/stories/%C3%A9t%C3%A9/en.md:12:3"),
        ("none", ""),
        ("mine://{path}?{line}", "mine://home/ana/drafts/stories/%C3%A9t%C3%A9/en.md?12"),
    ],
)
def test_a_place_of_the_content_opens_where_it_really_lies(name: str, url: str) -> None:
    pattern = editor_pattern(name)

    assert pattern is not None
    assert editor_url(pattern, FOLDERS, PLACE) == url


def test_a_template_opens_in_the_project() -> None:
    url = editor_url(EDITORS["vscode"], FOLDERS, Span(path="templates/pages/story.html"))

    assert url == "vscode://file/home/ana/a%20project/templates/pages/story.html:1:1"


def test_a_name_with_braces_is_a_name() -> None:
    url = editor_url(EDITORS["vscode"], FOLDERS, Span(path="content/{line}.md", line=7))

    assert url.endswith("/%7Bline%7D.md:7:1")


@pytest.mark.parametrize(
    "name",
    [
        "emacs",
        "",
        "mine://open",
        "javascript:alert({path})",
        "https://example.org/{path}",
        "data:text/html,{path}",
        "{path}",
    ],
)
def test_what_is_no_editor_is_refused(name: str) -> None:
    assert editor_pattern(name) is None
