"""Sources with what is broken as it was before."""

from hypothesis import given
from hypothesis import strategies as st

from bilan.model.source import Diagnostic, SourceFile, SourceTree, Span, problem
from bilan.review.mended import good_files, is_same, mended

A, B = "content/a.md", "content/b.md"


def tree(**texts: str) -> SourceTree:
    """Return sources from texts by the letter of their file."""
    files = {f"content/{name}.md": text for name, text in texts.items()}
    return SourceTree(
        files={path: SourceFile.of(path=path, text=text, digest=text) for path, text in files.items()},
        blobs={},
        problems=(),
    )


def wrong(path: str) -> Diagnostic:
    return problem("unknown-key", Span(path=path), "there is no such key")


def texts_of(sources: SourceTree) -> dict[str, str]:
    return {path: file.text for path, file in sources.files.items()}


def test_a_broken_file_is_taken_as_it_was_and_all_others_as_they_are() -> None:
    good = good_files(tree(a="right", b="right"), (), {})

    whole = mended(tree(a="wrong", b="new"), (wrong(A),), good)

    assert texts_of(whole) == {A: "right", B: "new"}


def test_a_file_that_was_never_right_stays_as_it_is() -> None:
    whole = mended(tree(a="wrong"), (wrong(A),), {})

    assert texts_of(whole) == {A: "wrong"}


def test_what_was_right_is_remembered_while_it_is_broken_however_often_it_is_saved() -> None:
    good = good_files(tree(a="right"), (), {})
    good = good_files(tree(a="wrong"), (wrong(A),), good)
    good = good_files(tree(a="wrong again"), (wrong(A),), good)

    assert texts_of(mended(tree(a="still wrong"), (wrong(A),), good)) == {A: "right"}


def test_a_file_that_is_gone_does_not_come_back() -> None:
    good = good_files(tree(a="right", b="right"), (), {})

    whole = mended(tree(b="right"), (wrong(A), wrong(B)), good)

    assert texts_of(whole) == {B: "right"}


def test_a_file_that_cannot_be_read_at_all_is_taken_as_it_was() -> None:
    good = good_files(tree(a="right"), (), {})
    unread = SourceTree(files={}, blobs={}, problems=(wrong(A),))

    whole = mended(unread, (wrong(A),), good)

    assert texts_of(whole) == {A: "right"}
    assert whole.problems == ()


def test_a_warning_breaks_nothing() -> None:
    note = problem("held-back", Span(path=A), "`A` is a draft")

    assert texts_of(mended(tree(a="new"), (note,), good_files(tree(a="old"), (), {}))) == {A: "new"}


def test_two_sources_are_the_same_where_their_texts_are() -> None:
    assert is_same(tree(a="x"), tree(a="x"))
    assert not is_same(tree(a="x"), tree(a="y"))
    assert not is_same(tree(a="x"), None)


@given(st.sets(st.sampled_from("abc")), st.sets(st.sampled_from("abc")))
def test_mending_what_is_right_changes_nothing(there: set[str], before: set[str]) -> None:
    now = tree(**dict.fromkeys(sorted(there), "now"))

    assert mended(now, (), good_files(tree(**dict.fromkeys(before, "then")), (), {})) == now
