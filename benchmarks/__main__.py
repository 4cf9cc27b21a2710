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
from dataclasses import replace
from pathlib import Path

from benchmarks.aside import deleting_aside
from benchmarks.changes import CHANGES, Change, count_pages, mean_bytes
from benchmarks.corpus import Story, make_stories
from benchmarks.measure import Cost, run
from benchmarks.peers import PEERS, peers_in
from benchmarks.tools import Tool, bilan, write_site

WHOLE = "bilan, whole"
"""The row of a site with what no other tool makes: indicators with data and charts, and a search."""

WHAT_IS_IN_A_ROW = """
Every tool makes the same pages of stories and of their lists, the first pages, a sitemap and a feed.

The rows named after a tool alone draw bare pages: title, date, text and links, with words in English, and one
feed of summaries. They tell what the tool needs at the least.

The rows that are full say on a page what bilan says on it, as the handbook of the tool advises:
- words and dates in the language of the page, and the way to the very same page in the other language;
- what search engines and social networks ask for, with each page in the words of schema.org;
- menu, breadcrumb, names of headings, links outside that say so, typographic quotation marks;
- countries and objective beside a story, stories of the same objective below it;
- lists of cards with kind, date and countries, filters with how many each holds, a pager;
- feeds of each language, kind, objective and country with whole texts; a sitemap with both languages.
They have not: French addresses of lists, pictures for shared links, names of files after what they hold; the
feeds of Pelican do not name their language.

What bilan makes on top of that is not switched off. In both of its rows:
- checks of wording, names, typed numbers, figures between languages, links and anchors;
- pages of countries, objectives, results, projects and data, and the list of subscriptions;
- pictures for shared links, a feed of corrections, a page for what is not there;
- the typography of each language, redirects for hosts, the list of published addresses, a report.
In the whole row a search with its index, and indicators with their pages, charts, open data and checks.
"""

Costs = Mapping[tuple[str, str], Sequence[Cost]]
"""By tool and change, one for each round."""


def main(arguments: Sequence[str]) -> int:
    """Measure all tools in turn, and print medians and ratios."""
    asked = _asked(arguments)
    work: Path = asked.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    with deleting_aside(work):
        return 0 if _compare(asked, work) else 1


def _compare(asked: argparse.Namespace, work: Path) -> bool:
    """Measure, print, and return whether all tools have made the same pages."""
    peers, missing = peers_in(work, asked.peers)
    for why in missing:
        print(f"not measured: {why}")
    tools = [bilan(work), *peers]
    plain = make_stories(asked.stories)
    for tool in tools:
        write_site(tool, plain)
    whole = bilan(work, WHOLE.replace(", ", "-"))
    write_site(whole, make_stories(asked.stories, has_figures=True), is_whole=True)
    changes = {name: CHANGES[name] for name in CHANGES if name in asked.changes}
    costs = _measure({**{one.name: one for one in tools}, WHOLE: whole}, changes, plain, asked.rounds)
    _print_machine(tools, asked.stories, asked.rounds)
    _print_costs(costs, tuple(changes))
    every = [*tools, replace(whole, name=WHOLE)]
    for tool in every if "one story renamed" in changes else ():  # its old pages are still in some folders
        CHANGES["cold"](tool, plain, 0)
        run(tool.command, tool.folder)
    print(WHAT_IS_IN_A_ROW)
    return _print_counts(every)


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--stories", type=int, default=1000, help="how many stories, each in two languages")
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is run")
    parser.add_argument("--work", type=Path, required=True, help="a folder of its own, for tools and sites")
    parser.add_argument(
        "--peers", nargs="*", default=list(PEERS), choices=list(PEERS), help="what to measure beside bilan"
    )
    parser.add_argument(
        "--changes", nargs="+", default=list(CHANGES), choices=list(CHANGES), help="what to measure of each"
    )
    return parser.parse_args(arguments)


def _measure(
    tools: Mapping[str, Tool], changes: Mapping[str, Change], stories: Sequence[Story], rounds: int
) -> Costs:
    """Run every tool in turn, so that what slows the machine for a while slows all of them."""
    costs: dict[tuple[str, str], list[Cost]] = defaultdict(list)
    for number in range(rounds):
        for change, make in changes.items():
            for name, tool in tools.items():
                if change == "a value changed" and name != WHOLE:
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


def _print_costs(costs: Costs, changes: Sequence[str]) -> None:
    """Print wall and processor seconds and megabytes, each beside how often it is that of a full Hugo."""
    names = list(dict.fromkeys(name for name, _ in costs))
    beside = next((one for one in ("hugo, full", "hugo") if one in names), None)
    times = f" (times {beside})" if beside else ""
    print(f"\n| wall s / processor s / MB{times} | {' | '.join(changes)} |")
    print("|---" * (len(changes) + 1) + "|")
    for name in names:
        cells = [_cell(costs.get((name, change)), costs.get((beside or "", change))) for change in changes]
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


def _print_counts(tools: Sequence[Tool]) -> bool:
    """Print how many pages each site has, and how large, and return whether they are as many."""
    counts = {tool.name: count_pages(tool.folder / tool.out) for tool in tools}
    print("| | pages of stories | bytes each | pages in lists of stories | bytes each |")
    print("|---" * 5 + "|")
    for tool in tools:
        count, size = counts[tool.name], mean_bytes(tool.folder / tool.out)
        cells = [f"{count[kind]} | {size[kind]:.0f}" for kind in count]
        print(f"| {tool.name} | {' | '.join(cells)} |")
    is_same = len({tuple(count.values()) for count in counts.values()}) == 1
    print("Every tool has made the same pages." if is_same else "The tools have not made the same pages.")
    return is_same


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
