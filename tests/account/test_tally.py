"""A publication in numbers, and what has changed since the one before."""

import datetime as dt
import gzip
from collections.abc import Mapping

import pytest

from bilan.account.tally import HEAVIEST, account_of, matter_of, packed_size, weigh
from bilan.model.codes import Severity
from bilan.model.publication import Account, Changes, Earlier, ProblemCount, SitePart, Sort, SortWeight
from bilan.model.source import Diagnostic, Span, problem

THEN = dt.datetime(2022, 6, 14, 9, 30, tzinfo=dt.UTC)
NOW = dt.datetime(2022, 6, 15, 10, 0, 5, 123456, tzinfo=dt.UTC)


def part(address: str, sort: Sort = Sort.PAGE, language: str | None = "en") -> SitePart:
    return SitePart(path=address, address=address, sort=sort, language=language)


def page(words: str, around: str = "") -> bytes:
    return f"<html><title>T</title>{around}<main>{words}</main>{around}</html>".encode()


def publish(
    files: Mapping[str, bytes],
    earlier: Earlier | None = None,
    *,
    sorts: Mapping[str, Sort] | None = None,
    problems: tuple[Diagnostic, ...] = (),
) -> Account:
    """Return a publication of these files by address."""
    sorted_as = sorts or {}
    weighed = [weigh(part(one, sorted_as.get(one, Sort.PAGE)), data) for one, data in files.items()]
    return account_of(
        weighed,
        {one: packed_size(data) for one, data in files.items()},
        at=NOW,
        base_url="https://results.example.org/",
        problems=problems,
        coverage=(),
        earlier=earlier,
    )


def after(files: Mapping[str, bytes], sorts: Mapping[str, Sort] | None = None) -> Earlier:
    """Return what an earlier publication of these files leaves behind."""
    return Earlier(at=THEN, digests=publish(files, sorts=sorts).digests)


def test_the_first_publication_has_changed_nothing() -> None:
    first = publish({"/en/": page("Home")})

    assert (first.since, first.page_changes, first.file_changes) == (None, Changes(), Changes())


def test_pages_are_added_changed_and_removed() -> None:
    before = {"/en/": page("Home"), "/en/a/": page("A"), "/en/b/": page("B")}

    found = publish({"/en/": page("Home"), "/en/b/": page("B, mended"), "/en/c/": page("C")}, after(before))

    assert found.page_changes == Changes(added=("/en/c/",), changed=("/en/b/",), removed=("/en/a/",))
    assert found.since == THEN


def test_what_stands_around_a_page_is_no_change_of_it() -> None:
    before = after({"/en/": page("Home", "<a href='site.1.css'>")})

    assert publish({"/en/": page("Home", "<a href='site.2.css'>")}, before).page_changes == Changes()


def test_another_title_is_a_change() -> None:
    before = after({"/en/": page("Home")})

    found = publish({"/en/": page("Home").replace(b"<title>T", b"<title>U")}, before)

    assert found.page_changes.changed == ("/en/",)


@pytest.mark.parametrize("data", [b"", b"words", b"<main>", b"</main><main>"])
def test_a_page_without_a_main_part_is_all_matter(data: bytes) -> None:
    assert matter_of(data) == data


def test_data_and_feeds_are_told_apart_from_pages() -> None:
    sorts = {"/data/a.csv": Sort.DATA, "/en/feed.xml": Sort.FEED}
    before = after({"/data/a.csv": b"1", "/en/feed.xml": b"1"}, sorts)

    found = publish({"/data/a.csv": b"2", "/en/": page("Home")}, before, sorts=sorts)

    assert found.file_changes == Changes(changed=("/data/a.csv",), removed=("/en/feed.xml",))
    assert found.page_changes == Changes(added=("/en/",))


def test_redirects_and_what_serves_pages_are_no_changes() -> None:
    sorts = {"/en/old/": Sort.REDIRECT, "/assets/site.css": Sort.REST}

    found = publish(dict.fromkeys(sorts, b"x"), after({}), sorts=sorts)

    assert (found.page_changes, found.file_changes, found.pages) == (Changes(), Changes(), {})


def test_pages_are_counted_by_language() -> None:
    parts = (part("/en/"), part("/en/a/", Sort.NOTICE), part("/fr/", language="fr"))
    packed = {one.address: 0 for one in parts}

    found = account_of(
        [weigh(one, b"") for one in parts],
        packed,
        at=NOW,
        base_url="",
        problems=(),
        coverage=(),
        earlier=None,
    )

    assert found.pages == {"en": 2, "fr": 1}


def test_problems_are_counted_the_gravest_first() -> None:
    held, raw = problem("held-back", Span(path="a"), "x"), problem("raw-html", Span(path="b"), "x")

    found = publish({}, problems=(held, raw, held))

    assert found.problems == (
        ProblemCount(code="raw-html", severity=Severity.WARNING, count=1),
        ProblemCount(code="held-back", severity=Severity.NOTE, count=2),
    )


def test_everything_is_weighed_by_sort() -> None:
    found = publish({"/en/": b"12345", "/a.css": b"123"}, sorts={"/a.css": Sort.REST})

    assert found.weights == (
        SortWeight(sort="page", count=1, size=5),
        SortWeight(sort="rest", count=1, size=3),
    )


def test_the_heaviest_pages_are_weighed_as_they_are_sent() -> None:
    files = {f"/en/{number}/": b"x" * number for number in range(100)}

    found = publish(files).heaviest

    assert [one.address for one in found[:2]] == ["/en/99/", "/en/98/"]
    assert len(found) == HEAVIEST
    assert found[0].packed == len(gzip.compress(b"x" * 99, mtime=0))


def test_the_moment_is_told_to_the_second() -> None:
    assert publish({}).at == NOW.replace(microsecond=0)


def test_the_same_files_give_the_same_publication_in_any_order() -> None:
    files = {"/en/": page("Home"), "/en/a/": page("A")}

    assert publish(dict(reversed(files.items()))) == publish(files)
