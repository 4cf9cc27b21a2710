from __future__ import annotations

import pytest

from bilan.load.yaml.nodes import YamlNode, node_at, parts_of
from bilan.load.yaml.yaml_source import read_yaml
from bilan.model.source import Span
from tests.load.yaml_entries import codes, node_of

PATH = "content/stories/faustina/en.md"


def span(line: int, column: int, length: int) -> Span:
    return Span(path=PATH, line=line, column=column, length=length)


def read(text: str, first_line: int = 1) -> YamlNode:
    loaded = read_yaml(PATH, text, first_line)
    assert loaded.problems == ()
    assert loaded.value is not None
    return loaded.value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("true", "true"),
        ("2021-09-29", "2021-09-29"),
        ("012", "012"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("12.50", "12.50"),
        ("0x1F", "0x1F"),
        ("~2018-04", "~2018-04"),
        ("'null'", "null"),
        ('""', ""),
        (".inf", ".inf"),
    ],
)
def test_a_scalar_stays_the_text_that_was_written(written: str, value: str) -> None:
    node = read(f"key: {written}\n")

    assert node.value == {"key": value}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_a_plain_null_is_nothing(written: str) -> None:
    node = read(f"key: {written}\n")

    assert node.value == {"key": None}


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "~\n", "   \n"])
def test_an_empty_text_is_an_empty_group(text: str) -> None:
    node = read(text, first_line=2)

    assert node.value == {}
    assert node.span == span(2, 1, 0)
    assert node.marks == {(): span(2, 1, 0)}


def test_a_key_is_text_whatever_it_looks_like() -> None:
    node = read("no: 1\n2021: 2\n~: 3\n")

    assert node.value == {"no": "1", "2021": "2", "~": "3"}


def test_lists_and_groups_keep_their_order() -> None:
    node = read("b: [z, a]\na:\n  - {y: 1, x: 2}\n  - c\n")

    assert list(node.value) == ["b", "a"] if isinstance(node.value, dict) else False
    assert node.value == {"b": ["z", "a"], "a": [{"y": "1", "x": "2"}, "c"]}


def test_a_value_and_its_key_know_their_line_and_column() -> None:
    node = read("title: Faustina comes home\ncountries: [GH, LY]\n", first_line=2)

    assert node.keys["title",] == span(2, 1, 5)
    assert node.marks["title",] == span(2, 8, 19)
    assert node.marks["countries", 1] == span(3, 17, 2)


def test_columns_are_counted_in_characters_not_in_bytes() -> None:
    node = read("é: {à: été, b: c}\n")

    assert node.marks["é", "b"] == span(1, 16, 1)


def test_a_list_in_one_line_is_underlined_as_a_whole() -> None:
    node = read("countries: [GH, LY]\n")

    assert node.marks["countries",] == span(1, 12, 8)


def test_a_text_over_several_lines_is_marked_where_it_begins() -> None:
    node = read("summary: >-\n  Four years\n  in Libya.\nkind: story\n")

    assert node.value == {"summary": "Four years in Libya.", "kind": "story"}
    assert node.marks["summary",] == span(1, 10, 0)
    assert node.marks["kind",] == span(4, 7, 5)


def test_a_quoted_value_is_underlined_with_its_quotation_marks() -> None:
    node = read('value: "12,5"\n')

    assert node.marks["value",] == span(1, 8, 6)


def test_a_missing_value_has_a_place_too() -> None:
    node = read("title:\nkind: story\n")

    assert node.marks["title",].line == 1
    assert node.marks["title",].length == 0


def test_an_entry_of_a_list_of_groups_is_marked_where_its_first_key_stands() -> None:
    node = read("observations:\n  - as_of: 2020-05-06\n    value: 1\n  - as_of: 2021-09-29\n")

    assert node.marks["observations", 1].line == 4
    assert node.marks["observations", 1, "as_of"] == span(4, 12, 10)
    assert node.keys["observations", 0, "value"] == span(3, 5, 5)


@pytest.mark.parametrize("text", ["just words\n", "- a\n- b\n"])
def test_a_text_that_is_no_group_is_read_as_what_it_is(text: str) -> None:
    loaded = read_yaml(PATH, text)

    assert loaded.problems == ()
    assert loaded.value is not None
    assert not isinstance(loaded.value.value, dict)


def test_a_repeated_key_is_refused_and_both_places_are_named() -> None:
    loaded = read_yaml(PATH, "title: One\nkind: story\ntitle: Two\n", 2)

    [problem] = loaded.problems
    assert problem.code == "repeated-key"
    assert problem.span == span(4, 1, 5)
    assert problem.also == (span(2, 1, 5),)
    assert problem.what == "`title` stands here for the second time; the first is on line 2"


def test_all_repeated_keys_are_reported_at_once_and_the_first_values_stay() -> None:
    loaded = read_yaml(PATH, "a: 1\nb: {c: 1, c: [x, {y: 2}]}\na: {d: 3}\na: 4\n")

    assert codes(loaded.problems) == ["repeated-key"] * 3
    assert [problem.span.line for problem in loaded.problems] == [2, 3, 4]
    assert loaded.value is not None
    assert loaded.value.value == {"a": "1", "b": {"c": "1"}}


def test_the_same_key_may_stand_in_two_groups() -> None:
    node = read("a: {name: 1}\nb: {name: 2}\n")

    assert node.value == {"a": {"name": "1"}, "b": {"name": "2"}}


@pytest.mark.parametrize(
    ("text", "sign", "column"),
    [
        ("a: *later\n", "*later", 4),
        ("a: &here x\n", "&here", 4),
        ("a: !!python/object x\n", "!!python/object", 4),
        ("a: !important\n", "!important", 4),
        ("a: &list [x, y]\n", "&list", 4),
        ("a: !!map {x: y}\n", "!!map", 4),
        ("&key a: x\n", "&key", 1),
    ],
)
def test_aliases_anchors_and_tags_are_refused(text: str, sign: str, column: int) -> None:
    loaded = read_yaml(PATH, text)

    [problem] = loaded.problems
    assert problem.code == "yaml-feature"
    assert f"`{sign}`" in problem.what
    assert problem.span == span(1, column, len(sign))


def test_each_feature_is_reported_and_repeated_keys_with_them() -> None:
    loaded = read_yaml(PATH, "a: &x 1\nb: *x\na: 2\n")

    assert codes(loaded.problems) == ["yaml-feature", "yaml-feature", "repeated-key"]


def test_a_text_that_begins_with_a_star_is_offered_in_quotation_marks() -> None:
    loaded = read_yaml(PATH, "title: *important\n")

    [problem] = loaded.problems
    assert problem.fixes == ('title: "*important"',)


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)]

    loaded = read_yaml(PATH, "\n".join(lines))

    assert set(codes(loaded.problems)) == {"yaml-feature"}


def test_a_second_document_is_refused() -> None:
    loaded = read_yaml(PATH, "a: 1\n---\nb: 2\n")

    [problem] = loaded.problems
    assert (problem.code, problem.span.line) == ("yaml-feature", 2)
    assert loaded.value is None


def test_a_bracket_in_place_of_a_key_is_refused() -> None:
    loaded = read_yaml(PATH, "title: {{ name }}\n")

    [problem] = loaded.problems
    assert problem.code == "yaml-feature"
    assert problem.fixes == ('title: "{{ name }}"',)


def test_thirty_two_levels_are_read_and_thirty_three_refused() -> None:
    deepest = read_yaml(PATH, "[" * 32 + "]" * 32)
    too_deep = read_yaml(PATH, "[" * 33 + "]" * 33)

    assert deepest.problems == ()
    assert codes(too_deep.problems) == ["nested-too-deep"]
    assert too_deep.problems[0].span == span(1, 33, 1)


@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_no_depth_exhausts_the_stack(sign: str) -> None:
    loaded = read_yaml(PATH, sign * 100_000)

    assert codes(loaded.problems) == ["nested-too-deep"]


@pytest.mark.parametrize("sign", ["\x01", "\x7f", "\x85", "\u2028", "\u2029", "\ufffe", "\ud800"])
def test_a_character_that_cannot_be_seen_is_refused_at_its_place(sign: str) -> None:
    loaded = read_yaml(PATH, f"title: One\nkind: a{sign}b\n", 2)

    [problem] = loaded.problems
    assert problem.code == "control-character"
    assert problem.span == span(3, 8, 1)
    assert f"U+{ord(sign):04X}" in problem.what


@pytest.mark.parametrize("sign", ["\u00a0", "\u202f", "’", "é", "\U0001f600", "\t"])
def test_characters_that_people_write_are_read(sign: str) -> None:
    node = read(f"title: a{sign}b\n")

    assert node.value == {"title": f"a{sign}b"}


def test_a_part_of_a_node_knows_its_places() -> None:
    node = read("a: 1\nlist:\n  - {x: 1}\n  - {y: [2, 3]}\n")

    part = node_at(node, "list", 1)

    assert part.value == {"y": ["2", "3"]}
    assert part.span == node.marks["list", 1]
    assert part.marks["y", 1] == node.marks["list", 1, "y", 1]
    assert part.keys == {("y",): node.keys["list", 1, "y"]}


def test_the_node_itself_is_its_part_at_no_place() -> None:
    node = read("a: 1\n")

    assert node_at(node) == node


@pytest.mark.parametrize("place", [("b",), ("a", 2), ("a", "x"), ("a", 0, "deeper")])
def test_a_part_that_is_not_there_is_an_error_of_ours(place: tuple[str | int, ...]) -> None:
    node = read("a: [1, 2]\n")

    with pytest.raises(KeyError):
        node_at(node, *place)


@pytest.mark.parametrize("text", ["a: {x: 1}\nb: [1, {c: 2}]\nc: z\n", "- {a: 1}\n- b\n- [c]\n"])
def test_the_parts_of_a_node_are_what_stands_at_each_place(text: str) -> None:
    node = read(text)

    parts = parts_of(node)

    assert parts == {step: node_at(node, step) for step in parts}
    assert len(parts) == len(node.value) if isinstance(node.value, (dict, list)) else False


def test_a_text_has_no_parts() -> None:
    node = node_of("just words\n")

    assert parts_of(node) == {}
