"""Problems as the desk shows them: by file, with the lines that are meant and the words that are code."""

from hypothesis import given
from hypothesis import strategies as st

from bilan.model.codes import Severity
from bilan.model.source import Diagnostic, SourceFile, SourceTree, Span, problem
from bilan.review.problems import Reading, count_of, pieces_of, problem_view, problems_by_file

PATH = "content/stories/faustina/en.md"
TREE = SourceTree(
    files={PATH: SourceFile.of(path=PATH, text="---\ntitel: Faustina\n---\nWords.\n", digest="")},
    blobs={},
    problems=(),
)
READING = Reading(
    tree=TREE,
    folders={"content": "drafts/content"},
    editor_url=lambda span: f"editor:{span.path}:{span.line}",
)


def unknown_key(line: int = 2, path: str = PATH) -> Diagnostic:
    return problem(
        "unknown-key",
        Span(path=path, line=line, column=1, length=5),
        "there is no key `titel` here",
        why="Only known keys are read.",
        fixes=("title",),
    )


def test_a_problem_says_where_it_is_what_stands_there_and_what_to_write() -> None:
    view = problem_view(unknown_key(), READING)

    assert view.file == "drafts/content/stories/faustina/en.md"
    assert view.place == "drafts/content/stories/faustina/en.md, line 2"
    assert view.excerpt == "  1 | ---\n  2 | titel: Faustina\n    | ^^^^^"
    assert view.fixes == ("title",)
    assert view.editor_url == f"editor:{PATH}:2"


def test_what_stands_between_back_ticks_is_code() -> None:
    pieces = pieces_of("there is no key `titel` here")

    assert [(one.words, one.is_code) for one in pieces] == [
        ("there is no key ", False),
        ("titel", True),
        (" here", False),
    ]


def test_a_back_tick_of_its_own_is_no_code() -> None:
    assert [(one.words, one.is_code) for one in pieces_of("a ` alone")] == [("a ` alone", False)]


@given(st.text(alphabet="ab `<&"))
def test_no_word_of_a_message_gets_lost(message: str) -> None:
    words = "".join(one.words for one in pieces_of(message))

    assert words.replace("`", "") == message.replace("`", "")


def test_files_with_errors_come_first_and_notes_are_left_out() -> None:
    error = unknown_key(path="content/z.md")
    warning = Diagnostic(
        code="x",
        severity=Severity.WARNING,
        span=Span(path="content/a.md"),
        what="",
        why="",
        fixes=(),
        also=(),
    )
    note = problem("held-back", Span(path="content/b.md"), "`B` is a draft")

    files = problems_by_file((warning, note, error), READING)

    assert [one.file for one in files] == ["drafts/content/z.md", "drafts/content/a.md"]
    assert count_of((warning, note, error), Severity.ERROR) == 1
