"""Problems as machines read them: JSON, annotations on GitHub, SARIF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bilan.cli import main
from bilan.model.codes import Severity
from bilan.model.records import replace
from bilan.model.source import Span, problem
from bilan.report_formats import as_github, as_json, as_sarif
from tests.load.trees import SETTINGS

INDICATOR = "content/indicators/migrants-protected.yaml"
HERE = {"content": "drafts, old"}
FOUND = problem(
    "number-not-plain",
    Span(path=INDICATOR, line=27, column=12, length=7),
    "`value` is 100% wrong",
    why="Digits alone: no commas.",
    fixes=("value: 295998", "value: 295.998"),
    also=(Span(path="content/site.yaml", line=3),),
)
WARNING = replace(problem("raw-html", Span(path="content/é/en.md"), "a\nline"))


def test_json_has_every_problem_with_its_file_line_column_message_and_fixes() -> None:
    told = json.loads(as_json((FOUND, WARNING), {"content": "drafts"}))

    assert told == [
        {
            "code": "number-not-plain",
            "severity": "error",
            "file": "drafts/indicators/migrants-protected.yaml",
            "line": 27,
            "column": 12,
            "message": "`value` is 100% wrong. Digits alone: no commas.",
            "fixes": ["value: 295998", "value: 295.998"],
        },
        {
            "code": "raw-html",
            "severity": "warning",
            "file": "drafts/é/en.md",
            "line": 1,
            "column": 1,
            "message": "a\nline",
            "fixes": [],
        },
    ]


def test_a_message_that_ends_with_a_question_gets_no_full_stop_behind_it() -> None:
    asked = problem(
        "unknown-choice", Span(path=INDICATOR, line=3), "did you mean `error`?", why="Choose one."
    )

    (told,) = json.loads(as_json((asked,), HERE))

    assert told["message"] == "did you mean `error`? Choose one."


def test_no_problem_is_an_empty_list_no_line_and_a_run_without_results() -> None:
    assert json.loads(as_json((), HERE)) == []
    assert as_github((), HERE) == ""
    assert json.loads(as_sarif((), HERE, "1.0"))["runs"][0]["results"] == []


def test_an_annotation_is_one_line_in_which_no_sign_ends_a_property() -> None:
    told = as_github((FOUND, WARNING), HERE)

    first, second = told.split("\n")
    assert first == (
        "::error file=drafts%2C old/indicators/migrants-protected.yaml,line=27,col=12,endColumn=19,"
        "title=number-not-plain::`value` is 100%25 wrong. Digits alone: no commas. Write value: 295998"
    )
    assert second == "::warning file=drafts%2C old/é/en.md,line=1,col=1,endColumn=2,title=raw-html::a%0Aline"


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "notice")],
)
def test_each_severity_has_its_own_annotation(severity: Severity, level: str) -> None:
    assert as_github((replace(WARNING, severity=severity),), HERE).startswith(f"::{level} ")


def test_sarif_names_each_rule_once_and_each_result_with_its_places() -> None:
    log = json.loads(as_sarif((FOUND, WARNING, FOUND), {"content": "drafts"}, "1.0"))

    [run] = log["runs"]
    driver = run["tool"]["driver"]
    assert (log["version"], driver["name"], driver["version"]) == ("2.1.0", "bilan", "1.0")
    assert [rule["id"] for rule in driver["rules"]] == ["number-not-plain", "raw-html"]
    assert [one["ruleIndex"] for one in run["results"]] == [0, 1, 0]
    assert driver["rules"][1]["shortDescription"] == {"text": "Raw html"}
    assert "docs/messages.md" in driver["rules"][1]["help"]["text"]
    assert run["results"][0]["level"] == "error"
    assert run["results"][0]["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "drafts/indicators/migrants-protected.yaml"},
        "region": {"startLine": 27, "startColumn": 12, "endColumn": 19},
    }
    assert run["results"][0]["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 3


def test_an_address_in_sarif_is_written_with_percent_signs() -> None:
    log = json.loads(as_sarif((WARNING,), {"content": "content"}, "1.0"))

    [result] = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "content/%C3%A9/en.md"


@pytest.mark.parametrize("style", ["json", "github", "sarif"])
def test_a_check_for_machines_prints_nothing_else_to_its_output(
    style: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    story = tmp_path / "stories" / "a" / "en.md"
    story.parent.mkdir(parents=True)
    story.write_text("---\ntitle: A\nkind: story\ndate: 1 May\n---\n", encoding="utf-8")

    code = main(["check", "--content", str(tmp_path), "--no-store", "--format", style])

    told = capsys.readouterr()
    assert code == 1
    assert "date-not-iso" in told.out
    assert "Checked" not in told.out
    assert "Checked" in told.err
