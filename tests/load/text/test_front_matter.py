import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.load.text.front_matter import FrontMatter, split_front_matter
from bilan.model.source import Diagnostic, Loaded, SourceFile


def split(text: str) -> Loaded[FrontMatter]:
    return split_front_matter(SourceFile.of(path="content/pages/about/en.md", text=text, digest=""))


def parts_of(text: str) -> FrontMatter:
    loaded = split(text)
    assert loaded.problems == ()
    assert loaded.value is not None
    return loaded.value


def problem_in(text: str) -> Diagnostic:
    loaded = split(text)
    assert loaded.value is None
    [problem] = loaded.problems
    return problem


def test_a_file_has_keys_between_two_lines_and_a_text_below_them() -> None:
    parts = parts_of("---\ntitle: About\norder: 1\n---\nWho we are.\n")

    assert parts.yaml == "title: About\norder: 1\n"
    assert parts.body == "Who we are.\n"


def test_both_parts_know_the_line_where_they_begin() -> None:
    parts = parts_of("---\ntitle: About\norder: 1\n---\nWho we are.\n")

    assert (parts.yaml_line, parts.body_line) == (2, 5)


def test_empty_lines_above_are_passed_over_and_counted() -> None:
    parts = parts_of("\n\n---\ntitle: About\n---\nText")

    assert (parts.yaml_line, parts.body_line, parts.yaml) == (4, 6, "title: About\n")


def test_spaces_after_the_hyphens_do_not_count() -> None:
    assert parts_of("--- \ntitle: About\n---  \nText").body == "Text"


def test_front_matter_may_be_empty_and_so_may_the_text() -> None:
    empty, bare = parts_of("---\n---\nText"), parts_of("---\ntitle: About\n---")

    assert (empty.yaml, empty.body) == ("", "Text")
    assert (bare.yaml, bare.body) == ("title: About\n", "")


def test_a_line_of_hyphens_in_the_text_is_text() -> None:
    assert parts_of("---\ntitle: About\n---\nAbove\n\n---\n\nBelow").body == "Above\n\n---\n\nBelow"


def test_an_indented_line_of_hyphens_ends_nothing() -> None:
    assert parts_of("---\nsummary: |\n  a\n  ---\n---\nText").yaml == "summary: |\n  a\n  ---\n"


@pytest.mark.parametrize("text", ["", "\n\n", "Who we are.", "# About\n\nText", "----\ntitle: About\n---\n"])
def test_a_file_that_begins_otherwise_is_refused(text: str) -> None:
    problem = problem_in(text)

    assert problem.code == "front-matter-missing"
    assert problem.span.path == "content/pages/about/en.md"


def test_a_file_without_keys_is_told_what_to_begin_with() -> None:
    problem = problem_in("Who we are.")

    assert problem.fixes == ("---\ntitle: …\n---",)
    assert (problem.span.line, problem.span.length) == (1, 11)


def test_keys_without_the_first_line_are_told_where_it_belongs() -> None:
    problem = problem_in("\ntitle: About\n---\nText")

    assert problem.fixes == ("`---` on a line of its own, before `title: About`",)
    assert problem.span.line == 2


def test_front_matter_that_never_ends_is_told_where_it_began_and_where_it_probably_ends() -> None:
    problem = problem_in(
        "\n---\ntitle: About\ncountries:\n  - GH\n# a comment\norder: 1\n\nWho we are: a team.\n"
    )

    assert problem.code == "front-matter-not-closed"
    assert (problem.span.line, problem.span.length) == (2, 3)
    assert problem.fixes == ("`---` on a line of its own, after line 7",)


def test_front_matter_of_one_line_ends_after_it() -> None:
    assert problem_in("---").fixes == ("`---` on a line of its own, after line 1",)


def lines_between_fences(text: str) -> FrontMatter | None:
    """Return the parts of a file by its lines, one after the other."""
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    fences = [at for at in range(first, len(lines)) if lines[at].rstrip() == "---"]
    if len(fences) == 1 or fences[:1] != [first]:
        return None
    last = fences[1]
    above, below = "".join(f"{line}\n" for line in lines[first + 1 : last]), "\n".join(lines[last + 1 :])
    return FrontMatter(yaml=above, yaml_line=first + 2, body=below, body_line=last + 2)


@settings(max_examples=500, deadline=None)
@given(
    st.lists(
        st.sampled_from(("---", "--- ", "---\t", "----", "\n", "\n---\n", " ", "a: b", "\x85", "\u2028")),
        max_size=9,
    )
)
def test_a_file_is_parted_at_its_first_two_lines_of_hyphens(pieces: list[str]) -> None:
    text = "".join(pieces)

    assert split(text).value == lines_between_fences(text)
