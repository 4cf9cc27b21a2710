from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.load.yaml.yaml_mistakes import quoted, yaml_text
from bilan.load.yaml.yaml_source import read_yaml
from tests.load.yaml_entries import codes, node_of

WRITABLE = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")))


@pytest.mark.parametrize(
    ("text", "line", "column", "what", "fixes"),
    [
        ("title: Home: at last\n", 1, 12, "a second colon stands in this line", ('title: "Home: at last"',)),
        ("title: @home\n", 1, 8, "a text cannot begin with `@`", ('title: "@home"',)),
        ("title: %x\n", 1, 8, "a text cannot begin with `%`", ('title: "%x"',)),
        (
            "a: 1\ntitle: *Home* again\n",
            2,
            8,
            "this text begins with a sign that means something to YAML",
            ('title: "*Home* again"',),
        ),
        (
            "a: >quoted\n",
            1,
            4,
            "this text begins with a sign that means something to YAML",
            ('a: ">quoted"',),
        ),
        (
            "title: [draft] Home\n",
            1,
            16,
            "something follows here after the end of the value",
            ('title: "[draft] Home"',),
        ),
        (
            'title: "Home" again\n',
            1,
            15,
            "something follows here after the end of the value",
            ("title: '\"Home\" again'",),
        ),
        (
            "title: 'it's home'\n",
            1,
            12,
            "something follows here after the end of the value",
            ('title: "it\'s home"',),
        ),
        (
            'path: "C:\\data"\n',
            1,
            10,
            "a backslash stands between double quotation marks",
            ("path: 'C:\\data'",),
        ),
        ('title: "Home\nkind: story\n', 1, 8, "a quotation mark is opened here and not closed", ()),
        ("a: [GH, LY\nkind: story\n", 1, 4, "a bracket is opened here and not closed", ()),
        ("a: {x: 1\nkind: story\n", 1, 4, "a bracket is opened here and not closed", ()),
        ("kind: story\ntitle\ndate: x\n", 2, 1, "there is no colon in this line", ()),
        ("kind\ntitle: x\n", 2, 6, "this line does not fit the lines above it", ()),
        ("kind: story # news\ntitle\n", 2, 1, "there is no colon in this line", ()),
        ("a: 1\n b: 2\n", 2, 3, "this line does not fit the lines above it", ()),
        ("a:\n  - 1\n b: 2\n", 3, 2, "this line does not fit the lines above it", ()),
        ("a: - x\n", 1, 4, "a list begins in the line of its key", ()),
        ("a: 1\n...\nb: 2\n", 3, 1, "the text has ended before this line", ()),
    ],
)
def test_a_slip_is_named_at_its_place_with_what_mends_it(
    text: str, line: int, column: int, what: str, fixes: tuple[str, ...]
) -> None:
    loaded = read_yaml("a.yaml", text)

    [problem] = loaded.problems
    assert loaded.value is None
    assert problem.code == "yaml-syntax"
    assert (problem.span.line, problem.span.column) == (line, column)
    assert problem.what == what
    assert problem.fixes == fixes
    assert problem.why


def test_front_matter_counts_its_lines_from_the_top_of_the_file() -> None:
    loaded = read_yaml("a.md", "kind: story\ntitle: Home: at last\n", 2)

    assert loaded.problems[0].span.line == 3


def test_what_was_found_before_the_slip_is_reported_with_it() -> None:
    loaded = read_yaml("a.yaml", "a: 1\na: 2\nb: &x 1\nc: d: e\n")

    assert codes(loaded.problems) == ["repeated-key", "yaml-feature", "yaml-syntax"]


@pytest.mark.parametrize(
    ("text", "line", "fix"),
    [
        ("by:\n\tsex: 1\n", 2, "  sex: 1"),
        ("\ta: 1\n", 1, "  a: 1"),
        ("a: 1\n\tb: 2\n", 2, "  b: 2"),
        ("a:\n  b:\n  \tc: 1\n", 3, "    c: 1"),
        ("a: |\n\ttext\n", 2, "  text"),
    ],
)
def test_a_tab_that_indents_is_refused_and_spaces_are_offered(text: str, line: int, fix: str) -> None:
    loaded = read_yaml("a.yaml", text)

    [problem] = loaded.problems
    assert problem.code == "tab-in-yaml"
    assert problem.span.line == line
    assert problem.fixes == (fix,)


def test_every_line_that_a_tab_indents_is_reported_at_once() -> None:
    loaded = read_yaml("a.yaml", "by:\n\tsex:\n\t\tfemale: 1\n\n\tcountry: 2\n")

    assert codes(loaded.problems) == ["tab-in-yaml"] * 3
    assert [problem.span.line for problem in loaded.problems] == [2, 3, 5]


def test_a_tab_inside_a_line_does_no_harm() -> None:
    node = node_of("title:\tHome\nkind: a\tb\n")

    assert node.value == {"title": "Home", "kind": "a\tb"}


@pytest.mark.parametrize(
    "text", ["Home", "-5", "2021-09-29", "it's", "a:b", "C#", "~2018-04", "Genève", "-word"]
)
def test_a_text_that_needs_no_quotation_marks_gets_none(text: str) -> None:
    assert yaml_text(text) == text
    assert node_of(f"k: {text}\n").value == {"k": text}


@pytest.mark.parametrize(
    "text", ["", "a: b", "a #b", "[x]", "*x", "null", "~", " x", "x ", "x:", "- x", "@x", "a\nb", '"']
)
def test_a_text_that_needs_quotation_marks_gets_them(text: str) -> None:
    written = yaml_text(text)

    assert written[0] in "'\""
    assert node_of(f"k: {written}\n").value == {"k": text}


@given(WRITABLE)
def test_a_text_comes_back_as_it_was_written(text: str) -> None:
    for written in (yaml_text(text), quoted(text)):
        assert node_of(f"k: {written}\n").value == {"k": text}


@given(st.text(max_size=200))
def test_no_text_whatever_makes_the_reader_fail(text: str) -> None:
    loaded = read_yaml("a.yaml", text)

    assert loaded.value is not None or loaded.problems


@given(st.text(alphabet="ab:-[]{}&*!|>'\"%@`#,\n\t ~?.", max_size=60))
def test_no_heap_of_signs_makes_the_reader_fail(text: str) -> None:
    loaded = read_yaml("a.yaml", text)

    assert loaded.value is not None or loaded.problems
    assert all(one.span.line >= 1 and one.span.column >= 1 for one in loaded.problems)
