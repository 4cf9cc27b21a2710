"""Texts apart from their page: marks around words, pictures in words, no anchors, no way into the site."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilan.make.excerpts import make_excerpt
from bilan.model.marks import MARK_END, mark_beginning

ONE, TWO = mark_beginning(0), mark_beginning(1)
PICTURE = '<picture><source srcset="/a.avif"><img src="/a.jpg" alt="A well" id="x"></picture>'


def drawn(html: str, *, is_apart: bool = False) -> str:
    return make_excerpt(html, lambda number, inner: f"[{number}:{inner}]", is_apart=is_apart)


def test_marks_are_drawn_around_their_words() -> None:
    assert drawn(f"<p>{ONE}12{MARK_END} of {TWO}<b>45</b>{MARK_END}</p>") == "<p>[0:12] of [1:<b>45</b>]</p>"


def test_a_mark_that_begins_in_one_element_and_ends_in_another_is_left_out() -> None:
    assert drawn(f"<b>{ONE}12</b> wells{MARK_END}") == "<b>12</b> wells"
    assert drawn(f"{ONE}12 <b>wells{MARK_END}</b>") == "12 <b>wells</b>"


@pytest.mark.parametrize("lost", [ONE, MARK_END, f"{MARK_END}{ONE}", f"{ONE}{ONE}"])
def test_no_sign_of_a_mark_is_ever_left(lost: str) -> None:
    assert drawn(f"a{lost}b") == "ab"


def test_marks_in_attributes_go() -> None:
    assert drawn(f'<img src="a" alt="{ONE}12{MARK_END} wells">').count("12 wells") == 2


def test_anchors_go_for_both_texts_may_have_the_same() -> None:
    assert drawn('<h2 id="a">One</h2> id="a"') == '<h2>One</h2> id="a"'


def test_a_picture_tells_its_words_beside_it() -> None:
    shown = drawn(PICTURE)

    assert '<img src="/a.jpg"' in shown
    assert '<span class="excerpt-words">A well</span>' in shown


def test_what_stands_apart_asks_for_no_picture_and_leads_to_other_websites_alone() -> None:
    shown = drawn(f'{PICTURE}<a href="/en/">in</a> <a href="https://example.org/">out</a>', is_apart=True)

    assert shown == (
        '<span class="excerpt-picture"><span class="excerpt-words">A well</span></span>'
        '<a>in</a> <a href="https://example.org/">out</a>'
    )


PIECES = st.sampled_from(["12", " ", "<b>", "</b>", "<br>", ONE, TWO, MARK_END, "<p>", "</p>", "&lt;"])


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_word_and_no_element_gets_lost(html: str) -> None:
    shown = make_excerpt(html, lambda _number, inner: inner, is_apart=False)

    assert shown == "".join(sign for sign in html if not "\ue100" <= sign <= "\uf8ff")
