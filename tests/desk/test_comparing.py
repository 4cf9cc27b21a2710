"""What was published last, compared with what would be published now: on the disk, with all that lies there."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from bilan.desk import building, comparing
from bilan.desk.building import STORE, build_site
from bilan.desk.comparing import Compared, Comparison, compare_with_last
from bilan.desk.job import Job
from bilan.desk.refused import Refused
from bilan.desk.telling_changes import ChangesOrder, tell_changes
from bilan.disk.pages import REVIEW
from bilan.disk.tree import Folders
from bilan.model.order import Order
from bilan.model.records import replace
from bilan.review.changes.word_changes import How
from tests.desk.test_building import damage

PROJECT = Path(__file__).resolve().parents[2]
NOON = dt.datetime(2022, 6, 15, 12, 0, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(days=1)
SETTINGS = "name: {en: Results, fr: Résultats}\nbase_url: https://results.example.org/\nlanguages: [en, fr]\n"
STORY = "---\ntitle: Awa opens a workshop\nsummary: She has a trade now.\nkind: story\ndate: 2021-09-29\n---\nAwa repairs solar lamps.\n"


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    """A small site to be published, by a program whose digest is quick to have."""
    for module in (building, comparing):
        monkeypatch.setattr(module, "read_program_digest", lambda: "program")
    for name in ("templates", "locales", "assets"):
        (tmp_path / name).symlink_to(PROJECT / name)
    write(tmp_path, "site.yaml", SETTINGS)
    write(tmp_path, "stories/awa/en.md", STORY)
    return Job(
        order=Order(now=NOON, makes_search=False),
        folders=Folders(root=tmp_path, content=tmp_path / "content"),
        out=tmp_path / "site",
        publishes=True,
        state=tmp_path / "state",
        workers=1,
        tell=lambda _done, _of: None,
    )


def write(root: Path, path: str, text: str) -> None:
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def comparison(job: Job) -> Comparison:
    assert job.state is not None
    return Comparison(folders=job.folders, out=job.out, store=job.state / STORE, now=LATER, workers=1)


def told(compared: Compared) -> dict[str, list[str]]:
    """Return the words that came and went, by the address of their page."""
    assert compared.changes is not None
    return {
        one.difference.page.address: [
            word.text
            for change in one.difference.changes
            for piece in change.pieces
            if piece.how is not How.SAME
            for word in piece.words
        ]
        for one in compared.changes.told.pages
    }


def test_a_changed_word_is_told_against_what_was_published_last(job: Job) -> None:
    build_site(job)
    write(job.folders.root, "stories/awa/en.md", STORY.replace("lamps", "pumps"))

    compared = compare_with_last(comparison(job))

    assert told(compared) == {"/en/news-stories/awa/": ["lamps.", "pumps."]}
    assert compared.changes is not None
    assert compared.changes.since == NOON


def test_drafts_and_embargoes_are_left_out(job: Job) -> None:
    build_site(job)
    write(job.folders.root, "stories/b/en.md", STORY.replace("kind:", "status: draft\nkind:"))
    write(job.folders.root, "stories/c/en.md", STORY.replace("kind:", "publish_at: 2022-07-01\nkind:"))

    compared = compare_with_last(comparison(job))

    assert compared.changes is not None
    assert compared.changes.is_same


def test_what_a_preview_puts_in_place_is_no_publication(job: Job) -> None:
    build_site(job)
    write(job.folders.root, "stories/awa/en.md", STORY.replace("lamps", "pumps"))
    build_site(replace(job, lasts=False))

    assert told(compare_with_last(comparison(job))) == {"/en/news-stories/awa/": ["lamps.", "pumps."]}


def test_a_preview_keeps_what_it_takes_the_place_of_until_the_next_publication(job: Job) -> None:
    assert job.state is not None
    build_site(job)
    write(job.folders.root, "stories/awa/en.md", STORY.replace("lamps", "pumps"))
    build_site(replace(job, lasts=False))
    (job.state / STORE).unlink()

    assert told(compare_with_last(comparison(job))) == {"/en/news-stories/awa/": ["lamps.", "pumps."]}

    build_site(job)
    compared = compare_with_last(comparison(job))
    assert compared.changes is not None
    assert compared.changes.is_same
    assert [one.name for one in job.state.iterdir() if one.is_dir()] == []


def test_what_is_kept_nowhere_any_more_is_counted_and_not_made_up(job: Job) -> None:
    build_site(job)
    write(job.folders.root, "stories/awa/en.md", STORY.replace("lamps", "pumps"))
    build_site(replace(job, lasts=False))
    assert job.state is not None
    (job.state / STORE).unlink()
    for folder in job.state.glob("last-*/"):
        shutil.rmtree(folder)

    compared = compare_with_last(comparison(job))

    assert compared.changes is not None
    assert compared.changes.lost > 0
    assert compared.changes.added == ()


def test_where_what_is_kept_was_damaged_all_is_made_anew_and_compared(job: Job) -> None:
    build_site(job)
    write(job.folders.root, "stories/awa/en.md", STORY.replace("lamps", "pumps"))
    write(job.folders.root, "stories/b/en.md", STORY.replace("Awa", "Binta"))
    damage(comparison(job).store, least=0)

    compared = compare_with_last(comparison(job))

    assert told(compared)["/en/news-stories/awa/"] == ["lamps.", "pumps."]
    assert not comparison(job).store.exists(), "it was thrown away"


def test_a_page_whose_bytes_were_damaged_is_not_told_as_one_that_went(job: Job) -> None:
    build_site(job)
    write(job.folders.root, "stories/awa/en.md", STORY.replace("lamps", "pumps"))
    before = told(compare_with_last(comparison(job)))
    damage(comparison(job).store)

    assert told(compare_with_last(comparison(job))) == before


def test_a_copy_of_a_published_site_can_be_compared_without_anything_kept(job: Job) -> None:
    build_site(job)
    shutil.rmtree(job.state or "")
    write(job.folders.root, "stories/awa/en.md", STORY.replace("lamps", "pumps"))

    compared = compare_with_last(comparison(job))

    assert told(compared) == {"/en/news-stories/awa/": ["lamps.", "pumps."]}
    assert compared.changes is not None
    assert compared.changes.since == NOON  # the report beside the site knows


def test_where_nothing_was_published_everything_is_new(job: Job) -> None:
    compared = compare_with_last(comparison(job))

    assert compared.changes is not None
    assert compared.changes.is_first
    assert "/en/news-stories/awa/" in [one.address for one in compared.changes.added]


def test_errors_stand_in_the_way(job: Job) -> None:
    build_site(job)
    write(job.folders.root, "stories/awa/en.md", STORY.replace("kind: story", "kind: tale"))

    compared = compare_with_last(comparison(job))

    assert compared.changes is None
    assert not compared.built.publishable


# --- the command ---


def order(job: Job, file: Path | None, language: str | None = None) -> ChangesOrder:
    return ChangesOrder(
        comparison=comparison(job), file=file, language=language, names={"content": "content"}
    )


def test_the_report_is_one_file_that_asks_for_nothing(job: Job, tmp_path: Path) -> None:
    build_site(job)
    write(job.folders.root, "stories/awa/en.md", STORY.replace("lamps", "pumps"))
    said: list[str] = []

    is_in_order = tell_changes(order(job, tmp_path / "review.html"), say=said.append, ask=None)

    page = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert is_in_order
    assert '<del><span class="unseen">Removed: </span>lamps.</del>' in page
    assert '<ins><span class="unseen">Added: </span>pumps.</ins>' in page
    assert not any(asked in page for asked in ("<link", "<script", "<img", "url(", "@import"))
    assert said[0].endswith(f"Wrote {tmp_path / 'review.html'}.")


def test_the_same_changes_give_the_same_bytes(job: Job, tmp_path: Path) -> None:
    build_site(job)
    write(job.folders.root, "stories/awa/en.md", STORY.replace("lamps", "pumps"))

    for name in ("one.html", "two.html"):
        tell_changes(order(job, tmp_path / name), say=lambda _: None, ask=None)

    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_the_report_speaks_the_language_that_is_asked_for(job: Job, tmp_path: Path) -> None:
    build_site(job)

    tell_changes(order(job, tmp_path / "review.html", "fr"), say=lambda _: None, ask=None)

    assert '<html lang="fr">' in (tmp_path / "review.html").read_text(encoding="utf-8")


def test_a_language_that_the_site_does_not_have_is_refused(job: Job, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="the site has no language de; choose one of en, fr"):
        tell_changes(order(job, tmp_path / "review.html", "de"), say=lambda _: None, ask=None)


def test_what_is_no_review_is_not_replaced_without_a_yes(job: Job, tmp_path: Path) -> None:
    file = tmp_path / "letter.html"
    file.write_text("Dear Awa", encoding="utf-8")

    with pytest.raises(Refused, match="holds something that is no review"):
        tell_changes(order(job, file), say=lambda _: None, ask=None)
    with pytest.raises(Refused, match="holds something that is no review"):
        tell_changes(order(job, file), say=lambda _: None, ask=lambda _question: False)
    assert file.read_text(encoding="utf-8") == "Dear Awa"

    tell_changes(order(job, file), say=lambda _: None, ask=lambda _question: True)
    assert REVIEW in file.read_bytes()


def test_a_review_is_replaced_by_the_next_one(job: Job, tmp_path: Path) -> None:
    for _ in range(2):
        tell_changes(order(job, tmp_path / "review.html"), say=lambda _: None, ask=None)

    assert sorted(one.name for one in tmp_path.glob("*review*")) == ["review.html"]


def test_a_folder_cannot_be_the_file(job: Job, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder; name a file in it"):
        tell_changes(order(job, tmp_path), say=lambda _: None, ask=None)
    with pytest.raises(Refused, match="does not end in"):
        tell_changes(order(job, tmp_path / "review.txt"), say=lambda _: None, ask=None)


def test_the_report_says_what_stands_in_the_way(job: Job, tmp_path: Path) -> None:
    write(job.folders.root, "stories/awa/en.md", STORY.replace("kind: story", "kind: tale"))
    said: list[str] = []

    is_in_order = tell_changes(order(job, tmp_path / "review.html"), say=said.append, ask=None)

    page = (tmp_path / "review.html").read_text(encoding="utf-8")
    assert not is_in_order
    assert "stories/awa/en.md" in page
    assert "1 problem keeps the site from being published." in page


def test_the_terminal_is_told_the_same_in_short(job: Job) -> None:
    build_site(job)
    write(job.folders.root, "stories/awa/en.md", STORY.replace("lamps", "pumps"))
    said: list[str] = []

    tell_changes(order(job, None), say=said.append, ask=None)

    assert (
        said[0]
        .splitlines()[0]
        .startswith("Compared with the publication of 2022-06-15 12:00: 1 page changed")
    )
    assert "  /en/news-stories/awa/  Awa opens a workshop" in said[0].splitlines()
