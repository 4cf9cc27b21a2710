"""Countries, regions and totals of projects: small sites in a string, and a few real sums of the sample."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import pytest
from lxml.html import HtmlElement

from tests.sample import page as tree_of_page
from tests.sample import sample_content, sample_site
from tests.sites import MakeSite, Page, make_site


@pytest.fixture
def site() -> MakeSite:
    return make_site


SETTINGS = """
== content/site.yaml ==
name: {en: A results site, fr: Un site de résultats}
base_url: https://results.example.org/
languages: [en, fr]
timezone: Europe/Brussels
navigation: [projects, countries]
regions:
  sahel: {name: {en: Sahel and Lake Chad, fr: Sahel et lac Tchad}, countries: [TD, NE, ML]}
  horn: {name: {en: Horn of Africa, fr: Corne de l’Afrique}, countries: [SO]}
"""

RETURNS = """
== content/indicators/returns.yaml ==
name: {en: Returns, fr: Retours}
unit: returns
counting: cumulative
observations:
  - {as_of: 2020-05-06, value: 30, by: {country: {NE: 10, ML: 20}}}
  - {as_of: 2021-09-29, value: 100, by: {country: {NE: 25, ML: 30, several: 45}}}
"""

JOBS = """
== content/indicators/jobs.yaml ==
name: {en: Jobs created, fr: Emplois créés}
unit: jobs
counting: cumulative
observations:
  - {as_of: 2021-09-29, value: 80, by: {country: {NE: 20, ML: 60}}}
"""


def project(key: str, amount: int = 1000, *, year: int = 2019, language: str = "en", **facts: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in facts.items())
    currency = "EUR" if "currency" not in facts else facts.pop("currency")
    return f"""
== content/projects/{key}/{language}.md ==
---
title: {key.capitalize()}
contribution: {{amount: {amount}, currency: {currency}}}
from: {year}-05-06
{lines}---
Words.
"""


def objective(key: str) -> str:
    return f"""
== content/objectives/{key}/en.md ==
---
title: {key.capitalize()}
order: 1
---
Words.
== content/objectives/{key}/fr.md ==
---
title: {key.capitalize()}
---
Des mots.
"""


def story(key: str, **facts: str) -> str:
    lines = "".join(f"{name}: {value}\n" for name, value in facts.items())
    return f"\n== content/stories/{key}/en.md ==\n---\ntitle: {key}\nkind: news\ndate: 2021-09-29\n{lines}---\nWords.\n"


def plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return re.sub(r"\s+", " ", text).strip()


def texts(found: list[HtmlElement]) -> list[str]:
    return [plain(one.text_content()) for one in found]


def tallies(found: Page) -> dict[str, str]:
    """Return what the head of a page says of projects, by what they are."""
    return {
        plain(one.xpath("string(./dt)")): plain(
            " ".join(one.xpath("./dd//*[@class='tally-count' or @class='tally-sum']//text()"))
        )
        for one in found.all("dl.tallies > div")
    }


def totals(found: Page) -> dict[str, dict[str, tuple[str, str]]]:
    """Return the tables of totals: caption to name to count and amount."""
    return {
        plain(table.xpath("string(./caption)")): {
            plain(row.xpath("string(./th)")): (
                plain(row.xpath("string(./td[1])")),
                plain(row.xpath("string(./td[2])")),
            )
            for row in table.xpath(".//tbody/tr")
        }
        for table in found.all("table.ledger-totals")
    }


# --- which pages there are ---


def test_every_country_that_anything_names_has_a_page_in_each_language(site: MakeSite) -> None:
    built = site(
        SETTINGS
        + RETURNS
        + project("a", countries="[MD]")
        + story("b", countries="[GH]")
        + "\n== content/factsheets/c/en.md ==\n---\ntitle: C\nas_of: 2021-09-29\ncountries: [LY]\n---\nWords.\n"
    )

    slugs = {url.split("/")[3] for url in built.pages if url.startswith("/en/countries/")} - {"", "order"}
    assert slugs == {
        *("chad", "niger", "mali", "somalia"),
        *("moldova", "ghana", "libya"),
        *("sahel-and-lake-chad", "horn-of-africa"),
    }
    assert built.page("/fr/pays/moldavie/").title == "Moldavie"
    assert built.page("/fr/pays/sahel-et-lac-tchad/").title == "Sahel et lac Tchad"
    assert built.codes == ()


def test_a_place_is_the_same_place_in_the_other_language(site: MakeSite) -> None:
    built = site(SETTINGS)

    assert [one.url for one in built.page("/en/countries/chad/").switch] == ["/fr/pays/tchad/"]
    assert [one.url for one in built.page("/fr/pays/corne-de-l-afrique/").switch] == [
        "/en/countries/horn-of-africa/"
    ]


def test_a_region_that_is_called_as_its_country_has_an_address_of_its_own(site: MakeSite) -> None:
    built = site(SETTINGS.replace("Horn of Africa", "Somalia"))

    assert {"/en/countries/somalia/", "/en/countries/somalia-region/"} <= set(built.pages)
    assert built.publishable


def test_country_and_region_lead_to_each_other(site: MakeSite) -> None:
    built = site(SETTINGS)

    country, region = built.page("/en/countries/niger/"), built.page("/en/countries/sahel-and-lake-chad/")

    assert [one.words for one in country.breadcrumbs] == ["Home", "Countries", "Sahel and Lake Chad"]
    assert country.link("Mali").url == "/en/countries/mali/"
    assert region.link("Horn of Africa").url == "/en/countries/horn-of-africa/"
    assert [one.words for one in region.links("table.ledger-places a")] == ["Chad", "Mali", "Niger"]


def test_a_country_in_no_region_stands_under_other_countries(site: MakeSite) -> None:
    built = site(SETTINGS + project("a", countries="[MD]"))

    found = built.page("/en/countries/moldova/")
    index = built.page("/en/countries/")

    assert [one.words for one in found.breadcrumbs] == ["Home", "Countries"]
    assert found.all("svg.map-drawing") == []
    assert texts(index.all("main h2"))[:3] == ["Sahel and Lake Chad", "Horn of Africa", "Other countries"]


def test_a_country_of_which_nothing_is_known_says_so(site: MakeSite) -> None:
    found = site(SETTINGS).page("/en/countries/chad/")

    assert "There is nothing here yet." in found.text
    assert tallies(found)["In this country alone"] == "0 projects"


def test_a_site_without_any_country_has_an_empty_table(site: MakeSite) -> None:
    built = site(story("a"))

    assert "There is nothing here yet." in built.page("/en/countries/").text
    assert built.codes == ()


def test_the_map_marks_the_country_in_the_colour_of_its_region(site: MakeSite) -> None:
    found = site(SETTINGS).page("/fr/pays/somalie/")

    [drawing] = found.all("svg.map-drawing")
    assert plain(drawing.xpath("string(.//*[local-name()='title'])")) == "Carte de l’Afrique: Somalie"
    assert len(drawing.xpath(".//*[contains(@class, 'map-marked')]")) == 1
    assert drawing.xpath(".//*[local-name()='pattern']/@id") == ["map-region-2"]


# --- their figures ---


def test_a_country_s_figure_says_what_it_is_a_part_of_and_as_of_when(site: MakeSite) -> None:
    found = site(SETTINGS + RETURNS).page("/en/countries/niger/")

    [figure] = texts(found.all("p.share"))
    assert figure == (
        "25 Returns As of 29 September 2021 "
        "Of 100 in all, 45 stand in contracts that cover several countries, which are not divided"
    )


def test_a_share_stands_where_it_is_honest(site: MakeSite) -> None:
    found = site(SETTINGS + JOBS).page("/fr/pays/niger/")

    [figure] = texts(found.all("p.share"))
    assert figure.endswith("25 % d’un total de 80")


def test_a_region_adds_up_its_countries_and_says_how_many(site: MakeSite) -> None:
    found = site(SETTINGS + RETURNS).page("/en/countries/sahel-and-lake-chad/")

    [figure] = texts(found.all("p.share"))
    assert figure.startswith(
        "55 Returns As of 29 September 2021 Sum for the 2 of its countries with a figure Of 100 in all"
    )


def test_a_state_is_not_added_up_and_the_region_says_so(site: MakeSite) -> None:
    stock = RETURNS.replace("counting: cumulative", "counting: latest")

    found = site(SETTINGS + stock).page("/en/countries/sahel-and-lake-chad/")

    assert found.all("p.share") == []
    assert "Not added up" in found.text
    assert found.link("Returns").url == "/en/indicators/returns/"


def test_an_absent_total_is_told_in_words_on_the_page_of_its_part(site: MakeSite) -> None:
    absent = RETURNS + "  - {as_of: 2022-03-01, absent: in-verification}\n"

    found = site(SETTINGS + absent).page("/en/countries/niger/")

    [figure] = found.all("p.share")
    assert figure.xpath(".//data") == []
    assert "being verified" in figure.text_content()


def test_what_is_no_result_stands_apart_and_says_what_it_is(site: MakeSite) -> None:
    target = RETURNS.replace("unit: returns", "unit: returns\nkind: target")

    found = site(SETTINGS + target + JOBS).page("/en/countries/niger/")

    headings = [one for one in texts(found.all("main h2")) if one.startswith(("Results", "Figures"))]
    assert headings == ["Results", "Figures that are no results"]
    [section] = [one for one in found.all("section.part") if one.get("aria-labelledby") == "part-others"]
    assert "Returns target" in plain(section.text_content())


# --- their projects and stories ---

PROJECTS = (
    project("alone", 5000, countries="[NE]")
    + project("sahelian", 7000, countries="[NE, ML]")
    + project("wide", 11000, countries="[NE, SO]")
)


def test_projects_in_several_countries_are_told_apart_and_never_split(site: MakeSite) -> None:
    built = site(SETTINGS + PROJECTS)

    assert tallies(built.page("/en/countries/niger/")) == {
        "In this country alone": "1 project EUR 5 000",
        "In several countries, this one among them": "2 projects EUR 18 000",
        "News and stories": "0",
    }
    assert tallies(built.page("/en/countries/mali/"))["In this country alone"] == "0 projects"


def test_a_region_has_alone_what_no_other_region_shares(site: MakeSite) -> None:
    found = site(SETTINGS + PROJECTS).page("/en/countries/sahel-and-lake-chad/")

    assert tallies(found) == {
        "In this region alone": "2 projects EUR 12 000",
        "In this region and elsewhere": "1 project EUR 11 000",
        "News and stories": "0",
    }


def test_a_place_shows_its_largest_projects_and_leads_to_the_others(site: MakeSite) -> None:
    many = "".join(project(f"p{number:02}", 1000 + number, countries="[NE]") for number in range(12))

    built = site(SETTINGS + many)
    found = built.page("/en/countries/niger/")

    names = [row[0] for row in found.rows]
    assert names == [f"P{number:02}" for number in range(11, 1, -1)]
    assert found.link("All projects in this country").url == "/en/projects/country/niger/"
    assert len(built.page("/en/projects/country/niger/").rows) == 12


def test_a_country_shows_its_newest_stories_and_leads_to_their_list(site: MakeSite) -> None:
    built = site(SETTINGS + story("one", countries="[NE]") + story("two", regions="[sahel]"))

    country, region = built.page("/en/countries/niger/"), built.page("/en/countries/sahel-and-lake-chad/")

    assert [one.title for one in country.cards] == ["one"]
    assert country.link("All news and stories on this country").url == "/en/news-stories/country/niger/"
    assert {one.title for one in region.cards} == {"one", "two"}
    assert (
        region.link("All news and stories on this region").url
        == "/en/news-stories/region/sahel-and-lake-chad/"
    )


def test_an_item_leads_to_its_places_and_a_card_to_nothing_but_its_item(site: MakeSite) -> None:
    built = site(
        SETTINGS + story("one", countries="[NE]", regions="[sahel]") + project("a", countries="[ML]")
    )

    assert built.page("/en/news-stories/one/").link("Niger").url == "/en/countries/niger/"
    assert (
        built.page("/en/news-stories/one/").link("Sahel and Lake Chad").url
        == "/en/countries/sahel-and-lake-chad/"
    )
    assert built.page("/en/projects/a/").link("Mali").url == "/en/countries/mali/"
    assert [one.words for one in built.page("/en/news-stories/").links("article.card a")] == ["one"]


def test_the_home_page_leads_to_regions_and_countries(site: MakeSite) -> None:
    found = site(SETTINGS).page("/fr/")

    assert [(one.words, one.url) for one in found.links(".region a")] == [
        ("Sahel et lac Tchad", "/fr/pays/sahel-et-lac-tchad/"),
        ("Mali", "/fr/pays/mali/"),
        ("Niger", "/fr/pays/niger/"),
        ("Tchad", "/fr/pays/tchad/"),
        ("Corne de l’Afrique", "/fr/pays/corne-de-l-afrique/"),
        ("Somalie", "/fr/pays/somalie/"),
    ]


# --- the table of countries ---


def test_the_table_comes_in_other_orders_as_pages_of_their_own(site: MakeSite) -> None:
    built = site(SETTINGS + PROJECTS + project("large", 90000, countries="[SO]"))
    index = built.page("/en/countries/")

    orders = {one.words: one.url for one in index.links("nav.orders a")}
    assert list(orders) == [
        "by region",
        "by number of projects",
        "by contribution",
        "by number of news and stories",
    ]
    by_projects = built.page(orders["by number of projects"])
    by_contribution = built.page(orders["by contribution"])
    assert [row[0] for row in by_projects.rows][:3] == ["Niger", "Somalia", "Mali"]
    assert [row[0] for row in by_contribution.rows][:3] == ["Somalia", "Niger", "Mali"]
    assert by_contribution.title == "Countries by contribution"
    assert [one.url for one in by_contribution.switch] == ["/fr/pays/ordre/contribution/"]


def test_each_currency_has_an_order_of_its_own(site: MakeSite) -> None:
    dollars = project("b", 10, countries="[ML]").replace("currency: EUR", "currency: USD")

    built = site(SETTINGS + project("a", 5, countries="[NE]") + dollars)

    orders = {one.words: one.url for one in built.page("/en/countries/").links("nav.orders a")}
    assert built.page(orders["by contribution in USD"]).rows[0][0] == "Mali"
    assert built.page(orders["by contribution in EUR"]).rows[0][0] == "Niger"


def test_the_table_says_once_what_all_projects_come_to(site: MakeSite) -> None:
    found = site(SETTINGS + PROJECTS + project("nowhere", 3)).page("/en/countries/")

    assert totals(found)["Added up"] == {
        "In one country alone": ("1", "EUR 5 000"),
        "In several countries": ("2", "EUR 18 000"),
        "No country named": ("1", "EUR 3"),
        "All projects": ("4", "EUR 23 003"),
    }


# --- the list of projects ---


def test_all_projects_are_added_up_by_objective_region_country_and_year(site: MakeSite) -> None:
    built = site(
        SETTINGS
        + objective("jobs")
        + objective("peace")
        + project("one", 1, countries="[NE]", objectives="[jobs]", year=2018)
        + project("two", 20, countries="[NE, SO]", objectives="[jobs, peace]")
        + project("three", 300)
    )

    assert totals(built.page("/en/projects/")) == {
        "By objective": {
            "Jobs": ("1", "EUR 1"),
            "Several objectives": ("1", "EUR 20"),
            "No objective": ("1", "EUR 300"),
            "All projects": ("3", "EUR 321"),
        },
        "By region": {
            "Sahel and Lake Chad": ("1", "EUR 1"),
            "Several regions, or one and elsewhere": ("1", "EUR 20"),
            "Outside these regions": ("1", "EUR 300"),
            "All projects": ("3", "EUR 321"),
        },
        "By country": {
            "Niger": ("1", "EUR 1"),
            "Several countries": ("1", "EUR 20"),
            "No country named": ("1", "EUR 300"),
            "All projects": ("3", "EUR 321"),
        },
        "By year of start": {
            "2019": ("2", "EUR 320"),
            "2018": ("1", "EUR 1"),
            "All projects": ("3", "EUR 321"),
        },
    }


def test_filters_of_projects_are_pages_that_tell_shared_ones_apart(site: MakeSite) -> None:
    built = site(SETTINGS + PROJECTS)

    filters = built.page("/fr/projets/").filters
    found = built.page("/en/projects/country/niger/")

    assert [(one.words, one.url) for one in filters["Pays"]] == [
        ("Mali", "/fr/projets/pays/mali/"),
        ("Niger", "/fr/projets/pays/niger/"),
        ("Somalie", "/fr/projets/pays/somalie/"),
    ]
    assert "Bailleur de fonds" not in filters
    assert found.title == "Projects: Niger"
    assert tallies(found)["In several countries, this one among them"] == "2 projects EUR 18 000"
    assert [one.url for one in found.switch] == ["/fr/projets/pays/niger/"]


def test_projects_can_be_filtered_by_funder_where_there_are_several(site: MakeSite) -> None:
    of = {
        key: project(key).replace("currency: EUR", f"currency: EUR, funder: {key}") for key in ("one", "two")
    }

    filters = site(SETTINGS + of["one"] + of["two"]).page("/en/projects/").filters

    assert [(one.words, one.url) for one in filters["Funder"]] == [
        ("one", "/en/projects/funder/one/"),
        ("two", "/en/projects/funder/two/"),
    ]


def test_the_list_of_projects_has_pages_of_fifty(site: MakeSite) -> None:
    many = "".join(project(f"p{number:03}", 1) for number in range(51))

    built = site(SETTINGS + many)

    first, second = built.page("/en/projects/"), built.page("/en/projects/page/2/")
    assert len([row for row in first.rows if row[0].startswith("P")]) == 50
    assert [row[0] for row in second.rows] == ["P050"]
    assert [one.words for one in second.pager] == ["1", "2"]
    assert totals(second) == {}
    assert "EUR 51" in plain(second.text)


def test_a_sum_is_the_same_in_every_language_and_says_what_is_not_listed(site: MakeSite) -> None:
    hiding = SETTINGS + "untranslated: hide\n"

    found = site(hiding + project("a", 5) + project("b", 7, language="fr")).page("/en/projects/")

    assert "2 projects with contributions of EUR 12 in total." in plain(found.text)
    assert "1 more is described in another language only" in found.text
    assert found.rows[0][0] == "A"


def test_what_a_project_achieved_and_what_is_expected_stand_apart(site: MakeSite) -> None:
    planned = JOBS.replace("unit: jobs", "unit: jobs\nkind: planned")

    found = site(SETTINGS + RETURNS + planned + project("a", results="[returns, jobs]")).page(
        "/en/projects/a/"
    )

    [counter] = found.counters
    [row] = found.rows
    assert counter.label == "Returns"
    assert plain(row[0]) == "Jobs created planned"
    assert "Targets, pledges and plans: none of this is a result." in found.text


# --- the sample site ---


def amounts(country: str) -> Iterator[tuple[bool, Decimal]]:
    for one in sample_content().projects.values():
        if country in one.countries:
            yield len(one.countries) == 1, one.contribution.amount


@pytest.mark.parametrize(
    ("country", "path"),
    [("NE", "niger"), ("SO", "somalia"), ("MA", "morocco"), ("MD", "moldova"), ("ER", "eritrea")],
)
def test_the_sums_of_a_sample_country_are_those_of_its_records(country: str, path: str) -> None:
    found = tree_of_page(sample_site().files[f"en/countries/{path}/index.html"])

    shown = [
        sum((Decimal(str(one)) for one in dd.xpath(".//data/@value")), Decimal(0))
        for dd in found.xpath("//dl[@class='tallies']/div[position() < last()]/dd")
    ]
    alone = sum((amount for is_alone, amount in amounts(country) if is_alone), Decimal(0))
    shared = sum((amount for is_alone, amount in amounts(country) if not is_alone), Decimal(0))
    assert shown == ([alone, shared] if shared else [alone])


def test_the_sums_of_the_sample_regions_and_of_all_projects_agree() -> None:
    contributions = [one.contribution.amount for one in sample_content().projects.values()]

    found = tree_of_page(sample_site().files["en/projects/index.html"])

    for table in found.xpath("//table[contains(@class, 'ledger-totals')]"):
        values = [Decimal(str(one)) for one in table.xpath(".//data/@value")]
        counts = [int(one.text_content()) for one in table.xpath(".//tbody/tr/td[1]")]
        assert values[-1] == sum(values[:-1]) == sum(contributions)
        assert counts[-1] == sum(counts[:-1]) == len(contributions)


@pytest.mark.parametrize("country", ["NE", "SO", "ML"])
def test_the_figures_of_a_sample_country_are_those_of_its_indicators(country: str) -> None:
    names = {"NE": "niger", "SO": "somalia", "ML": "mali"}
    found = tree_of_page(sample_site().files[f"en/countries/{names[country]}/index.html"])

    told = {Decimal(str(one)) for one in found.xpath("//data[@class='share-value']/@value")}
    known = {
        one.observations[-1].parts["country"][country]
        for one in sample_content().indicators.values()
        if one.observations and country in one.observations[-1].parts.get("country", {})
    }
    assert told == known


def test_two_funders_that_differ_in_nothing_an_address_can_hold_both_have_a_page(site: MakeSite) -> None:
    names = ("European Commission", "European commission", "Ευρωπαϊκή Επιτροπή", "Ελλάδα")
    projects = "".join(
        f"""
== content/projects/p{number}/en.md ==
---
title: Project {number}
contribution: {{amount: 1, currency: EUR, funder: {name}}}
from: 2020
---
Words.
"""
        for number, name in enumerate(names)
    )

    built = site(projects)

    assert built.codes == ()
    assert sorted(one for one in built.pages if "/en/projects/funder/" in one) == [
        "/en/projects/funder/european-commission-2/",
        "/en/projects/funder/european-commission/",
        "/en/projects/funder/funder-2/",
        "/en/projects/funder/funder/",
    ]
