"""What can be wrong with a file before a word of it is understood."""

from __future__ import annotations

from math import ceil

from bilan.model.source import Diagnostic, Span, problem

_KILO, _MEGA = 1_000, 1_000_000


def unreadable(path: str, error: OSError) -> Diagnostic:
    """Return the problem of a file or folder that the system does not give out."""
    return problem(
        "unreadable-file",
        Span(path=path),
        f"`{path}` cannot be read: {(error.strerror or 'the system gives no reason').lower()}",
        why="Look at the permissions of the file, and whether another program holds it open.",
    )


def no_plain_file(path: str, *, is_link: bool) -> Diagnostic:
    """Return the problem of something that is neither file nor folder."""
    if is_link:
        return problem(
            "symbolic-link",
            Span(path=path),
            f"`{path}` is a symbolic link",
            why="A link may lead out of the project or in a circle. Put the file itself here.",
        )
    return problem(
        "not-a-file",
        Span(path=path),
        f"`{path}` is neither a file nor a folder",
        why="Only plain files and folders can be part of the site. Take it out of this folder.",
    )


def folder_like_a_text(path: str) -> Diagnostic:
    """Return the problem of a folder under the name of a text, which nobody would miss."""
    return problem(
        "not-a-file",
        Span(path=path),
        f"`{path}` is a folder, and is named like a text",
        why="It would be passed over. Put the file itself here, or give the folder another name.",
    )


def two_of_a_name(path: str, name: str) -> Diagnostic:
    """Return the problem of a second file or folder whose name nobody can tell from that of the first."""
    return bad_file_name(
        path,
        f"there are two called `{name}` here",
        "Their accents are stored in two ways, and most computers hold them for one. Take one away.",
    )


def too_big(path: str, size: int, bound: int) -> Diagnostic:
    """Return the problem of a file with more bytes than its kind may have."""
    return problem(
        "file-too-big",
        Span(path=path),
        f"`{path}` has {_megabytes(size)}, and a file of its kind may have {_megabytes(bound)}",
        why="Split the file, or make the picture smaller.",
    )


def not_utf8(path: str, before: str, byte: int) -> Diagnostic:
    """Return the problem of a text in another encoding, at its first byte that cannot be read."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return problem(
        "not-utf8",
        Span(path=path, line=len(lines), column=len(lines[-1]) + 1, length=1),
        f"this file is not written in UTF-8 (byte {byte:#04x})",
        why=(
            "It was probably saved as Latin-1 or Windows-1252, so that letters with accents would be lost. "
            "Open it in your editor and save it again with the encoding UTF-8."
        ),
    )


def wrong_unicode(path: str, encoding: str) -> Diagnostic:
    """Return the problem of a text in one of the wide forms of Unicode, which few programs read."""
    return problem(
        "not-utf8",
        Span(path=path),
        f"this file is written in {encoding}, not in UTF-8",
        why="It was probably saved as “Unicode”. Open it in your editor and save it with the encoding UTF-8.",
    )


def bad_file_name(path: str, what: str, why: str) -> Diagnostic:
    """Return the problem of a file or folder whose name not every computer can hold."""
    return problem("bad-file-name", Span(path=path), what, why=why)


def control_character(path: str, text: str, position: int) -> Diagnostic:
    """Return the problem of a character that nobody can see and no page can show."""
    line_start = text.rfind("\n", 0, position) + 1
    return problem(
        "control-character",
        Span(path=path, line=text.count("\n", 0, position) + 1, column=position - line_start + 1, length=1),
        f"there is an invisible character here (U+{ord(text[position]):04X})",
        why="It usually comes along when text is copied from a PDF or an old program. Delete it.",
    )


def _megabytes(size: int) -> str:
    """Return a size rounded up, so that one above its bound reads as such."""
    return f"{ceil(size * 10 / _MEGA) / 10:.1f} MB" if size >= _MEGA else f"{ceil(size / _KILO)} kB"
