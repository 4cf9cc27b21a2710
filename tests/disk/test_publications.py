"""What is kept of a publication: enough to know that another build would change nothing."""

import datetime as dt
import os
from pathlib import Path

import pytest

from bilan.disk.publications import (
    Publication,
    look_at,
    place_of_last,
    place_of_record,
    read_publication,
    remember_last,
    write_publication,
)
from bilan.disk.publish import publish
from bilan.model.records import replace
from bilan.model.source import Span, problem

NOON = dt.datetime(2022, 6, 15, 12, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
PUBLICATION = Publication(
    key="sources",
    since=NOON,
    until=NOON + 2 * HOUR,
    problems=(
        problem(
            "broken-link",
            Span(path="content/pages/about/en.md", line=3, column=5, length=7),
            "`/nowhere/` leads nowhere",
            why="A reader finds nothing.",
            fixes=("/en/",),
            also=(Span(path="content/site.yaml"),),
        ),
    ),
    files={"index.html": ("a1", (3, 1_655_294_400_000_000_001)), "en/index.html": ("b2", (0, 1))},
)


def test_what_is_kept_is_read_as_it_was(tmp_path: Path) -> None:
    record = tmp_path / "state" / "published.json"

    write_publication(record, PUBLICATION)

    assert read_publication(record) == PUBLICATION
    assert [one.name for one in record.parent.iterdir()] == [record.name]


def test_a_publication_that_holds_for_ever_is_kept_as_such(tmp_path: Path) -> None:
    write_publication(tmp_path / "record", replace(PUBLICATION, until=None))

    assert read_publication(tmp_path / "record") == replace(PUBLICATION, until=None)


@pytest.mark.parametrize("kept", ["", "[]", "{}", '{"key": 1, "since": 2, "until": null}', "null", "\x00"])
def test_what_cannot_be_understood_is_nothing(kept: str, tmp_path: Path) -> None:
    (tmp_path / "record").write_text(kept, encoding="utf-8")

    assert read_publication(tmp_path / "record") is None
    assert read_publication(tmp_path / "no record") is None


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"a file where a folder should be")

    is_kept = write_publication(tmp_path / "state" / "record", PUBLICATION)

    assert not is_kept
    assert read_publication(tmp_path / "state" / "record") is None


def test_the_last_publication_stays_when_another_is_written_down(tmp_path: Path) -> None:
    record, last = place_of_record(tmp_path, tmp_path / "site"), place_of_last(tmp_path, tmp_path / "site")
    assert write_publication(record, PUBLICATION)
    remember_last(tmp_path, tmp_path / "site")

    assert write_publication(record, replace(PUBLICATION, key="of a preview"))

    assert read_publication(last) == PUBLICATION
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([record.name, last.name])


def test_the_last_publication_is_kept_where_a_build_was_cut_off_before(tmp_path: Path) -> None:
    record, last = place_of_record(tmp_path, tmp_path / "site"), place_of_last(tmp_path, tmp_path / "site")
    last.with_name(f"{last.name}.new").write_bytes(b"half")
    assert write_publication(record, PUBLICATION)

    remember_last(tmp_path, tmp_path / "site")

    assert read_publication(last) == PUBLICATION


@pytest.mark.parametrize(
    ("key", "now", "holds"),
    [
        ("sources", NOON, True),
        ("sources", NOON + HOUR, True),
        ("others", NOON, False),
        ("sources", NOON + 2 * HOUR, False),
        ("sources", NOON - HOUR, False),
    ],
)
def test_it_holds_for_the_same_sources_from_its_moment_until_another_may_come(
    key: str, now: dt.datetime, *, holds: bool
) -> None:
    assert PUBLICATION.holds(key, now) is holds


def test_each_folder_has_a_record_of_its_own_whatever_way_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()

    records = {place_of_record(tmp_path, tmp_path / path) for path in ("a", "b", "a/../b", "a/.")}

    assert len(records) == 2


def test_a_look_at_a_site_finds_what_was_placed(tmp_path: Path) -> None:
    placed = publish(
        tmp_path / "site", [("index.html", b"1"), ("en/a/index.html", b"22"), (".nojekyll", b"")]
    )

    assert look_at(tmp_path / "site") == placed
    assert look_at(tmp_path / "nowhere") == {}


def test_a_look_sees_what_was_changed_by_hand(tmp_path: Path) -> None:
    site = tmp_path / "site"
    placed = publish(site, [("a.html", b"1"), ("b.html", b"2"), ("c.html", b"3")])
    (site / "a.html").write_bytes(b"another")
    os.utime(site / "b.html", ns=(1, 1))
    (site / "d.html").write_bytes(b"4")
    (site / "c.html").unlink()

    seen = look_at(site)

    assert {path for path in {*seen, *placed} if seen.get(path) != placed.get(path)} == {
        *("a.html", "b.html", "c.html", "d.html")
    }
