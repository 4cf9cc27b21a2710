import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.load.text import prose as prose_module
from bilan.load.text.blocks import cut_blocks, edited, mask_code, masked_at, places_of
from bilan.load.text.links import find_links
from bilan.load.text.prose import load_prose
from bilan.load.text.references import find_references
from bilan.model.content import REFERENCE_CLOSE, REFERENCE_OPEN, Prose
from bilan.model.paragraphs import AS_WRITTEN, outline_of
from bilan.model.source import Diagnostic, Span
from bilan.model.words import fingerprint_of

ONE, TWO = (f"{REFERENCE_OPEN}{number}{REFERENCE_CLOSE}" for number in (0, 1))
SECONDS = 5
"""What a hostile text of 100 kB may take at the most; it takes a tenth of that, and hours where a pattern backtracks."""


def prose_of(text: str) -> Prose:
    loaded = load_prose("content/a.md", text, 1)
    assert loaded.value is not None
    return loaded.value


def fingerprints_of(text: str) -> list[str]:
    return [one.fingerprint for one in prose_of(text).paragraphs]


def problem_in(text: str) -> Diagnostic:
    [problem] = load_prose("content/a.md", text, 1).problems
    return problem


def test_a_paragraph_is_kept_as_written_with_its_place() -> None:
    loaded = load_prose("content/a.md", "First\nof two.\n\nSecond.\n", 8)

    assert loaded.value is not None
    first, second = loaded.value.paragraphs
    assert (first.text, second.text) == ("First\nof two.", "Second.")
    assert first.span == Span(path="content/a.md", line=8, column=1, length=5)
    assert second.span.line == 11


def test_a_text_knows_where_it_begins() -> None:
    loaded = load_prose("content/a.md", "A summary with [[figure a]].", 3, 10)

    assert loaded.value is not None
    assert loaded.value.span == Span(path="content/a.md", line=3, column=10)
    assert loaded.value.references[0].span.column == 25


def test_later_lines_begin_at_a_column_of_their_own() -> None:
    loaded = load_prose("content/a.md", "One\n[[figure a]]", 3, 10, 5)

    assert loaded.value is not None
    assert (loaded.value.references[0].span.line, loaded.value.references[0].span.column) == (4, 5)


def test_an_empty_text_has_nothing_in_it() -> None:
    prose = prose_of("\n\n")

    assert (prose.paragraphs, prose.references, prose.links) == ((), (), ())


def test_each_reference_is_replaced_by_its_number() -> None:
    prose = prose_of("[[figure a]] and [[figure b]] people.")

    assert prose.text == f"{ONE} and {TWO} people."
    assert [one.indicators for one in prose.references] == [("a",), ("b",)]


def test_a_reference_that_is_written_wrongly_stays_and_has_no_number() -> None:
    prose = prose_of("[[figure a floor=x]] and [[figure b]]")

    assert prose.text == f"[[figure a floor=x]] and {ONE}"
    assert [one.indicators for one in prose.references] == [("b",)]


def test_an_escaped_reference_keeps_its_backslash_for_markdown_to_take_away() -> None:
    assert prose_of(r"Write \[[figure a]].").text == r"Write \[[figure a]]."


def test_what_stands_alone_is_set_apart_from_the_lines_around_it() -> None:
    assert prose_of("Before.\n[[counters a]]\nAfter.").text == f"Before.\n\n{ONE}\n\nAfter."
    assert prose_of("Before.\n\n[[counters a]]\n\nAfter.").text == f"Before.\n\n{ONE}\n\nAfter."
    assert prose_of("[[counters a]]").text == ONE
    assert prose_of("[[counters a]]\n").text == f"{ONE}\n"
    assert prose_of("\n[[counters\na]]\nAfter.\n").text == f"\n{ONE}\n\nAfter.\n"


def test_signs_that_the_program_uses_for_itself_are_replaced_in_a_text() -> None:
    prose = prose_of(f"A {ONE} and [[figure a]].")

    assert prose.text == f"A \ufffd0\ufffd and {ONE}."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A [[figure a]] b", "A [[figure other floor=1000]] b"),
        ("A b c", "A  b\nc"),
        ("A 1 000 b", "A 1\u202f000 b"),
        ("Il dit : oui", "Il dit\u00a0: oui"),
        ("[her story](stories:a)", "[her story](stories:b)"),
        ("![A machine](a.jpg)", "![A machine](b.jpg)"),
        ("<https://example.org/a>", "<https://example.org/b>"),
        ("[x][n]\n\n[n]: https://example.org/1", "[x][n]\n\n[n]: https://example.org/2 'title'"),
        ("[x](/a/ 'title')", "[x](/b/ 'title')"),
        ("caf\u00e9", "cafe\u0301"),
        ("[[counters a]]", "[[counters b c]]"),
        ("- one\n- two", "- one\n\n- two"),
    ],
)
def test_figures_spacing_and_link_targets_do_not_count_in_a_fingerprint(first: str, second: str) -> None:
    assert fingerprints_of(first) == fingerprints_of(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A b", "A c"),
        ("A 1000 b", "A [[figure a]] b"),
        ("A b", "A [[figure a]] b"),
        ("[her story](stories:a)", "[his story](stories:a)"),
        ("A b", "A *b*"),
        ("## A", "### A"),
        ("`[[figure a]]`", "`[[figure b]]`"),
    ],
)
def test_words_and_their_stress_count_in_a_fingerprint(first: str, second: str) -> None:
    assert fingerprints_of(first) != fingerprints_of(second)


def test_a_fingerprint_is_short_and_the_same_on_every_machine() -> None:
    assert fingerprints_of("A workshop of her own.") == ["1d8ba554"]


def test_definitions_of_link_targets_are_no_paragraph() -> None:
    assert len(fingerprints_of("[x][n]\n\n[n]: https://example.org\n")) == 1


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("# A heading", ("## A heading",)),
        ("# A heading #", ("## A heading",)),
        ("#", ("## ", "\\#")),
        ("#hashtag", ("## hashtag", "\\#hashtag")),
        ("Before.\n# A heading\nAfter.", ("## A heading",)),
        ("A heading\n===", ("## A heading",)),
        ("> # Quoted", ("## Quoted",)),
        ("- # In a list", ("## In a list",)),
        ("> - # In both", ("## In both",)),
    ],
)
def test_a_heading_as_high_as_the_title_is_refused(text: str, offers: tuple[str, ...]) -> None:
    problem = problem_in(text)

    assert problem.code == "heading-too-high"
    assert problem.fixes == offers


@pytest.mark.parametrize(
    "text",
    [
        "## A heading",
        "###### Deep",
        r"\# no heading",
        "`# code`",
        "    # code",
        "```\n# code\n```",
        "A number #1",
        "Text.\nA == b\n\n===",
        "A heading\n---",
        "[a](#part)",
    ],
)
def test_lower_headings_and_other_hashes_are_welcome(text: str) -> None:
    assert load_prose("content/a.md", text, 1).problems == ()


def test_every_problem_of_a_text_is_told_in_one_run() -> None:
    text = "# High\n\n[a](javascript:b) ![](c.jpg) <b>\n\n[[figur d]] [[figure e floor=x]] [[counters f]]\n"

    codes = {one.code for one in load_prose("content/a.md", text, 1).problems}

    assert codes == {
        "heading-too-high",
        "link-scheme",
        "picture-without-alt",
        "raw-html",
        "reference-unknown",
        "reference-option",
        "reference-not-alone",
    }


def test_template_signs_are_text() -> None:
    text = "{{ 7 * 7 }} and {% for a in b %}"

    loaded = load_prose("content/a.md", text, 1)

    assert loaded.value is not None
    assert loaded.value.text == text
    assert loaded.problems == ()


HOSTILE = (
    "[", "]", "*", "_", "`", "<", ">", "(", ")", "!", "![", "](", "](a ", '](a "', "[a](", "[](", " [x](", "[[", "[[figure ",
    "[[figura a=b]] ", "[[counters a]]\n", "`a``b```", "> ", "- ", "\n- ", "\n> ", "1.", "\\", "#", "\n#", "= \n=\n", "<a", "<a ",
    "<!--", "<a@", "[x]: ", "[x]: y\n", "[a]\n", "```\n", "~~~a\n", "``` a\n", "\t", " \n", "\n", '"', " '", "&", "\ue000", "é", "0",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_text_made_to_be_slow_is_read_in_one_go(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    begun = time.process_time()

    for hostile in (text, f"[x]: y\n\n{text})", f"a\n\n{text}]]"):
        load_prose("content/a.md", hostile, 1)

    assert time.process_time() - begun < SECONDS


MARKDOWN = st.lists(
    st.sampled_from((
        "[[figure a]]", "[[counters a b]]", "[[figure", "[a](b)", "![a](b)", "![](b)", "[n]: x", "[a][n]", "`", "``", "```", "~~~",
        "<b>", "<", "#", "##", "=", "---", "-", "1.", ">", "    ", "\t", "\\", "[", "]", "(", ")", "word", " ", "\n", "\n\n", "é",
    )),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_any_text_is_read_and_its_places_lie_in_it(text: str) -> None:
    loaded = load_prose("content/a.md", text, 1)

    lines = text.split("\n")
    assert loaded.value is not None
    prose = loaded.value
    spans = (
        *(one.span for one in prose.paragraphs),
        *(one.span for one in prose.references),
        *(one.span for one in prose.links),
        *(one.span for one in loaded.problems),
    )
    for span in spans:
        assert 1 <= span.line <= len(lines)
        assert span.column >= 1
        assert span.column + span.length <= len(lines[span.line - 1]) + 1


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_every_reference_stands_in_the_text_once_and_in_order(text: str) -> None:
    prose = prose_of(text)

    marks = [f"{REFERENCE_OPEN}{number}{REFERENCE_CLOSE}" for number in range(len(prose.references))]
    places = [prose.text.find(mark) for mark in marks]
    assert prose.text.count(REFERENCE_OPEN) == len(marks)
    assert places == sorted(places)
    assert -1 not in places


@settings(max_examples=200, deadline=None)
@given(MARKDOWN.filter(lambda text: "[n]: x" not in text))
def test_no_word_of_a_text_is_lost_between_its_paragraphs(text: str) -> None:
    prose = prose_of(text)

    kept = "".join(one.text for one in prose.paragraphs)
    assert kept.count("word") == text.count("word")


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_where_no_hash_stands_alone_no_heading_is_too_high(text: str) -> None:
    if prose_module._LONE_HASH.search(text) is None:
        assert prose_module._HEADING.search(text) is None


@given(st.text("ab É’-=>|*_]):!1.\u00a0\x0c\\`#[<~", max_size=12))
def test_a_text_of_one_line_is_read_as_it_is_above_another_paragraph(line: str) -> None:
    alone = load_prose("content/a.md", line, 3, 5, 2)
    above = load_prose("content/a.md", f"{line}\n\nMore.", 3, 5, 2)

    assert alone.value is not None
    assert above.value is not None
    assert alone.problems == above.problems
    assert alone.value.text == line
    assert (*alone.value.paragraphs, "More.") == (
        *above.value.paragraphs[:-1],
        above.value.paragraphs[-1].text,
    )
    assert alone.value.links == above.value.links


@settings(max_examples=300, deadline=None)
@given(MARKDOWN)
def test_a_fingerprint_that_stands_in_an_outline_is_that_of_what_is_said(text: str) -> None:
    prose = prose_of(text)
    whole = prose.with_fingerprints()

    assert AS_WRITTEN not in whole.outline.split()[2::3]
    assert whole.outline == outline_of(_paragraphs_one_by_one(text))
    assert prose.fingerprints == whole.fingerprints == tuple(whole.outline.split()[2::3])


def _paragraphs_one_by_one(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each paragraph of a text with the fingerprint of what it says, worked out for all of them."""
    blocks = cut_blocks(text)
    places = places_of("content/a.md", text, 1, 1, 1)
    masked = mask_code(text, blocks)
    spots = find_references(masked, blocks, places).value or ()
    links = find_links(text, masked_at(masked, tuple((one.start, one.end) for one in spots)), blocks, places)
    edits = prose_module._unsaid(spots, links.value.unsaid if links.value else ())
    for block in blocks:
        inside = [one for one in edits if block.start <= one[0] < block.end]
        said = edited(text, block.start, block.end, inside)
        if said.strip():
            yield block.start, block.end, fingerprint_of(said)
