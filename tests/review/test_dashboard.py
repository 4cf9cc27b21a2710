"""The first page of the desk: how the whole site stands."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.model.publication import PageWeight
from bilan.review.dashboard import LISTS, Facts, dashboard_list_view, dashboard_view
from bilan.review.dashboard_views import AT_MOST, AT_ONCE, DashboardView, FoundView, listed
from tests.review.outlooks import Looked, look_at
from tests.test_coverage import french, marked
from tests.test_sites import page, story


def facts_of(looked: Looked) -> Facts:
    heaviest = (PageWeight(address="/en/été/", size=9000, packed=3000),)
    return Facts(at=looked.built.at, problems=looked.problems, histories={}, heaviest=heaviest, shared=1000)


def dashboard(text: str, *, language: str = "en") -> DashboardView:
    looked = look_at(text, language=language)
    return dashboard_view(looked.outlook, facts_of(looked))


def counts(view: DashboardView) -> dict[str, int]:
    return {one.name: one.count for one in view.tallies}


def test_the_head_of_the_page_counts_what_is_open() -> None:
    text = (
        story("a", text="Other words, the the same.")
        + french("a", translated_from=marked("Words."))
        + story("b", status="draft")
        + story("c", topics="[nowhere]")
    )

    found = counts(dashboard(text))

    assert found == {"errors": 1, "warnings": 2, "behind": 1, "held": 1, "figures": 0}


def test_the_page_says_when_it_was_made_and_not_since_when_the_site_stands_so() -> None:
    assert dashboard(story("a")).at == dt.datetime(2022, 6, 15, 10, tzinfo=dt.UTC)


def test_an_old_number_in_a_text_stands_with_the_figures() -> None:
    view = dashboard("""
        == content/indicators/jobs.yaml ==
        name: {en: Jobs created}
        unit: jobs
        kind: result
        counting: cumulative
        observations:
          - {as_of: 2021-12-31, value: 5428}
          - {as_of: 2022-05-31, value: 6731}
        == content/pages/about/en.md ==
        ---
        title: About
        ---
        The fund has created 5 428 jobs.
    """)

    [found] = view.lists["stale"].first
    assert isinstance(found, FoundView)
    assert found.lead.file == "content/pages/about/en.md"
    assert counts(view)["figures"] == 1


def test_a_page_leads_there_by_an_address_that_a_browser_can_follow() -> None:
    [heavy] = dashboard(story("a")).heaviest

    assert (heavy.weight.address, heavy.url) == ("/en/été/", "/en/%C3%A9t%C3%A9/")


def test_the_page_speaks_the_language_of_whoever_looks() -> None:
    view = dashboard(story("a"), language="fr")

    assert view.frame.title.words == "Où en est le site"
    assert [row.name for row in view.coverage] == ["Actualités et récits"]


@given(st.integers(min_value=0, max_value=AT_MOST + 20))
def test_a_long_list_loses_nothing_and_hides_no_single_entry(count: int) -> None:
    rows = range(count)

    found = listed("held", rows, "/_desk/en/open/held/")

    assert found.count == count
    assert (*found.first, *found.more) == tuple(rows) or found.url
    assert bool(found.url) == (count > AT_MOST)
    assert len(found.first) <= AT_ONCE + 1
    assert len(found.more) != 1


@pytest.mark.parametrize("name", LISTS)
def test_every_list_has_a_page_of_its_own_with_everything(name: str) -> None:
    looked = look_at(story("a") + french("a"))

    view = dashboard_list_view(looked.outlook, facts_of(looked), name)

    assert view is not None
    assert view.rows.count == dashboard_view(looked.outlook, facts_of(looked)).lists[name].count
    assert view.frame.switches[0].url == f"/_desk/fr/open/{name}/"


def test_the_problems_of_a_code_have_a_page_that_stays_when_all_are_mended() -> None:
    looked = look_at(page("About the the words."))

    found, mended, nothing = (
        dashboard_list_view(looked.outlook, facts_of(looked), code)
        for code in ("doubled-word", "unknown-key", "no-such-code")
    )

    assert found is not None
    assert mended is not None
    assert (found.frame.title.words, found.rows.count, mended.rows.count) == ("doubled-word", 1, 0)
    assert nothing is None
