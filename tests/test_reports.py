"""Results as they stood: what the pages of each reporting date show, and that it is what was observed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilan.model.indicators import Counting, Indicator, Kind, Observation, Unit
from bilan.model.source import Span
from bilan.model.when import When
from bilan.results import figure_at, parts_at
from tests.sites import Built, make_site

MIGRATION = """
== content/objectives/migration/en.md ==
---
title: Improved migration management
order: 3
counters: [migrants]
---
The action in words.
== content/objectives/migration/fr.md ==
---
title: Meilleure gestion des migrations
slug: gestion-des-migrations
---
L’action en mots.
"""

MIGRANTS = """
== content/indicators/migrants.yaml ==
name: {en: Migrants protected, fr: Migrants protégés}
unit: people
counting: cumulative
objective: migration
observations:
  - {as_of: ~2018-04, value: 1000}
  - {as_of: 2020-05-06, value: 147629}
  - {as_of: 2021-10-01, value: 295998}
"""

OTHERS = """
== content/indicators/others.yaml ==
indicators:
  informed:
    name: {en: People informed, fr: Personnes informées}
    unit: people
    counting: cumulative
    objective: migration
    observations:
      - {as_of: 2021-10-01, value: 1985}
  hoped:
    name: {en: People hoped for, fr: Personnes espérées}
    unit: people
    counting: latest
    kind: target
    objective: migration
    observations:
      - {as_of: 2020-07-01, value: 7777}
  schools:
    name: {en: Schools, fr: Écoles}
    unit: places
    counting: period
    observations:
      - {from: 2019-01-01, as_of: 2019-12-31, value: 10}
      - {from: 2020-01-01, as_of: 2020-12-31, value: 5}
"""


@pytest.fixture(scope="module")
def built() -> Built:
    return make_site(MIGRATION + MIGRANTS + OTHERS)


def values(built: Built, url: str) -> dict[str, str]:
    """Return the values on a page of results by what they count."""
    return {row[0].strip(): row[1] for row in built.page(url).rows}


def test_there_is_an_overview_for_each_exact_day_on_which_a_result_was_observed(built: Built) -> None:
    assert [one for one in built.pages if one.startswith("/en/results/as-of/") and one.count("/") == 5] == [
        f"/en/results/as-of/{day}/" for day in ("2019-12-31", "2020-05-06", "2020-12-31", "2021-10-01")
    ]


def test_a_day_after_that_of_the_build_has_no_page() -> None:
    built = make_site(MIGRATION + MIGRANTS, as_of="2020-12-31")

    assert [one for one in built.pages if one.startswith("/en/results/as-of/")] == [
        "/en/results/as-of/2020-05-06/",
        "/en/results/as-of/2020-05-06/migration/",
    ]


def test_an_overview_shows_every_result_as_it_stood(built: Built) -> None:
    assert values(built, "/en/results/as-of/2020-05-06/") == {
        "Migrants protected": "147\u202f629",
        "Schools": "10",
    }
    assert values(built, "/en/results/as-of/2021-10-01/") == {
        "Migrants protected": "295\u202f998",
        "People informed": "1\u202f985",
        "Schools": "15",
    }


def test_a_value_of_an_earlier_day_keeps_its_day_and_a_new_one_says_so(built: Built) -> None:
    migrants, schools = built.page("/en/results/as-of/2020-05-06/").rows

    assert migrants[2].replace("\u00a0", " ") == "6 May 2020 new"
    assert schools[2].replace("\u00a0", " ") == "1 January to 31 December 2019"


def test_an_overview_is_titled_in_the_style_of_each_language(built: Built) -> None:
    assert (
        built.page("/en/results/as-of/2021-10-01/").title.replace("\u00a0", " ")
        == "Results as of 1 October 2021"
    )
    assert (
        built.page("/fr/resultats/au/2021-10-01/").title.replace("\u00a0", " ")
        == "Résultats au 1er octobre 2021"
    )


def test_a_page_of_an_objective_shows_its_results_and_says_what_was_not_known(built: Built) -> None:
    found = built.page("/en/results/as-of/2020-05-06/migration/")

    [counter] = found.counters
    assert found.title.replace("\u00a0", " ") == "Improved migration management: results as of 6 May 2020"
    assert (counter.label, counter.value) == ("Migrants protected", "147\u202f629")
    assert values(built, "/en/results/as-of/2020-05-06/migration/") == {"Migrants protected": "147\u202f629"}
    assert "Not reported by this day People informed" in " ".join(found.text.split())


def test_an_objective_on_which_nothing_was_reported_says_so() -> None:
    built = make_site(
        MIGRATION
        + MIGRANTS
        + "\n== content/objectives/jobs/en.md ==\n---\ntitle: Jobs\norder: 1\n---\nWords.\n"
    )

    found = built.page("/en/results/as-of/2020-05-06/jobs/")

    assert "Nothing had been reported on this objective by this day." in found.text
    assert "/fr/resultats/au/2020-05-06/jobs/" not in built.pages


def test_one_leads_from_date_to_date_and_to_today(built: Built) -> None:
    found = built.page("/en/results/as-of/2020-05-06/migration/")
    first = built.page("/en/results/as-of/2019-12-31/")
    last = built.page("/en/results/as-of/2021-10-01/")

    assert [one.url for one in found.links("nav.ways-in-time a")] == [
        "/en/results/as-of/2019-12-31/migration/",
        "/en/results/as-of/2020-12-31/migration/",
        "/en/objectives/migration/",
    ]
    assert [one.url for one in first.links("nav.ways-in-time a")] == [
        "/en/results/as-of/2020-05-06/",
        "/en/results/",
    ]
    assert [one.url for one in last.links("nav.ways-in-time a")] == [
        "/en/results/as-of/2020-12-31/",
        "/en/results/",
    ]


def test_the_results_and_the_objective_lead_to_how_they_stood(built: Built) -> None:
    from_results = built.page("/fr/resultats/").links("ul.reports a")
    from_objective = built.page("/fr/objectifs/gestion-des-migrations/").links("ul.reports a")

    assert [one.url for one in from_results] == [
        f"/fr/resultats/au/{day}/" for day in ("2021-10-01", "2020-12-31", "2020-05-06", "2019-12-31")
    ]
    assert [one.url for one in from_objective] == [
        f"/fr/resultats/au/{day}/gestion-des-migrations/" for day in ("2021-10-01", "2020-05-06")
    ]


def test_the_language_switch_leads_to_the_same_day(built: Built) -> None:
    [switch] = built.page("/en/results/as-of/2020-05-06/migration/").switch

    assert switch.url == "/fr/resultats/au/2020-05-06/gestion-des-migrations/"


# Corrections


CORRECTED = MIGRANTS.replace(
    "value: 147629}",
    "value: 147629, revises: {value: 157629, ON reason: {en: Counted twice., fr: Compté deux fois.}}}",
)


@pytest.mark.parametrize("known", ["", "on: 2020-11-03,", "on: 2021-12-01,"])
def test_a_value_that_was_corrected_later_stands_beside_what_was_published_then(known: str) -> None:
    built = make_site(MIGRATION + CORRECTED.replace("ON", known))

    for url in ("/en/results/as-of/2020-05-06/", "/en/results/as-of/2020-05-06/migration/"):
        [row] = built.page(url).rows
        assert row[1] == "147\u202f629"
        assert "corrected Published as 157\u202f629, corrected to 147\u202f629" in row[0]
        assert "Counted twice." in row[0]


def test_a_value_that_had_been_corrected_by_then_was_published_as_it_is() -> None:
    built = make_site(MIGRATION + CORRECTED.replace("ON", "on: 2020-05-06,"))

    [row] = built.page("/en/results/as-of/2020-05-06/").rows

    assert row[:2] == ("Migrants protected", "147\u202f629")


def test_a_correction_of_an_earlier_value_is_no_matter_of_a_later_day() -> None:
    built = make_site(MIGRATION + CORRECTED.replace("ON", ""))

    [row] = built.page("/en/results/as-of/2021-10-01/").rows

    assert row[0] == "Migrants protected"


def test_a_sum_tells_what_it_came_to_before_one_of_its_periods_was_corrected() -> None:
    built = make_site(
        OTHERS.replace(
            "as_of: 2019-12-31, value: 10}",
            "as_of: 2019-12-31, value: 10, revises: {value: 8, reason: {en: A late report., fr: Tard.}}}",
        )
    )

    rows = [row for row in built.page("/en/results/as-of/2020-12-31/").rows if row[0].startswith("Schools")]

    assert [row[1] for row in rows] == ["15"]
    assert "Published as 13, corrected to 15. A late report." in rows[0][0].replace("\n", " ")


def test_a_running_total_that_falls_without_a_reason_stops_the_build() -> None:
    built = make_site(MIGRATION + MIGRANTS.replace("295998", "100000"))

    assert "total-falls" in built.codes
    assert not built.publishable


def test_a_running_total_that_falls_for_a_reason_is_published_with_it() -> None:
    falling = MIGRANTS.replace(
        "value: 295998}",
        "value: 100000, revises: {value: 147629, reason: {en: Counted twice., fr: Deux fois.}}}",
    )

    built = make_site(MIGRATION + falling)

    assert built.publishable
    assert "Counted twice." in built.page("/en/indicators/migrants/").text
    assert "Counted twice." in built.page("/en/results/corrections/").text


# What a page of a date shows is what had been observed

DAYS = [dt.date(2019, month, 28) for month in range(1, 13)]
PARTS = ("KE", "NE", "several")


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    """Return an indicator whose parts add up to its values."""
    counting = draw(st.sampled_from(Counting))
    days = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=5, unique=True)))
    totals = dict.fromkeys(PARTS, Decimal(0))
    observations = []
    for day in days:
        found = {key: Decimal(draw(st.integers(0, 10**6))) for key in PARTS}
        if counting is Counting.CUMULATIVE:
            totals = {key: totals[key] + found[key] for key in PARTS}
            found = totals
        observations.append(
            Observation(
                as_of=When(day=day),
                starts=When(day=day.replace(day=1)) if counting is Counting.PERIOD else None,
                value=sum(found.values(), Decimal(0)),
                parts={"country": found},
                span=Span(path="x.yaml"),
            )
        )
    return Indicator(
        key="x",
        name={"en": "X"},
        definition=None,
        unit=Unit(key="people"),
        kind=Kind.RESULT,
        level=None,
        counting=counting,
        direction=None,
        objective=None,
        source=None,
        method=None,
        limits=None,
        since=None,
        baseline=None,
        target=None,
        observations=tuple(observations),
        span=Span(path="x.yaml"),
    )


def written(indicator: Indicator) -> str:
    """Return an indicator as an editor would write it."""
    lines = [
        "== content/indicators/x.yaml ==",
        "name: {en: X, fr: X}",
        "unit: people",
        f"counting: {indicator.counting.value}",
        "observations:",
    ]
    for one in indicator.observations:
        starts = f"from: {one.starts.day}, " if one.starts else ""
        parts = ", ".join(f"{key}: {value}" for key, value in one.parts["country"].items())
        lines.append(
            f"  - {{{starts}as_of: {one.as_of.day}, value: {one.value}, by: {{country: {{{parts}}}}}}}"
        )
    return "\n".join(lines) + "\n"


@given(indicators(), st.sampled_from(DAYS))
def test_parts_add_up_to_the_total_on_every_day(indicator: Indicator, day: dt.date) -> None:
    figure = figure_at(indicator, day)

    parts = [one.value for one in parts_at(indicator, day, "country") if one.value is not None]

    assert sum(parts, Decimal(0)) == (figure.value or 0)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(indicators())
def test_a_page_of_a_date_shows_what_the_observations_came_to_on_that_day(indicator: Indicator) -> None:
    built = make_site(written(indicator))

    days = [one.as_of.day for one in indicator.observations]
    assert [one for one in built.pages if "/as-of/" in one] == [f"/en/results/as-of/{day}/" for day in days]
    for day in days:
        [row] = built.page(f"/en/results/as-of/{day}/").rows
        assert Decimal(row[1].replace("\u202f", "")) == figure_at(indicator, day).value
    last = {
        row[0]: row[1].replace("\u202f", "") for row in built.page("/en/indicators/x/").rows if len(row) == 2
    }
    assert {key: Decimal(last[name]) for key, name in (("KE", "Kenya"), ("NE", "Niger"))} == {
        one.part.key: one.value
        for one in parts_at(indicator, days[-1], "country")
        if one.part and one.part.key != "several"
    }
