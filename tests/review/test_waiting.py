"""What is written and not for readers yet, with the day it waits for."""

import datetime as dt

from bilan.review.dashboard_views import HeldRowView
from bilan.review.waiting import held_rows
from tests.review.outlooks import look_at
from tests.test_coverage import french
from tests.test_sites import story


def held(text: str) -> list[tuple[str, str]]:
    """Return what is held back, each with its language."""
    return [(one.lead.file.split("/")[2], one.language) for one in rows(text)]


def rows(text: str) -> tuple[HeldRowView, ...]:
    return held_rows(look_at(text).outlook)


def test_what_opens_next_comes_first_and_drafts_without_a_day_last() -> None:
    text = (
        story("draft", status="draft")
        + story("late", publish_at="2022-09-01T08:30")
        + story("early", publish_at="2022-07-01T08:30")
    )

    assert held(text) == [("early", "en"), ("late", "en"), ("draft", "en")]


def test_what_opens_at_an_hour_says_the_hour_and_what_opens_with_a_day_the_day() -> None:
    hour, day = rows(story("a", publish_at="2022-07-01T08:30") + story("b", date="2022-08-01"))

    assert (hour.until and hour.until.hour, hour.day) == (8, None)
    assert day.day is not None
    assert day.day.day == dt.date(2022, 8, 1)


def test_a_draft_original_holds_back_its_translation() -> None:
    assert held(story("a", status="draft") + french("a")) == [("a", "en"), ("a", "fr")]


def test_a_draft_of_a_later_day_is_a_draft_first() -> None:
    [row] = rows(story("a", date="2022-08-01", status="draft"))

    assert row.is_draft
    assert row.until is not None


def test_what_readers_see_and_what_was_withdrawn_does_not_wait() -> None:
    assert held(story("a") + story("b", status="withdrawn") + french("a", status="withdrawn")) == []


def test_what_waits_leads_to_its_page_in_the_preview() -> None:
    [row] = rows(story("a", status="draft"))

    assert row.lead.url == "/en/news-stories/a/"
