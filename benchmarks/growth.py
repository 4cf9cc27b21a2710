"""How cost grows with the archive: `python -m benchmarks.growth --work DIR`, for bilan and for Hugo by turns.

Ten times the stories should cost ten times as much to build from nothing, and far less than that to build
again after one of them was edited. A row is printed as soon as it is measured: large archives take long.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.aside import deleting_aside
from benchmarks.changes import CHANGES
from benchmarks.corpus import LANGUAGES, make_stories
from benchmarks.measure import Cost, run
from benchmarks.peers import PEERS, peers_in
from benchmarks.tools import Tool, bilan, write_site

COUNTS = (1000, 5000, 20000)
MEASURED = ("cold", "one story edited")


def main(arguments: Sequence[str]) -> int:
    """Measure both tools at each size, and print a row for each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument(
        "--stories", type=int, nargs="+", default=COUNTS, help="how many, one size after another"
    )
    parser.add_argument("--rounds", type=int, default=1, help="how often everything is run")
    parser.add_argument("--work", type=Path, required=True, help="a folder of its own, for tools and sites")
    parser.add_argument("--peers", nargs="*", default=["hugo"], choices=list(PEERS))
    asked = parser.parse_args(arguments)
    work: Path = asked.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    with deleting_aside(work):
        _print_rows(asked, work)
    return 0


def _print_rows(asked: argparse.Namespace, work: Path) -> None:
    peers, missing = peers_in(work, asked.peers)
    for why in missing:
        print(f"not measured: {why}")
    print(f"stories x {len(LANGUAGES)}, {asked.rounds} rounds, medians\n")
    print(
        "| stories | | "
        + " | ".join(f"{one}: wall s / processor s / MB (ms of processor a story)" for one in MEASURED)
        + " |"
    )
    print("|---" * (2 + len(MEASURED)) + "|")
    for count in asked.stories:
        for tool in (bilan(work), *peers):
            print(f"| {count} | {tool.name} | {' | '.join(_cells(tool, count, asked.rounds))} |", flush=True)


def _cells(tool: Tool, count: int, rounds: int) -> Sequence[str]:
    """Return what each change costs a tool at a size of the archive."""
    stories = make_stories(count)
    write_site(tool, stories)
    costs: dict[str, list[Cost]] = {change: [] for change in MEASURED}
    for number in range(rounds):
        for change, found in costs.items():
            CHANGES[change](tool, stories, number)
            found.append(run(tool.command, tool.folder))
    return [_cell(found, count) for found in costs.values()]


def _cell(costs: Sequence[Cost], count: int) -> str:
    def median(of: Callable[[Cost], float]) -> float:
        return statistics.median(of(one) for one in costs)

    processor = median(lambda one: one.processor)
    told = f"{median(lambda one: one.wall):.2f} / {processor:.2f} / {median(lambda one: one.memory):.0f}"
    return f"{told} ({processor * 1000 / count:.2f})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
