import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.load.text import links
from bilan.load.text.links import scheme_of
from bilan.load.text.prose import load_prose
from bilan.model.content import Link
from bilan.model.source import Diagnostic


def links_in(text: str) -> tuple[Link, ...]:
    loaded = load_prose("content/a.md", text, 1)
    assert loaded.value is not None
    assert loaded.problems == ()
    return loaded.value.links


def targets_in(text: str) -> list[str]:
    return [link.target for link in links_in(text)]


def problem_in(text: str) -> Diagnostic:
    [problem] = load_prose("content/a.md", text, 1).problems
    return problem


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("[her story](stories:faustina)", "stories:faustina"),
        ("[a site](https://example.org/a_b?c=d#e)", "https://example.org/a_b?c=d#e"),
        ("[a site]( https://example.org )", "https://example.org"),
        ('[a site](https://example.org "its name")', "https://example.org"),
        ("[a site](https://example.org 'its name')", "https://example.org"),
        ("[a site](<https://example.org>)", "https://example.org"),
        ("[a page](https://example.org/a_(b))", "https://example.org/a_(b)"),
        (r"[a page](https://example.org/a\_b)", "https://example.org/a_b"),
        ("[a *strong* word](/en/about/)", "/en/about/"),
        ("[a [word] more](/en/about/)", "/en/about/"),
        ("[write](mailto:team@example.org)", "mailto:team@example.org"),
        ("[call](tel:+3222999999)", "tel:+3222999999"),
        ("[below](#part)", "#part"),
        ("<https://example.org>", "https://example.org"),
        ("<team@example.org>", "mailto:team@example.org"),
        ("[a `[code]` word](/en/)", "/en/"),
        ("## A [heading](/en/)", "/en/"),
        ("- an [item](/en/)", "/en/"),
    ],
)
def test_a_link_is_found_with_its_target(text: str, target: str) -> None:
    assert targets_in(text) == [target]


@pytest.mark.parametrize(
    "text",
    [
        "`[a](b)`",
        "Before.\n\n    [a](b)\n",
        "```\n[a](b)\n```",
        r"\[a](b)",
        "[a] (b)",
        "[a]",
        "a](b)",
        "(https://example.org)",
        "[^1] and a note\n\n[^1]: the note",
        "3 < 4 > 2",
    ],
)
def test_what_only_looks_like_a_link_is_none(text: str) -> None:
    assert links_in(text) == ()


def test_a_link_is_placed_at_its_target() -> None:
    [link] = links_in("First.\nSee [her story](stories:faustina).")

    assert (link.span.line, link.span.column, link.span.length) == (2, 17, 16)


def test_links_come_in_the_order_of_the_text() -> None:
    assert targets_in("[a](/1/) <https://example.org> [b](/2/)") == ["/1/", "https://example.org", "/2/"]


@pytest.mark.parametrize("use", ["[words][Name]", "[name][]", "[name]", "[words] [name]", "[words]\n[name]"])
def test_a_target_may_be_defined_elsewhere_under_a_name(use: str) -> None:
    assert targets_in(f"{use}\n\n[name]: https://example.org 'title'\n") == ["https://example.org"]


def test_a_definition_that_nothing_uses_is_looked_at_all_the_same() -> None:
    assert problem_in("[name]: javascript:alert(1)\n").code == "link-scheme"


def test_the_first_of_two_definitions_holds() -> None:
    links = links_in("[a][n]\n\n[n]: /1/\n\n[n]: /2/\n")

    assert [link.target for link in links] == ["/1/"]


def test_a_picture_is_told_from_a_link() -> None:
    [picture] = links_in("![Faustina at her machine](machine.jpg)")

    assert picture.target == "machine.jpg"
    assert picture.is_picture


def test_a_picture_may_be_defined_elsewhere_and_is_no_link_then() -> None:
    [picture] = links_in("![A machine][one]\n\n[one]: machine.jpg\n")

    assert picture.is_picture


def test_a_picture_may_be_a_link() -> None:
    links = links_in("[![A machine](machine.jpg)](stories:faustina)")

    assert [(link.target, link.is_picture) for link in links] == [
        ("machine.jpg", True),
        ("stories:faustina", False),
    ]


@pytest.mark.parametrize("text", ["![](a.jpg)", "![ ](a.jpg)", "![][one]\n\n[one]: a.jpg"])
def test_a_picture_without_alternative_text_is_refused(text: str) -> None:
    problem = problem_in(text)

    assert problem.code == "picture-without-alt"
    assert problem.fixes == ("![what the picture shows](a.jpg)",)


def test_code_is_an_alternative_text() -> None:
    assert [link.is_picture for link in links_in("![`a`](a.jpg)")] == [True]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java&#115;cript:alert(1)",
        "java&#115cript:alert(1)",
        "javascript&colon;alert(1)",
        "java&Tab;script:alert(1)",
        "&#1;javascript:alert(1)",
        "java\u200bscript:alert(1)",
        "java\u00adscript:alert(1)",
        "\u00a0javascript:alert(1)",
        "javascript:alert(1) and more",
        "<javascript:alert(1)>",
        "vbscript:x",
        "data:text/html;base64,eA==",
        "file:///etc/passwd",
        "ftp://example.org",
        "javascript:alert((1)",
    ],
)
def test_any_other_scheme_is_refused_however_it_is_hidden(target: str) -> None:
    assert problem_in(f"[words]({target})").code == "link-scheme"


@pytest.mark.parametrize("target", ["java&#10;script:x", "jav\nascript:x"])
def test_a_scheme_over_two_lines_is_refused(target: str) -> None:
    assert problem_in(f"[words]({target})").code == "link-scheme"


def test_a_picture_has_no_other_scheme_either() -> None:
    assert problem_in("![A dot](data:image/gif;base64,R0lGODlhAQABAAAAACw=)").code == "link-scheme"


def test_the_scheme_of_an_automatic_link_is_looked_at() -> None:
    assert problem_in("<ftp://example.org>").code == "link-scheme"


@pytest.mark.parametrize(
    ("target", "offer"),
    [
        ("story:faustina", "stories:faustina"),
        ("Stories:faustina", "stories:faustina"),
        ("htps://example.org", "https://example.org"),
        ("example.org:8080/a", "https://example.org:8080/a"),
        ("localhost:8000", "https://localhost:8000"),
    ],
)
def test_a_scheme_that_is_nearly_right_is_offered_in_full(target: str, offer: str) -> None:
    assert problem_in(f"[words]({target})").fixes == (offer,)


@pytest.mark.parametrize(
    "target", ["//example.org/a", "///example.org/a", "&#47;/example.org/a", r"/\example.org/a"]
)
def test_an_address_without_a_scheme_leads_to_no_other_host(target: str) -> None:
    found = problem_in(f"[words]({target})")

    assert (found.code, found.fixes) == ("link-scheme", ("https://example.org/a",))


@pytest.mark.parametrize("target", ["/en/a:b/", "?a=b:c", "#a:b", "about/", ""])
def test_a_colon_after_a_slash_begins_no_scheme(target: str) -> None:
    assert scheme_of(target) is None


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "<br/>",
        '<a href="https://example.org">x</a>',
        "<!-- a comment -->",
        "</div>",
        "<svg:rect/>",
        "<script>\nalert(1)\n</script>",
        "<?php x ?>",
        "<!DOCTYPE html>",
        "a <custom-element> b",
    ],
)
def test_html_is_a_warning_for_it_will_be_shown_as_text(text: str) -> None:
    assert problem_in(text).code == "raw-html"


def test_html_is_named_once_in_a_paragraph() -> None:
    problems = load_prose("content/a.md", "<b>a</b> <i>b</i>\n\n<u>c</u>", 1).problems

    assert [(one.code, one.span.line) for one in problems] == [("raw-html", 1), ("raw-html", 3)]


def test_html_that_markdown_has_a_sign_for_is_offered_in_markdown() -> None:
    assert problem_in("<b>bold</b>").fixes == ("**bold words**",)
    assert problem_in("<u>underlined</u>").fixes == ()


@pytest.mark.parametrize("text", ["`<b>`", r"\<b>", "a < b > c", "<3", "1 <2", "&lt;b&gt;"])
def test_other_angled_brackets_are_text(text: str) -> None:
    assert load_prose("content/a.md", text, 1).problems == ()


@given(st.text(st.sampled_from("ahtps:&#1;0xAcoln\\\u00ad\n/?")) | st.text())
def test_a_scheme_of_plain_letters_is_what_a_browser_reads(target: str) -> None:
    seen = links._UNSEEN.sub("", html.unescape(target))
    found = links._BEFORE_COLON.match(seen)

    assert scheme_of(target) == (found[1] if found else None)


@pytest.mark.parametrize(
    ("text", "are_pictures"),
    [
        ("Look! [Here](/en/about/)", [False]),
        ("Look!![Here](a.jpg)", [True]),
        ("![One](a.jpg)![two](b.jpg)", [True, True]),
        ("[One](/a/)![two](b.jpg)", [False, True]),
        (r"Look\![Here](/en/about/)", [False]),
        ("Look!\n[Here](/en/about/)", [False]),
    ],
)
def test_an_exclamation_mark_right_before_the_bracket_makes_a_picture(
    text: str, are_pictures: list[bool]
) -> None:
    assert [one.is_picture for one in links_in(text)] == are_pictures
