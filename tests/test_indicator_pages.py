"""The page of an indicator: what a reader can trace on it."""

from __future__ import annotations

import re

import pytest

from tests.sites import Built, Page, make_site

SETTINGS = """
== content/site.yaml ==
name: {en: A results site, fr: Un site de résultats}
base_url: https://results.example.org/
languages: [en, fr]
publisher: {name: {en: "The Fund & friends", fr: "Le Fonds & amis"}}
"""

MIGRANTS = """
== content/indicators/migrants.yaml ==
name: {en: Migrants protected, fr: Migrants protégés}
definition: {en: People counted once, fr: Personnes comptées une fois}
unit: people
counting: cumulative
level: output
direction: up
since: 2016-01-01
source: {name: {en: Annual report, fr: Rapport annuel}, url: https://example.org/report}
method: {en: Counted by partners, fr: Comptées par les partenaires}
limits: {en: Some are missing, fr: Il en manque}
baseline: {as_of: 2016-01-01, value: 20000}
target: {as_of: 2022-12-31, value: 350000}
observations:
  - as_of: ~2018-04
    value: 20500
  - as_of: 2020-05-06
    value: 147629
    note: {en: The first full count., fr: Le premier décompte complet.}
  - as_of: 2021-09-29
    value: 185000
    source: {page: 12}
    validated: {by: Monitoring unit, on: 2021-09-20}
    by: {country: {NE: 100000, several: 85000}, sex: {female: 90000, male: 95000}}
    revises: {value: 184990, on: 2021-11-03, reason: {en: A late report., fr: Un rapport tardif.}}
"""

RETURNS = """
== content/indicators/returns.yaml ==
name: {en: Returns, fr: Retours}
unit: returns
counting: period
target: {as_of: 2022-12-31, value: 1000}
observations:
  - {from: 2019-01-01, as_of: 2019-12-31, value: 1000}
  - {from: 2020-01-01, as_of: 2020-12-31, value: 500}
"""


@pytest.fixture(scope="module")
def built() -> Built:
    return make_site(SETTINGS + MIGRANTS + RETURNS)


@pytest.fixture(scope="module")
def page(built: Built) -> Page:
    return built.page("/en/indicators/migrants/")


def history(page: Page) -> list[tuple[str, ...]]:
    rows = page.all(".history tbody tr")
    return [tuple(re.sub(r"[ \n\u00a0]+", " ", cell.text_content()).strip() for cell in row) for row in rows]


def facts(page: Page) -> dict[str, str]:
    names = [one.text_content() for one in page.all(".facts-wide dt")]
    said = [re.sub(r"[ \n\u00a0]+", " ", one.text_content()).strip() for one in page.all(".facts-wide dd")]
    return dict(zip(names, said, strict=True))


def test_a_site_of_indicators_is_without_a_mistake(built: Built) -> None:
    assert built.publishable
    assert built.codes == ()


def test_it_tells_all_that_one_must_know_of_its_figure(page: Page) -> None:
    assert facts(page) == {
        "What it is": "A result: something that was achieved and reported.",
        "Unit": "people",
        "Which way is good": "A higher value is better.",
        "Baseline": "20\u202f000 people on 1 January 2016",
        "Target": "350\u202f000 people by 31 December 2022",
        "What is counted": "People counted once",
        "How it is counted": "Each value is the total since 1 January 2016. Output: what was delivered.",
        "Method": "Counted by partners",
        "Limits": "Some are missing",
        "Source": "Annual report, page 12",
        "Validated": "by Monitoring unit on 20 September 2021",
    }


def test_every_dated_value_has_an_address_that_is_the_same_in_every_language(built: Built) -> None:
    anchors = ["as-of-2021-09-29", "as-of-2020-05-06", "as-of-2018-04"]

    for url in ("/en/indicators/migrants/", "/fr/indicateurs/migrants/"):
        found = built.page(url)
        assert [row.get("id") for row in found.all(".history tbody tr")] == anchors
        assert [link.url for link in found.links(".history tbody th a")] == [f"#{one}" for one in anchors]


def test_a_dated_value_is_told_with_what_is_to_be_said_of_it(page: Page) -> None:
    newest, middle, oldest = history(page)

    assert newest[:2] == ("29 September 2021", "185\u202f000")
    assert (
        "Published as 184\u202f990, corrected to 185\u202f000 on 3 November 2021. A late report." in newest[2]
    )
    assert "Source: Annual report, page 12" in newest[2]
    assert "Validated by Monitoring unit on 20 September 2021" in newest[2]
    assert middle == ("6 May 2020", "147\u202f629", "The first full count.")
    assert oldest == ("about April 2018", "20\u202f500", "")


def test_what_was_published_is_struck_out_and_told_in_words(page: Page) -> None:
    [struck] = page.all(".history del")

    assert struck.text_content() == "184\u202f990"


def test_a_breakdown_of_every_dimension_is_a_chart_with_a_table(page: Page) -> None:
    titles = [one.text_content().strip() for one in page.all("p.chart-title")]

    assert titles[1:] == [
        "Migrants protected, over time",
        "Migrants protected, by country",
        "Migrants protected, by sex",
    ]
    assert ("Niger", "100\u202f000") in page.rows
    assert ("women and girls", "90\u202f000") in page.rows


# Progress


def test_progress_is_told_with_the_way_it_was_worked_out(page: Page) -> None:
    [title, *_] = page.all("p.chart-title")
    [method] = page.all("p.method")

    assert title.text_content() == "50\u00a0% of the way to the target of 350\u202f000 people"
    assert method.text_content() == (
        "Share of the way = (value − baseline) ÷ (target − baseline)"
        " = (185\u202f000 − 20\u202f000) ÷ (350\u202f000 − 20\u202f000) = 50\u00a0%"
    )
    rows = [tuple(cell.replace("\u00a0", " ") for cell in row) for row in page.rows]
    assert rows[:3] == [
        ("Baseline", "1 January 2016", "20\u202f000"),
        ("Result", "29 September 2021", "185\u202f000"),
        ("Target", "31 December 2022", "350\u202f000"),
    ]


def test_progress_is_told_in_french_as_well(built: Built) -> None:
    [title, *_] = built.page("/fr/indicateurs/migrants/").all("p.chart-title")

    assert title.text_content() == "50\u00a0% du chemin parcouru vers la cible de 350\u202f000 personnes"


def test_a_count_without_a_baseline_begins_at_zero_and_says_so(built: Built) -> None:
    found = built.page("/en/indicators/returns/")

    assert "The target of 1\u202f000 returns was reached: 150\u00a0% of the way" in found.text
    assert "No baseline was stated: the count begins at zero." in found.text


STATE = """
== content/indicators/rate.yaml ==
name: {en: Rate, fr: Taux}
unit: percent
counting: latest
KIND
target: {as_of: 2025-12-31, value: 20}
observations:
  - {as_of: 2021-09-29, value: VALUE}
"""


def rate(value: str = "30", more: str = "") -> Page:
    return make_site(STATE.replace("VALUE", value).replace("KIND", more)).page("/en/indicators/rate/")


def test_a_state_without_a_baseline_has_a_target_and_no_progress() -> None:
    found = rate()

    assert facts(found)["Target"] == "20 % by 31 December 2025"
    assert "Progress" not in found.text


def test_a_target_below_its_baseline_is_approached_by_falling() -> None:
    found = rate(more="baseline: {as_of: 2020-01-01, value: 40}\ndirection: down")

    assert "50\u00a0% of the way to the target of 20\u00a0%" in found.text


def test_a_value_that_went_the_wrong_way_is_told_as_such() -> None:
    found = rate("50", more="baseline: {as_of: 2020-01-01, value: 40}")

    assert "Further from the target of 20\u00a0% than at the start" in found.text


def test_what_is_no_result_makes_no_progress() -> None:
    found = rate(more="baseline: {as_of: 2020-01-01, value: 40}\nkind: estimate")

    assert "Progress" not in found.text


# Periods


def test_a_period_tells_its_own_value_and_the_total_so_far(built: Built) -> None:
    found = built.page("/en/indicators/returns/")

    rows = history(found)
    assert [(row[0], row[1]) for row in rows] == [
        ("1 January to 31 December 2020", "500"),
        ("1 January to 31 December 2019", "1\u202f000"),
    ]
    assert [row[2].removeprefix("Total so far ") for row in rows] == ["1\u202f500", "1\u202f000"]


# Citing


def test_a_figure_can_be_cited_as_a_sentence_with_its_own_address(page: Page) -> None:
    [text, _] = page.all(".citation")

    assert text.text_content() == (
        "The Fund & friends. Migrants protected: 185\u202f000 people, as of 29 September 2021."
        " A results site. https://results.example.org/en/indicators/migrants/#as-of-2021-09-29"
    )


def test_a_figure_can_be_cited_in_bibtex(page: Page) -> None:
    [_, bibtex] = page.all(".citation")

    assert bibtex.text_content() == (
        "@misc{migrants-2021-09-29,\n"
        "  author = {{The Fund \\& friends}},\n"
        "  title = {{Migrants protected: 185\\,000 people, as of 29 September 2021}},\n"
        "  howpublished = {A results site},\n"
        "  year = {2021},\n"
        "  month = {9},\n"
        "  url = {https://results.example.org/en/indicators/migrants/#as-of-2021-09-29},\n"
        "  language = {en},\n"
        "}"
    )


def test_a_citation_of_what_is_no_result_says_so() -> None:
    [text, bibtex] = rate(more="kind: estimate").all(".citation")

    assert "Rate: 30\u00a0% (estimate), as of 29 September 2021" in text.text_content()
    assert "keywords = {estimate}" in bibtex.text_content()


def test_where_there_is_no_value_nothing_can_be_cited() -> None:
    found = make_site(STATE.replace("value: VALUE", "absent: withheld").replace("KIND", "")).page(
        "/en/indicators/rate/"
    )

    assert found.all(".citation") == []
    assert "Progress" not in found.text
    assert "withheld" in found.text
