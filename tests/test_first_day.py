"""The first day of each guide, followed as it is written, from the first publication to the last."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from lxml import html

from bilan import cli
from tests.sample import ROOT
from tests.test_guides import GUIDES, first_day_of

STEP = re.compile(
    r"^(?P<before>[^\n]*)\n\n```(?P<kind>\w*)\n(?P<text>.*?)^```$|^[^\n]*`status: draft`",
    re.MULTILINE | re.DOTALL,
)
"""What is to be done: commands to type, words to write into a file, or drafts to open."""

PLACE = re.compile(r"`(content/[^`]+)`")
ADDRESS = re.compile(r"<http://127\.0\.0\.1:8000/((?!_desk)[^>]+)>")
OBJECTIVE = "content/objectives/strengthened-resilience"
"""What the chapter takes from the sample, beside its settings."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project, with no more of the sample than the chapter takes, so that it is built quickly."""
    folder = tmp_path / "a copy"
    for name in ("templates", "assets", "locales"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / OBJECTIVE).mkdir(parents=True)
    shutil.copy(ROOT / "content/site.yaml", folder / "content")
    for file in (ROOT / OBJECTIVE).glob("[a-z]*.md"):
        title = next(line for line in file.read_text("utf-8").splitlines() if line.startswith("title:"))
        facts = "order: 1\n" if file.stem == "en" else ""
        (folder / OBJECTIVE / file.name).write_text(f"---\n{title}\n{facts}---\n", encoding="utf-8")
    monkeypatch.setattr(cli, "ROOT", folder)
    monkeypatch.chdir(folder)
    return folder


def run(command: str) -> None:
    """Run a command as it is typed; the preview alone is left out, for it would not end."""
    words = shlex.split(command)
    assert words[:2] == ["python3", "build.py"]
    if words[2:] != ["serve"]:
        assert cli.main(words[2:] or ["build"]) == 0, command


def write(file: Path, text: str) -> None:
    """Write words at the end of a file, or a dated value in the place of the one of that day."""
    before = file.read_text(encoding="utf-8")
    if text.startswith("  - as_of:"):
        before = before.partition(text.splitlines()[0])[0]
    file.write_text(before + text, encoding="utf-8")


def open_drafts(content: Path) -> None:
    for file in content.rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("status: draft\n", ""), encoding="utf-8")


def follow(chapter: str, project: Path) -> None:
    """Do what a chapter says, one step after the other."""
    for step in STEP.finditer(chapter):
        if "`status: draft`" in step[0]:
            open_drafts(project / "content")
        if step["kind"]:
            [place] = PLACE.findall(step["before"])
            write(project / place, step["text"])
        elif step["text"]:
            for command in step["text"].splitlines():
                run(command)


def page_of(folder: Path) -> str:
    """Return what is read on a published page."""
    tree = html.document_fromstring((folder / "index.html").read_bytes())
    return "".join(str(text) for text in tree.itertext())


@pytest.mark.parametrize("guide", GUIDES)
def test_the_first_day_of_a_guide_can_be_followed_as_it_is_written(
    guide: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chapter = first_day_of(guide)

    follow(chapter, project)

    said = capsys.readouterr().out
    assert "warning:" not in said
    assert said.count("Published ") == 3
    assert "Marked content/stories/" in said
    assert len(list(project.glob("*.html"))) == 2
    addresses = ADDRESS.findall(chapter)
    assert len(addresses) == 3
    story, corrections, factsheet = (page_of(project / "site" / one) for one in addresses)
    assert re.search(r"\b29 communaut|\b29 communit", story)
    assert re.search(r"\b31\b.*\b29\b", corrections)
    assert "PDF" in factsheet
