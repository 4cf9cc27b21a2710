"""What stands where something was withdrawn."""

import pytest

from tests.sites import Page, make_site
from tests.test_sites import FAUSTINA, page, story

ADDRESS = "/en/news-stories/faustina/"
FRENCH = """
== content/stories/faustina/fr.md ==
---
title: Faustina rentre
{more}---
Un atelier.
"""


def french(**own: str) -> str:
    return FRENCH.format(more="".join(f"{key}: {value}\n" for key, value in own.items()))


def notice(text: str, url: str = ADDRESS) -> Page:
    """Return the page of a site at an address, which is a notice."""
    found = make_site(text).page(url)
    assert found.all("body")[0].get("data-template") == "withdrawn"
    return found


def told(page: Page) -> tuple[str, ...]:
    """Return what a notice tells of the withdrawal; that a language is not there is told on every page."""
    return tuple(words for words in page.notices if "not available in" not in words)


WITHDRAWN = story(
    "faustina",
    title="Faustina comes home",
    text="A workshop of her own.",
    status="withdrawn",
    updated="2022-05-31",
    update_note="She asked us to.",
)


# --- an item as a whole ---


def test_a_notice_tells_what_was_withdrawn_when_and_why_and_leads_on() -> None:
    found = notice(WITHDRAWN)

    assert found.title == "This story was withdrawn"
    assert told(found) == ("Withdrawn on 31 May 2022. She asked us to.",)
    assert [one.url for one in found.links("nav.ways a")] == ["/en/", "/en/news-stories/"]


def test_a_notice_holds_nothing_of_what_was_withdrawn() -> None:
    built = make_site(WITHDRAWN.replace("---\nA", "summary: Four years in Libya.\n---\nA", 1))

    words = (b"comes home", b"workshop", b"Libya")
    assert [path for path, data in built.files.items() if any(one in data for one in words)] == []


def test_a_notice_asks_search_engines_to_forget_the_page() -> None:
    assert '<meta name="robots" content="noindex">' in notice(WITHDRAWN).html


def test_what_was_withdrawn_stands_in_no_list() -> None:
    built = make_site(WITHDRAWN)

    leading = [one for one in built.pages if ADDRESS in built.page(one).addresses and one != ADDRESS]
    assert leading == []


def test_without_a_day_or_a_reason_a_notice_says_neither() -> None:
    assert told(notice(story("faustina", status="withdrawn"))) == ()


def test_a_day_known_only_roughly_is_told_as_such() -> None:
    found = notice(story("faustina", status="withdrawn", updated="~2022-05"))

    assert told(found) == ("Withdrawn: about May 2022.",)


def test_each_language_has_its_notice_and_they_lead_to_each_other() -> None:
    text = WITHDRAWN + french(slug="faustina-rentre", update_note="À sa demande.")

    found = notice(text, "/fr/actualites-recits/faustina-rentre/")

    assert found.language == "fr"
    assert found.title == "Ce récit a été retiré"
    assert told(found) == ("Retrait le 31 mai 2022. À sa demande.",)
    assert [one.url for one in found.switch] == [ADDRESS]
    assert [one.url for one in notice(text).switch] == ["/fr/actualites-recits/faustina-rentre/"]


def test_a_reason_that_only_the_original_gives_is_told_in_its_language() -> None:
    found = notice(WITHDRAWN + french(), "/fr/actualites-recits/faustina/")

    assert told(found) == ("Retrait le 31 mai 2022. She asked us to. en anglais",)
    assert [one.get("lang") for one in found.all("p.notice > span") if one.get("lang")] == ["en"]


KINDS = {
    "stories": ("kind: news\ndate: 2021-09-29", "news-stories", "This news item was withdrawn"),
    "objectives": ("order: 1", "objectives", "The page of this objective was withdrawn"),
    "projects": (
        "contribution: {amount: 1, currency: EUR}\nfrom: 2020",
        "projects",
        "The page of this project was withdrawn",
    ),
    "factsheets": ("as_of: 2021-09-29", "factsheets", "This factsheet was withdrawn"),
    "pages": ("order: 1", "", "This page was withdrawn"),
}


@pytest.mark.parametrize("collection", KINDS)
def test_every_kind_of_item_has_a_notice_in_its_own_words(collection: str) -> None:
    facts, section, words = KINDS[collection]
    text = f"\n== content/{collection}/wells/en.md ==\n---\ntitle: W\n{facts}\nstatus: withdrawn\n---\nX.\n"

    found = notice(text, f"/en/{section}/wells/".replace("//", "/"))

    assert found.title == words


def test_the_first_page_stays_when_its_words_are_withdrawn() -> None:
    text = page("Words.", "home").replace("title", "status: withdrawn\ntitle")

    assert make_site(text).page("/en/").all("body")[0].get("data-template") == "home"


# --- a translation alone ---


def test_a_withdrawn_translation_leads_to_the_page_in_the_other_language() -> None:
    text = FAUSTINA + french(status="withdrawn", update_note="Elle comportait des erreurs.")

    found = notice(text, "/fr/actualites-recits/faustina/")

    assert found.title == "Cette page n’est plus disponible en français"
    assert told(found) == ("Elle comportait des erreurs.",)
    assert [(one.url, one.language) for one in found.links("nav.ways a")] == [
        (ADDRESS, "en"),
        ("/fr/", "fr"),
        ("/fr/actualites-recits/", "fr"),
    ]


def test_a_correction_of_the_original_is_no_day_or_reason_of_a_withdrawn_translation() -> None:
    corrected = story("faustina", updated="2021-10-02", update_note="Her age was wrong.")

    found = notice(corrected + french(status="withdrawn"), "/fr/actualites-recits/faustina/")

    assert told(found) == ()


# --- what was never published, and what is not known yet ---


@pytest.mark.parametrize("held", [{"publish_at": "2030-01-01"}, {"date": "2030-01-01"}], ids=str)
def test_what_is_withdrawn_before_its_day_has_no_notice(held: dict[str, str]) -> None:
    assert ADDRESS not in make_site(story("faustina", status="withdrawn", **held)).pages


def test_a_draft_translation_of_what_was_withdrawn_has_no_notice() -> None:
    assert "/fr/actualites-recits/faustina/" not in make_site(WITHDRAWN + french(status="draft")).pages


def test_a_site_of_an_earlier_day_does_not_know_when_and_why() -> None:
    found = make_site(WITHDRAWN, as_of="2022-01-01").page(ADDRESS)

    assert (found.title, told(found)) == ("This story was withdrawn", ())


# --- old addresses and pictures ---


def test_an_old_address_leads_to_the_notice_and_does_not_tell_the_title() -> None:
    built = make_site(story("faustina", title="Her secret", status="withdrawn", aliases="[/en/old/]"))

    [link] = built.page("/en/old/").links("main a")
    assert (link.url, link.words) == (ADDRESS, "This story was withdrawn")


PICTURE = "\n== content/stories/faustina/faustina.gif ==\nGIF\n"
WITH_PICTURE = {"image": "faustina.gif", "image_alt": "Faustina"}


@pytest.mark.parametrize("status", ["withdrawn", "draft"])
def test_a_picture_goes_with_the_item_it_belongs_to(status: str) -> None:
    built = make_site(story("faustina", status=status, **WITH_PICTURE) + PICTURE)

    assert [one for one in built.paths if "faustina.gif" in one] == []


def test_a_picture_stays_while_one_language_shows_it() -> None:
    shown = story("faustina", **WITH_PICTURE) + french(status="withdrawn", image_alt="Faustina")

    assert [one for one in make_site(shown + PICTURE).paths if one.startswith("media/")] != []
