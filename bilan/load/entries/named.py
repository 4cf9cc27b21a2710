"""Names in messages: which one was most likely meant, and what a place goes by."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from bilan.load.yaml.nodes import Place, YamlNode
from bilan.model.source import Diagnostic, Span, problem

LONGEST_SHOWN = 60
_MOST_SHOWN = 20
_LIKE = 0.65
"""How much alike two words are, from 0 to 1, before one is offered for the other."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that somebody who wrote `word` most likely meant."""
    if len(word) > LONGEST_SHOWN * 2:
        return None
    by_lower = {one.lower(): one for one in known}
    found = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=_LIKE)
    return by_lower[found[0]] if found else None


def unknown_name(code: str, kind: str, word: str, known: Iterable[str], span: Span) -> Diagnostic:
    """Return the problem of a name that nothing has: there is no objective `educaton`; did you mean ...?"""
    names = sorted(known)
    near = nearest(word, names)
    what = f"there is no {kind} `{shortened(word)}`"
    return problem(
        code,
        span,
        f"{what}; did you mean `{near}`?" if near else what,
        why=f"There are these: {', '.join(names)}." if 0 < len(names) <= _MOST_SHOWN else "",
        fixes=(near,) if near else (),
    )


def repeated_entries(node: YamlNode, place: Place) -> tuple[Diagnostic, ...]:
    """Return a problem for each entry of a list of texts that stood there before."""
    entries = node.value
    for step in place:
        entries = entries.get(step) if isinstance(entries, dict) else None
    found = []
    first: dict[str, int] = {}
    for number, one in enumerate(entries if isinstance(entries, list) else ()):
        if not isinstance(one, str) or first.setdefault(one, number) == number:
            continue
        what = f"`{shortened(one)}` stands in {place_name(place)} for the second time"
        before = node.marks[*place, first[one]]
        found.append(
            problem("repeated-entry", node.marks[*place, number], what, why="Once is enough.", also=(before,))
        )
    return tuple(found)


def place_name(place: Place) -> str:
    """Return what a place goes by: `countries`, or an entry of `countries`."""
    name = next((f"`{shortened(step)}`" for step in reversed(place) if isinstance(step, str)), "this file")
    return f"an entry of {name}" if place and isinstance(place[-1], int) else name


def shortened(text: str) -> str:
    """Return a text as it fits into one line of a message."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[: LONGEST_SHOWN - 1]}…"
