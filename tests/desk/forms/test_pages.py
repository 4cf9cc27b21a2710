"""The page of the forms, as the preview gives it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bilan.desk.forms.pages import answer_forms
from bilan.desk.server import Answer
from bilan.disk.tree import Folders, read_tree
from bilan.plan.routes import FORMS
from tests.desk.starting.desks import written

STORY = """
== content/stories/ayorou/en.md ==
---
title: A well for Ayorou
kind: story
date: 2021-09-29
---
A well.
"""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return written(tmp_path / "wells", STORY)


def answered(folders: Folders, name: str) -> Answer:
    return answer_forms(read_tree(folders), folders, f"{FORMS}{name}")


def page(folders: Folders) -> str:
    return answered(folders, "").data.decode()


def test_the_page_takes_one_version_of_the_script_and_no_other_byte(folders: Folders) -> None:
    [address, digest] = re.findall(r'<script src="(https:[^"]+)" integrity="([^"]+)"', page(folders))[0]

    assert re.fullmatch(r"https://unpkg\.com/@sveltia/cms@\d+\.\d+\.\d+/dist/sveltia-cms\.js", address)
    assert re.fullmatch(r"sha384-[A-Za-z0-9+/]{64}", digest)


def test_a_copy_in_the_project_is_taken_instead(folders: Folders) -> None:
    (folders.root / ".bilan").mkdir()
    (folders.root / ".bilan" / "sveltia-cms.js").write_bytes(b"window.CMS = {};")

    assert '<script src="sveltia-cms.js" integrity="sha384-' in page(folders)
    assert answered(folders, "sveltia-cms.js").data == b"window.CMS = {};"


def test_the_page_reaches_nobody_but_those_that_it_names(folders: Folders) -> None:
    policy = re.findall(r'Content-Security-Policy" content="([^"]+)"', page(folders))[0]

    assert set(re.findall(r"https://[a-z.]+", policy)) == {"https://unpkg.com", "https://cdn.jsdelivr.net"}
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy


def test_the_preview_does_not_load_the_page_again_while_somebody_writes(folders: Folders) -> None:
    assert "</head>" not in page(folders)


def test_the_settings_are_those_of_the_content_as_it_is_now(folders: Folders) -> None:
    (folders.content / "stories" / "marie").mkdir()
    (folders.content / "stories" / "marie" / "fr.md").write_text(
        "---\ntitle: Marie\nkind: news\ndate: 2021-09-29\n---\n", encoding="utf-8"
    )

    found = json.loads(answered(folders, "settings.json").data)

    [stories] = found["config"]["collections"]
    assert [one["name"] for one in stories["files"]] == ["ayorou", "marie"]
    assert found["config"]["backend"]["repo"] == "local/wells"


def test_content_that_cannot_be_read_is_told(folders: Folders) -> None:
    (folders.content / "site.yaml").write_text("name: [\n", encoding="utf-8")

    answer = answered(folders, "settings.json")

    assert (answer.status, answer.path) == (500, "why.txt")
    assert b"build.py check says why" in answer.data


def test_the_page_starts_the_forms_with_the_fields_of_each(folders: Folders) -> None:
    start = answered(folders, "start.js").data.decode()

    assert "CMS_MANUAL_INIT = true" in start
    assert 'fetch("settings.json")' in start


def test_what_is_not_there_is_not_found(folders: Folders) -> None:
    assert answered(folders, "sveltia-cms.js").status == 404
    assert answered(folders, "../secrets").status == 404


def test_an_address_without_its_slash_leads_to_the_one_with_it(folders: Folders) -> None:
    answer = answer_forms(read_tree(folders), folders, FORMS.rstrip("/"))

    assert (answer.status, answer.path) == (302, FORMS)
