"""Beginning a translation: a draft with the original at hand."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bilan.desk.refused import Refused
from bilan.desk.starting.translate import TranslateOrder, begin_translation, draft_of
from bilan.disk.tree import Folders
from bilan.load.text.front_matter import split_front_matter
from bilan.model.source import SourceFile
from tests.desk.starting.desks import built, texts, written

SITE = """
== content/stories/faustina/en.md ==
---
title: "She: home"
summary: Four years away, and
  a journey back.
kind: story
date: 2021-09-29
image: her.jpg
image_alt: At her machine
image_caption: Her workshop.
---
A workshop of her own.

## What changed

- One # thing
- [another](projects:schools)

== content/projects/schools/fr.md ==
---
title: Écoles
contribution: {amount: 5, currency: EUR}
from: 2018
---
Des écoles.

== content/pages/schools/en.md ==
---
title: Schools
---
Schools.
"""


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    folders = written(tmp_path, SITE)
    (folders.content / "stories" / "faustina" / "her.jpg").write_bytes(b"")
    return folders


def test_a_translation_begins_as_a_draft_with_the_original_in_its_comments(folders: Folders) -> None:
    assert begin_translation(TranslateOrder(key="faustina"), folders) == ("content/stories/faustina/fr.md",)

    assert texts(folders)["content/stories/faustina/fr.md"] == (
        "---\n"
        "# `title` and `image_alt`: still in the words of en.md.\n"
        'title: "She: home"\n'
        "image_alt: At her machine\n"
        "status: draft\n"
        "# summary: Four years away, and a journey back.\n"
        "# image_caption: Her workshop.\n"
        "#\n"
        "# The text of en.md; write its translation below the next line of ---.\n"
        "#\n"
        "# A workshop of her own.\n"
        "#\n"
        "# ## What changed\n"
        "#\n"
        "# - One # thing\n"
        "# - [another](projects:schools)\n"
        "---\n"
        "\n"
    )


def test_an_original_in_the_second_language_is_translated_into_the_first(tmp_path: Path) -> None:
    folders = written(tmp_path, SITE.replace("image: her.jpg\n", ""))
    order = TranslateOrder(key="schools", collection="projects")

    assert begin_translation(order, folders) == ("content/projects/schools/en.md",)
    assert built(folders).publishable


def test_a_translation_that_was_begun_is_on_no_published_page(tmp_path: Path) -> None:
    folders = written(tmp_path, SITE.replace("image: her.jpg\n", ""))
    before = built(folders, shows_drafts=False)

    begin_translation(TranslateOrder(key="faustina"), folders)

    after = built(folders, shows_drafts=False)
    assert after.publishable
    assert after.files == before.files


@settings(max_examples=30)
@given(body=st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=60))
def test_no_text_of_an_original_gets_out_of_its_comments(body: str) -> None:
    original = SourceFile.of(path="content/pages/x/en.md", text=f"---\ntitle: X\n---\n{body}", digest="")

    text = draft_of({"title": "X"}, original)

    split = split_front_matter(SourceFile.of(path="content/pages/x/fr.md", text=text, digest=""))
    assert split.value is not None
    assert split.value.body.strip() == ""
    assert [line for line in split.value.yaml.split("\n") if line and line[0] != "#"] == [
        "title: X",
        "status: draft",
    ]


@pytest.mark.parametrize(
    ("order", "why"),
    [
        (TranslateOrder(key="faustna"), "there is no item 'faustna'; did you mean 'faustina'?"),
        (TranslateOrder(key="schools"), "a 'schools' in pages and in projects; say which with --collection"),
        (TranslateOrder(key="faustina", language="de"), "the site has no language 'de'; it has en, fr"),
        (
            TranslateOrder(key="faustina", language="en"),
            "there is content/stories/faustina/en.md already",
        ),
        (
            TranslateOrder(key="faustina", collection="projects"),
            "there is no 'faustina' in projects",
        ),
    ],
)
def test_what_cannot_be_translated_is_told(order: TranslateOrder, why: str, folders: Folders) -> None:
    before = texts(folders)

    with pytest.raises(Refused) as refused:
        begin_translation(order, folders)

    assert why in str(refused.value)
    assert texts(folders) == before


def test_a_broken_original_is_to_be_mended_first(tmp_path: Path) -> None:
    folders = written(tmp_path, SITE.replace("date: 2021-09-29", "date: 29/09/2021"))

    with pytest.raises(Refused, match=r"content/stories/faustina cannot be read as it stands"):
        begin_translation(TranslateOrder(key="faustina"), folders)
