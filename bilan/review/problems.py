"""Problems as the desk shows them: what, where, the lines, why, what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from bilan.language.locales import SOURCE_LANGUAGE
from bilan.model.codes import Severity
from bilan.model.records import Record
from bilan.model.source import Diagnostic, SourceTree, Span
from bilan.report import excerpt_of, file_of, place_of
from bilan.review.desk_views import DeskView

EditorUrl = Callable[[Span], str]
"""Gives the address that opens a place in the editor of whoever looks; empty where there is none."""


class Piece(Record):
    """A part of a message."""

    words: str
    is_code: bool
    """Whether it stands for what is written in a file."""


class ProblemView(Record):
    """A problem, to be read by whoever can mend it."""

    severity: Severity
    code: str
    language: str
    """The language that messages are written in, whatever the page's."""
    what: tuple[Piece, ...]
    why: tuple[Piece, ...]
    fixes: tuple[str, ...]
    """What to write instead, the best first."""
    file: str
    """As it is found from the project's folder."""
    line: int
    place: str
    """The file and its line, in words of messages."""
    excerpt: str
    """The lines that are meant, numbered; empty where there are none."""
    editor_url: str
    """Opens the place in an editor; may be empty."""


class FileProblemsView(Record):
    """What is wrong in one file."""

    file: str
    editor_url: str
    problems: tuple[ProblemView, ...]


class ProblemsView(DeskView):
    """Everything that the last build has found, file by file."""

    errors: int
    warnings: int
    files: tuple[FileProblemsView, ...]
    """The files whose problems keep the site from being published come first."""


class Reading(Record):
    """How places are found by whoever looks at the desk."""

    tree: SourceTree
    folders: Mapping[str, str]
    """The real folder of a part of the tree, as in `{"content": "drafts/content"}`."""
    editor_url: EditorUrl

    def name_of(self, path: str) -> str:
        """Return what a file is called from where the program was started."""
        return file_of(Span(path=path), self.folders)


def problem_view(one: Diagnostic, reading: Reading) -> ProblemView:
    """Return a problem as the desk shows it."""
    return ProblemView(
        severity=one.severity,
        code=one.code,
        language=SOURCE_LANGUAGE,
        what=pieces_of(one.what),
        why=pieces_of(one.why),
        fixes=one.fixes,
        file=file_of(one.span, reading.folders),
        line=one.span.line,
        place=place_of(one.span, reading.folders),
        excerpt=excerpt_of(one.span, reading.tree),
        editor_url=reading.editor_url(one.span),
    )


def problems_by_file(problems: Sequence[Diagnostic], reading: Reading) -> tuple[FileProblemsView, ...]:
    """Return what is wrong file by file, without notes; files with errors come first."""
    serious = [one for one in problems if one.severity is not Severity.NOTE]
    views = [
        FileProblemsView(
            file=file_of(Span(path=path), reading.folders),
            editor_url=reading.editor_url(Span(path=path)),
            problems=tuple(problem_view(one, reading) for one in group),
        )
        for path, group in groupby(sorted(serious, key=_path), key=_path)
    ]
    return tuple(sorted(views, key=_is_harmless))


def pieces_of(message: str) -> tuple[Piece, ...]:
    """Return a message in parts: what stands between back-ticks is written in a file."""
    parts = message.split("`")
    if len(parts) % 2 == 0:  # a back-tick of its own
        return (Piece(words=message, is_code=False),)
    return tuple(Piece(words=words, is_code=number % 2 == 1) for number, words in enumerate(parts) if words)


def count_of(problems: Sequence[Diagnostic], severity: Severity) -> int:
    """Return how many problems are as serious as that."""
    return sum(one.severity is severity for one in problems)


def _path(one: Diagnostic) -> str:
    return one.span.path


def _is_harmless(view: FileProblemsView) -> bool:
    return all(one.severity is not Severity.ERROR for one in view.problems)
