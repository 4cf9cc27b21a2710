"""The list of published addresses: one a line, or an old one and where it leads now."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from bilan.load.entries.paths import is_path, is_simple_path
from bilan.model.publication import ADDRESSES, AddressList, KnownAddress, Move
from bilan.model.source import Diagnostic, Loaded, SourceTree, Span, problem

ARROW = "->"
"""Stands between an old address and where it leads."""

_MARK = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: .*)?")
"""What git leaves where two versions of a file could not be joined."""

_FORM = (
    "Each line is one address of the site without its name and base path, as in /en/news-stories/, or an old "
    "one and where it leads, as in /en/old/ -> /en/new/."
)


def load_published(tree: SourceTree) -> Loaded[AddressList]:
    """Return the addresses of earlier publications; none where there was no publication yet."""
    file = tree.files.get(ADDRESSES)
    return _load_lines(file.text if file else "")


@lru_cache(maxsize=4)
def _load_lines(whole: str) -> Loaded[AddressList]:
    """Return what the list says; a preview asks again and again."""
    known: dict[str, KnownAddress] = {}
    moves: dict[str, Move] = {}
    marks: list[Span] = []
    strange: list[tuple[str, Span]] = []
    for number, line in enumerate(whole.split("\n"), start=1):
        if is_simple_path(line):
            span = Span(path=ADDRESSES, line=number, length=len(line))
            known.setdefault(line, KnownAddress(address=line, span=span))
            continue
        text = line.strip()
        span = Span(path=ADDRESSES, line=number, column=line.find(text) + 1, length=len(text))
        if not text or text.startswith("#"):
            continue
        if _MARK.fullmatch(text):
            marks.append(span)
        elif (move := _move(text, span)) is not None:
            moves.setdefault(move.old, move)
        elif is_path(text) and not text.endswith("*"):
            address = _settled(text)
            known.setdefault(address, KnownAddress(address=address, span=span))
        else:
            strange.append((text, span))
    found = AddressList(known=tuple(known.values()), moves=tuple(moves.values()))
    return Loaded(value=found, problems=(*_not_joined(marks), *_strange(strange)))


def _move(text: str, span: Span) -> Move | None:
    """Return what a line with an arrow says; None where it is no such line, as nearly all are."""
    if ARROW not in text:
        return None
    old, _, new = (part.strip() for part in text.partition(ARROW))
    are_paths = is_path(old) and is_path(new)
    if not are_paths or old.endswith("*") is not new.endswith("*"):
        return None
    return Move(old=_settled(old), new=_settled(new), span=span)


def _settled(text: str) -> str:
    """Return an address without percent signs; that of a page ends with a slash, written or not."""
    address = unquote(text)
    is_file = "." in address.rpartition("/")[2]
    return address if address.endswith(("/", "*")) or is_file else f"{address}/"


def _not_joined(marks: list[Span]) -> tuple[Diagnostic, ...]:
    if not marks:
        return ()
    return (
        problem(
            "bad-address-line",
            marks[0],
            "two versions of this list have met, and nobody has joined them yet",
            why="git left these marks where two people had published. What stood in either version was "
            "published: keep the addresses of both, and delete the lines with the marks alone.",
            also=tuple(marks[1:3]),
        ),
    )


def _strange(strange: list[tuple[str, Span]]) -> tuple[Diagnostic, ...]:
    """Return the first line that says nothing, and how many more there are: a wrong file has thousands."""
    if not strange:
        return ()
    [(text, span), *others] = strange
    more = f" ({len(others)} more such {'line' if len(others) == 1 else 'lines'} below)" if others else ""
    return (
        problem(
            "bad-address-line", span, f"this line holds no address{more}", why=_FORM, fixes=_readings(text)
        ),
    )


def _readings(text: str) -> tuple[str, ...]:
    """Return the address that was probably meant: without the name of the site, or with its first slash."""
    path = urlsplit(text).path if "://" in text else f"/{text.lstrip('/')}"
    return (path,) if path and is_path(path) and not path.endswith("*") else ()
