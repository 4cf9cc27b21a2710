"""Paragraphs of a text, each as it can be drawn alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.load.text.prose import load_prose
from bilan.model.content import REFERENCE_CLOSE, REFERENCE_OPEN, Prose
from bilan.model.marks import MARK_END, mark_beginning
from bilan.review.passages import Block, BlockKind, Mark, blocks_of

ONE, TWO = (f"{REFERENCE_OPEN}{number}{REFERENCE_CLOSE}" for number in (0, 1))


def prose_of(text: str) -> Prose:
    loaded = load_prose("content/a.md", text, 1)
    assert loaded.value is not None
    return loaded.value


def cut(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in blocks_of(prose_of(text))]


def marked(text: str, words: str) -> str:
    """Return the only paragraph of a text with a mark around some of its words, `<` and `>` for its signs."""
    start = text.index(words)
    [block] = blocks_of(prose_of(text), {0: [Mark(start, start + len(words), 3)]})
    return block.text.replace(mark_beginning(3), "<").replace(MARK_END, ">")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A sentence.", BlockKind.PARAGRAPH),
        ("## A heading", BlockKind.HEADING),
        ("A heading\n---", BlockKind.HEADING),
        ("- An entry", BlockKind.ENTRY),
        ("12. An entry", BlockKind.ENTRY),
        ("> A quotation", BlockKind.QUOTE),
        ("| a | b |\n|---|---|\n| 1 | 2 |", BlockKind.TABLE),
        ("```\n# code\n```", BlockKind.CODE),
        ("    code", BlockKind.CODE),
        ("![Words](a.jpg)", BlockKind.PICTURE),
        ("[[chart wells]]", BlockKind.FIGURES),
        ("[^a]: A note.", BlockKind.NOTE),
    ],
)
def test_a_paragraph_is_known_for_what_it_is(text: str, kind: BlockKind) -> None:
    [block] = blocks_of(prose_of(text))

    assert block.kind is kind


def test_headings_have_their_level_and_entries_how_deep_they_lie() -> None:
    blocks = blocks_of(prose_of("## A\n\n### B\n\n- one\n    - two\n"))

    assert [one.level for one in blocks] == [2, 3, 1, 2]


def test_references_stand_as_the_numbers_that_they_have_in_the_whole_text() -> None:
    text = (
        "Of [[figure wells]]\nand more:\n[[chart wells]]\n\nStill [[figure no such]] text [[figure wells]]."
    )

    assert cut(text)[:2] == [("paragraph", f"Of {ONE}\nand more:"), ("figures", TWO)]


def test_calls_of_notes_are_raised_digits_in_the_order_of_the_page() -> None:
    text = "Second[^b] comes before first[^a].\n\n[^a]: One.\n\n[^b]: Two.\n"

    assert [words for _, words in cut(text)] == ["Second¹ comes before first².", "² One.", "¹ Two."]


def test_a_link_that_leans_on_an_address_elsewhere_takes_it_along() -> None:
    assert cut("[a]: https://example.org/Then\n\nSee [her story][a].\n\nThen more.") == [
        ("paragraph", "See [her story][a].\n\n[a]: https://example.org/Then"),
        ("paragraph", "Then more."),
    ]


def test_what_belongs_to_an_entry_of_a_list_is_drawn_as_text_and_not_as_code() -> None:
    assert cut("- one\n\n    more of it\n\n    - two\n\nAfter.") == [
        ("entry", "- one"),
        ("paragraph", "more of it"),
        ("entry", "- two"),
        ("paragraph", "After."),
    ]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("It has 12 wells.", "12 wells", "It has <12 wells>."),
        ("It has **12** wells.", "12", "It has **<12>** wells."),
        ("12 wells", "12", "<12> wells"),
        ("It has 12", "12", "It has <12>"),
        ("Of [[figure wells]] wells.", "[[figure wells]]", f"Of <{ONE}> wells."),
        ("See [a](https://example.org/12).", "12", "See [a](https://example.org/12)."),
        ("Run `sleep 12` now.", "12", "Run `sleep 12` now."),
        ("![12 wells](a.jpg)", "12", "![12 wells](a.jpg)"),
        ("12. Twelfth.", "12", "12. Twelfth."),
    ],
)
def test_words_are_marked_where_readers_see_them(text: str, words: str, expected: str) -> None:
    assert marked(text, words) == expected


def unnumbered(blocks: tuple[Block, ...], prose: Prose) -> tuple[str, str]:
    """What all blocks say and what the text says, without any space."""
    return (
        "".join("".join(one.text for one in blocks).split()),
        "".join(prose.text.expandtabs(4).split()),
    )


pieces = st.sampled_from(
    [
        "A word. ",
        "[[figure wells]]",
        "\n",
        "\n\n",
        "    ",
        "- one",
        "\n[[chart wells]]\n",
        "> q",
        "## h",
        "x]]",
        "[[",
    ]
)


@given(st.lists(pieces, max_size=14).map("".join))
def test_all_that_a_text_says_is_in_its_paragraphs_and_nothing_else(text: str) -> None:
    prose = prose_of(text)

    blocks = blocks_of(prose)

    assert [one.source for one in blocks] == list(prose.paragraphs)
    said, whole = unnumbered(blocks, prose)
    assert said == whole
