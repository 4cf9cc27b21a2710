"""The review bar on the pages of the site: what it says of each, in the language of the page."""

from __future__ import annotations

import re

import pytest

from bilan.desk.laid import with_bar
from bilan.model.records import replace
from bilan.model.source import Span, problem
from tests.desk.desks import after, bar_on, desk_of
from tests.sites import Page

SITE = """
== content/indicators/jobs.yaml ==
name: {en: Jobs created, fr: Emplois créés}
unit: people
kind: result
counting: cumulative
source: {name: {en: Annual report, fr: Rapport annuel}, url: "https://example.org/report"}
observations:
  - {as_of: 2020-12-31, value: 800}
  - {as_of: 2021-12-31, value: 1250}

== content/stories/faustina/en.md ==
---
title: Faustina
kind: story
date: 2021-06-29
---
A workshop of her own.

It is one of [[figure jobs]].

== content/stories/faustina/fr.md ==
---
title: Faustina en français
---
Un atelier à elle.

Il compte parmi [[figure jobs]].

== content/stories/secret/en.md ==
---
title: Not yet
kind: news
date: 2022-06-01
status: draft
publish_at: 2022-09-01T09:00
---
Not for readers yet.
"""
STORY = "/en/news-stories/faustina/"
FRENCH = "/fr/actualites-recits/faustina/"
UNSEEN = "/en/news-stories/secret/"


def bar(page: Page) -> str:
    """Return the words of the bar."""
    [found] = page.all(".review-bar")
    return re.sub(r"\s+", " ", found.text_content()).strip()


def asks(page: Page) -> list[str]:
    """Return what stands in the line of the bar to be opened."""
    return [re.sub(r"\s+", " ", one.text_content()).strip() for one in page.all(".review-ask > summary")]


def test_a_page_that_readers_see_is_marked_as_published() -> None:
    page = bar_on(desk_of(SITE), STORY)

    assert page.words("//*[contains(@class, 'review-bar-status')]") == "Published"


def test_a_draft_says_so_and_when_it_may_be_seen_at_the_earliest() -> None:
    page = bar_on(desk_of(SITE), UNSEEN)

    assert "Draft, not before" in page.words("//*[contains(@class, 'review-bar-status')]")


def test_an_embargo_says_until_when() -> None:
    page = bar_on(desk_of(SITE.replace("status: draft\n", "")), UNSEEN)

    status = page.words("//*[contains(@class, 'review-bar-status')]")
    assert status.startswith("Embargoed until")
    assert "1 September 2022" in status.replace("\N{NO-BREAK SPACE}", " ")


def test_the_other_language_is_there_with_its_state_and_the_way_to_it() -> None:
    page = bar_on(desk_of(SITE), STORY)

    assert "Français: not marked" in asks(page)
    assert (FRENCH, "Français") in [(one.url, one.words) for one in page.links(".review-bar a")]


def test_a_language_that_is_missing_is_told_without_a_link() -> None:
    page = bar_on(desk_of(SITE), UNSEEN)

    assert "Français: missing" in asks(page)
    assert not [one for one in page.links(".review-bar a") if one.words == "Français"]


def test_the_bar_speaks_the_language_of_its_page() -> None:
    page = bar_on(desk_of(SITE), FRENCH)

    assert "Publiée" in bar(page)
    assert "1 chiffre" in asks(page)
    assert page.all(".review-bar")[0].get("lang") == "fr"


def test_the_figures_of_a_story_are_told_as_of_its_day_with_their_source_and_their_page() -> None:
    page = bar_on(desk_of(SITE), STORY)

    [figure] = page.all(".review-figures > li")
    words = re.sub(r"\s+", " ", figure.text_content())
    assert "800 people" in words
    assert "31 December 2020" in words
    assert [one.url for one in page.links(".review-figures a")] == [
        "/en/indicators/jobs/",
        "https://example.org/report",
    ]


@pytest.mark.parametrize("url", ["/en/indicators/jobs/", "/en/results/"])
def test_pages_of_figures_tell_theirs_as_of_today(url: str) -> None:
    page = bar_on(desk_of(SITE), url)

    assert "1 figure" in asks(page)
    assert "1250 people" in re.sub(r"[\s\N{NARROW NO-BREAK SPACE}]+", " ", bar(page)).replace("1 250", "1250")


def test_the_file_of_a_page_is_there_to_be_copied_and_opened() -> None:
    page = bar_on(desk_of(SITE), STORY)

    assert page.words("//*[contains(@class, 'desk-path')]") == "content/stories/faustina/en.md"
    assert "vscode://file/project/content/stories/faustina/en.md:1:1" in page.addresses


def test_a_list_is_made_of_many_files_and_names_none() -> None:
    assert "File" not in asks(bar_on(desk_of(SITE), "/en/news-stories/"))


def test_the_weight_is_that_of_the_published_page() -> None:
    desk = desk_of(SITE)
    page = bar_on(desk, STORY)

    plain = re.sub(r"\s+", " ", page.words("//table[caption='Weight of this page']"))
    assert "The page itself2 kB" in plain
    assert "Style1" in plain
    assert "Typeface2" in plain


def test_the_page_itself_is_not_changed_but_for_what_is_laid_over_it() -> None:
    desk = desk_of(SITE)
    path = "en/news-stories/faustina/index.html"

    laid = with_bar(desk, path, desk.pages.files[path]).decode()

    without = re.sub(r'\n<aside class="review-bar".*?</aside>', "", laid, flags=re.DOTALL)
    without = without.replace('<link rel="stylesheet" href="/_desk/style.css">\n', "")
    without = re.sub(r' data-desk="\w+"( id="desk-\d+")?', "", without)
    assert without.split() == desk.pages.files[path].decode().split()
    assert b"desk" not in desk.pages.files[path]


def test_the_bar_needs_no_script_and_no_style_in_the_page() -> None:
    page = bar_on(desk_of(SITE), STORY)

    [found] = page.all(".review-bar")
    assert found.xpath(".//script|.//style|.//@style|.//@onclick") == []


def test_a_page_that_only_leads_elsewhere_is_left_alone() -> None:
    desk = desk_of(SITE.replace("kind: story\n", "kind: story\naliases: [/old/]\n"))
    data = desk.pages.files["old/index.html"]

    assert with_bar(desk, "old/index.html", data) == data


@pytest.mark.parametrize("path", ["index.html", "404.html", "fr/404.html", "en/search/index.html"])
def test_every_other_page_has_a_bar_that_says_what_applies(path: str) -> None:
    desk = desk_of(SITE)

    page = Page(with_bar(desk, path, desk.pages.files[path]))

    assert len(page.all(".review-bar")) == 1
    assert not page.all(".review-bar-status")


# --- what is wrong ---


def test_what_is_worth_a_look_is_counted_and_leads_to_its_paragraph() -> None:
    page = bar_on(desk_of(SITE.replace("A workshop of her own.", "Read more [here](/en/).")), STORY)

    [marked] = page.root.xpath("//main//*[@data-desk='warning']")
    assert marked.text_content() == "Read more here."
    assert f"#{marked.get('id')}" in [one.url for one in page.links(".review-bar a")]
    assert "1 problem" in asks(page)
    assert not page.all(".review-alarm")


def test_notes_are_told_without_a_cry() -> None:
    page = bar_on(desk_of(SITE.replace("A workshop", "“Mine”, «mine». A workshop")), STORY)

    assert [one for one in asks(page) if "note" in one] == ["1 note"]
    assert "1 problem" not in bar(page)


def test_what_is_broken_lies_over_the_page_as_it_was_built_last() -> None:
    before = desk_of(SITE)
    broken = after(before, desk_of(SITE.replace("kind: story", "kind: tale")))

    page = bar_on(broken, STORY)

    assert page.title == "Faustina"
    assert page.words("//*[@id='review-alarm']").startswith("1 problem keeps the site from being published")
    assert (
        page.words("//*[@class='review-alarm-here']//*[@class='desk-what']") == "tale is no choice for kind"
    )
    assert "3 | kind: tale" in page.words("//pre")


def test_what_is_broken_elsewhere_is_told_in_a_line_with_its_file() -> None:
    before = desk_of(SITE)
    broken = after(before, desk_of(SITE.replace("kind: story", "kind: tale")))

    page = bar_on(broken, "/fr/resultats/")

    assert not page.all(".review-alarm-here")
    line = page.words("//*[@class='review-elsewhere']/li")
    assert "content/stories/faustina/en.md" in line
    assert "tale is no choice for kind" in line
    assert ("/_desk/fr/problems/", "Tous les problèmes") in [
        (one.url, one.words) for one in page.links(".review-alarm a")
    ]


def test_a_problem_leads_to_the_paragraph_it_was_written_in() -> None:
    before = desk_of(SITE)
    broken = after(before, desk_of(SITE.replace("one of [[figure jobs]]", "one of [[figure jops]]", 1)))

    page = bar_on(broken, STORY)

    [paragraph] = page.root.xpath("//main//*[@data-desk='error']")
    assert "It is one of" in paragraph.text_content()
    assert f"#{paragraph.get('id')}" in [one.url for one in page.links(".review-alarm a")]


def test_a_template_that_is_broken_is_a_problem_of_every_page_that_is_shown_as_it_was() -> None:
    before = desk_of(SITE)
    template = before.tree.files["templates/pages/story.html"]

    wrong = problem(
        "template-broken", Span(path=template.path, line=2), "the template asks for what it cannot have"
    )
    desk = replace(before, built=replace(before.built, problems=(wrong,)), is_old=True)

    page = bar_on(desk, STORY)

    assert "templates/pages/story.html" in page.words("//*[@class='review-alarm-here']")
    assert template.text.split("\n")[1][:40] in page.words("//*[@class='review-alarm-here']//pre")


def test_a_broken_template_of_the_bar_itself_shows_what_is_wrong_with_it() -> None:
    desk = desk_of(SITE)
    bar_file = desk.tree.files["templates/desk/bar.html"]
    wrong = replace(bar_file, data=b"{{ view.nothing }}", digest="broken")
    desk = replace(desk, tree=replace(desk.tree, files={**desk.tree.files, wrong.path: wrong}))

    page = bar_on(desk, STORY)

    assert "templates/desk/bar.html, line 1" in page.words("//pre")
    assert page.title == "Faustina"
