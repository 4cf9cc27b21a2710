"""The import as it is called, into a copy of the sample content that is then built."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from bilan.cli import main
from bilan.desk.imports.spreadsheet import read_table
from bilan.disk.tree import Folders, read_tree
from bilan.load.site import load_site
from tests.desk.tables import workbook
from tests.sample import FOLDERS

RESULTS = """\
indicator,objective,unit,measures,country,value
wells-dug,strengthened-resilience,places,wells dug,NE,40
wells-dug,strengthened-resilience,places,wells dug,several,2
border-stations-supported,improved-governance,stations,border stations,NE,10
border-stations-supported,improved-governance,stations,border stations,SO,3
"""
PROJECTS: list[list[str | float]] = [
    ["id", "title", "contribution_eur", "countries", "region", "objectives", "partners", "started", "ended"],
    ["T05-WATER-01", "Wells for the villages of Niger", 1500000.5, "NE", "sahel-lake-chad", "", "GIZ", "2018-03-01", ""],
    ["T05-EAU-02", "Appui à la gestion de l'eau", 250000, "ML NE", "several", "strengthened-resilience", "", "2019", "2021"],
    ["T05-EUTF-SAH-SN-02", "x", 1, "SN", "sahel-lake-chad", "", "", "", ""],
]  # fmt: skip


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample content below where the caller stands, with two tables beside it."""
    shutil.copytree(FOLDERS.content, tmp_path / "content")
    (tmp_path / "results.csv").write_text(RESULTS, encoding="utf-8")
    (tmp_path / "projects.xlsx").write_bytes(workbook(Data=PROJECTS))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def run(*arguments: str) -> int:
    return main(["import", *arguments, "--content", "content"])


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()
    }


def test_tables_of_both_kinds_are_imported_and_the_site_builds_and_a_second_time_nothing_changes(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_in(content)

    assert run("results.csv", "--as-of", "2021-12-17", "--yes") == 0
    assert run("projects.xlsx", "--yes") == 0

    after = files_in(content)
    assert {path for path in after if before.get(path) != after[path]} == {
        "indicators/imported/wells-dug.yaml",
        "indicators/results-2021/border-stations-supported.yaml",
        "projects/2022/t05-eutf-sah-sn-02/fr.md",
        "projects/imported/t05-eau-02/fr.md",
        "projects/imported/t05-water-01/en.md",
    }
    assert main(["check", "--content", "content", "--no-store", "--workers", "1"]) == 0
    capsys.readouterr()
    assert run("results.csv", "--as-of", "2021-12-17") == 0
    assert run("projects.xlsx") == 0
    assert capsys.readouterr().out.count("There is nothing to write.") == 2
    assert files_in(content) == after


def test_what_was_imported_is_what_the_site_then_says(content: Path) -> None:
    run("results.csv", "--as-of", "2021-12-17", "--yes")
    run("projects.xlsx", "--yes")

    site = load_site(read_tree(Folders(root=FOLDERS.root, content=content))).value
    assert site is not None
    [stations] = site.indicators["border-stations-supported"].observations
    assert stations.value == Decimal(80)
    assert stations.parts["country"] == {"NE": Decimal(10), "SO": Decimal(3), "several": Decimal(67)}
    assert site.projects["t05-water-01"].contribution.amount == Decimal("1500000.5")
    assert site.projects["t05-eau-02"].regions == ("sahel-lake-chad",)
    assert site.projects["t05-eutf-sah-sn-02"].contribution.amount == 1


def test_only_the_lines_that_say_something_else_are_touched(content: Path) -> None:
    path = content / "indicators" / "results-2021" / "border-stations-supported.yaml"
    before = path.read_text(encoding="utf-8").splitlines()

    run("results.csv", "--as-of", "2021-12-17", "--yes")

    after = path.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [("    value: 79", "    value: 80"), ("        SO: 2", "        SO: 3")]


def test_a_workbook_and_a_csv_file_say_the_same(content: Path) -> None:
    rows = [line.rpartition(",") for line in RESULTS.splitlines()]
    numbers: list[list[str | float]] = [[*row[0].split(","), float(row[2])] for row in rows[1:]]
    data = workbook(Data=[[*rows[0][0].split(","), rows[0][2]], *numbers])

    assert read_table("t.xlsx", data).rows == read_table("t.csv", RESULTS.encode()).rows


def test_without_a_terminal_nothing_is_asked_and_nothing_is_written(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_in(content)

    assert run("projects.xlsx") == 2

    told = capsys.readouterr()
    assert "2 added, 1 changed, 0 same, 0 refused." in told.out
    assert told.err == (
        "build.py: nobody is here to be asked; say --yes to write this, or --dry-run to look only\n"
    )
    assert files_in(content) == before


def test_a_look_ends_with_0_and_a_refused_row_with_1(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_in(content)
    broken = RESULTS.replace("NE,40", 'NE,"1,300"')
    Path("broken.csv").write_text(broken, encoding="utf-8")

    assert run("results.csv", "--as-of", "2021-12-17", "--dry-run") == 0
    assert run("broken.csv", "--as-of", "2021-12-17", "--yes") == 1

    said = capsys.readouterr().out
    assert (
        "refused  row 2, column F “1,300”: `NE` is not written as a plain number; write 1300 or 1.300" in said
    )
    assert "         With it row 3 is left out: they belong together.\n" in said
    assert files_in(content) == before


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (
            ("nowhere.csv",),
            "nowhere.csv cannot be used (No such file or directory); everything is as it was",
        ),
        (("content/site.yaml",), "site.yaml is no table that can be read; save it as .xlsx or .csv"),
        (("results.csv",), "results.csv has no dates; say with --as-of DATE which day its values speak of"),
    ],
)
def test_a_wrong_call_ends_with_2_in_one_line(
    content: Path, arguments: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*arguments) == 2

    assert capsys.readouterr().err == f"build.py: {why}\n"


@pytest.mark.parametrize(("answer", "written"), [("y", True), ("Oui", True), ("", False), (None, False)])
def test_at_a_terminal_it_is_asked_first(
    content: Path, answer: str | None, written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reply(_: str) -> str:
        if answer is None:
            raise EOFError
        return answer

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", reply)

    assert run("projects.xlsx") == 0

    assert (content / "projects" / "imported").exists() == written
