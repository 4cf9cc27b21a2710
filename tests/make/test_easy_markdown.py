"""What is read without the parser comes out as the parser makes it."""

from __future__ import annotations

from pathlib import Path
from subprocess import run
from sys import executable
from xml.etree.ElementTree import Element

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bilan.language.markup import without_unreadable
from bilan.make import easy_markdown, markdown, parser
from bilan.make.easy_markdown import parse_blocks, parse_easy, parse_words
from bilan.make.markdown import make_html
from tests.make.make_views import LOCALES, prose
from tests.make.test_markdown import PIECES, Case, cases

ROOT = Path(__file__).parents[2]
Shape = tuple[object, ...]

EASY = st.sampled_from(
    [
        "Words of a paragraph.", "Two lines\nof words", "2021. A year", "(in brackets)", "- one", "- one\n- two", "* one", "+ a",
        "1. one\n2. two", "3. three", "> said", "> said\n> in two lines", "## Heading", "# H", "### h ##", "a *b* c **d**.",
        "[a](https://a.b/c_d*e?f&g)", "see [b](stories:x), [c](/d/)", "**a** *b* [c](d)", "*a*b*c*", "[a](b)[c](d)", "R & D", "!",
    ]
)  # fmt: skip
ODD = st.sampled_from(
    [
        "***a***", "_u_", "__w__", "a_b", "![a](b)", "[^1]", "[^1]: note", "[r]: https://x.y", "[x][r]", "[r]", "&amp;", "&", "<b>",
        "<https://a.b>", "\\*", "`c`", "a  \nb", "    code", "    - deeper", "  ", "\t", "---", "===", "- - -", "***", "|", "a | b\n--|--",
        "```\n", "~~~", "1.", "-", ">", "#", "*", "**", "]", "[", "(", ")", "\u00a0", "\x0c", "\x1c", "\u2028", "\r", "\x02", "\x03",
        "\x02klzzwxh:0000\x03", "1) x", "\u0661. x", '[a](b "t")', "[**x**](y)", "*[x](y)*", "///Footnotes Go Here///", "= x",
        "\ufffe", "\U0001fffe", "\U0001f600", "\x85",
    ]
)  # fmt: skip
GAPS = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", " ", "", "\n \n", "\n    "])
TEXTS = st.lists(st.tuples(st.one_of(EASY, EASY, ODD, PIECES), GAPS).map("".join), max_size=10).map("".join)


def shape_of(element: Element) -> Shape:
    """Return all that an element holds."""
    within = tuple(shape_of(child) for child in element)
    return element.tag, tuple(element.items()), element.text or "", element.tail or "", within


def by_the_parser(text: str) -> Shape:
    """Return the tree that Python-Markdown makes of a text alone, with every rule tried on all of it."""
    library = parser._parser().reset()
    root = Element("div")
    library.parser.parseChunk(root, parser.prepared(library, without_unreadable(text)))
    for name in ("footnote", "inline", "footnote-duplicate", "unescape"):
        library.treeprocessors[name].run(root)
    return shape_of(root)


@given(TEXTS)
@settings(deadline=None, max_examples=1000)
@example("    code\n\n> said\n\n\n\nwords")
@example("- one\n\n- two\n\n    deeper")
@example("[^1]: note\n\n    that goes on\n\nwords[^1]")
@example("[a] [b](c)\n\n[a]: d\n[b]: e")
@example("## a\nb  \nc\n\n[a](b)\n===")
@example("*a **b* c**")
def test_whatever_the_text_the_tree_is_that_of_the_parser(text: str) -> None:
    quick, _ = markdown._parsed(text)

    assert shape_of(quick) == by_the_parser(text)


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_the_tree_of_each_case_is_that_of_the_parser(case: Case) -> None:
    quick, _ = markdown._parsed(case.written)

    assert shape_of(quick) == by_the_parser(case.written)


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_whatever_the_text_the_tree_is_the_same_where_only_some_of_it_is_easy(text: str) -> None:
    mixed, _ = parser.parse(without_unreadable(text))

    assert shape_of(mixed) == by_the_parser(text)


@given(TEXTS)
@settings(deadline=None, max_examples=200)
def test_whatever_the_text_the_html_is_as_if_there_were_no_short_cut(text: str) -> None:
    quick = make_html(prose(text), LOCALES["en"], str)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markdown, "parse_easy", lambda _text: None)
        patched.setattr(parser, "parse_blocks", lambda root, text, parse: parse(root, text.split("\n\n")))
        patched.setattr(parser, "parse_words", lambda _root, _done: False)
        assert make_html(prose(text), LOCALES["en"], str) == quick


def test_a_text_that_is_easy_does_not_load_the_parser() -> None:
    read = (
        "from bilan.make.easy_markdown import parse_easy; assert parse_easy('## A\\n\\n*b*\\n') is not None"
    )

    run(
        [executable, "-c", f"import sys, bilan.make.markdown; {read}; assert 'markdown' not in sys.modules"],
        check=True,
    )


EASY_BLOCKS = [
    "Words of a paragraph.",
    "Words\nin two lines",
    "**Strong** words and [a link](https://a.example/)",
    "2021 was a year",
    "- one\n- two",
    "1. one\n2. two",
    "> said by somebody",
    "## Heading",
]


@pytest.mark.parametrize("block", EASY_BLOCKS)
def test_an_easy_block_needs_no_parser(block: str) -> None:
    assert parse_easy(f"Before.\n\n{block}\n\nAfter.\n") is not None


def test_empty_lines_make_no_text_hard() -> None:
    assert parse_easy("One.\n\n\nTwo.\n\n\n\n\nThree.\n\n\n") is not None


@pytest.mark.parametrize(
    "block",
    [
        "Heading\n---",
        "a | b\n--|--",
        "[a]: https://a.example",
        "Words [a]: b",
        "    code",
        "- one\n    - two",
        "- one\nand more",
        "***",
        "* * *",
        "> - one",
        "## Heading\nwords",
        "## Heading \\#",
        "\u00a0words",
    ],
)
def test_any_other_block_is_left_to_the_parser_between_those_that_are_easy(block: str) -> None:
    handed_on: list[str] = []
    root = Element("div")

    def parse(_root: Element, blocks: list[str]) -> None:
        handed_on.extend(blocks)
        blocks.clear()

    parse_blocks(root, f"Before.\n\n{block}\n\nAfter.", parse)

    assert handed_on == [block]
    assert [one.text for one in root] == ["Before.", "After."]


@pytest.mark.parametrize(
    "words",
    [
        "a [link][name]",
        "a picture ![a](b.jpg)",
        "[a](b 'title')",
        "**a *b* c**",
        "***a***",
        "a * b * c",
        "*a**",
        "a_b_",
        "`code`",
        "&eacute;",
        "one  \ntwo",
        "[^note](a)",
        "\\*a*",
    ],
)
def test_words_with_any_other_sign_are_left_to_the_parser(words: str) -> None:
    root = Element("div")
    paragraph = Element("p")
    paragraph.text = words
    root.append(paragraph)

    is_all = parse_words(root, str)

    assert not is_all
    assert (len(paragraph), paragraph.text) == (0, words)


@given(st.text(st.sampled_from("a\t\r\n `~\x02\x03é"), max_size=12))
@settings(deadline=None)
def test_an_easy_text_is_as_preparing_would_leave_it(text: str) -> None:
    if easy_markdown.parse_easy(text) is not None:
        assert parser.prepared(parser._parser().reset(), text) == f"{text}\n\n"
