"""The paragraphs of an edition as checks read them: a look at all of them together passes nothing over."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bilan.checks.texts import HEADS, ReadText, paragraphs_of, place_in, read_text, spot_in
from bilan.language.guessing import may_be_other, other_language
from bilan.language.rough_words import GAP, holds_digit, rough_vocabulary
from bilan.language.wording.claims import may_claim, undated_claims
from bilan.language.wording.names import names_beside, names_in
from bilan.language.wording.numbers import groupings, may_be_misread, number_slips
from bilan.language.wording.residue import may_quote, quotes_in, residue_rules, residue_slips
from bilan.language.wording.slips import readable, readable_together
from bilan.load.site import load_site
from bilan.model.content import Edition
from bilan.model.site import Style
from tests.load.trees import tree_of

LANGUAGES = ("en", "fr")
PIECES = st.sampled_from([
    *("the", "the the", "le", "de de", "t he", "d e", "short- ", "a-\n", "lost ,", "word .", "()", "x  y", "ﬁn", "Ã©"),
    *("l\u00adà", "«x»", "“y”", "„z“", "1,300", "1.5", "3/4/2021", "٣", "²", "today", "cette année", "Hélène", "Ivy"),
    *("Marie Traoré", "le la les une dans", "with and of", "`code 7`", "```", "    the", "\tx", "~~~", "[a](b)", "]:", "](x)"),
    *("https://a.b/the", "twohttps://a.b", "thewww.a.b", "a.b@c.de", "{.x}", "<b>", "[[figure jobs]]", "|", "ſ", "ı"),
])  # fmt: skip
BETWEEN = st.sampled_from([" ", " ", " ", "\n", "", ". ", ", "])
TEXTS = st.lists(st.tuples(PIECES, BETWEEN), max_size=8).map(lambda rows: "".join(map("".join, rows)))
PARAGRAPHS = st.lists(TEXTS.map(lambda text: text.strip("\n")).filter(str.strip), max_size=5)


def edition_of(text: str, front: str = "") -> Edition:
    head = f"title: A title\nkind: story\ndate: 2021-09-29\n{front}"
    site = load_site(tree_of(f"== content/stories/a/en.md ==\n---\n{head}---\n{text}\n")).value
    assert site is not None
    return site.stories["a"].editions["en"]


def read(paragraphs: Sequence[str]) -> ReadText:
    """Return paragraphs as an edition has them that says nothing else."""
    return read_text(edition_of("\n\n".join(paragraphs)))


def test_what_is_read_of_an_edition_is_its_heads_its_summary_and_its_text() -> None:
    edition = edition_of("One `two`.\n\n- Three.\n- [Four](/x).", "summary: Five.\nimage_alt: Six\n")

    text = read_text(edition)

    assert dict(zip(HEADS, text.heads, strict=True)) == {
        **dict.fromkeys(HEADS, ""),
        "title": "A title",
        "image_alt": "Six",
    }
    assert text.written == [one.text for one in paragraphs_of(edition)]
    assert text.written == ["Five.", "One `two`.", "- Three.", "- [Four](/x)."]
    assert text.whole == GAP.join(text.prose)
    assert "two" not in text.whole
    assert "two" in text.rough


def test_a_place_in_the_whole_text_is_one_in_its_paragraph() -> None:
    edition = edition_of("One.\n\nTwo and\nthree.", "summary: Five.\n")
    text = read_text(edition)
    start = text.whole.index("three")

    at, first = spot_in(text, start)
    place = place_in(paragraphs_of(edition)[at], first, first + len("three"))

    assert text.written[at][first:] == "three."
    assert (place.line, place.column, place.length) == (10, 1, 5)


@given(PARAGRAPHS)
@example(["    the", "[a]: b c"])
@example(["](b)", "[c]"])
@example(["a@b.cd", "```\nx  y", "www.a.b"])
@settings(max_examples=1000)
def test_what_is_no_prose_is_hidden_in_all_paragraphs_together_as_in_each_alone(
    paragraphs: Sequence[str],
) -> None:
    whole, prose = readable_together(paragraphs)

    assert list(prose) == [readable(one) for one in paragraphs]
    assert whole == GAP.join(prose)


@given(PARAGRAPHS)
@settings(deadline=None, max_examples=300)
def test_no_word_and_no_digit_of_a_paragraph_is_missing_in_all_of_them(paragraphs: Sequence[str]) -> None:
    text = read(paragraphs)

    for prose in text.prose:
        assert rough_vocabulary(prose) <= rough_vocabulary(text.rough)
        assert holds_digit(text.whole) or not holds_digit(prose)


@given(PARAGRAPHS, st.sampled_from(LANGUAGES))
@settings(deadline=None, max_examples=500)
def test_what_all_paragraphs_together_do_not_hint_at_is_found_in_none(
    paragraphs: Sequence[str], language: str
) -> None:
    text = read(paragraphs)
    rules = residue_rules(text.rough, language)

    for prose in text.prose:
        assert list(residue_slips(prose, language, rules)) == list(residue_slips(prose, language))
        assert may_claim(text.rough, language) or not list(undated_claims(prose, language))
        assert may_quote(text.whole) or not list(quotes_in(prose))
        if not may_be_other(text.rough, language, LANGUAGES):
            assert other_language(prose, language, LANGUAGES) is None
        if not may_be_misread(text.whole):
            assert not list(number_slips(prose, language, Style.EU))
            assert not list(groupings(prose, language))


@given(PARAGRAPHS)
@settings(deadline=None, max_examples=500)
def test_the_names_in_a_whole_text_are_those_of_its_paragraphs(paragraphs: Sequence[str]) -> None:
    text = read(paragraphs)

    found = [(*spot_in(text, one.start), one.word, names_beside(one)) for one in names_in(text.whole)]

    assert found == [
        (at, one.start, one.word, names_beside(one))
        for at, prose in enumerate(text.prose)
        for one in names_in(prose)
    ]
