"""Problems as people read them."""

from textwrap import dedent

from bilan.model.codes import SEVERITIES, Severity
from bilan.model.source import Diagnostic, SourceFile, SourceTree, Span, problem
from bilan.report import LONGEST_LINE, count_problems, describe, describe_all

INDICATOR = "content/indicators/migrants-protected.yaml"
HERE = {"content": "content"}


def tree_with(path: str, text: str) -> SourceTree:
    return SourceTree(files={path: SourceFile.of(path=path, text=text, digest="")}, blobs={}, problems=())


def a_tree() -> SourceTree:
    lines = [f"# {number}" for number in range(1, 25)]
    lines += ["  - as_of: 2021-09-29", "    source: {page: 12}", "    value: 295,998", "# after"]
    return tree_with(INDICATOR, "\n".join(lines))


def with_severity(severity: Severity, what: str = "something", line: int = 1) -> Diagnostic:
    code = next(code for code, one in SEVERITIES.items() if one is severity)
    return problem(code, Span(path="content/site.yaml", line=line), what)


ERROR, WARNING, NOTE = (with_severity(one) for one in (Severity.ERROR, Severity.WARNING, Severity.NOTE))

NUMBER_NOT_PLAIN = problem(
    "number-not-plain",
    Span(path=INDICATOR, line=27, column=12, length=7),
    "`value` is not written as a plain number",
    why=(
        "Content files hold numbers as digits alone, with a point for decimals. "
        "Each page then writes them in the way of its language."
    ),
    fixes=("value: 295998", "value: 295.998"),
)


def test_a_problem_says_where_and_what_shows_the_lines_says_why_and_offers_both_readings() -> None:
    message = describe(NUMBER_NOT_PLAIN, a_tree(), HERE)

    assert message == dedent("""\
        content/indicators/migrants-protected.yaml, line 27: `value` is not written as a plain number

          25 |   - as_of: 2021-09-29
          26 |     source: {page: 12}
          27 |     value: 295,998
             |            ^^^^^^^

          Content files hold numbers as digits alone, with a point for decimals. Each
          page then writes them in the way of its language.

          To mend it, write     value: 295998
          or, if you meant it   value: 295.998

          number-not-plain, explained in docs/messages.md""")


def test_a_problem_of_a_whole_file_has_no_lines_and_says_only_what_there_is_to_say() -> None:
    found = problem("settings-missing", Span(path="content/site.yaml"), "there is no `content/site.yaml`")

    assert describe(found, a_tree(), HERE) == dedent("""\
        content/site.yaml, line 1: there is no `content/site.yaml`

          settings-missing, explained in docs/messages.md""")


def test_the_other_place_concerned_is_shown_with_its_lines() -> None:
    tree = tree_with("content/site.yaml", "name: one\nbase_url: two\nname: three\n")
    found = problem(
        "repeated-key",
        Span(path="content/site.yaml", line=3, column=1, length=4),
        "`name` is written twice",
        also=(Span(path="content/site.yaml", line=1, column=1, length=4),),
    )

    assert describe(found, tree, HERE) == dedent("""\
        content/site.yaml, line 3: `name` is written twice

          1 | name: one
          2 | base_url: two
          3 | name: three
            | ^^^^

          See also content/site.yaml, line 1
          1 | name: one
            | ^^^^

          repeated-key, explained in docs/messages.md""")


def test_what_is_no_error_says_so_before_anything_else() -> None:
    first_lines = [describe(one, a_tree(), HERE).split("\n")[0] for one in (ERROR, WARNING, NOTE)]

    assert first_lines == [
        "content/site.yaml, line 1: something",
        "content/site.yaml, line 1: warning: something",
        "content/site.yaml, line 1: note: something",
    ]


def test_a_file_is_named_by_the_folder_that_the_caller_chose() -> None:
    message = describe(NUMBER_NOT_PLAIN, a_tree(), {"content": "../drafts"})

    assert message.startswith("../drafts/indicators/migrants-protected.yaml, line 27: ")


def test_the_mark_below_a_line_stands_under_its_word_even_behind_a_tab() -> None:
    tree = tree_with("content/site.yaml", "\tname: one\n")
    found = problem("tab-in-yaml", Span(path="content/site.yaml", line=1, column=2, length=4), "a tab")

    assert "  1 | \tname: one\n    | \t^^^^\n" in describe(found, tree, HERE)


def test_a_very_long_line_is_cut_and_its_mark_with_it() -> None:
    tree = tree_with("content/site.yaml", "name: " + "x" * 5000)
    found = problem("not-text", Span(path="content/site.yaml", line=1, column=7, length=5000), "long")

    lines = describe(found, tree, HERE).split("\n")

    assert f"  1 | …{'x' * LONGEST_LINE}…" in lines
    assert f"    |  {'^' * LONGEST_LINE}" in lines


def test_a_word_far_along_a_line_is_shown_with_what_stands_before_it() -> None:
    tree = tree_with("content/site.yaml", "x" * 500 + " word " + "y" * 500)
    found = problem("not-text", Span(path="content/site.yaml", line=1, column=502, length=4), "far")

    lines = describe(found, tree, HERE).split("\n")

    assert f"  1 | …{'x' * (LONGEST_LINE - 5)} word…" in lines
    assert f"    | {' ' * (LONGEST_LINE - 3)}^^^^" in lines


def test_a_place_that_the_file_does_not_have_shows_no_lines() -> None:
    found = problem("yaml-syntax", Span(path=INDICATOR, line=99), "it ends too early")

    assert "|" not in describe(found, a_tree(), HERE)


def test_a_fix_of_several_lines_stays_in_its_column() -> None:
    found = problem(
        "missing-key", Span(path="content/no.md"), "`title` is missing", fixes=("title: ...\nkind: news",)
    )

    assert describe(found, a_tree(), HERE).split("\n")[2:4] == [
        "  To mend it, write     title: ...",
        "                        kind: news",
    ]


def test_problems_stand_two_lines_apart_and_notes_come_last_a_line_each() -> None:
    problems = (
        with_severity(Severity.NOTE, "a draft"),
        ERROR,
        with_severity(Severity.NOTE, "another", 2),
        WARNING,
    )

    assert describe_all(problems, a_tree(), HERE) == "\n\n\n".join(
        [
            describe(ERROR, a_tree(), HERE),
            describe(WARNING, a_tree(), HERE),
            "content/site.yaml, line 1: note: a draft\ncontent/site.yaml, line 2: note: another",
        ]
    )


def test_the_count_says_what_keeps_the_site_from_being_published() -> None:
    assert count_problems((ERROR, ERROR, WARNING)) == (
        "2 problems keep the site from being published, 1 more is worth a look"
    )
    assert count_problems((ERROR, WARNING, WARNING, NOTE)) == (
        "1 problem keeps the site from being published, 2 more are worth a look"
    )
    assert count_problems((ERROR,)) == "1 problem keeps the site from being published"


def test_the_count_without_errors_says_what_is_worth_a_look() -> None:
    assert count_problems((WARNING,)) == "1 problem worth a look"
    assert count_problems((WARNING, WARNING)) == "2 problems worth a look"


def test_notes_are_no_problems() -> None:
    assert count_problems((NOTE,)) == "no problems"
    assert count_problems(()) == "no problems"
