"""Edits of YAML: exactly what was asked for, and every other line as it was."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.desk.imports.yaml_edits import Document, insert, put, read_document, remove
from bilan.desk.imports.yaml_extents import CannotEdit
from bilan.load.yaml.nodes import Place

CONTENT = Path(__file__).resolve().parents[3] / "content"
SAMPLES = sorted(
    path for path in CONTENT.rglob("*") if path.suffix in {".md", ".yaml"} and not path.name.startswith("_")
)


def document(text: str, path: str = "content/indicators/a.yaml") -> Document:
    return read_document(path, dedent(text))


def after(text: str, *edits: tuple[Place, object], order: tuple[str, ...] = ()) -> str:
    found = document(text)
    for place, value in edits:
        found = put(found, place, value, order)  # type: ignore[arg-type]
    return found.text


# --- what stands there already ---


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("value: 5   # checked\n", "value: 79   # checked\n"),
        ("value: '5'\nmore: 1\n", "value: 79\nmore: 1\n"),
        ("value:\nmore: 1\n", "value: 79\nmore: 1\n"),
        ("value: null # why\n", "value: 79 # why\n"),
        ('{more: "a, b", value: 5}\n', '{more: "a, b", value: 79}\n'),
        ("value: >-\n  folded\n\n  text\n\n# below\nmore: 1\n", "value: 79\n\n# below\nmore: 1\n"),
        ('value: "over\n  two lines"  # kept\n', "value: 79  # kept\n"),
        ("value: over\n  two lines\nmore: 1\n", "value: 79\nmore: 1\n"),
        ("value: [a, 'b]', {c: d}] # kept\n", "value: 79 # kept\n"),
    ],
)
def test_a_value_is_replaced_and_what_stands_around_it_stays(before: str, expected: str) -> None:
    assert after(before, (("value",), "79")) == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a: b", 'name: "a: b"'),
        ("- x", 'name: "- x"'),
        ("null", 'name: "null"'),
        ('say "no"', 'name: say "no"'),
        ("", 'name: ""'),
    ],
)
def test_a_text_is_put_in_quotation_marks_where_it_needs_them(text: str, written: str) -> None:
    assert after("name: x\n", (("name",), text)) == f"{written}\n"


def test_a_list_keeps_the_form_that_it_has() -> None:
    assert after("a: [x, y] # two\n", (("a",), ["x", "z"])) == "a: [x, z] # two\n"
    assert after("a:\n- x\n- y\nb: 1\n", (("a",), ["x", "z"])) == "a:\n- x\n- z\nb: 1\n"


# --- what is new ---


def test_a_new_key_comes_where_the_order_says() -> None:
    text = "from: 2017 # early\ncountries: [NE]\n"

    assert after(text, (("to",), "2019"), order=("from", "to", "countries")) == (
        "from: 2017 # early\nto: 2019\ncountries: [NE]\n"
    )
    assert after(text, (("website",), "https://example.org")).endswith("website: https://example.org\n")


def test_a_part_is_added_in_the_form_of_its_neighbours() -> None:
    flow = "by: {country: { NE: 10 }}\n"
    block = "by:\n  country:\n    # in the south\n    NE: 10\nnote: x\n"

    assert after(flow, (("by", "country", "ML"), "2")) == "by: {country: { NE: 10, ML: 2 }}\n"
    assert after(block, (("by", "country", "ML"), "2")) == (
        "by:\n  country:\n    # in the south\n    NE: 10\n    ML: 2\nnote: x\n"
    )


def test_groups_that_are_missing_on_the_way_are_made() -> None:
    assert after("value: 5\n", (("by", "country", "NE"), "5")) == "value: 5\nby:\n  country:\n    NE: 5\n"


def test_the_last_line_needs_no_newline() -> None:
    assert after("value: 5", (("more",), "1")) == "value: 5\nmore: 1"


OBSERVATIONS = """\
observations:
  - as_of: 2020-05-06
    value: 1
    # counted twice
  # the last one

  - {as_of: 2021-09-29, value: 3}
since: 2016
"""


@pytest.mark.parametrize(
    ("position", "line"), [(0, 1), (1, 4), (2, 7)], ids=["first", "in the middle", "last"]
)
def test_an_entry_is_added_at_its_position_and_comments_stay_with_their_own(position: int, line: int) -> None:
    changed = insert(
        document(OBSERVATIONS), ("observations",), position, {"as_of": "2021-01-01", "value": "2"}
    )

    lines = OBSERVATIONS.splitlines()
    assert changed.text.splitlines() == [
        *lines[:line],
        "  - as_of: 2021-01-01",
        "    value: 2",
        *lines[line:],
    ]


def test_an_entry_is_added_to_lists_of_every_form() -> None:
    entry = {"as_of": "2021"}

    assert insert(document("a: []\nb: 1\n"), ("a",), 0, entry).text == "a:\n  - as_of: 2021\nb: 1\n"
    assert insert(document("a: [{as_of: x}]\n"), ("a",), 1, entry).text == "a: [{as_of: x}, {as_of: 2021}]\n"
    assert insert(document("a: [{as_of: x}]\n"), ("a",), 0, entry).text == "a: [{as_of: 2021}, {as_of: x}]\n"
    assert insert(document("a:\n- as_of: x\n"), ("a",), 1, entry).text == "a:\n- as_of: x\n- as_of: 2021\n"


def test_front_matter_is_edited_and_the_text_below_stays() -> None:
    page = document("---\ntitle: A\nfrom: 2017\n---\nfrom: no key\n", "content/projects/a/en.md")

    assert put(page, ("from",), "2018").text == "---\ntitle: A\nfrom: 2018\n---\nfrom: no key\n"
    assert put(page, ("to",), "2019").text == "---\ntitle: A\nfrom: 2017\nto: 2019\n---\nfrom: no key\n"


# --- what goes ---


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- as_of: 1\n  absent: x # why\n  note: y\n", "- as_of: 1\n  note: y\n"),
        ("- absent: x\n  as_of: 1\n", "- as_of: 1\n"),
        ("- as_of: 1\n  absent: >\n    long\n    text\n", "- as_of: 1\n"),
        ("- {as_of: 1, absent: x}\n", "- {as_of: 1}\n"),
        ("- {absent: x, as_of: 1}\n", "- {as_of: 1}\n"),
    ],
)
def test_a_key_goes_with_its_value(before: str, expected: str) -> None:
    assert remove(document(before), (0, "absent")).text == expected


# --- what cannot be done ---


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: 1\na: 2\n", "a: [\n", "a: {b: over\n  lines, c: 1}\n"])
def test_a_file_that_cannot_be_changed_safely_is_not_changed(text: str) -> None:
    with pytest.raises(CannotEdit):
        put(document(text), ("a", "b"), "2")


# --- every file, every form ---


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.relative_to(CONTENT).as_posix())
def test_in_every_sample_file_each_short_text_can_be_changed_and_no_other_line_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    before = read_document(path.name, text)
    places = [at for at, span in before.node.marks.items() if at and span.length and "[" not in str(at)]

    for place in places[:40]:
        span = before.node.marks[place]
        if isinstance(place[-1], str) and not is_collection(before, place):
            changed = put(before, place, "new: text")
            lines, new = text.split("\n"), changed.text.split("\n")
            assert [at for at, line in enumerate(lines) if new[at] != line] == [span.line - 1]


def is_collection(found: Document, place: Place) -> bool:
    value: object = found.node.value
    for step in place:
        value = value[step]  # type: ignore[index]
    return isinstance(value, dict | list)


WORDS = st.text(alphabet="ab 1:#-,'\"{}[]&*!%é~.", max_size=12)
KEYS = st.sampled_from(["as_of", "value", "by", "note", "country"])
VALUES = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(first=st.dictionaries(KEYS, VALUES, min_size=1), key=KEYS, value=VALUES, comment=st.booleans())
def test_whatever_is_put_reads_as_it_was_meant_and_other_lines_stay(
    first: dict[str, object], key: str, value: object, comment: bool
) -> None:
    found = document("start: 1  # one\n")
    for name, one in first.items():
        found = put(found, (name,), one)  # type: ignore[arg-type]
    if comment:
        found = read_document(found.path, f"{found.text}# the end\n")
    start = found.text

    changed = put(found, (key,), value)  # type: ignore[arg-type]

    assert isinstance(changed.node.value, dict)
    assert changed.node.value == {"start": "1", **first, key: value}
    if key not in first:
        lines = changed.text.splitlines()
        kept = SequenceMatcher(None, start.splitlines(), lines, autojunk=False).get_matching_blocks()
        assert sum(block.size for block in kept) == len(start.splitlines())
