"""What a reader on a slow line has to wait for."""

from __future__ import annotations

import gzip
import re

from tests.browser.sample import sample_files

PAGE_BOUND = 50_000
"""The bytes that a page, its styles and its scripts may have together, compressed."""

SCRIPT_BOUND = 10_000


def test_every_page_with_its_styles_and_scripts_is_under_its_bound() -> None:
    files = sample_files()
    shared = sum(_compressed(data) for path, data in files.items() if path.endswith((".css", ".js")))

    heavy = {
        path: weight
        for path, data in files.items()
        if path.endswith(".html") and (weight := shared + _compressed(data)) > PAGE_BOUND
    }

    assert heavy == {}


def test_all_scripts_together_are_small_and_stand_in_files_of_their_own() -> None:
    files = sample_files()

    assert sum(len(data) for path, data in files.items() if path.endswith(".js")) < SCRIPT_BOUND
    for path, data in files.items():
        if path.endswith(".html"):
            assert (
                re.findall(rb"<script(?![^>]* src=)(?![^>]*ld\+json)|<style|\sstyle=|\son[a-z]+=", data) == []
            ), path


def test_the_first_paint_waits_for_one_style_sheet() -> None:
    for path, data in sample_files().items():
        if path.endswith(".html") and b"http-equiv" not in data:
            assert len(re.findall(rb'<link rel="stylesheet"', data)) == 1, path
            assert re.findall(rb"<script(?![^>]* defer)(?![^>]*ld\+json)", data) == [], path


def _compressed(data: bytes) -> int:
    return len(gzip.compress(data, mtime=0))
