"""The keys between two lines of `---` at the head of a Markdown file, and the text below them."""

from __future__ import annotations

import re

from bilan.model.records import Record
from bilan.model.source import Diagnostic, Loaded, SourceFile, Span, problem

FENCE = "---"

_OPENING = re.compile(rf"(?:[^\S\n]*+\n)*+{FENCE}[^\S\n]*+(?=\n|\Z)")
_CLOSING = re.compile(rf"\n{FENCE}[^\S\n]*+(?=\n|\Z)")
_KEY_LINE = re.compile(r"[A-Za-z_][\w-]*:(?:\s|$)|\s+\S|-\s|#")


class FrontMatter(Record):
    """The two parts of a Markdown file, each with the line where it begins."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split_front_matter(file: SourceFile) -> Loaded[FrontMatter]:
    """Return the front matter and the body of a Markdown file; empty lines above it do not count."""
    text = file.text
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return Loaded(value=None, problems=(_unfenced(file, text),))
    begin, end = opening.end() + 1, closing.start() + 1
    lines_above = text.count("\n", 0, begin)
    parts = FrontMatter(
        yaml=text[begin:end],
        yaml_line=lines_above + 1,
        body=text[closing.end() + 1 :],
        body_line=lines_above + text.count("\n", begin, end) + 2,
    )
    return Loaded(value=parts)


def _unfenced(file: SourceFile, text: str) -> Diagnostic:
    lines = text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.strip()), 0)
    is_opened = lines[first].rstrip() == FENCE
    return _not_closed(file, lines, first) if is_opened else _missing(file, lines, first)


def _missing(file: SourceFile, lines: list[str], first: int) -> Diagnostic:
    begins_with_keys = _KEY_LINE.match(lines[first]) is not None and not lines[first].startswith("#")
    fix = (
        f"`{FENCE}` on a line of its own, before `{lines[first].strip()[:60]}`"
        if begins_with_keys
        else f"{FENCE}\ntitle: …\n{FENCE}"
    )
    return problem(
        "front-matter-missing",
        Span(path=file.path, line=first + 1, length=len(lines[first])),
        f"the file does not begin with a line of `{FENCE}`",
        why=f"Title, date and the other keys stand at the head of the file, between two lines of `{FENCE}`.",
        fixes=(fix,),
    )


def _not_closed(file: SourceFile, lines: list[str], first: int) -> Diagnostic:
    last_key = first
    for at in range(first + 1, len(lines)):
        if not _KEY_LINE.match(lines[at]):
            break
        last_key = at
    return problem(
        "front-matter-not-closed",
        Span(path=file.path, line=first + 1, length=len(FENCE)),
        f"the front matter begins here and no second line of `{FENCE}` ends it",
        why="Without that line the text cannot be told from the keys.",
        fixes=(f"`{FENCE}` on a line of its own, after line {last_key + 1}",),
    )
