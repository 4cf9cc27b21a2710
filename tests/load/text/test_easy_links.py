"""Easy links are found in a text at once, and lead where they lead block by block."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.load.text import links
from bilan.load.text.blocks import cut_blocks, mask_code, places_of
from bilan.load.text.easy_links import easy_targets
from bilan.load.text.links import find_links

PIECES = (
    *("a", " ", "\n", "\n\n", "[", "]", "(", ")", "](", "!", "![", "\\", "`", "<", ">", ":", "]:", "'", '"'),
    *(
        "[her story](stories:faustina)",
        "[x](/a/)",
        "[x](https://example.org/a#b)",
        "[x]( /a/ )",
        "[x](a 'b')",
    ),
    *(
        "![a loom](loom.jpg)",
        "[[figure a]]",
        "[n]: /a/\n",
        "[n]",
        "- ",
        "    ",
        "```\n",
        "javascript:",
        "//b.org",
    ),
)


def test_all_links_of_a_text_are_found_at_once() -> None:
    text = "[Her story](stories:faustina), and\n\n- [another](https://example.org/a)\n"

    assert easy_targets(text) == ((12, 28), (48, 69))
    assert easy_targets("No link (at all)") == ()


@pytest.mark.parametrize(
    "text",
    [
        "![A loom](loom.jpg)",
        "[A](/a/) and [b]",
        "[A](/a/) and b]",
        "[A [b](/b/)](/a/)",
        "[A](/a/ 'title')",
        "[A]( /a/ )",
        "[A](<a b>)",
        "[A](/a_(b)/)",
        "[A](/[a/)",
        "[A]()",
        "[A\nb](/a/)",
        "[A][b]",
        "<https://example.org>",
    ],
)
def test_a_text_with_any_other_bracket_is_left_to_a_closer_look(text: str) -> None:
    assert easy_targets(text) is None


@settings(max_examples=1000, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_what_is_easy_leads_where_it_leads_block_by_block(pieces: list[str]) -> None:
    text = "".join(pieces)
    blocks, places = cut_blocks(text), places_of("content/a.md", text, 5, 1, 1)
    masked = mask_code(text, blocks)

    assert find_links(text, masked, blocks, places) == links._find_any(text, masked, blocks, places)
