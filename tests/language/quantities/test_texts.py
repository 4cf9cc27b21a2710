"""How a text that comes from anywhere is cut into paragraphs."""

from __future__ import annotations

import pytest

from bilan.language.quantities.texts import cut_paragraphs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One sentence.", ("One sentence.",)),
        ("One.\n\nTwo.\n \n\nThree.", ("One.", "Two.", "Three.")),
        ("One\nand on.", ("One\nand on.",)),
        ("One.\r\n\r\nTwo.", ("One.", "Two.")),
        ("Text:\n- 12 wells\n- 3 schools", ("Text:", "- 12 wells", "- 3 schools")),
        ("1. First\n2. Second", ("1. First", "2. Second")),
        ("Text\n## A heading\nmore", ("Text", "## A heading\nmore")),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ("| a | b |", "|---|---|", "| 1 | 2 |")),
        ("One.\n\n```\nx = 45\n```\n\nTwo.", ("One.", "Two.")),
        ("", ()),
        (" \n\n ", ()),
    ],
)
def test_a_text_is_cut_where_a_reader_sees_a_new_paragraph(text: str, expected: tuple[str, ...]) -> None:
    assert cut_paragraphs(text) == expected
