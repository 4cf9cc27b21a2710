"""A page by itself: whole or not at all, and never over the sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.disk.pages import NoPlace, check_place, write_page
from bilan.disk.publish import MARKER
from bilan.disk.tree import Folders


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    for name in ("content", "templates", "site"):
        (tmp_path / name).mkdir()
    (tmp_path / "site" / MARKER).touch()
    return Folders(root=tmp_path, content=tmp_path / "content")


@pytest.mark.parametrize("name", ["review.html", "Review.HTM", "new folder/review.html"])
def test_a_page_may_lie_anywhere_else(folders: Folders, name: str) -> None:
    check_place(folders.root / name, folders)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("site", "is a folder"),
        ("review.md", "does not end in .html"),
        ("review", "does not end in .html"),
        ("content/review.html", "lies among the files"),
        ("templates/pages/story.html", "lies among the files"),
        ("content/../templates/x.html", "lies among the files"),
        ("site/en/index.html", "lies in a published site"),
    ],
)
def test_a_page_never_lies_where_it_would_do_harm(folders: Folders, name: str, why: str) -> None:
    with pytest.raises(NoPlace, match=why):
        check_place(folders.root / name, folders)


def test_an_earlier_page_is_written_over(tmp_path: Path) -> None:
    place = tmp_path / "new" / "review.html"

    write_page(place, b"one")
    write_page(place, b"two")

    assert place.read_bytes() == b"two"
    assert [one.name for one in place.parent.iterdir()] == ["review.html"]


def test_where_a_page_cannot_be_written_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(OSError, match=r"review\.html"):
        write_page(tmp_path / "file" / "review.html", b"one")
