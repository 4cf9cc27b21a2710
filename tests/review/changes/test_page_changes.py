"""The changes of all pages together: what is told once, and what is left to each page."""

from __future__ import annotations

from bilan.review.changes.block_changes import compare_pages
from bilan.review.changes.figure_changes import FigureChange, compare_figures
from bilan.review.changes.page_changes import TOLD_ONCE_FROM, PageDifference, PageName, Sifted, sift
from bilan.review.changes.page_reader import read_page
from tests.review.changes.observed import data, row

CARD = '<article class="card"><h3><a href="/en/{0}/">{0}</a></h3><p>{0} in short</p></article>'
FIGURE = '<a class="figure" href="/en/indicators/wells/"><data value="{0}">{0}</data></a>'


def figures() -> tuple[FigureChange, ...]:
    return compare_figures(data(row("wells", "2021-09-29", 1200)), data(row("wells", "2022-06-30", 1500)))


def difference(address: str, old: str, new: str) -> PageDifference:
    before, after = (
        read_page(f"<html lang='en'><body><main>{one}</main></body></html>".encode()) for one in (old, new)
    )
    return PageDifference(
        page=PageName(address=address, title=address, language="en"),
        template="story",
        changes=compare_pages(before, after, {}),
    )


def own(sifted: Sifted) -> list[int]:
    return [len(one.own) for one in sifted.pages]


def test_the_same_change_on_several_pages_is_told_once_with_all_of_them() -> None:
    pages = [difference(f"/en/{one}/", "", CARD.format("Awa")) for one in range(TOLD_ONCE_FROM)]

    sifted = sift(pages, ())

    [shared] = sifted.shared
    assert [one.address for one in shared.pages] == ["/en/0/", "/en/1/", "/en/2/"]
    assert own(sifted) == [0, 0, 0]
    assert [one.shared for one in sifted.pages] == [1, 1, 1]


def test_a_change_on_few_pages_is_told_on_each() -> None:
    pages = [difference(f"/en/{one}/", "", CARD.format("Awa")) for one in range(TOLD_ONCE_FROM - 1)]

    assert own(sift(pages, ())) == [1, 1]


def test_an_entry_that_only_stands_on_another_page_of_a_list_is_counted() -> None:
    pages = [
        difference("/en/news/", CARD.format("Awa"), ""),
        difference("/en/news/page/2/", "", CARD.format("Awa")),
    ]

    sifted = sift(pages, ())

    assert (sifted.moved, own(sifted)) == (1, [0, 0])


def test_a_paragraph_that_left_one_page_for_another_is_told_on_both() -> None:
    pages = [difference("/en/a/", "<p>Words.</p>", ""), difference("/en/b/", "", "<p>Words.</p>")]

    assert own(sift(pages, ())) == [1, 1]


def test_a_sentence_with_a_new_figure_alone_is_told_with_the_figure() -> None:
    text = "<p>In all {} wells were dug.</p>"
    page = difference("/en/a/", text.format(FIGURE.format(1200)), text.format(FIGURE.format(1500)))

    [telling] = sift([page], figures()).pages

    assert (len(telling.own), len(telling.figures), telling.indicators) == (0, 1, ("wells",))


def test_a_rounded_figure_is_known_by_the_page_that_it_leads_to() -> None:
    text = "<p>More than {} wells were dug.</p>"
    page = difference("/en/a/", text.format(FIGURE.format(1000)), text.format(FIGURE.format(1400)))

    [telling] = sift([page], figures()).pages

    assert (len(telling.own), telling.indicators) == (0, ("wells",))


def test_a_sentence_with_a_new_figure_and_other_words_is_told_on_its_page() -> None:
    old = f"<p>In all {FIGURE.format(1200)} wells were dug.</p>"
    new = f"<p>In all {FIGURE.format(1500)} wells were drilled.</p>"

    [telling] = sift([difference("/en/a/", old, new)], figures()).pages

    assert (len(telling.own), len(telling.figures), telling.indicators) == (1, 0, ("wells",))


def test_a_counter_with_its_day_and_growth_is_told_with_the_figure() -> None:
    counter = '<p class="counter-say"><data value="{0}">{0}</data> wells <span>{1}</span></p>'
    old, new = counter.format(1200, "As of 2021"), counter.format(1500, "As of 2022 up from 1200")

    [telling] = sift([difference("/en/a/", old, new)], figures()).pages

    assert (len(telling.own), len(telling.figures)) == (0, 1)


def test_a_new_row_of_a_new_value_is_told_with_the_figure() -> None:
    rows = '<table><tr><th>2022</th><td><data value="1500">1500</data></td></tr></table>'

    [telling] = sift([difference("/en/a/", "<table></table>", rows)], figures()).pages

    assert (len(telling.own), len(telling.figures)) == (0, 1)


def test_a_value_that_belongs_to_no_changed_figure_is_told_on_its_page() -> None:
    old, new = "<p>Paid: <data value='5'>5</data></p>", "<p>Paid: <data value='6'>6</data></p>"

    assert own(sift([difference("/en/a/", old, new)], figures())) == [1]


def test_every_changed_page_appears_once() -> None:
    pages = [difference(f"/en/{one}/", "<p>a b c d</p>", f"<p>a b c {one}</p>") for one in range(5)]

    assert [one.difference for one in sift(pages, ()).pages] == pages
