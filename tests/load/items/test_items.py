import datetime as dt

import pytest

from bilan.load.items.items import ItemsFound, load_items
from bilan.load.settings import load_settings
from bilan.model.content import Collection, Story, StoryKind
from bilan.model.source import Diagnostic, Loaded
from tests.load.trees import tree_of

STORY = """
== content/stories/2021/faustina/en.md ==
---
title: Faustina comes home
kind: story
date: 2021-09-29
updated: 2021-10-02
---
A workshop of her own.
"""
FRENCH = """
== content/stories/2021/faustina/fr.md ==
---
title: Faustine rentre chez elle
slug: faustine
---
Un atelier à elle.
"""
BROKEN = """
== content/stories/marie/fr.md ==
---
title: Marie
kind: storry
date: 2021-09-29
---
Une boutique.
"""


def load(text: str) -> Loaded[ItemsFound]:
    tree = tree_of(text)
    settings = load_settings(tree).value
    assert settings is not None
    return load_items(tree, settings)


def found_in(text: str) -> ItemsFound:
    loaded = load(text)
    assert loaded.value is not None
    assert loaded.problems == ()
    return loaded.value


def story_in(text: str) -> Story:
    [story] = found_in(text).items[Collection.STORIES].values()
    assert isinstance(story, Story)
    return story


def problems_in(text: str) -> tuple[Diagnostic, ...]:
    return load(text).problems


def test_the_files_of_a_folder_are_one_item_with_an_edition_in_each_language() -> None:
    story = story_in(STORY + FRENCH)

    assert (story.key, story.folder, story.original) == ("faustina", "content/stories/2021/faustina", "en")
    assert {language: edition.title for language, edition in story.editions.items()} == {
        "en": "Faustina comes home",
        "fr": "Faustine rentre chez elle",
    }
    assert story.span.path == "content/stories/2021/faustina/en.md"


def test_facts_are_those_of_the_original() -> None:
    story = story_in(STORY + FRENCH)

    assert story.kind is StoryKind.STORY
    assert story.date.day == dt.date(2021, 9, 29)
    assert story.updated is not None
    assert story.updated.day == dt.date(2021, 10, 2)


def test_one_language_alone_is_a_whole_item() -> None:
    story = story_in(STORY.replace("en.md", "fr.md"))

    assert story.original == "fr"
    assert list(story.editions) == ["fr"]


def test_a_slug_is_the_key_where_a_file_names_none() -> None:
    story = story_in(STORY + FRENCH)

    assert {language: edition.slug for language, edition in story.editions.items()} == {
        "en": "faustina",
        "fr": "faustine",
    }


def test_every_collection_is_there_although_nothing_is_in_it() -> None:
    assert list(found_in("").items) == list(Collection)
    assert found_in("").known[Collection.PAGES] == frozenset()


def test_items_are_ordered_by_their_keys() -> None:
    pages = "".join(
        f"== content/pages/{path}/en.md ==\n---\ntitle: {path}\n---\nText.\n" for path in ("z/a", "c", "a/b")
    )

    found = found_in(pages)

    assert list(found.items[Collection.PAGES]) == ["a", "b", "c"]


def test_a_broken_item_is_left_out_and_its_key_is_known() -> None:
    loaded = load(STORY + BROKEN)

    assert loaded.value is not None
    assert list(loaded.value.items[Collection.STORIES]) == ["faustina"]
    assert loaded.value.known[Collection.STORIES] == {"faustina", "marie"}
    assert [one.code for one in loaded.problems] == ["unknown-choice"]


def test_a_broken_translation_leaves_the_whole_item_out() -> None:
    loaded = load(STORY + FRENCH.replace("slug: faustine", "slug: Faustine!"))

    assert loaded.value is not None
    assert loaded.value.items[Collection.STORIES] == {}
    assert [one.code for one in loaded.problems] == ["bad-slug"]


def test_both_files_of_a_broken_item_are_read_to_the_end() -> None:
    text = STORY.replace("kind: story", "kind: storry").replace("of her own", "<b>of</b> her own")

    codes = [one.code for one in problems_in(text + FRENCH.replace("slug: faustine", "slugg: faustine"))]

    assert codes == ["raw-html", "unknown-choice", "unknown-key"]


def test_front_matter_with_broken_yaml_hides_nothing_of_the_other_file() -> None:
    text = STORY.replace("kind: story", "kind: [story").replace("of her own", "[of](javascript:x) her own")

    codes = [one.code for one in problems_in(text + FRENCH.replace("slug: faustine", "slugg: faustine"))]

    assert codes == ["yaml-syntax", "link-scheme", "unknown-key"]


@pytest.mark.parametrize("front", ["- a list\n", "only words\n"])
def test_front_matter_that_is_no_group_is_one_problem(front: str) -> None:
    found = problems_in(f"== content/pages/about/en.md ==\n---\n{front}---\nText.\n")

    assert [(one.code, one.span.line) for one in found] == [("not-a-group", 2)]


def test_empty_front_matter_lacks_a_title() -> None:
    found = problems_in("== content/pages/about/en.md ==\n---\n---\nText.\n")

    assert [(one.code, one.what) for one in found] == [("missing-key", "`title` is missing")]


def test_of_two_items_of_one_key_the_first_is_kept() -> None:
    loaded = load(STORY + STORY.replace("2021/faustina", "2022/faustina"))

    assert loaded.value is not None
    assert [one.folder for one in loaded.value.items[Collection.STORIES].values()] == [
        "content/stories/2021/faustina"
    ]
    assert [one.code for one in loaded.problems] == ["repeated-item"]


def test_an_item_whose_folder_is_no_key_is_left_out() -> None:
    loaded = load(STORY.replace("2021/faustina", "2021/Faustina"))

    assert loaded.value is not None
    assert loaded.value.items[Collection.STORIES] == {}
    assert [one.code for one in loaded.problems] == ["bad-key"]


PROJECT = """
== content/projects/water/en.md ==
---
title: Water for Agadez
contribution: {amount: 1500000, currency: EUR}
from: 2017-05
to: %s
---
Wells and pipes.
"""


@pytest.mark.parametrize("end", ["2017", "2017-05", "2017-05-01", "2021-12-31", "~2018"])
def test_a_project_may_end_when_it_begins_or_later(end: str) -> None:
    assert problems_in(PROJECT % end) == ()


@pytest.mark.parametrize("end", ["2016", "2017-04", "2017-04-30"])
def test_a_project_that_ends_before_it_begins_is_refused(end: str) -> None:
    [problem] = problems_in(PROJECT % end)

    assert problem.code == "ends-before-start"
    assert (problem.span.line, [one.line for one in problem.also]) == (5, [4])
