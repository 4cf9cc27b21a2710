"""How a text is cut, and what of it says nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.language.quantities.registry import HABITS
from bilan.language.quantities.tokens import MASK, Kind, cut_tokens, masked, masked_each
from bilan.language.rough_words import DIGITS, PARTS

MARKS = st.sampled_from([
    *("[[", "]]", "[", "]", "](", "(", ")", "[^1]", "[12]", "`", "<a", ">", "https://x", "www.", "@b", "#a", "\\"),
    *("+", "32 2 123 45 67", "012 34 56", "00", "0", "7", "1. ", "12) ", "## 3.", "# 1", "a", " ", "\t", "\u00a0", "\n"),
])  # fmt: skip


def shown(text: str) -> str:
    return masked(text).replace(MASK, "_")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of 12 [boats](/b/7) and [[figure a]] `9` \\2", "Of 12 [boats_______ and ____________ ___ __"),
        ("1. Of 12 boats[3]", "__ Of 12 boats___"),
        ("Two\n  12) of 3", "Two\n_____ of 3"),
        ("## 2.1 Boats #7 @b3", "______ Boats __ ___"),
        (
            "Call +32 2 123 45 67 or 02 123 45 67 at www.a.be/3",
            "Call _______________ or ____________ at __________",
        ),
        ("In 2021 there were 0.5 of 300", "In 2021 there were 0.5 of 300"),
    ],
)
def test_what_says_nothing_is_masked(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.lists(MARKS, max_size=12).map("".join))
@settings(max_examples=1000)
def test_what_is_masked_hangs_on_no_number_of_another_line(text: str) -> None:
    assert masked(f"{text}\n\n1. a")[: len(text)] == masked(text)


@given(st.lists(st.lists(MARKS, max_size=6).map("".join), max_size=4))
def test_of_many_texts_the_same_is_masked_as_of_each_alone(texts: list[str]) -> None:
    shown, marked = masked_each(texts)

    assert shown == [masked(text) for text in texts]
    assert all(shown[at] is text for at, text in enumerate(texts) if at not in marked)
    assert not any(set(text) & set(f"{DIGITS}{PARTS}") for at, text in enumerate(texts) if at not in marked)


@given(st.lists(MARKS, max_size=12).map("".join) | st.text(max_size=60), st.sampled_from(list(HABITS)))
def test_tokens_stand_in_order_where_the_text_has_them(text: str, language: str) -> None:
    stream = cut_tokens(text, HABITS[language])

    after = 0
    for at in range(stream.size):
        assert after <= stream.starts[at] < stream.ends[at]
        assert stream.text[stream.starts[at] : stream.ends[at]] == stream.tokens[at].text
        after = stream.ends[at]
    assert stream.tokens[-1].kind is stream.tokens[stream.size].kind is Kind.END
    assert not stream.is_glued(stream.size)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("m2 km3 m23 l’eau m'a", ["m2", "km3", "m", "23", "l’", "eau", "m'", "a"]),
        ("1 300,5 on 2021-09-29, 29/09/2021 or 1.2.2021", ["1 300,5", "on", "2021-09-29", ",", "29/09/2021", "or", "1.2.2021"]),
        ("**5** % of_6", ["5", "%", "of", "6"]),
        ("1&nbsp;000 a&nbsp;b", ["1&nbsp;000", "a", "&nbsp;", "b"]),
    ],
)  # fmt: skip
def test_numbers_and_words_are_cut_whole(text: str, expected: list[str]) -> None:
    stream = cut_tokens(text, HABITS["en"])

    assert [one.text for one in stream.tokens[: stream.size]] == expected
