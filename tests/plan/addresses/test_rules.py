"""The files by which hosts lead old addresses on."""

from tests.sites import make_site
from tests.test_sites import page, story

RULES = ("_redirects", "redirects.apache.conf", "redirects.nginx.map")


def rules_in(data: bytes) -> list[str]:
    return [line for line in data.decode().splitlines() if not line.startswith("#")]


def test_every_alias_is_told_to_every_kind_of_host() -> None:
    built = make_site(story("faustina", aliases="[/en/old/, /2021/faustina.html]"))

    assert rules_in(built.file("_redirects")) == [
        "/2021/faustina.html /en/news-stories/faustina/ 301",
        "/en/old/ /en/news-stories/faustina/ 301",
    ]
    assert [len(rules_in(built.file(one))) for one in RULES] == [2, 2, 2]


def test_the_rules_hold_the_base_path_on_both_sides() -> None:
    built = make_site(story("faustina", aliases="[/en/old/]"), base_url="https://example.org/our/results/")

    assert rules_in(built.file("_redirects")) == [
        "/our/results/en/old/ /our/results/en/news-stories/faustina/ 301"
    ]


def test_without_an_alias_the_files_are_there_and_hold_no_rule() -> None:
    built = make_site(page("Words."))

    assert [rules_in(built.file(one)) for one in RULES] == [[], [], []]


def test_an_alias_without_its_last_slash_is_a_page() -> None:
    built = make_site(story("faustina", aliases="[/2021/faustina]"))

    assert built.page("/2021/faustina/").links("main a")[0].url == "/en/news-stories/faustina/"
    assert rules_in(built.file("_redirects")) == ["/2021/faustina/ /en/news-stories/faustina/ 301"]


def test_an_alias_that_is_a_page_but_for_its_last_slash_is_taken() -> None:
    built = make_site(story("faustina", aliases="[/en/news-stories]"))

    assert built.codes == ("address-taken",)
