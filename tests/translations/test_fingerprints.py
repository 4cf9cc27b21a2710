"""What a translation keeps of its original: fingerprints on one line, and the words of that day in a file."""

from __future__ import annotations

import unicodedata
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.load.site import load_site
from bilan.model.content import Edition
from bilan.model.words import fingerprint_of
from bilan.translations.fingerprints import (
    fingerprints_of,
    pieces_of,
    read_earlier,
    read_fingerprints,
    write_earlier,
    write_fingerprints,
)
from tests.load.trees import tree_of

TEXT = "She left Ghana.\n\nShe came home with [[figure a]] others."


def edition_of(text: str = TEXT, words: str = "title: Faustina comes home\nsummary: Four years.") -> Edition:
    """The English edition of a story, whatever else is wrong with it."""
    tree = tree_of(
        f"== content/stories/a/en.md ==\n---\n{words}\nkind: story\ndate: 2021-09-29\n---\n{text}\n"
    )
    site = load_site(tree).value
    assert site is not None
    return site.stories["a"].editions["en"]


def test_every_word_that_is_translated_counts_and_says_which_it_is() -> None:
    words = "title: A\nsummary: B\nimage_alt: C\nimage_caption: D\nseo_title: E\nupdate_note: F"

    pieces = pieces_of(edition_of("G\n\nH", words))

    assert [(one.name, one.text) for one in pieces] == [
        ("title", "A"), ("summary", "B"), ("image_alt", "C"), ("image_caption", "D"), ("seo_title", "E"),
        ("update_note", "F"), ("text", "G"), ("text", "H"),
    ]  # fmt: skip


def test_a_piece_stands_where_it_is_written() -> None:
    title, summary, first, _ = pieces_of(edition_of())

    assert (title.span.line, title.span.column, title.span.length) == (2, 8, 19)
    assert (summary.span.line, first.span.line) == (3, 7)


def test_fingerprints_stand_on_one_line_behind_the_names_of_what_they_are_of() -> None:
    assert write_fingerprints(edition_of()) == "title dc530 summary 7abb5 text 35e58 6deda"


def test_what_is_written_is_read_as_it_was() -> None:
    edition = edition_of()

    assert read_fingerprints(write_fingerprints(edition)) == fingerprints_of(edition)


def test_the_fingerprints_of_an_edition_are_those_of_its_pieces() -> None:
    edition = edition_of()

    found = [(name, each) for name, fingerprints in fingerprints_of(edition).items() for each in fingerprints]
    assert found == [(one.name, one.fingerprint) for one in pieces_of(edition)]


@pytest.mark.parametrize(
    "written",
    ["", "en", "abc", "1d8ba554", "dc530 7abb5", "title", "title dc530 text", "title dc530 title 7abb5",
     "title dc530, text 35e58", "title 0F44D", "<<<<<<< title dc530"],
)  # fmt: skip
def test_what_the_program_cannot_have_written_says_nothing(written: str) -> None:
    assert not read_fingerprints(written)


@pytest.mark.parametrize(
    "same",
    [
        "She  left\nGhana.\n\n\nShe came home with [[figure a]] others.",
        "She left Ghana.\n\nShe came home with [[figure b as-of=2020-01-01]] others.",
        "She left [Ghana](https://example.org/).\n\nShe came home with [[figure a]] others.",
    ],
)
def test_a_bound_figure_spacing_or_link_target_changes_no_fingerprint(same: str) -> None:
    linked = "She left [Ghana](countries:GH).\n\nShe came home with [[figure a]] others."

    before = edition_of(linked if "](" in same else TEXT)

    assert write_fingerprints(edition_of(same)) == write_fingerprints(before)


@pytest.mark.parametrize(
    "other",
    [
        "She left Togo.\n\nShe came home with [[figure a]] others.",
        "She left Ghana!\n\nShe came home with [[figure a]] others.",
        "She left Ghana.\n\nShe came home with 12 others.",
    ],
)
def test_a_word_a_sign_or_a_typed_number_changes_it(other: str) -> None:
    assert write_fingerprints(edition_of(other)) != write_fingerprints(edition_of())


def test_the_earlier_words_are_kept_as_text_that_a_person_can_read() -> None:
    assert write_earlier(edition_of(), "fr") == (
        "<!-- What en.md said when fr.md was last marked as up to date.\n"
        "     `build.py translated` writes this file. It is on no page, and may be deleted. -->\n"
        "\n<!-- dc530 -->\nFaustina comes home\n"
        "\n<!-- 7abb5 -->\nFour years.\n"
        "\n<!-- 35e58 -->\nShe left Ghana.\n"
        "\n<!-- 6deda -->\nShe came home with [[figure a]] others.\n"
    )


def test_only_what_the_original_has_no_more_is_read_of_them() -> None:
    kept = write_earlier(edition_of(), "fr")
    now = edition_of(TEXT.replace("Ghana", "Togo"))

    assert read_earlier(kept, now) == {"35e58": "She left Ghana."}


def test_a_file_of_another_kind_keeps_nothing() -> None:
    assert read_earlier("---\ntitle: A\n---\nA text.\n", edition_of()) == {}


@given(st.text(min_size=1), st.lists(st.integers(min_value=0), max_size=5))
def test_spaces_change_no_fingerprint(text: str, places: list[int]) -> None:
    spaced = text
    for place in places:
        at = place % (len(spaced) + 1)
        spaced = f"{spaced[:at]} {spaced[at:]}"

    if text.isascii():  # a space before a combining sign takes it from its letter
        assert fingerprint_of(spaced) == fingerprint_of(text)


@given(st.text())
def test_a_fingerprint_is_made_of_all_that_is_no_space_in_one_form_of_writing(text: str) -> None:
    said = unicodedata.normalize("NFC", "".join(text.split()))

    assert fingerprint_of(text) == blake2b(said.encode(), digest_size=4).hexdigest()


@pytest.mark.parametrize("space", [" ", "\n", "\t", "\u00a0", "\u202f", "\x1c", "\u3000", " \n"])
def test_no_kind_of_space_counts_in_a_fingerprint(space: str) -> None:
    assert fingerprint_of(f"an{space}École{space}") == fingerprint_of("anÉcole")


def test_letters_count_the_same_however_they_are_composed() -> None:
    assert fingerprint_of("H\u00e9le\u0300ne") == fingerprint_of("He\u0301l\u00e8ne")
