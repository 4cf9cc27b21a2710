"""Published addresses that the site would lose."""

import datetime as dt
import time

import pytest

from bilan.model.source import Diagnostic
from tests.sites import NOW, Built, make_site
from tests.test_sites import FAUSTINA, RESULTS, page, story

ADDRESS = "/en/news-stories/faustina/"
FRENCH = "\n== content/stories/faustina/fr.md ==\n---\ntitle: Faustina rentre\n{more}---\nUn atelier.\n"


def listed(*addresses: str) -> str:
    return "\n== content/_addresses.txt ==\n" + "".join(f"{one}\n" for one in addresses)


def gone(text: str, *addresses: str) -> tuple[Diagnostic, ...]:
    """Return the problems of addresses that a site has lost."""
    return tuple(one for one in make_site(text + listed(*addresses)).problems if one.code == "address-gone")


# --- what keeps an address ---


@pytest.mark.parametrize(
    "text",
    [
        FAUSTINA,
        story("faustina-returns", aliases=f"[{ADDRESS}]"),
        story("faustina", status="withdrawn"),
        RESULTS + listed(f"{ADDRESS} -> /en/results/"),
    ],
    ids=["page", "alias", "notice", "move"],
)
def test_a_page_an_alias_a_notice_and_a_move_keep_an_address(text: str) -> None:
    text = text if "_addresses" in text else text + listed(ADDRESS)

    assert make_site(text).codes == ()


def test_a_site_that_was_never_published_has_nothing_to_lose() -> None:
    assert make_site(FAUSTINA).codes == ()


def test_the_next_build_after_a_publication_finds_everything_in_its_place() -> None:
    text = RESULTS + FAUSTINA + story("other", status="withdrawn", aliases="[/2021/a%20b.html]")
    first = make_site(text)

    again = make_site(f"{text}\n== content/_addresses.txt ==\n{first.addresses}")

    assert (again.problems, again.addresses) == ((), first.addresses)


def test_a_page_of_a_list_and_a_filter_may_go() -> None:
    first = make_site(story("old", "2020-05-06") + FAUSTINA)

    assert "/en/news-stories/year/2020/" in first.pages
    assert not gone(
        FAUSTINA + story("old"), *[one for one in first.addresses.splitlines() if not one.startswith("#")]
    )


def test_a_lost_address_keeps_the_site_from_being_published() -> None:
    assert not make_site(page("Words.") + listed(ADDRESS)).publishable


# --- what is offered ---


def test_a_story_with_another_slug_is_found_by_its_key() -> None:
    [found] = gone(story("faustina", slug="a-workshop-of-her-own"), ADDRESS)

    assert found.fixes == (f"aliases: [{ADDRESS}]",)
    assert [one.path for one in found.also] == ["content/stories/faustina/en.md"]


def test_a_story_in_a_renamed_folder_is_found_by_its_like_name() -> None:
    [found] = gone(story("faustina-comes-home") + story("marie"), "/en/news-stories/faustina-came-home/")

    assert found.also[0].path == "content/stories/faustina-comes-home/en.md"


def test_an_alias_is_offered_beside_those_that_are_there() -> None:
    [found] = gone(story("faustina", slug="home", aliases="[/en/old/]"), ADDRESS)

    assert found.fixes == (f"aliases: [/en/old/, {ADDRESS}]",)


def test_a_page_that_has_become_a_story_is_found_by_its_name() -> None:
    [found] = gone(story("faustina"), "/en/faustina/")

    assert found.fixes == ("aliases: [/en/faustina/]",)


def test_the_page_of_the_other_language_takes_no_address_over() -> None:
    [found] = gone(FAUSTINA, "/fr/actualites-recits/faustina/")

    assert (found.fixes, found.also) == ((), ())


def test_what_has_no_file_of_its_own_is_moved_by_a_line_of_the_list() -> None:
    [page_of, data] = gone(RESULTS, "/data/indicators/migrant.csv", "/en/indicators/migrant/")[::-1]

    assert page_of.fixes == ("/en/indicators/migrant/ -> /en/indicators/migrants/",)
    assert data.fixes == ("/data/indicators/migrant.csv -> /data/indicators/migrants.csv",)


def test_a_country_that_nothing_speaks_of_any_more_leads_to_the_countries() -> None:
    [found] = gone(FAUSTINA, "/en/countries/niger/")

    assert found.fixes == ("/en/countries/niger/ -> /en/countries/",)


def test_data_that_nothing_is_like_can_only_be_let_go() -> None:
    [found] = gone(FAUSTINA, "/data/indicators/migrants.csv")

    assert found.fixes == ()
    assert "take its line out of content/_addresses.txt" in found.why


def test_what_is_offered_mends_the_problem() -> None:
    lost = (ADDRESS, "/en/indicators/migrant/", "/en/countries/chad/")
    text = RESULTS + story("faustina", slug="home")
    fixes = [one.fixes[0] for one in gone(text, *lost)]
    [alias] = [one for one in fixes if one.startswith("aliases")]
    moves = [one for one in fixes if "->" in one]

    mended = text.replace("slug: home", f"slug: home\n{alias}") + listed(ADDRESS, *moves)

    assert make_site(mended).codes == ()


# --- what lies below ---


def test_what_lies_below_a_lost_address_is_told_with_it() -> None:
    [found] = gone(FAUSTINA, "/en/old/", "/en/old/a/", "/en/old/b/", "/en/old/b/c/")

    assert found.what == "`/en/old/` and 3 addresses below it were published, and are not there any more"


def test_a_language_that_is_given_up_is_a_problem_for_all_its_pages_and_one_for_each_feed() -> None:
    settings = "\n== content/site.yaml ==\nname: {en: A}\nbase_url: https://a.example/\nlanguages: [en]\n"
    first = make_site(FAUSTINA)

    found = gone(settings + FAUSTINA, *first.addresses.splitlines())

    assert [one.what.split(" ")[0] for one in found] == [
        "`/feeds/fr/all.xml`",
        "`/feeds/fr/corrections.xml`",
        "`/fr/`",
    ]


def test_a_section_with_another_name_is_found_by_what_lies_below_it() -> None:
    settings = (
        "\n== content/site.yaml ==\nname: {en: A}\nbase_url: https://a.example/\nlanguages: [en]\n"
        "sections: {stories: {en: news}, projects: {en: works}}\n"
    )

    [found] = gone(settings + FAUSTINA, "/en/news-stories/", ADDRESS)

    assert found.fixes == ("/en/news-stories/* -> /en/news/*",)


# --- what is held back ---


def test_a_published_story_that_is_made_a_draft_is_told_in_its_file() -> None:
    [found] = gone(story("faustina", status="draft", aliases="[/2021/faustina/]"), "/2021/faustina/", ADDRESS)

    assert found.what == f"`{ADDRESS}` (and 1 more address) was published, and its page is a draft now"
    assert found.fixes == ("status: withdrawn", "status: published")
    assert found.span.path == "content/stories/faustina/en.md"


def test_a_draft_original_is_told_once_for_all_its_languages() -> None:
    text = story("faustina", status="draft") + FRENCH.format(more="")

    [found] = gone(text, ADDRESS, "/fr/actualites-recits/faustina/")

    assert found.span.path == "content/stories/faustina/en.md"


def test_a_draft_translation_is_told_in_its_own_file() -> None:
    [found] = gone(FAUSTINA + FRENCH.format(more="status: draft\n"), "/fr/actualites-recits/faustina/")

    assert found.span.path == "content/stories/faustina/fr.md"


def test_an_embargo_after_the_publication_is_told_with_its_end() -> None:
    [found] = gone(story("faustina", publish_at="2022-12-01T09:00"), ADDRESS)

    assert found.what == f"`{ADDRESS}` was published, and its page is held back until 2022-12-01 09:00 now"


def test_a_withdrawn_story_with_a_later_date_has_no_notice_and_says_why() -> None:
    [found] = gone(story("faustina", "2030-01-01", status="withdrawn"), ADDRESS)

    assert "is held back until 2030-01-01 00:00" in found.what
    assert found.fixes == ()


# --- when nothing is looked for ---


def test_the_site_of_an_earlier_day_has_lost_nothing() -> None:
    assert make_site(FAUSTINA + listed(ADDRESS), as_of="2020-01-01").codes == ()


def test_a_file_with_a_mistake_has_not_lost_its_address() -> None:
    built = make_site(story("faustina", "29/09/2021") + listed(ADDRESS))

    assert built.codes == ("date-not-iso",)


def test_a_copy_below_another_path_looks_for_the_same_addresses() -> None:
    def below(text: str) -> Built:
        return make_site(text, base_url="https://staging.example/our/")

    assert below(FAUSTINA + listed(ADDRESS)).codes == ()
    assert below(page("Words.") + listed(ADDRESS)).codes == ("address-gone",)


def test_the_preview_shows_drafts_and_so_has_not_lost_them() -> None:
    built = make_site(story("faustina", status="draft") + listed(ADDRESS), shows_drafts=True)

    assert built.codes == ()


def test_an_embargo_that_has_ended_gives_the_address_back() -> None:
    text = story("faustina", publish_at="2022-12-01T09:00") + listed(ADDRESS)

    assert make_site(text, now=NOW + dt.timedelta(days=365)).codes == ()


def test_thousands_of_lost_addresses_are_told_quickly() -> None:
    lost = [f"/en/news-stories/lost-{number}/" for number in range(3000)]
    text = "".join(story(f"story-{number}") for number in range(30))
    built = make_site(text)  # so that its pages are made
    started = time.process_time()

    found = gone(text, *built.addresses.splitlines(), *lost)

    assert len(found) == 3000
    assert time.process_time() - started < 5
