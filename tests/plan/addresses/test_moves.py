"""Addresses that a line of the list has moved."""

from tests.sites import Built, make_site
from tests.test_sites import RESULTS, story

NEWS = """
== content/site.yaml ==
name: {en: A results site, fr: Un site de résultats}
base_url: https://results.example.org/our/
languages: [en, fr]
sections:
  stories: {en: news, fr: actualites}
"""


def moved(*lines: str, site: str = RESULTS) -> Built:
    """Return a site whose list of addresses has these lines."""
    return make_site(f"{site}\n== content/_addresses.txt ==\n" + "\n".join(lines) + "\n")


def leads_to(built: Built, url: str) -> str:
    """Return where a redirect leads."""
    [link] = built.page(url).links("main a")
    return link.url


def test_a_moved_address_leads_on_like_an_alias() -> None:
    built = moved("/en/indicators/people/ -> /en/indicators/migrants/")

    assert leads_to(built, "/en/indicators/people/") == "/en/indicators/migrants/"
    assert b"/en/indicators/people/ /en/indicators/migrants/ 301" in built.file("_redirects")
    assert built.problems == ()


def test_a_star_moves_every_published_address_that_begins_alike() -> None:
    built = moved(
        "/en/news-stories/* -> /en/news/*",
        "/en/news-stories/",
        "/en/news-stories/faustina/",
        site=NEWS + story("faustina"),
    )

    assert leads_to(built, "/our/en/news-stories/") == "/our/en/news/"
    assert leads_to(built, "/our/en/news-stories/faustina/") == "/our/en/news/faustina/"
    assert built.problems == ()


def test_a_star_moves_nothing_to_where_nothing_is() -> None:
    built = moved("/en/old/* -> /en/*", "/en/old/nowhere/", site=RESULTS)

    assert built.codes == ("address-gone",)


def test_a_way_over_several_moves_is_one_step() -> None:
    built = moved("/en/a/ -> /en/b/", "/en/b/ -> /en/results/")

    assert leads_to(built, "/en/a/") == "/en/results/"


def test_a_move_to_an_old_address_leads_where_that_leads() -> None:
    built = moved("/en/a/ -> /en/b/", site=story("faustina", aliases="[/en/b/]"))

    assert leads_to(built, "/en/a/") == "/en/news-stories/faustina/"


def test_a_move_in_a_circle_or_to_nowhere_is_told_where_it_is_written() -> None:
    built = moved("/en/a/ -> /en/b/", "/en/b/ -> /en/a/", "/en/c/ -> /en/nowhere/")

    assert [(one.code, one.span.line) for one in built.problems] == [
        ("broken-link", 1),
        ("broken-link", 2),
        ("broken-link", 3),
    ]


def test_a_page_that_is_back_at_its_address_is_shown() -> None:
    built = moved("/en/indicators/migrants/ -> /en/results/")

    assert built.page("/en/indicators/migrants/").title == "Migrants protected"
    assert "/en/indicators/migrants/" in built.addresses.splitlines()


def test_data_are_there_a_second_time_for_a_program_may_follow_no_page() -> None:
    built = moved("/data/indicators/people.csv -> /data/indicators/migrants.csv")

    assert built.file("data/indicators/people.csv") == built.file("data/indicators/migrants.csv")


def test_a_page_can_lead_to_data_and_data_to_no_page() -> None:
    built = moved("/en/table/ -> /data/observations.csv", "/data/old.csv -> /en/results/")

    assert leads_to(built, "/en/table/") == "/data/observations.csv"
    assert [(one.code, one.span.line) for one in built.problems] == [("bad-address-line", 2)]


def test_a_line_without_its_last_slash_is_the_same_page() -> None:
    built = moved("/en/people -> /en/results/")

    assert leads_to(built, "/en/people/") == "/en/results/"
