"""The paragraph that a line stands in, and its words as a page shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.review.words_alike import paragraphs_to, words_of, written_words

STORY = """---
title: Faustina's workshop
summary: She came home,
  and stayed.
kind: story
---
The first paragraph
goes on.

## A heading

[[counters jobs]]

The last one."""


@pytest.mark.parametrize(
    ("line", "paragraph"),
    [
        (2, "Faustina's workshop"),
        (3, "She came home,\n  and stayed."),
        (5, "story"),
        (7, "The first paragraph\ngoes on."),
        (8, "The first paragraph\ngoes on."),
        (10, "## A heading"),
        (14, "The last one."),
        (99, "The last one."),
    ],
)
def test_a_line_stands_in_a_paragraph_or_in_what_its_key_says(line: int, paragraph: str) -> None:
    assert paragraphs_to(STORY, line)[0] == paragraph


def test_before_a_paragraph_come_those_above_it_but_not_the_front_matter() -> None:
    assert paragraphs_to(STORY, 12) == [
        "[[counters jobs]]",
        "## A heading",
        "The first paragraph\ngoes on.",
    ]


def test_an_empty_line_belongs_to_what_stands_above_it() -> None:
    assert paragraphs_to(STORY, 9)[0] == "The first paragraph\ngoes on."


def test_in_yaml_a_line_is_what_its_key_says() -> None:
    assert paragraphs_to("name:\n  en: Jobs created\nunit: people", 2) == ["Jobs created"]


def test_marks_references_and_targets_are_no_words() -> None:
    written = "**She** found [a *new* job](stories:marie), one of [[figure jobs as-of=2021]] in 2021."

    assert written_words(written) == {"she", "found", "new", "job", "one", "of", "in"}


def test_words_are_alike_however_they_are_set() -> None:
    assert words_of("L’été — « 12 000 » ﬁns") == words_of("l'été fins")


@given(st.text(alphabet="ab:-# \n", max_size=60), st.integers(1, 80))
def test_every_line_of_every_text_has_an_answer(text: str, line: int) -> None:
    for paragraph in paragraphs_to(text, line):
        assert paragraph.strip() in text
