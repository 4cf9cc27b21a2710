"""What can be wrong with the form of a YAML text, in an editor's words."""

from __future__ import annotations

import re

from bilan.model.records import Record
from bilan.model.source import Diagnostic, Span, problem

_KEY_AND_TEXT = re.compile(r"^\s*(?:- +)?(?P<key>[^\s:\"'\[{][^:]*?):\s+(?P<text>\S.*?)\s*$")
_NEEDS_QUOTES = re.compile(
    r"^$|^[\s\-?:,\[\]{}#&*!|>'\"%@`]|[\s:]$|:\s|\s#|[\x00-\x1f\x7f-\x9f\u2028\u2029]|^(?:~|null|Null|NULL)$"
)
_WORD_AFTER_SIGN = re.compile(r"^-[^\W_]")
_FEATURES = {"*": "an alias", "&": "an anchor", "!": "a tag"}


class Stop(Record):
    """Where the parser gave up, and what it says of it; lines and columns from 0."""

    found: str
    context: str
    at: tuple[int, int]
    opened: tuple[int, int]
    """Where the thing begins that it was reading."""


class _Mistake(Record):
    """What an editor has probably done where the parser says certain words."""

    said: tuple[str, ...] = ()
    what: str
    why: str
    needs_value_before: bool = False
    """Whether a key and a colon stand before it in the line."""
    is_at_opening: bool = False
    """Whether it is shown where the thing begins rather than where the parser stopped."""
    takes_quotes: bool = False
    """Whether quotation marks around the value mend it."""


_LAST_RESORT = _Mistake(
    what="this line does not fit the lines above it",
    why="Keys of one group begin in the same column, and each has a colon and a space after it.",
)
_SIGN = "Some signs mean something to YAML. A text that begins with one is put in quotation marks as a whole."
_MISTAKES = (
    _Mistake(
        said=("mapping values are not allowed",),
        what="a second colon stands in this line",
        why="A colon and a space part a key from its value. A text that holds them needs quotation marks.",
        needs_value_before=True,
        takes_quotes=True,
    ),
    _Mistake(
        said=("cannot start any token",),
        what="a text cannot begin with `{sign}`",
        why=_SIGN,
        takes_quotes=True,
    ),
    _Mistake(
        said=("unexpected end of stream", "quoted scalar"),
        what="a quotation mark is opened here and not closed",
        why="Everything after it would belong to this one text.",
        is_at_opening=True,
    ),
    _Mistake(
        said=("unknown escape character",),
        what="a backslash stands between double quotation marks",
        why="There it means something to YAML. Between single quotation marks it is itself.",
        takes_quotes=True,
    ),
    _Mistake(
        said=("did not find expected ','",),
        what="a bracket is opened here and not closed",
        why="What stands between brackets is parted by commas and ends with a bracket.",
        is_at_opening=True,
    ),
    _Mistake(
        said=("could not find expected ':'",),
        what="there is no colon in this line",
        why="Each line of a group is a key, a colon, a space and a value.",
        is_at_opening=True,
    ),
    _Mistake(
        said=("did not find expected key",),
        what="something follows here after the end of the value",
        why=_SIGN,
        needs_value_before=True,
        takes_quotes=True,
    ),
    *(
        _Mistake(
            said=(f"scanning {thing}",),
            what="this text begins with a sign that means something to YAML",
            why=_SIGN,
            needs_value_before=True,
            is_at_opening=True,
            takes_quotes=True,
        )
        for thing in ("an alias", "an anchor", "a tag", "a block scalar")
    ),
    _Mistake(
        said=("block sequence entries are not allowed",),
        what="a list begins in the line of its key",
        why="It begins on the next line, or stands between brackets.",
    ),
    _Mistake(
        said=("expected <document start>",),
        what="the text has ended before this line",
        why="A line of three dots or a bracket above it closes everything.",
    ),
)


def yaml_text(text: str) -> str:
    """Return a text as it can be written in YAML: in quotation marks only where it needs them."""
    bare = text[1:] if _WORD_AFTER_SIGN.search(text) else text  # -5 and -word need none
    return quoted(text) if _NEEDS_QUOTES.search(bare) else text


def quoted(text: str) -> str:
    """Return a text in quotation marks, whatever it holds."""
    if ('"' in text or "\\" in text) and "'" not in text and text.isprintable():
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def repeated_key(key: str, span: Span, first: Span) -> Diagnostic:
    """Return the problem of a key that stands twice in one group."""
    return problem(
        "repeated-key",
        span,
        f"`{key}` stands here for the second time; the first is on line {first.line}",
        why="Of two equal keys only one could count. Keep the one that is right.",
        also=(first,),
    )


def nested_too_deep(span: Span, deepest: int) -> Diagnostic:
    """Return the problem of lists and groups that lie in each other without end."""
    return problem(
        "nested-too-deep",
        span,
        f"more than {deepest} lists and groups lie inside each other here",
        why="Content is never that deep. A bracket or an indentation has probably gone astray.",
    )


def group_as_key(text: str, span: Span, first_line: int) -> Diagnostic:
    """Return the problem of a bracket where a key should stand, as in `title: {{ name }}`."""
    return problem(
        "yaml-feature",
        span,
        "a bracket stands here where the name of a key should",
        why="YAML reads brackets as lists and groups. A text that begins with one is put in quotation marks.",
        fixes=_with_quotes(text, span.line - first_line),
    )


def second_document(span: Span) -> Diagnostic:
    """Return the problem of `---` inside a YAML text."""
    return problem(
        "yaml-feature",
        span,
        "a second YAML document begins here",
        why="A file holds one. What follows the line with `---` would be lost.",
    )


def feature_problem(sign: str, text: str, span: Span, first_line: int) -> Diagnostic:
    """Return the problem of an alias (`*`), an anchor (`&`) or a tag (`!`)."""
    line = span.line - first_line
    word = (text.split("\n")[line][span.column - 1 :].split() or [sign])[0]
    return problem(
        "yaml-feature",
        Span(path=span.path, line=span.line, column=span.column, length=len(word)),
        f"`{word}` is {_FEATURES[sign]} to YAML, and content files use none",
        why="Content says everything where it is read. A text that begins so needs quotation marks.",
        fixes=_with_quotes(text, line),
    )


def syntax_problems(stop: Stop, path: str, text: str, first_line: int) -> tuple[Diagnostic, ...]:
    """Return what stopped the parser, at the place where an editor has to look."""
    lines = text.split("\n")
    line, column = stop.at
    written = lines[line] if line < len(lines) else ""
    if "\t" in written[: column + 1] and not written[:column].strip(" \t-"):
        return _tab_problems(path, lines, line, first_line)
    mistake = _mistake_of(stop, written[:column])
    if mistake.is_at_opening:
        line, column = stop.opened
    written = lines[line] if line < len(lines) else ""
    span = Span(path=path, line=line + first_line, column=column + 1, length=int(column < len(written)))
    fixes = _with_quotes(text, line) if mistake.takes_quotes else ()
    what = mistake.what.format(sign=written[column : column + 1])
    return (problem("yaml-syntax", span, what, why=mistake.why, fixes=fixes),)


def _mistake_of(stop: Stop, before: str) -> _Mistake:
    """Return the first mistake that fits what the parser says and what stands before it in the line."""
    said = f"{stop.found}; {stop.context}"
    for one in _MISTAKES:
        if all(part in said for part in one.said) and (": " in before or not one.needs_value_before):
            return one
    return _LAST_RESORT


def _tab_problems(path: str, lines: list[str], line: int, first_line: int) -> tuple[Diagnostic, ...]:
    """Return one problem for each line that is indented with a tab."""
    concerned = sorted(
        {line, *(number for number, one in enumerate(lines) if one.startswith("\t") and one.strip())}
    )
    return tuple(
        problem(
            "tab-in-yaml",
            Span(path=path, line=number + first_line, column=lines[number].index("\t") + 1, length=1),
            "a tab stands at the beginning of this line",
            why="YAML is indented with spaces. Many editors can be told to type spaces for a tab.",
            fixes=(lines[number].replace("\t", "  "),),
        )
        for number in concerned
    )


def _with_quotes(text: str, line: int) -> tuple[str, ...]:
    """Return the line `key: text` with its text in quotation marks, where that is what it is."""
    lines = text.split("\n")
    if not 0 <= line < len(lines) or (found := _KEY_AND_TEXT.match(lines[line])) is None:
        return ()
    value = found["text"]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]
    return (f"{found['key']}: {quoted(value)}",)
