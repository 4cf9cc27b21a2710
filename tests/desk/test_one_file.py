"""The style that a page carries itself."""

from __future__ import annotations

from bilan.desk.one_file import inline_style
from tests.review.desks import FOLDERS
from tests.sites import project_tree


def test_the_style_asks_for_no_other_file_and_has_no_remarks() -> None:
    style = inline_style(project_tree(), FOLDERS)

    assert "url(" not in style
    assert "@import" not in style
    assert "/*" not in style


def test_the_style_has_the_colours_of_the_site_and_the_forms_of_the_desk() -> None:
    style = inline_style(project_tree(), FOLDERS)

    assert "--paper:" in style
    assert ".pair-mark" in style
    assert style.count("{") == style.count("}")
