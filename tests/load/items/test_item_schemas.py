import pytest

from bilan.load.entries.problems import read_entry
from bilan.load.items.item_schemas import ORIGINALS, TRANSLATIONS, facts_of, required_facts_of
from bilan.load.items.written import FACTS
from bilan.load.yaml.yaml_source import read_yaml
from bilan.model.content import Collection
from bilan.model.source import Diagnostic

REQUIRED = {
    Collection.STORIES: ("kind", "date"),
    Collection.OBJECTIVES: ("order",),
    Collection.PROJECTS: ("contribution", "from"),
    Collection.FACTSHEETS: ("as_of",),
    Collection.PAGES: (),
}
OPTIONAL = {
    Collection.STORIES: {"objectives", "countries", "regions", "topics", "projects", "image", "featured"},
    Collection.OBJECTIVES: {"counters", "charts", "image", "topics"},
    Collection.PROJECTS: {
        "to", "objectives", "countries", "regions", "topics", "partners", "website", "results",
    },
    Collection.FACTSHEETS: {"objectives", "countries", "topics", "headline", "pdf"},
    Collection.PAGES: {"order", "in_menu", "in_footer", "shows"},
}  # fmt: skip


def problems_in(collection: Collection, text: str, *, is_original: bool = True) -> tuple[Diagnostic, ...]:
    node = read_yaml("content/a.md", text).value
    assert node is not None
    schemas = ORIGINALS if is_original else TRANSLATIONS
    return read_entry(schemas[collection], node, ("en", "fr")).problems


@pytest.mark.parametrize("collection", list(Collection))
def test_the_facts_of_a_collection_are_those_of_the_format(collection: Collection) -> None:
    facts = facts_of(collection)

    assert set(facts) == {*REQUIRED[collection], *OPTIONAL[collection], "updated"}
    assert FACTS[collection] == set(facts)
    assert required_facts_of(collection) == REQUIRED[collection]


def test_a_fact_is_found_under_the_name_that_its_schema_has_for_it() -> None:
    assert facts_of(Collection.PROJECTS)["from"] == "starts"
    assert facts_of(Collection.PROJECTS)["to"] == "ends"


@pytest.mark.parametrize("collection", list(Collection))
def test_an_original_without_its_required_facts_is_refused(collection: Collection) -> None:
    problems = problems_in(collection, "title: A\n")

    assert {one.code for one in problems} <= {"missing-key"}
    assert [one.what for one in problems] == [f"`{key}` is missing" for key in REQUIRED[collection]]
    assert all(one.why and one.fixes for one in problems)


@pytest.mark.parametrize("collection", list(Collection))
def test_a_translation_needs_no_facts_and_a_title(collection: Collection) -> None:
    assert problems_in(collection, "title: A\n", is_original=False) == ()
    assert [one.what for one in problems_in(collection, "slug: a\n", is_original=False)] == [
        "`title` is missing"
    ]


def test_a_fact_in_a_translation_is_read_as_strictly() -> None:
    problems = problems_in(Collection.STORIES, "title: A\nkind: storry\ndate: 1.2.2021\n", is_original=False)

    assert [one.code for one in problems] == ["unknown-choice", "date-not-iso"]


def test_a_key_of_another_collection_is_unknown() -> None:
    assert [one.code for one in problems_in(Collection.PAGES, "title: A\ndate: 2021-01-01\n")] == [
        "unknown-key"
    ]


def test_everything_that_a_file_may_hold_is_accepted() -> None:
    text = """\
title: A
summary: S
image_alt: ""
image_caption: C
seo_title: T
update_note: N
slug: a-b
status: draft
publish_at: 2026-12-01
translated_from: 1d8ba554
aliases: [/en/old/]
allow: [raw-html: quoted]
original: fr
updated: 2021-10-02
kind: news
date: ~2018-04
objectives: [a]
countries: [GH, NO]
regions: [b]
topics: [c]
projects: [d]
image: a.jpg
featured: true
"""

    assert problems_in(Collection.STORIES, text) == ()


def test_everything_that_a_project_may_hold_is_accepted() -> None:
    text = """\
title: A
contribution: {amount: 1500000.50, currency: EUR, funder: {en: The fund, fr: Le fonds}}
from: 2009
to: 2011-05
partners: [An agency, {en: A ministry, fr: Un ministère}]
website: https://example.org/
results: [a]
"""

    assert problems_in(Collection.PROJECTS, text) == ()


@pytest.mark.parametrize(
    ("collection", "text", "code"),
    [
        (Collection.OBJECTIVES, "charts: [a]", "not-a-group"),
        (Collection.OBJECTIVES, "charts: [{by: country}]", "missing-key"),
        (Collection.OBJECTIVES, "charts: [{indicator: a, dimension: b}]", "unknown-key"),
        (Collection.OBJECTIVES, "counters: a", "not-a-list"),
        (Collection.OBJECTIVES, 'image: ""', "empty-text"),
        (Collection.OBJECTIVES, "allow: [raw-html]", "not-a-group"),
        (Collection.OBJECTIVES, "allow: [raw-html: ]", "empty-text"),
        (Collection.OBJECTIVES, "original: de", "unknown-language"),
        (Collection.OBJECTIVES, "updated: yesterday", "date-not-iso"),
    ],
)
def test_what_a_key_may_not_hold_is_refused(collection: Collection, text: str, code: str) -> None:
    assert [one.code for one in problems_in(collection, f"title: A\norder: 1\n{text}\n")] == [code]
