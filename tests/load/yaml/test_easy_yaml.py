"""What is easy in YAML is read without the parser, and reads the same."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.load.yaml.easy_yaml import read_easy
from bilan.load.yaml.yaml_source import parse_yaml
from bilan.model.source import Loaded

PATH = "content/stories/faustina/en.md"
EASY = """title: Faustina comes home – at last
summary: "Nine years: a workshop, #1 of its street."
kind: story
date: ~2021-09
countries: [NE, GH]
image_alt: ''
publish_at: 2026-12-01T09:00
updated: null
website: https://example.org/a#b
"""
PIECES = (
    *("title", "été", "a b", "2021-09-29", "~", "null", "~2018", "X", "²", "—", "’", "€", "é\u0301", "1:30"),
    *(
        ": ",
        ":",
        " ",
        "#",
        " #",
        ", ",
        ",",
        "-",
        "- ",
        "'",
        '"',
        "\\",
        "?",
        "|",
        ">",
        "&",
        "*",
        "!",
        "%",
        "@",
    ),
    *("[", "]", "[a, b]", "{", "}", "<<", "=", "---", "...", "\t", "\r", "\n", "\n", "\nkind: ", "\n  "),
    *("\xa0", "\xad", "\u202f", "\u2028", "\x85", "\ufeff", "\u202e", "\ue000", "\x00"),
)


def test_keys_with_simple_values_are_read_without_the_parser() -> None:
    node = read_easy(PATH, EASY, 2)

    assert node is not None
    assert node.value == {
        "title": "Faustina comes home – at last",
        "summary": "Nine years: a workshop, #1 of its street.",
        "kind": "story",
        "date": "~2021-09",
        "countries": ["NE", "GH"],
        "image_alt": "",
        "publish_at": "2026-12-01T09:00",
        "updated": None,
        "website": "https://example.org/a#b",
    }


def test_what_is_read_without_the_parser_stands_where_the_parser_finds_it() -> None:
    node = read_easy(PATH, EASY, 2)
    parsed = parse_yaml(PATH, EASY, 2)

    assert Loaded(value=node) == parsed
    assert node is not None
    assert parsed.value is not None
    assert [*node.marks.items(), *node.keys.items()] == [
        *parsed.value.marks.items(),
        *parsed.value.keys.items(),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: A\ntitle: B\n",
        "title: A: B\n",
        "title: A #B\n",
        "title:\n",
        "title: A\n  and B\n",
        "title: A\n\nkind: story\n",
        "title: A",
        "title: A \n",
        "title: 'A' B\n",
        "title: 'It''s'\n",
        'title: "A\\n"\n',
        "title: |\n  A\n",
        "countries: [NE,GH]\n",
        "contribution: {amount: 5}\n",
        "title: A\u202eB\n",
        "title: A\u2028B\n",
        "- A\n",
    ],
)
def test_everything_else_is_left_to_the_parser(text: str) -> None:
    assert read_easy(PATH, text, 1) is None


@settings(max_examples=1500, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9), st.sampled_from(("", "kind: ", "kind: a")))
def test_the_parser_says_the_same_of_whatever_is_easy(pieces: list[str], head: str) -> None:
    text = f"{head}{''.join(pieces)}\n"

    easy = read_easy(PATH, text, 3)

    assert easy is None or Loaded(value=easy) == parse_yaml(PATH, text, 3)


@settings(max_examples=500, deadline=None)
@given(
    st.characters(codec="utf-8"),
    st.sampled_from(("{}", "a{}", "{}a", "a{}b", "a {} b", "'{}'", '"a{}b"', "[{}]", "[a{}b, c]", "~{}")),
)
def test_the_parser_says_the_same_of_every_character_that_is_easy(character: str, around: str) -> None:
    text = f"kind: {around.format(character)}\n"

    easy = read_easy(PATH, text, 1)

    assert easy is None or Loaded(value=easy) == parse_yaml(PATH, text, 1)
