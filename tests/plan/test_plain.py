"""Texts in Markdown as plain words: no mark stays, no word goes."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.model.content import REFERENCE_CLOSE, REFERENCE_OPEN
from bilan.plan.blocks import CountersView, ProseView
from bilan.plan.plain import _EMPHASIS, _ESCAPE, _FOOTNOTE, _LINK, _in_one_line, plain_lines, without_marks
from tests.make.make_views import LOCALES, figure, prose

ENGLISH = LOCALES["en"]


def lines(text: str) -> tuple[str, ...]:
    return plain_lines(prose(text), ENGLISH)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("One line\nand another.", ("One line and another.",)),
        ("One.\n\nTwo.", ("One.", "Two.")),
        ("## A heading\nWords.", ("A heading", "Words.")),
        ("- one\n- two\n  more", ("one", "two more")),
        ("1. one\n2) two", ("one", "two")),
        ("> Her words\n> go on.", ("Her words", "go on.")),
        ("> - a list in a quotation", ("a list in a quotation",)),
        ("Before\n\n---\n\nAfter", ("Before", "After")),
        ("A heading\n=========\nWords.", ("A heading", "Words.")),
        ("| a | b |\n|---|:-:|\n| 1 | 2 |", ("a b", "1 2")),
        ("```\ncode()\n```", ("code()",)),
        ("[the words](https://example.org) of a link", ("the words of a link",)),
        ('![A well](well.jpg "Its title")', ("A well",)),
        ("**strong**, *stress* and `code`", ("strong, stress and code",)),
        ("snake_case_stays, and 2 * 3 * 4 as well", ("snake_case_stays, and 2 * 3 * 4 as well",)),
        ("A claim[^1].\n\n[^1]: Its note.", ("A claim.", "Its note.")),
        (r"\*no stress\*", ("*no stress*",)),
        ("caf&eacute; &amp; co", ("café & co",)),
        ("", ()),
        ("\n\n---\n\n", ()),
    ],
)
def test_marks_go_and_words_stay(written: str, read: tuple[str, ...]) -> None:
    assert lines(written) == read


def test_a_year_that_begins_a_line_stays() -> None:
    assert lines("It ended in\n2021. Then came more.") == ("It ended in 2021. Then came more.",)


def test_a_figure_is_written_in_the_way_of_the_language() -> None:
    view = prose(f"It helped {REFERENCE_OPEN}0{REFERENCE_CLOSE} people.", fills=(figure(295998),))

    assert plain_lines(view, ENGLISH) == ("It helped 295 998 people.",)


def test_what_is_more_than_a_figure_has_no_words() -> None:
    view = prose(f"Before\n\n{REFERENCE_OPEN}0{REFERENCE_CLOSE}\n\nafter", fills=(CountersView(counters=()),))

    assert plain_lines(view, ENGLISH) == ("Before", "after")


def test_a_figure_without_a_value_has_no_words() -> None:
    absent = figure(None)
    view = prose(f"So far {REFERENCE_OPEN}0{REFERENCE_CLOSE}.", fills=(absent,))

    assert plain_lines(view, ENGLISH) == ("So far .",)


@given(st.lists(st.text("abc *_[]()#>-|`~\\&;\n1.:^", max_size=30), max_size=4))
def test_no_line_is_empty_or_broken_whatever_was_written(pieces: list[str]) -> None:
    for line in lines("\n".join(pieces)):
        assert line.strip()
        assert "\n" not in line


@given(st.lists(st.text("abcdefg", min_size=1), min_size=1))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    text = " ".join(words)

    assert without_marks(text) == text
    view: ProseView = prose(text)
    assert plain_lines(view, ENGLISH) == (text,)


@given(st.text("ab *_[]()^`\\\n.!", max_size=40))
def test_signs_that_are_not_there_need_not_be_looked_for(text: str) -> None:
    words = _FOOTNOTE.sub("", _LINK.sub(r"\1", text))
    words = _EMPHASIS.sub(r"\2", words).replace("`", "")

    assert without_marks(text) == _ESCAPE.sub(r"\1", words).replace("\n", " ").strip()


@given(st.lists(st.text("ab |\t\u00a0\u202f\u200b\x1f", max_size=8), max_size=4))
def test_a_line_has_one_space_between_its_words(lines: list[str]) -> None:
    assert _in_one_line(lines) == " ".join(word for one in lines for word in one.replace("|", " ").split())


def test_no_space_but_the_plain_one_is_printable() -> None:
    spaces = [one for one in map(chr, range(sys.maxunicode + 1)) if one.isspace() and one.isprintable()]

    assert spaces == [" "]
