"""How well figures are compared: `python -m tests.measure_figures FILE` for a file of labelled pairs.

A line of the file is `{"id": 1, "en": "12 wells", "fr": "12 puits", "label": "agree"}`; the other label is `differ`.
Precision is how many of the pairs that are told to differ do so, recall how many of those that differ are told.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bilan.desk.figure_pairs import AGREE, DIFFER, NotAPair, Pair, Verdict, read_pair, verdict_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What came of a file of labelled pairs."""

    found: int
    """Pairs that differ, and are told to."""
    cried: tuple[tuple[Pair, Verdict], ...]
    """Pairs that agree, and are told to differ."""
    missed: tuple[tuple[Pair, Verdict], ...]
    """Pairs that differ, and are told to agree."""
    quiet: int
    """Pairs that agree, and are told to."""

    @property
    def precision(self) -> float:
        return self.found / (self.found + len(self.cried)) if self.found or self.cried else 1.0

    @property
    def recall(self) -> float:
        return self.found / (self.found + len(self.missed)) if self.found or self.missed else 1.0


def measure(pairs: Iterable[Pair]) -> Measured:
    judged = [(pair, verdict_of(pair)) for pair in pairs if pair.label is not None]
    return Measured(
        found=sum(pair.label == DIFFER == verdict.verdict for pair, verdict in judged),
        cried=tuple(each for each in judged if each[0].label == AGREE and each[1].verdict == DIFFER),
        missed=tuple(each for each in judged if each[0].label == DIFFER and each[1].verdict == AGREE),
        quiet=sum(pair.label == AGREE == verdict.verdict for pair, verdict in judged),
    )


def pairs_in(file: Path) -> list[Pair]:
    return [read_pair(line) for line in file.read_bytes().splitlines() if line.strip()]


def report(measured: Measured) -> str:
    counts = (
        f"{measured.found} found, {len(measured.missed)} missed, "
        f"{len(measured.cried)} false alarms, {measured.quiet} rightly quiet"
    )
    wrong = [
        f"{pair.id}: {verdict.verdict} ({verdict.why})\n"
        + "\n".join(f"  {text}" for text in pair.texts.values())
        for pair, verdict in (*measured.cried, *measured.missed)
    ]
    return "\n".join((f"precision {measured.precision:.3f}, recall {measured.recall:.3f}: {counts}", *wrong))


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m tests.measure_figures FILE\n")
        return 2
    try:
        sys.stdout.write(report(measure(pairs_in(Path(arguments[0])))) + "\n")
    except (NotAPair, OSError) as why:
        sys.stderr.write(f"{arguments[0]}: {why}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
