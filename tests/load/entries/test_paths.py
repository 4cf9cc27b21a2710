"""Which texts can be addresses within the site."""

from urllib.parse import quote, unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.load.entries.paths import is_path


@pytest.mark.parametrize(
    "text", ["/", "/en/old/", "/2021/faustina.html", "/a%20b/", "/fr/été/", "/a..b/", "/$;{}/"]
)
def test_a_path_begins_with_one_slash_and_has_any_sign_that_a_host_has(text: str) -> None:
    assert is_path(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "en/old/",
        "//example.org/",
        "/a b/",
        "/a?b",
        "/a#b",
        "/a\\b",
        '/a"b',
        "/a<b>",
        "/../x",
        "/a/./b",
        "/a\n",
    ],
)
def test_anything_else_is_no_path(text: str) -> None:
    assert not is_path(text)


@pytest.mark.parametrize(
    "hidden", ["..", ".", "a\nb", 'a"b', "a\\b", "a?b", "\0", "\x85", "\u2028", "\ufffd"]
)
def test_what_percent_signs_hide_is_looked_at_as_well(hidden: str) -> None:
    assert not is_path(f"/{''.join(f'%{byte:02x}' for byte in hidden.encode())}/x.html")


@given(st.text(max_size=20))
def test_no_path_leads_out_of_the_site_or_breaks_a_line(text: str) -> None:
    path = f"/{quote(text)}"

    found = is_path(path)

    assert not found or (".." not in unquote(path).split("/") and len(unquote(path).splitlines()) == 1)
