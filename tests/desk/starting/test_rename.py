"""Another key: the folder, what names it and its old addresses, all or nothing."""

import os
from pathlib import Path

import pytest

from bilan.desk.refused import Refused
from bilan.desk.starting.rename import RenameOrder, rename
from bilan.desk.starting.writing import write
from bilan.disk.tree import Folders, read_tree
from tests.desk.starting.desks import Person, built, texts, written

SITE = """
== content/projects/2018/schools/en.md ==
---
title: Schools
contribution: {amount: 5, currency: EUR}
from: 2018
---
Schools.

## What

More.

== content/projects/2018/schools/fr.md ==
---
title: Écoles
slug: ecoles
---
Des écoles. Voir [elles-mêmes](projects:schools).

== content/stories/schools/en.md ==
---
title: A story with the same key
summary: "More of [the project](projects:schools)."
kind: story
date: 2021-09-29
projects: [wells, schools] # both of them
---
See [the project](projects:schools#what) and [that](stories:schools), [once more][p].

Not a link: `projects:schools`, projects:schools.

[p]: projects:schools

== content/projects/wells/en.md ==
---
title: Wells
contribution: {amount: 5, currency: EUR}
from: 2018
---
Wells.
"""

SURE = RenameOrder(key="schools", new="classrooms", collection="projects", is_sure=True)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return written(tmp_path, SITE)


def do(order: RenameOrder, folders: Folders, person: Person | None = None) -> str:
    heard: list[str] = []
    rename(order, folders, heard.append, person.agree if person else None)
    return "\n".join(heard)


def why_not(order: RenameOrder, folders: Folders) -> str:
    before = texts(folders)
    with pytest.raises(Refused) as refused:
        do(order, folders)
    assert texts(folders) == before
    return str(refused.value)


def test_the_folder_moves_with_all_that_lies_in_it(folders: Folders) -> None:
    picture = folders.content / "projects" / "2018" / "schools" / "_notes.bin"
    picture.write_bytes(b"\x00")

    do(SURE, folders)

    assert not picture.exists()
    assert (folders.content / "projects" / "2018" / "classrooms" / "_notes.bin").read_bytes() == b"\x00"


def test_links_and_facts_follow_and_everything_else_stays(folders: Folders) -> None:
    do(SURE, folders)

    after = texts(folders)
    assert after["content/stories/schools/en.md"] == (
        "---\ntitle: A story with the same key\n"
        'summary: "More of [the project](projects:classrooms)."\n'
        "kind: story\ndate: 2021-09-29\nprojects: [wells, classrooms] # both of them\n---\n"
        "See [the project](projects:classrooms#what) and [that](stories:schools), [once more][p].\n\n"
        "Not a link: `projects:schools`, projects:schools.\n\n[p]: projects:classrooms\n"
    )
    assert "(projects:classrooms)" in after["content/projects/2018/classrooms/fr.md"]
    assert built(folders).publishable


def test_an_address_that_changes_leads_on_and_one_that_stays_is_left_alone(folders: Folders) -> None:
    do(SURE, folders)

    after = texts(folders)
    assert "aliases: [/en/projects/schools/]\n" in after["content/projects/2018/classrooms/en.md"]
    assert "aliases" not in after["content/projects/2018/classrooms/fr.md"]
    site = built(folders)
    assert {"/results/en/projects/schools/", "/results/en/projects/classrooms/"} <= set(site.pages)


def test_a_draft_that_nobody_knows_has_no_old_address(tmp_path: Path) -> None:
    folders = written(tmp_path, SITE.replace("title: Wells\n", "title: Wells\nstatus: draft\n"))

    do(RenameOrder(key="wells", new="boreholes", is_sure=True), folders)

    assert "aliases" not in texts(folders)["content/projects/boreholes/en.md"]


def test_there_and_back_again_no_address_leads_to_itself(folders: Folders) -> None:
    do(RenameOrder(key="wells", new="boreholes", is_sure=True), folders)
    do(RenameOrder(key="boreholes", new="wells", is_sure=True), folders)

    assert "aliases: [/en/projects/boreholes/]\n" in texts(folders)["content/projects/wells/en.md"]
    assert built(folders).publishable


OBJECTIVE = """
== content/objectives/education/en.md ==
---
title: Education
order: 1
---
Schools.

== content/indicators/schools.yaml ==
indicators:
  schools-built:
    name: {en: Schools built, fr: Écoles construites}
    unit: places
    counting: cumulative
    objective: education # for now
    observations: [{as_of: 2020-05-06, value: 5}]

== content/indicators/pupils.yaml ==
name: {en: Pupils, fr: Élèves}
unit: people
counting: cumulative
objective: education
observations: [{as_of: 2020-05-06, value: 5}]
"""


def test_an_objective_takes_its_indicators_and_its_earlier_results_along(tmp_path: Path) -> None:
    folders = written(tmp_path, OBJECTIVE)
    before = built(folders)
    (folders.content / "_addresses.txt").write_text(before.addresses, encoding="utf-8")

    said = do(RenameOrder(key="education", new="learning", is_sure=True), folders)

    after = texts(folders)
    assert "    objective: learning # for now\n" in after["content/indicators/schools.yaml"]
    assert "objective: learning\n" in after["content/indicators/pupils.yaml"]
    assert "of its pages of earlier results lead on" in said
    assert (
        "/en/results/as-of/2020-05-06/education/ -> /en/results/as-of/2020-05-06/learning/\n"
        in after["content/_addresses.txt"]
    )
    assert built(folders).publishable
    assert "address-gone" not in built(folders).codes


# --- asking ---


def test_a_person_sees_what_will_change_and_decides(folders: Folders) -> None:
    order = RenameOrder(key="wells", new="boreholes")

    assert do(order, folders, Person(answers=["n"])).endswith("Nothing was written.")
    assert "content/projects/wells/en.md" in texts(folders)
    assert do(order, folders, Person(answers=["y"])) == (
        "content/projects/wells becomes content/projects/boreholes.\n"
        "content/stories/schools/en.md names it once.\n"
        "/en/projects/wells/ leads on to /en/projects/boreholes/.\n"
        "Renamed content/projects/wells to content/projects/boreholes."
    )


def test_a_look_changes_nothing_and_asks_nothing(folders: Folders) -> None:
    before = texts(folders)

    said = do(RenameOrder(key="wells", new="boreholes", is_dry=True), folders)

    assert said.endswith("Nothing was written, for --dry-run only looks.")
    assert texts(folders) == before


def test_where_nobody_is_there_it_does_not_wait(folders: Folders) -> None:
    assert why_not(RenameOrder(key="wells", new="boreholes"), folders) == (
        "nobody is here to be asked; say --yes to rename it, or --dry-run to look only"
    )


# --- what is refused ---


@pytest.mark.parametrize(
    ("key", "new", "why"),
    [
        (
            "wells",
            "Bore holes",
            "cannot be a key: use lower case letters, digits and hyphens; write bore-holes",
        ),
        ("wells", "wells", "content/projects/wells has this key already"),
        ("wells", "schools", "there is a 'schools' in projects already: content/projects/2018/schools"),
        ("wels", "x", "there is no item 'wels'; did you mean 'wells'?"),
        ("schools", "x", "say which with --collection"),
    ],
)
def test_a_rename_that_cannot_be_is_told(key: str, new: str, why: str, folders: Folders) -> None:
    assert why in why_not(RenameOrder(key=key, new=new, is_sure=True), folders)


def test_the_first_page_keeps_its_key(tmp_path: Path) -> None:
    folders = written(tmp_path, "== content/pages/home/en.md ==\n---\ntitle: Home\n---\nHome.\n")

    assert "the first page of the site" in why_not(RenameOrder(key="home", new="x", is_sure=True), folders)


def test_a_file_that_cannot_be_read_and_may_name_it_is_to_be_mended_first(tmp_path: Path) -> None:
    folders = written(tmp_path, SITE.replace("projects: [wells,", "projects: [[wells,"))

    said = why_not(RenameOrder(key="wells", new="boreholes", is_sure=True), folders)

    assert said.startswith("content/stories/schools/en.md may name 'wells' and cannot be read")


def test_what_the_system_does_not_give_out_may_name_it_too(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(place: str) -> object:
        if str(place).endswith("stories"):
            raise PermissionError(13, "Permission denied", place)
        return scan(place)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(Refused, match="content/stories cannot be read, so nothing was written"):
        do(RenameOrder(key="wells", new="deep-wells", is_sure=True), folders)


def test_a_slug_that_is_taken_is_told_before_anything_is_written(tmp_path: Path) -> None:
    folders = written(tmp_path, SITE.replace("title: Schools\n", "title: Schools\nslug: boreholes\n"))

    said = why_not(RenameOrder(key="wells", new="boreholes", is_sure=True), folders)

    assert "the slug `boreholes` is taken" in said


def test_a_folder_that_is_in_the_way_leaves_everything_as_it_was(folders: Folders) -> None:
    (folders.content / "projects" / "boreholes").mkdir()

    said = why_not(RenameOrder(key="wells", new="boreholes", is_sure=True), folders)

    assert said.endswith("everything is as it was")


def test_a_file_that_was_changed_meanwhile_leaves_everything_as_it_was(folders: Folders) -> None:
    tree = read_tree(folders)
    path = "content/projects/wells/en.md"
    (folders.content / "projects" / "wells" / "en.md").write_text("changed\n", encoding="utf-8")

    with pytest.raises(Refused, match="was changed in the meantime"):
        write({path: "new\n"}, tree, folders, ("content/projects/wells", "content/projects/boreholes"))

    assert texts(folders)[path] == "changed\n"
