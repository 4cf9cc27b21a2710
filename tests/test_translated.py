"""The command `translated` as it is called, and what `check` tells before and after."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilan.cli import main

SETTINGS = "name: {en: A site, fr: Un site}\nbase_url: https://example.org/\nlanguages: [en, fr]\n"
WARNING = "warning: this paragraph is behind its English original"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page in two languages in a folder `content` below where the caller stands."""
    page = tmp_path / "content" / "pages" / "about"
    page.mkdir(parents=True)
    (tmp_path / "content" / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    (page / "en.md").write_text("---\ntitle: About\n---\nWe plant trees.\n", encoding="utf-8")
    (page / "fr.md").write_text("---\ntitle: À propos\n---\nNous plantons des arbres.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return page


def translated(*arguments: str) -> int:
    return main(["translated", *arguments, "--content", "content"])


def told(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["check", "--content", "content", "--no-store", "--workers", "1"]) == 0
    return capsys.readouterr().out


def test_a_changed_sentence_is_told_until_the_translation_is_marked_again(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert translated("about") == 0
    (page / "en.md").write_text("---\ntitle: About\n---\nWe plant forests.\n", encoding="utf-8")

    assert WARNING in told(capsys)
    assert translated("about") == 0
    assert WARNING not in told(capsys)


def test_what_cannot_be_done_is_said_in_one_line_and_ends_with_two(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (page / "fr.md").read_text(encoding="utf-8")

    assert translated("abuot") == translated("--all") == 2

    assert capsys.readouterr().err == (
        "build.py: there is no item 'abuot'; did you mean 'about'?\n"
        "build.py: nobody is here to be asked; say --yes to mark them all\n"
    )
    assert (page / "fr.md").read_text(encoding="utf-8") == before


def test_the_list_is_printed_and_nothing_is_written(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert translated() == 0

    assert capsys.readouterr().out == (
        "Translations: 1 never marked\n\nNever marked:\n  pages about, French\n\n"
    )
    assert sorted(one.name for one in page.iterdir()) == ["en.md", "fr.md"]


def test_a_key_and_all_do_not_go_together(page: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        translated("about", "--all")

    assert ended.value.code == 2
    assert page.is_dir()
