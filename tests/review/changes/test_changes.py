"""Two publications compared, file by file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from bilan.model.publication import SitePart, Sort
from bilan.review.changes.change_words import in_short
from bilan.review.changes.changes import Pair, SiteChanges, Two, compare_sites

NOW = dt.datetime(2022, 6, 15, 10, tzinfo=dt.UTC)
STORY = "en/news-stories/awa/index.html"


def page(main: str, template: str = "story", head: str = "") -> bytes:
    return (
        f'<html lang="en"><head><title>T</title>{head}</head><body data-template="{template}">'
        f"<p>Menu</p><main>{main}</main></body></html>"
    ).encode()


def leading_to(address: str) -> bytes:
    return page("<h1>Moved</h1>", "redirect", f'<meta http-equiv="refresh" content="0; url={address}">')


def compare(
    old: Mapping[str, bytes], new: Mapping[str, bytes], sorts: Mapping[str, Sort] | None = None
) -> SiteChanges:
    """Return the changes from some files to others; all are pages where nothing else is said."""

    def fetch(paths: Iterable[str]) -> Iterator[Pair]:
        for path in paths:
            if path in old or path in new:
                yield Pair(path=path, old=old.get(path), new=new.get(path))

    parts = [
        SitePart(
            path=path,
            address=f"/{path}".removesuffix("index.html"),
            sort=(sorts or {}).get(path, Sort.PAGE),
            language="en",
        )
        for path in new
    ]
    return compare_sites(
        Two(
            since=NOW - dt.timedelta(days=7) if old else None,
            at=NOW,
            old={path: len(data) for path, data in old.items()},
            parts=parts,
            differing=frozenset({*old, *new}),
            lost=frozenset(),
            fetch=fetch,
            base_path="/",
        )
    )


def test_a_page_that_says_something_else_is_changed() -> None:
    changes = compare({STORY: page("<h1>Awa</h1><p>a b c</p>")}, {STORY: page("<h1>Awa</h1><p>a b d</p>")})

    [one] = changes.told.pages
    assert (one.difference.page.address, one.difference.page.title) == ("/en/news-stories/awa/", "Awa")


def test_a_page_that_differs_around_its_text_alone_is_counted() -> None:
    old = page("<h1>Awa</h1>")

    changes = compare({STORY: old}, {STORY: old.replace(b"Menu", b"New menu")})

    assert (changes.around, changes.told.pages, changes.is_same) == (1, (), True)


def test_pages_come_and_go() -> None:
    changes = compare({STORY: page("<h1>Awa</h1>")}, {"en/about/index.html": page("<h1>About</h1>")})

    assert [one.title for one in changes.added] == ["About"]
    assert [one.title for one in changes.removed] == ["Awa"]


def test_a_withdrawn_page_is_told_by_what_it_was_called() -> None:
    changes = compare(
        {STORY: page("<h1>Awa</h1>")},
        {STORY: page("<h1>Taken down</h1>", "withdrawn")},
        {STORY: Sort.NOTICE},
    )

    assert [one.title for one in changes.withdrawn] == ["Awa"]


def test_a_page_that_moved_is_compared_across_its_addresses() -> None:
    new = "en/news-stories/awa-lamps/index.html"

    changes = compare(
        {STORY: page("<h1>Awa</h1><p>a b c</p>")},
        {STORY: leading_to("/en/news-stories/awa-lamps/"), new: page("<h1>Awa</h1><p>a b d</p>")},
        {STORY: Sort.REDIRECT},
    )

    [move] = changes.moved
    assert (move.came_from, move.page.address) == ("/en/news-stories/awa/", "/en/news-stories/awa-lamps/")
    [telling] = changes.told.pages
    assert telling.difference.came_from == "/en/news-stories/awa/"
    assert (changes.added, changes.removed) == ((), ())


def test_a_page_that_was_given_up_for_one_that_was_there_is_not_compared_with_it() -> None:
    other = "en/about/index.html"
    about = page("<h1>About</h1>")

    changes = compare(
        {STORY: page("<h1>Awa</h1>"), other: about},
        {STORY: leading_to("/en/about/"), other: about},
        {STORY: Sort.REDIRECT},
    )

    [move] = changes.moved
    assert (move.came_from, move.page.title) == ("/en/news-stories/awa/", "About")
    assert changes.told.pages == ()


def test_further_pages_of_lists_are_counted() -> None:
    second, third = "en/news-stories/page/2/index.html", "en/news-stories/page/3/index.html"

    changes = compare(
        {second: page("<h1>News</h1>", "stories")},
        {third: page("<h1>News</h1>", "stories")},
        {third: Sort.LIST},
    )

    assert (changes.lists_added, changes.lists_removed, changes.removed) == (1, 1, ())


def test_nothing_published_means_that_everything_is_new() -> None:
    changes = compare({}, {STORY: page("<h1>Awa</h1>")})

    assert changes.is_first
    assert [one.title for one in changes.added] == ["Awa"]
    assert in_short(changes) == ("Nothing has been published here yet: 1 page would be new.",)


def test_a_site_compared_with_itself_has_no_change() -> None:
    files = {STORY: page("<h1>Awa</h1>"), "data/x.csv": b"a\r\n"}

    changes = compare(files, files)

    assert changes.is_same
    assert changes.around == 0
    assert in_short(changes) == ("Compared with the publication of 2022-06-08 10:00: nothing has changed.",)


def test_the_terminal_is_told_of_pages_that_somebody_wrote() -> None:
    changes = compare(
        {STORY: page("<h1>Awa</h1><p>a b c</p>"), "en/search/index.html": page("<p>a b c</p>", "search")},
        {STORY: page("<h1>Awa</h1><p>a b d</p>"), "en/search/index.html": page("<p>a b d</p>", "search")},
    )

    lines = in_short(changes)

    assert (
        lines[0]
        == "Compared with the publication of 2022-06-08 10:00: 1 page changed, 1 page follows from that."
    )
    assert lines[1:3] == ("\nPages changed", "  /en/news-stories/awa/  Awa")
    assert not any("search" in line for line in lines)


def test_documents_and_tables_are_told_with_their_weights() -> None:
    changes = compare(
        {"en/sheet.pdf": b"%PDF old"}, {"en/sheet.pdf": b"%PDF newer"}, {"en/sheet.pdf": Sort.DATA}
    )

    [one] = changes.files
    assert (one.name, one.old_size, one.new_size) == ("en/sheet.pdf", 8, 10)
