"""Styles and texts that a site takes over."""

from __future__ import annotations

import pytest

from bilan.make.assets import make_styles, make_text

# Styles


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("a {\n  color: red;\n}\n", "a {color: red;}"),
        ("/* why */\na { b: c } /* and\n why */", "a {b: c }"),
        ("a, b > c d { e: f, g; }", "a,b > c d {e: f,g;}"),
        ('a::before { content: "/*  ; }  "; }', 'a::before {content: "/*  ; }  ";}'),
        ("a::before { content: '\\'  ,  '; }", "a::before {content: '\\'  ,  ';}"),
        ("a { b: url(x/*y*/z  .png) }", "a {b: url(x/*y*/z  .png) }"),
        ("a { b: calc(1px  +  2px) }", "a {b: calc(1px + 2px) }"),
        ("@media (min-width: 1px)  and (x) { a { b: c } }", "@media (min-width: 1px) and (x) {a {b: c }}"),
        ("a{--x: ;}", "a{--x: ;}"),
        ("a/* or */.b{}", "a/**/.b{}"),
    ],
)
def test_a_style_sheet_loses_comments_and_spaces_but_nothing_that_counts(written: str, made: str) -> None:
    assert make_styles((written,), {}) == made.encode()


def test_style_sheets_are_joined_in_their_order() -> None:
    assert (
        make_styles(("a { b: c }", "@layer x;", "é { d: e }"), {}) == "a {b: c }@layer x;é {d: e }".encode()
    )


def test_a_style_sheet_leads_to_files_by_the_names_that_they_have_in_the_site() -> None:
    written = 'a {b: url("letters.woff2");}c {d: url("other.png") url("https://example.org/letters.woff2");}'

    made = make_styles((written,), {"letters.woff2": "letters.0123abcd.woff2"})

    assert made.decode() == written.replace('"letters.woff2"', '"letters.0123abcd.woff2"')


# Texts


def test_a_text_is_written_as_it_is() -> None:
    assert make_text("User-agent: *\n») ") == "User-agent: *\n») ".encode()
