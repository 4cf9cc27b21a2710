"""What the pages of the sample site may hold: tags, attributes, scripts, links to others, addresses of people."""

from __future__ import annotations

import getpass
import re

import pytest

from tests.hostile.rules import faults_of
from tests.sample import ROOT, sample_site

_MAIL = re.compile(rb"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_TEXTS = (".html", ".xml", ".json", ".csv", ".css", ".js", ".txt", ".svg")


def test_every_page_holds_what_templates_and_markdown_may_write_and_no_inline_code_or_style() -> None:
    assert faults_of(sample_site().files) == ()


def test_no_e_mail_address_stands_in_a_file_that_no_author_has_written() -> None:
    written = b"\n".join(
        file.read_bytes() for file in (ROOT / "content").rglob("*") if file.suffix in {".md", ".yaml"}
    )

    found = {
        one
        for path, data in sample_site().files.items()
        if path.endswith(_TEXTS)
        for one in _MAIL.findall(data)
    }

    assert found <= set(_MAIL.findall(written))


@pytest.mark.parametrize("word", [str(ROOT), f"/home/{getpass.getuser()}"])
def test_no_file_tells_where_or_by_whom_it_was_built(word: str) -> None:
    told = [
        path for path, data in sample_site().files.items() if path.endswith(_TEXTS) and word.encode() in data
    ]

    assert told == []
