"""What of a site exists at a moment."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from bilan.load.site import load_site
from bilan.model.content import Status
from bilan.model.records import replace
from bilan.model.site import Site
from bilan.model.source import Diagnostic
from bilan.standing import Hold, Moment, hold_of, holds_until, moment_of, site_at
from tests.load.trees import tree_of

BRUSSELS = ZoneInfo("Europe/Brussels")
NOON = Moment(instant=dt.datetime(2022, 6, 15, 12, 0, tzinfo=BRUSSELS))
NOON_WITH_DRAFTS = replace(NOON, shows_drafts=True)


def site_of(text: str) -> Site:
    loaded = load_site(tree_of(text))
    assert loaded.problems == ()
    assert loaded.value is not None
    return loaded.value


def story(english: str = "", french: str = "", date: str = "2021-09-29") -> Site:
    """One story with more lines of front matter in each language."""
    return site_of(f"""
== content/stories/faustina/en.md ==
---
title: Faustina comes home
kind: story
date: {date}
{english}
---
A workshop of her own.
== content/stories/faustina/fr.md ==
---
title: Le retour de Faustina
{french}
---
Un atelier à elle.
""")


def standing(site: Site, moment: Moment = NOON) -> Site:
    found = site_at(site, moment).value
    assert found is not None
    return found


def notes(site: Site, moment: Moment = NOON) -> tuple[Diagnostic, ...]:
    return site_at(site, moment).problems


def languages_of(site: Site, moment: Moment = NOON) -> tuple[str, ...]:
    shown = standing(site, moment).stories
    return tuple(shown["faustina"].editions) if shown else ()


# --- the moment ---


def test_the_moment_is_now_in_the_time_zone_of_the_site() -> None:
    now = dt.datetime(2022, 6, 15, 10, 0, tzinfo=dt.UTC)

    moment = moment_of(now, None, "Europe/Brussels")

    assert moment.instant.isoformat() == "2022-06-15T12:00:00+02:00"
    assert not moment.shows_drafts


def test_a_site_as_of_a_day_stands_at_the_end_of_that_day_where_the_site_is() -> None:
    now = dt.datetime(2022, 6, 15, 10, 0, tzinfo=dt.UTC)

    moment = moment_of(now, dt.date(2020, 5, 6), "Africa/Niamey")

    assert moment.instant.isoformat() == "2020-05-06T23:59:59.999999+01:00"


# --- drafts, embargoes, withdrawals ---


def test_a_published_story_of_the_past_is_there_in_every_language_without_a_note() -> None:
    site = story()

    assert languages_of(site) == ("en", "fr")
    assert notes(site) == ()


def test_a_draft_original_holds_the_whole_item_back() -> None:
    assert languages_of(story(english="status: draft")) == ()


def test_a_draft_translation_holds_back_itself_alone() -> None:
    assert languages_of(story(french="status: draft")) == ("en",)


def test_an_embargo_holds_back_one_file_until_its_moment_and_not_a_second_longer() -> None:
    site = story(french="publish_at: 2022-06-15T12:00+02:00")
    before = replace(NOON, instant=NOON.instant - dt.timedelta(seconds=1))

    assert languages_of(site, before) == ("en",)
    assert languages_of(site, NOON) == ("en", "fr")


def test_an_embargo_without_offset_is_in_the_time_zone_of_the_site() -> None:
    site = story(french="publish_at: 2022-06-15T12:01")

    assert languages_of(site) == ("en",)
    assert languages_of(site, replace(NOON, instant=NOON.instant + dt.timedelta(minutes=1))) == ("en", "fr")


def test_an_embargo_without_time_ends_at_midnight() -> None:
    assert languages_of(story(french="publish_at: 2022-06-15")) == ("en", "fr")
    assert languages_of(story(french="publish_at: 2022-06-16")) == ("en",)


def test_a_story_dated_after_the_moment_is_held_back_until_its_day_begins() -> None:
    assert languages_of(story(date="2022-06-15")) == ("en", "fr")
    assert languages_of(story(date="2022-06-16")) == ()


def test_an_item_whose_original_is_held_back_is_told_by_what_is_left_of_it() -> None:
    site = story(english="publish_at: 2023-01-01")

    [shown] = standing(site).stories.values()

    assert shown.original == "fr"


def test_a_withdrawn_edition_is_never_there_not_even_among_drafts() -> None:
    site = story(french="status: withdrawn")

    assert languages_of(site) == ("en",)
    assert languages_of(site, NOON_WITH_DRAFTS) == ("en",)
    assert notes(site) == ()


def test_where_drafts_show_everything_but_withdrawals_is_there() -> None:
    site = story(english="status: draft", french="publish_at: 2030-01-01", date="2025-01-01")

    assert languages_of(site, NOON_WITH_DRAFTS) == ("en", "fr")


def test_a_factsheet_is_held_back_by_its_own_date() -> None:
    site = site_of("""
        == content/factsheets/partners/en.md ==
        ---
        title: Working with partners
        as_of: 2022-06-16
        ---
        Figures.
    """)

    assert standing(site).factsheets == {}
    assert list(standing(site, NOON_WITH_DRAFTS).factsheets) == ["partners"]


def test_an_observation_of_a_later_day_never_exists_not_even_among_drafts() -> None:
    site = site_of("""
        == content/indicators/returns.yaml ==
        name: {en: Returns, fr: Retours}
        unit: returns
        counting: cumulative
        observations:
          - {as_of: 2022-06-15, value: 10}
          - {as_of: 2022-06-16, value: 20}
    """)

    for moment in (NOON, NOON_WITH_DRAFTS):
        [one] = standing(site, moment).indicators["returns"].observations
        assert one.value == 10


# --- what the report says of it ---


@pytest.mark.parametrize(
    ("english", "what"),
    [
        ("status: draft", "`Faustina comes home` is a draft"),
        ("publish_at: 2022-07-01T09:30", "`Faustina comes home` is held back until 2022-07-01 09:30"),
        (
            "status: draft\npublish_at: 2022-07-01T09:30",
            "`Faustina comes home` is a draft, held back until 2022-07-01 09:30",
        ),
    ],
)
def test_each_edition_that_is_held_back_is_noted_with_its_reason(english: str, what: str) -> None:
    noted = [one for one in notes(story(english=english)) if one.span.path.endswith("/en.md")]

    assert [(one.code, one.severity, one.what) for one in noted] == [("held-back", "note", what)]


def test_the_note_tells_the_moment_in_the_time_zone_of_the_site() -> None:
    [note] = notes(story(french="publish_at: 2022-07-01T09:30Z"))

    assert note.what == "`Le retour de Faustina` is held back until 2022-07-01 11:30"


def test_a_hold_names_the_last_of_several_moments() -> None:
    site = story(english="publish_at: 2022-08-01", date="2022-07-01")
    item = site.stories["faustina"]

    hold = hold_of(item, item.editions["en"], NOON)

    assert hold == Hold(is_draft=False, until=dt.datetime(2022, 8, 1, tzinfo=BRUSSELS))


def test_a_site_at_a_moment_leaves_the_written_site_as_it_was() -> None:
    site = story(english="status: draft")

    standing(site)

    assert site.stories["faustina"].editions["en"].status is Status.DRAFT


# --- until when a site stands as it is ---


def test_a_site_holds_until_midnight_where_it_is() -> None:
    assert holds_until(story(), NOON) == dt.datetime(2022, 6, 16, 0, 0, tzinfo=BRUSSELS)


def test_a_site_holds_until_the_next_embargo_ends() -> None:
    site = story(english="publish_at: 2022-06-15T15:00", french="publish_at: 2022-06-15T11:00")

    assert holds_until(site, NOON) == dt.datetime(2022, 6, 15, 15, 0, tzinfo=BRUSSELS)


def test_in_the_night_that_is_an_hour_longer_a_site_holds_until_midnight_all_the_same() -> None:
    late = Moment(instant=dt.datetime(2022, 10, 30, 2, 30, fold=1, tzinfo=BRUSSELS))

    assert holds_until(story(), late) == dt.datetime(2022, 10, 31, 0, 0, tzinfo=BRUSSELS)
