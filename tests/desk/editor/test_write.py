"""The command that writes the files for text editors, and how VS Code is told of them."""

from __future__ import annotations

import fnmatch
import json
import re
from pathlib import Path

import pytest

from bilan.cli import main
from bilan.desk.editor.schemas import schemas
from bilan.desk.editor.write import write_schemas
from bilan.desk.refused import Refused
from bilan.model.source import Span, problem
from bilan.report_formats import as_github
from tests.desk.editor.reading import BY_PATH
from tests.desk.starting.desks import written

ROOT = Path(__file__).resolve().parents[3]
VSCODE = ROOT / ".vscode"
STORY = """
== content/stories/ayorou/en.md ==
---
title: A well for Ayorou
kind: story
date: 2021-09-29
---
A well.
"""


def test_the_schemas_the_keys_and_the_snippets_are_written(tmp_path: Path) -> None:
    folders = written(tmp_path, STORY)

    paths = {path.relative_to(tmp_path).as_posix() for path in write_schemas(folders)}

    assert paths == {
        *(f"schemas/{name}" for name in schemas()),
        "schemas/keys.json",
        ".vscode/bilan.code-snippets",
    }
    assert "ayorou" in (tmp_path / ".vscode" / "bilan.code-snippets").read_text(encoding="utf-8")


def test_what_is_so_already_is_not_written_again(tmp_path: Path) -> None:
    folders = written(tmp_path, STORY)
    write_schemas(folders)

    assert write_schemas(folders) == ()


def test_a_new_key_changes_the_keys_and_no_schema(tmp_path: Path) -> None:
    folders = written(tmp_path, STORY)
    write_schemas(folders)
    (tmp_path / "content" / "topics.yaml").write_text("water: {name: Water}\n", encoding="utf-8")

    paths = {path.name for path in write_schemas(folders)}

    assert paths == {"keys.json", "bilan.code-snippets"}


def test_content_whose_settings_cannot_be_read_is_refused(tmp_path: Path) -> None:
    folders = written(tmp_path, STORY)
    (tmp_path / "content" / "site.yaml").write_text("name: [\n", encoding="utf-8")

    with pytest.raises(Refused, match="check says why"):
        write_schemas(folders)

    assert not (tmp_path / "schemas").exists()


def test_a_folder_that_nothing_can_be_written_to_is_told(tmp_path: Path) -> None:
    folders = written(tmp_path, STORY)
    (tmp_path / "schemas").write_text("a file", encoding="utf-8")

    with pytest.raises(Refused, match="cannot be written"):
        write_schemas(folders)


def test_the_command_says_what_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, STORY)
    monkeypatch.setattr("bilan.cli.ROOT", tmp_path)

    first, second = main(["schemas"]), main(["schemas"])

    said = capsys.readouterr().out
    assert (first, second) == (0, 0)
    assert "schemas/keys.json" in said
    assert "nothing was written" in said


def test_the_command_refuses_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, STORY)
    (tmp_path / "content" / "site.yaml").write_text("name: [\n", encoding="utf-8")
    monkeypatch.setattr("bilan.cli.ROOT", tmp_path)

    assert main(["schemas"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_vs_code_knows_the_schema_of_each_yaml_file() -> None:
    wired = json.loads((VSCODE / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]

    assert set(wired) == {f"./schemas/{name}.json" for _, name in BY_PATH}
    for path in (ROOT / "content").rglob("*.yaml"):
        inside = path.relative_to(ROOT).as_posix()
        found = [one for one, globs in wired.items() if any(matches(inside, glob) for glob in globs)]
        assert found == [f"./schemas/{name}.json" for pattern, name in BY_PATH if pattern.fullmatch(inside)]


def matches(path: str, glob: str) -> bool:
    """Return whether a path is one of a glob, where `**/` stands for any folders or none."""
    return any(fnmatch.fnmatchcase(path, one) for one in (glob, glob.replace("**/", "")))


def test_vs_code_finds_a_problem_in_the_line_that_tells_it() -> None:
    [task] = json.loads((VSCODE / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    span = Span(path="content/stories/ayorou/en.md", line=5, column=3)
    line = as_github([problem("unknown-key", span, "there is no key `a: b` here")], {"content": "content"})

    found = re.match(pattern["regexp"], line)

    assert found is not None
    told = [found[pattern[one]] for one in ("severity", "file", "line", "column", "message")]
    assert told == ["error", "content/stories/ayorou/en.md", "5", "3", "there is no key `a: b` here"]
