"""Old addresses as hosts are told of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.make.rules import make_rules
from bilan.plan.addresses.address_views import Host, RulesView, RuleView

NEW = "/en/news-stories/faustina/"


def lines_for(host: Host, *old: str, new: str = NEW) -> list[str]:
    """Return the rules for some old addresses, without the lines of comment."""
    rules = tuple(RuleView(old=one, new=new) for one in old)
    text = make_rules(RulesView(host=host, rules=rules)).decode()
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_hosts_of_plain_files_get_a_line_with_both_addresses() -> None:
    assert lines_for(Host.PAGES, "/en/old/", "/a%20b/") == [f"/en/old/ {NEW} 301", f"/a%20b/ {NEW} 301"]


def test_nginx_gets_a_map_from_the_plain_path_to_the_new_address() -> None:
    assert lines_for(Host.NGINX, "/en/old/", "/a%20b/") == [f'"/en/old/" "{NEW}";', f'"/a b/" "{NEW}";']


def test_a_capital_letter_is_not_taken_for_a_small_one_by_nginx() -> None:
    assert lines_for(Host.NGINX, "/en/News-Stories/faustina/") == [
        rf'"~^/en/News\-Stories/faustina/$" "{NEW}";'
    ]


def test_apache_gets_a_pattern_for_this_address_alone() -> None:
    [line] = lines_for(Host.APACHE, "/2021/faustina.html")

    assert line == rf'RedirectMatch permanent "^/2021/faustina\.html$" "{NEW}"'


@pytest.mark.parametrize("host", Host)
def test_where_nothing_has_moved_there_is_a_file_without_a_rule(host: Host) -> None:
    assert lines_for(host) == []


@pytest.mark.parametrize("host", Host)
def test_every_file_says_who_wrote_it_and_ends_its_last_line(host: Host) -> None:
    text = make_rules(RulesView(host=host, rules=())).decode()

    assert "Written by bilan." in text.splitlines()[0]
    assert text.endswith("\n")


SIGNS = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters='?#\\<>"%/'), min_size=1)


@given(SIGNS, SIGNS)
def test_a_pattern_matches_its_own_address_and_no_other(one: str, other: str) -> None:
    [line] = lines_for(Host.APACHE, f"/{one}/")
    pattern = line.split('"')[1]

    assert re.fullmatch(pattern, f"/{one}/")
    assert (re.match(pattern, f"/{other}/") is not None) == (one == other)


@given(SIGNS)
def test_no_address_ends_its_line_or_its_word_early(old: str) -> None:
    for host in Host:
        [line] = lines_for(host, f"/{old}/")
        assert line.count('"') in {0, 4}
