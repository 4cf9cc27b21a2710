"""One run of the build: nothing is done where nothing has changed, and what was touched by hand is mended."""

import datetime as dt
import gc
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bilan.desk import building
from bilan.desk.building import Done, build_site
from bilan.desk.job import Job
from bilan.disk import publish as publish_module
from bilan.disk import store as store_module
from bilan.disk.publications import place_of_last, place_of_record, read_publication
from bilan.disk.publish import publish
from bilan.disk.tree import Folders
from bilan.model.order import Order
from bilan.model.records import replace
from tests.test_same_bytes import differing, files_in

PROJECT = Path(__file__).resolve().parent.parent.parent
NOON = dt.datetime(2022, 6, 15, 12, 0, tzinfo=dt.UTC)
SETTINGS = "name: {en: Results}\nbase_url: https://results.example.org/\nlanguages: [en]\n"
STORY = "---\ntitle: Faustina comes home\nkind: story\ndate: 2021-09-29\n---\nA workshop.\n"
PAGE = "en/news-stories/faustina/index.html"


def nothing_is_told(_done: int, _of: int) -> None:
    """Keep still."""


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    """A small site to be built, by a program whose digest is quick to have."""
    monkeypatch.setattr(building, "read_program_digest", lambda: "program")
    for name in ("templates", "locales", "assets"):
        (tmp_path / name).symlink_to(PROJECT / name)
    write(tmp_path, "site.yaml", SETTINGS)
    write(tmp_path, "stories/faustina/en.md", STORY)
    return Job(
        order=Order(now=NOON),
        folders=Folders(root=tmp_path, content=tmp_path / "content"),
        out=tmp_path / "site",
        publishes=True,
        state=tmp_path / "state",
        workers=1,
        tell=nothing_is_told,
    )


def write(root: Path, path: str, text: str) -> None:
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def at(job: Job, now: dt.datetime) -> Job:
    return replace(job, order=replace(job.order, now=now))


def told(done: Done) -> tuple[list[str], int]:
    return [one.what for one in done.problems], done.pages


def test_what_has_not_changed_is_not_made_again_and_the_same_is_told(job: Job) -> None:
    write(job.folders.root, "stories/later/en.md", STORY.replace("2021", "2031"))
    first = build_site(job)
    before = {file: file.stat().st_ino for file in job.out.rglob("*")}

    second = build_site(at(job, NOON + dt.timedelta(hours=1)))

    assert (first.has_changed, second.has_changed) == (True, False)
    assert told(second) == told(first)
    assert len(second.problems) == 1
    assert {file: file.stat().st_ino for file in job.out.rglob("*")} == before


def change_story(job: Job) -> Job:
    write(job.folders.root, "stories/faustina/en.md", STORY.replace("workshop", "school"))
    return job


CHANGES = {
    "a source": change_story,
    "the day": lambda job: at(job, NOON + dt.timedelta(hours=12)),
    "the clock was put back": lambda job: at(job, NOON - dt.timedelta(hours=1)),
    "drafts are shown": lambda job: replace(job, order=replace(job.order, shows_drafts=True)),
    "the base URL": lambda job: replace(job, order=replace(job.order, base_url="https://example.org/")),
    "the day asked for": lambda job: replace(job, order=replace(job.order, as_of=dt.date(2022, 1, 1))),
    "nothing is to be kept": lambda job: replace(job, state=None),
    "the site is only checked": lambda job: replace(job, publishes=False),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_decides_what_is_built_makes_it_built_again(job: Job, change: object) -> None:
    assert callable(change)
    build_site(job)

    assert build_site(change(job)).has_changed


def test_another_program_builds_again(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    build_site(job)
    monkeypatch.setattr(building, "read_program_digest", lambda: "a newer program")

    assert build_site(job).has_changed


def test_a_site_as_of_a_day_stands_whatever_the_day_is(job: Job) -> None:
    as_of = replace(job, order=replace(job.order, as_of=dt.date(2022, 1, 1)))
    build_site(as_of)

    assert not build_site(at(as_of, NOON + dt.timedelta(days=400))).has_changed


def spoil(out: Path) -> Iterator[str]:
    (out / PAGE).write_bytes(b"by hand")
    yield "changed"
    (out / "en" / "index.html").unlink()
    yield "taken away"
    (out / "mine.html").write_bytes(b"by hand")
    yield "added"
    data = (out / PAGE).read_bytes()
    (out / PAGE).write_bytes(data[::-1])
    os.utime(out / PAGE, ns=(1, 1))
    yield "changed without another length"


def test_what_was_touched_by_hand_in_the_site_is_mended(job: Job) -> None:
    build_site(job)
    clean = files_in(job.out)

    for how in spoil(job.out):
        assert build_site(job).has_changed, how
        assert differing(files_in(job.out), clean) == [], how


def test_a_change_writes_what_has_changed_and_leaves_the_rest_as_it_lies(job: Job) -> None:
    build_site(job)
    before = {file: file.stat().st_ino for file in job.out.rglob("*.html")}

    build_site(change_story(job))

    after = {file: file.stat().st_ino for file in job.out.rglob("*.html")}
    changed = {file.relative_to(job.out).as_posix() for file in after if after[file] != before[file]}
    assert PAGE in changed
    assert len(changed) < len(after) / 2


def test_content_with_an_error_is_told_again_and_what_stands_stays(job: Job) -> None:
    build_site(job)
    write(job.folders.root, "stories/faustina/en.md", "---\ntitle: A title alone\n---\n")

    first, second = build_site(job), build_site(job)

    assert told(first) == told(second)
    assert not second.publishable
    assert (job.out / PAGE).exists()


def test_a_store_that_was_thrown_away_costs_only_time(job: Job) -> None:
    build_site(job)
    clean = files_in(job.out)
    for file in (job.folders.root / "state").glob("store*"):
        file.unlink()
    build_site(change_story(job))
    write(job.folders.root, "stories/faustina/en.md", STORY)

    build_site(job)

    assert differing(files_in(job.out), clean) == []


def test_a_change_is_built_without_loading_what_is_taken_over(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site(job)
    loaded: list[str] = []
    ask = store_module.FileStore._ask

    def listen(self: store_module.FileStore, columns: str, keys: list[str]) -> list[tuple[object, ...]]:
        rows = ask(self, columns, keys)
        loaded.extend(row[0] for row in rows if columns != "key")
        return rows

    monkeypatch.setattr(store_module.FileStore, "_ask", listen)
    build_site(change_story(job))

    record = read_publication(place_of_record(job.folders.root / "state", job.out))
    assert record is not None
    pages = {key for key, _ in record.files.values()}
    assert len(pages) > 10
    assert loaded
    assert pages.isdisjoint(loaded)


# --- the list of addresses, and the report ---


def test_the_list_that_a_publication_writes_is_no_change_for_the_next(job: Job) -> None:
    build_site(job)

    assert (job.folders.content / "_addresses.txt").is_file()
    assert not build_site(job).has_changed


def test_a_list_that_was_changed_by_hand_is_looked_at(job: Job) -> None:
    build_site(job)
    with (job.folders.content / "_addresses.txt").open("a", encoding="utf-8") as file:
        file.write("/en/gone/\n")

    done = build_site(job)

    assert [one.code for one in done.problems] == ["address-gone"]


def test_what_the_preview_has_built_is_published_once_more_and_listed(job: Job) -> None:
    build_site(replace(job, lasts=False))
    assert not (job.folders.content / "_addresses.txt").exists()

    assert build_site(job).has_changed
    assert (job.folders.content / "_addresses.txt").is_file()


def test_a_report_that_was_thrown_away_is_written_again(job: Job) -> None:
    build_site(job)
    report = job.out.with_name("site-report.json")
    report.unlink()

    assert build_site(job).has_changed
    assert report.is_file()


# --- others at work at the same time, and what is kept coming to harm ---


def test_a_site_that_another_build_put_there_meanwhile_is_not_taken_over(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site(job)
    change_story(job)
    clean = replace(job, out=job.out.with_name("clean"), state=None)
    build_site(clean)
    publishing = publish_module.publishing

    @contextmanager
    def after_another(out: Path) -> Iterator[None]:
        publish(out, [(path, b"of another build") for path in files_in(out)])
        with publishing(out):
            yield

    monkeypatch.setattr(building, "publishing", after_another)
    build_site(job)

    assert differing(files_in(job.out), files_in(clean.out)) == []


def damage(store: Path, least: int = 999) -> None:
    """Change what is kept of some size, such as every page, which no database notices."""
    with closing(sqlite3.connect(store)) as file, file:
        file.execute(
            "UPDATE made SET data = CAST(substr(data, 1, 9) || '#' AS BLOB) WHERE length(data) > ?", (least,)
        )


def test_what_is_kept_and_damaged_is_never_published_and_that_is_said(job: Job) -> None:
    build_site(job)
    clean = files_in(job.out)
    shutil.rmtree(job.out)
    assert job.state is not None
    damage(job.state / building.STORE)

    done = build_site(job)

    assert done.said[-1] == building.LOST
    assert differing(files_in(job.out), clean) == []
    shutil.rmtree(job.out)
    assert building.LOST not in build_site(job).said, "it was thrown away"


def test_what_was_published_where_the_store_was_damaged_is_known_as_any_other(job: Job) -> None:
    build_site(job)
    assert job.state is not None
    damage(job.state / building.STORE, least=0)

    done = build_site(at(change_story(job), NOON + dt.timedelta(hours=1)))

    published = read_publication(place_of_record(job.state, job.out))
    assert done.said[-1] == building.LOST
    assert published is not None
    assert published == read_publication(place_of_last(job.state, job.out)), "changes are told since then"
    assert (job.out.parent / ".site.new").is_dir(), "the next site is made of the one before"


def test_what_is_made_is_looked_through_for_circles_though_nothing_was_until_then(job: Job) -> None:
    gc.disable()

    try:
        build_site(job)
        is_enabled = gc.isenabled()
    finally:
        gc.enable()

    assert is_enabled
