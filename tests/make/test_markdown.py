"""Markdown to safe HTML: the cases of markdown.cases.md, and rules that hold for every text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

import pytest
import tinyhtml5
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tinyhtml5.parser import HTMLParser

from bilan.make.markdown import make_html, make_inline
from bilan.model.content import REFERENCE_CLOSE, REFERENCE_OPEN
from bilan.plan.blocks import FigureView, Fill, TargetView
from bilan.plan.picture_views import PictureView
from bilan.plan.recipes import CannotMake
from tests.make.make_views import LOCALES, counters, figure, prose

CASES = Path(__file__).parent / "markdown.cases.md"
FIGURE = f"{REFERENCE_OPEN}0{REFERENCE_CLOSE}"
COUNTERS = f"{REFERENCE_OPEN}1{REFERENCE_CLOSE}"
TARGETS = {
    "stories:faustina": TargetView(url="/en/news-stories/faustina/", language="en"),
    "stories:marie": TargetView(url="/fr/actualites-recits/marie/", language="fr"),
    "stories:hidden": TargetView(url=None, language="en"),
}
SIGNS = str.maketrans({"⎵": "\u202f", "⍽": "\u00a0"})
PICTURES = {"photo.jpg": PictureView(url="/media/photo.jpg", width=400, height=300, alt="")}


class Case(NamedTuple):
    title: str
    written: str
    expected: str


def cases() -> list[Case]:
    found = re.findall(
        r"^## ([^\n]+)\n\n~~~~~\n(.*?)\n~~~~~\n\n~~~~~\n(.*?)\n?~~~~~$",
        CASES.read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
    return [Case(title, text, expected.translate(SIGNS)) for title, text, expected in found]


def drawn(fill: Fill) -> str:
    return (
        '<a class="figure" href="/f/">295 998</a>'
        if isinstance(fill, FigureView)
        else "<ul><li>counters</li></ul>"
    )


def written(text: str, language: str = "en") -> str:
    """Return what becomes of a text in which references stand as in a case."""
    text = text.replace("[[figure]]", FIGURE).replace("[[counters]]", COUNTERS)
    view = prose(text, language, fills=(figure(), counters()), targets=TARGETS, pictures=PICTURES)
    return make_html(view, LOCALES[language], drawn).rstrip("\n")


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_a_case_of_the_list_becomes_what_it_says(case: Case) -> None:
    language = "fr" if case.title.endswith("(fr)") else "en"

    html = written(case.written, language)

    assert html == case.expected


def test_every_case_is_read() -> None:
    fences = re.findall(r"^~~~~~$", CASES.read_text("utf-8"), re.MULTILINE)

    titles = [case.title for case in cases()]

    assert len(titles) == len(set(titles)) == len(fences) / 4
    assert len(titles) >= 40


# One line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Four *years*.", "Four <em>years</em>."),
        ("one\n\ntwo", "one two"),
        (f"{FIGURE} people", '<a class="figure" href="/f/">295 998</a> people'),
        (FIGURE, '<a class="figure" href="/f/">295 998</a>'),
        (COUNTERS, ""),
        ("## Heading\n\nwords", "words"),
    ],
)
def test_a_line_holds_the_words_of_paragraphs_and_no_block(text: str, line: str) -> None:
    view = prose(text, fills=(figure(), counters()))

    html = make_inline(view, LOCALES["en"], drawn)

    assert html == line


# What nobody sees

MARKDOWN = [
    "words",
    " ",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    "> ",
    "## ",
    "*",
    "**",
    "[a](b)",
    "[[figure]]",
    "&amp;",
    "<",
    "1 000 !",
]
UNSEEN = ["\x00", "\x02", "\x03", "\x0b", "\r", "\x1f", "\x7f", "\ufffe", "\t"]


@settings(deadline=None)
@given(st.lists(st.sampled_from([*MARKDOWN, *UNSEEN]), max_size=14).map("".join))
def test_no_sign_that_nobody_sees_comes_out(text: str) -> None:
    assert re.search("[\x00-\x08\x0b-\x1f\x7f]", written(text)) is None


# What does not depend on what was made before


def test_two_texts_with_notes_and_equal_headings_know_nothing_of_each_other() -> None:
    text = "## Results\n\nText.[^1]\n\n[^1]: Note.\n\n[a]: stories:faustina"
    first = written(text)

    written("## Results\n\n[^1]: Another note.\n\n```\ncode\n```")
    again = written(text)
    after = written("[x][a] and [^1]")

    assert again == first
    assert after == "<p>[x][a] and [^1]</p>"


def test_a_note_within_a_note_is_a_note_too() -> None:
    html = written("Text.[^a]\n\n[^a]: One.[^b]\n\n    [^b]: Two.")

    assert 'id="note-1"' in html
    assert 'id="note-2"' in html


def test_lists_nested_deeper_than_anyone_reads_are_refused_with_their_file() -> None:
    text = "\n".join("    " * depth + "- a" for depth in range(400))

    with pytest.raises(CannotMake) as refused:
        written(text)

    assert refused.value.diagnostic.code == "nested-too-deep"
    assert refused.value.diagnostic.span.path == "content/stories/faustina/en.md"


def test_a_text_that_was_refused_leaves_no_trace_in_the_next_one() -> None:
    deep = "\n".join("    " * depth + "- a" for depth in range(400))
    with pytest.raises(CannotMake):
        written(deep)

    assert written("One.\n\nTwo.") == "<p>One.</p>\n<p>Two.</p>"


def test_a_number_that_no_reference_has_leaves_nothing() -> None:
    html = written(f"a {REFERENCE_OPEN}7{REFERENCE_CLOSE} b {REFERENCE_OPEN}x")

    assert html == "<p>a  b x</p>"


# Whatever the text

ATTRIBUTES: dict[str, set[str]] = {
    "a": {"href", "class", "rel", "hreflang", "title", "role", "aria-label"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
    "div": {"class", "tabindex", "role", "aria-label"},
    "section": {"class", "role", "aria-label"},
    "span": {"class"},
    "td": {"class"},
    "th": {"class", "scope"},
    "ol": {"start"},
    "li": {"id"},
    "sup": {"id"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
    **{name: set() for name in ("p", "em", "strong", "ul", "blockquote", "pre", "code", "br", "hr", "table")},
    **{name: set() for name in ("thead", "tbody", "tr", "figure", "figcaption")},
}
PIECES = st.sampled_from(
    [
        "\n", "\n\n", " ", "    ", "a", "é", "1", "*", "**", "_", "`", "```\n", "~~~\n", "> ", "- ", "1. ", "# ", "## ",
        "| a | b |\n|---|---|\n| c | d |", "|", "---\n", "===", "[", "]", "(", ")", "![", "](", "[^1]", "\n[^1]: ", "[^",
        "](javascript:alert(1))", "](stories:faustina)", "](stories:marie)", "](photo.jpg)", "<", ">", "</", "&", "&#",
        "&#58;", "&colon;", "javascript:", "JAVASCRIPT:", "java\tscript:", "//", "\\", '"', "'", "<script>", "</script>",
        "<b onclick=x>", "<!--", "-->", "<![CDATA[", "<https://a.example/", "<a@b.example>", "[1]: ", "{: #x .y }", "\x02",
        "\x03", "\x00", "\ue010", "\ufffc", "wzxhzdk:0", "klzzwxh:0000", FIGURE, COUNTERS, REFERENCE_OPEN, REFERENCE_CLOSE,
        "///Footnotes Go Here///", "«", "»", " : ", " %", "10 000", "...",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS, st.sampled_from(["en", "fr"]))
@settings(deadline=None, max_examples=300)
@example("[^a]: [^b]: c", "en")
@example("[^a]: 1. a list in a note", "en")
@example("[a](&#106;avascript:alert(1))", "en")
@example("[x]: java\tscript:a\n[x]", "en")
def test_whatever_the_text_only_known_elements_and_attributes_come_out(text: str, language: str) -> None:
    html = written(text, language)

    for element in elements_of(html):
        assert element.tag in ATTRIBUTES
        assert set(element.attrib) <= ATTRIBUTES[element.tag]


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_whatever_the_text_no_address_runs_a_script(text: str) -> None:
    html = written(text)

    for element in elements_of(html):
        address = re.sub(r"[\x00-\x20]", "", element.get("href", element.get("src", "")))
        scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", address)
        assert scheme is None or scheme[1].lower() in {"http", "https", "mailto", "tel"}
        assert not address.startswith("//")


@given(TEXTS, st.sampled_from(["en", "fr"]))
@settings(deadline=None, max_examples=300)
def test_whatever_the_text_a_browser_finds_no_mistake_in_the_html(text: str, language: str) -> None:
    html = written(text, language)

    parser = HTMLParser()
    parser.parse(f"<!DOCTYPE html><html><head><title>t</title></head><body>{html}</body></html>")
    assert parser.errors == []


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_whatever_the_text_anchors_are_unique_and_notes_lead_to_them(text: str) -> None:
    html = written(text)

    found = elements_of(html)
    anchors = [element.attrib["id"] for element in found if "id" in element.attrib]
    assert len(anchors) == len(set(anchors))
    for element in found:
        if element.get("class") in {"footnote-call", "footnote-back"}:
            assert element.attrib["href"].removeprefix("#") in anchors


@given(TEXTS)
@settings(deadline=None, max_examples=100)
def test_whatever_the_text_a_line_holds_no_block(text: str) -> None:
    view = prose(text, fills=(figure(), counters()), targets=TARGETS, pictures=PICTURES)

    html = make_inline(view, LOCALES["en"], drawn)

    inline = {"a", "img", "span", "sup", "em", "strong", "code", "br"}
    assert {element.tag for element in elements_of(html)} <= inline


def elements_of(html: str) -> list[Element]:
    """Return all elements of HTML, without those that stand for figures and counters."""
    for fill in (figure(), counters()):
        html = html.replace(drawn(fill), "")
    body = tinyhtml5.parse(f"<!DOCTYPE html><body><main>{html}</main>", namespace_html_elements=False).find(
        "body/main"
    )
    assert body is not None
    return [element for element in body.iter() if element is not body]
