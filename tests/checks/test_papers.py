"""Whether factsheets keep to their two pages."""

from __future__ import annotations

import pytest

from bilan.checks.papers import pages_of
from tests.make.paper.sheets import ENGLISH, SHEET, paper_of
from tests.sites import make_site

PARAGRAPH = "The partners met again and told each other what they had done since the last time. " * 6


@pytest.mark.parametrize("paragraphs", [1, 12, 40])
def test_pages_are_counted_as_another_reader_counts_them(paragraphs: int) -> None:
    built = make_site(SHEET.replace("Quoted words.", f"{PARAGRAPH}\n\n" * paragraphs))

    assert pages_of(built.file(ENGLISH)) == len(paper_of(built.file(ENGLISH)).reader.pages)


def test_a_sheet_of_three_pages_is_worth_a_look_also_when_it_comes_from_the_store() -> None:
    text = SHEET.replace("Quoted words.", f"{PARAGRAPH}\n\n" * 40)

    first, again = make_site(text), make_site(text)

    assert first.codes == again.codes == ("factsheet-too-long",)
    assert first.publishable


def test_what_is_no_pdf_has_no_pages() -> None:
    assert pages_of(b"") == 0
