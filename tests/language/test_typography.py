from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.language import markup, typography
from bilan.language.locales import Locale
from bilan.language.markup import Kind, cut_html, cut_lines, unescape_text
from bilan.language.typography import set_html, set_text
from bilan.model.site import Style
from tests.language.cases import Case, locale_of, read_cases

LOCALES = [locale_of(language, style) for language in ("en", "fr") for style in Style]
NAMES = [f"{locale.language}-{locale.style}" for locale in LOCALES]
SIGNS = [*";:!?«»“”\"'‘’%€()…./", "...", " ", "\u00a0", "\u202f", "\n", "\ufffc"]
WORDS = ["a", "l", "oui", "1", "10", "000", "2021", "EUR", "million", "km", "n°", "https://x.eu", "s"]
TEXTS = st.lists(st.sampled_from([*SIGNS, *SIGNS, *WORDS]), max_size=12).map("".join) | st.text(max_size=30)
TAGS = [
    "<p>",
    "</p>",
    "<em>",
    "</em>",
    "<code>",
    "</code>",
    "<br>",
    '<i lang="de">',
    "</i>",
    "<!-- ; -->",
    "&amp;",
    "&nbsp;",
]
PAGES = st.lists(st.sampled_from([*SIGNS, *WORDS, *TAGS, *TAGS]), max_size=20).map("".join)


@pytest.mark.parametrize("case", read_cases("typography.cases.md"), ids=lambda case: case.name)
def test_it_is_set_as_the_cases_say(case: Case) -> None:
    for locale in case.locales:
        written = set_html(case.written, locale) if "<" in case.written else set_text(case.written, locale)

        assert written == case.expected


@pytest.mark.parametrize("case", read_cases("typography.cases.md"), ids=lambda case: case.name)
def test_what_the_cases_expect_is_left_as_it_is(case: Case) -> None:
    for locale in case.locales:
        again = set_html(case.expected, locale) if "<" in case.written else set_text(case.expected, locale)

        assert again == case.expected


@pytest.mark.parametrize("locale", LOCALES, ids=NAMES)
@settings(deadline=None)
@given(text=TEXTS)
def test_text_that_is_set_does_not_change_when_it_is_set_again(locale: Locale, text: str) -> None:
    once = set_text(text, locale)

    assert set_text(once, locale) == once


@pytest.mark.parametrize("locale", LOCALES, ids=NAMES)
@settings(deadline=None)
@given(html=PAGES)
def test_html_that_is_set_does_not_change_when_it_is_set_again(locale: Locale, html: str) -> None:
    once = set_html(html, locale)

    assert set_html(once, locale) == once


@pytest.mark.parametrize("locale", LOCALES, ids=NAMES)
@settings(deadline=None)
@given(text=TEXTS)
def test_no_word_and_no_digit_is_lost(locale: Locale, text: str) -> None:
    assert re.sub(r"[\W_]", "", set_text(text, locale)) == re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize("locale", LOCALES, ids=NAMES)
@settings(deadline=None)
@given(html=PAGES)
def test_every_tag_stays_as_it_is(locale: Locale, html: str) -> None:
    assert re.findall("<[^>]*>", set_html(html, locale)) == re.findall("<[^>]*>", html)


@pytest.mark.parametrize("locale", LOCALES, ids=NAMES)
@settings(deadline=None)
@given(text=st.text(alphabet="ab 1;:!?'\"«».%\n", max_size=20))
def test_html_without_tags_is_set_as_text_is(locale: Locale, text: str) -> None:
    assert unescape_text(set_html(text, locale)) == (set_text(text, locale) if text.strip() else text)


@settings(deadline=None)
@given(html=PAGES | st.text(alphabet="<>/ab\"'= !-", max_size=40))
def test_the_pieces_of_html_are_all_of_it(html: str) -> None:
    pieces = list(cut_html(html, "fr"))

    assert "".join(piece for _, piece in pieces) == html
    assert all(piece for _, piece in pieces)


def test_html_is_cut_by_what_it_is_to_the_reader() -> None:
    html = '<p>Un <em>mot</em><code>x</code><img src="a.jpg"> <i lang="en">word</i><br></p>'

    pieces = [(kind, piece) for kind, piece in cut_html(html, "fr") if kind is not Kind.INLINE]

    assert pieces == [
        (Kind.BREAK, "<p>"),
        (Kind.TEXT, "Un "),
        (Kind.TEXT, "mot"),
        (Kind.HIDDEN, "x"),
        (Kind.HIDDEN, '<img src="a.jpg">'),
        (Kind.TEXT, " "),
        (Kind.HIDDEN, "word"),
        (Kind.BREAK, "<br>"),
        (Kind.BREAK, "</p>"),
    ]


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_stays_nothing(text: str) -> None:
    assert set_html(text, locale_of("fr")) == text


def test_a_third_language_gets_what_all_languages_share() -> None:
    german = locale_of("de", babel="de_DE")

    assert set_text('10 000 km: "so" ist\'s ; 5 %', german) == '10\u202f000\u00a0km: "so" ist’s ; 5\u00a0%'


@pytest.mark.parametrize(
    "tangle",
    [
        "<" * 20_000,
        "<a " * 10_000,
        '<a "' * 10_000,
        " " * 50_000,
        "'\"" * 10_000,
        "1 " * 20_000,
        "?" * 20_000 + "a",
        "1 h w. " * 10_000,
        "1" * 50_000,
        "<em>l'eau</em> ; " * 5_000,
    ],
)
def test_no_tangle_takes_long(tangle: str) -> None:
    started = time.process_time()

    set_html(tangle, locale_of("fr", Style.NATIONAL))

    assert time.process_time() - started < 2


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_text_that_is_left_at_once_has_nothing_that_a_rule_would_find(text: str) -> None:
    if typography._TRIGGER.search(text) is None:
        for locale in LOCALES:
            assert list(typography._proposals(text, typography._habits_of(locale))) == []


# Short cuts

BLOCKS = [
    *(
        "<p>",
        "</p>\n",
        "</p>\n<p>",
        "<ul>\n",
        "<li>",
        "</li>\n",
        '<h2 id="a-1">',
        "</h2>\n",
        "<br>",
        "<hr>",
        "\n",
    ),
    *(
        '<a href="/x1/">',
        "</a>",
        '<a class="external" href="https://x.eu">',
        "<strong>",
        "</strong>",
        "<img 3>",
    ),
    *(
        '<img src="a.jpg" alt="l\'eau">',
        '<span hreflang="de">',
        '<div lang="de">',
        "</div>",
        "<pre>",
        "</pre>",
    ),
    *("<b/>", "<a title='</p>'>", '<a title="</p>">', "&lt;", "&#39;", "< ", ">", "..", ".", "plain words "),
]
PLAIN_SIGNS = [
    "€",
    "% ",
    "h",
    "w",
    "www.",
    "ht",
    "°",
    "EUR ",
    "n° ",
    "A",
    "1 000",
    "12",
    "M€",
    "5 €",
    "  ",
    ": ",
    " ;",
]


@pytest.mark.parametrize("locale", LOCALES, ids=NAMES)
@settings(deadline=None, max_examples=300)
@given(
    html=st.lists(st.sampled_from([*SIGNS, *WORDS, *PLAIN_SIGNS, *BLOCKS, *BLOCKS, *TAGS]), max_size=20).map(
        "".join
    )
)
def test_html_is_set_line_by_line_as_it_is_piece_by_piece(locale: Locale, html: str) -> None:
    written = set_html(html, locale)

    assert written == typography._set_pieces(html, locale.language, typography._habits_of(locale))


@settings(deadline=None, max_examples=1000)
@given(text=st.lists(st.sampled_from([*SIGNS, *WORDS, *PLAIN_SIGNS]), max_size=20).map("".join) | TEXTS)
def test_what_is_passed_over_is_what_no_rule_finds(text: str) -> None:
    one_by_one = re.compile(typography._RULE, re.VERBOSE | re.DOTALL).finditer(text)

    in_one_go = typography._RULES.finditer(text)

    assert found_by(in_one_go) == found_by(one_by_one)


def found_by(matches: Iterator[re.Match[str]]) -> list[tuple[str, tuple[int, int]]]:
    """Return the rules that found something, each with the place of what is to be changed."""
    return [(one.lastgroup, one.span(one.lastgroup)) for one in matches if one.lastgroup]


@pytest.mark.parametrize(
    ("html", "to_set"),
    [
        ("<p>Plain words, here. And here.</p>\n<p>More of them.</p>\n", []),
        ("<h2>Of <em>weight</em></h2>\n<p>In 2021.</p>\n<p>Plain.</p>\n", ["In 2021."]),
        ("<p>Wait..<em>.</em></p>", ["Wait..<em>.</em>"]),
        ("<p>Plain.</p>\n<p>For <img 3> people.</p>", ["For <img 3> people."]),
        ('<p>See <a href="/1/">this</a></p>\n<p>It\'s</p>', ["It's"]),
    ],
)
def test_only_lines_with_a_sign_of_a_rule_are_looked_at(html: str, to_set: list[str]) -> None:
    lines = cut_lines(html, typography._CALM)

    assert lines is not None
    assert [line for _, line, _ in lines if line.strip()] == to_set


def test_no_character_that_a_rule_looks_for_is_passed_over() -> None:
    known = [*map(chr, range(0x250)), *map(chr, range(0x2000, 0x2100))]
    digits = [chr(number) for number in range(sys.maxunicode) if chr(number).isdecimal()]

    passed = [
        one for one in (*known, *digits) if (found := typography._CALM.match(f"{one}<br>")) and found[0] != ""
    ]

    assert passed == [one for one in known if one not in "<>&" and not re.search(r"[\d'\"«»;!?:]", one)]


@pytest.mark.parametrize(
    "text", ["Story 270", "page 3 of 12", "In 2021, 45 wells", "1999–2004", "5 to 6 Rue", "3.5"]
)
def test_a_number_alone_is_left_at_once(text: str) -> None:
    assert typography._TRIGGER.search(text) is None


@given(
    st.lists(
        st.sampled_from(
            (
                *("1", "270", "000", "٣", "%", "€", " ", "\xa0", "\u202f", "\t", ".", ",", "a", "of"),
                *(
                    "EUR",
                    "USD",
                    "GBP",
                    "XOF",
                    "kEUR",
                    "M€",
                    "n°",
                    "°C",
                    "km",
                    "m²",
                    "ha",
                    "millions",
                    "billion",
                ),
            )
        ),
        max_size=9,
    ).map("".join)
)
@settings(max_examples=500, deadline=None)
def test_a_number_with_what_belongs_to_it_is_not(text: str) -> None:
    found = [one for locale in LOCALES for one in typography._proposals(text, typography._habits_of(locale))]

    assert not found or typography._TRIGGER.search(text)


CODES = ("EUR", "USD", "GBP", "CHF", "XOF", "XAF")
UNITS = (
    *("°C", "km", "km²", "m²", "kg", "ha", "M€", "kEUR", "MEUR", *CODES),
    *("million", "millions", "milliard", "milliards", "billion", "billions"),
)
SPACES = pytest.mark.parametrize("space", [" ", "\t", "\n", "\u00a0", "\u202f"], ids=ascii)


@SPACES
@pytest.mark.parametrize("unit", UNITS)
def test_a_number_is_bound_to_its_unit(unit: str, space: str) -> None:
    for locale in LOCALES:
        assert set_text(f"5{space}{unit}", locale) == f"5\u00a0{unit}"


@SPACES
@pytest.mark.parametrize("sign", [*CODES, "n°"])
def test_a_number_is_bound_to_the_currency_or_sign_before_it(sign: str, space: str) -> None:
    for locale in LOCALES:
        assert set_text(f"{sign}{space}5", locale) == f"{sign}\u00a05"


@SPACES
def test_the_groups_of_a_number_are_bound_closely(space: str) -> None:
    for locale in LOCALES:
        assert set_text(f"5{space}000", locale) == "5\u202f000"


@given(st.from_regex(typography._UNIT, fullmatch=True), st.from_regex(typography._CODE, fullmatch=True))
@settings(max_examples=300, deadline=None)
def test_these_are_all_that_the_typography_knows(unit: str, code: str) -> None:
    assert unit in UNITS
    assert code in CODES


@pytest.mark.parametrize(
    "html",
    [
        "<p>a</p><code>b</code>",
        '<p lang="de">a</p>',
        "<!-- a --><p>b</p>",
        "<p>1 < 2</p>",
        "<BR>",
        '<a title="</p>">b</a>',
    ],
)
def test_html_that_has_to_be_read_element_by_element_is_not_cut_into_lines(html: str) -> None:
    assert cut_lines(html, typography._CALM) is None


@given(st.text(max_size=20) | st.text(st.characters(min_codepoint=0xFFF0), max_size=5))
@settings(deadline=None)
def test_characters_that_html_does_not_know_are_looked_for_where_they_can_be(text: str) -> None:
    assert markup.without_unreadable(text) == markup._UNREADABLE.sub("", text)
