import datetime as dt

import pytest

from bilan.load.entries.problems import read_entry
from bilan.load.items.folders import find_items
from bilan.load.items.item_files import load_edition, read_item_file
from bilan.load.items.item_schemas import TRANSLATIONS
from bilan.load.items.written import ItemFile, span_of_key, written_keys
from bilan.model.content import Edition, Status
from bilan.model.source import Loaded
from tests.load.trees import tree_of_files

PATH = "content/stories/faustina/en.md"


def read(front: str, body: str = "A workshop.\n") -> Loaded[ItemFile]:
    tree = tree_of_files({PATH: f"---\n{front}---\n{body}"})
    [folder] = find_items(tree, ("en",)).value or ()
    return read_item_file(folder, "en")


def file_of(front: str, body: str = "A workshop.\n") -> ItemFile:
    loaded = read(front, body)
    assert loaded.value is not None
    assert loaded.problems == ()
    return loaded.value


def edition_of(front: str, timezone: str = "Europe/Brussels") -> Loaded[Edition]:
    file = file_of(front)
    assert file.node is not None
    entry = read_entry(TRANSLATIONS[file.folder.collection], file.node, ("en",)).value
    assert entry is not None
    return load_edition(file, entry, timezone)


def test_a_file_is_read_with_the_places_of_its_keys_and_of_its_text() -> None:
    file = file_of("title: A\nkind: story\n", "\nA workshop.\n")

    assert file.prose is not None
    assert file.prose.paragraphs[0].span.line == 6
    assert (span_of_key(file, "kind").line, span_of_key(file, "kind").column) == (3, 1)
    assert written_keys(file) == {"title": "A", "kind": "story"}


def test_a_key_that_is_not_there_stands_where_the_file_begins() -> None:
    span = span_of_key(file_of("title: A\n"), "date")

    assert (span.path, span.line) == (PATH, 1)


def test_a_text_is_checked_although_the_keys_above_it_are_broken() -> None:
    loaded = read("title: [A\n", "# High\n")

    assert loaded.value is not None
    assert loaded.value.node is None
    assert loaded.value.prose is not None
    assert [one.code for one in loaded.problems] == ["yaml-syntax", "heading-too-high"]


def test_a_file_without_front_matter_has_neither_keys_nor_text() -> None:
    tree = tree_of_files({PATH: "A workshop.\n"})
    [folder] = find_items(tree, ("en",)).value or ()

    loaded = read_item_file(folder, "en")

    assert loaded.value is not None
    assert (loaded.value.node, loaded.value.prose, written_keys(loaded.value)) == (None, None, {})


def test_keys_that_are_no_group_are_no_keys() -> None:
    assert written_keys(file_of("- a\n")) == {}


@pytest.mark.parametrize(
    ("front", "line", "column"),
    [
        ("summary: So far [[figure a]] people\n", 2, 17),
        ('summary: "So far [[figure a]] people"\n', 2, 18),
        ("summary: 'So far [[figure a]] people'\n", 2, 18),
        ("summary: |\n  So far\n  [[figure a]] people\n", 4, 3),
        ("summary: >\n    So far\n    [[figure a]] people\ntitle: A\n", 4, 5),
        ("summary: >-\n\n  So far [[figure a]] people\n", 4, 10),
        ("summary: So far\n  [[figure a]] people\ntitle: A\n", 3, 3),
        ("title: A\nsummary: So far\n  we count [[figure a]]\n", 4, 12),
    ],
)
def test_a_reference_in_a_summary_is_placed_where_it_stands(front: str, line: int, column: int) -> None:
    file = file_of(front)

    assert file.summary is not None
    [reference] = file.summary.references
    assert (reference.span.line, reference.span.column) == (line, column)


def test_a_summary_over_several_lines_in_quotation_marks_is_placed_where_it_begins() -> None:
    file = file_of('summary: "So far\n  [[figure a]] people"\n')

    assert file.summary is not None
    assert file.summary.references[0].span.line == 2
    assert "So far" in file.summary.text


def test_an_empty_summary_is_none() -> None:
    assert file_of("summary:\n").summary is None
    assert file_of("summary: [a]\n").summary is None
    assert file_of('summary: ""\n').summary is None


def test_problems_of_a_summary_stand_at_their_line() -> None:
    loaded = read("title: A\nsummary: See [this](javascript:x)\n")

    assert [(one.code, one.span.line, one.span.column) for one in loaded.problems] == [("link-scheme", 3, 21)]


@pytest.mark.parametrize("kind", ["counters", "chart", "table"])
def test_only_figures_may_stand_in_a_summary(kind: str) -> None:
    loaded = read(f'summary: "[[{kind} a]]"\n')

    assert [one.code for one in loaded.problems] == ["reference-misplaced"]


@pytest.mark.parametrize("key", ["title", "image_alt", "image_caption", "seo_title", "update_note"])
def test_no_reference_may_stand_in_other_words(key: str) -> None:
    loaded = read(f"{key}: More than [[figure a]] people\n")

    [problem] = loaded.problems
    assert problem.code == "reference-misplaced"
    assert problem.span.line == 2


def test_an_edition_has_the_words_and_the_keys_of_its_file() -> None:
    loaded = edition_of(
        "title: A\nsummary: S\nimage_alt: I\nimage_caption: C\nseo_title: T\nupdate_note: N\nslug: b\n"
        "status: draft\ntranslated_from: abc\naliases: [/en/old/]\nallow: [raw-html: quoted, name-missing: soon]\n"
    )

    edition = loaded.value
    assert edition is not None
    assert edition.summary is not None
    assert (edition.language, edition.title, edition.slug) == ("en", "A", "b")
    assert (edition.summary.text, edition.prose.text) == ("S", "A workshop.\n")
    assert (edition.image_alt, edition.image_caption, edition.seo_title) == ("I", "C", "T")
    assert (edition.update_note, edition.status, edition.translated_from) == ("N", Status.DRAFT, "abc")
    assert edition.aliases == ("/en/old/",)
    waived = {code: (one.reason, one.span.line) for code, one in edition.allowed.items()}
    assert waived == {"raw-html": ("quoted", 12), "name-missing": ("soon", 12)}
    assert edition.span.path == PATH


def test_what_a_file_leaves_out_has_a_default() -> None:
    edition = edition_of("title: A\n").value

    assert edition is not None
    assert (edition.slug, edition.status, edition.publish_at) == ("faustina", Status.PUBLISHED, None)
    assert (edition.summary, edition.image_alt, edition.aliases, edition.allowed) == (None, None, (), {})


def test_a_decoration_has_an_alternative_text_that_is_empty() -> None:
    edition = edition_of('title: A\nimage_alt: ""\n').value

    assert edition is not None
    assert edition.image_alt == ""


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-12-01T09:00", "2026-12-01T09:00:00+01:00"),
        ("2026-07-01T09:00", "2026-07-01T09:00:00+02:00"),
        ("2026-12-01", "2026-12-01T00:00:00+01:00"),
        ("2026-12-01T09:00+03:00", "2026-12-01T09:00:00+03:00"),
        ("2026-12-01T09:00Z", "2026-12-01T09:00:00+00:00"),
    ],
)
def test_a_time_without_offset_is_that_of_the_sites_time_zone(written: str, moment: str) -> None:
    edition = edition_of(f"title: A\npublish_at: {written}\n").value

    assert edition is not None
    assert edition.publish_at is not None
    assert edition.publish_at.isoformat() == moment


def test_the_time_zone_is_the_sites_own() -> None:
    edition = edition_of("title: A\npublish_at: 2026-12-01T09:00\n", timezone="Africa/Nairobi").value

    assert edition is not None
    assert edition.publish_at is not None
    assert edition.publish_at.utcoffset() == dt.timedelta(hours=3)


def test_a_problem_that_there_is_not_cannot_be_waived() -> None:
    loaded = edition_of("title: A\nallow: [raw-html: quoted, rawhtml: quoted]\n")

    [problem] = loaded.problems
    assert loaded.value is None
    assert problem.code == "unknown-code"
    assert problem.fixes == ("raw-html",)
    assert (problem.span.line, problem.span.column) == (3, 27)
