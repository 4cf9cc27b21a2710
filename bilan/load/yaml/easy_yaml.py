"""YAML of which each line is a key and something simple, as most front matter is: it needs no parser.

A plain text, one in quotation marks, or a list of words in brackets: what such a line says is what the parser
says of it, word by word and place by place. Of everything else this module says nothing.
"""

from __future__ import annotations

import re

from bilan.load.yaml.nodes import Place, YamlNode
from bilan.model.source import Span

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""The plain words for nothing."""

_EASY = re.compile("(?:[ -~\xa0-\u024f\u2010-\u2027\u202f-\u205e\u20ac]+\n)+")
"""Lines of signs that mean no more to the parser than to a reader: no tab, no break, nothing unseen."""
_LIST = re.compile(r"\[\w[\w-]*(?:, \w[\w-]*)*\]")
_LONGEST_KEY = 100


def read_easy(path: str, text: str, first_line: int) -> YamlNode | None:
    """Return what an easy text holds; None where it is not, or something may be wrong with it."""
    if _EASY.fullmatch(text) is None:
        return None
    value: dict[str, object] = {}
    marks: dict[Place, Span] = {(): Span(path=path, line=first_line)}
    keys: dict[Place, Span] = {}
    for line, written in enumerate(text[:-1].split("\n"), first_line):
        key, _, said = written.partition(": ")
        if not key.isidentifier() or key in value or len(key) > _LONGEST_KEY or not said:
            return None
        column = len(key) + 3
        keys[key,] = Span(path=path, line=line, column=1, length=len(key))
        marks[key,] = Span(path=path, line=line, column=column, length=len(said))
        if said[0] == "[":
            if _LIST.fullmatch(said) is None:
                return None
            value[key] = _words(path, key, said, (line, column), marks)
        elif said[0] in "\"'":
            inside = said[1:-1]
            if len(said) == 1 or said[-1] != said[0] or said[0] in inside or "\\" in inside:
                return None
            value[key] = inside
        elif _is_plain(said):
            value[key] = None if said in NULLS else said
        else:
            return None
    return YamlNode(value=value, span=marks[()], marks=marks, keys=keys)


def _is_plain(said: str) -> bool:
    """Return whether words are one plain text to the end of their line."""
    return (
        (said[0].isalnum() or said[0] == "~")
        and said[-1] not in " :"
        and ": " not in said
        and " #" not in said
    )


def _words(path: str, key: str, said: str, at: tuple[int, int], marks: dict[Place, Span]) -> list[str | None]:
    """Return the words of a list at a line and a column, and put down the place of each."""
    line, column = at
    words = said[1:-1].split(", ")
    column += 1
    for number, word in enumerate(words):
        marks[key, number] = Span(path=path, line=line, column=column, length=len(word))
        column += len(word) + 2
    return [None if word in NULLS else word for word in words]
