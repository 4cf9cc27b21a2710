import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.load.text.blocks import NEUTRAL, cut_blocks, edited, mask_code, masked_at, places_of, span_of
from bilan.model.source import Span


def blocks_of(text: str) -> list[str]:
    return [text[one.start : one.end] for one in cut_blocks(text)]


def code_of(text: str) -> list[str]:
    return [text[one.start : one.end] for one in cut_blocks(text) if one.is_code]


def masked(text: str) -> str:
    return mask_code(text, cut_blocks(text)).replace(NEUTRAL, "~")


def test_empty_lines_part_blocks_and_lines_with_spaces_are_empty() -> None:
    text = "First\nof two lines.\n\nSecond.\n  \nThird.\n"

    blocks = blocks_of(text)

    assert blocks == ["First\nof two lines.", "Second.", "Third."]


def test_a_text_without_words_has_no_blocks() -> None:
    assert blocks_of("") == []
    assert blocks_of("\n \n\n") == []


def test_a_heading_is_a_block_of_its_own_without_empty_lines_around_it() -> None:
    text = "Before.\n## A heading\nAfter."

    blocks = blocks_of(text)

    assert blocks == ["Before.", "## A heading", "After."]


def test_an_underlined_heading_is_a_block_with_its_underline() -> None:
    text = "A heading\n---------\nAfter."

    blocks = blocks_of(text)

    assert blocks == ["A heading\n---------", "After."]


def test_each_item_of_a_list_is_a_block_with_the_lines_that_belong_to_it() -> None:
    text = "- one\n  goes on\n- two\n    - deeper\n1. three\n"

    blocks = blocks_of(text)

    assert blocks == ["- one\n  goes on", "- two", "    - deeper", "1. three"]


def test_a_hyphen_in_a_paragraph_begins_no_item() -> None:
    text = "A sentence\n- with a dash - goes on."

    blocks = blocks_of(text)

    assert blocks == [text]


@pytest.mark.parametrize("word", ["counters", "chart", "table"])
def test_what_is_drawn_between_paragraphs_is_a_block_of_its_own(word: str) -> None:
    text = f"Before.\n[[{word} a]]\nAfter."

    blocks = blocks_of(text)

    assert blocks == ["Before.", f"[[{word} a]]", "After."]


@pytest.mark.parametrize("fence", ["```", "~~~", "`````"])
def test_a_fence_encloses_code_with_its_empty_lines(fence: str) -> None:
    text = f"Before.\n{fence}python\na\n\n# b\n{fence}\nAfter."

    blocks, code = blocks_of(text), code_of(text)

    assert code == [f"{fence}python\na\n\n# b\n{fence}"]
    assert blocks == ["Before.", code[0], "After."]


def test_a_fence_that_is_never_closed_is_text() -> None:
    assert code_of("```\ncode?\n\nmore") == []


def test_a_fence_is_closed_by_one_of_the_same_length_alone() -> None:
    text = "````\n```\na\n```\n````\nAfter."

    code = code_of(text)

    assert code == ["````\n```\na\n```\n````"]


def test_four_spaces_after_an_empty_line_make_code() -> None:
    text = "Before.\n\n    code\n    more\n\nAfter."

    code = code_of(text)

    assert code == ["    code\n    more"]


def test_a_tab_counts_as_four_spaces() -> None:
    assert code_of("Before.\n\n\tcode\n") == ["\tcode"]


def test_an_indented_line_within_a_paragraph_is_no_code() -> None:
    assert code_of("Before\n    goes on.") == []


def test_indented_text_below_a_list_item_belongs_to_it_and_is_no_code() -> None:
    text = "- one\n\n    more of one\n\n        code in one\n\nAfter.\n\n    code\n"

    code = code_of(text)

    assert code == ["        code in one", "    code"]


def test_indented_text_below_a_footnote_belongs_to_it() -> None:
    assert code_of("[^1]: A note.\n\n    More of the note.\n") == []


PLAIN_LINES = st.sampled_from(
    (
        *(
            "",
            "",
            "One line.",
            "Another",
            "## A heading",
            "#",
            "Title",
            "===",
            "---",
            "- one",
            "* two",
            "12. three",
        ),
        *(
            "> words",
            "[^1]: a note",
            "[[table a]]",
            "  [[chart b]] ",
            "see [[table a]]",
            "\u00a0",
            "\x0c",
            "\u00a0 a",
        ),
    )
)


@given(st.lists(PLAIN_LINES, max_size=12))
def test_a_text_without_code_is_cut_as_it_is_beside_code(lines: list[str]) -> None:
    text = "\n".join(line for line in lines if not line.startswith(" "))

    blocks = cut_blocks(text)

    assert blocks == cut_blocks(f"{text}\n\n~~~")[:-1]


def test_code_between_back_ticks_is_masked_and_keeps_its_length() -> None:
    assert masked("a `b` c") == "a ~~~ c"
    assert masked("a ``b ` c`` d") == "a ~~~~~~~~~ d"


def test_a_back_tick_without_a_second_one_is_text() -> None:
    assert masked("a `b and c") == "a `b and c"
    assert masked("a ``b` c") == "a ``b` c"


def test_code_does_not_reach_over_an_empty_line() -> None:
    assert masked("a `b\n\nc` d") == "a `b\n\nc` d"


def test_a_masked_text_keeps_its_lines() -> None:
    assert masked("`a\nb` c") == "~~\n~~ c"


def test_an_escaped_character_is_masked_with_its_backslash() -> None:
    assert masked(r"\[a] \\ \q") == r"~~a] ~~ \q"


def test_an_escaped_back_tick_opens_no_code() -> None:
    assert masked(r"\`a` b`") == r"~~a~~~~"


def test_blocks_of_code_are_masked_whole() -> None:
    assert masked("a\n\n    b [c]\n\nd") == "a\n\n~~~~~~~~~\n\nd"


def test_the_place_of_a_piece_counts_from_where_the_text_begins_in_its_file() -> None:
    text = "one two\nthree four\n"
    places = places_of("content/a.md", text, 10, 7, 3)

    first = span_of(places, text.index("two"), text.index("two") + 3)
    second = span_of(places, text.index("four"), text.index("four") + 4)

    assert first == Span(path="content/a.md", line=10, column=11, length=3)
    assert second == Span(path="content/a.md", line=11, column=9, length=4)


def test_a_piece_of_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    text = "one two\nthree\n"
    places = places_of("content/a.md", text, 1, 1, 1)

    span = span_of(places, 4, 12)

    assert (span.line, span.column, span.length) == (1, 5, 3)


def test_edits_are_made_in_order_and_one_inside_another_is_passed_over() -> None:
    made = edited("one two three", 0, 13, [(0, 7, "A"), (4, 7, "B"), (8, 13, "C")])

    assert made == "A C"


def test_only_a_piece_of_a_text_is_given_back() -> None:
    assert edited("one two three", 4, 13, [(8, 13, "3")]) == "two 3"
    assert edited("one two three", 4, 7, []) == "two"


def test_masking_at_offsets_keeps_the_ends_of_lines() -> None:
    assert masked_at("ab\ncd", [(1, 4)]) == f"a{NEUTRAL}\n{NEUTRAL}d"
