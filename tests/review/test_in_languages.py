"""How a site stands in its languages: coverage, what is behind and since when, what is not there."""

import datetime as dt
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.model.history import History
from bilan.review.dashboard_views import CoverageCellView
from bilan.review.in_languages import behind_rows, behind_since, coverage_rows, files_behind, open_rows
from bilan.translations.states import State
from tests.review.outlooks import look_at
from tests.test_coverage import french, marked
from tests.test_sites import page, story

ORIGINAL = "content/stories/{}/en.md"
TRANSLATION = "content/stories/{}/fr.md"
MARK = "content/stories/{}/_translated.fr.md"
BEHIND = story("a", text="Other words.") + french("a", translated_from=marked("Words."))


def moment(day: int, month: int = 3) -> dt.datetime:
    return dt.datetime(2022, month, day, 10, tzinfo=dt.UTC)


def recorded(*days: int) -> History:
    return History(recorded=tuple(moment(day) for day in days), is_open=False, saved=moment(28))


def cells(text: str) -> dict[tuple[str, str], CoverageCellView]:
    """Return the cells of the coverage by collection and language."""
    rows = coverage_rows(look_at(text).outlook)
    return {(row.name, cell.language): cell for row in rows for cell in row.cells}


def test_coverage_counts_what_readers_find_and_not_what_the_preview_shows() -> None:
    text = story("a") + french("a", status="draft") + story("b", status="draft") + page("Words.")

    found = cells(text)

    english, other = found["News and stories", "en"], found["News and stories", "fr"]
    assert (english.complete, english.missing) == (1, 0)
    assert (other.complete, other.held) == (0, 1)
    assert found["Pages", "fr"].missing == 1


@settings(deadline=None)  # the first site that is built loads every template
@given(st.lists(st.sampled_from(("whole", "unmarked", "held", "missing")), min_size=1, max_size=7))
def test_the_parts_of_a_bar_fill_it_without_a_gap(states: list[str]) -> None:
    own = {"unmarked": {}, "held": {"status": "draft"}, "whole": {"translated_from": marked("Words.")}}
    text = "".join(
        story(f"s{number}") + (french(f"s{number}", **own[state]) if state in own else "")
        for number, state in enumerate(states)
    )

    shares = cells(text)["News and stories", "fr"].shares

    assert [one.start for one in shares] == [0, *(one.start + one.width for one in shares[:-1])]
    assert shares[-1].start + shares[-1].width == 1000
    assert all(one.width > 0 for one in shares)


def test_a_site_without_items_has_no_coverage() -> None:
    assert coverage_rows(look_at("== content/topics.yaml ==\n{}\n").outlook) == ()


def test_what_is_behind_says_how_much_has_changed_and_where_to_mend_it() -> None:
    [row] = behind_rows(look_at(BEHIND).outlook, {})

    assert (row.language, row.changed, row.since) == ("fr", 1, None)
    assert row.lead.file == "content/stories/a/fr.md"
    assert row.lead.pair_url == "/_desk/en/pairs/stories/a/"


def test_what_is_behind_for_longest_comes_first_and_what_nobody_dates_last() -> None:
    text = "".join(re.sub(r"\ba\b", key, BEHIND) for key in ("late", "early", "undated"))
    histories = {
        MARK.format("late"): recorded(1),
        ORIGINAL.format("late"): recorded(9, 1),
        MARK.format("early"): recorded(1),
        ORIGINAL.format("early"): recorded(8, 4, 1),
    }

    rows = behind_rows(look_at(text).outlook, histories)

    assert [one.lead.file.split("/")[2] for one in rows] == ["early", "late", "undated"]
    assert [one.since and one.since.day.day for one in rows] == [4, 9, None]


def test_the_file_that_keeps_the_original_says_when_it_was_marked_and_a_correction_does_not() -> None:
    histories = {
        MARK.format("a"): recorded(2),
        TRANSLATION.format("a"): recorded(20, 2),
        ORIGINAL.format("a"): recorded(11, 2),
    }

    [row] = behind_rows(look_at(BEHIND).outlook, histories)

    assert row.since is not None
    assert row.since.day == dt.date(2022, 3, 11)


def test_the_files_that_say_since_when_are_asked_for_what_is_behind_alone() -> None:
    looked = look_at(BEHIND + story("b") + french("b"))

    assert files_behind(looked.outlook.context) == (
        MARK.format("a"),
        TRANSLATION.format("a"),
        ORIGINAL.format("a"),
    )


def test_an_original_that_is_not_recorded_yet_has_changed_when_it_was_saved() -> None:
    original = History(recorded=(moment(1),), is_open=True, saved=moment(17))

    assert behind_since(original, recorded(1)) == moment(17)


def test_a_mark_that_is_not_recorded_yet_counts_from_when_it_was_saved() -> None:
    mark = History(recorded=(moment(1),), is_open=True, saved=moment(10))

    assert behind_since(recorded(12, 5), mark) == moment(12)


def test_where_both_were_recorded_together_the_last_change_counts() -> None:
    assert behind_since(recorded(3), recorded(3)) == moment(3)


def test_without_version_control_the_file_itself_tells() -> None:
    assert behind_since(History(saved=moment(5)), History(saved=moment(2))) == moment(5)
    assert behind_since(None, History(saved=moment(2))) is None


def test_what_was_never_marked_and_what_is_missing_are_listed_by_language_and_title() -> None:
    text = story("b") + story("a") + story("c") + french("c")
    looked = look_at(text)

    missing = open_rows(looked.outlook, State.MISSING)
    unmarked = open_rows(looked.outlook, State.UNKNOWN)

    assert [(one.language, one.lead.label.words) for one in missing] == [("fr", "A"), ("fr", "B")]
    assert [one.lead.file for one in unmarked] == ["content/stories/c/fr.md"]


def test_a_translation_that_was_withdrawn_is_not_to_be_made() -> None:
    looked = look_at(story("a") + french("a", status="withdrawn"))

    assert open_rows(looked.outlook, State.MISSING) == ()
    assert open_rows(looked.outlook, State.UNKNOWN) == ()
