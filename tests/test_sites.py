"""Whole sites: small ones in a string, then what a reader finds on their pages."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from bilan.model.source import Span
from tests.sites import NOW, Built, Card, MakeSite, make_site


@pytest.fixture
def site() -> MakeSite:
    return make_site


def story(
    key: str, date: str = "2021-09-29", *, language: str = "en", text: str = "Words.", **facts: str
) -> str:
    """Return the file of a story in one language."""
    kind = facts.pop("kind", "story")
    title = facts.pop("title", key.capitalize())
    lines = "".join(f"{name}: {value}\n" for name, value in facts.items())
    return f"""
== content/stories/{key}/{language}.md ==
---
title: {title}
kind: {kind}
date: {date}
{lines}---
{text}
"""


def page(text: str, key: str = "about", language: str = "en") -> str:
    """Return the file of an undated page in one language."""
    return f"\n== content/pages/{key}/{language}.md ==\n---\ntitle: {key.capitalize()}\n---\n{text}\n"


FAUSTINA = story("faustina", title="Faustina comes home", text="A workshop of her own.")

MIGRANTS = """
== content/indicators/migrants.yaml ==
name: {en: Migrants protected, fr: Migrants protégés}
unit: people
counting: cumulative
objective: migration
source: {name: {en: Annual report, fr: Rapport annuel}, url: https://example.org/report}
observations:
  - {as_of: 2020-05-06, value: 147629}
  - {as_of: 2021-09-29, value: 295998, by: {country: {NE: 120000, ML: 64000, several: 111998}}}
"""

INFORMED = """
== content/indicators/informed.yaml ==
name: {en: People informed, fr: Personnes informées}
unit: people
counting: cumulative
objective: migration
observations:
  - {as_of: 2020-05-06, absent: not-reported}
  - {as_of: 2021-09-29, value: 1985}
"""

RETURNS = """
== content/indicators/returns.yaml ==
name: {en: Returns, fr: Retours}
unit: returns
counting: period
observations:
  - {from: 2019-01-01, as_of: 2019-12-31, value: 1000}
  - {from: 2020-01-01, as_of: 2020-12-31, value: 500}
"""

MIGRATION = """
== content/objectives/migration/en.md ==
---
title: Improved migration management
order: 3
counters: [migrants, informed]
charts: [{indicator: migrants, by: country}]
---
The action in words.
== content/objectives/migration/fr.md ==
---
title: Meilleure gestion des migrations
slug: gestion-des-migrations
---
L’action en mots.
"""

RESULTS = MIGRANTS + INFORMED + MIGRATION

SETTINGS = """
== content/site.yaml ==
name: {en: A results site, fr: Un site de résultats}
base_url: https://results.example.org/
languages: [en, fr]
timezone: Europe/Brussels
"""


def titles(cards: tuple[Card, ...]) -> list[str]:
    return [one.title for one in cards]


def leads_nowhere(built: Built) -> list[str]:
    """Return every address of the site that has no file or no such anchor, as a reader would find it."""
    files = {f"/{path.removesuffix('index.html')}" for path in built.paths}
    pages = {url: built.page(url) for url in built.pages}
    lost = []
    for url, found in pages.items():
        for address in found.addresses:
            path, _, anchor = address.partition("#")
            if path.startswith(("https:", "mailto:")):
                continue
            there = path or url
            if there not in files or (anchor and anchor not in pages[there].anchors):
                lost.append(f"{url} leads to {address}")
    return lost


# --- items in one language ---


def test_a_french_list_marks_a_story_that_exists_only_in_english(site: MakeSite) -> None:
    built = site("""
        == content/stories/faustina/en.md ==
        ---
        title: Faustina comes home
        kind: story
        date: 2021-09-29
        ---
        A workshop of her own.
    """)

    [card] = built.page("/fr/actualites-recits/").cards

    assert card.title == "Faustina comes home"
    assert (card.language, card.mark) == ("en", "en anglais")
    assert card.url == "/en/news-stories/faustina/"


def test_a_list_shows_a_translated_story_in_its_own_language_without_a_mark(site: MakeSite) -> None:
    built = site(
        FAUSTINA
        + "\n== content/stories/faustina/fr.md ==\n---\ntitle: Le retour de Faustina\n---\nUn atelier.\n"
    )

    [card] = built.page("/fr/actualites-recits/").cards

    assert (card.title, card.language, card.mark) == ("Le retour de Faustina", "fr", "")
    assert card.url == "/fr/actualites-recits/faustina/"


def test_french_only_is_as_good_as_english_only(site: MakeSite) -> None:
    built = site(story("marie", language="fr", title="Marie, couturière"))

    [card] = built.page("/en/news-stories/").cards

    assert (card.title, card.language, card.mark) == ("Marie, couturière", "fr", "in French")
    assert "/en/news-stories/marie/" not in built.pages


def test_a_site_that_hides_the_untranslated_leaves_it_out_of_lists_and_counts(site: MakeSite) -> None:
    built = site(SETTINGS + "untranslated: hide\n" + FAUSTINA)

    found = built.page("/fr/actualites-recits/")

    assert found.cards == ()
    assert found.filters == {}
    assert titles(built.page("/en/news-stories/").cards) == ["Faustina comes home"]


def test_a_page_without_translation_says_so_and_leads_to_the_nearest_page(site: MakeSite) -> None:
    found = site(FAUSTINA).page("/en/news-stories/faustina/")

    [switch] = found.switch
    [notice] = found.notices
    assert switch.url == "/fr/actualites-recits/"
    assert notice == "This page is not available in French. Go to the nearest page in French"
    assert 'hreflang="fr" href=' not in found.html  # search engines are promised no translation


def test_the_switch_names_each_language_in_its_own_words_and_leads_to_the_same_page(site: MakeSite) -> None:
    built = site(page("Words.") + page("Des mots.", language="fr"))

    [to_french] = built.page("/en/about/").switch
    [to_english] = built.page("/fr/about/").switch

    assert (to_french.url, to_french.words, to_french.language) == ("/fr/about/", "Français", "fr")
    assert (to_english.url, to_english.words, to_english.language) == ("/en/about/", "English", "en")


def test_both_languages_have_the_same_pages_but_for_what_is_in_one_language(site: MakeSite) -> None:
    built = site(RESULTS + RETURNS + FAUSTINA)

    english = [one for one in built.pages if one.startswith("/en/")]
    french = [one for one in built.pages if one.startswith("/fr/")]

    assert len(english) == len(french) + 1


# --- the list of news and stories ---


def eleven() -> str:
    return "".join(story(f"story-{number:02}", f"2021-01-{number:02}") for number in range(1, 12))


def test_the_list_is_newest_first_ten_a_page(site: MakeSite) -> None:
    built = site(eleven())

    first, second = built.page("/en/news-stories/"), built.page("/en/news-stories/page/2/")

    assert titles(first.cards) == [f"Story-{number:02}" for number in range(11, 1, -1)]
    assert titles(second.cards) == ["Story-01"]
    assert "11 entries · page 2 of 2" in second.text
    assert "/en/news-stories/page/3/" not in built.pages


def test_the_pages_of_a_list_are_numbered_and_the_current_one_is_marked(site: MakeSite) -> None:
    found = site(eleven()).page("/en/news-stories/page/2/")

    assert [(one.words, one.url, one.is_current) for one in found.pager] == [
        ("1", "/en/news-stories/", False),
        ("2", "/en/news-stories/page/2/", True),
    ]


def test_the_second_page_of_a_list_leads_to_the_second_page_of_the_other_language(site: MakeSite) -> None:
    [switch] = site(eleven()).page("/en/news-stories/page/2/").switch

    assert switch.url == "/fr/actualites-recits/page/2/"


def test_ten_stories_need_no_second_page(site: MakeSite) -> None:
    built = site("".join(story(f"story-{number}", f"2021-01-{number:02}") for number in range(1, 11)))

    assert built.page("/en/news-stories/").pager == ()
    assert "/en/news-stories/page/2/" not in built.pages


def test_a_card_says_what_it_is_and_when_and_where(site: MakeSite) -> None:
    built = site(story("faustina", kind="news", countries="[LY, GH]", text="The *first* paragraph.\n\nMore."))

    [english] = built.page("/en/news-stories/").cards
    [french] = built.page("/fr/actualites-recits/").cards

    assert english.kicker == "News | 29 September 2021"
    assert (english.teaser, english.places) == ("The first paragraph.", "Countries: Libya and Ghana")
    assert french.kicker == "Actualité | 29 septembre 2021"


def test_the_first_of_a_month_has_its_ordinal_in_french(site: MakeSite) -> None:
    [card] = site(story("faustina", "2021-10-01")).page("/fr/actualites-recits/").cards

    assert card.kicker.replace(" er", "er") == "Récit | 1er octobre 2021"


def test_a_rough_date_is_told_as_such_and_stands_by_its_last_day(site: MakeSite) -> None:
    built = site(story("rough", '"~2018-04"') + story("before", "2018-04-29") + story("after", "2018-05-01"))

    cards = built.page("/en/news-stories/").cards

    assert titles(cards) == ["After", "Rough", "Before"]
    assert cards[1].kicker == "Story | about April 2018"


def test_a_list_without_stories_says_so(site: MakeSite) -> None:
    assert "There is nothing here yet." in site("").page("/en/news-stories/").text


# --- filters ---

FILTERED = (
    MIGRATION.replace("counters: [migrants, informed]\n", "").replace(
        "charts: [{indicator: migrants, by: country}]\n", ""
    )
    + """
== content/topics.yaml ==
children: {name: {en: Children, fr: Enfants}}
protection: {name: {en: Protection, fr: Protection}}
"""
    + story("one", "2021-09-29", kind="news", countries="[CI]", topics="[children]", objectives="[migration]")
    + story("two", "2020-05-06", kind="story", countries="[NE, CI]")
)


def test_filters_are_plain_links_to_pages_of_their_own_in_the_words_of_the_language(site: MakeSite) -> None:
    filters = site(FILTERED).page("/fr/actualites-recits/").filters

    base = "/fr/actualites-recits"
    assert {name: [(one.words, one.url) for one in links] for name, links in filters.items()} == {
        "Type": [("Actualités", f"{base}/type/actualites/"), ("Récits", f"{base}/type/recits/")],
        "Année": [("2021", f"{base}/annee/2021/"), ("2020", f"{base}/annee/2020/")],
        "Objectif": [("Meilleure gestion des migrations", f"{base}/objectif/gestion-des-migrations/")],
        "Pays": [("Côte d’Ivoire", f"{base}/pays/cote-d-ivoire/"), ("Niger", f"{base}/pays/niger/")],
        "Thème": [("Enfants", f"{base}/theme/enfants/")],
    }


def test_a_filter_s_page_shows_its_stories_alone_and_the_way_back_to_all(site: MakeSite) -> None:
    found = site(FILTERED).page("/en/news-stories/country/niger/")

    assert found.title == "News and stories: Niger"
    assert titles(found.cards) == ["Two"]
    assert found.link("Show all news and stories").url == "/en/news-stories/"
    assert [one.words for one in found.filters["Country"] if one.is_current] == ["Niger"]


def test_a_filter_leads_to_the_same_filter_in_the_other_language(site: MakeSite) -> None:
    built = site(FILTERED)

    [of_country] = built.page("/en/news-stories/country/cote-d-ivoire/").switch
    [of_objective] = built.page("/fr/actualites-recits/objectif/gestion-des-migrations/").switch

    assert of_country.url == "/fr/actualites-recits/pays/cote-d-ivoire/"
    assert of_objective.url == "/en/news-stories/objective/migration/"


def test_a_choice_that_leads_to_nothing_is_not_offered(site: MakeSite) -> None:
    built = site(FILTERED)

    assert [one.words for one in built.page("/en/news-stories/").filters["Topic"]] == ["Children"]
    assert not [one for one in built.pages if "protection" in one and "topic/" in one]


def test_a_filter_has_pages_of_ten_as_well(site: MakeSite) -> None:
    built = site(eleven())

    assert titles(built.page("/en/news-stories/year/2021/page/2/").cards) == ["Story-01"]


# --- figures in text ---


def test_a_number_is_written_as_each_language_does(site: MakeSite) -> None:
    text = "[[figure migrants]] people."
    built = site(RESULTS + page(text) + page(text, language="fr"))

    assert built.page("/en/about/").prose == "295\u202f998 people."
    assert built.page("/fr/about/").prose == "295\u202f998 people."


@pytest.mark.parametrize(
    ("options", "english", "french"),
    [
        ("as-of=2020-05-06", "147\u202f629", "147\u202f629"),
        ("as-of=2021-09-28", "147\u202f629", "147\u202f629"),
        ("floor=1000", "295\u202f000", "295\u202f000"),
        ("by=country:NE", "120\u202f000", "120\u202f000"),
        ("floor=100000 as-of=2020-05-06", "100\u202f000", "100\u202f000"),
    ],
)
def test_a_figure_takes_its_options_in_any_order(
    site: MakeSite, options: str, english: str, french: str
) -> None:
    for asked in (options, " ".join(reversed(options.split()))):
        text = f"More than [[figure migrants {asked}]]."
        built = site(RESULTS + page(text) + page(text, language="fr"))

        assert built.page("/en/about/").prose == f"More than {english}."
        assert built.page("/fr/about/").prose == f"More than {french}."


def test_a_short_figure_is_written_in_words(site: MakeSite) -> None:
    text = "[[figure migrants form=short]]"
    large = MIGRANTS.replace("295998, by: {country: {NE: 120000, ML: 64000, several: 111998}}", "1865220")
    built = site(
        large + INFORMED + MIGRATION.replace(", by: country", "") + page(text) + page(text, language="fr")
    )

    assert built.page("/en/about/").prose.replace("\u00a0", " ") == "1.9 million"
    assert built.page("/fr/about/").prose.replace("\u00a0", " ") == "1,9 million"


def test_an_old_story_keeps_telling_what_was_true_on_its_day(site: MakeSite) -> None:
    text = "[[figure migrants]] people."
    built = site(RESULTS + story("old", "2021-09-28", text=text) + story("new", "2021-09-29", text=text))

    assert built.page("/en/news-stories/old/").prose == "147\u202f629 people."
    assert built.page("/en/news-stories/new/").prose == "295\u202f998 people."


def test_the_teaser_of_an_old_story_tells_the_same_figure_as_the_story(site: MakeSite) -> None:
    built = site(RESULTS + story("old", "2020-12-31", text="[[figure migrants]] people."))

    [card] = built.page("/en/news-stories/").cards

    assert card.teaser == "147\u202f629 people."


def test_an_undated_page_tells_the_latest_figure_of_the_moment(site: MakeSite) -> None:
    content = RESULTS + page("[[figure migrants]] people.")

    assert site(content).page("/en/about/").prose == "295\u202f998 people."
    assert site(content, as_of="2020-12-31").page("/en/about/").prose == "147\u202f629 people."


def test_a_figure_leads_to_where_it_comes_from(site: MakeSite) -> None:
    found = site(RESULTS + page("[[figure migrants]] people.")).page("/en/about/")

    assert found.link("295\u202f998").url == "/en/indicators/migrants/"


def test_periods_add_up_and_name_their_first_and_last_day(site: MakeSite) -> None:
    found = site(RETURNS + page("[[counters returns]]")).page("/en/about/")

    [counter] = found.counters
    assert (counter.value, counter.number) == ("1\u202f500", "1500")
    assert "2019" in counter.day
    assert "2020" in counter.day


def test_the_table_of_an_indicator_is_newest_first_and_tells_absence_in_words(site: MakeSite) -> None:
    found = site(RESULTS + page("[[table informed]]")).page("/en/about/")

    assert found.rows == (("29 September 2021", "1\u202f985"), ("6 May 2020", "not yet reported"))


def test_a_counter_without_a_value_names_the_reason_and_its_day(site: MakeSite) -> None:
    content = RESULTS + page("[[counters informed]]", language="fr") + page("[[counters informed]]")

    [english] = site(content, as_of="2020-06-01").page("/en/about/").counters
    [french] = site(content, as_of="2020-06-01").page("/fr/about/").counters

    assert (english.value, english.number) == ("not yet reported", None)
    assert english.day == "As of 6 May 2020"
    assert french.value == "pas encore communiqué"


def test_in_code_a_reference_is_text(site: MakeSite) -> None:
    found = site(page("Write `[[figure migrants]]` or \\[[figure migrants]].")).page("/en/about/")

    assert found.prose == "Write [[figure migrants]] or [[figure migrants]]."


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("[[figure migrant]]", "unknown-indicator", "migrant"),
        ("[[figure migrants as-of=2019-01-01]]", "figure-before-first", "2019-01-01"),
        ("[[figure informed as-of=2020-05-06]]", "figure-absent", "not-reported"),
        ("[[figure migrants by=country:TD]]", "figure-no-part", "TD"),
        ("[[figura migrants]]", "reference-unknown", "figura"),
    ],
)
def test_a_figure_that_cannot_stand_in_a_sentence_is_an_error_at_its_place(
    site: MakeSite, text: str, code: str, told: str
) -> None:
    built = site(RESULTS + page(f"First line.\n\nThen {text} here."))

    [problem] = built.problems
    assert (problem.code, problem.severity) == (code, "error")
    assert told in problem.what
    assert (problem.span.path, problem.span.line) == ("content/pages/about/en.md", 6)
    assert not built.publishable


def test_a_figure_that_is_only_missing_because_the_build_is_for_an_earlier_day_is_no_error(
    site: MakeSite,
) -> None:
    built = site(RESULTS + page("[[figure migrants]] people."), as_of="2019-06-01")

    [note] = built.problems
    assert (note.code, note.severity) == ("figure-not-yet", "note")
    assert built.publishable
    assert built.page("/en/about/").prose == "not yet reported people."


def test_a_figure_from_after_a_story_s_own_date_is_worth_a_look(site: MakeSite) -> None:
    built = site(RESULTS + story("old", "2021-01-01", text="[[figure migrants as-of=2021-09-29]]"))

    assert built.codes == ("figure-after-item",)
    assert built.publishable


# --- the page of an objective ---


def test_an_objective_shows_its_counters_with_their_day_and_a_footnote_that_leads_to_their_source(
    site: MakeSite,
) -> None:
    found = site(RESULTS).page("/en/objectives/migration/")

    migrants, informed = found.counters
    assert (migrants.value, migrants.number) == ("295\u202f998", "295998")
    assert (migrants.label, migrants.day) == ("Migrants protected", "As of 29 September 2021")
    assert migrants.growth == "up from 147\u202f629 in May 2020"
    assert informed.value == "1\u202f985"
    assert {migrants.footnote, informed.footnote} <= found.anchors


def test_an_objective_as_it_stood_shows_the_values_of_that_day_and_names_what_was_missing(
    site: MakeSite,
) -> None:
    built = site(RESULTS, as_of="2020-05-06")

    english = built.page("/en/objectives/migration/").counters
    french = built.page("/fr/objectifs/gestion-des-migrations/").counters

    assert [one.value for one in english] == ["147\u202f629", "not yet reported"]
    assert [one.value for one in french] == ["147\u202f629", "pas encore communiqué"]
    assert english[0].growth == ""


def test_a_chart_of_parts_names_its_total_and_has_a_table_of_them_with_several_countries_last(
    site: MakeSite,
) -> None:
    found = site(RESULTS).page("/en/objectives/migration/")

    assert "Total: 295\u202f998" in found.text
    assert found.rows == (
        ("Niger", "120\u202f000"),
        ("Mali", "64\u202f000"),
        ("Several countries", "111\u202f998"),
    )


def test_an_objective_shows_its_newest_four_stories_and_leads_to_all_of_them(site: MakeSite) -> None:
    stories = "".join(
        story(f"story-{number}", f"2021-01-0{number}", objectives="[migration]") for number in range(1, 6)
    )
    found = site(RESULTS + stories + FAUSTINA).page("/en/objectives/migration/")

    assert titles(found.cards) == ["Story-5", "Story-4", "Story-3", "Story-2"]
    assert found.link("All news and stories on this objective").url == "/en/news-stories/objective/migration/"


def test_all_results_stand_by_objective_and_figures_that_are_no_results_stand_apart(site: MakeSite) -> None:
    pledge = RETURNS.replace("unit: returns", "unit: returns\nkind: pledge")
    found = site(RESULTS + pledge).page("/en/results/")

    headings = [" ".join(one.text_content().split()) for one in found.all("main h2")]
    assert headings == [
        "Improved migration management",
        "Results as they stood",
        "Figures that are no results",
    ]
    assert ("Migrants protected", "295\u202f998", "29 September 2021") in found.rows
    assert next(row for row in found.rows if row[0].startswith("Returns"))[0] == "Returns pledge"


# --- projects and topics ---

PROJECT = """
== content/projects/sahel/{key}/en.md ==
---
title: {title}
contribution: {{amount: {amount}, currency: EUR, funder: European Union}}
from: {starts}
countries: [NE, ML]
topics: [children]
---
Words.
"""
TOPICS = "\n== content/topics.yaml ==\nchildren: {name: {en: Children, fr: Enfants}}\n"


def test_the_list_of_projects_has_title_countries_period_and_contribution(site: MakeSite) -> None:
    content = (
        TOPICS
        + PROJECT.format(key="one", title="One", amount=1250000, starts="2019-01-01\nto: 2021-12-31")
        + PROJECT.format(key="two", title="Two", amount=800000, starts="2020-05-06")
    )

    rows = site(content).page("/en/projects/").rows

    assert [row[0] for row in rows[:2]] == ["Two", "One"]
    assert rows[1][1] == "Niger and Mali"
    assert "2019" in rows[1][2]
    assert "2021" in rows[1][2]
    assert rows[1][3].replace("\u00a0", " ").replace("\u202f", " ") == "EUR 1 250 000"


def test_a_topic_gathers_stories_and_projects(site: MakeSite) -> None:
    content = (
        TOPICS
        + PROJECT.format(key="one", title="One", amount=1, starts="2019-01-01")
        + story("faustina", topics="[children]")
    )

    found = site(content).page("/fr/themes/children/")

    assert found.title == "Enfants"
    assert titles(found.cards) == ["Faustina"]
    assert found.rows[0][0] == "One en anglais"


# --- the way through the site ---


def test_every_page_knows_its_place(site: MakeSite) -> None:
    found = site(RESULTS + FAUSTINA).page("/en/news-stories/faustina/")

    assert [(one.words, one.url) for one in found.breadcrumbs] == [
        ("Home", "/en/"),
        ("News and stories", "/en/news-stories/"),
    ]
    assert [one.words for one in found.menu if one.is_current] == ["News and stories"]


def test_a_page_says_its_own_address_and_those_of_its_translations_in_full(site: MakeSite) -> None:
    found = site(page("Words.") + page("Des mots.", language="fr")).page("/en/about/")

    assert '<link rel="canonical" href="https://results.example.org/en/about/">' in found.html
    assert 'hreflang="fr" href="https://results.example.org/fr/about/"' in found.html


def test_a_slug_of_each_language_stands_in_its_address(site: MakeSite) -> None:
    built = site(RESULTS)

    [switch] = built.page("/en/objectives/migration/").switch

    assert switch.url == "/fr/objectifs/gestion-des-migrations/"


def test_readers_without_a_language_choose_one_and_lost_ones_are_told_in_theirs(site: MakeSite) -> None:
    built = site("")

    assert [one.url for one in built.page("/").links("main a")] == ["/en/", "/fr/"]
    assert built.page("/fr/404.html").language == "fr"
    assert [
        one.url for one in built.page("/404.html").links("main a") if one.words in {"Home", "Accueil"}
    ] == [
        "/en/",
        "/fr/",
    ]


def test_every_link_and_anchor_of_a_site_leads_somewhere(site: MakeSite) -> None:
    built = site(
        RESULTS
        + RETURNS
        + FILTERED.replace(MIGRATION, "")
        .partition("== content/topics.yaml")[2]
        .join(["\n== content/topics.yaml", ""])
        + eleven()
        + page(
            "## A heading\n\n[there](#a-heading), [her](stories:one), [how](indicators:migrants), [all](/en/results/)"
        )
    )

    assert built.problems == ()
    assert leads_nowhere(built) == []


def test_a_link_that_leads_nowhere_is_an_error_where_its_author_wrote_it(site: MakeSite) -> None:
    built = site(page("Words.\n\nAnd [a link](/en/nowhere/) and [a place](#nowhere)."))

    assert [(one.code, one.span.line, one.span.path) for one in built.problems] == [
        ("broken-link", 6, "content/pages/about/en.md"),
        ("broken-anchor", 6, "content/pages/about/en.md"),
    ]


# --- redirects and addresses ---


def test_an_alias_leads_to_where_the_story_is_now(site: MakeSite) -> None:
    found = site(story("faustina", aliases="[/en/old/address/, /2021/faustina.html]"))

    for old in ("/en/old/address/", "/2021/faustina.html"):
        moved = found.page(old)
        assert '<meta http-equiv="refresh" content="0; url=/en/news-stories/faustina/">' in moved.html
        assert moved.links("main a")[0].url == "/en/news-stories/faustina/"


def test_an_address_that_two_sources_want_is_an_error_that_names_both(site: MakeSite) -> None:
    built = site(FAUSTINA + story("other", aliases="[/en/news-stories/faustina/]"))

    [problem] = built.problems
    both = {problem.span.path, *(one.path for one in problem.also)}
    assert both == {"content/stories/faustina/en.md", "content/stories/other/en.md"}
    assert not built.publishable


# --- base path ---


def test_below_a_path_every_address_of_the_site_begins_with_it_and_leads_somewhere(site: MakeSite) -> None:
    content = RESULTS + story(
        "faustina", aliases="[/en/old/]", text="[all](/en/results/), [how](indicators:migrants)"
    )

    built = site(content, base_url="https://example.org/our/results/")

    own = [
        address
        for url in built.pages
        for address in built.page(url).addresses
        if not address.startswith(("https://", "#"))
    ]
    assert built.problems == ()
    assert {address for address in own if not address.startswith("/our/results/")} == set()
    assert (
        built.page("/our/results/en/old/").links("main a")[0].url == "/our/results/en/news-stories/faustina/"
    )


def test_the_files_of_a_site_lie_where_they_do_whatever_its_base_path(site: MakeSite) -> None:
    assert site(RESULTS, base_url="https://example.org/our/results/").paths == site(RESULTS).paths


# --- what is held back ---


@pytest.mark.parametrize(
    "held", [{"status": "draft"}, {"publish_at": "2022-12-01T09:00"}, {"date": "2022-12-01"}], ids=str
)
def test_what_is_held_back_is_nowhere_on_the_site_but_in_the_report(
    site: MakeSite, held: dict[str, str]
) -> None:
    built = site(story("secret", title="Secret", **held))

    assert [one.code for one in built.problems] == ["held-back"]
    assert built.publishable
    assert not [path for path, data in built.files.items() if b"Secret" in data or "secret" in path]


def test_the_preview_shows_what_is_held_back_and_marks_it(site: MakeSite) -> None:
    content = story("one", status="draft") + story("two", publish_at="2022-12-01T09:00")
    built = site(content, shows_drafts=True)

    marks = {one.title: one.mark for one in built.page("/en/news-stories/").cards}

    assert marks == {"One": "draft", "Two": "not yet published"}
    assert built.page("/en/news-stories/one/").notices[0] == "Draft. Only the preview shows this page."
    assert "1 December 2022" in built.page("/en/news-stories/two/").notices[0]


def test_a_site_of_an_earlier_day_knows_no_later_story(site: MakeSite) -> None:
    content = story("old", "2020-05-06") + story("new", "2021-09-29")

    assert titles(site(content, as_of="2020-05-06").page("/en/news-stories/").cards) == ["Old"]


def test_a_story_goes_public_by_itself_when_its_moment_comes(site: MakeSite) -> None:
    content = story("faustina", publish_at="2022-06-15T12:30")
    later = NOW + dt.timedelta(minutes=30)

    assert site(content).page("/en/news-stories/").cards == ()
    assert titles(site(content, now=later).page("/en/news-stories/").cards) == ["Faustina"]


def test_a_link_to_what_is_withdrawn_keeps_its_words_and_loses_its_way(site: MakeSite) -> None:
    built = site(story("faustina", status="withdrawn") + page("Read [her story](stories:faustina)."))

    assert built.codes == ("link-to-held-back",)
    assert built.publishable
    found = built.page("/en/about/")
    assert found.prose == "Read her story."
    assert "/en/news-stories/faustina/" not in found.addresses


# --- content that is broken ---


def test_one_broken_item_hides_neither_the_problems_nor_the_pages_of_another(site: MakeSite) -> None:
    built = site(
        story("good")
        + story("no-title", title="")
        + story("bad-date", "29/09/2021")
        + story("bad-key", oops="1")
        + story("bad-objective", objectives="[educaton]")
        + "\n== content/stories/not-closed/en.md ==\n---\ntitle: Not closed\nkind: story\n"
        + "\n== content/indicators/bad.yaml ==\nname: {en: A, fr: B}\nunit: people\ncounting: latest\n"
        + "observations:\n  - {as_of: 2021-01-01, value: 1 300}\n"
        + page("[[figure bad]] and [a link](stories:no-title).")
    )

    told = {one.span.path for one in built.problems}

    assert told == {
        *(
            f"content/stories/{key}/en.md"
            for key in ("no-title", "bad-date", "bad-key", "bad-objective", "not-closed")
        ),
        "content/indicators/bad.yaml",
    }
    assert not built.publishable
    assert built.page("/en/news-stories/good/").title == "Good"


def test_a_broken_indicator_is_told_once_and_not_at_every_place_that_shows_it(site: MakeSite) -> None:
    broken = MIGRANTS.replace(
        "  - {as_of: 2020-05-06, value: 147629}", "  - as_of: 2020-05-06\n    value: 147,629"
    )
    built = site(broken + INFORMED + MIGRATION + page("[[figure migrants]], [[figure migrants]]."))

    [problem] = built.problems
    assert problem.code == "number-not-plain"
    assert (problem.span.line, problem.fixes) == (8, ("value: 147629", "value: 147.629"))


def test_without_settings_there_is_no_site_and_one_problem(site: MakeSite) -> None:
    built = site("== content/site.yaml ==\nname: A site\n")

    assert built.paths == ()
    assert {one.span for one in built.problems} != {Span(path="content/site.yaml", line=99)}
    assert {one.code for one in built.problems} == {"missing-key"}


# --- text ---


def test_raw_html_and_template_syntax_are_text(site: MakeSite) -> None:
    built = site(page("<script>alert(1)</script> {{ 7 * 7 }} {% raw %}"))
    found = built.page("/en/about/")

    assert found.prose == "<script>alert(1)</script> {{ 7 * 7 }} {% raw %}"
    assert found.all("main script") == []


def test_headings_of_a_text_start_below_the_title_and_can_be_led_to(site: MakeSite) -> None:
    found = site(page("## How it works\n\nWords.")).page("/en/about/")

    [heading] = found.all(".prose h2")
    assert heading.get("id") == "how-it-works"
    assert [one.text_content() for one in found.all("h1")] == ["About"]


def test_french_text_is_set_in_the_style_of_the_site(site: MakeSite) -> None:
    french = page('Elle dit "oui" : c\'est 42 %.', language="fr") + page("Words.")

    of_the_union = site(french).page("/fr/about/").prose
    national = site(SETTINGS + "style: national\n" + french).page("/fr/about/").prose

    assert of_the_union == "Elle dit «oui»: c’est 42\u00a0%."
    assert national == "Elle dit «\u202foui\u202f»\u00a0: c’est 42\u00a0%."


# --- the same bytes ---


def test_the_same_sources_at_the_same_moment_give_the_same_bytes(site: MakeSite) -> None:
    assert site(RESULTS + FAUSTINA).files == site(RESULTS + FAUSTINA).files


def test_what_is_told_in_one_language_changes_no_page_of_another_item(site: MakeSite) -> None:
    before = site(RESULTS + page("Words.") + page("Des mots.", language="fr"))
    after = site(RESULTS + page("Other words.") + page("Des mots.", language="fr"))

    changed = {path for path in before.paths if before.files[path] != after.files[path]}

    assert changed == {"en/about/index.html"}


# What editors stumbled over


def test_a_relative_link_that_leads_nowhere_is_an_error_where_its_author_wrote_it(site: MakeSite) -> None:
    built = site(page("See [the terms](nowhere/page.html)."))

    [wrong] = [one for one in built.problems if one.code == "broken-link"]
    assert wrong.span == Span(path="content/pages/about/en.md", line=4, column=17, length=17)


def test_a_relative_link_that_leads_somewhere_is_left_in_peace(site: MakeSite) -> None:
    built = site(page("See [the terms](../terms/).") + page("Terms.", key="terms"))

    assert built.codes == ()


def test_a_link_to_the_first_page_finds_it_whatever_its_slug(site: MakeSite) -> None:
    built = site(
        "== content/pages/home/en.md ==\n---\ntitle: Welcome\nslug: welcome\n---\nWords.\n"
        + page("Back to [the start](pages:home).")
    )

    assert built.codes == ()
    assert built.page("/en/about/").link("the start").url == "/en/"


def test_a_picture_whose_name_has_a_space_is_found_however_it_is_written(site: MakeSite) -> None:
    built = site(
        story("faustina", text="![A workshop](work%20shop.gif)")
        + "\n== content/stories/faustina/work shop.gif ==\nGIF\n"
    )

    assert built.codes == ()
    [shown] = [one for one in built.page("/en/news-stories/faustina/").addresses if one.endswith(".jpg")]
    assert re.fullmatch(r"/media/stories/faustina/work%20shop\.[0-9a-f]{8}-8\.jpg", shown)


def test_a_correction_of_a_later_day_has_not_been_made_yet(site: MakeSite) -> None:
    text = story("faustina", updated="2021-10-02", update_note="Her age was wrong.")

    then = site(text, as_of="2021-09-30").page("/en/news-stories/faustina/")
    now = site(text).page("/en/news-stories/faustina/")

    assert "Her age was wrong." not in then.text
    assert "Her age was wrong." in now.text


def test_with_its_original_a_story_is_withdrawn_in_every_language(site: MakeSite) -> None:
    built = site(
        story("faustina", status="withdrawn")
        + "\n== content/stories/faustina/fr.md ==\n---\ntitle: Faustina rentre\n---\nUn atelier.\n"
    )

    left = [built.page(one) for one in built.pages if "faustina" in one]
    assert [one.title for one in left] == ["This story was withdrawn", "Ce récit a été retiré"]
    assert not [one for one in built.files.values() if b"rentre" in one]


def test_a_table_of_periods_tells_each_and_a_counter_their_sum(site: MakeSite) -> None:
    built = site(RETURNS + page("[[counters returns]]\n\n[[table returns]]"))

    about = built.page("/en/about/")
    assert about.counters[0].number == "1500"
    assert [row[1] for row in about.rows if len(row) > 1][:2] == ["500", "1\u202f000"]


def test_the_featured_story_leads_the_first_page(site: MakeSite) -> None:
    built = site(story("old", "2020-01-01", featured="true") + story("new", "2021-01-01"))

    assert [card.title for card in built.page("/en/").cards] == ["Old", "New"]
