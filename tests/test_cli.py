"""The commands as they are called: what they print, what they leave behind, how they end."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bilan import cli, makers
from bilan.cli import main
from bilan.desk import building
from bilan.disk.publish import publish
from bilan.disk.tree import ChangedMeanwhile
from bilan.model.source import Blob
from bilan.plan.recipes import RecipeKind

SETTINGS = """\
name: {en: A results site, fr: Un site de résultats}
base_url: https://results.example.org/
languages: [en, fr]
"""
STORY = "---\ntitle: Faustina comes home\nkind: story\ndate: 2021-09-29\n---\nA workshop of her own.\n"
BROKEN = STORY.replace("date: 2021-09-29", "date: 29/09/2021")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small content folder below where the caller stands."""
    folder = tmp_path / "my content"
    (folder / "stories" / "faustina").mkdir(parents=True)
    (folder / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    (folder / "stories" / "faustina" / "en.md").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def write_story(content: Path, text: str) -> None:
    (content / "stories" / "faustina" / "en.md").write_text(text, encoding="utf-8")


def run(command: str, *options: str) -> int:
    return main(
        [command, "--content", "my content", "--out", "out", "--no-store", "--workers", "1", *options]
    )


def files_in(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_a_build_publishes_and_says_in_one_line_how_many_pages_how_long_where_and_how_it_went(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build") == 0

    assert "en/news-stories/faustina/index.html" in files_in(content.parent / "out")
    line, more = capsys.readouterr().out.splitlines()
    assert line.startswith("Published ")
    assert line.endswith(" s to out: no problems.")
    assert more == "The first publication here; out-report.txt says what it holds."


def test_content_with_an_error_ends_with_1_and_the_old_site_stays_as_it_was(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(content.parent / "out", [("index.html", b"old")])
    write_story(content, BROKEN)

    assert run("build") == 1

    assert (content.parent / "out" / "index.html").read_bytes() == b"old"
    said = capsys.readouterr().out
    assert said.startswith("my content/stories/faustina/en.md, line 4: ")
    assert "Nothing was published" in said.splitlines()[-1]
    assert said.splitlines()[-1].endswith(
        "1 problem keeps the site from being published; out stays as it was."
    )


def test_check_finds_the_same_problems_and_publishes_nothing(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check") == 0
    write_story(content, BROKEN)
    assert run("check") == 1

    assert not (content.parent / "out").exists()
    assert capsys.readouterr().out.splitlines()[-1].startswith("Checked ")


def test_for_machines_nothing_but_json_stands_in_the_output(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_story(content, BROKEN)

    assert run("build", "--format", "json") == 1

    told = capsys.readouterr()
    [problem] = json.loads(told.out)
    assert (problem["file"], problem["line"]) == ("my content/stories/faustina/en.md", 4)
    assert set(problem) == {"code", "severity", "file", "line", "column", "message", "fixes"}
    assert "Nothing was published" in told.err


def test_a_site_as_of_a_day_is_built_as_it_stood_then(content: Path) -> None:
    assert run("build", "--as-of", "2021-09-28") == 0

    assert "en/news-stories/faustina/index.html" not in files_in(content.parent / "out")


def test_another_base_url_is_that_of_every_page_which_names_the_published_site_once(content: Path) -> None:
    assert run("build", "--base-url", "https://example.org/results") == 0

    home = (content.parent / "out" / "en" / "index.html").read_text(encoding="utf-8")
    assert 'href="https://example.org/results/en/"' in home
    assert home.count("results.example.org") == 1
    assert '<a href="https://results.example.org/en/">Go to the published site</a>' in home


def test_no_path_of_this_machine_stands_in_the_site(content: Path) -> None:
    run("build")

    here, project = str(content.parent).encode(), str(Path(__file__).parent.parent).encode()
    found = [file for file in (content.parent / "out").rglob("*") if file.is_file()]
    assert [one for one in found if here in one.read_bytes() or project in one.read_bytes()] == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["build", "--content", "nowhere"], "there is no folder nowhere"),
        (["build", "--content", "my content", "--out", "my content"], "holds the sources of the site"),
        (
            ["build", "--content", "my content", "--out", "my content/out"],
            "is part of the sources of the site",
        ),
        (
            ["serve", "--content", "my content", "--editor", "emacs"],
            "emacs is no editor that --editor knows",
        ),
        (["build", "--content", "my content", "--out", "mine"], "holds files that were not written by bilan"),
    ],
)
def test_a_wrong_call_ends_with_2_in_one_line_and_touches_nothing(
    content: Path, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = content.parent / "mine"
    mine.mkdir()
    (mine / "wedding.jpg").write_bytes(b"")
    before = files_in(content.parent)

    assert main(arguments) == 2

    [line] = capsys.readouterr().err.splitlines()
    assert told in line
    assert files_in(content.parent) == before


def test_a_swap_that_was_cut_off_is_mended_even_where_the_content_is_broken(content: Path) -> None:
    out = content.parent / "out"
    publish(out, [("index.html", b"old")])
    out.rename(content.parent / ".out.old")
    write_story(content, BROKEN)

    assert run("build") == 1

    assert (out / "index.html").read_bytes() == b"old"


def test_a_folder_that_cannot_be_written_is_told_in_one_line(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content.parent / "file").write_bytes(b"")

    assert main(["build", "--content", "my content", "--out", "file/out", "--no-store"]) == 2

    [line] = capsys.readouterr().err.splitlines()
    assert "cannot be used" in line


def test_a_file_that_changes_while_the_site_is_built_is_told_and_nothing_is_published(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(_: object, blob: Blob) -> bytes:
        raise ChangedMeanwhile(blob.path)

    monkeypatch.setattr(building, "read_blob", changed)

    assert run("build") == 1

    [line] = capsys.readouterr().err.splitlines()
    assert line.endswith(" was changed while the site was built; build it again")
    assert not (content.parent / "out").exists()


def test_a_new_story_is_a_draft_in_each_language_that_passes_every_check(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "story", "marie", "--title", 'Marie: a "tailor"', "--content", "my content"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "Wrote my content/stories/marie/en.md",
        "Wrote my content/stories/marie/fr.md",
    ]
    assert run("check", "--drafts") == 0
    assert "no problems" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("faustina", "the key 'faustina' is taken already: content/stories/faustina"),
        ("Marie Dubois", "cannot be a key"),
        ("../x", "cannot be a key"),
    ],
)
def test_a_new_story_needs_a_key_of_its_own(
    content: Path, key: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_in(content)

    assert main(["new", "story", key, "--content", "my content"]) == 2

    assert told in capsys.readouterr().err
    assert files_in(content) == before


def test_a_build_makes_the_index_of_the_search_and_a_check_does_not(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("build") == 0
    assert "search-index/en/pagefind.js" in files_in(content.parent / "out")

    monkeypatch.setitem(makers.FROM_VIEWS, RecipeKind.SEARCH_INDEX, None)
    assert run("check") == 0


@pytest.mark.usefixtures("content")
def test_long_work_writes_plain_lines_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "LINE_EVERY", 5)

    assert run("build") == 0

    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("Making 5 of ")
    assert "\033" not in "".join(lines)


@pytest.mark.usefixtures("content")
def test_short_work_writes_no_progress(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("build") == 0

    assert capsys.readouterr().err == ""


def test_copies_for_hosts_that_send_them_are_made_on_demand_alone(content: Path) -> None:
    run("build")
    plain = files_in(content.parent / "out")
    run("build", "--compress")

    assert not {path for path in plain if path.endswith((".gz", ".br"))}
    assert {"index.html.gz", "index.html.br"} <= files_in(content.parent / "out") - plain


def test_what_a_host_needs_is_put_into_the_project_and_what_is_left_to_do_is_told(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for needed in ("docs/hosting", "locales"):
        shutil.copytree(cli.ROOT / needed, content.parent / needed)
    monkeypatch.setattr(cli, "ROOT", content.parent)
    asked = ["new", "hosting", "nginx", "--content", "my content"]

    assert main(asked) == 0
    wrote, first, *_ = capsys.readouterr().out.splitlines()
    assert wrote == "Wrote hosting/nginx.conf"
    assert first.startswith("1. Where the site will not lie below /srv/www")
    assert "server_name results.example.org;" in (content.parent / "hosting" / "nginx.conf").read_text(
        "utf-8"
    )

    assert main(asked) == 2
    assert "nothing was written" in capsys.readouterr().err


# --- starting, translating, renaming, withdrawing ---


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let whoever waits for an answer fail."""

    def wait(_: str) -> str:
        raise AssertionError("nobody is here to be asked")

    monkeypatch.setattr("builtins.input", wait)


@pytest.mark.usefixtures("nobody")
@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["new", "project", "wells"], "nobody is here to be asked; say --amount, --currency, --from"),
        (["new", "story"], "nobody is here to be asked; say a key"),
        (["rename", "faustina", "marie"], "nobody is here to be asked; say --yes"),
        (["rename", "faustna", "marie"], "there is no item 'faustna'; did you mean 'faustina'?"),
        (["translate", "faustina", "--language", "en"], "there is content/stories/faustina/en.md already"),
        (["withdraw", "faustina", "--language", "fr"], "there is no content/stories/faustina/fr.md"),
        (["new", "hosting"], "there is no recipe for ''"),
    ],
)
def test_where_nobody_is_there_a_command_says_what_it_misses_and_writes_nothing(
    call: list[str], told: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_in(content)

    assert main([*call, "--content", "my content"]) == 2

    assert told in capsys.readouterr().err
    assert files_in(content) == before


@pytest.mark.usefixtures("nobody")
def test_an_item_is_translated_renamed_and_withdrawn(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["translate", "faustina", "--content", "my content"]) == 0
    assert main(["rename", "faustina", "marie", "--yes", "--content", "my content"]) == 0
    assert main(["withdraw", "marie", "--content", "my content"]) == 0

    said = capsys.readouterr().out
    assert "Wrote my content/stories/faustina/fr.md, a draft with the original in its comments\n" in said
    assert "/en/news-stories/faustina/ leads on to /en/news-stories/marie/." in said
    assert "Withdrew my content/stories/marie/en.md\n" in said
    assert "stories/marie/fr.md" in files_in(content)
    assert run("check") == 0


def test_an_item_is_put_into_one_file_for_a_reviewer(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "review" / "faustina.html"

    assert main(["review", "faustina", "--out", str(page), "--content", "my content"]) == 0
    assert main(["review", "faustna", "--content", "my content"]) == 2

    said = capsys.readouterr()
    assert said.out.endswith("faustina.html\n")
    assert said.err == "build.py: there is no item 'faustna'; did you mean 'faustina'?\n"
    assert "my content/stories/faustina/en.md" in page.read_text(encoding="utf-8")
    assert content.is_dir()


def test_a_person_at_a_terminal_is_asked_and_may_go_away(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    answers = iter(["Marie", "", ""])

    def answer(_: str) -> str:
        try:
            return next(answers)
        except StopIteration as end:
            raise EOFError from end

    monkeypatch.setattr("builtins.input", answer)
    before = files_in(content)

    assert main(["new", "story", "--content", "my content"]) == 2

    assert "there was no answer, so nothing was written" in capsys.readouterr().err
    assert files_in(content) == before


def test_a_person_may_stop_a_rename_at_its_question(
    content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", stop)
    before = files_in(content)

    assert main(["rename", "faustina", "marie", "--content", "my content"]) == 2

    assert "it was stopped, and everything is as it was" in capsys.readouterr().err
    assert files_in(content) == before


@pytest.mark.parametrize(("text", "code"), [(STORY, 0), (BROKEN, 1)])
def test_a_program_of_its_own_says_all_that_there_is_to_say_before_it_ends(
    content: Path, text: str, code: int
) -> None:
    write_story(content, text)
    command = (
        sys.executable,
        "-X",
        "utf8",
        "-m",
        "bilan.cli",
        "check",
        "--content",
        str(content),
        "--no-store",
    )

    ended = subprocess.run(command, cwd=cli.ROOT, capture_output=True, encoding="utf-8", check=False)

    assert (ended.returncode, ended.stderr) == (code, "")
    assert ended.stdout.splitlines()[-1].startswith("Checked ")
