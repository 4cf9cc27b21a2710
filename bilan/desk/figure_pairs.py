"""Pairs of texts from a file, and whether each says the same figures in its two languages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from bilan.disk.changes import TooBig, read_table_bytes
from bilan.language.quantities.agreement import FigureDifference, Passage, as_written, compare_passages
from bilan.language.quantities.registry import HABITS
from bilan.language.quantities.texts import cut_paragraphs
from bilan.model.records import Record

DONE, BAD_LINES = 0, 1
AGREE, DIFFER = "agree", "differ"

_LANGUAGES = tuple(HABITS)
_EXAMPLE = json.dumps({"id": 1, **dict.fromkeys(_LANGUAGES[:2], "…")}, ensure_ascii=False)


class NotAPair(Exception):
    """A line holds no pair of texts; the words say what is wrong with it."""


class Pair(Record):
    """A text in two languages."""

    id: object
    texts: Mapping[str, str]
    """By language."""
    label: str | None
    """What a person says of it: `agree` or `differ`; None where nobody has said."""


class Verdict(Record):
    """Whether the two texts of a pair say the same figures."""

    id: object
    verdict: str
    why: str


def compare_file(file: Path, say: Callable[[str], None], complain: Callable[[str], None]) -> int:
    """Say a line of JSON for each pair of a file, in order; return 1 where lines held none, which it tells.

    Raises:
        TooBig: the file is larger than anything that could be meant.
        OSError: it cannot be read.
    """
    ended = DONE
    for number, line in enumerate(read_table_bytes(file).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            found = verdict_of(read_pair(line))
        except NotAPair as why:
            complain(f"{file.name}, line {number}: {why}")
            ended = BAD_LINES
        else:
            shown = {"id": found.id, "verdict": found.verdict, "why": found.why}
            say(json.dumps(shown, ensure_ascii=False))
    return ended


def read_pair(line: bytes) -> Pair:
    """Return the pair of texts that a line holds.

    Raises:
        NotAPair: it holds none.
    """
    try:
        entry = json.loads(line.removeprefix(b"\xef\xbb\xbf").decode())
    except UnicodeDecodeError:
        raise NotAPair("the line is not in UTF-8; save the file as UTF-8") from None
    except (ValueError, RecursionError) as error:
        why = error.msg if isinstance(error, json.JSONDecodeError) else "it cannot be read"
        raise NotAPair(f"the line is not JSON ({why}); write it as in {_EXAMPLE}") from None
    if not isinstance(entry, dict):
        raise NotAPair(f"the line is no object; write it as in {_EXAMPLE}")
    if "id" not in entry:
        raise NotAPair(f"the pair has no `id`; write it as in {_EXAMPLE}")
    texts = {language: entry[language] for language in _LANGUAGES if language in entry}
    if len(texts) != len(_LANGUAGES[:2]):
        missing = " and ".join(f"`{one}`" for one in _LANGUAGES if one not in texts)
        raise NotAPair(f"the pair has no {missing}; write it as in {_EXAMPLE}")
    for language, text in texts.items():
        if not isinstance(text, str):
            raise NotAPair(f"`{language}` is no text; put it between quotation marks")
    return Pair(id=entry["id"], texts=texts, label=_label(entry.get("label")))


def _label(label: object) -> str | None:
    if label is None or label in (AGREE, DIFFER):
        return None if label is None else str(label)
    raise NotAPair(f"`label` is neither `{AGREE}` nor `{DIFFER}`")


def verdict_of(pair: Pair) -> Verdict:
    """Return whether the two texts of a pair say the same figures, and what differs."""
    passages = [
        Passage(language=language, paragraphs=cut_paragraphs(text)) for language, text in pair.texts.items()
    ]
    found = compare_passages(passages[0], passages[1])
    why = "; ".join(_reasons(found, passages)) or "each figure of one text stands in the other"
    return Verdict(id=pair.id, verdict=DIFFER if found else AGREE, why=why)


def _reasons(found: tuple[FigureDifference, ...], passages: Sequence[Passage]) -> Iterator[str]:
    first, second = (one.language for one in passages)
    for one in found:
        said = as_written(one, passages[0].paragraphs, passages[1].paragraphs)
        if one.first is None:
            yield f"{second} says `{said[1]}`, and {first} does not"
        elif one.second is None:
            yield f"{first} says `{said[0]}`, and {second} does not"
        else:
            yield f"{second} says `{said[1]}` where {first} says `{said[0]}`"


__all__ = [
    "AGREE",
    "DIFFER",
    "NotAPair",
    "Pair",
    "TooBig",
    "Verdict",
    "compare_file",
    "read_pair",
    "verdict_of",
]
