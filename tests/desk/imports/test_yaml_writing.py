"""Values as YAML text."""

from bilan.desk.imports.yaml_writing import block_lines, flow_text, lines_below


def test_between_brackets_a_text_with_a_comma_needs_quotation_marks() -> None:
    assert flow_text(["a, b", "c"]) == '["a, b", c]'
    assert flow_text({"en": "a", "fr": "b: c"}) == '{en: a, fr: "b: c"}'


def test_a_list_of_texts_stands_on_one_line_where_there_is_room() -> None:
    assert block_lines("countries", ["NE", "ML"], 2) == ["  countries: [NE, ML]"]
    assert block_lines("partners", ["x" * 60, "y" * 60], 0) == [
        "partners:",
        f"  - {'x' * 60}",
        f"  - {'y' * 60}",
    ]


def test_groups_stand_on_lines_of_their_own_and_words_by_language_on_one_in_a_list() -> None:
    assert lines_below({"by": {"country": {"NE": "10"}}}, 0) == ["by:", "  country:", "    NE: 10"]
    assert block_lines("partners", [{"en": "A", "fr": "B"}, "x" * 90], 0)[1] == "  - {en: A, fr: B}"
