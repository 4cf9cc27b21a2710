"""Paragraphs are put together from where they lie in their text, as if they had been kept."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.load.text.blocks import cut_blocks, places_of, span_of
from bilan.model.paragraphs import (
    AS_WRITTEN,
    Paragraph,
    fingerprints_in,
    outline_of,
    paragraphs_in,
    with_fingerprints,
)
from bilan.model.source import Span
from bilan.model.words import fingerprint_of

BEGINS = Span(path="content/a.md", line=7, column=10)
TEXT = "First\nof two.\n\n  - An item\n\nLast."


def test_paragraphs_are_put_together_with_their_text_fingerprint_and_place() -> None:
    outline = outline_of([(0, 13, "aaaaaaaa"), (28, 33, "bbbbbbbb")])

    first, last = paragraphs_in(TEXT, outline, BEGINS, later_column=3)

    assert first == Paragraph(
        text="First\nof two.",
        known_as="aaaaaaaa",
        span=Span(path="content/a.md", line=7, column=10, length=5),
    )
    assert (last.text, last.span) == ("Last.", Span(path="content/a.md", line=12, column=3, length=5))


def test_a_paragraph_that_says_what_is_written_has_its_fingerprint_from_that() -> None:
    outline = outline_of([(0, 13, AS_WRITTEN), (28, 33, "bbbbbbbb")])

    first, last = paragraphs_in(TEXT, outline, BEGINS, later_column=3)

    assert (first.fingerprint, last.fingerprint) == (fingerprint_of("First\nof two."), "bbbbbbbb")
    assert fingerprints_in(TEXT, outline) == (first.fingerprint, last.fingerprint)


def test_all_fingerprints_can_stand_in_an_outline() -> None:
    outline = outline_of([(0, 13, AS_WRITTEN), (28, 33, "bbbbbbbb")])

    known = with_fingerprints(TEXT, outline)

    assert known == outline_of([(0, 13, fingerprint_of("First\nof two.")), (28, 33, "bbbbbbbb")])
    assert with_fingerprints("Another text, which nobody has to read.", known) == known


def test_a_text_without_paragraphs_has_an_empty_outline() -> None:
    outline = outline_of([])

    assert outline == ""
    assert fingerprints_in("\n", outline) == ()
    assert tuple(paragraphs_in("\n", outline, BEGINS, later_column=1)) == ()


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(("a", "é ", "\n", "\n\n", "- ", "# ", "    ", "```", "|")), max_size=30),
    st.integers(1, 9),
    st.integers(1, 9),
)
def test_places_are_those_that_loading_finds(pieces: list[str], column: int, later_column: int) -> None:
    text = "".join(pieces)
    blocks = cut_blocks(text)
    places = places_of("content/a.md", text, 7, column, later_column)

    begins = Span(path="content/a.md", line=7, column=column)
    found = paragraphs_in(text, outline_of((one.start, one.end, "0") for one in blocks), begins, later_column)

    assert [one.span for one in found] == [span_of(places, one.start, one.end) for one in blocks]
