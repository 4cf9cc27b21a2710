"""Words of a text as it is written and as it is printed, made alike: no marks, figures or targets."""

from __future__ import annotations

import re
import unicodedata

from bilan.plan.plain import without_marks

_REFERENCE = re.compile(r"\[\[[^\]]*\]\]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_KEY = re.compile(r"^\s*(?:- )?[\w-]+:\s")
_FENCE = "---"


def words_of(text: str) -> list[str]:
    """Return the words of a text, without digits, signs and capitals."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def written_words(text: str) -> frozenset[str]:
    """Return the words of a paragraph in Markdown that a page can show."""
    return frozenset(words_of(without_marks(_REFERENCE.sub(" ", text))))


def paragraphs_to(text: str, line: int) -> list[str]:
    """Return the paragraph that a line belongs to, then those before it, the nearest first.

    In a front matter, and in YAML, that is what the line says for its key, and nothing before it.
    """
    lines = text.split("\n")
    at = min(line, len(lines)) - 1
    if at >= (begin := _body_start(lines)):
        return _blocks(lines[begin:], at - begin)
    end = at + 1
    while end < len(lines) and lines[end].startswith((" ", "\t")) and not _KEY.match(lines[end]):
        end += 1
    return [_KEY.sub("", "\n".join(lines[at:end]), count=1)]


def _body_start(lines: list[str]) -> int:
    """Return the line behind the front matter, counted from 0; that behind the last where all is YAML."""
    if lines[0].strip() != _FENCE:
        return len(lines)
    return next(
        (number + 1 for number, one in enumerate(lines) if number and one.strip() == _FENCE), len(lines)
    )


def _blocks(lines: list[str], at: int) -> list[str]:
    """Return the block of a line and those before it, the nearest first."""
    found: list[str] = []
    end = at + 1
    while end < len(lines) and lines[at].strip() and lines[end].strip():
        end += 1
    start = end
    while start > 0:
        start -= 1
        if not lines[start].strip() or start == 0:
            block = "\n".join(lines[start:end]).strip()
            found += [block] if block else []
            end = start
    return found
