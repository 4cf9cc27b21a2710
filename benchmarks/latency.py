"""How long an edit takes to show: `python -m benchmarks.latency --stories 1000 --work DIR`.

From the moment that the text of a story is saved to the moment that the preview serves its page with the new
words, for bilan and for `hugo server`, by turns, so that what slows the machine slows both.
"""

from __future__ import annotations

import argparse
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.aside import deleting_aside
from benchmarks.corpus import LANGUAGES, Story, make_stories
from benchmarks.measure import environment
from benchmarks.peers import install_peers
from benchmarks.tools import Tool, bilan, hugo, write_site

PATIENCE = 600.0
"""The seconds that a preview may take to begin, or an edit to show."""
PAUSE = 1.5
"""The seconds between two edits, in which a preview ends what it does behind the page."""
LOOK_EVERY = 0.004


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A preview that runs."""

    tool: Tool
    address: Callable[[Story], str]
    """Where it serves a story in the first language."""


def main(arguments: Sequence[str]) -> int:
    """Measure both previews by turns, and print medians."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.latency")
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--work", type=Path, required=True)
    asked = parser.parse_args(arguments)
    work: Path = asked.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    for why in install_peers(work, ("hugo",)):
        print(f"not measured: {why}")
    with deleting_aside(work):
        _print_latencies(asked, work)
    return 0


def _print_latencies(asked: argparse.Namespace, work: Path) -> None:
    stories = make_stories(asked.stories)
    for tool in (bilan(work), hugo(work)):
        write_site(tool, stories)
    serve = (sys.executable, "-X", "utf8", "-m", "bilan.cli", "serve", "--port")
    with (
        running(bilan(work), *serve) as ours,
        running(hugo(work), hugo(work).command[0], "server", "--bind", "127.0.0.1", "--port") as theirs,
    ):
        seconds = measure({"bilan serve": ours, "hugo server": theirs}, stories, asked.edits)
    print(f"{asked.stories} stories x {len(LANGUAGES)}, {asked.edits} edits; from saved to served, in ms")
    for name, found in seconds.items():
        print(f"{name}: median {statistics.median(found) * 1000:.0f}, most {max(found) * 1000:.0f}")


def measure(
    servers: Mapping[str, Server], stories: Sequence[Story], edits: int, pause: float = PAUSE
) -> Mapping[str, Sequence[float]]:
    """Return the seconds that each edit took to show, by the name of the preview."""
    found: dict[str, list[float]] = {name: [] for name in servers}
    for server in servers.values():
        wait_for(server.address(stories[0]), "")
    for number in range(edits):
        story = stories[(number * 7919) % len(stories)]
        for name, server in servers.items():
            found[name].append(edit_and_wait(server, story, f"Seen in edit {number}."))
            time.sleep(pause)
    return found


def edit_and_wait(server: Server, story: Story, words: str) -> float:
    """Add words to a story, and return the seconds until its page has them."""
    file = server.tool.folder / server.tool.story_file(story, LANGUAGES[0])
    text = f"{file.read_text(encoding='utf-8')}\n{words}\n"
    began = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    wait_for(server.address(story), words)
    return time.perf_counter() - began


def wait_for(address: str, words: str) -> None:
    """Return as soon as a page is served that has some words.

    Raises:
        TimeoutError: it is not, for longer than anybody would wait.
    """
    until = time.perf_counter() + PATIENCE
    while (page := _read(address)) is None or words not in page:
        if time.perf_counter() > until:
            raise TimeoutError(address)
        time.sleep(LOOK_EVERY)


def _read(address: str) -> str | None:
    """Return a page; None while it is not served."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - a server of our own
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return None


@contextmanager
def running(tool: Tool, *command: str | Path) -> Iterator[Server]:
    """Run the preview of a tool; its command is given the port to listen at behind all else."""
    port, quiet = free_port(), subprocess.DEVNULL
    language = LANGUAGES[0]
    with subprocess.Popen(
        (*command, str(port)), cwd=tool.folder, stdout=quiet, stderr=quiet, env=environment()
    ) as process:
        try:
            yield Server(
                tool=tool,
                address=lambda story: (
                    f"http://127.0.0.1:{port}/{language}/stories/{story.texts[language].slug}/"
                ),
            )
        finally:
            process.terminate()


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
