import datetime as dt
from decimal import Decimal

import pytest

from bilan.load.text.prose import load_prose
from bilan.load.text.references import is_alone
from bilan.model.content import Reference, ReferenceKind
from bilan.model.indicators import Part
from bilan.model.source import Diagnostic


def reference_in(text: str) -> Reference:
    loaded = load_prose("content/a.md", text, 1)
    assert loaded.value is not None
    assert loaded.problems == ()
    [reference] = loaded.value.references
    return reference


def references_in(text: str) -> tuple[Reference, ...]:
    loaded = load_prose("content/a.md", text, 1)
    assert loaded.value is not None
    assert loaded.problems == ()
    return loaded.value.references


def problem_in(text: str) -> Diagnostic:
    [problem] = load_prose("content/a.md", text, 1).problems
    return problem


def test_a_figure_names_an_indicator() -> None:
    reference = reference_in("More than [[figure migrants-protected]] people.")

    assert reference.kind is ReferenceKind.FIGURE
    assert reference.indicators == ("migrants-protected",)
    assert (reference.as_of, reference.floor, reference.part, reference.by) == (None, None, None, None)
    assert not reference.is_short


def test_a_reference_knows_its_place() -> None:
    reference = reference_in("First line.\nMore than [[figure a]] people.")

    assert (reference.span.line, reference.span.column, reference.span.length) == (2, 11, 12)


def test_all_options_of_a_figure_combine_in_any_order() -> None:
    written = ("as-of=2020-05-06", "form=short", "floor=1000", "by=country:NE")

    forward = reference_in(f"[[figure a {' '.join(written)}]]")
    backward = reference_in(f"[[figure {' '.join(reversed(written))} a]]")

    assert forward.as_of == dt.date(2020, 5, 6)
    assert forward.is_short
    assert forward.floor == Decimal(1000)
    assert forward.part == Part(dimension="country", key="NE")
    assert (backward.as_of, backward.is_short, backward.floor, backward.part) == (
        forward.as_of,
        forward.is_short,
        forward.floor,
        forward.part,
    )


def test_a_floor_may_have_decimals() -> None:
    assert reference_in("[[figure a floor=0.5]]").floor == Decimal("0.5")


def test_counters_keep_the_order_of_their_indicators() -> None:
    assert reference_in("[[counters b a c]]").indicators == ("b", "a", "c")


def test_a_chart_may_be_broken_down() -> None:
    assert reference_in("[[chart a by=country]]").by == "country"
    assert reference_in("[[chart a]]").by is None


def test_a_table_names_an_indicator() -> None:
    assert reference_in("[[table a]]").kind is ReferenceKind.TABLE


def test_spaces_and_the_end_of_a_line_part_words() -> None:
    reference = reference_in("[[ figure\nmigrants-protected\u00a0 floor=10 ]]")

    assert reference.indicators == ("migrants-protected",)
    assert reference.floor == Decimal(10)


def test_a_figure_may_be_the_words_of_a_link() -> None:
    assert reference_in("[[[figure a]] people](stories:b)").indicators == ("a",)


def test_a_figure_may_stand_in_a_heading_a_list_a_quotation_and_a_table() -> None:
    text = (
        "## [[figure a]]\n\n- [[figure b]]\n\n> [[figure c]]\n\n| x | y |\n|---|---|\n| [[figure d]] | 1 |\n"
    )

    references = references_in(text)

    assert [one.indicators for one in references] == [("a",), ("b",), ("c",), ("d",)]


@pytest.mark.parametrize(
    "text",
    [
        "`[[figure a]]`",
        "`` ` [[figure a]] ``",
        "Before.\n\n    [[figure a]]\n",
        "```\n[[figure a]]\n```\n",
        "~~~text\n[[counters a]]\n\n[[chart a]]\n~~~\n",
        r"\[[figure a]]",
        r"[\[figure a]]",
    ],
)
def test_in_code_and_after_a_backslash_a_reference_is_text(text: str) -> None:
    loaded = load_prose("content/a.md", text, 1)

    assert loaded.value is not None
    assert loaded.value.references == ()
    assert loaded.value.text == text
    assert loaded.problems == ()


def test_an_escaped_backslash_escapes_no_reference() -> None:
    assert reference_in(r"\\[[figure a]]").indicators == ("a",)


@pytest.mark.parametrize(
    "text",
    [
        "[[1]](https://example.org)",
        "[[see]]",
        "[[Smith 2020]]",
        "[[ ]] and [[]]",
        "[[source-1]](https://example.org)",
        "a [[ b",
        "[x][[y]]",
        "[[figure",
    ],
)
def test_other_double_brackets_are_text(text: str) -> None:
    loaded = load_prose("content/a.md", text, 1)

    assert loaded.value is not None
    assert loaded.value.references == ()
    assert loaded.problems == ()


def test_a_word_that_is_nearly_right_is_refused_with_the_right_one_and_with_a_way_to_mean_it() -> None:
    problem = problem_in("[[figura migrants-protected floor=1000]]")

    assert problem.code == "reference-unknown"
    assert problem.fixes == (
        "[[figure migrants-protected floor=1000]]",
        r"\[[figura migrants-protected floor=1000]]",
    )


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("[[Figure a]]", "[[figure a]]"),
        ("[[FIGURE a]]", "[[figure a]]"),
        ("[[figure: a]]", "[[figure a]]"),
        ("[[figure:a]]", "[[figure a]]"),
        ("[[figures a]]", "[[figure a]]"),
        ("[[counter a b]]", "[[counters a b]]"),
        ("[[graph migrants-protected]]", "[[figure migrants-protected]]"),
        ("[[migrants-protected]]", "[[figure migrants-protected]]"),
        ("[[chiffre total floor=10]]", "[[figure total floor=10]]"),
    ],
)
def test_what_looks_like_a_reference_is_offered_as_one(text: str, offer: str) -> None:
    problem = problem_in(text)

    assert problem.code == "reference-unknown"
    assert problem.fixes[0] == offer


def test_a_reference_that_does_not_end_in_its_paragraph_is_refused() -> None:
    problem = problem_in("More than [[figure a people.\n\nAnd ]] later.")

    assert problem.code == "reference-unknown"
    assert problem.fixes[0] == "[[figure a]]"
    assert problem.span.column == 11


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("[[figure a as_of=2020-05-06]]", ("[[figure a as-of=2020-05-06]]",)),
        ("[[figure a flor=10]]", ("[[figure a floor=10]]",)),
        ("[[figure a colour=red]]", ("[[figure a]]",)),
        ("[[table a by=country]]", ("[[table a]]",)),
        ("[[counters a as-of=2020-05-06]]", ("[[counters a]]",)),
        ("[[figure a floor=10 floor=20]]", ("[[figure a floor=10]]",)),
        ("[[figure a as-of=06/05/2020]]", ("[[figure a as-of=2020-05-06]]", "[[figure a as-of=2020-06-05]]")),
        ("[[figure a as-of=2020-04]]", ("[[figure a as-of=2020-04-30]]",)),
        ("[[figure a as-of=2020-02]]", ("[[figure a as-of=2020-02-29]]",)),
        ("[[figure a as-of=2020]]", ("[[figure a as-of=2020-12-31]]",)),
        ("[[figure a as-of=2020-02-31]]", ()),
        ("[[figure a as-of=]]", ()),
        ("[[figure a as-of=soon]]", ()),
        ("[[figure a floor=1,000]]", ("[[figure a floor=1000]]", "[[figure a floor=1.000]]")),
        ("[[figure a floor=1_000]]", ("[[figure a floor=1000]]",)),
        ("[[figure a floor=0]]", ()),
        ("[[figure a floor=-5]]", ("[[figure a floor=5]]",)),
        ("[[figure a floor=many]]", ()),
        ("[[figure a form=long]]", ("[[figure a form=short]]",)),
        ("[[figure a by=country]]", ("[[figure a by=country:NE]]",)),
        ("[[figure a by=sex]]", ()),
        ("[[chart a by=country:NE]]", ("[[chart a by=country]]",)),
        ("[[chart a by=]]", ()),
        ("[[figure]]", ("[[figure KEY]]",)),
        ("[[counters]]", ("[[counters KEY KEY]]",)),
        ("[[figure floor=10]]", ("[[figure KEY]]",)),
        ("[[figure a b]]", ("[[figure a]]", "[[counters a b]]")),
        ("[[table a b c]]", ("[[table a]]", "[[counters a b c]]")),
    ],
)
def test_what_an_option_may_not_hold_is_refused_with_what_was_probably_meant(
    text: str, offers: tuple[str, ...]
) -> None:
    problem = problem_in(text)

    assert problem.code == "reference-option"
    assert problem.fixes == offers


def test_the_option_is_underlined_and_not_the_whole_reference() -> None:
    problem = problem_in("People: [[figure a floor=1,000]]")

    assert (problem.span.column, problem.span.length) == (20, 11)


def test_all_mistakes_of_a_reference_are_told_at_once() -> None:
    problems = load_prose("content/a.md", "[[figure a floor=x form=y colour=z]]", 1).problems

    assert [one.code for one in problems] == ["reference-option"] * 3


@pytest.mark.parametrize(
    "text",
    ["So far: [[counters a]]", "[[chart a]] shows it.", "- [[table a]]", "> [[table a]]", "| [[table a]] |"],
)
def test_counters_charts_and_tables_stand_alone_on_their_line(text: str) -> None:
    assert problem_in(text).code == "reference-not-alone"


def test_what_stands_alone_may_have_spaces_around_it() -> None:
    assert is_alone("a\n  [[table b]] \nc", 4, 15)
    assert not is_alone("a [[table b]]", 2, 13)
