"""A hosting recipe in the project: filled in from the settings, and never over what is there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bilan.desk.hosting import RECIPES, start_hosting
from bilan.desk.refused import Refused
from bilan.disk.tree import Folders

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = "name: A site\nbase_url: https://fund.example.net/what/we/did/\nlanguages: [fr, en, de]\nsections:\n  search: {fr: trouver}\n"


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    content = tmp_path / "content"
    content.mkdir()
    (content / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    shutil.copytree(ROOT / "docs" / "hosting", tmp_path / "docs" / "hosting")
    for language in ("fr", "en", "de"):
        shutil.copytree(ROOT / "locales" / "en", tmp_path / "locales" / language)
    return Folders(root=tmp_path, content=content)


@pytest.mark.parametrize("host", RECIPES)
def test_every_recipe_is_written_to_where_its_host_or_its_reader_looks_for_it(
    host: str, folders: Folders
) -> None:
    files = start_hosting(host, folders)

    assert [file.relative_to(folders.root).as_posix() for file in files] == list(RECIPES[host].files.values())
    for file, source in zip(files, RECIPES[host].files, strict=True):
        assert file.read_text(encoding="utf-8").count("\n") == (
            (ROOT / "docs/hosting" / source).read_text(encoding="utf-8").count("\n")
        )


def test_the_host_the_path_and_the_languages_are_those_of_the_site(folders: Folders) -> None:
    [file] = start_hosting("nginx", folders)

    text = file.read_text(encoding="utf-8")
    assert "server_name fund.example.net;" in text
    assert "location /what/we/did/ {" in text
    assert "include /srv/www/what/we/did/redirects.nginx.map;" in text
    assert "~^/what/we/did/(?<tongue>fr|en|de)/ /what/we/did/$tongue/404.html;" in text
    assert "~^/what/we/did/(?:fr/trouver|en/search|de/search)/" in text
    assert "www.example.org" not in text
    assert "/results/" not in text


def test_a_site_without_a_search_asks_no_host_for_the_policy_of_a_search(folders: Folders) -> None:
    settings = folders.content / "site.yaml"
    settings.write_text(f"{SETTINGS}search: false\n", encoding="utf-8")

    [file] = start_hosting("nginx", folders)

    rules = file.read_text(encoding="utf-8").partition("map $uri $scripts {")[2].partition("}")[0]
    assert rules.split() == ["default", "\"'self'\";"]


def test_a_site_at_the_root_of_its_host_has_no_path_between(folders: Folders) -> None:
    settings = folders.content / "site.yaml"
    settings.write_text(SETTINGS.replace("what/we/did/", ""), encoding="utf-8")

    [file] = start_hosting("nginx", folders)

    text = file.read_text(encoding="utf-8")
    assert "location / {" in text
    assert "include /srv/www/redirects.nginx.map;" in text


def test_a_file_that_is_there_is_never_overwritten_and_none_is_written_then(folders: Folders) -> None:
    there = folders.root / ".github" / "workflows" / "check.yml"
    there.parent.mkdir(parents=True)
    there.write_text("mine\n", encoding="utf-8")

    with pytest.raises(
        Refused, match=r"check\.yml already, so nothing was written; compare it with docs/hosting/"
    ):
        start_hosting("github", folders)

    assert there.read_text(encoding="utf-8") == "mine\n"
    assert not (there.parent / "publish.yml").exists()


def test_a_host_without_a_recipe_is_told_which_there_are(folders: Folders) -> None:
    with pytest.raises(Refused, match="no recipe for 'apache'; there is one for github, gitlab, nginx, s3"):
        start_hosting("apache", folders)


def test_settings_that_cannot_be_read_fill_nothing_in(folders: Folders) -> None:
    (folders.content / "site.yaml").write_text("name: [", encoding="utf-8")

    with pytest.raises(Refused, match="cannot be read"):
        start_hosting("nginx", folders)
