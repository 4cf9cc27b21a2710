"""Two states of a page compared block by block."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bilan.review.changes.block_changes import MOST_PAIRED, BlockChange, compare_pages
from bilan.review.changes.page_blocks import ReadPage
from bilan.review.changes.page_reader import read_page
from bilan.review.changes.word_changes import How, Word, words_of

WORDS = st.lists(st.sampled_from(["Fund", "helps", "people", "Niger", "wells", "12"]), min_size=1, max_size=6)
PAGES = st.lists(st.tuples(st.sampled_from(["p", "li", "h2"]), WORDS), max_size=8)


def page(main: str) -> ReadPage:
    return read_page(f'<html lang="en"><body><main>{main}</main></body></html>'.encode())


def page_of(blocks: list[tuple[str, list[str]]]) -> ReadPage:
    return page("".join(f"<{tag}>{' '.join(words)}</{tag}>" for tag, words in blocks))


def shown(changes: tuple[BlockChange, ...]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (
            one.how.value,
            one.kind.value,
            [(piece.how.value, " ".join(word.text for word in piece.words)) for piece in one.pieces],
        )
        for one in changes
    ]


def test_a_paragraph_with_other_words_is_changed_and_not_replaced() -> None:
    old = page("<p>Awa repairs solar lamps in Tillabéri.</p>")
    new = page("<p>Awa repairs solar pumps in Tillabéri.</p>")

    assert shown(compare_pages(old, new, {})) == [
        (
            "changed",
            "text",
            [
                ("same", "Awa repairs solar"),
                ("removed", "lamps"),
                ("added", "pumps"),
                ("same", "in Tillabéri."),
            ],
        )
    ]


def test_a_paragraph_with_nothing_in_common_is_gone_and_another_is_new() -> None:
    old, new = page("<p>Awa repairs solar lamps.</p>"), page("<p>Nothing else remains to say here.</p>")

    assert [one.how for one in compare_pages(old, new, {})] == [How.REMOVED, How.ADDED]


def test_a_new_paragraph_stands_under_its_heading() -> None:
    old = page("<h1>Title</h1><h2>One</h2><p>a</p><h2>Two</h2><p>b</p>")
    new = page("<h1>Title</h1><h2>One</h2><p>a</p><h2>Two</h2><p>b</p><p>more to say</p>")

    [change] = compare_pages(old, new, {})
    assert (change.how, change.under) == (How.ADDED, "Two")


def test_what_stands_under_the_title_needs_no_heading() -> None:
    [change] = compare_pages(page("<h1>Title</h1>"), page("<h1>Title</h1><p>new</p>"), {})

    assert change.under == ""


def test_a_heading_stands_under_no_other() -> None:
    old = page("<h1>Title</h1><h2>One</h2><h2>What it cannot say</h2>")
    new = page("<h1>Title</h1><h2>One</h2><h2>What it does not say</h2>")

    [change] = compare_pages(old, new, {})

    assert change.under == ""


def test_a_link_that_follows_a_page_to_its_new_address_has_not_changed() -> None:
    old, new = page('<p><a href="/a/">There</a></p>'), page('<p><a href="/b/">There</a></p>')

    assert compare_pages(old, new, {"/a/": "/b/"}) == ()
    assert len(compare_pages(old, new, {})) == 1


def test_where_too_many_blocks_changed_all_are_gone_and_all_are_new() -> None:
    count = int(MOST_PAIRED**0.5) + 1
    old = page("".join(f"<p>old words number {one}</p>" for one in range(count)))
    new = page("".join(f"<p>new words number {one}</p>" for one in range(count)))

    changes = compare_pages(old, new, {})

    assert {one.how for one in changes} == {How.REMOVED, How.ADDED}
    assert len(changes) == 2 * count


@given(PAGES)
def test_a_page_compared_with_itself_has_no_change(blocks: list[tuple[str, list[str]]]) -> None:
    assert compare_pages(page_of(blocks), page_of(blocks), {}) == ()


@given(PAGES, PAGES)
def test_every_block_that_is_gone_or_new_is_told_and_changes_are_between_those_that_were_there(
    old: list[tuple[str, list[str]]], new: list[tuple[str, list[str]]]
) -> None:
    before, after = page_of(old), page_of(new)
    changes = compare_pages(before, after, {})

    left = [texts(words_of(one.runs)) for one in before.blocks]
    for change in changes:
        if change.old:
            left.remove(texts(change.old))
    come = [texts(change.new) for change in changes if change.new]
    assert sorted([*left, *come]) == sorted(texts(words_of(one.runs)) for one in after.blocks)


def texts(words: tuple[Word, ...]) -> tuple[str, ...]:
    return tuple(word.text for word in words)
