"""The list of published addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.load.entries.paths import is_simple_path
from bilan.load.published import load_published
from bilan.model.names import is_reserved_name
from bilan.model.publication import ADDRESSES, AddressList, SitePart, Sort
from bilan.model.source import Loaded
from bilan.plan.addresses.inventory import address_list
from tests.load.trees import tree_of_files


def load(text: str) -> Loaded[AddressList]:
    return load_published(tree_of_files({ADDRESSES: text}))


def known_in(text: str) -> tuple[str, ...]:
    """Return the addresses of a list in which nothing is wrong."""
    loaded = load(text)
    assert loaded.value is not None
    assert loaded.problems == ()
    return tuple(one.address for one in loaded.value.known)


def test_each_line_is_an_address_and_keeps_its_place() -> None:
    loaded = load("/en/\n/en/about/\n")

    assert loaded.value is not None
    assert [(one.address, one.span.line) for one in loaded.value.known] == [("/en/", 1), ("/en/about/", 2)]


def test_without_a_list_nothing_was_published() -> None:
    loaded = load_published(tree_of_files({}))

    assert (loaded.value, loaded.problems) == (AddressList(), ())


def test_comments_empty_lines_and_repetitions_say_nothing_more() -> None:
    assert known_in("# a comment\n\n  /en/  \n/en/\n") == ("/en/",)


def test_percent_signs_are_read_as_what_they_stand_for() -> None:
    assert known_in("/a%20b/\n/fr/%C3%A9t%C3%A9/\n") == ("/a b/", "/fr/été/")


def test_a_page_ends_with_a_slash_also_where_none_is_written() -> None:
    assert known_in("/en/about\n/data/observations.csv\n") == ("/en/about/", "/data/observations.csv")


def test_an_arrow_says_where_an_address_leads() -> None:
    loaded = load("/en/old/ -> /en/new/\n/en/old-section/*  ->  /en/new-section/*\n")

    assert loaded.value is not None
    assert [(one.old, one.new) for one in loaded.value.moves] == [
        ("/en/old/", "/en/new/"),
        ("/en/old-section/*", "/en/new-section/*"),
    ]
    assert (loaded.value.known, loaded.problems) == ((), ())


@pytest.mark.parametrize(
    ("line", "fixes"),
    [
        ("en/about/", ("/en/about/",)),
        ("https://results.example.org/en/about/", ("/en/about/",)),
        ("/en/about/ /fr/", ()),
        ("/en/news/*", ()),
        ("/en/old/ -> https://example.org/", ()),
        ("/en/old/* -> /en/new/", ()),
        ("/../etc/", ()),
        ("PNG\ufffd\ufffd", ()),
    ],
)
def test_a_line_that_is_neither_is_told_with_what_was_probably_meant(
    line: str, fixes: tuple[str, ...]
) -> None:
    loaded = load(f"/en/\n{line}\n/fr/\n")

    [problem] = loaded.problems
    assert (problem.code, problem.span.line, problem.fixes) == ("bad-address-line", 2, fixes)
    assert loaded.value is not None
    assert [one.address for one in loaded.value.known] == ["/en/", "/fr/"]


def test_a_wrong_file_gives_one_problem_that_counts_its_lines() -> None:
    [problem] = load("no address\n" * 1000).problems

    assert problem.what == "this line holds no address (999 more such lines below)"


def test_the_marks_of_two_versions_give_one_problem_and_both_versions_count() -> None:
    loaded = load("/en/\n<<<<<<< HEAD\n/en/a/\n||||||| 1234\n=======\n/en/b/\n>>>>>>> b\n")

    [problem] = loaded.problems
    assert problem.what.startswith("two versions of this list have met")
    assert (problem.span.line, [one.line for one in problem.also]) == (2, [4, 5])
    assert loaded.value is not None
    assert [one.address for one in loaded.value.known] == ["/en/", "/en/a/", "/en/b/"]


ADDRESS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp"), exclude_characters='?#\\<>"/\ufffd'),
    min_size=1,
).filter(lambda one: one not in {".", ".."} and not is_reserved_name(one))
"""What may be the address of a page: no file could have a name that a system keeps for itself."""


@given(st.lists(ADDRESS, max_size=5))
def test_what_is_written_is_read_again_whatever_signs_an_address_has(names: list[str]) -> None:
    parts = tuple(
        SitePart(path=f"{name}/index.html", address=f"/{name}/", sort=Sort.PAGE, language=None)
        for name in names
    )

    assert set(known_in(address_list(parts, ()))) == {one.address for one in parts}


@given(
    st.lists(
        st.sampled_from(["en", "a-1", "con", "com1", "nul-x", "-", "", "..", "a.csv", "é", "%41", "A", "*"])
    ).map(lambda steps: "/" + "".join(f"{step}/" for step in steps))
)
def test_a_simple_line_is_read_as_any_other(line: str) -> None:
    plain = load(f" {line}")  # with a space it is no simple one

    loaded = load(line)

    assert plain.value is not None
    assert loaded.value is not None
    assert [one.address for one in loaded.value.known] == [one.address for one in plain.value.known]
    assert [one.span.length for one in loaded.value.known] == [one.span.length for one in plain.value.known]
    assert [one.code for one in loaded.problems] == [one.code for one in plain.problems]


def test_most_lines_are_simple() -> None:
    assert all(is_simple_path(line) for line in ("/", "/en/news-stories/faustina-comes-home/", "/fr/2021/"))
