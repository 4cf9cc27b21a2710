"""What the files of a site are to readers, and which addresses have to last."""

import pytest

from bilan.model.publication import Move, SitePart, Sort
from bilan.model.source import Span
from bilan.plan.addresses.inventory import SORTS, address_list
from bilan.plan.recipes import RecipeKind
from tests.sites import make_site
from tests.test_sites import RESULTS, story

SITE = make_site(
    RESULTS
    + "".join(story(f"story-{number}", f"2021-01-{number:02}") for number in range(1, 13))
    + story("gone", status="withdrawn", aliases="[/2021/gone.html]")
)


def sort_of(address: str) -> Sort:
    [part] = [one for one in SITE.parts if one.address == address]
    return part.sort


def lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("address", "sort"),
    [
        ("/", Sort.PAGE),
        ("/en/", Sort.PAGE),
        ("/en/news-stories/", Sort.PAGE),
        ("/en/news-stories/story-1/", Sort.PAGE),
        ("/en/projects/", Sort.PAGE),
        ("/en/countries/", Sort.PAGE),
        ("/en/results/as-of/2020-05-06/", Sort.PAGE),
        ("/en/news-stories/page/2/", Sort.LIST),
        ("/en/news-stories/year/2021/", Sort.LIST),
        ("/en/news-stories/gone/", Sort.NOTICE),
        ("/2021/gone.html", Sort.REDIRECT),
        ("/feeds/en/all.xml", Sort.FEED),
        ("/feeds/en/corrections.xml", Sort.FEED),
        ("/feeds/en/kind/story.xml", Sort.SUBJECT),
        ("/data/observations.csv", Sort.DATA),
        ("/data/iati.xml", Sort.DATA),
        ("/404.html", Sort.REST),
        ("/_redirects", Sort.REST),
    ],
)
def test_every_file_is_something_to_readers(address: str, sort: Sort) -> None:
    assert sort_of(address) is sort


def test_every_kind_of_file_has_a_sort_so_that_no_new_one_is_forgotten() -> None:
    assert set(SORTS) == set(RecipeKind) - {RecipeKind.PAGE}


def test_a_page_is_of_its_language_and_the_rest_of_none() -> None:
    languages = {one.address: one.language for one in SITE.parts}

    assert (languages["/fr/"], languages["/data/observations.csv"]) == ("fr", None)


def test_the_list_has_what_somebody_may_have_kept_and_not_what_comes_and_goes() -> None:
    listed = lines(SITE.addresses)

    assert listed == sorted(listed)
    assert {"/", "/en/news-stories/gone/", "/2021/gone.html", "/data/observations.csv"} <= set(listed)
    assert [one for one in listed if "/page/" in one or "/year/" in one or "assets" in one] == []


def test_the_list_has_no_base_path() -> None:
    below = make_site(RESULTS, base_url="https://example.org/our/results/")

    assert below.addresses == make_site(RESULTS).addresses


def part(address: str, sort: Sort = Sort.PAGE) -> SitePart:
    return SitePart(path="", address=address, sort=sort, language=None)


def move(old: str, new: str) -> Move:
    return Move(old=old, new=new, span=Span(path=""))


def test_a_move_stands_in_place_of_its_old_address() -> None:
    parts = (part("/en/new/"), part("/en/old/", Sort.REDIRECT))

    assert lines(address_list(parts, (move("/en/old/", "/en/new/"),))) == [
        "/en/new/",
        "/en/old/ -> /en/new/",
    ]


def test_a_move_of_many_keeps_each_old_address_for_it_tells_which_there_are() -> None:
    parts = (part("/en/new/a b/"), part("/en/old/a b/", Sort.REDIRECT))

    assert lines(address_list(parts, (move("/en/old/*", "/en/new/*"),))) == [
        "/en/new/a%20b/",
        "/en/old/* -> /en/new/*",
        "/en/old/a%20b/",
    ]


def test_a_move_is_forgotten_when_its_old_address_is_a_page_again() -> None:
    assert lines(address_list((part("/en/old/"),), (move("/en/old/", "/en/new/"),))) == ["/en/old/"]
