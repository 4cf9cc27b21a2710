"""Pages that tell readers of the last checks, with their counts."""

from __future__ import annotations

import datetime as dt

import pytest

from bilan.model.records import replace
from bilan.model.source import Span, problem
from bilan.plan.checked import count_checked
from tests.sites import make_site

INDICATOR = """
== content/indicators/migrants.yaml ==
name: {en: Migrants, fr: Migrants}
unit: people
counting: cumulative
source: {name: Report}
observations:
  - {as_of: 2020-05-06, value: 10, validated: {by: Unit}}
  - {as_of: 2020-12-31, absent: withheld, reason: Not yet}
  - {as_of: 2021-09-29, value: 20, revises: {value: 19, reason: Counted anew}}
"""


def page(shows: str, text: str = "Words.") -> str:
    return f"== content/pages/told/en.md ==\n---\ntitle: Told\nshows: {shows}\n---\n{text}\n"


def rows(sources: str) -> dict[str, str]:
    """Return what the table of the page says, by the head of each row."""
    return {row[0]: " ".join(row[1:]) for row in make_site(sources).page("en/told/").rows}


def test_a_page_counts_where_the_figures_of_the_site_come_from() -> None:
    told = rows(page("figures", "Some [[figure migrants]] people.") + INDICATOR)

    assert told == {
        "Indicators": "1",
        "Dated values": "2",
        "Dated values with a named source": "2",
        "Dated values that somebody named has confirmed": "1",
        "Dated values corrected since they were first published, with the reason": "1",
        "Values that are missing, each with its reason": "1",
        "Figures in texts, counters, charts and tables that come from these values": "1",
        "Texts whose languages are compared with each other, figure by figure": "0",
        "Differences between languages still open": "0",
        "Other doubts about numbers still open": "0",
        "Findings that an editor has looked at and let stand, with a reason": "0",
    }


def test_what_is_open_and_what_was_let_stand_is_counted_apart() -> None:
    told = rows(
        page("figures", "Some 1,3 million.")
        + "\n== content/pages/other/en.md ==\n---\ntitle: Other\nallow: [wrong-locale-number: quoted]\n---\n"
        "Some 1,3 million.\n"
    )

    assert told["Other doubts about numbers still open"] == "1"
    assert told["Findings that an editor has looked at and let stand, with a reason"] == "1"


def test_a_page_counts_what_listeners_miss() -> None:
    told = rows(page("accessibility", "## A\n\n#### B\n\nRead [more](https://example.org/)."))

    assert told["Links that do not say where they lead"] == "1"
    assert told["Headings that skip a level"] == "1"
    assert told["Pictures with a description"] == "0"


def test_a_page_counts_what_stands_in_each_language() -> None:
    story = "title: A\nkind: story\ndate: 2021-09-29"
    told = rows(
        page("translations")
        + f"\n== content/stories/a/en.md ==\n---\n{story}\n---\nA\n"
        + f"\n== content/stories/b/en.md ==\n---\n{story}\n---\nB\n"
        + "\n== content/stories/b/fr.md ==\n---\ntitle: B\n---\nB\n"
    )

    assert told["News and stories"].startswith("English 2 of 2 Français 1 of 2")


def test_the_day_of_the_check_is_the_day_the_site_is_built_for() -> None:
    site = make_site(page("figures"), now=dt.datetime(2023, 2, 1, 12, tzinfo=dt.UTC))

    assert "1 February 2023" in " ".join(site.page("en/told/").text.split())


def test_a_page_that_shows_no_checks_has_no_such_part() -> None:
    site = make_site("== content/pages/told/en.md ==\n---\ntitle: Told\n---\nWords.\n")

    assert not site.page("en/told/").root.xpath("//*[@id='part-checked']")


def test_counts_are_of_codes_and_waived_are_those_that_do_not_stand() -> None:
    one = problem("raw-html", Span(path="content/pages/a/en.md", line=3), "HTML")
    other = replace(one, span=Span(path="content/pages/b/en.md", line=3))

    checked = count_checked((one, one, other), (other,))

    assert (dict(checked.counts), checked.waived) == ({"raw-html": 1}, 1)


@pytest.mark.parametrize("shows", ["figures", "accessibility", "translations"])
def test_a_site_with_nothing_on_it_can_tell_so(shows: str) -> None:
    assert make_site(page(shows)).problems == ()


def test_the_name_of_a_language_is_marked_as_being_in_it() -> None:
    found = make_site(
        page("translations") + "\n== content/pages/told/fr.md ==\n---\ntitle: Dit\n---\nMots.\n"
    )

    heads = found.page("fr/told/").root.xpath("//thead//th[@lang]")

    assert [(one.get("lang"), one.text) for one in heads] == [("en", "English"), ("fr", "Français")]
