"""Problems as text for people."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence

from bilan.model.codes import Severity
from bilan.model.source import Diagnostic, SourceTree, Span

WIDTH = 78
LINES_BEFORE = 2
"""How many lines stand above the one that is meant."""

LONGEST_LINE = 96
"""The characters that are shown of a line."""

_NAMES = frozenset({"bad-key", "item-in-item", "stray-markdown", "unknown-folder", "unknown-language-file"})
"""What is mended by giving a file or folder another name."""

_TEXTS = (".md", ".yaml", ".yml", ".csv", ".html", ".po", ".txt")


def describe(one: Diagnostic, tree: SourceTree, folders: Mapping[str, str]) -> str:
    """Return a problem as an editor reads it: where, what, the lines, why, what to write.

    `folders` names the real folder of a part of the tree, as in `{"content": "drafts/content"}`.
    """
    parts = [
        f"{place_of(one.span, folders)}: {_with_severity(one)}",
        excerpt_of(one.span, tree),
        *(f"  See also {place_of(span, folders)}\n{excerpt_of(span, tree)}".rstrip() for span in one.also),
        "\n".join(
            textwrap.wrap(one.why, WIDTH, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
        ),
        _fixes(one),
        f"  {one.code}, explained in docs/messages.md",
    ]
    return "\n\n".join(part for part in parts if part)


def describe_all(problems: Sequence[Diagnostic], tree: SourceTree, folders: Mapping[str, str]) -> str:
    """Return all problems with an empty line between them, and notes as a line each at the end."""
    serious = [one for one in problems if one.severity is not Severity.NOTE]
    notes = [one for one in problems if one.severity is Severity.NOTE]
    parts = [describe(one, tree, folders) for one in serious]
    if notes:
        parts.append("\n".join(f"{place_of(one.span, folders)}: {_with_severity(one)}" for one in notes))
    return "\n\n\n".join(parts)


def count_problems(problems: Sequence[Diagnostic]) -> str:
    """Return the count in words: `2 problems keep the site from being published, 1 more is worth a look`."""
    errors = sum(one.severity is Severity.ERROR for one in problems)
    warnings = sum(one.severity is Severity.WARNING for one in problems)
    if errors and warnings:
        return f"{_keep(errors)}, {warnings} more {'is' if warnings == 1 else 'are'} worth a look"
    if errors:
        return _keep(errors)
    if warnings:
        return f"{warnings} problem{'' if warnings == 1 else 's'} worth a look"
    return "no problems"


def _keep(errors: int) -> str:
    keeps = "problem keeps" if errors == 1 else "problems keep"
    return f"{errors} {keeps} the site from being published"


def _with_severity(one: Diagnostic) -> str:
    return one.what if one.severity is Severity.ERROR else f"{one.severity.value}: {one.what}"


def place_of(span: Span, folders: Mapping[str, str]) -> str:
    """Return where something is; a picture or a folder has no lines."""
    line = f", line {span.line}" if span.path.lower().endswith(_TEXTS) else ""
    return f"{file_of(span, folders)}{line}"


def file_of(span: Span, folders: Mapping[str, str]) -> str:
    """Return the file of a place, in the real folder of its part of the tree."""
    area, slash, rest = span.path.partition("/")
    return folders.get(area, area) + slash + rest


def excerpt_of(span: Span, tree: SourceTree) -> str:
    """Return the lines that are meant, numbered, with the place underlined; empty where there are none."""
    file = tree.files.get(span.path)
    lines = file.text.split("\n") if file and file.text else []
    if span.line > len(lines):
        return ""
    width = len(str(span.line))
    start = span.column - 1
    cut = min(start, max(0, start + span.length - LONGEST_LINE)) if span.length else 0
    shown = [
        f"  {number:>{width}} | {_part(lines[number - 1], cut if number == span.line else 0)}".rstrip()
        for number in range(max(1, span.line - LINES_BEFORE), span.line + 1)
    ]
    if span.length:
        room = min(span.length, LONGEST_LINE)
        line = f"{'…' if cut else ''}{lines[span.line - 1][cut:start]:<{start - cut}}"
        indent = re.sub(r"[^\t]", " ", line)  # a tab is as wide below itself
        shown.append(f"  {'':>{width}} | {indent}{'^' * room}")
    return "\n".join(shown)


def _part(line: str, cut: int) -> str:
    """Return what is shown of a line, from a position on, with `…` where something is left out."""
    shown = line[cut : cut + LONGEST_LINE]
    before = "…" if cut and shown else ""
    return f"{before}{shown}{'…' if len(line) > cut + LONGEST_LINE else ''}"


def _fixes(one: Diagnostic) -> str:
    if not one.fixes:
        return ""
    [first, *others] = one.fixes
    is_name = one.code in _NAMES and not one.span.length
    lines = [f"  To mend it, {'call it  ' if is_name else 'write    '} {_indented(first)}"]
    lines += [f"  or, if you meant it   {_indented(other)}" for other in others]
    return "\n".join(lines)


def _indented(fix: str) -> str:
    return fix.replace("\n", "\n" + " " * 24)
