"""What a publication leaves behind: the list of addresses in the content, the report beside the site."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from bilan.cli import main
from bilan.disk import publish as disk

SETTINGS = """\
name: {en: A results site, fr: Un site de résultats}
base_url: https://results.example.org/
languages: [en, fr]
"""
STORY = "---\ntitle: Faustina comes home\nkind: story\ndate: 2021-09-29\n---\nA workshop of her own.\n"
ADDRESS = "/en/news-stories/faustina/"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small content folder where the caller stands."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    write(folder, "faustina", STORY)
    monkeypatch.chdir(tmp_path)
    return folder


def write(content: Path, key: str, text: str) -> None:
    place = content / "stories" / key / "en.md"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def run(command: str = "build", *options: str) -> int:
    return main([command, "--content", "content", "--out", "out", "--no-store", "--workers", "1", *options])


def list_of(content: Path) -> list[str]:
    """Return the published addresses; none where there is no list."""
    file = content / "_addresses.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [line for line in lines if not line.startswith("#")]


def report_of(content: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((content.parent / "out-report.json").read_text(encoding="utf-8"))
    return found


# --- the list ---


def test_a_build_lists_the_addresses_it_has_published(content: Path) -> None:
    assert run() == 0

    assert ADDRESS in list_of(content)
    assert sorted(one.name for one in content.iterdir()) == ["_addresses.txt", "site.yaml", "stories"]


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("check", ()),
        ("build", ("--drafts",)),
        ("build", ("--as-of", "2022-01-01")),
        ("build", ("--base-url", "https://staging.example.org/")),
    ],
)
def test_what_is_not_there_to_stay_is_not_listed(
    content: Path, command: str, options: tuple[str, ...]
) -> None:
    assert run(command, *options) == 0

    assert list_of(content) == []


def test_the_address_of_the_settings_given_by_hand_is_no_copy(content: Path) -> None:
    assert run("build", "--base-url", "https://results.example.org") == 0

    assert ADDRESS in list_of(content)


def test_a_build_that_would_lose_an_address_publishes_nothing_and_keeps_the_list(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run()
    before = list_of(content)
    (content / "stories" / "faustina").rename(content / "stories" / "faustina-returns")

    assert run() == 1

    assert "address-gone" in capsys.readouterr().out
    assert list_of(content) == before


def test_a_line_that_is_taken_out_lets_its_address_go(content: Path) -> None:
    run()
    (content / "stories" / "faustina" / "en.md").unlink()
    kept = [one for one in list_of(content) if "faustina" not in one]
    (content / "_addresses.txt").write_text("\n".join(kept), encoding="utf-8")

    assert run() == 0

    assert list_of(content) == kept


def test_a_list_that_has_not_changed_is_not_written_again(content: Path) -> None:
    run()
    place = content / "_addresses.txt"
    os.utime(place, (1, 1))

    run()

    assert place.stat().st_mtime == 1


def test_a_list_that_cannot_be_written_is_told_and_the_site_is_public(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("bilan.desk.publishing.write_changes", refused)

    assert run() == 0

    assert (content.parent / "out" / "index.html").is_file()
    assert capsys.readouterr().out.splitlines()[-1] == (
        "content/_addresses.txt could not be written: the next build will not know the new addresses."
    )


def test_the_preview_publishes_nothing_that_is_there_to_stay(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bilan.desk.preview.serve", lambda _: None)
    monkeypatch.setattr("bilan.desk.preview.check_port", lambda _: None)

    assert main(["serve", "--content", "content", "--out", "out"]) == 0

    assert list_of(content) == []


# --- the report ---


def test_a_report_tells_what_was_published(content: Path) -> None:
    run()

    report = report_of(content)

    assert report["since"] is None
    assert report["base_url"] == "https://results.example.org/"
    assert set(report["pages"]) == {"en", "fr"}
    assert ADDRESS in report["digests"]
    assert {
        "collection": "stories",
        "language": "fr",
        "complete": [],
        "behind": [],
        "unmarked": [],
        "held": [],
        "missing": ["faustina"],
    } in report["coverage"]


def test_the_next_report_tells_what_was_added_changed_and_removed(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(content, "marie", STORY)
    run()
    write(content, "faustina", STORY.replace("workshop", "shop"))
    write(content, "marie", STORY.replace("kind", "status: withdrawn\nkind"))
    write(content, "new", STORY)
    capsys.readouterr()

    assert run() == 0

    changes = report_of(content)["page_changes"]
    assert changes["added"] == ["/en/news-stories/new/"]
    assert {ADDRESS, "/en/news-stories/marie/", "/en/"} <= set(changes["changed"])
    assert changes["removed"] == []
    assert "1 page added, " in capsys.readouterr().out.splitlines()[-1]


def test_a_build_without_a_change_says_so(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run()
    first = report_of(content)
    capsys.readouterr()

    run()

    again = report_of(content)
    assert capsys.readouterr().out.splitlines()[-1].endswith(": nothing has changed. More in out-report.txt.")
    told = {"at", "since"}
    assert {key: again[key] for key in again if key not in told} == {
        key: first[key] for key in first if key not in told
    }
    assert again["since"] == first["at"]


def test_another_file_of_that_name_stays_as_it_is(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = content.parent / "out-report.json"
    mine.write_text('{"mine": true}', encoding="utf-8")

    assert run() == 0

    assert mine.read_text(encoding="utf-8") == '{"mine": true}'
    assert "out-report.json is no report of bilan" in capsys.readouterr().out


def test_a_report_that_cannot_be_written_is_told_and_the_site_is_public(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("bilan.desk.publishing.write_reports", refused)

    assert run() == 0

    assert (content.parent / "out" / "index.html").is_file()
    assert "out-report.json could not be written (Permission denied)." in capsys.readouterr().out


def test_for_machines_the_report_is_told_beside_the_json(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("build", "--format", "json")

    told = capsys.readouterr()
    assert json.loads(told.out) == []
    assert "The first publication here" in told.err
    assert disk.read_report(content.parent / "out") is not None
