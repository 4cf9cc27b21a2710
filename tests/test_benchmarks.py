"""The benchmark: it measures every tool on the same archive. How fast anything is, no test asks."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from benchmarks import growth, latency
from benchmarks import measure as measure_module
from benchmarks.__main__ import main
from benchmarks.aside import deleting_aside
from benchmarks.changes import CHANGES, count_pages, mean_bytes
from benchmarks.corpus import make_stories
from benchmarks.latency import Server, measure
from benchmarks.measure import Failed, held_by, run
from benchmarks.peers import PEERS, peers_in
from benchmarks.tools import (
    SITES,
    Tool,
    bilan,
    eleventy,
    eleventy_full,
    hugo,
    hugo_full,
    pelican,
    pelican_full,
    write_site,
)


def test_the_archive_is_the_same_every_time_and_a_smaller_one_is_its_beginning() -> None:
    assert make_stories(5) == make_stories(8)[:5]


def test_a_story_has_300_to_700_words_and_a_little_more_for_its_last_piece() -> None:
    lengths = [len(text.body.split()) for story in make_stories(40) for text in story.texts.values()]

    assert min(lengths) >= 300
    assert max(lengths) <= 800


def test_only_the_archive_with_figures_refers_to_them() -> None:
    plain, whole = make_stories(4), make_stories(4, has_figures=True)

    assert not any("[[" in text.body for story in plain for text in story.texts.values())
    assert ["[[figure " in story.texts["en"].body for story in whole] == [True, False, False, True]


def test_only_the_whole_site_has_what_no_other_tool_makes(tmp_path: Path) -> None:
    plain, whole = bilan(tmp_path, "plain"), bilan(tmp_path, "whole")

    write_site(plain, make_stories(2))
    write_site(whole, make_stories(2, has_figures=True), is_whole=True)

    settings = [(one.folder / "content/site.yaml").read_text(encoding="utf-8") for one in (plain, whole)]
    assert ["search: false" in one for one in settings] == [True, False]
    assert [(one.folder / "content/indicators").exists() for one in (plain, whole)] == [False, True]


@pytest.mark.parametrize(
    ("bare_of", "full_of"), [(hugo, hugo_full), (eleventy, eleventy_full), (pelican, pelican_full)]
)
def test_a_full_site_is_the_bare_one_with_files_laid_on_top(
    bare_of: Callable[[Path], Tool], full_of: Callable[[Path], Tool], tmp_path: Path
) -> None:
    bare, whole = bare_of(tmp_path), full_of(tmp_path)

    for tool in (bare, whole):
        write_site(tool, make_stories(1))

    in_bare, in_whole = (
        {file.relative_to(one.folder) for file in one.folder.rglob("*") if file.is_file()}
        for one in (bare, whole)
    )
    assert in_bare < in_whole
    assert {"en.json", "fr.json", "site.css", "site.js", "mark.svg"} <= {one.name for one in in_whole}


def test_the_full_sites_have_the_same_words_in_both_languages() -> None:
    english, french = (json.loads((SITES / "words" / f"{one}.json").read_bytes()) for one in ("en", "fr"))

    assert list(english) == list(french)
    assert all(english.values())
    assert all(french.values())


@pytest.mark.parametrize("tool_of", [bilan, *PEERS.values()])
def test_every_tool_is_given_the_same_stories(tool_of: type, tmp_path: Path) -> None:
    stories = make_stories(3)
    tool = tool_of(tmp_path)

    write_site(tool, stories)

    for story in stories:
        for language, text in story.texts.items():
            written = (tool.folder / tool.story_file(story, language)).read_text(encoding="utf-8")
            assert text.title in written
            assert written.endswith(text.body)


@pytest.mark.parametrize("tool_of", PEERS.values())
@pytest.mark.parametrize("change", ["one story edited", "one story renamed", "a template changed"])
def test_a_change_is_another_one_in_every_round(tool_of: type, change: str, tmp_path: Path) -> None:
    tool, stories = tool_of(tmp_path), make_stories(3)
    write_site(tool, stories)
    seen = []

    for number in range(3):
        CHANGES[change](tool, stories, number)
        seen.append({file: file.read_bytes() for file in tool.folder.rglob("*") if file.is_file()})

    assert seen[0] != seen[1] != seen[2]


@pytest.mark.parametrize("tool_of", [bilan, *PEERS.values()])
def test_before_a_cold_build_what_was_made_goes_and_no_file_is_deleted(tool_of: type, tmp_path: Path) -> None:
    tool = tool_of(tmp_path)
    write_site(tool, make_stories(1))
    before = sorted(tool.folder.rglob("*"))
    for name in tool.kept:
        (tool.folder / name).mkdir()
        (tool.folder / name / "made").write_text(name, encoding="utf-8")

    CHANGES["cold"](tool, (), 0)

    assert sorted(tool.folder.rglob("*")) == before
    aside = sorted(file.read_text(encoding="utf-8") for file in tmp_path.glob("aside/*/made"))
    assert aside == sorted(tool.kept)


def test_a_site_that_is_written_again_is_put_aside_and_deleted_in_the_end(tmp_path: Path) -> None:
    tool = bilan(tmp_path)

    with deleting_aside(tmp_path):
        for count in (3, 2, 1):
            write_site(tool, make_stories(count))
        assert len(list(tmp_path.glob("aside/*"))) == 2

    assert [one.name for one in tmp_path.iterdir()] == [tool.folder.name]


def test_what_was_put_aside_is_deleted_also_where_a_run_fails(tmp_path: Path) -> None:
    write_site(bilan(tmp_path), make_stories(1))
    write_site(bilan(tmp_path), make_stories(1))

    with pytest.raises(Failed), deleting_aside(tmp_path):
        run((sys.executable, "-c", "raise SystemExit(3)"), tmp_path)

    assert not (tmp_path / "aside").exists()


def test_a_value_is_another_one_in_every_round_from_the_first_on(tmp_path: Path) -> None:
    tool, stories = bilan(tmp_path), make_stories(1, has_figures=True)
    write_site(tool, stories, is_whole=True)
    assert tool.value is not None
    file = tool.folder / tool.value
    seen = [file.read_bytes()]

    for number in range(2):
        CHANGES["a value changed"](tool, stories, number)
        seen.append(file.read_bytes())

    assert len(set(seen)) == 3


def test_a_peer_that_cannot_be_had_is_named_and_the_others_are_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.peers.install_peers", lambda _work, _names: ("npm is not there",))
    program = Path(hugo(tmp_path).command[0])
    program.parent.mkdir(parents=True)
    program.touch()

    there, missing = peers_in(tmp_path, tuple(PEERS))

    assert [one.name for one in there] == ["hugo", "hugo, full"]
    assert missing[0] == "npm is not there"
    assert {"eleventy is not there", "eleventy, full is not there"} <= set(missing)


def test_pages_of_stories_and_of_their_lists_are_counted(tmp_path: Path) -> None:
    pages = ("en/stories/story-00001", "en/stories", "en/stories/kind/news/page/2", "lists/fr-news", "en")
    for page in pages:
        (tmp_path / page).mkdir(parents=True, exist_ok=True)
        (tmp_path / page / "index.html").touch()

    assert count_pages(tmp_path) == {"stories": 1, "lists": 3}


def test_how_large_a_page_is_told_in_the_mean(tmp_path: Path) -> None:
    for page, size in {"en/stories/story-00001": 10, "fr/stories/recit-00001": 20, "en/stories": 7}.items():
        (tmp_path / page).mkdir(parents=True, exist_ok=True)
        (tmp_path / page / "index.html").write_text("x" * size, encoding="utf-8")

    assert mean_bytes(tmp_path) == {"stories": 15, "lists": 7}
    assert mean_bytes(tmp_path / "nothing") == {"stories": 0, "lists": 0}


def test_a_run_is_measured_with_the_processes_that_it_starts(tmp_path: Path) -> None:
    busy = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'for n in range(3000000): n * n'])"

    cost = run((sys.executable, "-c", busy), tmp_path)

    assert cost.wall > 0
    assert cost.processor > 0.02


SHARING = """
import os, time
held = bytearray(os.urandom(60_000_000))
for _ in range(2):
    if os.fork() == 0:
        time.sleep(60)
print("ready", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells what is shared")
def test_what_processes_share_is_counted_once() -> None:
    with subprocess.Popen(
        (sys.executable, "-c", SHARING), stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()

        held = held_by(process.pid)
        os.killpg(process.pid, signal.SIGKILL)

    assert 60e6 < held < 120e6


def test_where_no_share_is_told_all_that_a_process_holds_is_counted(tmp_path: Path) -> None:
    (tmp_path / "statm").write_text("900 10 5 1 0 200 0", encoding="utf-8")

    assert measure_module.held_alone(tmp_path) == 10 * os.sysconf("SC_PAGE_SIZE")


def test_a_run_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="ended with 3: no such site"):
        run((sys.executable, "-c", "print('no such site'); raise SystemExit(3)"), tmp_path)


def test_the_command_prints_what_everything_costs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--stories", "5", "--rounds", "1", "--work", str(tmp_path), "--peers"])

    said = capsys.readouterr().out
    assert code == 0
    assert "5 stories x 2 languages, 1 rounds, medians" in said
    assert "| bilan | 10 | " in said
    assert said.count("\n| bilan") == 4
    assert "What bilan makes on top of that" in said


def test_only_the_changes_that_are_asked_for_are_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--stories", "3", "--rounds", "1", "--work", str(tmp_path), "--peers", "--changes"]

    main([*asked, "nothing changed", "cold"])

    [head] = [one for one in capsys.readouterr().out.splitlines() if one.startswith("| wall s")]
    assert head.split(" | ")[1:] == ["cold", "nothing changed |"]


def test_growth_is_told_in_a_row_for_each_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    growth.main(["--stories", "2", "4", "--work", str(tmp_path), "--peers"])

    rows = [one for one in capsys.readouterr().out.splitlines() if " bilan |" in one]
    assert [one.split(" | ")[0] for one in rows] == ["| 2", "| 4"]
    assert all(re.search(r"\d+\.\d\d / \d+\.\d\d / \d+ \(\d+\.\d\d\)", one) for one in rows)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Server]:
    """A preview that shows the file of a story as it is."""
    tool = hugo(tmp_path)
    write_site(tool, make_stories(3))

    class Shown(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write((tool.folder / self.path.lstrip("/")).read_bytes())

        def log_message(self, *_: object) -> None:
            """Keep still."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Shown) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        yield Server(tool=tool, address=lambda story: f"{address}/{tool.story_file(story, 'en')}")
        server.shutdown()


def test_an_edit_is_measured_until_the_preview_serves_it(served: Server) -> None:
    stories = make_stories(3)

    found = measure({"one": served, "another": served}, stories, 2, pause=0)

    assert {name: len(seconds) for name, seconds in found.items()} == {"one": 2, "another": 2}
    assert all(0 < one < 10 for seconds in found.values() for one in seconds)


def test_a_page_that_never_shows_is_not_waited_for_without_end(
    served: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(latency, "PATIENCE", 0.05)

    with pytest.raises(TimeoutError):
        latency.wait_for(served.address(make_stories(1)[0]), "what nobody has written")
