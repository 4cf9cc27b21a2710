"""A publication in words."""

import pytest

from bilan.account.words import MOST_LISTED, in_a_line, in_full
from bilan.model.publication import Changes
from bilan.model.records import replace
from tests.account.test_record import ACCOUNT

SINCE = "Since the publication of 2022-06-14 09:30"
PAGES = tuple(f"/en/{number}/" for number in range(12))


def line(pages: Changes, files: Changes = ACCOUNT.file_changes) -> str:
    return in_a_line(replace(ACCOUNT, page_changes=pages, file_changes=files), "site-report.txt")


@pytest.mark.parametrize(
    ("pages", "files", "told"),
    [
        (Changes(), Changes(), "nothing has changed"),
        (Changes(added=PAGES[:1]), Changes(), "1 page added"),
        (
            Changes(added=PAGES, changed=PAGES[:3], removed=PAGES[:1]),
            Changes(),
            "12 pages added, 3 changed, 1 removed",
        ),
        (Changes(changed=PAGES[:2]), Changes(changed=PAGES[:1]), "2 pages changed; 1 file changed"),
        (Changes(), Changes(removed=PAGES[:2]), "2 files removed"),
    ],
)
def test_a_line_tells_the_changes_in_numbers(pages: Changes, files: Changes, told: str) -> None:
    assert line(pages, files) == f"{SINCE}: {told}. More in site-report.txt."


def test_the_first_publication_is_told_as_such() -> None:
    first = replace(ACCOUNT, since=None)

    assert in_a_line(first, "out-report.txt") == (
        "The first publication here; out-report.txt says what it holds."
    )
    assert "  This is the first publication here.\n" in in_full(first)


def test_the_whole_report_can_be_read_from_top_to_bottom() -> None:
    assert in_full(ACCOUNT) == (
        """\
Published on 2022-06-15 12:00 for https://results.example.org/

Pages
  en: 2

What has changed
  Since the publication of 2022-06-14 09:30: 1 page added.

  1 page added
    /en/été/

Problems
  warning raw-html: 2

Translations
  stories, en: 1 of 2
    missing: b

Weight
  pages: 2, 5.6 MB

The heaviest pages, without styles and pictures, and as they are sent when compressed
  48 kB, 10 kB compressed: /en/
"""
    )


def test_a_site_without_problems_says_so() -> None:
    assert "Problems\n  none\n" in in_full(replace(ACCOUNT, problems=()))


def test_long_lists_are_cut_and_say_by_how_much() -> None:
    many = tuple(f"/en/{number}/" for number in range(MOST_LISTED + 7))
    text = in_full(replace(ACCOUNT, page_changes=Changes(removed=many)))

    assert f"  {MOST_LISTED + 7} pages removed\n" in text
    assert text.count("    /en/") == MOST_LISTED
    assert "    and 7 more\n" in text
