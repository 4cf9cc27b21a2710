"""Pictures and tables compared."""

from __future__ import annotations

import json

from bilan.review.changes.file_changes import (
    Fate,
    FileChange,
    Rows,
    compare_pictures,
    compare_table,
    row_keys,
)

STREET, OTHER = "media/a/street.aaaaaaaa", "media/a/street.bbbbbbbb"


def test_a_picture_with_another_fingerprint_is_replaced_and_weighs_all_its_files() -> None:
    old = {f"{STREET}-320.webp": 10, f"{STREET}-640.webp": 20}
    new = {f"{OTHER}-320.webp": 15}

    assert compare_pictures(old, new) == (
        FileChange(name="media/a/street", fate=Fate.REPLACED, old_size=30, new_size=15),
    )


def test_a_picture_in_more_widths_is_the_same_picture() -> None:
    assert (
        compare_pictures({f"{STREET}-320.webp": 10}, {f"{STREET}-320.webp": 10, f"{STREET}-640.jpg": 9}) == ()
    )


def test_pictures_come_and_go() -> None:
    [gone] = compare_pictures({f"{STREET}-320.webp": 10}, {})
    [new] = compare_pictures({}, {f"{STREET}-320.webp": 10})

    assert (gone.fate, gone.new_size, new.fate, new.old_size) == (Fate.GONE, 0, Fate.NEW, 0)


def test_files_that_are_no_pictures_are_left_out() -> None:
    assert compare_pictures({"en/index.html": 1}, {"assets/site.css": 2}) == ()


def test_rows_of_a_table_are_told_apart_by_their_key() -> None:
    old = b"project,name\r\na,One\r\nb,Two\r\nc,Three\r\n"
    new = b"project,name\r\nb,Two and more\r\nc,Three\r\nd,Four\r\n"

    assert compare_table("data/projects.csv", old, new, ["project"]) == Rows(added=1, changed=1, removed=1)


def test_a_table_without_a_key_or_with_equal_keys_is_not_counted() -> None:
    table = b"project,name\r\na,One\r\na,Two\r\n"

    assert compare_table("data/projects.csv", table, table, []) is None
    assert compare_table("data/projects.csv", table, table, ["project"]) is None
    assert compare_table("data/projects.csv", table, table, ["code"]) is None
    assert compare_table("data/projects.csv", b"\xff\xfe", table, ["name"]) is None
    assert compare_table("paper.pdf", table, table, ["name"]) is None


def test_the_package_says_by_which_columns_rows_are_known() -> None:
    package = {
        "resources": [
            {"path": "projects.csv", "schema": {"primaryKey": ["project"]}},
            {"path": "x.csv", "schema": "x.json"},
        ]
    }

    assert row_keys(json.dumps(package).encode()) == {"data/projects.csv": ("project",)}
    assert row_keys(None) == row_keys(b"[]") == row_keys(b"{") == {}
