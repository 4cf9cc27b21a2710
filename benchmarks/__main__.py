"""The one command: `python -m benchmarks --stories 1000 --work DIR`. It measures, and passes no judgement."""

from __future__ import annotations

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.changes import CHANGES, count_pages
from benchmarks.corpus import Story, make_stories
from benchmarks.measure import Cost, run
from benchmarks.tools import Tool, bilan, eleventy, hugo, install_peers, pelican, write_site

PEERS = {"hugo": hugo, "eleventy": eleventy, "pelican": pelican}
WITH_FIGURES = "bilan, figures"

Costs = Mapping[tuple[str, str], Sequence[Cost]]
"""By tool and change, one for each round."""


def main(arguments: Sequence[str]) -> int:
    """Measure all tools in turn, and print medians and ratios."""
    asked = _asked(arguments)
    work: Path = asked.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    missing = install_peers(work) if asked.peers else ()
    peers = [PEERS[name](work) for name in asked.peers]
    there = [peer for peer in peers if Path(peer.command[0]).exists()]
    for why in (*missing, *(f"{one.name} is not there" for one in peers if one not in there)):
        print(f"not measured: {why}")
    tools = [bilan(work), *there]
    plain = make_stories(asked.stories)
    for tool in tools:
        write_site(tool, plain)
    whole = bilan(work, WITH_FIGURES.replace(", ", "-"))
    write_site(whole, make_stories(asked.stories, has_figures=True), has_figures=True)
    costs = _measure({**{one.name: one for one in tools}, WITH_FIGURES: whole}, plain, asked.rounds)
    _print_machine(tools, asked.stories, asked.rounds)
    _print_costs(costs)
    for tool in tools:  # what was renamed is still in the folders of some
        CHANGES["cold"](tool, plain, 0)
        run(tool.command, tool.folder)
    return _print_counts(tools)


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--stories", type=int, default=1000, help="how many stories, each in two languages")
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is run")
    parser.add_argument("--work", type=Path, required=True, help="a folder of its own, for tools and sites")
    parser.add_argument(
        "--peers", nargs="*", default=list(PEERS), choices=list(PEERS), help="what to measure beside bilan"
    )
    return parser.parse_args(arguments)


def _measure(tools: Mapping[str, Tool], stories: Sequence[Story], rounds: int) -> Costs:
    """Run every tool in turn, so that what slows the machine for a while slows all of them."""
    costs: dict[tuple[str, str], list[Cost]] = defaultdict(list)
    for number in range(rounds):
        for change, make in CHANGES.items():
            for name, tool in tools.items():
                if change == "a value changed" and name != WITH_FIGURES:
                    continue
                make(tool, stories, number)
                costs[name, change].append(run(tool.command, tool.folder))
                print(
                    f"{number + 1}/{rounds} {name}, {change}: {costs[name, change][-1].wall:.2f} s",
                    file=sys.stderr,
                )
    return costs


def _print_machine(tools: Sequence[Tool], stories: int, rounds: int) -> None:
    print(f"{stories} stories x 2 languages, {rounds} rounds, medians")
    print(f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors")
    for tool in tools:
        said = subprocess.run(tool.version, capture_output=True, text=True, check=True, cwd=tool.folder)
        print(f"- {tool.name}: {_version_in(said.stdout)}")


def _version_in(said: str) -> str:
    found = re.search(r"\d+\.\d+[\w.]*", said)
    return found[0] if found else "of an unknown version"


def _print_costs(costs: Costs) -> None:
    """Print wall and processor seconds and megabytes, each beside how often it takes what Hugo takes."""
    names = list(dict.fromkeys(name for name, _ in costs))
    print(f"\n| wall s / processor s / MB (times Hugo) | {' | '.join(CHANGES)} |")
    print("|---" * (len(CHANGES) + 1) + "|")
    for name in names:
        cells = [_cell(costs.get((name, change)), costs.get(("hugo", change))) for change in CHANGES]
        print(f"| {name} | {' | '.join(cells)} |")


def _cell(own: Sequence[Cost] | None, hugo_cost: Sequence[Cost] | None) -> str:
    if not own:
        return "–"
    wall, processor, memory = _medians(own)
    told = f"{wall:.2f} / {processor:.2f} / {memory:.0f}"
    if not hugo_cost:
        return told
    other_wall, other_processor, _ = _medians(hugo_cost)
    return f"{told} ({wall / other_wall:.2f}, {processor / other_processor:.2f})"


def _medians(costs: Sequence[Cost]) -> tuple[float, float, float]:
    return (
        statistics.median(one.wall for one in costs),
        statistics.median(one.processor for one in costs),
        statistics.median(one.memory for one in costs),
    )


def _print_counts(tools: Sequence[Tool]) -> int:
    """Print how many pages each site has; return 1 where they are not the same."""
    counts = {tool.name: count_pages(tool.folder / tool.out) for tool in tools}
    print()
    for name, count in counts.items():
        print(f"- pages of {name}: {count['stories']} of stories, {count['lists']} in lists of stories")
    is_same = len({tuple(count.values()) for count in counts.values()}) == 1
    print("Every tool has made the same pages." if is_same else "The tools have not made the same pages.")
    return 0 if is_same else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
