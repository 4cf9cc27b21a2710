"""Hostile content, case by case: each is told with its code, or comes out as plain words."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from tests.hostile.content import INDICATOR, codes_of, story, written
from tests.load.trees import SETTINGS, picture

TEXT = "stories/faustina/en.md"
DRAWING = "stories/faustina/a.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
PHOTO = "stories/faustina/{}.jpg"

LONG = {
    "brackets": "[" * 100_000,
    "links that are not closed": "[a](" * 50_000,
    "pictures that are not closed": "![a](" * 50_000,
    "references that are not closed": "[[figure " * 50_000,
    "stars": "*a **b " * 40_000,
    "underscores": "_a" * 150_000,
    "back-ticks": " ".join("`" * count for count in range(1, 900)),
}
"""What took minutes: no text, and told as such."""

ODD = {
    "headings of one name": "## a\n\n" * 2_000,
    "quotations in a line": ">" * 10_000 + " x",
    "quotations in a ladder": "\n".join(">" * depth + " x" for depth in range(1, 200)),
    "lists in lists": "\n".join("    " * depth + "- x" for depth in range(300)),
    "opening tags": "<a " * 50_000,
    "comments": "<!--" * 20_000,
    "mail addresses": "<a@" * 50_000,
    "entities": "&#" * 100_000,
    "digits": "1" * 200_000,
    "digits with commas": "1," * 100_000,
    "spaces": "a" + " " * 200_000 + "b",
    "hashes": "#" * 200_000,
    "pipes": "|" * 50_000 + "\n" + "|-" * 25_000,
    "notes that call each other": "x[^a]\n\n[^a]: y[^b]\n\n[^b]: z[^a]",
    "quotation marks": "\"'" * 20_000,
    "accents": "a" + "\u0301" * 20_000,
    "letters as numbers": "&#0; &#x1b; &#xd800; &#xE000;0&#xE001; &#1114112; &#99999999999; &#x202e;",
    "template syntax": "{{ 7*7 }} {% include '/etc/passwd' %} {# x #} ${7*7} %(x)s {0} %s",
    "attribute lists": "words {: onclick=alert(1) }\n\n## head {: #id .c onclick=x }\n\n{: onload=x}",
    "tags": '<img src=x onerror=alert(1)> <script>alert(1)</script>\n\n<iframe src="x">\n\n<style>*{}</style>',
    "attributes in addresses": '[a](https://x"onclick="y) [a](https://x \'" onmouseover=alert(1) \')',
}
"""What is odd and harmless: a page comes of it."""

LINKS = (
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java&#10;script:alert(1))",
    "[a](&#106;avascript:1)",
    "[a]( javascript:1)",
    "[a](<javascript:1>)",
    "[a][x]\n\n[x]: javascript:alert(2)",
    "[a](data:text/html,x)",
    "![a](data:image/svg+xml,x)",
    "[a](vbscript:x)",
    "[a](file:///etc/passwd)",
    "[a](blob:x)",
    "[a](//)",
    "[a](//example.org)",
    "[a](///example.org/)",
    "[a](&#47;/example.org)",
    "[a](/\\\\example.org)",
    "[a](\\\\/example.org)",
    "[a][x]\n\n[x]: //example.org",
)


STRANGE_KEYS = (
    "../jobs",
    "..",
    "/etc/passwd",
    "a/../b",
    "a\\b",
    "jo:bs",
    "JOBS",
    "<script>",
    "=cmd|x",
    "j" * 500,
)


NAMES = (
    *("con", "AUX", "nul.x", "com1", "a.", "a ", "a:b", "a?b", "<img onerror=x>", "a\nb", "a\x1b[31m"),
    *("\u202egpj", "a" * 200, "é" * 100, os.fsdecode(b"a\xff")),
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder with one story."""
    written(tmp_path / "content", TEXT, story())
    return tmp_path / "content"


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_a_paragraph_of_signs_without_end_is_told_and_not_read(content: Path, text: str) -> None:
    written(content, TEXT, story(text))

    assert "nested-too-deep" in codes_of(content)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_text_becomes_a_page_and_holds_nothing_that_runs(content: Path, text: str) -> None:
    written(content, TEXT, story(text))

    assert codes_of(content) <= {
        "raw-html",
        "doubled-space",
        "nested-too-deep",
        "heading-too-high",
        "lost-words",
    }


@pytest.mark.parametrize("link", LINKS)
def test_a_link_that_could_run_is_refused_and_leads_nowhere(content: Path, link: str) -> None:
    written(content, TEXT, story(link))

    assert "link-scheme" in codes_of(content)


@pytest.mark.parametrize(
    "address", ["javascript:1", "data:text/html,x", "//evil.example", "https://a b", '"x"']
)
@pytest.mark.parametrize("place", ["website", "source", "publisher", "base_url"])
def test_a_key_that_takes_an_address_takes_nothing_else(content: Path, address: str, place: str) -> None:
    if place == "website":
        written(content, "projects/wells/en.md", story(website=address).replace("kind: story\n", ""))
    elif place == "source":
        source = f"source: {{url: '{address}', name:"
        written(content, "indicators/jobs.yaml", INDICATOR.replace("source: {name:", source))
    elif place == "publisher":
        publisher = f"publisher: {{url: '{address}', name: {{en: A, fr: B}}}}\n"
        written(content, "site.yaml", SETTINGS + publisher)
    else:
        written(content, "site.yaml", SETTINGS.replace("https://results.example.org/", f"'{address}'"))

    assert "bad-address" in codes_of(content)


@pytest.mark.parametrize("form", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("path", [TEXT, "site.yaml"])
def test_a_file_in_a_wide_form_of_unicode_is_told_once(content: Path, path: str, form: str) -> None:
    text = (content / path).read_text(encoding="utf-8")
    written(content, path, text.encode(form))

    assert codes_of(content) == {"not-utf8"}


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u0000", "\u001b", "\ue000"])
@pytest.mark.parametrize("quoted", [False, True])
def test_what_turns_or_hides_a_text_is_told_however_it_is_written(
    content: Path, sign: str, quoted: bool
) -> None:
    title = f'"a \\u{ord(sign):04x} b"' if quoted else f"a {sign} b"
    written(content, TEXT, story(title=title))

    assert codes_of(content) == {"control-character"}


@pytest.mark.parametrize("form", ["\r\n", "\r"])
def test_line_ends_and_marks_of_other_systems_change_nothing(content: Path, form: str) -> None:
    written(content, TEXT, b"\xef\xbb\xbf" + story().replace("\n", form).encode())

    assert codes_of(content) == set()


@pytest.mark.skipif(os.name == "nt", reason="this system holds no such file")
@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_a_name_that_not_every_computer_holds_is_told(content: Path, name: str) -> None:
    (content / "stories" / "faustina" / name).mkdir()

    assert codes_of(content) == {"bad-file-name"}


def test_a_picture_is_found_by_its_name_in_either_form_of_unicode(content: Path) -> None:
    written(content, TEXT, story("![A road](été.jpg)"))
    written(content, unicodedata.normalize("NFD", PHOTO.format("été")), picture())

    assert codes_of(content) == set()


@pytest.mark.parametrize(
    "facts",
    [
        {"slug": "../../etc"},
        {"slug": "nul"},
        {"aliases": "[/../x/]"},
        {"aliases": "['/%2e%2e/x']"},
        {"aliases": "[//evil.example/]"},
        {"aliases": "[/aux/]"},
        {"image": "../../../etc/passwd.jpg", "image_alt": "x"},
        {"image": "/etc/passwd.jpg", "image_alt": "x"},
    ],
    ids=str,
)
def test_no_address_and_no_picture_leads_out_of_the_site(content: Path, facts: dict[str, str]) -> None:
    written(content, TEXT, story(**facts))

    assert codes_of(content) & {"bad-slug", "bad-alias", "missing-picture"}


@pytest.mark.parametrize(
    "value",
    [
        "NaN",
        ".nan",
        "1e400",
        "-1e-400",
        "1_000",
        ".inf",
        "0x10",
        "1:30",
        "1" * 5_000,
        "٣",
        "true",
        "{}",
        "'=1'",
    ],
)
def test_a_value_that_is_no_plain_number_is_refused(content: Path, value: str) -> None:
    written(content, "indicators/jobs.yaml", INDICATOR.replace("VALUE", value))

    assert codes_of(content) & {"number-not-plain", "out-of-range", "not-text"}


def test_texts_that_a_spreadsheet_would_run_are_data_in_every_table(content: Path) -> None:
    words = '=cmd|"/c calc"!A1'
    written(content, TEXT, story(title=f"'{words}'"))
    written(
        content,
        "indicators/jobs.yaml",
        INDICATOR.replace("VALUE", "-0").replace("Jobs created", f"'{words}'"),
    )

    assert codes_of(content) <= {"title-long"}


@pytest.mark.parametrize("key", STRANGE_KEYS)
@pytest.mark.parametrize("kind", ["figure", "counters", "chart", "table"])
def test_what_a_text_shows_of_a_name_that_no_indicator_could_have_is_told(
    content: Path, kind: str, key: str
) -> None:
    written(content, TEXT, story(f"Words.\n\n[[{kind} {key}]]\n\nMore words."))

    assert codes_of(content) & {"unknown-indicator", "reference-option", "reference-unknown", "raw-html"}


def test_aliases_of_yaml_are_refused_before_they_grow(content: Path) -> None:
    bomb = "".join(f"k{n}: &k{n} [*k{n - 1}, *k{n - 1}]\n" for n in range(1, 60))
    written(content, "site.yaml", f"{SETTINGS}k0: &k0 [x]\n{bomb}")

    assert "yaml-feature" in codes_of(content)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>1</script>",
        "<foreignObject/>",
        "<image href='https://evil.example/x.png'/>",
        "<use href='//evil.example/x.svg#a'/>",
        "<image href='data:image/svg+xml;base64,PHN2Zz4='/>",
        "<style>@import 'https://evil.example/x.css';</style>",
        "<rect style='fill:url(https://evil.example/x)'/>",
        "<rect style=\"fill:url('//evil.example/x')\"/>",
        "<h:p xmlns:h='http://www.w3.org/1999/xhtml'/>",
        "<set attributeName='onmouseover' to='alert(1)'/>",
        "<?xml-stylesheet href='https://evil.example/x.xsl'?>",
        "<rect/onload=alert(1)></rect>",
        "<iframe src='a.html'/>",
        "<foreignObject><p/></foreignObject>",
        "<use href='b.svg#a'/>",
        "<use xlink:href='b.svg#a' xmlns:xlink='http://www.w3.org/1999/xlink'/>",
        "<g><rect/>",
        "<rect>",
        "</svg>",
        "&nbsp;",
        "<rect a='1' a='2'/>",
        "<x:rect/></x:rect>",
    ],
)
def test_a_drawing_that_could_run_or_load_something_is_refused(content: Path, inside: str) -> None:
    written(content, TEXT, story("![A road](a.svg)"))
    written(content, DRAWING, SVG.format(inside))

    assert codes_of(content) == {"not-a-picture"}


@pytest.mark.parametrize(
    "data",
    [
        "<?xml version='1.0' encoding='UTF-7'?>" + SVG.format("+ADw-script+AD4-"),
        "<!DOCTYPE svg [<!ENTITY a 'x'>]>" + SVG.format("&a;"),
        "<!-- -->" * 20_000 + "x",
        "<!--" * 20_000,
    ],
    ids=["encoding", "entity", "comments", "open comments"],
)
def test_a_drawing_that_hides_what_it_is_is_refused_at_once(content: Path, data: str) -> None:
    written(content, TEXT, story("![A road](a.svg)"))
    written(content, DRAWING, data)

    assert codes_of(content) == {"not-a-picture"}


@pytest.mark.parametrize("inside", ["<use href='#a'/>", "<rect fill='url(#a)'/>", "<a title='href'/>"])
def test_a_drawing_that_speaks_of_itself_alone_is_shown(content: Path, inside: str) -> None:
    written(content, TEXT, story("![A road](a.svg)"))
    written(content, DRAWING, SVG.format(inside))

    assert codes_of(content) == set()


@pytest.mark.skipif(os.name == "nt", reason="links need rights of their own there")
@pytest.mark.parametrize("target", ["/etc/passwd", "/etc", "../stories", "itself"])
def test_a_link_is_never_followed(content: Path, target: str) -> None:
    (content / "stories" / "itself").symlink_to(target)

    assert codes_of(content) == {"symbolic-link"}
